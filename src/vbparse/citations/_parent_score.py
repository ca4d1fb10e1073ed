"""How well each cited document fits as the directive that a plan carries out, and why."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from vbparse.citations._bearing import LAWS, bearing, carries_out
from vbparse.citations._levels import level_of, level_of_name
from vbparse.citations._likeness import abbreviations, likeness, written_out
from vbparse.document import Citation, Issuer, Layout, ZoneKind
from vbparse.extractor import Known
from vbparse.vietnamese.agencies import identity, same
from vbparse.vietnamese.fold import key

__all__ = ["CitingPlan", "Scored", "plan_of", "score"]

_NEAR = 8_000  # abbreviations are explained where they are first used


@dataclass(frozen=True, slots=True)
class CitingPlan:
    """What the choice needs to know of the plan itself."""

    issuer: str | None
    above: str | None  # the body printed above the issuer
    symbol: str | None  # of the plan's own number
    topic: str
    day: str | None
    found: tuple[Citation, ...]
    titles: tuple[str, ...]  # of each, with those of what it carries out in turn
    kind: str  # of document, as the reasons name it
    in_title: int | None  # which of them the plan's own title names


def _title(citation: Citation, found: tuple[Citation, ...], short: dict[str, str]) -> str:
    """Its title, with those of what it carries out in turn: ``thực hiện Nghị quyết 63``."""
    title = citation.title or ""
    for other in found:
        if other.title and carries_out(citation, other):
            title = f"{title} {other.title}"
    return written_out(title, short)


def plan_of(layout: Layout, known: Known) -> CitingPlan:
    """The plan as far as it is known."""
    found: tuple[Citation, ...] = known.get("citations", ())
    title = layout.zone(ZoneKind.TITLE)
    issuer: Issuer = known.get("issuer") or Issuer()
    subject, day = known.get("subject"), known.get("issued_on")
    topic = (subject.value if subject else None) or (layout.read(title) if title else "")
    short = abbreviations(layout.flow[layout.span.start : layout.span.start + _NEAR])
    spots = [
        (span.start, i)
        for i, citation in enumerate(found)
        for span in citation.spans
        if title and span.start in title
    ]
    return CitingPlan(
        issuer=issuer.value,
        above=issuer.parent,
        symbol=number.symbol if (number := known.get("doc_number")) else None,
        topic=written_out(topic, short),
        day=day.value if day else None,
        found=found,
        titles=tuple(_title(citation, found, short) for citation in found),
        kind=(kind.value or "văn bản").lower() if (kind := known.get("doc_type")) else "văn bản",
        in_title=min(spots)[1] if spots else None,  # what stands behind it is part of its title
    )


@dataclass(frozen=True, slots=True)
class Scored:
    """A citation with its points and what they are for."""

    index: int
    score: float
    why: tuple[str, ...]


_ALIKE = 0.4  # of two titles on one subject
_NEVER = {"proposed_by", "issued_with", "replaces", "amends"}


def score(index: int, plan: CitingPlan) -> Scored | None:
    """The points of one citation; ``None`` when it cannot be the parent."""
    citation, named = plan.found[index], plan.in_title == index
    if not (citation.preamble or named):
        return None
    if citation.value is None and citation.doc_type not in LAWS:
        return None
    if citation.relation in _NEVER and not named:
        return None
    points, why = 0.0, []
    for given, reason in (
        _by_title(citation, plan, named=named),
        _by_relation(citation, plan),
        _by_level(citation, plan),
        _by_subject(plan.titles[index], plan),
        (_by_age(citation, plan), ""),
        bearing(citation, plan.titles[index], plan.topic),
        (_by_help(citation, plan), ""),
        (_by_way(index, plan), ""),
    ):
        points += given
        if reason:
            why.append(reason)
    return Scored(index, points, tuple(why))


def _by_title(citation: Citation, plan: CitingPlan, *, named: bool) -> tuple[float, str]:
    """Named in the plan's title; a law is carried out through a directive, if there is any."""
    if named and citation.doc_type in LAWS:
        if any(other.preamble and carries_out(other, citation) for other in plan.found):
            return 0.0, ""
        return 1.5, f"được nêu ngay trong tên {plan.kind}"
    if named:
        return 6.0, f"được nêu ngay trong tên {plan.kind}"
    return 0.0, ""


def _by_relation(citation: Citation, plan: CitingPlan) -> tuple[float, str]:
    if citation.relation == "implements":
        return 1.0, f"{plan.kind} ghi rõ là thực hiện văn bản này"
    if citation.relation == "based_on":
        return 0.4, "là căn cứ ban hành"
    return 0.0, ""


def _by_level(citation: Citation, plan: CitingPlan) -> tuple[float, str]:
    """Nearer superiors count for more; the issuer itself, its peers and those below for less."""
    issuer = plan.issuer
    here = level_of(citation)
    own = level_of_name(issuer) if issuer else 3.0
    if citation.issuer and plan.above and identity(plan.above) in identity(citation.issuer):
        own = max(own, here + 0.5)  # printed above the issuer, or its head
    elif (issuer and _is_issuer(citation, issuer, here, own)) or _has_own_symbol(citation, plan):
        return -1.6, f"do chính cơ quan ra {plan.kind} ban hành"
    if here < own:
        by = f": {citation.issuer}" if citation.issuer else ""
        return 1.4 - 0.55 * (own - here), f"cấp trên ban hành{by}"
    if here == own:
        return -0.3, "cơ quan cùng cấp ban hành"
    return -2.0, "cấp dưới ban hành"


def _is_issuer(citation: Citation, issuer: str, here: float, own: float) -> bool:
    if citation.issuer is None:
        return False
    return here == own and (same(citation.issuer, issuer) or key(citation.issuer) in key(issuer))


_COMMON = re.compile(r"UBND|HĐND|BCĐ|BCH|BTV|[TH]U|ĐU|\d")  # symbols of many bodies


def _has_own_symbol(citation: Citation, plan: CitingPlan) -> bool:
    """Whether a document of no named issuer bears the issuer's own symbol: ``KH-SVHTT``."""
    own = re.split("[-/]", plan.symbol or "")[1:]
    return bool(
        citation.issuer is None
        and own
        and not _COMMON.search("".join(own))
        and (citation.value or "").endswith("-".join(own))
    )


def _by_subject(title: str, plan: CitingPlan) -> tuple[float, str]:
    share = likeness(plan.topic, title)
    years = _YEAR.findall(plan.topic)
    yearly = share > 0.1 and years != [] and years == _YEAR.findall(title)
    return 2.2 * share + 0.4 * yearly, f"cùng nội dung với tên {plan.kind}" if share >= 0.5 else ""


def _by_age(citation: Citation, plan: CitingPlan) -> float:
    """What was issued shortly before has set the plan off: 0.3, a third of it after a year."""
    if not citation.issued_on or not plan.day:
        return 0.0
    years = int(plan.day[:4]) - int(citation.issued_on[:4])
    months = 12 * years + int(plan.day[5:7] or 6) - int(citation.issued_on[5:7] or 6)
    return 0.3 * math.exp(-max(0, months) / 12)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GUIDES = re.compile(r"(?:về\s+(?:việc\s+)?)?hướng\s+dẫn\s")


def _by_help(citation: Citation, plan: CitingPlan) -> float:
    """A letter that only guides counts for less where the plan says what it carries out."""
    if citation.relation == "implements" or not _GUIDES.match(citation.title or ""):
        return 0.0
    others = (other for other in plan.found if other.preamble and other.relation == "implements")
    return -0.5 if next(others, None) else 0.0


def _by_way(index: int, plan: CitingPlan) -> float:
    """Less for what comes to the plan by way of another: a law that a decree details, a
    programme that a nearer superior has a directive of its own on."""
    citation = plan.found[index]
    others = [i for i, other in enumerate(plan.found) if i != index and other.preamble]
    if citation.doc_type in LAWS:
        return -0.5 if any(carries_out(plan.found[i], citation) for i in others) else 0.0
    if likeness(plan.topic, plan.titles[index]) < _ALIKE:
        return 0.0
    own = level_of_name(plan.issuer) if plan.issuer else 3.0
    here = level_of(citation)
    nearer = (
        i
        for i in others
        if plan.found[i].relation == citation.relation
        and here < level_of(plan.found[i]) < own
        and likeness(plan.topic, plan.titles[i]) >= _ALIKE
    )
    return -0.8 if next(nearer, None) is not None else 0.0
