"""Lỗi nội dung: faults of headings, tasks and deadlines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from vbparse.learning.synthesize._fault_marks import fault_key
from vbparse.learning.synthesize.deadlines import spell
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.numbering import roman
from vbparse.learning.synthesize.setting import iso
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = [
    "impossible_day",
    "misprinted_heading",
    "missing_annex",
    "missing_end_mark",
    "missing_lead",
    "missing_section",
    "numbering_gap",
    "numbering_repeat",
    "past_deadline",
    "relabelled",
    "tops",
    "two_leads",
]


# --------------------------------------------------------------------------------------------- body


def tops(draft: Draft) -> list[int]:
    """Indices of the outermost numbered headings."""
    level = 2 if draft.look.scheme == "parts" else 1
    return [i for i, b in enumerate(draft.body) if b.role == "head" and b.level == level]


def missing_section(draft: Draft, dice: Dice) -> bool:
    at = tops(draft)
    if draft.type_code != "KH" or len(at) < 3 or draft.annexes:
        return False
    start = at[-1]
    rest = [b for b in draft.body[start:] if b.role == "text" and not b.label and not b.level]
    closing = rest[-1:] if rest and rest[-1] is draft.body[-1] else []
    if not closing:
        return False
    draft.body = [*draft.body[:start], *closing]
    return True


def relabelled(draft: Draft, at: int, number: int, *, marked: bool = True) -> None:
    """Another number for a top-level heading."""
    block = draft.body[at]
    tail = block.label[-1]
    shown = roman(number) if draft.look.scheme != "arabic" else str(number)
    text = block.text.tag(fault_key(draft)) if marked else block.text
    draft.body[at] = replace(block, label=shown + tail, text=text)
    for mark in block.text.marks:
        if mark.key.startswith("heading#"):
            draft.values[mark.key]["number"] = shown


def numbering_gap(draft: Draft, dice: Dice) -> bool:
    at = tops(draft)
    if draft.type_code != "KH" or len(at) < 3 or draft.look.scheme not in ("roman", "dashed"):
        return False
    first = dice.number(1, len(at) - 1)
    for i in range(first, len(at)):
        relabelled(draft, at[i], i + 2)
    return True


def numbering_repeat(draft: Draft, dice: Dice) -> bool:
    at = tops(draft)
    if draft.type_code != "KH" or len(at) < 3 or draft.look.scheme not in ("roman", "dashed"):
        return False
    first = dice.number(1, len(at) - 1)
    for i in range(first, len(at)):
        relabelled(draft, at[i], i)
    return True


_MISPRINTS = (
    ("HIỆN", "HIÊN"),
    ("YÊU CẦU", "YỀU CẦU"),
    ("NHIỆM", "NHIÊM"),
    ("hiện", "hiên"),
    ("yêu cầu", "yêu càu"),
    ("NỘI", "NÔI"),
    ("Nội", "Nôi"),
    ("nhiệm", "nhiêm"),
    ("MỤC", "MUC"),
    ("Mục", "Muc"),
    ("KINH", "KNIH"),
)


def misprinted_heading(draft: Draft, dice: Dice) -> bool:
    for i in dice.shuffled(tops(draft)):
        block = draft.body[i]
        for right, wrong in _MISPRINTS:
            at = block.text.text.find(right)
            if at >= 0:
                text = block.text.edited(at, at + len(right), wrong)
                draft.body[i] = block.with_text(text.tag(fault_key(draft)))
                return True
    return False


def missing_end_mark(draft: Draft, dice: Dice) -> bool:
    last = draft.body[-1]
    if not last.text.text.endswith("./."):
        return False
    draft.body[-1] = last.with_text(last.text.cut(0, len(last.text) - 2))
    return True


def missing_annex(draft: Draft, dice: Dice) -> bool:
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
        and draft.values[key]["row"]
        in ("before-day", "latest-day", "until-day", "latest-before-day")
    ]
    return dice.pick(fitting) if fitting else None


def _another_day(draft: Draft, key: str | None, shown: str, value: str | None) -> bool:
    if key is None:
        return False
    draft.values[key]["value"] = value
    fault = fault_key(draft)

    def how(text: Tagged, mark: Mark) -> Tagged:
        words = text.text[mark.start : mark.end]
        lead = re.match(r"\D*", words)
        new = (lead[0] if lead else "") + shown
        edited = text.edited(mark.start, mark.end, new)
        return Tagged(edited.text, (*edited.marks, Mark(fault, mark.start, mark.start + len(new))))

    return change(draft, key, how)


def impossible_day(draft: Draft, dice: Dice) -> bool:
    day = dice.pick(("31/4", "31/6", "31/9", "31/11", "30/02"))
    late = int(day.split("/")[1]) > draft.day.month
    year = draft.day.year if late else draft.day.year + 1
    return _another_day(draft, _a_day(draft, dice), f"{day}/{year}", None)


def past_deadline(draft: Draft, dice: Dice) -> bool:
    day = draft.day - timedelta(days=dice.number(20, 200))
    return _another_day(draft, _a_day(draft, dice), spell(day, "slash", draft.look), iso(day))


def two_leads(draft: Draft, dice: Dice) -> bool:
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
    second = draft.value("unit", other, unit=other, role="lead", task=task).tag(fault_key(draft))
    draft.values[task]["lead"] = [*draft.values[task]["lead"], other]
    return change(
        draft,
        key,
        lambda text, mark: text.cut(0, mark.end) + " và " + second + text.cut(mark.end, len(text)),
    )


def _shows_task(block: Block) -> bool:
    """Whether the task itself stands in the line, and not only its lead."""
    return any(mark.key.startswith("task#") for mark in block.text.marks)


def missing_lead(draft: Draft, dice: Dice) -> bool:
    """A block of labels that names no lead."""
    for i, block in enumerate(draft.body):
        units = [draft.values[m.key] for m in block.text.marks if m.key.startswith("unit#")]
        labelled = block.label == "-" and not _shows_task(block)
        if labelled and [unit["role"] for unit in units] == ["lead"] and units[0]["task"]:
            draft.values[units[0]["task"]]["lead"] = []
            del draft.body[i]
            return True
    return False
