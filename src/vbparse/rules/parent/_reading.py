"""One of the two documents beside each other: every stretch of it is read once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from vbparse.document import Deadline, Heading, Layout, Plan, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.parent._words import Piece, piece_of

__all__ = ["Reading"]

_END = lazy(r"(?<=[.;])\s+")
_WHY = frozenset({"purpose", "requirements", "basis", "context"})


class Reading:
    """A plan with its layout, and what has been read of it."""

    def __init__(self, plan: Plan, layout: Layout) -> None:
        self.plan, self.layout = plan, layout
        self.flow = layout.flow
        self._parts: dict[int, list[Span]] = {}
        self._pieces: dict[tuple[int, int], Piece] = {}

    def piece(self, span: Span) -> Piece:
        """The piece at ``span``."""
        at = span.start, span.end
        if at not in self._pieces:
            self._pieces[at] = piece_of(self.layout, span, self.times(span))
        return self._pieces[at]

    # ----------------------------------------------------------------------------------- times

    @cached_property
    def _times(self) -> list[tuple[int, int, int]]:
        """Where times stand: start, end, which deadline."""
        deadlines = enumerate(self.plan.deadlines)
        return sorted((part.start, part.end, i) for i, d in deadlines for part in d.spans)

    @cached_property
    def _longest(self) -> int:
        return max((end - start for start, end, _ in self._times), default=0)

    def times(self, span: Span) -> list[tuple[int, int]]:
        """The times that stand in ``span``, or reach into it."""
        first = bisect_left(self._times, (span.start - self._longest,))
        last = bisect_left(self._times, (span.end,))
        return [(start, end) for start, end, _ in self._times[first:last] if end > span.start]

    def due_in(self, span: Span) -> list[Deadline]:
        """The deadlines of which a part begins in ``span``, in their own order."""
        first = bisect_left(self._times, (span.start,))
        last = bisect_left(self._times, (span.end,))
        return [self.plan.deadlines[i] for i in sorted({i for *_, i in self._times[first:last]})]

    # ------------------------------------------------------------------------------ paragraphs

    @cached_property
    def titled(self) -> dict[int, Heading]:
        """The headings that have a title, by where they begin."""
        return {h.whole.start: h for h in reversed(self.layout.headings) if h.titled}

    @cached_property
    def stretches(self) -> tuple[int, ...]:
        """Which paragraphs are of the body and of the annexes."""
        layout, flow = self.layout, self.flow
        zones = layout.spans(ZoneKind.BODY, ZoneKind.ANNEX) or (layout.span,)
        return tuple(
            i
            for i, span in enumerate(layout.paragraphs)
            if any(zone.start <= span.start < zone.end for zone in zones)
            and flow[span.start : span.end].strip()
        )

    def parts(self, i: int) -> list[Span]:
        """A paragraph in sentences and clauses."""
        if i not in self._parts:
            self._parts[i] = _parts_of(self.flow, self.layout.paragraphs[i])
        return self._parts[i]

    def paragraph(self, at: int) -> int:
        """The last paragraph that begins at ``at`` or before; -1 for none."""
        return bisect_right(self.layout.paragraphs, at, key=lambda span: span.start) - 1

    @cached_property
    def reasons(self) -> list[Span]:
        """Sections on purposes and causes, by their headings: *Yêu cầu Sở Y tế …* is none."""
        return [
            Span(section.start, section.end)
            for section in self.plan.sections
            if section.level == 1
            and set(section.kinds) <= _WHY
            and any(span.start in self.titled for span in section.spans)
        ]


def _parts_of(flow: str, span: Span) -> list[Span]:
    found, start = [], span.start
    for match in _END.finditer(flow, span.start, span.end):
        found.append(Span(start, match.start()))
        start = match.end()
    end = start + len(flow[start : span.end].rstrip())
    return [*found, Span(start, end)] if end > start else found
