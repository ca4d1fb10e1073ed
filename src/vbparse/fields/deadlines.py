"""Thời hạn: what is due by when, what comes back, which events take place, the plan's period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vbparse.document import Citation, Deadline, DocType, Field, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._deadline_actor import action_of, cell_text, unit_of
from vbparse.fields._deadline_context import Context, Surroundings
from vbparse.fields._deadline_flat import (
    ALL_YEAR,
    all_year,
    annexed,
    flat_tables,
    in_cell,
    row_before,
    said_by_word,
)
from vbparse.fields._deadline_merge import Found, once, without_agenda
from vbparse.fields._deadline_rules import Facts, judge
from vbparse.fields._deadline_scope import Foreign
from vbparse.fields._deadline_signs import in_slot, labelled
from vbparse.fields._deadline_tables import DueCell, due_cells
from vbparse.fields._deadline_yearly import yearly_days
from vbparse.patterns import lazy
from vbparse.vietnamese.time import Reference, Term, find_terms, lowered

_OWN_STAGE = lazy(r"giai\s+đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)", re.IGNORECASE)
_QUOTED = lazy(r"[“\"«][^”\"»]{0,300}[”\"»]")
_AND = lazy(r"\s*(?:,|;|và|,\s*và)\s*")
_AND_THE = lazy(r"\s*(?:,|;|và|,\s*và|&)\s*(?:tháng\s+|quý\s+)?", re.IGNORECASE)
_NEW_YEAR = lazy(r"(?<!\w)Tết(?!\w)|nguyên\s+đán", re.IGNORECASE)
_PLAN_YEAR = lazy(r"năm\s+(20\d\d)", re.IGNORECASE)


# Types that bring a plan into being or send it round; the years of its name are not theirs.
_CARRIERS = frozenset({"QĐ", "TTr", "CV", "TB", "BC", "GM"})


@extractor("deadlines", needs=("issued_on", "citations", "subject", "doc_type"))
def deadlines(layout: Layout, known: Known) -> tuple[Deadline, ...]:
    """The dates that bind the plan, in text order, each commitment once.

    0.95: a due date, a labelled time, a cell of a due column; 0.75 to 0.85: a date, month or
    quarter beside a verb that plans schedule; 0.6 to 0.7: *hằng năm*, *đến năm 2030* and the
    like. 0.1 less where the year was filled in.
    """
    subject = _value(known, "subject") or ""
    citations: tuple[Citation, ...] = known.get("citations") or ()
    stage = _OWN_STAGE.search(_QUOTED.sub("", subject))
    facts = Facts(_value(known, "issued_on"), years=stage is not None)
    reference = _reference(facts, subject, citations)
    cells = list(due_cells(layout))
    found = [*_in_cells(layout, cells, reference)]
    foreign = Foreign(layout, citations, [cell.span for cell in cells])
    found += _in_prose(layout, foreign, facts, reference)
    doc_type: DocType | None = known.get("doc_type")
    if not (doc_type and doc_type.code in _CARRIERS):
        found += _own_stage(layout, foreign, subject, found)
    found.sort(key=lambda f: f.term.span)
    return tuple(_deadline(layout, f) for f in once(without_agenda(found)))


def _value(known: Known, name: str) -> str | None:
    field: Field | None = known.get(name)
    return field.value if field else None


def _reference(facts: Facts, subject: str, citations: Iterable[Citation]) -> Reference:
    """The plan's year: that of its title when it lies ahead, of its date, of its latest base."""
    named = [int(y) for y in _PLAN_YEAR.findall(subject)]
    if not facts.issued_on:
        cited = [int(c.issued_on[:4]) for c in citations if c.issued_on]
        return Reference(named[-1] if named else max(cited, default=None))
    year, month = int(facts.issued_on[:4]), facts.issued_on[5:7]
    if month and _NEW_YEAR.search(subject):
        return Reference(year, int(month))  # Tết 2024: its November is that of 2023
    if named and named[-1] in (year, year + 1):
        return Reference(named[-1])
    return Reference(year, int(month) if month else None)


def _in_cells(layout: Layout, cells: Iterable[DueCell], reference: Reference) -> Iterator[Found]:
    for cell in cells:
        action, unit = cell_text(layout, cell.task), cell_text(layout, cell.lead)
        at = cell.told.start
        terms = find_terms(layout.flow[at : cell.told.end], reference=reference)
        if not terms and ALL_YEAR.fullmatch(layout.flow, at, cell.told.end):
            terms = all_year(Span(0, cell.told.end - at), reference)
        for found in terms:
            if found.value or found.kind == "open":
                span = Span(found.span.start + at, found.span.end + at)
                term = found._replace(span=span if cell.told == cell.span else cell.span)
                yield Found(term, 0.85 if term.filled else 0.95, action, unit, True, True)


def _in_prose(
    layout: Layout, foreign: Foreign, facts: Facts, reference: Reference
) -> Iterator[Found]:
    low = lowered(layout.flow)
    around = Surroundings(layout, low)
    last: Found | None = None
    tables = flat_tables(layout)
    for body in sorted((*layout.spans(ZoneKind.BODY), *annexed(layout, tables))):
        terms = find_terms(layout.flow, body.start, body.end, reference, foreign.spans)
        cells = {term.span for term in terms if tables and in_cell(layout, tables, term)}
        rest = [term for term in terms if term.span not in cells]
        told = body.start
        filled = [term for term in terms if term.span in cells]
        for term in said_by_word(layout, tables, filled, reference):
            yield _in_row(layout, tables, told, term)
            told = term.span.end
        told = 0
        listed: list[Term] = []  # refused so far, each beside the next: các tháng |4|, |7|, …
        for term in yearly_days(layout.flow, rest, years=facts.years):
            if term.span in foreign:
                continue
            context = around.of(term)
            score = judge(context, facts)
            if listed and not _beside(layout, listed[-1], term):
                listed.clear()
            if last and (not score or term.grain != "day") and _beside(layout, last.term, term):
                less = 0.1 if term.grain == "day" else 0.0
                last = last._replace(term=term, score=max(score, last.score - less))
                yield last
                told = term.span.end
                continue
            last = None
            if score:
                last = _read(layout, context, score, told)
                for earlier in listed:
                    yield last._replace(term=earlier, score=score - 0.1)
                yield last
                told = term.span.end
                listed.clear()
            else:
                listed.append(term)


def _in_row(layout: Layout, tables: Sequence[Span], told: int, term: Term) -> Found:
    action, unit = row_before(layout, tables, told, term)
    return Found(term, 0.75 if term.filled else 0.85, action, unit, own=True, slot=True)


def _beside(layout: Layout, first: Term, second: Term) -> bool:
    """ "trước ngày 15/6 và |15/12": a bare day behind a day that binds; "tháng 3, tháng |6"."""
    if first.grain != second.grain or first.kind != second.kind:
        return False
    if first.grain == "day" and first.kind == "date" and second.weak:
        return _AND.fullmatch(layout.flow, first.span.end, second.span.start) is not None
    if first.grain not in ("month", "quarter") or first.kind != "interval" or second.cue:
        return False
    return _AND_THE.fullmatch(layout.flow, first.span.end, second.span.start) is not None


def _own_stage(
    layout: Layout, foreign: Foreign, subject: str, found: list[Found]
) -> Iterator[Found]:
    """So "… giai đoạn 2022 - 2025" in the plan's own title, outside of quotes: its own period."""
    named = _OWN_STAGE.search(_QUOTED.sub("", subject))
    if not named:
        return
    value = f"{named[1]}/{named[2]}"
    if any(f.term.value == value for f in found):
        return
    for zone in layout.spans(ZoneKind.PREAMBLE, ZoneKind.TITLE)[::-1]:
        for term in find_terms(layout.flow, zone.start, zone.end)[::-1]:
            if term.value == value and term.span not in foreign:
                yield Found(term, 0.7, subject, None, own=False, slot=False)
                return


def _read(layout: Layout, context: Context, score: float, told: int) -> Found:
    own = labelled(context)
    slot = own or in_slot(context)
    action, unit = action_of(layout, context, told), unit_of(layout, context)
    section = context.headings[-1] if context.headings else None
    goal = bool({"goals", "targets"} & context.kinds) and not context.left
    return Found(context.term, score, action, unit, own, slot, section, context.headings, goal=goal)


def _deadline(layout: Layout, found: Found) -> Deadline:
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
        spans=(term.span, *found.again),
        confidence=round(found.score, 2),
    )
