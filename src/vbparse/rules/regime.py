"""*Thể thức theo thời kỳ*: which rules on form a document owes obedience, by issuer and date."""

from __future__ import annotations

from enum import StrEnum

from vbparse.document import Plan, ZoneKind
from vbparse.patterns import lazy
from vbparse.vietnamese.agencies import find
from vbparse.vietnamese.fold import bare_lower

__all__ = ["ALL", "PARTY", "STATE", "Regime", "regime_of"]


class Regime(StrEnum):
    """The regulations on form that ``vbparse`` knows."""

    ND30 = "nd30"  # Nghị định 30/2020/NĐ-CP
    TT01 = "tt01"  # Thông tư 01/2011/TT-BNV
    TTLT55 = "ttlt55"  # Thông tư liên tịch 55/2005/TTLT-BNV-VPCP
    HD05 = "hd05"  # Hướng dẫn 05-HD/VPTW (2026)
    HD36 = "hd36"  # Hướng dẫn 36-HD/VPTW (2018)
    OTHER = "other"  # Party before 2018, Youth Union: known to be otherwise, not known in detail


STATE = frozenset({Regime.ND30, Regime.TT01, Regime.TTLT55})
PARTY = frozenset({Regime.HD05, Regime.HD36})
ALL = STATE | PARTY | {Regime.OTHER}

_STATE_FROM = (
    ("2020-03-05", Regime.ND30),
    ("2011-03-05", Regime.TT01),
    ("2005-05-06", Regime.TTLT55),
)
_PARTY_FROM = (("2026-05-27", Regime.HD05), ("2018-04-03", Regime.HD36))
_PARTY_SYMBOL = lazy(r"^\s*\d*\s*-\s*[A-ZĐ]\w*\s*/")  # 12-KH/TU
_STATE_SYMBOL = lazy(r"^\s*\d+\s*/\s*[A-ZĐ]\w*\s*-")  # 12/KH-MTTQ
_UNION = lazy(r"ĐOÀN\s+(?:TNCS|THANH\s+NIÊN\s+CỘNG\s+SẢN)")
_STATE_HEAD = lazy(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA")
_HEAD = 1500  # letters in which the heading of a document stands
_YEAR = lazy(r"(?:năm\s{1,3}|\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)((?:19|20)\d\d)(?!\d)")
_OF_STATE = lazy(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|phong|bo|cuc|chi cuc|tong cuc|benh vien"
    r"|cong ty|truong|cong an|thanh tra|kho bac)(?! chinh tri)(?!\w)"
)
_OF_PARTY = lazy(
    r"(?:dang (?:uy|bo|doan)|(?:tinh|thanh|huyen|quan|thi|khoi) uy|chi bo"
    r"|ban (?:thuong vu|chap hanh) (?:dang|(?:tinh|thanh|huyen|quan|thi) uy))(?!\w)"
)


def regime_of(plan: Plan) -> Regime:
    """By issuer and date (ND30 Đ.37; HD 05-HD/VPTW); a draft without a year owes the latest."""
    head = plan.layout.flow[plan.layout.span.start :][:_HEAD] if plan.layout else ""
    party = _is_party(plan, head)
    if party is None:
        return Regime.OTHER
    known = _PARTY_FROM if party else _STATE_FROM
    day = plan.issued_on.value or _year(plan)
    if not day:
        return known[0][1]
    return next((regime for start, regime in known if day >= start[: len(day)]), Regime.OTHER)


def _is_party(plan: Plan, head: str) -> bool | None:
    """Whether the Party's rules hold, or the state's; ``None`` for those with rules of their own.

    The name of the issuer tells first, then the heading, then the form of the number: of the
    latter two one may be what is wrong with the document.
    """
    own = bare_lower(plan.issuer.value or "")
    if _OF_PARTY.match(own):
        return True
    titled = "ĐẢNG CỘNG SẢN VIỆT NAM" in " ".join(head.split())
    if not titled and _UNION.search(head):
        return None
    if titled and _PARTY_SYMBOL.match(plan.doc_number.value or "") and not _STATE_HEAD.search(head):
        return True
    if any(_OF_STATE.match(bare_lower(name or "")) for name in (own, plan.issuer.parent)):
        return False
    if titled:
        numbered = _STATE_SYMBOL.match(plan.doc_number.value or "")
        front = "mat tran to quoc" in f"{own} {bare_lower(plan.issuer.parent or '')}"
        # of both headings, or of one that the Front does not use, the number tells
        return not (numbered and (front or _STATE_HEAD.search(head)))
    if not _as_of_party(plan):
        return False
    return None if _STATE_HEAD.search(head) else True  # a mass organisation: head of the state


def _year(plan: Plan) -> str | None:
    """The year in the head, where its day could not be read."""
    zone = plan.layout.zone(ZoneKind.HEADER) if plan.layout else None
    found = _YEAR.search(plan.layout.flow, zone.start, zone.end) if plan.layout and zone else None
    return found[1] if found else None


def _as_of_party(plan: Plan) -> bool:
    """The number has the form of the Party, or the register calls the issuer a Party body."""
    if plan.doc_number.value:
        return bool(_PARTY_SYMBOL.match(plan.doc_number.value))
    agency = find(plan.issuer.value) if plan.issuer.value else None
    return agency is not None and agency.party
