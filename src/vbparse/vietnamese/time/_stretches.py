"""Points that belong together: "từ … đến …", lists of days, a clock beside its day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.dates import exists, last_day
from vbparse.vietnamese.time._points import Point
from vbparse.vietnamese.time._windows import NGAY

_TO = lazy(
    r"\s*+(?:[-–—→]|(?:cho\s++)?(?:đến|tới))\s*+(?:hết\s++|cuối\s++|trước\s++|hết\s++ngày\s++)?"
    # từ 0 giờ ngày 01/4 | đến 24 giờ 00 phút | ngày 30/4
    r"(?:\d{1,2}\s?(?:giờ|h|g)(?:\s?[0-5]\d)?(?:\s?phút|['’′])?[\s,]*+)?",
)
# bắt đầu từ ngày 18/4, kết thúc ngày 12/5
_TO_THE_END = lazy(r"\s*+,?\s*+(?:và\s++)?kết\s++thúc\s*+(?:(?:vào|trong|hết|trước)\s++)?")
# từ tháng 01 đến ngày bầu cử 15/3/2026
_TO_NAMED = lazy(rf"\s*+(?:đến|tới)\s++(?:hết\s++)?{NGAY}\s++(?:[^\W\d]++\s++){{1,5}}")
_AND = lazy(r"\s*+(?:,|và|&)\s*+")
_FROM = lazy(r"\b(?:từ|kể\s+từ)\s*$")
_GAP = 120  # letters at most between two points that one stretch joins; a page's foot fits in
# 24, 25 và | 02 - | từ ngày 12 đến |
_DAYS_BEFORE = lazy(
    rf"""(?<![\w/.,\-–])(?P<unit>{NGAY}\s*+)?(?P<days>\d{{1,2}}(?!\d)(?:\s*+[,;]\s*+\d{{1,2}}(?!\d)){{0,6}})
         \s*+(?P<to>-|–|—|đến|tới|và|,|&)\s*+(?:hết\s++)?$""",
    re.VERBOSE,
)
_DIGITS = lazy(r"\d+")
_NUMBERED = lazy(r"(?:số|điều|khoản|mục|điểm|lần|khóa|phần|tháng|quý)\s*$")


def join(low: str, points: Iterable[Point]) -> list[Point]:
    """The points with stretches made of their ends, years filled from the right."""
    out: list[Point] = []
    for found in points:
        for point in with_days_before(low, found) if found.grain == "day" else (found,):
            while out and out[-1].span.end > point.span.start:
                out.pop()  # a number taken for something else belongs to this list of days
            joined = _joined(low, out[-1], point) if out else None
            if joined:
                out[-1] = joined
            else:
                out.append(point)
    return out


def with_days_before(low: str, point: Point) -> tuple[Point, ...]:
    """ "02 - 05/10/2024", "từ ngày 12 đến 15/10": the day grows to the left by bare numbers."""
    left = max(0, point.span.start - 60)
    match = _DAYS_BEFORE.search(low, left, point.span.start)
    if not match or point.day is None or point.month is None or _refers(low, match.start()):
        return (point,)  # "mục 5, 6/10/2024", "ngày 05 tháng 11 đến ngày 20 tháng 11"
    numbers = [(int(n[0]), Span(*n.span())) for n in _DIGITS.finditer(low, *match.span("days"))]
    days = [n for n, _ in numbers]
    rising = all(a < b for a, b in pairwise((*days, point.day)))
    if not rising:
        return (_over_month_end(match, point, days),)
    if not exists(point.year, point.month, days[0]):
        return (point,)
    whole = [*days, point.day] == list(range(days[0], point.day + 1))
    listed = match["to"] in ("và", ",", "&")
    if ((whole or not listed) and len(days) == 1) or whole:
        if listed and not match["unit"] and len(days) == 1:
            return (point,)  # "mục 5, 6/10/2024"
        span = Span(match.start(), point.span.end)
        weak = point.weak and not match["unit"]
        return (point._replace(span=span, day=days[0], last=point, weak=weak),)
    if not match["unit"]:
        return (point,)
    return *(point._replace(span=at, day=n) for n, at in numbers), point


def _over_month_end(match: re.Match[str], point: Point, days: list[int]) -> Point:
    """ "từ ngày 28 đến ngày 03 tháng 10": the first day stands in the month before."""
    if len(days) > 1 or not match["unit"] or match["to"] not in ("đến", "tới", "-", "–", "—"):
        return point
    month = (point.month or 1) - 1 or 12
    year = point.year - 1 if point.year and month == 12 else point.year
    if days[0] < 20 or days[0] > last_day(year or 2024, month):
        return point
    span = Span(match.start(), point.span.end)
    return point._replace(span=span, year=year, month=month, day=days[0], last=point)


def _refers(low: str, start: int) -> bool:
    return bool(_NUMBERED.search(low, max(0, start - 12), start))


def _joined(low: str, a: Point, b: Point) -> Point | None:
    gap = Span(a.span.end, b.span.start)
    if len(gap) > _GAP or (a.last and b.last) or "school" in a.grain + b.grain:
        return None
    between = low[gap.start : gap.end]
    if _TO.fullmatch(between):
        return _stretch(a, b)
    if _AND.fullmatch(between):
        return _sum(a, b)
    if not _FROM.search(low, max(0, a.span.start - 12), a.span.start):
        return None
    leads = _TO_NAMED.fullmatch(between) or _TO_THE_END.fullmatch(between)
    return _stretch(a, b) if leads else None


def _stretch(a: Point, b: Point) -> Point | None:
    """From ``a`` to ``b``; parts that ``a`` does not say are those of ``b``."""
    if a.last:
        return None
    year = a.year
    if year is None and b.end.year is not None:
        later = (a.month or 1) > (b.end.month or 12)
        year = b.end.year - 1 if later else b.end.year
    last = b.end._replace(year=b.end.year if b.end.year is not None else None)
    if a.year is not None and last.year is None:
        later = (a.month or 1) > (last.month or 12)
        last = last._replace(year=a.year + 1 if later else a.year)
    if year is not None and last.year is not None:
        begin = a._replace(year=year, last=None)
        if not exists(year, a.month, a.day) or begin.first_day() > last.last_day():
            return None
    span = Span(a.span.start, b.span.end)
    weak = a.weak and b.weak and a.grain == "day"
    return a._replace(span=span, year=year, last=last, weak=weak, grain=_grain(a, b))


def _grain(a: Point, b: Point) -> str:
    if a.grain == b.grain == "year":
        return "years"
    return b.grain if b.grain == "day" else a.grain


def _sum(a: Point, b: Point) -> Point | None:
    """ "tháng 9 và tháng 10": one stretch when nothing lies between, else two points."""
    if a.grain != b.grain or ((a.weak or b.weak) and a.grain != "day"):
        return None
    if a.grain != "day" and a.year is not None and b.year is not None and a.grain != "year":
        return None  # "Quý IV/2025 và Quý I/2026": each said in full, two terms
    year = a.year if a.year is not None else b.year
    end_year = b.year if b.year is not None else a.year
    probe = year or 2024
    left = a._replace(year=probe).last_day()
    right = b._replace(year=end_year or 2024).first_day()
    if not exists(left[0], left[1], left[2]):
        return None
    if date(*right).toordinal() - date(*left).toordinal() != 1:
        return None
    last = b.end._replace(year=end_year)
    grain = "years" if a.grain == "year" else a.grain
    span, weak = Span(a.span.start, b.span.end), a.weak and b.weak
    return a._replace(span=span, year=year, last=last, grain=grain, weak=weak)


_CLOCK = (
    r"(?<![\w/.,])(?P<h>\d{1,2})(?:\s?(?:giờ|h|g)\s?(?P<mi>[0-5]\d(?!\d))?|:(?P<mc>[0-5]\d)(?!\d))"
    r"\s*+(?:phút|ph\b|p\b|['’′])?"
)
_ANY_CLOCK = lazy(r"\d\s?(?:giờ|h|g|:)")
_HALF_DAY = r"(?:(?:buổi\s++)?(?P<part>sáng|trưa|chiều|tối)\b)?"
_WEEKDAY = r"(?:(?:thứ\s++(?:\w++|\d)|chủ\s++nhật)\b)?"
# 8 giờ 00, | 14 giờ 00 phút, | từ 7h30 đến 11h00, sáng thứ Hai,
_CLOCK_BEFORE = lazy(
    rf"{_CLOCK}\s*+(?:(?:-|–|đến)\s*+\d{{1,2}}\s?(?:giờ|h|g|:)\s?(?:\d\d)?\s*+(?:phút|['’′])?)?"
    rf"[\s,;()]*+{_HALF_DAY}[\s,;(]*+{_WEEKDAY}[\s,;(]*+$",
)
# , lúc 8 giờ 00 | (thứ Ba), từ 14 giờ 00
_CLOCK_AFTER = lazy(
    rf"[\s,;(]*+{_WEEKDAY}[\s,;)]*+(?:bắt\s++đầu\s++)?(?:vào\s++)?(?:lúc|từ|hồi)\s*+:?\s*+{_CLOCK}"
    rf"\s*+{_HALF_DAY}",
)


def with_clock(low: str, point: Point) -> Point:
    """The same day with the time of day printed beside it, if there is one."""
    if point.grain != "day" or point.last:
        return point
    span = point.span
    left = max(0, span.start - 70)
    if not _ANY_CLOCK.search(low, left, span.end + 70):
        return point
    if before := _CLOCK_BEFORE.search(low, left, span.start):
        clock = _clock(before)
        return point._replace(span=Span(before.start(), span.end), clock=clock) if clock else point
    if after := _CLOCK_AFTER.match(low, span.end, span.end + 70):
        clock = _clock(after)
        return point._replace(span=Span(span.start, after.end()), clock=clock) if clock else point
    return point


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["h"]), int(match["mi"] or match["mc"] or 0)
    part = match["part"] or ""
    if hour < 12 and part in ("chiều", "tối"):
        hour += 12
    return f"T{hour:02d}:{minute:02d}" if hour < 24 else ""
