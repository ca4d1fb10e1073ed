"""The passages of the draft that may carry out an order: sentences, clauses, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from vbparse.document import Layout, Plan, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.parent._words import Piece, piece_of

__all__ = ["Passage", "end_of", "parts_of", "passages_of", "reasons", "stretches"]

_WHY = frozenset({"purpose", "requirements", "basis", "context"})
_END = lazy(r"(?<=[.;])\s+")
_LEAST = 3
_LONG, _CELLS, _CELL = 1500, 6, 120  # letters below a heading; cells of a row, letters of one


@dataclass(frozen=True)
class Passage:
    """A passage, and the block in which its time stands: its lines, or its row of a table."""

    piece: Piece
    block: Span


def passages_of(plan: Plan, layout: Layout) -> tuple[Passage, ...]:
    """The passages in text order; purposes promise nothing and are left out."""
    whys = reasons(plan, layout)
    found = []
    for i in stretches(layout):
        span = layout.paragraphs[i]
        if any(span.start in why for why in whys):
            continue
        pieces = [piece_of(plan, layout, part) for part in parts_of(layout, span)]
        kept = [piece for piece in pieces if len(piece.words) >= _LEAST]
        if not kept:
            continue
        ends = [piece.span.start for piece in kept[1:]]
        for piece, end in zip_longest(kept, ends):
            last = end if end is not None else end_of(plan, layout, i)
            found.append(Passage(piece, Span(piece.span.start, max(last, piece.span.end))))
    return tuple(found)


def end_of(plan: Plan, layout: Layout, i: int) -> int:
    """Where the lines end that belong to a paragraph: all below a heading, the cells of a row that
    has lost its grid, the second half of a printed line."""
    spans = layout.paragraphs
    titled = (h for h in layout.headings if h.titled and h.whole.start == spans[i].start)
    heading = next(titled, None)
    if heading is not None:
        return min(max(heading.body.end, spans[i].end), spans[i].end + _LONG)
    end, j = spans[i].end, i + 1
    while j < len(spans) and j - i <= _CELLS and _goes_on(plan, layout, spans[j]):
        end, j = spans[j].end, j + 1
    return end


def _goes_on(plan: Plan, layout: Layout, span: Span) -> bool:
    """The second half of a line, or a cell with nothing but names and a time."""
    text = layout.read(span)
    if text[:1].islower():
        return True
    return len(text) <= _CELL and text[:1].isupper() and not piece_of(plan, layout, span).words


def reasons(plan: Plan, layout: Layout) -> list[Span]:
    """Sections on purposes and causes, by their headings: *Yêu cầu Sở Y tế …* is none."""
    titled = {heading.whole.start for heading in layout.headings if heading.titled}
    return [
        Span(section.start, section.end)
        for section in plan.sections
        if section.level == 1
        and set(section.kinds) <= _WHY
        and any(span.start in titled for span in section.spans)
    ]


def stretches(layout: Layout) -> Iterator[int]:
    """Which paragraphs are of the body and of the annexes."""
    zones = layout.spans(ZoneKind.BODY, ZoneKind.ANNEX) or (layout.span,)
    for i, span in enumerate(layout.paragraphs):
        if any(span.start in zone for zone in zones) and layout.flow[span.start : span.end].strip():
            yield i


def parts_of(layout: Layout, span: Span) -> list[Span]:
    """The paragraph in sentences and clauses."""
    found, start = [], span.start
    for match in _END.finditer(layout.flow, span.start, span.end):
        found.append(Span(start, match.start()))
        start = match.end()
    end = start + len(layout.flow[start : span.end].rstrip())
    return [*found, Span(start, end)] if end > start else found
