"""Days (*ngày, tháng, năm*) as plans write them, in words or in figures, blanks and misprints too.

Only single days stand here; spans, quarters and recurrences are in ``vietnamese.time``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vbparse.document import Span
from vbparse.patterns import lazy


class Day(NamedTuple):
    """A day of the calendar, or what is printed of it; a part left blank is ``None``."""

    span: Span
    year: int | None
    month: int | None
    day: int | None
    printed: str  # as it stands in the text, line breaks and all
    blank: bool = False  # a place for the day or month is printed, and is empty

    @property
    def value(self) -> str | None:
        """ISO 8601: ``2024-09-30``, ``2024-09``, ``2024``; ``--09-30`` when no year is said."""
        return iso(self.year, self.month, self.day)


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """ISO 8601 of what is known: the year, then month, then day; ``--MM-DD`` without a year."""
    if year is None:
        return f"--{month:02d}-{day:02d}" if month and day else None
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day; parts that are not known do not count."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    return 1 <= day <= last_day(year or 2024, month or 1)


# Letters that typists, fonts and OCR put in place of the right ones: ngảy, ngay; thang; nǎm, nam.
NGAY = r"ng[àaảáãâ]y"
THANG = r"th[áaàảâ]ng"
NAM = r"n[ăaǎắâ]m"
YEAR = r"(?:19|20)\d\d"
_BLANK = r"[\s.…_]*+"  # room for the clerk's pen: spaces, dots, underscores
_S = r"\s*+"  # possessive: a page's foot may stand between two words, and time stays linear

_DAY = lazy(
    rf"""
    (?:
      # ngày 30 tháng 9 năm 2024 · ngày   tháng 9 năm 2023 · ngày 05 tháng 12 · ngày30tháng9năm2024
      \b{NGAY} {_BLANK} (?: (?P<d1>\d{{1,2}}) {_BLANK} )? (?P<w1>{THANG})
          {_BLANK} (?: (?P<m1>\d{{1,2}}) (?!\d) {_S} )?
          (?: ,? \s? {NAM} {_BLANK} (?P<y1>(?:1\s?9|2\s?0)\s?\d\s?\d(?!\d))? )?
    | # ngày 14/11/2019 · ngày 26 - 7 - 2023 · ngày   /9/2023
      \b{NGAY} {_BLANK} (?: (?P<d2>\d{{1,2}}) {_S} )? [/.\-–] {_S} (?P<m2>\d{{1,2}})
          {_S} [/.\-–] {_S} (?P<y2>{YEAR}) (?!\d)
    | # ngày 30/9
      \b{NGAY} {_S} (?P<d3>\d{{1,2}}) {_S} / {_S} (?P<m3>\d{{1,2}}) (?P<y3>) (?!\d|\s?[/\-–]\s?\d)
    | # 30 tháng 9 năm 2024
      (?<![\d/.,\-–]) (?P<d4>\d{{1,2}}) {_S} {THANG} {_S} (?P<m4>\d{{1,2}}) [,\s]*+
          {NAM} {_S} (?P<y4>{YEAR}) (?!\d)
    | # 14/11/2019 · 26-7-2023 · 01.8.2024
      (?<![\w/.,\-–]) (?P<d5>\d{{1,2}}) (?: \s? / \s? | (?P<s5>[.\-–]) ) (?P<m5>\d{{1,2}})
          (?: (?(s5) (?P=s5) | \s? [/\-] \s? ) ) (?P<y5>{YEAR}) (?![\d/]|[.\-–]\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VISIBLE_BLANK = lazy(r"[.…_]|\s\s")


def find_days(text: str, start: int = 0, end: int | None = None) -> list[Day]:
    """All days in ``text[start:end]`` in order; days that the calendar does not have are left out.

    ``ngày 30/9`` has no year; ``30/9`` without *ngày* is not a day here, it may be a fraction.
    """
    stop = len(text) if end is None else end
    return [day for m in _DAY.finditer(text, start, stop) if (day := _day(m)) is not None]


def _day(match: re.Match[str]) -> Day | None:
    form = 1 if match["w1"] else next(f for f in range(2, 6) if match[f"m{f}"])
    year, month, day = (_number(match[f"{part}{form}"]) for part in "ymd")
    if not exists(year, month, day):
        return None
    blank = day is None or month is None
    if blank and year is None and (day or not _VISIBLE_BLANK.search(match[0])):
        return None  # "ngày 5 tháng", "ngày tháng năm sinh": mere words
    printed = match[0].rstrip(" \t\n,.…_")
    return Day(Span(match.start(), match.start() + len(printed)), year, month, day, printed, blank)


def _number(digits: str | None) -> int | None:
    return int("".join(digits.split())) if digits else None
