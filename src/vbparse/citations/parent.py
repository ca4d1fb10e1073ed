"""Văn bản cấp trên: the directive that the plan most directly carries out, with the reasons.

Named in the plan's own title, it is that. Else the nearest superior's directive on the same
subject among those that the plan says it carries out (*Thực hiện*); else a content căn cứ. Never
a proposal from below or a law of general competence, hardly ever the issuer's own plan.
"""

from __future__ import annotations

import math

from vbparse.citations._parent_score import Scored, plan_of, score
from vbparse.document import Citation, Layout, Parent
from vbparse.extractor import Known, extractor

__all__ = ["parent"]

_TIE = 0.12  # two scores nearer than this are equally good


@extractor(
    "parent", needs=("citations", "issuer", "subject", "doc_type", "doc_number", "issued_on")
)
def parent(layout: Layout, known: Known) -> Parent:
    """The best of the citations, or ``none_cited``."""
    plan = plan_of(layout, known)
    found = plan.found
    ranked = sorted(
        (scored for i in range(len(found)) if (scored := score(i, plan)) is not None),
        key=lambda s: (-s.score, s.index),
    )
    if not ranked:
        return Parent()
    best, *rest = _numbered_first(ranked, found)
    tied = bool(rest) and abs(best.score - rest[0].score) < _TIE
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


def _numbered_first(ranked: list[Scored], found: tuple[Citation, ...]) -> list[Scored]:
    """Of two that tie, a directive with a number before a law without one."""
    best, *rest = ranked
    if not rest or best.score - rest[0].score >= _TIE:
        return ranked
    numbered = found[rest[0].index].value is not None
    if numbered and found[best.index].value is None:
        return [rest[0], best, *rest[1:]]
    return ranked


def _confidence(best: Scored, rest: list[Scored]) -> float:
    """Grows with the lead over the next one; a lone candidate is sure as far as its score goes."""
    lead = best.score - rest[0].score if rest else 1.5
    sure = 1 / (1 + math.exp(-1.6 * lead)) * (1 if best.score > 0.8 else 0.75)
    return round(min(0.97, sure), 2)
