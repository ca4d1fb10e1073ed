"""Each commitment once: what one sentence says in two places, what is told again, agendas."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.time import Term

_WORD = lazy(r"\w+")
_EVENT_DAYS = 31
_ALIKE = 0.6  # share of the words of the shorter action that the other one has
_NEAR = 40  # how many deadlines of the same date are looked back at


class Found(NamedTuple):
    """A deadline on its way to the record."""

    term: Term
    score: float
    action: str | None
    unit: str | None
    own: bool  # has a label or a cell of its own, so that the same date may be another task's
    slot: bool
    section: int | None = None  # the outermost heading above
    under: tuple[int, ...] = ()  # all headings above, the innermost first
    again: tuple[Span, ...] = ()  # where the same is told again
    goal: bool = False  # opens a clause below a heading of goals


def without_agenda(found: list[Found]) -> list[Found]:
    """Without the single days of an event that the same section gives as a whole: its agenda."""
    events = [
        (f.section, f.term.start or "", f.term.end or "")
        for f in found
        if f.term.kind == "interval" and f.term.grain == "day" and f.slot
    ]
    return [f for f in found if not _on_agenda(f, events)]


def _on_agenda(found: Found, events: list[tuple[int | None, str, str]]) -> bool:
    term = found.term
    if term.kind != "date" or term.grain != "day" or found.own or term.cue:
        return False
    day = (term.value or "")[:10]
    return any(
        section == found.section and start <= day <= end and _days(start, end) <= _EVENT_DAYS
        for section, start, end in events
    )


def _days(start: str, end: str) -> int:
    return date.fromisoformat(end).toordinal() - date.fromisoformat(start).toordinal()


def once(found: list[Found]) -> list[Found]:
    """Each commitment once; where it is told again is kept with it."""
    kept: list[Found] = []
    by_value: dict[str, list[int]] = {}
    for one in found:
        places = by_value.setdefault(one.term.value or f"open {one.term.span.start}", [])
        told = next((i for i in places[-_NEAR:] if _same(one, kept[i])), None)
        if told is None:
            places.append(len(kept))
            kept.append(one)
        else:
            kept[told] = kept[told]._replace(again=(*kept[told].again, one.term.span))
    return kept


def _same(one: Found, other: Found) -> bool:
    """Whether both tell of one commitment: of one body, to one end."""
    if one.own and other.own:
        return False  # each has a label or a cell of its own: two tasks
    if one.unit and other.unit and one.unit != other.unit:
        return False
    if one.term.kind == "interval" and one.term.grain in ("day", "years"):
        return not _two_goals(one, other)  # an event, or the plan's period
    if one.under[1:] and one.under[:1] != other.under[:1] and one.under[1:] == other.under[1:]:
        return False  # side by side below one heading: another body's, or another task
    a, b = _words(one.action), _words(other.action)
    return bool(a and b) and len(a & b) >= _ALIKE * min(len(a), len(b))


def _two_goals(one: Found, other: Found) -> bool:
    """``Giai đoạn 2021 - 2025: 80% số xã …`` under two headings of goals: each its own aim."""
    if one.term.grain != "years" or not (one.goal and other.goal):
        return False
    a, b = _words(one.action), _words(other.action)
    return one.under[:1] != other.under[:1] and len(a & b) < _ALIKE * min(len(a), len(b))


@lru_cache(maxsize=256)
def _words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((text or "").lower()))
