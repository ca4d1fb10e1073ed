"""The passages of the draft that may carry out an order: sentences, clauses, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Layout, Plan, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.parent._words import Piece, piece_of

__all__ = ["Passage", "passages_of", "reasons"]

_WHY = frozenset({"purpose", "requirements", "basis", "context"})
_END = lazy(r"(?<=[.;])\s+")
_LEAST = 3


@dataclass(frozen=True)
class Passage:
    """A passage, and the block that it belongs to (a task with its lines, or a paragraph)."""

    piece: Piece
    block: Span


def passages_of(plan: Plan, layout: Layout, *, whole: bool = False) -> tuple[Passage, ...]:
    """The passages in text order; purposes promise nothing and are left out, but for ``whole``."""
    whys = [] if whole else reasons(plan, layout)
    blocks = sorted(span for task in plan.tasks for span in task.spans[:1])
    found = []
    for span in _stretches(layout):
        if any(span.start in why for why in whys):
            continue
        for part in _parts(layout, span):
            piece = piece_of(plan, layout, part)
            if len(piece.words) >= _LEAST:
                block = next((b for b in blocks if part.overlaps(b)), part)
                found.append(Passage(piece, _joined(block, part)))
    return tuple(found)


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


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _stretches(layout: Layout) -> Iterator[Span]:
    """Paragraphs of the body and of the annexes."""
    zones = layout.spans(ZoneKind.BODY, ZoneKind.ANNEX) or (layout.span,)
    for span in layout.paragraphs:
        if any(span.start in zone for zone in zones) and layout.flow[span.start : span.end].strip():
            yield span


def _parts(layout: Layout, span: Span) -> list[Span]:
    """The paragraph in sentences and clauses."""
    found, start = [], span.start
    for match in _END.finditer(layout.flow, span.start, span.end):
        found.append(Span(start, match.start()))
        start = match.end()
    end = start + len(layout.flow[start : span.end].rstrip())
    return [*found, Span(start, end)] if end > start else found
