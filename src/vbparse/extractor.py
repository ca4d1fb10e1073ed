"""What an extractor is, and how all of them are found by looking into a folder.

A module of ``fields`` or ``citations`` (without a leading underscore) holds a function marked by
``@extractor``. It gets the ``Layout`` and the ``Known`` values found before it, and returns the
value of one attribute of ``Plan``: a dataclass, a tuple of them, or ``None``. It sets ``spans``
and ``confidence``; evidence and ``found_by`` are attached by the pipeline.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from vbparse.document import Layout

Known = Mapping[str, Any]
"""Values of ``Plan`` attributes found so far, by name; holds at least what ``needs`` names."""


@dataclass(frozen=True)
class Extractor:
    """One field: the ``Plan`` attribute it fills, what it needs first, and its function."""

    name: str
    needs: tuple[str, ...]
    extract: Callable[[Layout, Known], Any]

    @property
    def found_by(self) -> str:
        """The name that stands in the record's ``found_by``: ``fields.place``."""
        return self.extract.__module__.removeprefix("vbparse.")

    def __call__(self, layout: Layout, known: Known) -> Any:
        """The value of the field, or ``None`` when the field has no form for absence."""
        return self.extract(layout, known)


def extractor(
    name: str, *, needs: tuple[str, ...] = ()
) -> Callable[[Callable[[Layout, Known], Any]], Extractor]:
    """Mark the function that fills ``Plan.<name>``; it runs after the attributes in ``needs``."""

    def mark(function: Callable[[Layout, Known], Any]) -> Extractor:
        return Extractor(name, needs, function)

    return mark


@cache
def discover(package: str, path: tuple[str, ...]) -> tuple[Extractor, ...]:
    """All extractors in the modules of a package, by the name of the module."""
    found: list[Extractor] = []
    for module in sorted(pkgutil.iter_modules(list(path)), key=lambda m: m.name):
        if not module.name.startswith("_"):
            members = vars(importlib.import_module(f"{package}.{module.name}"))
            found += [value for value in members.values() if isinstance(value, Extractor)]
    return tuple(found)


def in_order(found: tuple[Extractor, ...]) -> tuple[Extractor, ...]:
    """The same extractors, each after the ones it needs; the order is always the same."""
    by_name = {e.name: e for e in sorted(found, key=lambda e: e.name)}
    order = TopologicalSorter({name: sorted(e.needs) for name, e in by_name.items()})
    return tuple(by_name[name] for name in order.static_order() if name in by_name)
