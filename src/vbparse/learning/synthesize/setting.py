"""Where, when and about what: the part of the world that a family of documents shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.words import load

__all__ = ["REFORM", "Place", "Setting", "a_day", "iso", "make_setting", "registered"]

REFORM = date(2025, 7, 1)
"""From this day there are no districts."""
_ANY_FIELD = "noi-vu"


@dataclass(frozen=True)
class Place:
    """A province, district or commune."""

    name: str
    kind: str  # tỉnh, thành phố, huyện, xã, Phường …

    @property
    def full(self) -> str:
        """``tỉnh Lào Cai``, ``Phường 5``."""
        return f"{self.kind} {self.name}"

    @property
    def word(self) -> str:
        """What it is called for short in its own documents: ``tỉnh``, ``xã``."""
        return self.kind.lower()


@dataclass(frozen=True)
class Setting:
    """A day, a subject, and the line of places from province to commune."""

    day: date
    topic: dict[str, Any]
    stem: str  # what the plan is about: a trích yếu without place and time
    province: Place
    district: Place
    commune: Place

    @property
    def reformed(self) -> bool:
        """Whether the districts are gone."""
        return self.day >= REFORM

    @property
    def field(self) -> str:
        """The field of work of the subject, as in ``registers.toml``."""
        return str(self.topic["field"])


def make_setting(dice: Dice, day: date) -> Setting:
    """A setting on that day; a law of the subject may be younger than the day, a place not."""
    topic = dice.pick(dice.words.topics)
    stem = dice.pick(topic["subjects"])
    dice.trace |= {("topics", topic["key"]), ("subjects", stem)}
    return Setting(
        day,
        topic,
        stem,
        _place(dice, "province", "tỉnh", day),
        _place(dice, "district", "huyện", day),
        _place(dice, "commune", "xã", day),
    )


def _place(dice: Dice, level: str, kind: str, day: date) -> Place:
    while True:
        row = dice.word("places", level)
        if row.get("to", day) >= day:
            return Place(row["name"], row.get("kind", kind))


def registered(kind: str, field: str, day: date) -> dict[str, Any]:
    """The department, ministry or division for a field of work on a day."""
    for wanted in (field, _ANY_FIELD):
        for row in load("registers")[kind]:
            if row["field"] == wanted and row.get("from", day) <= day <= row.get("to", day):
                found: dict[str, Any] = row
                return found
    raise LookupError(f"{kind} {field} {day}")


def in_force(rows: Iterable[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    """Rows that hold on a day: those with ``date`` were issued before it."""
    return [
        row
        for row in rows
        if row.get("from", day) <= day <= row.get("to", day) and row.get("date", day) <= day
    ]


def a_day(dice: Dice, first: date, last: date) -> date:
    """A working day between both."""
    day = first + timedelta(days=dice.number(0, max(0, (last - first).days)))
    return day - timedelta(days=max(0, day.weekday() - 4))


def iso(day: date) -> str:
    """``2024-05-06``."""
    return day.isoformat()
