"""Plan → text for people and programs: one file a format, found by looking into this folder.

A module that holds a function marked by ``@exporter`` is a format of ``vbparse parse``. The other
modules make what a single command prints: the page of ``show``, the lines of ``text --layout``,
the JSON Schema.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vbparse.document import Plan

__all__ = ["Exporter", "Lang", "Look", "exporter", "exporters", "named"]

Lang = Literal["vi", "en"]


@dataclass(frozen=True)
class Look:
    """How a format may show itself: language of headings and notices, width, colour."""

    lang: Lang = "vi"
    width: int = 100  # of a line, in letters
    colour: bool = False  # escape codes of a terminal are allowed


Pieces = Callable[[Iterable[Plan], Look], Iterator[str]]


@dataclass(frozen=True)
class Exporter:
    """One format: ``pieces`` yields text as soon as a record is there, so memory stays flat."""

    name: str
    suffix: str
    pieces: Pieces


def exporter(name: str, suffix: str) -> Callable[[Pieces], Exporter]:
    """Mark the function that writes records as the format ``name``."""

    def mark(pieces: Pieces) -> Exporter:
        return Exporter(name, suffix, pieces)

    return mark


def named(name: str) -> Exporter | None:
    """The format ``name``, which stands in the module of that name; nothing else is imported."""
    if name not in _modules():
        return None
    members = vars(importlib.import_module(f"{__name__}.{name}")).values()
    return next((value for value in members if isinstance(value, Exporter)), None)


@cache
def exporters() -> dict[str, Exporter]:
    """Every format in this folder, by name."""
    found = (named(name) for name in _modules())
    return {item.name: item for item in found if item}


@cache
def _modules() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))
