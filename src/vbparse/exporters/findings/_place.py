"""Where a finding stands, as a person looks for it: page, section, line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Finding, Span
from vbparse.rules.check import Checked

__all__ = ["Place", "place_of", "places_of"]

_WIDTH = 96


@dataclass(frozen=True)
class Place:
    """``line`` counts from 1 in the one text; ``start`` and ``end`` are columns of ``shown``."""

    page: int | None
    section: str | None
    line: int
    column: int
    shown: str
    start: int
    end: int


def place_of(checked: Checked, finding: Finding) -> Place:
    """The place of the first stretch of ``finding``."""
    return next(places_of(checked, finding))


def places_of(checked: Checked, finding: Finding) -> Iterator[Place]:
    """Every place of ``finding``, in its order; what has none stands at the first line."""
    for span in finding.spans or (checked.draft.first_line,):
        yield _place(checked, span)


def _place(checked: Checked, span: Span) -> Place:
    source = checked.draft.source
    at = source.line_index(span.start)
    text = source.text
    begin = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.start)
    stop = len(text) if stop < 0 else stop
    left = begin if stop - begin <= _WIDTH else max(begin, span.start - _WIDTH // 3)
    right = min(stop, left + _WIDTH)
    return Place(
        page=source.lines[at].page if at >= 0 else None,
        section=_section(checked, span.start),
        line=text.count("\n", 0, span.start) + 1,
        column=span.start - begin + 1,
        shown=text[left:right],
        start=span.start - left,
        end=max(span.start - left + 1, min(span.end, right) - left),
    )


def _section(checked: Checked, offset: int) -> str | None:
    """``II.1``: the numbers of the headings that hold the place, the outermost first."""
    layout = checked.draft.layout
    at = layout.heading_at(offset)
    numbers: list[str] = []
    while at is not None:
        numbers.append(layout.headings[at].number.rstrip(".)"))
        at = layout.headings[at].parent
    return ".".join(reversed(numbers)) or None
