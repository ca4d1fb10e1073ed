"""*Chỗ ghi số, ký hiệu*: where they stand, read or not, and whether a draft has them at all."""

from __future__ import annotations

from vbparse.document import Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.vietnamese.letters import UPPER

__all__ = ["BASIS", "YEAR", "has_number", "place_of_number", "prints_number", "unread_number"]

BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3"
YEAR = lazy(r"[/-](?:19|20)\d\d(?!\d)")
_UNREAD = lazy(
    r"(?<!\w)[Ss][ốỐ]\s{0,3}[:;.]?\s{0,3}"
    rf"(?P<printed>\d{{1,5}}(?:\s?[-/.\\]\s?(?=\w)|(?=[{UPPER}]{{2}}))[\w./&-]{{2,30}})"
)


def unread_number(draft: Draft) -> Span | None:
    """What stands where the number belongs, and could not be read as one."""
    zone = draft.layout.zone(ZoneKind.HEADER)
    if zone is None or draft.plan.doc_number.status != "missing":
        return None
    hit = _UNREAD.search(draft.flow, zone.start, zone.end)
    return Span(*hit.span("printed")) if hit else None


def has_number(draft: Draft) -> bool:
    """A number of its own was read."""
    return not draft.attached and draft.plan.doc_number.value is not None


def prints_number(draft: Draft) -> bool:
    """A number, or something in its place."""
    return has_number(draft) or (not draft.attached and unread_number(draft) is not None)


def place_of_number(draft: Draft) -> Span:
    """The number as printed, with a year behind it."""
    spans = draft.plan.doc_number.spans
    if not spans:
        return unread_number(draft) or draft.zone(ZoneKind.HEADER)
    year = YEAR.match(draft.flow, spans[0].end)
    return Span(spans[0].start, year.end()) if year else spans[0]
