"""*Báo cáo*: which reports the parent wants from the draft's body, and which the draft sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vbparse.document import Deadline, Layout, Plan, Span
from vbparse.patterns import lazy
from vbparse.rules.parent._comparison import Comparison
from vbparse.rules.parent._periods import said_periods
from vbparse.rules.parent._reach import Reach, Self
from vbparse.rules.parent._say import day_of
from vbparse.vietnamese.agencies import find_bodies, same

__all__ = [
    "Set",
    "Wanted",
    "above_us",
    "receivers",
    "reports_in",
    "sentence",
    "sets",
    "wanted",
]

_CUE = lazy(r"(?i:báo\s+cáo)(?!\s+viên)|(?i:gửi)(?=\s+(?:kết\s+quả|về|báo\s+cáo|văn\s+bản))")
_COUNTED = lazy(r"\s+\d{1,2}(?=\s+tháng\b)")
_MONTHS = 8  # letters behind a name
_SENTENCE = 600
_DIRECT = (Reach.OWN, Reach.KIND, Reach.ALL, Reach.SOME)


@dataclass(frozen=True)
class Wanted:
    """A report that the parent wants; ``day`` is the last one, where it sets one."""

    span: Span
    day: date | None
    to: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class Set:
    """A report that the draft sets: its own to a superior (``own``), or of its units to it."""

    deadline: Deadline
    day: date
    own: bool


def sentence(layout: Layout, at: int) -> Span:
    """The clause around a place, within its paragraph."""
    paragraph = layout.paragraph_at(at) or Span(max(0, at - _SENTENCE), at + _SENTENCE)
    text = layout.flow
    start = max(text.rfind(mark, paragraph.start, at) + 1 for mark in (". ", ";", ".\n"))
    ends = [i for i in (text.find(mark, at, paragraph.end) for mark in (". ", ";")) if i >= 0]
    return Span(max(start, paragraph.start), min(ends, default=paragraph.end))


def receivers(layout: Layout, span: Span) -> tuple[str, ...]:
    """Who gets the report: the names behind the first *báo cáo* or *gửi*, the nearest first."""
    cue = _CUE.search(layout.flow, span.start, span.end)
    if cue is None:
        return ()
    bodies = find_bodies(layout.flow, cue.end(), span.end)
    return tuple(_name(layout, body.span) for body in bodies)


def _name(layout: Layout, span: Span) -> str:
    """The name of a body without the number of what follows: *UBND tỉnh | 06 tháng một lần*."""
    match = _COUNTED.search(layout.flow, span.start, span.end + _MONTHS)
    return layout.read(Span(span.start, match.start()) if match else span)


def reports_in(layout: Layout, span: Span) -> bool:
    """Whether a stretch speaks of a report."""
    return _CUE.search(layout.flow, span.start, span.end) is not None


def above_us(side: Comparison, span: Span) -> bool | None:
    """Whether the report of a stretch goes to a superior; ``None``: it names nobody."""
    to = receivers(side.draft_layout, span)
    names = tuple(name for each in side.asked for name in each.to[:1])
    return _above(side.us, to[0], names) if to else None


def wanted(side: Comparison) -> list[Wanted]:
    """From orders to report, and from sentences with a day that ask for reports."""
    found = [
        Wanted(
            order.piece.span,
            day_of(order.due),
            receivers(side.layout, order.piece.span),
            order.reach is not Reach.SOME,
        )
        for order in side.for_us("report")
    ]
    times: list[tuple[int, Deadline | None]]
    times = [(d.spans[0].start, d) for d in side.parent.deadlines if d.spans]
    for i in side.reading.stretches:
        again = said_periods(side.reading.flow, side.layout.paragraphs[i])
        times += [(at.start, None) for _, at in again]
    for start, deadline in times:
        span = sentence(side.layout, start)
        if not any(span.overlaps(other.span) for other in found):
            found += _asked(side, deadline, span)
    return found


def _asked(side: Comparison, deadline: Deadline | None, span: Span) -> Iterator[Wanted]:
    """A sentence that wants reports from bodies that it names before the word."""
    cue = _CUE.search(side.layout.flow, span.start, span.end)
    if cue is None:
        return
    bodies = find_bodies(side.layout.flow, span.start, cue.start())
    reached = {side.us.reach(side.layout.read(body.span)) for body in bodies}
    if reached & set(_DIRECT):
        sure = reached & set(_DIRECT) != {Reach.SOME}
        yield Wanted(span, day_of(deadline), receivers(side.layout, span), sure)


def sets(side: Comparison) -> list[Set]:
    """The reports of the draft that have a day."""
    found = []
    names = tuple(name for each in side.asked for name in each.to[:1])
    for deadline in _dated(side.draft):
        day = day_of(deadline)
        span = sentence(side.draft_layout, deadline.spans[0].start)
        to = receivers(side.draft_layout, span)
        if day is None or _CUE.search(side.draft_layout.flow, span.start, span.end) is None:
            continue
        found.append(Set(deadline, day, bool(to) and _above(side.us, to[0], names)))
    return found


def _dated(plan: Plan) -> list[Deadline]:
    return [d for d in plan.deadlines if d.spans and d.kind == "date"]


def _above(us: Self, name: str, names: tuple[str, ...]) -> bool:
    return us.is_parent(name) or us.is_superior(name) or any(same(name, other) for other in names)
