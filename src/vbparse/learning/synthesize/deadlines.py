"""Thời hạn: words of time whose value is known, after the catalogue in ``words/deadlines.toml``."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.looks import Look
from vbparse.learning.synthesize.setting import iso
from vbparse.learning.synthesize.tagged import Tagged, fill, join, upper_first

__all__ = ["MAKERS", "Made", "due", "spell"]

ROMAN = ("I", "II", "III", "IV")
WEEKDAYS = {"Hai": "MO", "Ba": "TU", "Tư": "WE", "Năm": "TH", "Sáu": "FR"}
Answer = str | list[str] | None


@dataclass(frozen=True)
class Made:
    """What a maker gives: the slots, the kind, and a value for each part of the wording."""

    slots: Mapping[str, str]
    kind: str
    values: tuple[Answer, ...]


@dataclass(frozen=True)
class When:
    """What a maker needs to know: the day of issue, and how this document spells its dates."""

    dice: Dice
    day: date
    look: Look
    fit: str

    def soon(self, *, least: int = 12) -> date:
        """A day after the issue: in the same year, or in the next when the year is at its end."""
        last = date(self.day.year + (self.day.month > 10), 12, 25)
        first = self.day + timedelta(days=least)
        return first + timedelta(days=self.dice.number(0, max(0, (last - first).days)))

    def year(self) -> int:
        """The year in which the work is done."""
        return self.day.year + (self.day.month > 10)

    def quarter(self, *, room: int = 0) -> tuple[int, int]:
        """A quarter that is not over, as 1 to 4 with its year; ``room`` quarters fit behind it."""
        year = self.year()
        first = (self.day.month - 1) // 3 + 1 if year == self.day.year else 1
        first = min(first, 4 - room)
        return self.dice.number(first, 4 - room), year

    def spell(self, day: date) -> str:
        """The day as running text has it; without its year where that can be filled in."""
        if day.year == self.day.year == self.year() and self.dice.chance(0.12):
            return short(day, self.look)
        if self.dice.chance(0.35):
            return spell(day, "long", self.look)
        return spell(day, "slash", self.look)


def spell(day: date, style: str, look: Look) -> str:
    """``05/9/2024`` or ``05 tháng 9 năm 2024``."""
    if style == "slash":
        return f"{short(day, look)}/{day.year}"
    return f"{day.day:02d} tháng {_month(day.month)} năm {day.year}"


def short(day: date, look: Look) -> str:
    """``05/9``."""
    month = f"{day.month:02d}" if look.pad_months else _month(day.month)
    return f"{day.day:02d}/{month}"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def month_span(year: int, first: int, last: int) -> str:
    """``2024-04-01/2024-06-30``."""
    return f"{year}-{first:02d}-01/{iso(end_of(year, last))}"


def end_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def due(draft: Draft, fit: str, *, action: str, unit: str | None = None) -> Tagged:
    """Words of time for a place in the text; their values are entered as deadlines."""
    row = draft.dice.weighted({i: r.get("weight", 1) for i, r in enumerate(_rows(draft, fit))})
    entry = _rows(draft, fit)[row]
    wording = draft.dice.pick(entry["wordings"])
    draft.dice.trace.add((f"deadlines.{entry['id']}", wording))
    made = MAKERS[entry["make"]](When(draft.dice, draft.day, draft.look, fit))
    parts = [fill(part, made.slots) for part in wording.split("|")]
    if fit == "cell":
        parts[0] = upper_first(parts[0])
    shown: list[Tagged] = []
    for i, part in enumerate(parts):
        if i % 2:
            shown.append(part)
            continue
        shown.append(
            draft.value(
                "deadline",
                part,
                value=made.values[i // 2],
                kind=made.kind,
                bound=entry.get("bound", "inclusive"),
                action=action,
                unit=unit,
                row=entry["id"],
            )
        )
    return join(shown)


def _rows(draft: Draft, fit: str) -> tuple[dict[str, Any], ...]:
    rows = draft.dice.words.deadline_rows(fit)
    crowded = draft.day.month == 10 or draft.day.month == 12  # too little of the year is left
    return tuple(r for r in rows if not (crowded and r["make"] in _NEED_ROOM)) or rows


_NEED_ROOM = ("two_quarters", "nine_months")


def _day(when: When) -> Made:
    day = when.soon()
    spelled = when.spell(day)
    if when.fit == "event" and "/" in spelled and spelled.count("/") == 1:
        spelled = spell(day, "slash", when.look)
    slots = {
        "d": spelled,
        "slash": spell(day, "slash", when.look),
        "long": spell(day, "long", when.look),
        "short": short(day, when.look)
        if day.year == when.day.year == when.year()
        else spell(day, "slash", when.look),
    }
    return Made(slots, "date", (iso(day),))


def _day_hour(when: When) -> Made:
    day, hour = when.soon(), when.dice.pick((7, 8, 9, 14, 16, 17))
    return Made({"d": when.spell(day), "h": f"{hour:02d}"}, "date", (f"{iso(day)}T{hour:02d}:00",))


def _months(when: When) -> tuple[int, int]:
    day = when.soon(least=31)
    return day.year, day.month


def _month_slots(year: int, month: int) -> dict[str, str]:
    return {"m": f"{_month(month)}/{year}", "ml": f"{_month(month)} năm {year}"}


def _in_month(when: When) -> Made:
    year, month = _months(when)
    return Made(_month_slots(year, month), "interval", (month_span(year, month, month),))


def _before_month(when: When) -> Made:
    year, month = _months(when)
    return Made(_month_slots(year, month), "date", (f"{year}-{month:02d}-01",))


def _end_month(when: When) -> Made:
    year, month = _months(when)
    return Made(_month_slots(year, month), "date", (iso(end_of(year, month)),))


def _middle_month(when: When) -> Made:
    year, month = _months(when)
    return Made(_month_slots(year, month), "date", (f"{year}-{month:02d}-15",))


def _quarter(when: When) -> Made:
    q, year = when.quarter()
    return Made(
        {"q": ROMAN[q - 1], "y": str(year)}, "interval", (month_span(year, 3 * q - 2, 3 * q),)
    )


def _quarter_arabic(when: When) -> Made:
    q, year = when.quarter()
    return Made({"q": str(q), "y": str(year)}, "interval", (month_span(year, 3 * q - 2, 3 * q),))


def _end_quarter(when: When) -> Made:
    q, year = when.quarter()
    return Made({"q": ROMAN[q - 1], "y": str(year)}, "date", (iso(end_of(year, 3 * q)),))


def _two_quarters(when: When) -> Made:
    q, year = when.quarter(room=1)
    slots = {"q": ROMAN[q - 1], "r": ROMAN[q], "y": str(year)}
    return Made(slots, "interval", (month_span(year, 3 * q - 2, 3 * q + 3),))


def _half_year(when: When) -> Made:
    year = when.year()
    late = when.day.year == year and when.day.month > 5
    half = "cuối" if late or when.dice.chance(0.5) else "đầu"
    span = month_span(year, 7, 12) if half == "cuối" else month_span(year, 1, 6)
    return Made({"half": half, "y": str(year)}, "interval", (span,))


def _nine_months(when: When) -> Made:
    year = when.year()
    return Made({"y": str(year)}, "interval", (month_span(year, 1, 9),))


def _year(when: When) -> Made:
    return Made({"y": str(when.year())}, "interval", (str(when.year()),))


def _horizon(when: When) -> Made:
    year = when.day.year + when.dice.pick((1, 2, 3, 5, 7))
    return Made({"y": str(year)}, "date", (str(year),))


def _period(when: When) -> Made:
    first = when.year()
    last = first + when.dice.pick((2, 3, 4, 5))
    return Made({"y": str(first), "z": str(last)}, "interval", (f"{first}/{last}",))


def _day_range(when: When) -> Made:
    first = when.soon()
    last = min(first + timedelta(days=when.dice.number(5, 40)), date(first.year, 12, 31))
    slots = {
        "a": spell(first, "slash", when.look) if when.dice.chance(0.5) else short(first, when.look),
        "as": short(first, when.look),
        "b": spell(last, "slash", when.look),
    }
    return Made(slots, "interval", (f"{iso(first)}/{iso(last)}",))


def _days_of_month(when: When) -> Made:
    year, month = _months(when)
    first = when.dice.number(1, 18)
    last = first + when.dice.number(2, 9)
    slots = {"a": f"{first:02d}", "b": f"{last:02d}", **_month_slots(year, month)}
    return Made(
        slots, "interval", (f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}",)
    )


def _month_range(when: When) -> Made:
    year, month = _months(when)
    first = min(month, 11)
    last = min(12, first + when.dice.number(1, 4))
    slots = {"a": _month(first), "b": f"{_month(last)}/{year}"}
    return Made(slots, "interval", (month_span(year, first, last),))


def _month_range_years(when: When) -> Made:
    first, last = when.dice.number(8, 11), when.dice.number(3, 6)
    year = when.year()
    slots = {"a": f"{first}/{year}", "b": f"{last}/{year + 1}"}
    return Made(slots, "interval", (f"{year}-{first:02d}-01/{iso(end_of(year + 1, last))}",))


def _two_rounds(when: When) -> Made:
    first = when.soon()
    last = date(first.year + 1, when.dice.number(3, 11), when.dice.number(5, 25))
    slots = {"d": spell(first, "slash", when.look), "e": spell(last, "slash", when.look)}
    return Made(slots, "date", (iso(first), iso(last)))


def _monthly_day(when: When) -> Made:
    day = when.dice.pick((15, 20, 25))
    return Made({"n": str(day)}, "recurrence", (f"FREQ=MONTHLY;BYMONTHDAY={day}",))


def _of_quarters(months: str) -> Callable[[When], Made]:
    def make(when: When) -> Made:
        day = when.dice.pick((5, 10, 15, 20))
        rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}"
        return Made({"n": f"{day:02d}"}, "recurrence", (rule,))

    return make


def _half_and_year(when: When) -> Made:
    day = when.dice.pick((5, 10, 15))
    rules = tuple(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}" for month in (6, 12))
    return Made({"d": f"{day:02d}/6", "e": f"{day:02d}/12"}, "recurrence", rules)


def _yearly_day(when: When) -> Made:
    day, month = when.dice.pick((5, 10, 15, 20)), when.dice.number(10, 12)
    rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
    return Made(
        {"d": f"{day:02d}/{month}", "dl": f"{day:02d} tháng {month}"}, "recurrence", (rule,)
    )


def _next_year(when: When) -> Made:
    day = when.dice.pick((5, 10, 15))
    rule = f"FREQ=YEARLY;BYMONTH=1;BYMONTHDAY={day}"
    return Made(
        {"d": f"{day:02d}/01"}, "recurrence", ([rule, f"{when.day.year + 1}-01-{day:02d}"],)
    )


def _weekday(when: When) -> Made:
    word = when.dice.pick(tuple(WEEKDAYS))
    return Made({"w": word}, "recurrence", (f"FREQ=WEEKLY;BYDAY={WEEKDAYS[word]}",))


def _rule(*rules: str) -> Callable[[When], Made]:
    answer: Answer = rules[0] if len(rules) == 1 else list(rules)
    return lambda when: Made({}, "recurrence", (answer,))


def _within_days(when: When) -> Made:
    days = when.dice.pick((3, 5, 7, 10, 15))
    return Made({"k": f"{days:02d}"}, "relative", (f"P{days}D",))


def _within_months(when: When) -> Made:
    months = when.dice.number(1, 3)
    return Made({"k": f"{months:02d}"}, "relative", (f"P{months}M",))


def _before_event(when: When) -> Made:
    days = when.dice.pick((2, 3, 5, 7))
    return Made({"k": f"{days:02d}"}, "relative", ([f"-P{days}D", f"P{days}D"],))


def _open(when: When) -> Made:
    return Made({"y": str(when.year())}, "open", (None,))


def _years(when: When) -> Made:
    first = when.year()
    return Made({"y": str(first), "z": str(first + 1)}, "interval", (f"{first}/{first + 1}",))


MAKERS: Mapping[str, Callable[[When], Made]] = {
    "day": _day,
    "day_hour": _day_hour,
    "month": _in_month,
    "before_month": _before_month,
    "end_month": _end_month,
    "middle_month": _middle_month,
    "quarter": _quarter,
    "quarter_arabic": _quarter_arabic,
    "end_quarter": _end_quarter,
    "two_quarters": _two_quarters,
    "half_year": _half_year,
    "nine_months": _nine_months,
    "year": _year,
    "horizon": _horizon,
    "period": _period,
    "day_range": _day_range,
    "days_of_month": _days_of_month,
    "month_range": _month_range,
    "month_range_years": _month_range_years,
    "two_rounds": _two_rounds,
    "monthly_day": _monthly_day,
    "quarter_last_month": _of_quarters("3,6,9,12"),
    "quarter_next": _of_quarters("1,4,7,10"),
    "half_and_year": _half_and_year,
    "yearly_day": _yearly_day,
    "next_year": _next_year,
    "weekday": _weekday,
    "last_day": _rule("FREQ=MONTHLY;BYMONTHDAY=-1"),
    "yearly": _rule("FREQ=YEARLY"),
    "quarterly": _rule("FREQ=MONTHLY;INTERVAL=3"),
    "monthly": _rule("FREQ=MONTHLY"),
    "times_a_year": _rule("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"),
    "within_days": _within_days,
    "within_months": _within_months,
    "before_event": _before_event,
    "after_event": _within_days,
    "open": _open,
    "from_year": _open,
    "years": _years,
}
"""From ``make`` in ``words/deadlines.toml`` to the function that knows the value."""
