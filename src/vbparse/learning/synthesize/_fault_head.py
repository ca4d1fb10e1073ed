"""Lỗi phần đầu, theo NĐ 30/2020/NĐ-CP Phụ lục I mục II.1 đến II.5: what the law says of the head,
each broken in the ways in which drafts break it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind
from vbparse.learning.synthesize._fault_parts import (
    NATION,
    OF_TODAY,
    Make,
    of_party,
    of_state,
    of_today,
)
from vbparse.learning.synthesize._fault_symbol import NUMBER
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import Tagged, lower_first

__all__ = ["HEAD"]

PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"


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


_STATE_HEADS: dict[str, Fault] = {
    "no-name": kind("state", "H01", "VB101", "Thiếu Quốc hiệu", of_state(_heads(NATION[1:]))),
    "no-motto": kind("state", "H01", "VB102", "Thiếu Tiêu ngữ", of_state(_heads(NATION[:1]))),
    "no-name-motto": kind(
        "state", "H01", "VB101", "Thiếu Quốc hiệu, Tiêu ngữ", of_state(_heads(())), also="VB102"
    ),
    "name-misspelt": kind(
        "state",
        "H01",
        "VB101",
        "Quốc hiệu viết sai",
        of_state(_heads(*((name, NATION[1]) for name in _NAMES))),
    ),
    "motto-misspelt": kind(
        "state",
        "H02",
        "VB103",
        "Tiêu ngữ viết sai",
        of_state(_heads(*((NATION[0], motto) for motto in _MOTTOS))),
    ),
    "party-title-beside": kind(
        "state",
        "M01",
        "VB105",
        "Tiêu đề Đảng trên văn bản nhà nước",
        of_state(_heads((PARTY_TITLE, *NATION), (*NATION, PARTY_TITLE))),
    ),
    "party-title-instead": kind(
        "state",
        "M01",
        "VB105 VB101 VB102",
        "Tiêu đề Đảng thay Quốc hiệu",
        of_state(_heads((PARTY_TITLE,))),
    ),
    "party-title-small": kind(
        "state",
        "H02",
        "VB104",
        "Tiêu đề Đảng viết sai",
        of_party(_heads(("Đảng Cộng sản Việt Nam",), ("ĐẢNG CỘNG SẢN",), ("ĐCS VIỆT NAM",))),
    ),
    "state-name-instead": kind(
        "state",
        "M01",
        "VB104 VB105",
        "Quốc hiệu thay tiêu đề Đảng",
        of_party(_heads(NATION)),
    ),
}
_ISSUERS: dict[str, Fault] = {
    "no-issuer": kind(
        "issuer", "S01", "VB106", "Thiếu tên cơ quan ban hành", _no_issuer, also="VB108"
    ),
    "issuer-words": kind(
        "issuer", "H03", "VB107", "Tên cơ quan viết hoa từng chữ", of_state(_issuer_words)
    ),
}
_DATES: dict[str, Fault] = {
    "bare-month": kind(
        "date", "D02", "VB123", "Tháng 1, 2 thiếu số 0", _when(_bare_month, value=True)
    ),
    "no-such-day": kind("date", "D01", "VB124", "Ngày không có trong lịch", _when(_no_such_day)),
    "date-figures": kind(
        "date", "D01", "VB125", "Ngày viết bằng số", _when(_in_figures, value=True)
    ),
    "date-blank": kind("date", "D01", "VB121", "Ngày để trống", _when(_to_fill_in)),
    "date-part": kind(
        "date", "D01", "VB121", "Ngày tháng năm không đủ", of_today(_when(_incomplete))
    ),
    "place-alone": kind(
        "date", "D01", "VB121", "Có địa danh, không có ngày", of_today(_place_alone)
    ),
}
_TITLES: dict[str, Fault] = {
    "type-words": kind("title", "T01", "VB132", "Tên loại viết hoa từng chữ", _type_words),
    "about-forms": kind("subject", "T02", "VB137", "V/v trong kế hoạch", of_state(_about)),
}
HEAD: dict[str, Fault] = {**_STATE_HEADS, **_ISSUERS, **NUMBER, **_DATES, **_TITLES}
"""Kind → fault of the head."""
