"""Lỗi căn cứ: faults of the documents that are cited."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from vbparse.learning.synthesize._fault_marks import fault_key, rewrite
from vbparse.learning.synthesize.deadlines import spell
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.setting import iso
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = [
    "base_later",
    "base_lost_hyphen",
    "base_marks",
    "base_stray_space",
    "base_undated",
    "base_unnumbered",
    "base_wrong_day",
]


# -------------------------------------------------------------------------------------------- bases


def _a_base(draft: Draft, dice: Dice) -> str | None:
    """A base that has a number and a day."""
    fitting = [
        key
        for key in shown_keys(draft, "base")
        if draft.values[key]["number"]
        and draft.values[key]["date"]
        and draft.values[key]["type"] != "Luật"
    ]
    return dice.pick(fitting) if fitting else None


def base_later(draft: Draft, dice: Dice) -> bool:
    key = _a_base(draft, dice)
    if key is None or not draft.scalars.get("issued_on"):
        return False
    day = draft.day + timedelta(days=dice.number(3, 60))
    draft.values[key]["date"] = iso(day)
    return rewrite(draft, f"{key}/date", spell(day, draft.look.dates, draft.look))


def base_undated(draft: Draft, dice: Dice) -> bool:
    key = _a_base(draft, dice)
    if key is None or str(draft.values[key]["number"]) in str(draft.scalars.get("subject")):
        return False  # or the subject has cited it in full
    draft.values[key]["date"] = None

    def how(text: Tagged, mark: Mark) -> Tagged:
        start = text.text.rindex("ngày ", 0, mark.start)
        return text.edited(start, mark.end + (text.text[mark.end : mark.end + 1] == " "), "")

    return change(draft, f"{key}/date", how)


def base_unnumbered(draft: Draft, dice: Dice) -> bool:
    key = _a_base(draft, dice)
    if key is None:
        return False
    number = draft.values[key]["number"]
    blank = re.sub(r"^\d+", "     ", number)
    parent = draft.scalars.get("parent")
    if number in (parent if isinstance(parent, list) else [parent]):
        draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "parent"]
    draft.values[key]["number"] = None
    return rewrite(draft, f"{key}/number", blank)


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
        parent = draft.scalars.get("parent")
        if isinstance(parent, list):
            draft.scalars["parent"] = [printed if each == number else each for each in parent]
        elif parent == number:
            draft.scalars["parent"] = printed
    return rewrite(draft, f"{key}/number", printed)


def base_lost_hyphen(draft: Draft, dice: Dice) -> bool:
    return _base_number(
        draft, dice, lambda n: re.sub(r"(?<=/)(\w+)-", r"\1", n, count=1), true=False
    )


def base_stray_space(draft: Draft, dice: Dice) -> bool:
    """A space before a mark, or one behind it on which no line breaks: there it would not show."""
    mark, after = dice.pick("/-"), dice.chance(0.5)
    new = f"{mark}\N{NO-BREAK SPACE}" if after else f" {mark}"
    return _base_number(draft, dice, lambda n: n.replace(mark, new, 1), true=True)


def base_wrong_day(draft: Draft, dice: Dice) -> bool:
    """The day of a base is off by a few days, as clerks copy it wrongly."""
    key = _a_base(draft, dice)
    if key is None:
        return False
    day = date.fromisoformat(draft.values[key]["date"]) - timedelta(days=dice.number(1, 9))
    draft.values[key]["date"] = iso(day)
    return rewrite(draft, f"{key}/date", spell(day, draft.look.dates, draft.look))


def base_marks(draft: Draft, dice: Dice) -> bool:
    opening = range(int(draft.scalars.get("opening_blocks", 0)))
    at = [
        i
        for i in opening
        if draft.body[i].text.text.endswith(";") and _shows(draft.body[i], "base")
    ]
    for i in at:
        text = draft.body[i].text
        ended = text.cut(0, len(text) - 1) + Tagged(dice.pick((".", ""))).tag(fault_key(draft))
        draft.body[i] = draft.body[i].with_text(ended)
    return bool(at)


def _shows(block: Block, kind: str) -> bool:
    return any(mark.key.startswith(f"{kind}#") for mark in block.text.marks)
