"""What the grammar of time yields: terms (*thời hạn*) with the forms of value of the contract."""

from __future__ import annotations

from typing import NamedTuple

from vbparse.document import Span


class Reference(NamedTuple):
    """What is known of the plan itself, to complete days that are printed without a year."""

    year: int | None = None  # the year that the plan is for
    month: int | None = None  # its month of issue, where a month much earlier means next year

    def fill(self, month: int | None) -> int | None:
        """The year that is meant beside ``month``; ``None`` when nothing is known."""
        if self.year is None:
            return None
        if month is not None and self.month is not None and month + MUCH_EARLIER <= self.month:
            return self.year + 1
        return self.year


MUCH_EARLIER = 4
"""In a plan of September, "trước 30/4" is next year's; "tháng 6" is looking back, or a slip."""


class Term(NamedTuple):
    """One expression of time; ``value``, ``kind`` and the rest as in the record's deadlines."""

    span: Span  # the leading cue is in it: "trước ngày 30/9"
    kind: str  # date, interval, recurrence, relative, open
    grain: str  # day, month, quarter, half, year, years, school year, recurrence, relative, open
    value: str | None = None
    start: str | None = None
    end: str | None = None
    bound: str = "unknown"
    rrule: str | None = None
    anchor: str | None = None
    offset: str | None = None
    cue: str = ""  # class of the leading words: before, due, until, from, in, at, end, after …
    filled: bool = False  # the year is not printed, it was filled in
    weak: bool = False  # might be a fraction or a mere number; only right where a time is awaited
