"""From what a pattern of recurrence has matched to the body of an RRULE (RFC 5545)."""

from __future__ import annotations

import re

from vbparse.patterns import lazy
from vbparse.vietnamese.dates import exists

Match = re.Match[str]

_PERIODS = {
    "ngày": "DAILY",
    "tuần": "WEEKLY",
    "tháng": "MONTHLY",
    "quý": "MONTHLY;INTERVAL=3",
    "năm": "YEARLY",
}
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAYS = dict(zip(("hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"), _DAYS, strict=True))
_WEEKDAYS |= dict(zip("234567", _DAYS[:6], strict=True))
_ORDINALS = {"nhất": 1, "đầu": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tư": 4, "4": 4}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_MONTH = lazy(r"\d+")
_DAY = lazy(r"(?:thứ|chủ)\s+(\w+)")
_EDGES = {"đầu": "1,4,7,10", "cuối": "3,6,9,12"}


def rule(match: Match) -> str | None:
    """The rule without ``FREQ=``; ``None`` when the calendar has no such day."""
    names = {name for name, value in match.groupdict().items() if value is not None}
    for form in "ab":
        if f"d_{form}" in names:
            return yearly(int(match[f"d_{form}"]), int(match[f"m_{form}"]))
    if "months" in names:
        return _yearly_months([int(n) for n in _MONTH.findall(match["months"])])
    if "from" in names:
        return _yearly_months([*range(int(match["from"]), int(match["to"]) + 1)])
    if "last_day" in names:
        return _days_of_month(match)
    if "quarter" in names:
        last = 3 * (_QUARTERS.get(match["quarter"]) or int(match["quarter"]))
        return _yearly_months([last - 2, last - 1, last])
    if names & {"d_c", "d_d", "last"}:
        return _monthly_day(match, names)
    if "days" in names:
        return _weekly(match)
    if "each" in names:
        return _every(1, match["each"])
    if "gap" in names:
        return _every(_count(match["gap"]), match["gap_unit"])
    if "times" in names:
        return _times(_count(match["times"]), match["per"])
    if "every_years" in names:
        return _every(_count(match["every_years"]), "năm")
    if "every" in names:
        return _every(_count(match["every"]), "tháng")
    if "apiece_n" in names and "apiece" in names:
        return _times(_count(match["apiece_n"]), match["bare"])
    return _PERIODS[match["bare"]]


def yearly(day: int, month: int) -> str | None:
    """A day of each year."""
    if not exists(None, month, day):
        return None
    return f"YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def _yearly_months(months: list[int]) -> str | None:
    if not months or not all(1 <= month <= 12 for month in months):
        return None
    return f"YEARLY;BYMONTH={','.join(map(str, months))}"


def _days_of_month(match: Match) -> str | None:
    """Days of one month each year; a stretch over two months is no one rule."""
    first, last, month = int(match["first"]), int(match["last_day"]), int(match["m_last"])
    same = int(match["m_first"] or month) == month
    if not (same and 0 < first < last and exists(None, month, last)):
        return None
    days = ",".join(map(str, range(first, last + 1)))
    return f"YEARLY;BYMONTH={month};BYMONTHDAY={days}"


def _monthly_day(match: Match, names: set[str]) -> str | None:
    day = -1 if "last" in names else int(match["d_c" if "d_c" in names else "d_d"])
    if day > 31:
        return None
    edge = next((match[name] for name in ("edge_c", "edge_d") if name in names), None)
    if edge is None and "d_d" in names and match["unit"] != "tháng":
        edge = "cuối"  # hằng quý trước ngày 15: in the month that closes the quarter
    if edge:
        return f"YEARLY;BYMONTH={_EDGES[edge]};BYMONTHDAY={day}"
    if "d_too" in names and 0 < int(match["d_too"]) < day:
        return f"MONTHLY;BYMONTHDAY={int(match['d_too'])},{day}"
    return f"MONTHLY;BYMONTHDAY={day}"


def _weekly(match: Match) -> str:
    days = [_WEEKDAYS[name] for name in _DAY.findall(match["days"])]
    if match["nth"]:
        nth = _ORDINALS.get(match["nth"].split()[0], -1)
        return f"MONTHLY;BYDAY={','.join(f'{nth}{day}' for day in days)}"
    return f"WEEKLY;BYDAY={','.join(days)}"


def _count(word: str) -> int:
    return _COUNTS.get(word) or int(word)


def _unit(word: str) -> str:
    return word if word in _PERIODS else "năm"


def _every(count: int, unit: str) -> str | None:
    months = _MONTHS.get(_unit(unit))
    if not count:
        return None
    if months is None:
        return "WEEKLY" if count == 1 else f"WEEKLY;INTERVAL={count}"
    whole = months * count
    if whole % 12 == 0:
        return "YEARLY" if whole == 12 else f"YEARLY;INTERVAL={whole // 12}"
    return "MONTHLY" if whole == 1 else f"MONTHLY;INTERVAL={whole}"


def _times(count: int, unit: str) -> str | None:
    """How often within a period, as the interval that it comes to; uneven counts as the period."""
    months = _MONTHS.get(_unit(unit))
    if months and count and months % count == 0:
        return _every(months // count, "tháng")
    return _PERIODS[_unit(unit)]
