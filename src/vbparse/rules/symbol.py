"""*Ký hiệu*: its shape, the code of the type, the code of the body that issues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.patterns import lazy
from vbparse.rules._number_place import (
    BASIS,
    YEAR,
    has_number,
    place_of_number,
    prints_number,
    unread_number,
)
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.doc_types import by_code
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.letters import LETTER, UPPER

__all__ = ["body_code", "shape", "type_code"]

_STATE_SHAPE = lazy(
    rf"\d+[a-z]?/[{UPPER}][{LETTER}]{{0,9}}(?:[.&][{UPPER}0-9][{LETTER}0-9]{{0,24}}){{0,4}}"
    rf"(?:-[{UPPER}0-9][{LETTER}0-9.&]{{0,24}})+"
)
_PARTY_SHAPE = lazy(rf"\d+-[{UPPER}][{LETTER}]{{0,9}}/[{UPPER}][{LETTER}0-9.&-]{{0,24}}")
_TYPE_PART = lazy(rf"(?<=[/-])[{LETTER}]+")
_LONGEST_TYPE = 5  # letters: KHPH, KHLT are plans of several bodies
_COMMITTEE = ("uy ban nhan dan", "ubnd")
_OWN_CODES = {
    "UBND": ("uy ban nhan dan", "chu tich uy ban", "ubnd"),
    "HĐND": ("hoi dong nhan dan", "thuong truc hoi dong", "hdnd", "ban ", "to dai bieu"),
    "BCĐ": ("ban chi dao", "tieu ban", "bcd", "uy ban", "ban"),
}
"""Codes that stand for one kind of body only, and how such a body is called."""


@rule(
    "VB114",
    "type-code",
    severity="error",
    title=("Chữ viết tắt tên loại không khớp tên loại", "Type code does not fit the type"),
    why=(
        "Ký hiệu gồm chữ viết tắt tên loại; Kế hoạch là KH.",
        "The symbol holds the code of the type: KH for a plan.",
    ),
    basis=f"{BASIS}.b; Phụ lục III, mục I",
    origin=("N03",),
    regimes=STATE | PARTY,
    applies=prints_number,
    bad=(
        Example((("05/KH-SKHCN", "05/QĐ-SKHCN"),)),
        Example((("Số 07-KH/ĐU", "Số 07-BC/ĐU"),), sample="hd05"),
        Example((("05/KH-SKHCN", "05/SKHCN-KH"),)),
    ),
)
def type_code(draft: Draft) -> Iterator[Flaw]:
    """The first group of the symbol is the code of another type; of a plan, no code at all."""
    unread = unread_number(draft)
    shown = YEAR.sub("", draft.flow[unread.start : unread.end]) if unread else ""
    symbol = draft.plan.doc_number.symbol or re.sub(r"^\d+\s?[-/.]?\s?", "", shown)
    printed = draft.plan.doc_type
    groups = re.split(r"[-/]", symbol)
    coded = by_code(groups[0], party=draft.party) if groups else None
    if coded and printed.value and printed.spans and coded.name != printed.value:
        yield Flaw(
            (
                f"Ký hiệu ghi “{groups[0]}” ({coded.name}) nhưng tên loại là {printed.value}.",
                f"The symbol says {groups[0]} ({coded.name}), the title {printed.value}.",
            ),
            (place_of_number(draft), *printed.spans[:1]),
            fix=(f"Dùng “{printed.code}”.", f"Use {printed.code}."),
        )
    elif printed.code == "KH" and len(groups) > 1 and not groups[0].upper().startswith("KH"):
        yield Flaw(
            (
                f"Ký hiệu bắt đầu bằng “{groups[0]}”, không phải chữ viết tắt của Kế hoạch (KH).",
                f"The symbol begins with {groups[0]}, not with the code of a plan (KH).",
            ),
            place_of_number(draft),
            fix=("Dùng “KH-”.", "Use KH-."),
        )


@rule(
    "VB117",
    "number-shape",
    severity="error",
    title=("Số, ký hiệu sai mẫu", "Number and symbol malformed"),
    why=(
        "Văn bản hành chính: số/LOẠI-CƠ QUAN; văn bản của Đảng: số-LOẠI/CƠ QUAN.",
        "State: number/TYPE-BODY; Party: number-TYPE/BODY.",
    ),
    basis=f"{BASIS}.c; HD 36-HD/VPTW điểm 1.3; HD 05-HD/VPTW",
    origin=("N01", "S05"),
    regimes=STATE | PARTY,
    applies=prints_number,
    bad=(
        Example((("05/KH-SKHCN", "05/KHSKHCN"),)),
        Example((("05/KH-SKHCN", "05/kh-skhcn"),)),
        Example((("05/KH-SKHCN", "05KH-SKHCN"),)),
        Example((("Số 07-KH/ĐU", "Số 07/KH-ĐU"),), sample="hd05"),
    ),
)
def shape(draft: Draft) -> Iterator[Flaw]:
    """Slash and hyphen at their places, groups in capitals; spaces are the matter of VB113."""
    span = place_of_number(draft)
    printed = re.sub(r"\s+", "", draft.flow[span.start : span.end]).replace("–", "-")
    printed = YEAR.sub("", printed)
    wanted = _PARTY_SHAPE if draft.party else _STATE_SHAPE
    kind = _TYPE_PART.search(printed)
    small = kind and any(map(str.islower, kind[0])) and not by_code(kind[0], party=draft.party)
    joined = kind and kind[0].startswith("KH") and len(kind[0]) > _LONGEST_TYPE  # KHMTTQ-BTT
    if not wanted.fullmatch(printed) or small or joined:
        model = "số-KH/CƠ QUAN" if draft.party else "số/KH-CƠ QUAN"
        yield Flaw(
            (f"“{printed}” không đúng mẫu “{model}”.", f"{printed} does not follow {model}."),
            span,
            fix=(f"Viết theo mẫu “{model}”.", f"Follow {model}."),
        )


@rule(
    "VB118",
    "body-code",
    severity="warning",
    title=("Chữ viết tắt cơ quan không hợp cơ quan ban hành", "Body code does not fit the issuer"),
    why=(
        "Ký hiệu phải mang chữ viết tắt của chính cơ quan ban hành; ban chỉ đạo, hội đồng có hệ "
        "thống số riêng.",
        "The symbol carries the code of the issuing body itself.",
    ),
    basis=f"{BASIS}.a-b",
    origin=("N04",),
    regimes=STATE,
    applies=has_number,
    bad=(
        Example((("05/KH-SKHCN", "05/KH-UBND"),)),
        Example((("SỞ KHOA HỌC VÀ CÔNG NGHỆ\n", ""),)),
    ),
)
def body_code(draft: Draft) -> Iterator[Flaw]:
    """``UBND``, ``HĐND`` and ``BCĐ`` in the symbol of a body that is none, and the other way."""
    symbol, issuer = draft.plan.doc_number.symbol or "", draft.plan.issuer.value or ""
    folded = bare_lower(issuer)
    for code, words in _OWN_CODES.items():
        coded = code in re.split(r"[-.]", symbol)
        named = folded.startswith(words)
        if issuer and coded and not named:
            yield Flaw(
                (
                    f"Ký hiệu ghi “{code}” nhưng cơ quan ban hành là {issuer}.",
                    f"The symbol says {code}, the issuing body is {issuer}.",
                ),
                place_of_number(draft),
                fix=("Dùng chữ viết tắt của cơ quan ban hành.", "Use the code of the issuer."),
            )
    if symbol and folded.startswith(_COMMITTEE) and "UB" not in symbol.upper():
        yield Flaw(
            (
                f"Ký hiệu “{symbol}” không có chữ “UBND” của cơ quan ban hành.",
                f"The symbol {symbol} lacks UBND, the code of the issuing body.",
            ),
            place_of_number(draft),
            fix=("Dùng chữ viết tắt của cơ quan ban hành.", "Use the code of the issuer."),
        )
