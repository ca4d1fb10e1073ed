"""Văn bản cấp trên, chosen with the archive's help: what the documents cited say of one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vbparse.citations._levels import level_of
from vbparse.citations._likeness import likeness
from vbparse.document import Citation
from vbparse.linking.reasons import Reason
from vbparse.linking.resolve import AMBIGUOUS, RESOLVED, Outcome

__all__ = ["Choice", "Family", "Read", "choose_parent", "settled"]

_UNSURE = 0.75  # a choice read off the plan with less may be mended by the archive
_STEP = 0.5  # a superior is nearer when it stands lower by this much
_ON_SUBJECT = 0.4


@dataclass(frozen=True, slots=True)
class Read:
    """The parent as the record has it, chosen without an archive."""

    status: str
    position: int | None
    why: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """What the archive knows of the documents that a plan cites."""

    above: Mapping[int, frozenset[int]] = field(default_factory=dict)  # work → works it cites
    cites: Mapping[int, frozenset[str]] = field(default_factory=dict)  # work → keys of numbers
    subjects: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The parent: its citation and the work that it is."""

    status: str
    position: int | None = None
    target: int | None = None
    confidence: float = 0.0
    why: tuple[Reason, ...] = ()


def choose_parent(
    read: Read,
    citations: Sequence[Citation],
    keys: Sequence[str],
    outcomes: Sequence[Outcome],
    family: Family,
    subject: str | None = None,
) -> Choice:
    """The citation read as the parent, or one that the archive shows to be nearer.

    ``keys`` are the keys of the citations' numbers, in their order like ``outcomes``.
    """
    at = read.position
    if at is None or not 0 <= at < len(citations):
        return Choice("none_cited")
    better, why = _nearer(read, citations, keys, outcomes, family, subject)
    chosen = at if better is None else better
    said = tuple(Reason(text) for text in read.why if better is None or "ngang điểm" not in text)
    undecided = read.status == "ambiguous" and better is None and not why
    outcome = outcomes[chosen]
    reasons = (*(said if better in (None, at) else ()), *why)
    sure = max(read.confidence, 0.8) if why else read.confidence
    if undecided:
        return Choice("ambiguous", chosen, None, round(0.5 * sure, 2), reasons)
    return settled(chosen, outcome, sure, reasons)


def settled(at: int, outcome: Outcome, sure: float, why: tuple[Reason, ...]) -> Choice:
    """The citation at ``at`` is the parent, this sure; what the archive says of it."""
    if outcome.status == AMBIGUOUS:
        return Choice("ambiguous", at, None, round(0.5 * sure, 2), why)
    if outcome.status == RESOLVED:
        score = round(sure * outcome.score, 2)
        return Choice("resolved", at, outcome.target, score, (*why, *outcome.why))
    return Choice("not_in_archive", at, None, sure, (*why, Reason("parent.missing")))


def _nearer(
    read: Read,
    citations: Sequence[Citation],
    keys: Sequence[str],
    outcomes: Sequence[Outcome],
    family: Family,
    subject: str | None,
) -> tuple[int | None, tuple[Reason, ...]]:
    """The citation that the archive or the levels put before the one read, or it again."""
    at = read.position or 0
    tied = _tied(read, citations) if read.status == "ambiguous" else []
    rivals = tied or (_others(at, citations) if read.confidence < _UNSURE else [])
    for other in rivals:
        if _carries_out(other, at, keys, outcomes, family) and _fits(
            other, outcomes, family, subject
        ):
            return other, (
                Reason("parent.family", (_name(citations[other]), _name(citations[at]))),
            )
        if _carries_out(at, other, keys, outcomes, family):
            pair = (_name(citations[at]), _name(citations[other]))
            return at, (Reason("parent.family", pair),)
    for other in tied:
        here, there = level_of(citations[at]), level_of(citations[other])
        if abs(here - there) >= _STEP:
            best = at if here > there else other
            return best, (Reason("parent.nearer", (citations[best].issuer or "",)),)
    return None, ()


def _tied(read: Read, citations: Sequence[Citation]) -> list[int]:
    """The citations that the reasons name as just as good."""
    lines = [line for line in read.why if "ngang điểm" in line]
    return [
        i
        for i, citation in enumerate(citations)
        if i != read.position and any(line.endswith(_name(citation)) for line in lines)
    ]


def _others(at: int, citations: Sequence[Citation]) -> list[int]:
    return [
        i
        for i, citation in enumerate(citations)
        if i != at and citation.preamble and citation.relation in ("implements", "based_on")
    ]


def _carries_out(
    one: int, other: int, keys: Sequence[str], outcomes: Sequence[Outcome], family: Family
) -> bool:
    """Whether the archive's document ``one`` cites the document ``other``, and not both ways."""
    target, above = outcomes[one].target, outcomes[other].target
    if target is None or target == above:
        return False
    if above is not None and target in family.above.get(above, frozenset()):
        return False
    if above is not None and above in family.above.get(target, frozenset()):
        return True
    return bool(keys[other]) and keys[other] in family.cites.get(target, frozenset())


def _fits(one: int, outcomes: Sequence[Outcome], family: Family, subject: str | None) -> bool:
    target = outcomes[one].target
    title = family.subjects.get(target, "") if target is not None else ""
    return bool(subject and title) and likeness(subject or "", title) >= _ON_SUBJECT


def _name(citation: Citation) -> str:
    return f"{citation.doc_type} {citation.value or citation.title}"
