"""What is compared: for each field, how it stands in gold and in a record.

The names, and which values count, are those of the gold's own scorer (``score.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vbparse.document import Citation, Evidence, Found, Plan, Section
from vbparse.learning.evaluate.matching import Answers

__all__ = ["FIELDS", "NAMES", "Field", "Given", "Gold", "Wanted"]

Gold = Mapping[str, Any]
"""One document as the annotation guide describes it (``docs/annotation.md``)."""


@dataclass(frozen=True)
class Wanted:
    """A value that a person read, and the words it was read from, when they are known."""

    answers: Answers
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """A value of a record. ``confidence`` is 0..1; offsets of ``evidence`` are code points."""

    text: str
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Field:
    """One line of the figures. ``key`` is what gold calls it, and what ``unsure`` may name."""

    name: str
    key: str
    wanted: Callable[[Gold], list[Wanted]]
    given: Callable[[Plan], list[Given]]
    placed: bool = True  # the record has evidence for this value itself

    def scored(self, gold: Gold) -> bool:
        """Whether the gold has a say: the key is there, sure, and was checked by a person."""
        return self.key in gold and self.key not in unsure(gold)


def unsure(gold: Gold) -> set[str]:
    """Keys that are not scored: named as unsure, or drafted by a program and not yet checked."""
    named = {*(gold.get("unsure") or ()), *(gold.get("unchecked") or ())}
    for key, rows in gold.items():
        if isinstance(rows, list) and any(isinstance(r, dict) and r.get("unchecked") for r in rows):
            named.add(key)
    return named


def _scalar(
    name: str,
    read: Callable[[Plan], tuple[str | None, Found]],
    *,
    printed: bool = False,
    placed: bool = True,
) -> Field:
    """A field with one value; ``printed``: the value stands in the text as it is."""

    def wanted(gold: Gold) -> list[Wanted]:
        value = gold[name]
        quote = (gold.get("quotes") or {}).get(name)
        return [Wanted(value, _quotes(quote or (value if printed else None)))] if value else []

    def given(plan: Plan) -> list[Given]:
        text, found = read(plan)
        return [Given(text, found.confidence, found.evidence)] if text else []

    return Field(name, name, wanted, given, placed)


def _parent() -> Field:
    def wanted(gold: Gold) -> list[Wanted]:
        return [Wanted(gold["parent"])] if gold["parent"] else []

    def given(plan: Plan) -> list[Given]:
        chosen = plan.parent
        return [Given(chosen.value, chosen.confidence)] if chosen.value else []

    return Field("parent", "parent", wanted, given, placed=False)


def _list(
    name: str,
    wanted: Callable[[Gold], Iterator[Wanted]],
    given: Callable[[Plan], Iterator[Given]],
    *,
    key: str | None = None,
    placed: bool = True,
) -> Field:
    return Field(
        name,
        key or name,
        lambda gold: [want for want in wanted(gold) if want.answers],
        lambda plan: [value for value in given(plan) if value.text],
        placed,
    )


def _printed(name: str) -> Callable[[Gold], Iterator[Wanted]]:
    """A list of values that stand in the text as they are."""

    def wanted(gold: Gold) -> Iterator[Wanted]:
        for value in gold.get(name) or []:
            yield Wanted(value, _quotes(value))

    return wanted


def _bases(gold: Gold) -> Iterator[Wanted]:
    for base in gold.get("legal_bases") or []:
        value = base.get("number") or base.get("title")
        yield Wanted(value, _quotes(base.get("quote") or value))


def _base_dates(gold: Gold) -> Iterator[Wanted]:
    for base in gold.get("legal_bases") or []:
        if base.get("number") and base.get("date"):
            yield Wanted(f"{base['number']} {base['date']}")


def _deadlines(gold: Gold) -> Iterator[Wanted]:
    for due in gold.get("deadlines") or []:
        yield Wanted(due.get("value"), _quotes(due.get("text")))


def _section_kinds(gold: Gold) -> Iterator[Wanted]:
    titles, rows = gold.get("sections") or [], gold.get("section_kinds") or []
    for title, kinds in zip(titles, rows, strict=False):
        for kind in kinds:
            yield Wanted(f"{title}={kind}")


def _quotes(value: Answers | None) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(str, value))
    return (str(value),) if value else ()


def _preamble(plan: Plan) -> Iterator[Citation]:
    return (citation for citation in plan.citations if citation.preamble)


def _given_bases(plan: Plan) -> Iterator[Given]:
    for cited in _preamble(plan):
        yield Given(cited.value or cited.title or "", cited.confidence, cited.evidence)


def _given_dates(plan: Plan) -> Iterator[Given]:
    for cited in _preamble(plan):
        if cited.value and cited.issued_on:
            yield Given(f"{cited.value} {cited.issued_on}", cited.confidence, cited.evidence)


def _given_leads(plan: Plan) -> Iterator[Given]:
    return (Given(unit.value, unit.confidence, unit.evidence) for unit in plan.lead_units)


def _given_deadlines(plan: Plan) -> Iterator[Given]:
    return (Given(due.value or "", due.confidence, due.evidence) for due in plan.deadlines)


def _given_recipients(plan: Plan) -> Iterator[Given]:
    for to in plan.recipients:
        if to.kind != "archive":
            yield Given(to.value, to.confidence, to.evidence)


def top_sections(plan: Plan) -> Iterator[Section]:
    """Headings of the outermost numbering."""
    return (section for section in plan.sections if section.level == 1)


def _given_sections(plan: Plan) -> Iterator[Given]:
    return (Given(s.title, s.confidence, s.evidence) for s in top_sections(plan))


def _given_kinds(plan: Plan) -> Iterator[Given]:
    for section in top_sections(plan):
        for kind in section.kinds or (section.kind,):
            yield Given(f"{section.title}={kind}", section.kind_confidence)


FIELDS: tuple[Field, ...] = (
    _scalar("doc_type", lambda p: (p.doc_type.code or p.doc_type.value, p.doc_type)),
    _scalar("doc_number", lambda p: (p.doc_number.value, p.doc_number), printed=True),
    _scalar("place", lambda p: (p.place.value, p.place), printed=True),
    _scalar("issued_on", lambda p: (p.issued_on.value, p.issued_on)),
    _scalar("issuer", lambda p: (p.issuer.value, p.issuer), printed=True),
    _scalar("parent_org", lambda p: (p.issuer.parent, p.issuer), placed=False),
    _scalar("subject", lambda p: (p.subject.value, p.subject), printed=True),
    _scalar("theme", lambda p: (p.theme.value, p.theme), printed=True),
    _parent(),
    _scalar("signer_name", lambda p: (p.signer.value, p.signer), printed=True),
    _scalar("signer_title", lambda p: (p.signer.title, p.signer), placed=False),
    _scalar("signing_authority", lambda p: (p.signer.authority, p.signer), placed=False),
    _list("legal_bases", _bases, _given_bases),
    _list("legal_base_dates", _base_dates, _given_dates, key="legal_bases", placed=False),
    _list("lead_units", _printed("lead_units"), _given_leads),
    _list("deadlines", _deadlines, _given_deadlines),
    _list("recipients", _printed("recipients"), _given_recipients),
    _list("sections", _printed("sections"), _given_sections),
    _list("section_kinds", _section_kinds, _given_kinds, placed=False),
)
"""In the order in which figures are shown; ``placed=False`` has no evidence of its own."""
NAMES = tuple(field.name for field in FIELDS)
