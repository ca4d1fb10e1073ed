"""Spans that nest and overlap, as properly nested pieces of a stretch of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vbparse.document import Span

__all__ = ["Mark", "Piece", "pieces"]


@dataclass(frozen=True, order=True)
class Mark:
    """A span with the number of the value that it shows, and which mention of it this is."""

    start: int
    end: int
    value: int
    mention: int = 0


@dataclass(frozen=True)
class Piece:
    """A stretch without borders inside, and the marks around it, the outermost first."""

    start: int
    end: int
    around: tuple[Mark, ...]


def pieces(marks: Sequence[Mark], within: Span) -> tuple[Piece, ...]:
    """``within`` cut at every border of ``marks``; longer marks stand around shorter ones."""
    inside = [m for m in marks if m.start < within.end and within.start < m.end]
    borders = {within.start, within.end}
    for mark in inside:
        borders |= {max(mark.start, within.start), min(mark.end, within.end)}
    cuts = sorted(borders)
    opening = sorted(inside)
    active: list[Mark] = []
    found: list[Piece] = []
    at = 0
    for start, end in pairwise(cuts):
        while at < len(opening) and opening[at].start <= start:
            active.append(opening[at])
            at += 1
        active = [mark for mark in active if mark.end > start]
        around = sorted(active, key=lambda m: (m.start - m.end, m.start, m.value))
        found.append(Piece(start, end, tuple(around)))
    return tuple(found)
