"""Lỗi số, ký hiệu, theo NĐ 30/2020/NĐ-CP Phụ lục I mục II.3: the word before the number, the number
and what the symbol is made of."""

from __future__ import annotations

import re
from collections.abc import Callable

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind, only, rewrite
from vbparse.learning.synthesize._fault_parts import Make, of_party, of_state
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import EMPTY, Tagged

__all__ = ["NUMBER"]

_COMMITTEES = ("province", "district", "commune")


def _number(how: Callable[[str, Dice, Draft], str], *, same: bool = False) -> Make:
    """The number printed otherwise; ``same``: it still means what it did."""

    def make(draft: Draft, dice: Dice) -> bool:
        number = draft.scalars.get("doc_number")
        if not isinstance(number, str):
            return False
        printed = how(number, dice, draft)
        if printed == number or not rewrite(draft, only(draft, "doc_number"), printed):
            return False
        draft.scalars["doc_number"] = number if same else printed
        return True

    return make


def _label(*labels: str) -> Make:
    """Other words before the number than *Số:*."""

    def make(draft: Draft, dice: Dice) -> bool:
        found = re.match(r"Số:? ?", draft.number.text)
        if not found or draft.scalars.get("doc_number") is None:
            return False
        rest = draft.number.cut(found.end(), len(draft.number))
        shown = dice.pick(labels)
        draft.number = (Tagged(shown).tag(fault_key(draft)) if shown else EMPTY) + rest
        return True

    return make


def _dotted(draft: Draft, dice: Dice) -> bool:
    """Dots, a line or nothing where the number is to be filled in."""
    key = only(draft, "doc_number")
    blank = dice.pick(("…", "……", ".....", "____", "  ...  ", ""))
    if key is None or not rewrite(draft, f"{key}/digits", blank):
        return False
    draft.scalars |= {"doc_number": None, "doc_number_status": "blank"}
    return True


def _digits_alone(draft: Draft, dice: Dice) -> bool:
    """A number without any symbol."""
    number = draft.scalars.get("doc_number")
    if not isinstance(number, str):
        return False
    draft.scalars |= {"doc_number": None}
    digits = re.split(r"[/-]", number, maxsplit=1)[0]
    return rewrite(draft, only(draft, "doc_number"), digits)


_TYPES = (
    *("NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "PA"),
    *("ĐA", "DA", "BC", "BB", "TTr", "CĐ", "GM"),
)


def _other_type(number: str, dice: Dice, draft: Draft) -> str:
    return re.sub(r"(?<=[/-])KH(?=[/-])", dice.pick(_TYPES), number, count=1)


def _as_letter(number: str, dice: Dice, draft: Draft) -> str:
    """As a công văn has it: the body, then the unit that wrote it."""
    return re.sub(r"/KH-([\w.]+)$", lambda hit: f"/{hit[1]}-KH", number)


def _without_type(number: str, dice: Dice, draft: Draft) -> str:
    return number.replace("/KH-", "/", 1)


def _small(number: str, dice: Dice, draft: Draft) -> str:
    return (
        number.lower() if dice.chance(0.6) else number.replace("KH", "Kh").replace("UBND", "Ubnd")
    )


def _no_slash(number: str, dice: Dice, draft: Draft) -> str:
    return number.replace("/", dice.pick(("", "-", ".", "\\")), 1)


def _of_the_state(number: str, dice: Dice, draft: Draft) -> str:
    """A number of the Party set as the state sets it, or with one sign for both."""
    found = re.match(r"(\d+)-(\w+)/(.+)", number)
    sign = dice.pick(("{}/{}-{}", "{}-{}-{}", "{}/{}/{}"))
    return sign.format(*found.groups()) if found else number


def _year(number: str, dice: Dice, draft: Draft) -> str:
    digits, _, symbol = number.partition("/")
    year = draft.day.year
    return dice.pick(
        (f"{digits}/{symbol}/{year}", f"{digits}/{symbol}-{year}", f"{digits}-{year}/{symbol}")
    )


def _of_the_committee(draft: Draft, dice: Dice) -> bool:
    """The symbol of the people's committee below a body that is none."""
    if draft.issuer.kind in _COMMITTEES or draft.issuer.party:
        return False
    return _number(lambda n, d, _: re.sub(r"-[^/]+$", "-UBND", n))(draft, dice)


def _of_another(draft: Draft, dice: Dice) -> bool:
    """The symbol of another body below the people's committee."""
    if draft.issuer.kind not in _COMMITTEES:
        return False
    code = dice.pick(("STC", "BCĐ", "HĐND", "SNV", "PTCKH", "VP"))
    return _number(lambda n, d, _: re.sub(r"-UBND\b", f"-{code}", n))(draft, dice)


NUMBER: dict[str, Fault] = {
    "number-no-label": kind("number", "N01", "VB115", "Thiếu chữ Số", of_state(_label(""))),
    "number-label": kind(
        "number",
        "N01",
        "VB115",
        "Chữ Số viết sai",
        of_state(_label("SỐ: ", "số: ", "Số. ", "Số; ", "Số ")),
    ),
    "number-dots": kind("number", "N01", "VB111", "Số để chấm", _dotted),
    "digits-alone": kind("number", "N01", "VB110 VB117", "Thiếu ký hiệu", _digits_alone),
    "other-type-code": kind(
        "number", "N03", "VB114", "Ký hiệu của tên loại khác", _number(_other_type)
    ),
    "letter-symbol": kind(
        "number", "N03", "VB114 VB117", "Ký hiệu kiểu công văn", of_state(_number(_as_letter))
    ),
    "no-type-code": kind(
        "number", "N01", "VB117 VB114", "Ký hiệu thiếu tên loại", of_state(_number(_without_type))
    ),
    "symbol-small": kind(
        "number", "N01", "VB117", "Ký hiệu viết thường", of_state(_number(_small, same=True))
    ),
    "lost-slash": kind(
        "number", "N01", "VB117", "Ký hiệu mất dấu gạch chéo", of_state(_number(_no_slash))
    ),
    "party-shape": kind(
        "number",
        "N01",
        "VB117",
        "Ký hiệu Đảng viết kiểu nhà nước",
        of_party(_number(_of_the_state)),
    ),
    "number-year-after": kind(
        "number", "N06", "VB116", "Ký hiệu có năm ở sau", of_state(_number(_year))
    ),
    "committee-code": kind(
        "number", "N04", "VB118", "Ký hiệu UBND của cơ quan khác", _of_the_committee
    ),
    "other-code": kind("number", "N04", "VB118", "UBND dùng ký hiệu cơ quan khác", _of_another),
}
"""Kind → fault of the number."""
