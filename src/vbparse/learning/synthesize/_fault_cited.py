"""Lỗi căn cứ, theo NĐ 30/2020/NĐ-CP Phụ lục I mục II.6: each căn cứ on a line with its mark, cited
in full, from high to low, broken in the ways in which drafts break it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, rewrite
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["CITED"]

_RANKS = {"Luật": 0, "NĐ": 2, "TT": 3}


def _listed(draft: Draft) -> list[int]:
    """The lines of the list: those of the opening that begin a căn cứ, but for the sentence that
    issues the plan."""
    opening = int(draft.scalars.get("opening_blocks", 0))
    return list(range(opening - 1)) if opening > 2 else []


def _ended(draft: Draft, dice: Dice, lines: Sequence[int], marks: Sequence[str]) -> bool:
    if not lines:
        return False
    at = dice.pick(lines)
    text = draft.body[at].text
    bare = text.cut(0, len(text) - 1) if text.text[-1] in ";.," else text
    draft.body[at] = draft.body[at].with_text(bare + Tagged(dice.pick(marks)).tag(fault_key(draft)))
    return True


def _one_mark(draft: Draft, dice: Dice) -> bool:
    """One line, not the last, that ends otherwise."""
    return _ended(draft, dice, _listed(draft)[:-1], (".", ",", "", ":"))


def _last_mark(draft: Draft, dice: Dice) -> bool:
    """The last line ends otherwise; *Theo đề nghị của …;* may run on into the sentence below."""
    last = _listed(draft)[-1:]
    if last and "đề nghị" in draft.body[last[0]].text.text[:20]:
        return False
    return _ended(draft, dice, _listed(draft)[-1:], (",", "", ";"))


def _keys(draft: Draft, *parts: str) -> list[str]:
    """Bases that the opening cites in full, no laws; one that the subject names is cited there."""
    opening = draft.body[: int(draft.scalars.get("opening_blocks", 0))]
    shown = {mark.key for block in opening for mark in block.text.marks}
    subject = str(draft.scalars.get("subject"))
    found = []
    for key in shown_keys(draft, "base"):
        data = draft.values[key]
        whole = key in shown and all(data[part] for part in ("number", *parts))
        if whole and data["type"] != "Luật" and str(data["number"]) not in subject:
            found.append(key)
    return found


def _a_key(draft: Draft, dice: Dice, *parts: str) -> str | None:
    keys = _keys(draft, *parts)
    return dice.pick(keys) if keys else None


def _year_only(draft: Draft, dice: Dice) -> bool:
    """*năm 2024* in place of the day."""
    key = _a_key(draft, dice, "date")
    if key is None:
        return False
    year = str(draft.values[key]["date"])[:4]
    draft.values[key]["date"] = None

    def how(text: Tagged, mark: Mark) -> Tagged:
        start = text.text.rindex("ngày ", 0, mark.start)
        return text.edited(start, mark.end, f"năm {year}")

    return change(draft, f"{key}/date", how)


def _no_number(draft: Draft, dice: Dice) -> bool:
    """*Quyết định ngày …*, without any number."""
    key = _a_key(draft, dice, "date")
    if key is None:
        return False
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "parent"]
    draft.values[key]["number"] = None

    def how(text: Tagged, mark: Mark) -> Tagged:
        start = text.text.rindex("số ", 0, mark.start)
        rest = re.match(r",? ?", text.text[mark.end :])
        return text.edited(start, mark.end + (len(rest[0]) if rest else 0), "")

    return change(draft, f"{key}/number", how)


def _no_such_day(draft: Draft, dice: Dice) -> bool:
    key = _a_key(draft, dice, "date")
    if key is None:
        return False
    day, month = dice.pick(((31, 4), (31, 9), (30, 2), (31, 11), (32, 5), (15, 13)))
    year = str(draft.values[key]["date"])[:4]
    long = f"{day} tháng {month} năm {year}"
    draft.values[key]["date"] = None
    return rewrite(draft, f"{key}/date", long if dice.chance(0.5) else f"{day}/{month}/{year}")


def _no_slash(draft: Draft, dice: Dice) -> bool:
    """The slash of a symbol lost, or a hyphen in its place."""
    key = _a_key(draft, dice, "date")
    if key is None or "/" not in str(draft.values[key]["number"]):
        return False
    printed = re.sub(r"/", dice.pick(("", "-")), str(draft.values[key]["number"]))
    draft.values[key]["number"] = printed
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "parent"]
    return rewrite(draft, f"{key}/number", printed)


def _rank(draft: Draft, at: int) -> int:
    """From high to low; 9 for what has no rank, or one that its issuer tells."""
    keys = [m.key for m in draft.body[at].text.marks if re.fullmatch(r"base#\w+", m.key)]
    data = draft.values[keys[0]] if keys else {"type": "NQ", "number": None}
    of_party = re.match(r"\d+-", str(data["number"]))
    return 9 if of_party or data["type"] == "NQ" else _RANKS.get(str(data["type"]), 4)


def _order(draft: Draft, dice: Dice) -> bool:
    """A line of higher rank behind one of lower rank; each keeps the mark of its place."""
    lines = _listed(draft)
    pairs = [
        (a, b)
        for a in lines
        for b in lines
        if a < b and _rank(draft, a) < _rank(draft, b) < 9 and _rank(draft, a) < 4
    ]
    if not pairs:
        return False
    a, b = dice.pick(pairs)
    one, two = draft.body[a], draft.body[b]
    first, second = one.text.text[-1], two.text.text[-1]
    moved = two.text.cut(0, len(two.text) - 1) + Tagged(first)
    draft.body[a] = two.with_text(moved.tag(fault_key(draft)))
    draft.body[b] = one.with_text(one.text.cut(0, len(one.text) - 1) + second)
    return True


CITED: dict[str, Fault] = {
    "base-one-mark": Fault(
        "base marks", "C01", "Dấu cuối một căn cứ sai", _one_mark, ("VB301",), regime="state 2020"
    ),
    "base-last-mark": Fault(
        "base marks", "C01", "Dấu căn cứ cuối sai", _last_mark, ("VB302",), regime="state 2020"
    ),
    "base-year-only": Fault("base", "C03", "Căn cứ chỉ ghi năm", _year_only, ("VB303",)),
    "base-no-number": Fault("base", "C03", "Căn cứ thiếu số, ký hiệu", _no_number, ("VB306",)),
    "base-no-such-day": Fault(
        "base", "C04", "Ngày của căn cứ không có thật", _no_such_day, ("VB604", "VB309")
    ),
    "base-no-slash": Fault("base", "N01", "Căn cứ mất dấu gạch chéo", _no_slash, ("VB309",)),
    "base-rank": Fault("base", "C05", "Căn cứ không từ cao xuống thấp", _order, ("VB308",)),
}
"""Kind → fault of a căn cứ."""
