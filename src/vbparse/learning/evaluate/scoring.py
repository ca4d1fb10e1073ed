"""One document: its record beside its gold, value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vbparse.document import Plan
from vbparse.learning.evaluate.fields import FIELDS, Field, Given, Gold, Wanted, top_sections
from vbparse.learning.evaluate.matching import LEVELS, first_answer, pair
from vbparse.learning.evaluate.quotes import Folded, Overlap, overlap

__all__ = ["NO_KIND", "PARENTS", "UNFOUND", "Document", "Judged", "Outcome", "Scored", "score"]

PARENTS = ("right", "rightly none", "missed", "wrong", "invented")
"""What can happen to the parent directive; the second and the third are abstentions."""

UNFOUND = "unfound"
"""Column of the confusion matrix: the record has no such heading."""
NO_KIND = "none"
"""Row or column: one side names fewer kinds for a heading than the other."""


@dataclass(frozen=True)
class Judged:
    """A value of the record: with what confidence it was given, and what it is right of (near)."""

    text: str
    confidence: float  # 0..1
    wanted: str | None  # the gold's value, None when this one is wrong
    overlap: Overlap | None = None  # of a right value whose quote is known

    @property
    def right(self) -> bool:
        """Whether the gold has it (near)."""
        return self.wanted is not None


@dataclass(frozen=True)
class Outcome:
    """One field of one document."""

    field: str
    hits: tuple[int, int, int]  # values matched at each of LEVELS
    judged: tuple[Judged, ...]
    missed: tuple[str, ...]

    @property
    def given(self) -> int:
        """How many values the record has."""
        return len(self.judged)

    @property
    def wanted(self) -> int:
        """How many values the gold has."""
        return self.hits[-1] + len(self.missed)

    @property
    def faults(self) -> int:
        """Values missed and values wrongly given."""
        return len(self.missed) + sum(not value.right for value in self.judged)


@dataclass(frozen=True)
class Document:
    """One document of one file. Documents of one ``group`` are the same plan in other files."""

    name: str  # below the evaluated folder: "xa-a/source.pdf", "xa-a/source.pdf#2"
    path: Path
    part: int  # counts from 1
    group: str
    slices: Mapping[str, str]


@dataclass(frozen=True)
class Scored:
    """What became of one document."""

    document: Document
    record: bool  # False: the file gave none, and every value of the gold is missed
    outcomes: tuple[Outcome, ...]
    parent: str | None = None  # one of PARENTS, None when the gold does not say
    kinds: tuple[tuple[str, str], ...] = ()  # section kinds: wanted, given

    @property
    def faults(self) -> int:
        """Values missed and values wrongly given, in all fields."""
        return sum(outcome.faults for outcome in self.outcomes)


def score(document: Document, gold: Gold, plan: Plan | None, text: Folded | None) -> Scored:
    """The record beside the gold; ``text`` is the source's, for the places of quotes."""
    fields = {field.name: field for field in FIELDS if field.scored(gold)}
    outcomes = {name: _outcome(field, gold, plan, text) for name, field in fields.items()}
    return Scored(
        document,
        plan is not None,
        tuple(outcomes.values()),
        _parent(outcomes["parent"]) if "parent" in outcomes else None,
        tuple(_kinds(gold, plan)) if "section_kinds" in outcomes else (),
    )


def _outcome(field: Field, gold: Gold, plan: Plan | None, text: Folded | None) -> Outcome:
    wanted = field.wanted(gold)
    given = field.given(plan) if plan is not None else []
    answers, texts = [want.answers for want in wanted], [value.text for value in given]
    pairs = [pair(field.name, answers, texts, level) for level in range(len(LEVELS))]
    one, two, three = (len(found) for found in pairs)
    of = {j: wanted[i] for i, j in pairs[-1]}
    matched = {i for i, _ in pairs[-1]}
    return Outcome(
        field.name,
        (one, two, three),
        tuple(_judged(field, value, of.get(j), text) for j, value in enumerate(given)),
        tuple(first_answer(want.answers) for i, want in enumerate(wanted) if i not in matched),
    )


def _judged(field: Field, value: Given, want: Wanted | None, text: Folded | None) -> Judged:
    shared = None
    if want is not None and want.quotes and field.placed and text is not None:
        places = [place for quote in want.quotes for place in text.find(quote)]
        shared = overlap(places, value.evidence)
    answer = first_answer(want.answers) if want is not None else None
    return Judged(value.text, value.confidence, answer, shared)


def _parent(outcome: Outcome) -> str:
    """One of the five things that can happen to the parent directive."""
    if outcome.hits[-1]:
        return "right"
    if outcome.judged:
        return "wrong" if outcome.missed else "invented"
    return "missed" if outcome.missed else "rightly none"


def _kinds(gold: Gold, plan: Plan | None) -> Iterator[tuple[str, str]]:
    """Wanted and given kind of each top heading; headings are paired by their titles (near)."""
    titles, rows = gold.get("sections") or [], gold.get("section_kinds") or []
    sections = list(top_sections(plan)) if plan is not None else []
    found = dict(pair("sections", titles, [section.title for section in sections], 2))
    for i, wanted in enumerate(rows[: len(titles)]):
        if i not in found:
            yield from ((kind, UNFOUND) for kind in wanted)
            continue
        section = sections[found[i]]
        yield from _confused(wanted, section.kinds or (section.kind,))


def _confused(wanted: Sequence[str], given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Kinds that both name stand for themselves; the others are set against one another."""
    yield from ((kind, kind) for kind in wanted if kind in given)
    missed = [kind for kind in wanted if kind not in given]
    wrong = [kind for kind in given if kind not in wanted]
    for i in range(max(len(missed), len(wrong))):
        yield (
            missed[i] if i < len(missed) else NO_KIND,
            wrong[i] if i < len(wrong) else NO_KIND,
        )
