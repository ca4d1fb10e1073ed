"""Findings → text for people and programs: one file a format, found by looking into this folder.

``vbparse check --format NAME`` takes the function marked by ``@findings_exporter`` in the module
``NAME``. Every format shows the coverage: a verdict without it says nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vbparse.document import Source
from vbparse.exporters import Look
from vbparse.rules.check import Checked

__all__ = [
    "FindingsExporter",
    "FindingsLook",
    "findings_exporter",
    "named",
    "names",
    "shown_name",
]

Pieces = Callable[[Iterable[Checked], Look], Iterator[str]]


@dataclass(frozen=True)
class FindingsLook(Look):
    """A look with the files themselves, for formats that draw their pages, and where they are."""

    original: Callable[[Source], Path | bytes | None] = lambda source: None
    named: Callable[[Source], str] = lambda source: source.name


def shown_name(look: Look, source: Source) -> str:
    """The file as the user finds it: with its folder, where the look knows of one."""
    return look.named(source) if isinstance(look, FindingsLook) else source.name


@dataclass(frozen=True)
class FindingsExporter:
    """One format; ``pieces`` yields text as soon as a plan is checked."""

    name: str
    suffix: str
    pieces: Pieces


def findings_exporter(name: str, suffix: str) -> Callable[[Pieces], FindingsExporter]:
    """Mark the function that writes findings as the format ``name``."""

    def mark(pieces: Pieces) -> FindingsExporter:
        return FindingsExporter(name, suffix, pieces)

    return mark


@cache
def names() -> tuple[str, ...]:
    """Every format in this folder."""
    return tuple(
        sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    )


def named(name: str) -> FindingsExporter | None:
    """The format ``name``, or ``None``; nothing else is imported."""
    if name not in names():
        return None
    members = vars(importlib.import_module(f"{__name__}.{name}")).values()
    return next((value for value in members if isinstance(value, FindingsExporter)), None)
