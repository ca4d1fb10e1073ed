"""Lỗi thể thức: faults of number, header, title, recipients and signature."""

from __future__ import annotations

import re

from vbparse.learning.synthesize._fault_marks import fault_key, only, rewrite
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.setting import REFORM
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = [
    "OFFICES",
    "blank_number",
    "degree",
    "deputy_alone",
    "district_after_reform",
    "eth_letter",
    "lost_hyphen",
    "missing_archive",
    "missing_state",
    "no_comma",
    "padded_month",
    "regimes_mixed",
    "stray_space",
    "subject_full_stop",
    "unpadded_day",
    "unpadded_number",
    "wrong_type_code",
]


OFFICES = ("province", "district", "commune", "division", "enterprise")
"""Schools, hospitals and the like may put a degree before the name."""


# ------------------------------------------------------------------------------------------ number


def _number(draft: Draft) -> str | None:
    number = draft.scalars.get("doc_number")
    return number if isinstance(number, str) else None


def _printed_number(draft: Draft, printed: str, value: str | None = None) -> bool:
    """Another number on paper; ``value`` is what it stands for."""
    if not rewrite(draft, only(draft, "doc_number"), printed):
        return False
    draft.scalars["doc_number"] = value or printed
    return True


def blank_number(draft: Draft, dice: Dice) -> bool:
    """The number is left to be filled in by hand."""
    key = only(draft, "doc_number")
    number = _number(draft)
    if key is None or number is None or not rewrite(draft, f"{key}/digits", "       "):
        return False
    draft.scalars |= {"doc_number": None, "doc_number_status": "blank"}
    return True


def unpadded_number(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or not number.startswith("0"):
        return False
    return _printed_number(draft, number[1:])


def wrong_type_code(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or draft.type_code not in ("KH", "QĐ", "CT", "TB"):
        return False
    other = dice.pick([code for code in ("KH", "QĐ", "CT", "TB", "BC") if code != draft.type_code])
    return _printed_number(draft, number.replace(draft.type_code, other, 1))


def lost_hyphen(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or draft.issuer.party or "-" not in number:
        return False
    return _printed_number(draft, number.replace("-", "", 1))


def stray_space(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number:
        return False
    mark = dice.pick([sign for sign in "/-" if sign in number])
    spaced = dice.pick((f" {mark}", f"{mark} ", f" {mark} "))
    return _printed_number(draft, number.replace(mark, spaced, 1), number)


def eth_letter(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or "Đ" not in number:
        return False
    return _printed_number(draft, number.replace("Đ", "\N{LATIN CAPITAL LETTER ETH}"), number)


def regimes_mixed(draft: Draft, dice: Dice) -> bool:
    number = _number(draft)
    if not number or draft.issuer.party or draft.type_code == "CV":
        return False
    if draft.issuer.kind in ("union", "front"):
        return False  # which number their documents by rules of their own
    mixed = re.sub(r"^(\d+)/(\w+)-", r"\1-\2/", number)
    return mixed != number and _printed_number(draft, mixed)


# -------------------------------------------------------------------------------- header and title


def _digits(draft: Draft) -> str | None:
    key = only(draft, "issued_on")
    return (
        f"{key}/digits"
        if key and len(str(draft.scalars.get("issued_on"))) == len("2024-05-06")
        else None
    )


def unpadded_day(draft: Draft, dice: Dice) -> bool:
    return draft.day.day < 10 and rewrite(draft, _digits(draft), str(draft.day.day))


def padded_month(draft: Draft, dice: Dice) -> bool:
    if not 3 <= draft.day.month <= 9 or not draft.place.text:
        return False
    month = f"tháng {draft.day.month} "
    at = draft.place.text.find(month)
    if at < 0:
        return False
    edited = draft.place.edited(at, at + len(month), f"tháng {draft.day.month:02d} ")
    draft.place = Tagged(edited.text, (*edited.marks, Mark(fault_key(draft), at, at + len(month))))
    return True


def no_comma(draft: Draft, dice: Dice) -> bool:
    at = draft.place.text.find(", ngày")
    if at < 0:
        return False
    draft.place = draft.place.edited(at, at + 1, "")
    return True


def missing_state(draft: Draft, dice: Dice) -> bool:
    if len(draft.state) < 2:
        return False
    draft.state = draft.state[1:] if dice.chance(0.5) else draft.state[:1]
    return True


def subject_full_stop(draft: Draft, dice: Dice) -> bool:
    if not draft.subject:
        return False
    last = draft.subject[-1]
    draft.subject[-1] = last + Tagged(".").tag(fault_key(draft))
    return True


# ------------------------------------------------------------------------ recipients and signature


def missing_archive(draft: Draft, dice: Dice) -> bool:
    if len(draft.recipients) < 2:
        return False
    last = draft.recipients[-2]
    draft.recipients[-2:] = [last.cut(0, len(last) - 1) + "."]
    return True


def district_after_reform(draft: Draft, dice: Dice) -> bool:
    if draft.day < REFORM or not draft.recipients:
        return False
    name = dice.pick(
        (
            "UBND các huyện, thị xã, thành phố",
            "Các huyện ủy, thành ủy",
            "Phòng Giáo dục và Đào tạo các huyện",
        )
    )
    shown = draft.value("recipient", name, value=name, archive=False).tag(fault_key(draft))
    draft.recipients.insert(len(draft.recipients) - 1, Tagged("- ") + shown + ";")
    return True


def deputy_alone(draft: Draft, dice: Dice) -> bool:
    """A deputy signs without KT."""
    at = next((i for i, line in enumerate(draft.sign) if line.text.startswith("KT. ")), None)
    if at is None:
        return False
    council = "NHÂN DÂN" in draft.sign[0].text  # others let a deputy sign for them
    if draft.sign[0].text.startswith("TM. ") and not council:
        return False
    del draft.sign[at]
    whole = bool(draft.sign) and draft.sign[0].text.startswith("TM. ")
    draft.scalars["signing_authority"] = "TM." if whole else None
    return True


def degree(draft: Draft, dice: Dice) -> bool:
    name = draft.scalars.get("signer_name")
    free = re.search(r"Y tế|Giáo dục|Khoa học", draft.issuer.name)  # branches that may
    if not isinstance(name, str) or not draft.signer.text or draft.issuer.kind not in OFFICES:
        return False
    if free:
        return False
    degree = dice.pick(("TS.", "ThS.", "PGS.TS."))
    draft.signer = Tagged(f"{degree} ").tag(fault_key(draft)) + draft.signer
    draft.scalars["signer_name"] = [name, f"{degree} {name}"]
    return True
