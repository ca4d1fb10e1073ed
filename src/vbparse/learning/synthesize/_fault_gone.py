"""Lỗi thời điểm: bodies, places and documents that were gone on the day of issue."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind
from vbparse.learning.synthesize._fault_numbers import behind
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.setting import REFORM
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["GONE"]

Make = Callable[[Draft, Dice], bool]
MERGED = date(2025, 3, 3)
"""From this day on the ministries, and the departments under them, were merged."""
_DEPARTMENTS = {
    "Sở Kế hoạch và Đầu tư": "SKHĐT",
    "Sở Thông tin và Truyền thông": "STTTT",
    "Sở Giao thông vận tải": "SGTVT",
    "Sở Lao động - Thương binh và Xã hội": "SLĐTBXH",
    "Sở Nông nghiệp và Phát triển nông thôn": "SNNPTNT",
    "Sở Tài nguyên và Môi trường": "STNMT",
}
_MINISTRIES = {
    "Bộ Kế hoạch và Đầu tư": "BKHĐT",
    "Bộ Thông tin và Truyền thông": "BTTTT",
    "Bộ Giao thông vận tải": "BGTVT",
    "Bộ Lao động - Thương binh và Xã hội": "BLĐTBXH",
    "Bộ Nông nghiệp và Phát triển nông thôn": "BNNPTNT",
    "Bộ Tài nguyên và Môi trường": "BTNMT",
}
_PROVINCES = (
    "Hà Giang",
    "Yên Bái",
    "Bắc Kạn",
    "Hòa Bình",
    "Vĩnh Phúc",
    "Bắc Giang",
    "Thái Bình",
    "Hải Dương",
    "Hà Nam",
    "Nam Định",
    "Quảng Bình",
    "Quảng Nam",
    "Kon Tum",
    "Bình Định",
    "Phú Yên",
    "Ninh Thuận",
    "Đắk Nông",
    "Bình Thuận",
    "Bình Phước",
    "Long An",
    "Bình Dương",
    "Sóc Trăng",
    "Hậu Giang",
    "Bến Tre",
    "Trà Vinh",
    "Tiền Giang",
    "Bạc Liêu",
    "Kiên Giang",
)
_REPLACED = (
    (
        "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn "
        "thư;",
        date(2020, 3, 5),
    ),
    (
        "Căn cứ Nghị định số 09/2010/NĐ-CP ngày 08/02/2010 của Chính phủ sửa đổi, bổ sung một số "
        "điều của Nghị định về công tác văn thư;",
        date(2020, 3, 5),
    ),
    (
        "Căn cứ Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ hướng dẫn thể thức và kỹ "
        "thuật trình bày văn bản hành chính;",
        date(2020, 3, 5),
    ),
    (
        "Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ quy định chi "
        "tiết một số điều và biện pháp thi hành Luật Ban hành văn bản quy phạm pháp luật;",
        date(2025, 4, 1),
    ),
    (
        "Căn cứ Nghị định số 154/2020/NĐ-CP ngày 31/12/2020 của Chính phủ sửa đổi, bổ sung một số "
        "điều của Nghị định về ban hành văn bản quy phạm pháp luật;",
        date(2025, 4, 1),
    ),
    (
        "Căn cứ Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng về thể thức "
        "và kỹ thuật trình bày văn bản của Đảng;",
        date(2026, 5, 27),
    ),
)


def _local(draft: Draft) -> bool:
    return draft.issuer.kind in ("province", "board", "department", "hospital", "commune")


def _issuer(draft: Draft, dice: Dice) -> bool:
    """A department or a ministry whose name went out of use before the plan was issued."""
    kind, day = draft.issuer.kind, draft.day
    names = {"department": _DEPARTMENTS, "ministry": _MINISTRIES}.get(kind)
    if (
        names is None
        or day < (REFORM if kind == "department" else MERGED)
        or not draft.issuer_lines
        or draft.scalars.get("draft")
    ):
        return False
    old = draft.issuer.name
    name = dice.pick([each for each in names if each != old])
    if len(draft.issuer_lines) != 1 or old.startswith("Công an"):
        return False
    _everywhere(draft, old, name)
    line = draft.issuer_lines[0]
    shown = name.upper() if line.text.isupper() else name
    draft.issuer_lines = [line.edited(0, len(line), shown).tag(fault_key(draft))]
    code = draft.number.text.rfind(draft.issuer.code)
    if code >= 0:
        draft.number = draft.number.edited(code, code + len(draft.issuer.code), names[name])
        number = str(draft.scalars.get("doc_number") or "")
        draft.scalars["doc_number"] = number.replace(draft.issuer.code, names[name])
    draft.scalars["issuer"] = name
    return True


def _everywhere(draft: Draft, old: str, new: str) -> None:
    """Another name for the issuer wherever the body or the end tells it."""

    def renamed(text: Tagged) -> Tagged:
        at = text.text.find(old)
        while at >= 0:
            text = text.edited(at, at + len(old), new)
            at = text.text.find(old, at + len(new))
        return text

    draft.body = [block.with_text(renamed(block.text)) for block in draft.body]
    draft.recipients = [renamed(line) for line in draft.recipients]
    draft.sign = [renamed(line) for line in draft.sign]
    draft.note = renamed(draft.note)
    for annex in draft.annexes:
        annex.title = [block.with_text(renamed(block.text)) for block in annex.title]
        annex.blocks = [
            replace(block, text=renamed(block.text)) if not block.rows else block
            for block in annex.blocks
        ]


def _lead(draft: Draft, dice: Dice) -> bool:
    """A task for a body that had been merged into another."""
    if draft.day < REFORM or draft.issuer.party or not _local(draft):
        return False
    keys = [key for key in shown_keys(draft, "unit") if draft.values[key]["role"] == "lead"]
    if not keys:
        return False
    district = draft.issuer.setting.district.full
    old = [*_DEPARTMENTS, f"Ủy ban nhân dân {district}", f"Phòng Giáo dục và Đào tạo {district}"]
    key, name = dice.pick(keys), dice.pick(old)
    fault = fault_key(draft)

    def how(text: Tagged, mark: Mark) -> Tagged:
        edited = text.edited(mark.start, mark.end, name)
        return Tagged(edited.text, (*edited.marks, Mark(fault, mark.start, mark.start + len(name))))

    draft.values[key]["unit"] = name
    if " nhân dân " in name or name.startswith("Phòng"):
        draft.scalars["true_besides"] = ["VB704"]
    return change(draft, key, how)


def _recipient(draft: Draft, dice: Dice) -> bool:
    if draft.day < MERGED or draft.issuer.party or len(draft.recipients) < 3:
        return False
    # by July all provinces had the new departments, the ministries were new since March
    local = _local(draft) and draft.day >= REFORM
    names = [*_DEPARTMENTS, *_MINISTRIES] if local else list(_MINISTRIES)
    at = dice.number(0, len(draft.recipients) - 2)
    mark = "- " if draft.recipients[0].text.startswith("- ") else ""
    end = ";" if draft.recipients[0].text.rstrip().endswith(";") else ""
    name = dice.pick(names)
    key = draft.value("recipient", name, value=name, archive=False)
    draft.recipients.insert(at, Tagged(mark) + key.tag(fault_key(draft)) + end)
    return True


def _district(draft: Draft, dice: Dice) -> bool:
    """The district level in a sentence of the body."""
    if draft.day < REFORM or draft.issuer.party:
        return False
    district = draft.issuer.setting.district.full
    said = (
        "Kết quả được công khai ở cấp huyện.",
        f"UBND {district} bố trí địa điểm tổ chức.",
        "Ủy ban nhân dân các huyện, thị xã, thành phố kiểm tra việc thực hiện ở cơ sở.",
        "Phòng Giáo dục và Đào tạo huyện phổ biến đến các trường.",
        "Thường trực Huyện ủy, HĐND huyện theo dõi việc thực hiện.",
        "Các huyện, thị xã tổ chức ra quân đồng loạt.",
        "Mỗi quận, huyện chọn một mô hình làm điểm.",
        f"Công an {district} bảo đảm trật tự trong các buổi ra quân.",
    )
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "lead_units"]
    return behind(draft, dice, dice.pick(said))


def _place(draft: Draft, dice: Dice) -> bool:
    """A province that was merged, as the place of issue."""
    setting = draft.issuer.setting
    key = next((key for key in draft.values if key.startswith("place#")), None)
    marked = next((mark for mark in draft.place.marks if mark.key.startswith("place#")), None)
    if draft.day < REFORM or marked is None or key is None:
        return False
    if draft.place.text[marked.start : marked.end] != setting.province.name:
        return False
    name = dice.pick(_PROVINCES)
    draft.place = draft.place.edited(marked.start, marked.end, name)
    draft.scalars["place"] = name
    return True


def _rank(base: str) -> int:
    """Law, decree, circular, other: by the first of them that the line names."""
    named = re.search(r"\b(Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư)\b", base[:45])
    ranks = {"Nghị định": 1, "Thông tư": 2}
    return ranks.get(named[1], 0) if named else len(ranks) + 1


def _replaced(draft: Draft, dice: Dice) -> bool:
    """A căn cứ that another document had replaced."""
    opening = draft.body[: int(draft.scalars.get("opening_blocks", 0))]
    at = [i for i, block in enumerate(draft.body) if block.role == "basis"]
    rows = [text for text, since in _REPLACED if since <= draft.day]
    if not at or not rows or not draft.body[at[0]].text.text.endswith(";"):
        return False
    text = dice.pick(rows)
    above = [i for i, block in enumerate(opening) if _rank(block.text.text) <= _rank(text)]
    listed = [i for i, block in enumerate(opening) if block.text.text.endswith(";")]
    # decrees stand behind laws, circulars behind both
    first = above[-1] + 1 if above else min(at[0], *listed)
    if first > at[-1]:
        return False
    draft.body.insert(
        first, Block("basis", Tagged(text).tag(fault_key(draft)), draft.body[at[0]].label)
    )
    draft.scalars["opening_blocks"] = int(draft.scalars["opening_blocks"]) + 1
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "legal_bases"]
    return True


GONE: dict[str, Fault] = {
    "issuer-gone": kind("issuer", "H05", "VB701", "Cơ quan ban hành không còn", _issuer),
    "lead-gone": kind("lead", "H05", "VB702", "Đơn vị chủ trì không còn", _lead),
    "recipient-gone": kind("recipients", "H05", "VB703", "Nơi nhận không còn", _recipient),
    "district-named": kind("words", "H05", "VB704", "Nhắc đến cấp huyện", _district, also="VB702"),
    "place-gone": kind("date", "D04", "VB705", "Địa danh không còn", _place),
    "replaced-basis": kind("base", "C04", "VB706", "Căn cứ đã được thay thế", _replaced),
}
"""Kind → fault."""
