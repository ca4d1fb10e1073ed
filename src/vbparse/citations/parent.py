"""Văn bản cấp trên: the directive that the plan most directly carries out, with the reasons.

Named in the plan's own title, it is that. Else the nearest superior's directive on the same
subject among those that the plan says it carries out (*Thực hiện*); else a content căn cứ. Never
a proposal from below or a law of general competence, hardly ever the issuer's own plan.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from vbparse.citations._levels import level_of, level_of_name
from vbparse.citations._likeness import abbreviations, likeness, written_out
from vbparse.citations._reading import alternatives
from vbparse.document import Citation, Layout, Parent, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.vietnamese.agencies import same
from vbparse.vietnamese.fold import bare_lower, key

__all__ = ["parent"]

_NEAR = 8_000  # abbreviations are explained where they are first used
_TIE = 0.12  # two scores nearer than this are equally good


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the choice needs to know of the plan itself."""

    issuer: str | None
    topic: str
    day: str | None
    short: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Scored:
    index: int
    score: float
    why: tuple[str, ...]


@extractor("parent", needs=("citations", "issuer", "subject", "doc_type", "issued_on"))
def parent(layout: Layout, known: Known) -> Parent:
    """The best of the citations, or ``none_cited``."""
    found: tuple[Citation, ...] = known.get("citations", ())
    title = layout.zone(ZoneKind.TITLE)
    issuer = known.get("issuer")
    name = issuer.value if issuer and issuer.value else None
    subject = known.get("subject")
    topic = (subject.value if subject else None) or (layout.read(title) if title else "")
    day = known.get("issued_on")
    plan = _Plan(
        name,
        topic,
        day.value if day else None,
        abbreviations(layout.flow[layout.span.start : layout.span.start + _NEAR]),
    )
    named = _first_in(found, title)
    ranked = sorted(
        (
            scored
            for i, citation in enumerate(found)
            if (scored := _score(i, citation, plan, in_title=named == i)) is not None
        ),
        key=lambda s: (-s.score, s.index),
    )
    if not ranked:
        return Parent()
    best, rest = ranked[0], ranked[1:]
    tied = bool(rest) and best.score - rest[0].score < _TIE
    why = best.why
    if tied:
        other = found[rest[0].index]
        why = (*why, f"ngang điểm với {other.doc_type} {other.value or other.title}")
    return Parent(
        status="ambiguous" if tied else "not_sought",
        citation=best.index,
        value=found[best.index].value,
        confidence=_confidence(best, rest),
        why=why,
    )


def _first_in(found: tuple[Citation, ...], title: Span | None) -> int | None:
    """The citation named first in the title: what stands behind it is part of its own title."""
    if title is None:
        return None
    spots = [
        (span.start, i) for i, c in enumerate(found) for span in c.spans if span.start in title
    ]
    return min(spots)[1] if spots else None


def _score(index: int, citation: Citation, plan: _Plan, *, in_title: bool) -> _Scored | None:
    """The points of one citation and what they are for; ``None`` when it cannot be the parent."""
    if not (citation.preamble or in_title):
        return None
    if citation.value is None and citation.doc_type not in _LAWS:
        return None
    if citation.relation in _NEVER and not in_title:
        return None
    score, why = 0.0, []
    if in_title:
        score += 1.5 if citation.doc_type in _LAWS else 6
        why.append("được nêu ngay trong tên kế hoạch")
    for points, reason in (
        _by_relation(citation),
        _by_level(citation, plan.issuer),
        _by_subject(citation, plan),
        (_by_age(citation, plan), ""),
        _by_competence(citation),
    ):
        score += points
        if reason:
            why.append(reason)
    return _Scored(index, score, tuple(why))


_LAWS = {"Luật", "Hiến pháp", "Pháp lệnh"}  # carried out through a directive of a superior
_NEVER = {"proposed_by", "issued_with", "replaces", "amends"}


def _by_relation(citation: Citation) -> tuple[float, str]:
    if citation.relation == "implements":
        return 1.0, "kế hoạch ghi rõ là thực hiện văn bản này"
    if citation.relation == "based_on":
        return 0.4, "là căn cứ ban hành"
    return 0.0, ""


def _by_level(citation: Citation, issuer: str | None) -> tuple[float, str]:
    """Nearer superiors count for more; the issuer itself, its peers and those below for less."""
    here = level_of(citation)
    own = level_of_name(issuer) if issuer else 3.0
    if issuer and _is_issuer(citation, issuer, here, own):
        return -1.6, "do chính cơ quan lập kế hoạch ban hành"
    if here < own:
        nearness = 1.3 - 0.35 * (own - here)
        return (
            nearness,
            f"cấp trên ban hành: {citation.issuer}" if citation.issuer else "cấp trên ban hành",
        )
    if here == own:
        return -0.3, "cơ quan cùng cấp ban hành"
    return -2.0, "cấp dưới ban hành"


def _is_issuer(citation: Citation, issuer: str, here: float, own: float) -> bool:
    if citation.issuer is None:
        return False
    return here == own and (same(citation.issuer, issuer) or key(citation.issuer) in key(issuer))


def _by_subject(citation: Citation, plan: _Plan) -> tuple[float, str]:
    title = written_out(citation.title or "", plan.short)
    topic = written_out(plan.topic, plan.short)
    share = likeness(topic, title)
    years = _YEAR.findall(topic)
    yearly = share > 0.1 and years != [] and years == _YEAR.findall(title)
    return 2.2 * share + 0.4 * yearly, "cùng nội dung với tên kế hoạch" if share >= 0.5 else ""


def _by_age(citation: Citation, plan: _Plan) -> float:
    """What was issued shortly before has set the plan off: 0.3, a third of it after a year."""
    if not citation.issued_on or not plan.day:
        return 0.0
    years = int(plan.day[:4]) - int(citation.issued_on[:4])
    months = 12 * years + int(plan.day[5:7] or 6) - int(citation.issued_on[5:7] or 6)
    return 0.3 * math.exp(-max(0, months) / 12)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPETENCE = re.compile(alternatives("competence"))


def _by_competence(citation: Citation) -> tuple[float, str]:
    title = bare_lower(citation.title or "")
    if _COMPETENCE.search(title):
        return -4.0, "chỉ quy định thẩm quyền chung"
    if citation.doc_type in _LAWS:
        return -1.2, ""
    if citation.doc_type in {"Nghị định", "Thông tư"}:
        return -0.4, ""
    return 0.0, ""


def _confidence(best: _Scored, rest: list[_Scored]) -> float:
    """Grows with the lead over the next one; a lone candidate is sure as far as its score goes."""
    lead = best.score - rest[0].score if rest else 1.5
    sure = 1 / (1 + math.exp(-1.6 * lead)) * (1 if best.score > 0.8 else 0.75)
    return round(min(0.97, sure), 2)
