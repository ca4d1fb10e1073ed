"""Facts of the values that a document has several of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vbparse.confidence._scene import Scene, around
from vbparse.document import (
    Annex,
    Citation,
    Deadline,
    LeadUnit,
    Parent,
    Plan,
    Recipient,
    Section,
    Span,
    Task,
)
from vbparse.patterns import lazy

__all__ = [
    "annex",
    "citation",
    "deadline",
    "lead_unit",
    "parent",
    "recipient",
    "section",
    "task",
]

Facts = Iterator[tuple[str, float]]
_MANY = 10
_COUNTED = 300  # leads; each is looked for in the whole text
_LONG_ENTRY, _LONG_TITLE = 20, 25  # words
_SYMBOL = lazy(  # 12/KH-UBND, 3/2024/NĐ-CP; each sign can stand in one place of it only
    r"\d+(?:/\d{4})?\s?[-/]\s?[A-ZĐ](?=.*[-/][\w.Đ&-])[\w.Đ&-]*(?:/[\w.Đ&-]+)*"
)
_REPORT = lazy(r"báo cáo|tổng hợp|gửi", re.IGNORECASE)
_MEMBERS = lazy(r"[,;]|(?<!\w)và(?!\w)|\s[-–]\s", re.IGNORECASE)
_ODD = lazy(r"[\d/]|[.;:]\s|\s[-–]\s")


def _inside(spans: Iterable[Span], places: Iterable[Span]) -> bool:
    first = next(iter(spans), None)
    return first is not None and any(first.start in place for place in places)


def _many(found: int) -> float:
    return min(found, _MANY) / _MANY


def citation(value: Citation, plan: Plan, scene: Scene) -> Facts:
    """How fully the document is named, and where."""
    yield ("preamble" if value.preamble else "elsewhere"), 1.0
    yield value.relation, 1.0
    for name in ("issued_on", "issuer", "title", "value"):
        if getattr(value, name) is None:
            yield f"no {name}", 1.0
    if value.value and not _SYMBOL.fullmatch(value.value):
        yield "odd number", 1.0
    day = plan.issued_on.value
    if value.issued_on and day and value.issued_on > day[: len(value.issued_on)]:
        yield "younger than the plan", 1.0
    if len(value.spans) > 1:
        yield "named again", 1.0
    if value.title and len(value.title.split()) > 3 * _LONG_TITLE:
        yield "long title", 1.0


def parent(value: Parent, plan: Plan, scene: Scene) -> Facts:
    """How many could be meant, and what speaks for the one that was chosen."""
    bases = sum(cited.preamble for cited in plan.citations)
    yield "bases", _many(bases)
    if value.status == "ambiguous":
        yield "ambiguous", 1.0
    yield "reasons", min(len(value.why), 4) / 4
    chosen = value.citation
    if chosen is None or not 0 <= chosen < len(plan.citations):
        return
    cited = plan.citations[chosen]
    yield cited.relation, 1.0
    if not cited.preamble:
        yield "not a basis", 1.0
    if cited.issuer is None:
        yield "no issuer", 1.0
    if scene.year and cited.issued_on and cited.issued_on[:4].isdigit():
        yield "years before", min(abs(scene.year - int(cited.issued_on[:4])), 5) / 5
    if cited.preamble and not any(c.preamble for c in plan.citations[chosen + 1 :]):
        yield "last basis", 1.0


def section(value: Section, plan: Plan, scene: Scene) -> Facts:
    """The level, the looks of the title, and whether the numbering goes on."""
    yield "level", min(value.level - 1, 3) / 3
    yield from ((f"is {kind}", 1.0) for kind in value.kinds)
    if len(value.kinds) > 1:
        yield "several kinds", 1.0
    words = len(value.title.split())
    yield "words a kind", min(words / len(value.kinds), 12) / 12
    if len(_MEMBERS.findall(value.title)) >= len(value.kinds):
        yield "more members than kinds", 1.0
    if words > _LONG_TITLE or not words:
        yield "odd length", 1.0
    if value.title.isupper():
        yield "capitals", 1.0
    elif value.title[:1].islower():
        yield "opens small", 1.0
    if value.title.rstrip().endswith((".", ";", ":", ",")):
        yield "ends with a mark", 1.0
    if value.parent in scene.alone:
        yield "stands alone", 1.0


def lead_unit(value: LeadUnit, plan: Plan, scene: Scene) -> Facts:
    """Named beside the cue or inferred, in prose or a table, how often, and its form."""
    yield ("explicit" if value.explicit else "inferred"), 1.0
    if value.spans:
        yield from around(scene.text, value.spans[0])
    yield "printed again", _printed_again(value, plan, scene) / 3
    yield "units", _many(len(plan.lead_units))
    yield "tasks", min(len(value.tasks), 3) / 3
    yield "mentions", min(len(value.spans) - 1, 3) / 3
    if _inside(value.spans, scene.tables):
        yield "table", 1.0
    words = len(value.value.split())
    if words > 12 or words < 2:
        yield "odd length", 1.0
    if _ODD.search(value.value):
        yield "odd", 1.0
    if value.value[:1].islower():
        yield "opens small", 1.0
    if value.value in scene.sent_to:
        yield "a recipient", 1.0
    if plan.issuer.value and value.value == plan.issuer.value:
        yield "the issuer", 1.0


def _printed_again(value: LeadUnit, plan: Plan, scene: Scene) -> int:
    """How often the name stands beside its mentions, up to three; where leads are not too many."""
    if len(plan.lead_units) > _COUNTED:
        return 0
    printed = scene.text.count(value.value, scene.span.start, scene.span.end)
    return min(max(printed - len(value.spans), 0), 3)


def task(value: Task, plan: Plan, scene: Scene) -> Facts:
    """In prose or a table, with whom and by when."""
    yield value.origin, 1.0
    yield "leads", min(len(value.lead), 3) / 3
    if value.support:
        yield "support", 1.0
    if value.deadline is not None:
        yield "deadline", 1.0
    yield "words", min(len(value.value.split()), 60) / 60


def deadline(value: Deadline, plan: Plan, scene: Scene) -> Facts:
    """Its kind and wording, where it stands, and how it lies to the day of issue."""
    yield value.kind, 1.0
    yield value.bound, 1.0
    for name in ("action", "unit"):
        if getattr(value, name) is None:
            yield f"no {name}", 1.0
    if _inside(value.spans, scene.tables):
        yield "table", 1.0
    if not _inside(value.spans, scene.body):
        yield "outside the body", 1.0
    yield "deadlines", _many(len(plan.deadlines) // 2)
    if len(value.spans) > 1:
        yield "told again", 1.0
    end = value.end or value.value or ""
    inferred = end[:4].isdigit() and end[:4] not in value.text
    reports = _REPORT.search(value.action or "") is not None
    if value.kind in ("date", "interval"):
        grain = {4: "year", 7: "month"}.get(len(end), "day" if value.kind == "date" else "days")
        yield f"{grain}, year {'inferred' if inferred else 'printed'}", 1.0
        if reports and inferred:
            yield "a report, year inferred", 1.0
    if reports:
        yield "a report", 1.0
    if value.kind == "recurrence" and (value.value or "").count(";") == 0:
        yield "bare recurrence", 1.0
    if scene.year and end[:4].isdigit():
        yield from _distance(int(end[:4]) - scene.year)


def _distance(years: int) -> Facts:
    if years < 0:
        yield "past", 1.0
    elif years > 1:
        yield "far ahead", min(years, 10) / 10


def annex(value: Annex, plan: Plan, scene: Scene) -> Facts:
    """Whether it has a number and a title."""
    if value.number is None:
        yield "no number", 1.0
    if value.title is None:
        yield "no title", 1.0


def recipient(value: Recipient, plan: Plan, scene: Scene) -> Facts:
    """The form of the entry, and of the list it stands in."""
    yield value.kind, 1.0
    if value.purpose:
        yield "purpose", 1.0
    if not scene.listed:
        yield "list without end", 1.0
    words = len(value.value.split())
    if words > _LONG_ENTRY:
        yield "long", 1.0
    if words < 2 and value.kind == "to":
        yield "short", 1.0
    if _ODD.search(value.value):
        yield "odd", 1.0
    if value.value[:1].islower():
        yield "opens small", 1.0
    if len(plan.recipients) < 3:
        yield "few", 1.0
