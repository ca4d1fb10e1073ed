"""Lỗi phần đầu, theo NĐ 30/2020/NĐ-CP Phụ lục I mục II.1 đến II.5: what the law says of the head,
each broken in the ways in which drafts break it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, only, rewrite
from vbparse.learning.synthesize._fault_parts import (
    NATION,
    OF_TODAY,
    Make,
    of_party,
    of_state,
    of_today,
)
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, lower_first

__all__ = ["HEAD"]

PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
_COMMITTEES = ("province", "district", "commune")


# ------------------------------------------------------------------ quốc hiệu, tiêu ngữ, tiêu đề

_NAMES = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM",
    "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
    "CỘNG HÒA XHCN VIỆT NAM",
)
_MOTTOS = (
    "Độc lập, Tự do, Hạnh phúc",
    "Độc lập- Tự do- Hạnh phúc",
    "Độc lập -Tự do -Hạnh phúc",
    "Độc lập Tự do Hạnh phúc",
    "Độc lập - tự do - hạnh phúc",
    "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
    "Độc lâp - Tự do - Hạnh phúc",
    "Độc lập - Tự do - Hạnh phúc.",
)


def _heads(*choices: Sequence[str]) -> Make:
    """One of these in place of quốc hiệu and tiêu ngữ."""

    def make(draft: Draft, dice: Dice) -> bool:
        draft.state = list(dice.pick(choices))
        return True

    return make


def _no_issuer(draft: Draft, dice: Dice) -> bool:
    if not draft.issuer_lines:
        return False
    draft.above, draft.issuer_lines = [], []
    draft.scalars |= {"issuer": None, "parent_org": None}
    return True


def _each_word(line: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in line.split())


def _issuer_words(draft: Draft, dice: Dice) -> bool:
    """Every word with a capital of its own, or only the body above in small letters."""
    if draft.above and dice.chance(0.5):
        plain = [Tagged(line, tagged.marks) for line, tagged in _pairs(draft)]
        draft.above = plain
        return True
    lines = draft.issuer_lines
    if not any(len(line.text.split()) > 1 for line in lines):
        return False
    draft.issuer_lines = [line.reworded(_each_word(line.text)) for line in lines]
    return True


def _pairs(draft: Draft) -> list[tuple[str, Tagged]]:
    return list(zip(draft.issuer.above, draft.above, strict=True))


# ------------------------------------------------------------------------------------ số, ký hiệu


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


# ------------------------------------------------------------------------------ địa danh, thời gian


def _when(how: Callable[[Draft, Dice], str], *, value: bool = False) -> Make:
    """Other words for the day, behind the place; ``value``: it is still the same day."""

    def make(draft: Draft, dice: Dice) -> bool:
        at = draft.place.text.find("ngày ")
        shown = how(draft, dice)
        if at < 0 or not shown:
            return False
        draft.place = draft.place.cut(0, at) + Tagged(shown).tag(fault_key(draft))
        draft.scalars |= {} if value else {"issued_on": None}
        return True

    return make


def _bare_month(draft: Draft, dice: Dice) -> str:
    day = draft.day
    return f"ngày {day:%d} tháng {day.month} năm {day.year}" if day.month < 3 else ""


def _no_such_day(draft: Draft, dice: Dice) -> str:
    shown = dice.pick(("31 tháng 4", "31 tháng 6", "31 tháng 9", "31 tháng 11", "30 tháng 02"))
    if dice.chance(0.3):
        shown = f"{draft.day:%d} tháng {dice.pick((13, 14, 15))}"
    return f"ngày {shown} năm {draft.day.year}"


def _in_figures(draft: Draft, dice: Dice) -> str:
    sign = dice.pick(("/", "-", "."))
    day = draft.day
    month = f"{day.month:02d}" if dice.chance(0.5) else str(day.month)
    return f"{dice.pick(('ngày ', ''))}{day:%d}{sign}{month}{sign}{day.year}"


def _to_fill_in(draft: Draft, dice: Dice) -> str:
    month, year = draft.day.month, draft.day.year
    blanks = ("     ", "…", "...", "......", "___")
    blank = dice.pick(blanks)
    shown = f"{month:02d}" if month < 3 else str(month)
    forms = [f"ngày {blank} tháng {shown} năm {year}", f"ngày {blank} tháng {blank} năm {year}"]
    if draft.look.regime.name in OF_TODAY:  # to whose rules a draft without a year is held
        forms.append(f"ngày {blank} tháng {blank} năm {blank}")
    return dice.pick(forms)


def _incomplete(draft: Draft, dice: Dice) -> str:
    day = draft.day
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return dice.pick(
        (f"tháng {month} năm {day.year}", f"ngày {day:%d} tháng {month}", f"năm {day.year}")
    )


def _place_alone(draft: Draft, dice: Dice) -> bool:
    at = draft.place.text.find(", ngày ")
    if at < 0:
        return False
    draft.place = draft.place.cut(0, at + dice.number(0, 1))
    draft.scalars["issued_on"] = None
    return True


# ------------------------------------------------------------------------------ tên loại, trích yếu


def _type_words(draft: Draft, dice: Dice) -> bool:
    draft.title = draft.title.reworded(_each_word(draft.title.text)).tag(fault_key(draft))
    return True


def _about(draft: Draft, dice: Dice) -> bool:
    """*V/v* as clerks write it; in capitals before a subject in capitals."""
    if not draft.subject:
        return False
    first = draft.subject[0]
    shown = dice.pick(("v/v ", "V/v: ", "V/V ", "(V/v) "))
    lead = Tagged(shown).tag(fault_key(draft))
    small = first if first.text.isupper() else lower_first(first)
    draft.subject[0] = lead + small
    return True


def _kind(
    part: str, rule: str, codes: str, message: str, make: Make, *, also: str = "", regime: str = ""
) -> Fault:
    return Fault(
        part, rule, message, make, tuple(codes.split()), also=tuple(also.split()), regime=regime
    )


_STATE_HEADS: dict[str, Fault] = {
    "no-name": _kind("state", "H01", "VB101", "Thiếu Quốc hiệu", of_state(_heads(NATION[1:]))),
    "no-motto": _kind("state", "H01", "VB102", "Thiếu Tiêu ngữ", of_state(_heads(NATION[:1]))),
    "no-name-motto": _kind(
        "state", "H01", "VB101", "Thiếu Quốc hiệu, Tiêu ngữ", of_state(_heads(())), also="VB102"
    ),
    "name-misspelt": _kind(
        "state",
        "H01",
        "VB101",
        "Quốc hiệu viết sai",
        of_state(_heads(*((name, NATION[1]) for name in _NAMES))),
    ),
    "motto-misspelt": _kind(
        "state",
        "H02",
        "VB103",
        "Tiêu ngữ viết sai",
        of_state(_heads(*((NATION[0], motto) for motto in _MOTTOS))),
    ),
    "party-title-beside": _kind(
        "state",
        "M01",
        "VB105",
        "Tiêu đề Đảng trên văn bản nhà nước",
        of_state(_heads((PARTY_TITLE, *NATION), (*NATION, PARTY_TITLE))),
    ),
    "party-title-instead": _kind(
        "state",
        "M01",
        "VB105 VB101 VB102",
        "Tiêu đề Đảng thay Quốc hiệu",
        of_state(_heads((PARTY_TITLE,))),
    ),
    "party-title-small": _kind(
        "state",
        "H02",
        "VB104",
        "Tiêu đề Đảng viết sai",
        of_party(_heads(("Đảng Cộng sản Việt Nam",), ("ĐẢNG CỘNG SẢN",), ("ĐCS VIỆT NAM",))),
    ),
    "state-name-instead": _kind(
        "state",
        "M01",
        "VB104 VB105",
        "Quốc hiệu thay tiêu đề Đảng",
        of_party(_heads(NATION)),
    ),
}
_ISSUERS: dict[str, Fault] = {
    "no-issuer": _kind(
        "issuer", "S01", "VB106", "Thiếu tên cơ quan ban hành", _no_issuer, also="VB108"
    ),
    "issuer-words": _kind(
        "issuer", "H03", "VB107", "Tên cơ quan viết hoa từng chữ", of_state(_issuer_words)
    ),
}
_NUMBERS: dict[str, Fault] = {
    "number-no-label": _kind("number", "N01", "VB115", "Thiếu chữ Số", of_state(_label(""))),
    "number-label": _kind(
        "number",
        "N01",
        "VB115",
        "Chữ Số viết sai",
        of_state(_label("SỐ: ", "số: ", "Số. ", "Số; ", "Số ")),
    ),
    "number-dots": _kind("number", "N01", "VB111", "Số để chấm", _dotted),
    "digits-alone": _kind("number", "N01", "VB110 VB117", "Thiếu ký hiệu", _digits_alone),
    "other-type-code": _kind(
        "number", "N03", "VB114", "Ký hiệu của tên loại khác", _number(_other_type)
    ),
    "letter-symbol": _kind(
        "number", "N03", "VB114 VB117", "Ký hiệu kiểu công văn", of_state(_number(_as_letter))
    ),
    "no-type-code": _kind(
        "number", "N01", "VB117 VB114", "Ký hiệu thiếu tên loại", of_state(_number(_without_type))
    ),
    "symbol-small": _kind(
        "number", "N01", "VB117", "Ký hiệu viết thường", of_state(_number(_small, same=True))
    ),
    "lost-slash": _kind(
        "number", "N01", "VB117", "Ký hiệu mất dấu gạch chéo", of_state(_number(_no_slash))
    ),
    "party-shape": _kind(
        "number",
        "N01",
        "VB117",
        "Ký hiệu Đảng viết kiểu nhà nước",
        of_party(_number(_of_the_state)),
    ),
    "number-year-after": _kind(
        "number", "N06", "VB116", "Ký hiệu có năm ở sau", of_state(_number(_year))
    ),
    "committee-code": _kind(
        "number", "N04", "VB118", "Ký hiệu UBND của cơ quan khác", _of_the_committee
    ),
    "other-code": _kind("number", "N04", "VB118", "UBND dùng ký hiệu cơ quan khác", _of_another),
}
_DATES: dict[str, Fault] = {
    "bare-month": _kind(
        "date", "D02", "VB123", "Tháng 1, 2 thiếu số 0", _when(_bare_month, value=True)
    ),
    "no-such-day": _kind("date", "D01", "VB124", "Ngày không có trong lịch", _when(_no_such_day)),
    "date-figures": _kind(
        "date", "D01", "VB125", "Ngày viết bằng số", _when(_in_figures, value=True)
    ),
    "date-blank": _kind("date", "D01", "VB121", "Ngày để trống", _when(_to_fill_in)),
    "date-part": _kind(
        "date", "D01", "VB121", "Ngày tháng năm không đủ", of_today(_when(_incomplete))
    ),
    "place-alone": _kind(
        "date", "D01", "VB121", "Có địa danh, không có ngày", of_today(_place_alone)
    ),
}
_TITLES: dict[str, Fault] = {
    "type-words": _kind("title", "T01", "VB132", "Tên loại viết hoa từng chữ", _type_words),
    "about-forms": _kind("subject", "T02", "VB137", "V/v trong kế hoạch", of_state(_about)),
}
HEAD: dict[str, Fault] = {**_STATE_HEADS, **_ISSUERS, **_NUMBERS, **_DATES, **_TITLES}
"""Kind → fault of the head."""
