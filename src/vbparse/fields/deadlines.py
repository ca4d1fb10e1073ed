"""Thời hạn: what is due by when, what comes back, which events take place, the plan's own period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vbparse.document import Citation, Deadline, Field, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._deadline_context import Context, Surroundings
from vbparse.fields._deadline_rules import Facts, judge
from vbparse.vietnamese.time import Reference, Term, find_terms, lowered


@extractor("deadlines", needs=("issued_on", "citations", "subject"))
def deadlines(layout: Layout, known: Known) -> tuple[Deadline, ...]:
    """The dates that bind the plan, in text order, each commitment once."""
    low = lowered(layout.flow)
    issued = known.get("issued_on")
    facts = Facts(issued.value if issued else None)
    around = Surroundings(layout, low)
    foreign = sorted(_foreign(layout, known.get("citations") or ()))
    found = []
    for body in layout.spans(ZoneKind.BODY):
        for term in find_terms(layout.flow, body.start, body.end, _reference(facts)):
            if any(term.span.overlaps(s) for s in foreign):
                continue
            context = around.of(term)
            score = judge(context, facts)
            if score:
                found.append(_deadline(layout, context, score))
    return tuple(found)


def _reference(facts: Facts) -> Reference:
    if not facts.issued_on:
        return Reference()
    month = facts.issued_on[5:7]
    return Reference(int(facts.issued_on[:4]), int(month) if month else None)


def _foreign(layout: Layout, citations: Iterable[Citation]) -> Iterator[Span]:
    for citation in citations:
        yield from citation.spans


def _deadline(layout: Layout, context: Context, score: float) -> Deadline:
    term = context.term
    return Deadline(
        value=term.value,
        kind=term.kind,
        start=term.start,
        end=term.end,
        bound=term.bound,
        rrule=term.rrule,
        anchor=term.anchor,
        offset=term.offset,
        text=layout.read(term.span),
        spans=(term.span,),
        confidence=round(score, 2),
    )
