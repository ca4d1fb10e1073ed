"""*Thể thức theo thời kỳ*: which rules on form a document owes obedience, by issuer and date."""

from __future__ import annotations

import re
from enum import StrEnum

from vbparse.document import Plan
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
_PARTY_SYMBOL = re.compile(r"^\s*\d*\s*-\s*[A-ZĐ]\w*\s*/")  # 12-KH/TU
_UNION = ("doan tncs", "tinh doan", "thanh doan", "huyen doan", "doan thanh nien")


def regime_of(plan: Plan) -> Regime:
    """By issuer and date (ND30 Đ.37; HD 05-HD/VPTW); a draft without a date owes the latest."""
    issuer = plan.issuer.value or ""
    folded = bare_lower(f"{plan.issuer.parent or ''} {issuer}")
    if any(name in folded for name in _UNION):
        return Regime.OTHER
    party = _is_party(plan, issuer)
    known = _PARTY_FROM if party else _STATE_FROM
    day = plan.issued_on.value
    if not day:
        return known[0][1]
    return next((regime for start, regime in known if day >= start[: len(day)]), Regime.OTHER)


def _is_party(plan: Plan, issuer: str) -> bool:
    if plan.doc_number.value:
        return bool(_PARTY_SYMBOL.match(plan.doc_number.value))
    if "ĐẢNG CỘNG SẢN VIỆT NAM" in (plan.layout.flow[:1500] if plan.layout else ""):
        return True
    agency = find(issuer) if issuer else None
    return agency is not None and agency.party
