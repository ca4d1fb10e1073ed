"""Setting text in lines of a given width, with the place of every mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.learning.synthesize.fonts import Measure
from vbparse.learning.synthesize.tagged import Tagged

__all__ = ["SetLine", "set_lines"]

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its text, its natural width, the indent before it, whether it ends a paragraph."""

    text: Tagged
    width: float
    indent: float = 0.0
    last: bool = False


def set_lines(text: Tagged, measure: Measure, width: float, indent: float = 0.0) -> list[SetLine]:
    """The paragraph in lines, filled one after the other."""
    whole = measure.width(text.text)
    if whole + indent <= width:  # also keeps runs of spaces that are to be filled in by hand
        return [SetLine(text, whole, indent, last=True)]
    found: list[SetLine] = []
    for start, end, natural in _broken(text.text, measure, width, indent):
        found.append(SetLine(text.cut(start, end), natural, 0.0 if found else indent))
    found[-1] = SetLine(found[-1].text, found[-1].width, found[-1].indent, last=True)
    return found


def _broken(
    text: str, measure: Measure, width: float, indent: float
) -> Iterator[tuple[int, int, float]]:
    """Start, end and width of each line."""
    start = end = -1
    used = indent
    for match in _WORD.finditer(text):
        for at, stop in _fitting(match.start(), match.end(), text, measure, width):
            size = measure.width(text[at:stop])
            gap = measure.space * (at - end) if start >= 0 else 0.0
            if start >= 0 and used + gap + size > width:
                yield start, end, used - (indent if start == 0 else 0.0)
                start, used, gap = -1, 0.0, 0.0
            if start < 0:
                start = at
            used += gap + size
            end = stop
    if start >= 0:
        yield start, end, used - (indent if start == 0 else 0.0)


def _fitting(
    start: int, end: int, text: str, measure: Measure, width: float
) -> Iterator[tuple[int, int]]:
    """The word, cut where it is wider than the line (in narrow cells)."""
    while measure.width(text[start:end]) > width and end - start > 1:
        cut = end - 1
        while cut > start + 1 and measure.width(text[start:cut]) > width:
            cut -= 1
        yield start, cut
        start = cut
    yield start, end
