"""*Báo cáo định kỳ*: how often the parent wants reports, and how often the draft sets them."""

from __future__ import annotations

from dataclasses import dataclass

from vbparse.document import Span
from vbparse.rules.parent._comparison import Comparison
from vbparse.rules.parent._periods import said_periods, times_a_year
from vbparse.rules.parent._reports import above_us, reports_in, sentence

__all__ = ["Round", "rounds"]


@dataclass(frozen=True)
class Round:
    """A report of the draft that comes again. ``own``: to a superior; ``None``: it names nobody."""

    span: Span  # where it says how often
    rate: float
    own: bool | None


def rounds(side: Comparison) -> list[Round]:
    """The recurring reports of the draft, inside of its body and to its superior."""
    found = []
    reading, layout = side.draft_reading, side.draft_layout
    for span in _reporting(side):
        told = [(rate, at) for rate, at in said_periods(reading.flow, span)]
        for deadline in reading.due_in(span):
            rate = times_a_year(deadline.rrule)
            if rate is not None:
                told.append((rate, next(part for part in deadline.spans if part.start in span)))
        if told and reports_in(layout, span):
            rate, at = max(told, key=lambda each: (each[0], -each[1].start))
            found.append(Round(at, rate, above_us(side, span)))
    return found


def _reporting(side: Comparison) -> list[Span]:
    """The sentences of the draft that name a period."""
    layout, reading = side.draft_layout, side.draft_reading
    starts = [d.spans[0].start for d in side.draft.deadlines if d.rrule and d.spans]
    for i in reading.stretches:
        starts += [at.start for _, at in said_periods(reading.flow, layout.paragraphs[i])]
    return sorted({sentence(layout, start) for start in starts})
