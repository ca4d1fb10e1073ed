"""Lỗi nội dung: faults of headings, of the end, and of annexes that are named."""

from __future__ import annotations

from dataclasses import replace

from vbparse.learning.synthesize._fault_marks import fault_key
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.numbering import roman

__all__ = [
    "misprinted_heading",
    "missing_annex",
    "missing_end_mark",
    "relabelled",
    "tops",
]


# --------------------------------------------------------------------------------------------- body


def tops(draft: Draft) -> list[int]:
    """Indices of the outermost numbered headings."""
    level = 2 if draft.look.scheme == "parts" else 1
    return [i for i, b in enumerate(draft.body) if b.role == "head" and b.level == level]


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
