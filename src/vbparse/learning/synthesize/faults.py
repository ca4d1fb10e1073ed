"""Lỗi: faults that may be put into a document, each with the words that it changes.

A fault edits a finished draft and is entered in its gold as ``{kind, rule, message, quote, spans}``.
Values follow the document: what the fault changes on paper changes in gold too. ``rule`` is the
entry of the rule catalogue (standards § 9) that it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vbparse.learning.synthesize.deadlines import spell
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.numbering import roman
from vbparse.learning.synthesize.setting import REFORM, iso
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["FAULTS", "Fault", "inject"]

Inject = Callable[[Draft, Dice], bool]


@dataclass(frozen=True)
class Fault:
    """A kind of fault: the rule it breaks, what it is in Vietnamese, how it is made."""

    rule: str
    message: str
    make: Inject


def inject(draft: Draft, dice: Dice, kinds: Sequence[str], most: int) -> None:
    """Put one to ``most`` of these faults into the draft, as far as it has room for them."""
    wanted = dice.number(1, most)
    for kind in dice.shuffled(list(kinds)):
        if len(draft.faults) >= wanted:
            return
        fault = FAULTS[kind]
        key = f"fault#{len(draft.faults)}"
        if fault.make(draft, dice):
            draft.faults.append({"kind": kind, "rule": fault.rule, "message": fault.message, "key": key})


def _key(draft: Draft) -> str:
    """The key of the fault that is being made."""
    return f"fault#{len(draft.faults)}"


def _only(draft: Draft, kind: str) -> str | None:
    """The key of a value that a document has once."""
    return next((key for key in draft.values if key.startswith(f"{kind}#")), None)


def _rewrite(draft: Draft, key: str | None, new: str) -> bool:
    """Other words for a value, marked as the fault."""
    if key is None:
        return False
    fault = _key(draft)

    def how(text: Tagged, mark: Mark) -> Tagged:
        edited = text.edited(mark.start, mark.end, new)
        return Tagged(edited.text, (*edited.marks, Mark(fault, mark.start, mark.start + len(new))))

    return change(draft, key, how)


# ------------------------------------------------------------------------------------------ number


def _number(draft: Draft) -> str | None:
    number = draft.scalars.get("doc_number")
    return number if isinstance(number, str) else None


def _printed_number(draft: Draft, printed: str, value: str | None = None) -> bool:
    """Another number on paper; ``value`` is what it stands for."""
    if not _rewrite(draft, _only(draft, "doc_number"), printed):
        return False
    draft.scalars["doc_number"] = value or printed
    return True


def _blank_number(draft: Draft, dice: Dice) -> bool:
    """The number is left to be filled in by hand."""
    key = _only(draft, "doc_number")
    number = _number(draft)
    if key is None or number is None or not _rewrite(draft, f"{key}/digits", "       "):
        return False
    draft.scalars |= {"doc_number": None, "doc_number_status": "blank"}
    return True


def _unpadded_number(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or not number.startswith("0"):
        return False
    return _printed_number(draft, number[1:])


def _wrong_type_code(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or draft.type_code not in ("KH", "QĐ", "CT", "TB"):
        return False
    other = dice.pick([code for code in ("KH", "QĐ", "CT", "TB", "BC") if code != draft.type_code])
    return _printed_number(draft, number.replace(draft.type_code, other, 1))


def _lost_hyphen(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or draft.issuer.party or "-" not in number:
        return False
    return _printed_number(draft, number.replace("-", "", 1))


def _stray_space(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number:
        return False
    mark = dice.pick([sign for sign in "/-" if sign in number])
    spaced = dice.pick((f" {mark}", f"{mark} ", f" {mark} "))
    return _printed_number(draft, number.replace(mark, spaced, 1), number)


def _eth_letter(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or "Đ" not in number:
        return False
    return _printed_number(draft, number.replace("Đ", "\N{LATIN CAPITAL LETTER ETH}"), number)


def _regimes_mixed(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or draft.issuer.party or draft.type_code == "CV":
        return False
    mixed = re.sub(r"^(\d+)/(\w+)-", r"\1-\2/", number)
    return mixed != number and _printed_number(draft, mixed)


# -------------------------------------------------------------------------------- header and title


def _digits(draft: Draft) -> str | None:
    key = _only(draft, "issued_on")
    return f"{key}/digits" if key and len(str(draft.scalars.get("issued_on"))) == len("2024-05-06") else None


def _unpadded_day(draft: Draft, dice: Dice) -> bool:
    return draft.day.day < 10 and _rewrite(draft, _digits(draft), str(draft.day.day))


def _padded_month(draft: Draft, dice: Dice) -> bool:
    if not 3 <= draft.day.month <= 9 or not draft.place.text:
        return False
    month = f"tháng {draft.day.month} "
    at = draft.place.text.find(month)
    if at < 0:
        return False
    edited = draft.place.edited(at, at + len(month), f"tháng {draft.day.month:02d} ")
    draft.place = Tagged(edited.text, (*edited.marks, Mark(_key(draft), at, at + len(month))))
    return True


def _no_comma(draft: Draft, dice: Dice) -> bool:
    at = draft.place.text.find(", ngày")
    if at < 0:
        return False
    draft.place = draft.place.edited(at, at + 1, "")
    return True


def _missing_state(draft: Draft, dice: Dice) -> bool:
    if len(draft.state) < 2:
        return False
    draft.state = draft.state[1:] if dice.chance(0.5) else draft.state[:1]
    return True


def _subject_full_stop(draft: Draft, dice: Dice) -> bool:
    if not draft.subject:
        return False
    last = draft.subject[-1]
    draft.subject[-1] = last + Tagged(".").tag(_key(draft))
    return True


# -------------------------------------------------------------------------------------------- bases


def _a_base(draft: Draft, dice: Dice) -> str | None:
    """A base that has a number and a day."""
    fitting = [
        key
        for key in shown_keys(draft, "base")
        if draft.values[key]["number"] and draft.values[key]["date"] and draft.values[key]["type"] != "Luật"
    ]
    return dice.pick(fitting) if fitting else None


def _base_later(draft: Draft, dice: Dice) -> bool:
    key = _a_base(draft, dice)
    if key is None or not draft.scalars.get("issued_on"):
        return False
    day = draft.day + timedelta(days=dice.number(3, 60))
    draft.values[key]["date"] = iso(day)
    return _rewrite(draft, f"{key}/date", spell(day, draft.look.dates, draft.look))


def _base_undated(draft: Draft, dice: Dice) -> bool:
    key = _a_base(draft, dice)
    if key is None:
        return False
    draft.values[key]["date"] = None

    def how(text: Tagged, mark: Mark) -> Tagged:
        start = text.text.rindex("ngày ", 0, mark.start)
        return text.edited(start, mark.end + (text.text[mark.end : mark.end + 1] == " "), "")

    return change(draft, f"{key}/date", how)


def _base_unnumbered(draft: Draft, dice: Dice) -> bool:
    key = _a_base(draft, dice)
    if key is None:
        return False
    number = draft.values[key]["number"]
    blank = re.sub(r"^\d+", "     ", number)
    if draft.scalars.get("parent") == number:
        draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "parent"]
    draft.values[key]["number"] = None
    return _rewrite(draft, f"{key}/number", blank)


def _base_number(draft: Draft, dice: Dice, how: Callable[[str], str], *, true: bool) -> bool:
    """A base whose number is printed otherwise; ``true``: it still means the same number."""
    key = _a_base(draft, dice)
    if key is None:
        return False
    number = draft.values[key]["number"]
    printed = how(number)
    if printed == number:
        return False
    if not true:
        draft.values[key]["number"] = printed
        if draft.scalars.get("parent") == number:
            draft.scalars["parent"] = printed
    return _rewrite(draft, f"{key}/number", printed)


def _base_lost_hyphen(draft: Draft, dice: Dice) -> bool:
    return _base_number(draft, dice, lambda n: re.sub(r"(?<=/)(\w+)-", r"\1", n, count=1), true=False)


def _base_stray_space(draft: Draft, dice: Dice) -> bool:
    mark, after = dice.pick("/-"), dice.chance(0.5)
    new = f"{mark} " if after else f" {mark}"
    return _base_number(draft, dice, lambda n: n.replace(mark, new, 1), true=True)


def _base_wrong_day(draft: Draft, dice: Dice) -> bool:
    """The day of a base is off by a few days, as clerks copy it wrongly."""
    key = _a_base(draft, dice)
    if key is None:
        return False
    day = date.fromisoformat(draft.values[key]["date"]) - timedelta(days=dice.number(1, 9))
    draft.values[key]["date"] = iso(day)
    return _rewrite(draft, f"{key}/date", spell(day, draft.look.dates, draft.look))


def _base_marks(draft: Draft, dice: Dice) -> bool:
    at = [i for i, b in enumerate(draft.body) if b.text.text.endswith(";") and _shows(b, "base")]
    for i in at:
        text = draft.body[i].text
        ended = text.cut(0, len(text) - 1) + Tagged(dice.pick((".", ""))).tag(_key(draft))
        draft.body[i] = draft.body[i].with_text(ended)
    return bool(at)


def _shows(block: Block, kind: str) -> bool:
    return any(mark.key.startswith(f"{kind}#") for mark in block.text.marks)


# --------------------------------------------------------------------------------------------- body


def _tops(draft: Draft) -> list[int]:
    """Indices of the outermost numbered headings."""
    level = 2 if draft.look.scheme == "parts" else 1
    return [i for i, b in enumerate(draft.body) if b.role == "head" and b.level == level]


def _missing_section(draft: Draft, dice: Dice) -> bool:
    tops = _tops(draft)
    if draft.type_code != "KH" or len(tops) < 3 or draft.annexes:
        return False
    start = tops[-1]
    rest = [b for b in draft.body[start:] if b.role == "text" and not b.label and not b.level]
    closing = rest[-1:] if rest and rest[-1] is draft.body[-1] else []
    if not closing:
        return False
    draft.body = [*draft.body[:start], *closing]
    return True


def _relabelled(draft: Draft, at: int, number: int) -> None:
    """Another number for a top-level heading."""
    block = draft.body[at]
    tail = block.label[-1]
    shown = roman(number) if draft.look.scheme != "arabic" else str(number)
    draft.body[at] = replace(block, label=shown + tail, text=block.text.tag(_key(draft)))
    for mark in block.text.marks:
        if mark.key.startswith("heading#"):
            draft.values[mark.key]["number"] = shown


def _numbering_gap(draft: Draft, dice: Dice) -> bool:
    tops = _tops(draft)
    if draft.type_code != "KH" or len(tops) < 3 or draft.look.scheme not in ("roman", "dashed"):
        return False
    first = dice.number(1, len(tops) - 1)
    for i in range(first, len(tops)):
        _relabelled(draft, tops[i], i + 2)
    return True


def _numbering_repeat(draft: Draft, dice: Dice) -> bool:
    tops = _tops(draft)
    if draft.type_code != "KH" or len(tops) < 3 or draft.look.scheme not in ("roman", "dashed"):
        return False
    first = dice.number(1, len(tops) - 1)
    for i in range(first, len(tops)):
        _relabelled(draft, tops[i], i)
    return True


_MISPRINTS = (("HIỆN", "HIÊN"), ("YÊU CẦU", "YỀU CẦU"), ("NHIỆM", "NHIÊM"), ("hiện", "hiên"), ("yêu cầu", "yêu càu"))
_MISPRINTS += (("NỘI", "NÔI"), ("Nội", "Nôi"), ("nhiệm", "nhiêm"), ("MỤC", "MUC"), ("Mục", "Muc"), ("KINH", "KNIH"))


def _misprinted_heading(draft: Draft, dice: Dice) -> bool:
    for i in dice.shuffled(_tops(draft)):
        block = draft.body[i]
        for right, wrong in _MISPRINTS:
            at = block.text.text.find(right)
            if at >= 0:
                text = block.text.edited(at, at + len(right), wrong)
                draft.body[i] = block.with_text(text.tag(_key(draft)))
                return True
    return False


def _missing_end_mark(draft: Draft, dice: Dice) -> bool:
    last = draft.body[-1]
    if not last.text.text.endswith("./."):
        return False
    draft.body[-1] = last.with_text(last.text.cut(0, len(last.text) - 2))
    return True


def _missing_annex(draft: Draft, dice: Dice) -> bool:
    if not draft.annexes:
        return False
    draft.annexes.clear()
    return True


# --------------------------------------------------------------------------------- tasks and dates


def _a_day(draft: Draft, dice: Dice) -> str | None:
    """A deadline that names one day in full."""
    fitting = [
        key
        for key in shown_keys(draft, "deadline")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(draft.values[key]["value"]))
        and draft.values[key]["row"] in ("before-day", "latest-day", "until-day", "latest-before-day")
    ]
    return dice.pick(fitting) if fitting else None


def _another_day(draft: Draft, key: str | None, shown: str, value: str | None) -> bool:
    if key is None:
        return False
    draft.values[key]["value"] = value
    fault = _key(draft)

    def how(text: Tagged, mark: Mark) -> Tagged:
        words = text.text[mark.start : mark.end]
        lead = re.match(r"\D*", words)
        new = (lead[0] if lead else "") + shown
        edited = text.edited(mark.start, mark.end, new)
        return Tagged(edited.text, (*edited.marks, Mark(fault, mark.start, mark.start + len(new))))

    return change(draft, key, how)


def _impossible_day(draft: Draft, dice: Dice) -> bool:
    day = dice.pick(("31/4", "31/6", "31/9", "31/11", "30/02"))
    return _another_day(draft, _a_day(draft, dice), f"{day}/{draft.day.year}", None)


def _past_deadline(draft: Draft, dice: Dice) -> bool:
    day = draft.day - timedelta(days=dice.number(20, 200))
    return _another_day(draft, _a_day(draft, dice), spell(day, "slash", draft.look), iso(day))


def _two_leads(draft: Draft, dice: Dice) -> bool:
    """A second body beside the one that leads a task."""
    leads = [
        key
        for key in shown_keys(draft, "unit")
        if draft.values[key]["role"] == "lead" and draft.values[key]["task"]
    ]
    units = [draft.values[key]["unit"] for key in leads]
    if len(set(units)) < 2:
        return False
    key = dice.pick(leads)
    task = draft.values[key]["task"]
    here = {*draft.values[task]["lead"], *draft.values[task]["support"]}
    others = [unit for unit in units if unit not in here]
    if not others:
        return False
    other = dice.pick(others)
    second = draft.value("unit", other, unit=other, role="lead", task=task).tag(_key(draft))
    draft.values[task]["lead"] = [*draft.values[task]["lead"], other]
    return change(
        draft, key, lambda text, mark: text.cut(0, mark.end) + " và " + second + text.cut(mark.end, len(text))
    )


def _missing_lead(draft: Draft, dice: Dice) -> bool:
    """A block of labels that names no lead."""
    for i, block in enumerate(draft.body):
        roles = [draft.values[m.key]["role"] for m in block.text.marks if m.key.startswith("unit#")]
        if block.label == "-" and roles == ["lead"] and ": " in block.text.text:
            for mark in block.text.marks:
                task = draft.values[mark.key].get("task")
                if task:
                    draft.values[task]["lead"] = []
            del draft.body[i]
            return True
    return False


# ------------------------------------------------------------------------ recipients and signature


def _missing_archive(draft: Draft, dice: Dice) -> bool:
    if len(draft.recipients) < 2:
        return False
    last = draft.recipients[-2]
    draft.recipients[-2:] = [last.cut(0, len(last) - 1) + "."]
    return True


def _district_after_reform(draft: Draft, dice: Dice) -> bool:
    if draft.day < REFORM or not draft.recipients:
        return False
    name = dice.pick(("UBND các huyện, thị xã, thành phố", "Các huyện ủy, thành ủy", "Phòng Giáo dục và Đào tạo các huyện"))
    shown = draft.value("recipient", name, value=name, archive=False).tag(_key(draft))
    draft.recipients.insert(len(draft.recipients) - 1, Tagged("- ") + shown + ";")
    return True


def _deputy_alone(draft: Draft, dice: Dice) -> bool:
    """A deputy signs without KT."""
    at = next((i for i, line in enumerate(draft.sign) if line.text.startswith("KT. ")), None)
    if at is None:
        return False
    del draft.sign[at]
    whole = bool(draft.sign) and draft.sign[0].text.startswith("TM. ")
    draft.scalars["signing_authority"] = "TM." if whole else None
    return True


def _degree(draft: Draft, dice: Dice) -> bool:
    name = draft.scalars.get("signer_name")
    if not isinstance(name, str) or not draft.signer.text:
        return False
    degree = dice.pick(("TS.", "ThS.", "PGS.TS."))
    draft.signer = Tagged(f"{degree} ").tag(_key(draft)) + draft.signer
    draft.scalars["signer_name"] = [name, f"{degree} {name}"]
    return True


FAULTS: Mapping[str, Fault] = {
    "blank-number": Fault("N01", "Để trống số", _blank_number),
    "unpadded-number": Fault("N02", "Số dưới 10 không có số 0 ở trước", _unpadded_number),
    "wrong-type-code": Fault("N03", "Ký hiệu tên loại khác tên loại", _wrong_type_code),
    "lost-hyphen": Fault("N01", "Ký hiệu mất dấu gạch nối", _lost_hyphen),
    "stray-space": Fault("N05", "Dấu cách thừa trong số, ký hiệu", _stray_space),
    "eth-letter": Fault("N01", "Chữ Ð (eth) thay cho Đ", _eth_letter),
    "regimes-mixed": Fault("M01", "Số, ký hiệu kiểu văn bản Đảng dưới Quốc hiệu", _regimes_mixed),
    "unpadded-day": Fault("D02", "Ngày dưới 10 không có số 0 ở trước", _unpadded_day),
    "padded-month": Fault("D02", "Tháng 3 đến 9 có số 0 ở trước", _padded_month),
    "no-comma": Fault("D01", "Thiếu dấu phẩy sau địa danh", _no_comma),
    "missing-state": Fault("H01", "Thiếu Quốc hiệu hoặc Tiêu ngữ", _missing_state),
    "subject-full-stop": Fault("T02", "Trích yếu có dấu chấm", _subject_full_stop),
    "base-later": Fault("D03", "Căn cứ ban hành sau kế hoạch", _base_later),
    "base-undated": Fault("C03", "Căn cứ thiếu ngày", _base_undated),
    "base-unnumbered": Fault("C03", "Căn cứ để trống số", _base_unnumbered),
    "base-lost-hyphen": Fault("N01", "Căn cứ mất dấu gạch nối trong ký hiệu", _base_lost_hyphen),
    "base-stray-space": Fault("N05", "Dấu cách thừa trong số, ký hiệu của căn cứ", _base_stray_space),
    "base-wrong-day": Fault("C04", "Căn cứ ghi sai ngày", _base_wrong_day),
    "base-marks": Fault("C01", "Căn cứ không kết thúc bằng dấu chấm phẩy", _base_marks),
    "missing-section": Fault("B01", "Thiếu mục cuối (tổ chức thực hiện)", _missing_section),
    "numbering-gap": Fault("B03", "Đánh số mục bị nhảy", _numbering_gap),
    "numbering-repeat": Fault("B03", "Đánh số mục bị lặp", _numbering_repeat),
    "misprinted-heading": Fault("B02", "Đề mục in sai", _misprinted_heading),
    "missing-end-mark": Fault("B07", "Thiếu ./. ở cuối", _missing_end_mark),
    "missing-annex": Fault("B04", "Nhắc phụ lục mà không có phụ lục", _missing_annex),
    "impossible-day": Fault("B06", "Thời hạn là ngày không có trong lịch", _impossible_day),
    "past-deadline": Fault("B06", "Thời hạn trước ngày ban hành", _past_deadline),
    "two-leads": Fault("B05", "Một nhiệm vụ có hai đơn vị chủ trì", _two_leads),
    "missing-lead": Fault("B05", "Nhiệm vụ không có đơn vị chủ trì", _missing_lead),
    "missing-archive": Fault("R01", "Nơi nhận thiếu dòng Lưu", _missing_archive),
    "district-after-reform": Fault("H05", "Nêu cấp huyện sau ngày 01/7/2025", _district_after_reform),
    "deputy-alone": Fault("S02", "Cấp phó ký không có KT.", _deputy_alone),
    "degree": Fault("S04", "Ghi học vị trước họ tên người ký", _degree),
}
"""Kind → fault; the names of ``--faults``."""
