"""*Thể thức theo thời kỳ*: which rules on form a document owes obedience, by issuer and date."""

from __future__ import annotations

from enum import StrEnum

from vbparse.document import Plan
from vbparse.patterns import lazy
from vbparse.vietnamese.agencies import find

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
_UNION = lazy(r"ĐOÀN\s+(?:TNCS|THANH\s+NIÊN\s+CỘNG\s+SẢN)")
_STATE_HEAD = lazy(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA")
_HEAD = 1500  # letters in which the heading of a document stands


def regime_of(plan: Plan) -> Regime:
    """By issuer and date (ND30 Đ.37; HD 05-HD/VPTW); a draft without a date owes the latest."""
    head = plan.layout.flow[plan.layout.span.start :][:_HEAD] if plan.layout else ""
    party = "ĐẢNG CỘNG SẢN VIỆT NAM" in " ".join(head.split())
    if not party and _UNION.search(head):
        return Regime.OTHER
    if not party and _as_of_party(plan):
        if _STATE_HEAD.search(head):
            return Regime.OTHER  # a mass organisation: the head of the state, the Party's numbers
        party = True
    known = _PARTY_FROM if party else _STATE_FROM
    day = plan.issued_on.value
    if not day:
        return known[0][1]
    return next((regime for start, regime in known if day >= start[: len(day)]), Regime.OTHER)


def _as_of_party(plan: Plan) -> bool:
    """The number has the form of the Party, or the register calls the issuer a Party body."""
    if plan.doc_number.value:
        return bool(_PARTY_SYMBOL.match(plan.doc_number.value))
    agency = find(plan.issuer.value) if plan.issuer.value else None
    return agency is not None and agency.party
