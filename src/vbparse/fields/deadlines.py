"""Thời hạn: what is due by when, what comes back, which events take place, the plan's period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vbparse.document import Deadline, Layout, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._deadline_actor import action_of, cell_text, unit_of
from vbparse.fields._deadline_context import Context, Surroundings
from vbparse.fields._deadline_rules import Facts, in_slot, judge, labelled
from vbparse.fields._deadline_scope import Foreign
from vbparse.fields._deadline_tables import DueCell, due_cells
from vbparse.vietnamese.time import Reference, Term, find_terms, lowered

_OWN_STAGE = re.compile(r"giai\s+đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«][^”\"»]{0,300}[”\"»]")
_PLAN_YEAR = re.compile(r"năm\s+(20\d\d)", re.IGNORECASE)
_EVENT_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline on its way to the record."""

    term: Term
    score: float
    action: str | None
    unit: str | None
    own: bool  # has a label or a cell of its own, so that the same date may be another task's
    slot: bool
    section: int | None = None  # the outermost heading above


@extractor("deadlines", needs=("issued_on", "citations", "subject"))
def deadlines(layout: Layout, known: Known) -> tuple[Deadline, ...]:
    """The dates that bind the plan, in text order, each commitment once.

    0.95: a due date, a labelled time, a cell of a due column; 0.75 to 0.85: a date, month or
    quarter beside a verb that plans schedule; 0.6 to 0.7: *hằng năm*, *đến năm 2030* and the
    like. 0.1 less where the year was filled in.
    """
    subject = known.get("subject")
    issued = known.get("issued_on")
    facts = Facts(issued.value if issued else None)
    reference = _reference(facts, (subject.value if subject else None) or "")
    cells = list(due_cells(layout))
    found = [*_in_cells(layout, cells, reference)]
    foreign = Foreign(layout, known.get("citations") or (), [cell.span for cell in cells])
    found += _in_prose(layout, foreign, facts, reference)
    found += _own_stage(layout, foreign, (subject.value if subject else None) or "", found)
    found.sort(key=lambda f: f.term.span)
    return tuple(_deadline(layout, f) for f in _once(_without_agenda(found)))


def _reference(facts: Facts, subject: str) -> Reference:
    """The plan's year: that of its title when it lies ahead, else that of its date."""
    named = [int(y) for y in _PLAN_YEAR.findall(subject)]
    if not facts.issued_on:
        return Reference(named[-1] if named else None)
    year, month = int(facts.issued_on[:4]), facts.issued_on[5:7]
    if named and named[-1] in (year, year + 1):
        return Reference(named[-1])
    return Reference(year, int(month) if month else None)


def _in_cells(layout: Layout, cells: Iterable[DueCell], reference: Reference) -> Iterator[_Found]:
    for cell in cells:
        action, unit = cell_text(layout, cell.task), cell_text(layout, cell.lead)
        for term in find_terms(layout.flow, cell.span.start, cell.span.end, reference):
            if term.value or term.kind == "open":
                yield _Found(term, 0.85 if term.filled else 0.95, action, unit, True, True)


def _in_prose(
    layout: Layout, foreign: Foreign, facts: Facts, reference: Reference
) -> Iterator[_Found]:
    low = lowered(layout.flow)
    around = Surroundings(layout, low)
    for body in layout.spans(ZoneKind.BODY):
        for term in find_terms(layout.flow, body.start, body.end, reference, foreign.spans):
            if term.span in foreign:
                continue
            context = around.of(term)
            score = judge(context, facts)
            if score:
                yield _read(layout, context, score)


def _own_stage(
    layout: Layout, foreign: Foreign, subject: str, found: list[_Found]
) -> Iterator[_Found]:
    """ "… giai đoạn 2022 - 2025" in the plan's own title, outside of quotes: its own period."""
    named = _OWN_STAGE.search(_QUOTED.sub("", subject))
    if not named:
        return
    value = f"{named[1]}/{named[2]}"
    if any(f.term.value == value for f in found):
        return
    for zone in layout.spans(ZoneKind.PREAMBLE, ZoneKind.TITLE)[::-1]:
        for term in find_terms(layout.flow, zone.start, zone.end)[::-1]:
            if term.value == value and term.span not in foreign:
                yield _Found(term, 0.7, subject, None, own=False, slot=False)
                return


def _read(layout: Layout, context: Context, score: float) -> _Found:
    own = labelled(context)
    slot = own or in_slot(context)
    action, unit = action_of(layout, context), unit_of(layout, context)
    section = context.headings[-1] if context.headings else None
    return _Found(context.term, score, action, unit, own, slot, section)


def _without_agenda(found: list[_Found]) -> list[_Found]:
    """Without the single days of an event that the same section gives as a whole: its agenda."""
    events = [
        (f.section, f.term.start or "", f.term.end or "")
        for f in found
        if f.term.kind == "interval" and f.term.grain == "day" and f.slot
    ]
    return [f for f in found if not _on_agenda(f, events)]


def _on_agenda(found: _Found, events: list[tuple[int | None, str, str]]) -> bool:
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


def _once(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    by_value: dict[str, list[_Found]] = {}
    for one in found:
        told = by_value.setdefault(one.term.value or f"open {one.term.span.start}", [])
        if not any(_same(one, other) for other in told):
            told.append(one)
            kept.append(one)
    return kept


def _same(one: _Found, other: _Found) -> bool:
    """Whether both tell of one commitment: of one body, to one end."""
    if one.unit and other.unit and one.unit != other.unit:
        return False
    a, b = _words(one.action), _words(other.action)
    if a and b and len(a & b) >= 0.6 * min(len(a), len(b)):
        return not (one.own and other.own)
    event = one.term.kind == "interval" and one.term.grain in ("day", "years")
    return event and not (one.own and other.own)


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower()))


def _deadline(layout: Layout, found: _Found) -> Deadline:
    term = found.term
    return Deadline(
        value=term.value,
        kind=term.kind,
        start=term.start,
        end=term.end,
        bound=term.bound,
        rrule=term.rrule,
        anchor=term.anchor,
        offset=term.offset,
        action=found.action,
        unit=found.unit,
        text=layout.read(term.span),
        spans=(term.span,),
        confidence=round(found.score, 2),
    )
