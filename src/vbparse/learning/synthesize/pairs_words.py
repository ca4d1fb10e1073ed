"""Lời của các cặp: the wordings of one task, and other words for a sentence that has only one."""

from __future__ import annotations

from dataclasses import dataclass

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.setting import Setting
from vbparse.learning.synthesize.tagged import fill
from vbparse.learning.synthesize.words import Split, load

__all__ = ["Told", "paraphrased", "tasks_of"]

_VERBATIM = 0.15
"""Share of tasks that the plan copies."""


@dataclass(frozen=True)
class Told:
    """A task as the parent tells it, and further wordings written for it."""

    parent: str
    others: tuple[str, ...]


def tasks_of(dice: Dice, setting: Setting, split: Split) -> list[Told]:
    """All tasks that fit the subject, in an order of their own: from the list, and the topic's."""
    wanted = ("train", "test") if split == "all" else (split,)
    found = []
    for row in load("pairs")["task"]:
        if row["split"] in wanted:
            about = {"about": setting.topic["about"]}
            wordings = dice.shuffled([fill(w, about).text for w in row["wordings"]])
            found.append(Told(wordings[0], tuple(wordings[1:])))
    found += [Told(str(action), ()) for action in setting.topic["actions"]]
    return dice.shuffled(found)


def paraphrased(dice: Dice, told: Told, split: Split, *, adorned: bool = True) -> str:
    """The task in other words: a wording of its own, or with other words put in."""
    if dice.chance(_VERBATIM):
        return told.parent
    text = dice.pick(told.others) if told.others else _reworded(dice, told.parent, split)
    if not adorned:
        return text
    if dice.chance(0.3):
        text = f"{dice.word('pairs', 'before')} {text}"
    if dice.chance(0.35):
        text = f"{text} {dice.word('pairs', 'behind')}"
    return text


def _reworded(dice: Dice, text: str, split: Split) -> str:
    """Some of its words replaced by others, its halves perhaps turned around."""
    wanted = ("train", "test") if split == "all" else (split,)
    for row in load("pairs")["synonym"]:
        if row["split"] in wanted:
            for old, new in row["pairs"]:
                if old in text and dice.chance(0.7):
                    text = text.replace(old, new, 1)
    head, comma, tail = text.partition(", ")
    if comma and "," not in tail and " và " not in tail and dice.chance(0.3):
        text = f"{tail}, {head}"
    return text
