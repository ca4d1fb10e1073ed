"""*Kỳ báo cáo*: how often something comes again, as rules of recurrence and in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Said, Span
from vbparse.patterns import lazy
from vbparse.rules.parent._reading import Reading

__all__ = ["often", "period", "rate_in", "said_periods", "times_a_year"]

_A_YEAR = {"DAILY": 365.0, "WEEKLY": 52.0, "MONTHLY": 12.0, "YEARLY": 1.0}
_NAMES: dict[float, Said] = {
    365: ("hằng ngày", "daily"),
    52: ("hằng tuần", "weekly"),
    12: ("hằng tháng", "monthly"),
    4: ("hằng quý", "quarterly"),
    2: ("6 tháng một lần", "every six months"),
    1: ("hằng năm", "yearly"),
}
_SLACK = 0.99
_WORDS = {"ngày": 365.0, "tuần": 52.0, "tháng": 12.0, "quý": 4.0, "năm": 1.0}
_PERIOD = lazy(r"\b(?:hằng|hàng|mỗi|từng)\s+(ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE)


def times_a_year(rule: str | None) -> float | None:
    """How often a recurrence rule comes round: ``FREQ=MONTHLY;INTERVAL=3`` four times."""
    parts = dict(part.split("=", 1) for part in (rule or "").split(";") if "=" in part)
    rate = _A_YEAR.get(parts.get("FREQ", ""))
    interval = parts.get("INTERVAL", "1")
    if rate is None or not interval.isdecimal() or not int(interval):
        return None
    if parts["FREQ"] == "YEARLY" and "BYMONTH" in parts:
        rate = float(len(parts["BYMONTH"].split(",")))
    return rate / int(interval)


def often(wanted: float, given: float) -> bool:
    """Whether ``given`` times a year is as often as ``wanted``."""
    return given >= _SLACK * wanted


def period(rate: float) -> Said:
    """How findings call it: *hằng quý*."""
    usual = next((said for each, said in _NAMES.items() if abs(each - rate) < 0.01 * each), None)
    return usual or (f"{rate:.3g} lần một năm".replace(".", ","), f"{rate:.3g} times a year")


def rate_in(reading: Reading, span: Span) -> float | None:
    """The shortest period that stands in a stretch."""
    rates = [times_a_year(deadline.rrule) for deadline in reading.due_in(span)]
    rates += [rate for rate, _ in said_periods(reading.flow, span)]
    return max((rate for rate in rates if rate is not None), default=None)


def said_periods(flow: str, span: Span) -> Iterator[tuple[float, Span]]:
    """Periods in so many words: *hằng quý*, which are no deadlines where nothing else is said."""
    for match in _PERIOD.finditer(flow, span.start, span.end):
        yield _WORDS[match[1].lower()], Span(match.start(), match.end())
