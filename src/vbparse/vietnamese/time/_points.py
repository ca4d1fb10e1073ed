"""Points of time as printed: a day, months, quarters, halves, years; each with its two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.dates import YEAR, exists, last_day
from vbparse.vietnamese.time._windows import (
    NAM,
    NGAY,
    THANG,
    digits,
    literals,
    matches,
    outside,
    windows,
)

QUY = "quý"
_Y = rf"(?:{YEAR})(?!\d)"
# … năm 2024 · /2024 · , năm 2024 · - 2024
_TAIL = rf"(?: \s*+ (?: / | ,?\s*+{NAM} | [-–](?=\s?(?:19|20)\d\d) )?+ \s*+ (?P<{{}}>{_Y}) )?"
_TO = r"(?:-|–|—|đến|tới|và|,|&)"

_POINT = lazy(
    rf"""
    (?:
      # năm học 2025 - 2026: a label
      (?P<school> {NAM}\s++học\s++{_Y} (?: \s*+[-–]\s*+ {_Y} )? )
    | # giai đoạn 2023 - 2030 · nhiệm kỳ 2025-2030 · năm 2024 - 2025
      (?: (?P<stage> giai\s*+đoạn | thời\s*+kỳ | nhiệm\s*+kỳ ) \s*+ (?:từ\s++)? (?:{NAM}\s*+)?
          | \b(?P<named>{NAM}) \s*+ | (?<![\w/.,\-–]) )
          (?P<y_a>{_Y})
          \s*+ (?:[-–—]|đến|tới) \s*+ (?:hết\s++)? (?:{NAM}\s*+)? (?P<y_b>{_Y}) (?!/)
    | # tháng đầu, quý đầu và cả năm 2024
      (?:(?:ngay\s++)?từ\s++)? (?:(?:những|các)\s++)?
          (?P<first> (?: (?:ngày|tháng|{QUY}) \s++ đầu \s*+ ,? \s*+ ){{1,3}} )
          (?P<all> (?:và\s++)? (?:trong\s++)? (?:cả|suốt|toàn)\s++ )?
          (?:của\s++)? {NAM} \s*+ (?P<y_f>{_Y})
    | # 6 tháng đầu năm 2024 · 9 tháng năm 2024 · nửa cuối năm
      (?: (?P<half_n>0?[369]|sáu|ba|chín) \s++ tháng | nửa ) \s++ (?P<half>đầu|cuối)?+ \s*+
          (?:của\s++)? {NAM} (?!\s++học) (?: \s*+ (?P<y_h>{_Y}) )?
    | # ngày 30 tháng 9 năm 2024 · 30 tháng 9
      (?: \b(?P<day_w>{NGAY}) \s*+ | (?<![\w/.,\-–%]) ) (?P<d_w>\d{{1,2}}) \s*+ {THANG} \s*+
          (?P<m_w>\d{{1,2}}) (?!\d|\s*+/\s*+\d{{1,2}}(?!\d)) {_TAIL.format("y_w")}
    | # ngày 30/9/2024 · 30-9-2024 · tháng 1/11/2013, a slip for ngày · ngày 30/9 · 30/9
      (?: \b(?P<day_n>{NGAY}|{THANG}(?=\s*+\d{{1,2}}\s?/\s?\d{{1,2}}\s?/)) \s*+ | (?<![\w/.,\-–])
          | (?<=[\s(]\d[-–]) | (?<=[\s(]\d\d[-–]) )
          (?P<d_n>\d{{1,2}} | (?(day_n)[0-3]\s\d|(?!)) )
          (?: \s? (?P<sep>[/.\-–]) \s? (?P<m_n>\d{{1,2}})
              (?: \s? (?P=sep) \s? | (?<=/\d)- | (?<=/\d\d)- ) (?P<y_n>{_Y}) (?!/|[-–]\d)
            | \s? / \s? (?P<m_s>\d{{1,2}}) (?![\d%/]|\s?[.,]\d|\s++{NGAY}(?!\s++\d)) )
    | # tháng 9/2024 · tháng 3, 4 và 5 năm 2024 · tháng 9 - 10/2024
      \b{THANG} \s*+ (?P<months> (?P<m_1>\d{{1,2}}) (?!\d)
              (?: \s*+ {_TO} \s*+ (?:{THANG}\s*+)? \d{{1,2}} (?![\d%]|\s?/\s?\d{{1,2}}(?!\d))
              ){{0,11}} )
          {_TAIL.format("y_m")}
    | # T5-T6/2024
      \bt\.?\s? (?P<t_a>0?[1-9]|1[0-2]) \s?[-–]\s? (?:t\.?\s?)? (?P<t_b>0?[1-9]|1[0-2])
          \s? / \s? (?P<t_y>{_Y}) (?!/)
    | # T9/2024 · 9/2024
      (?P<t> \bt\.?\s? | (?<![\w/.,\-–]) ) (?P<m_b>0?[1-9]|1[0-2]) \s? / \s? (?P<y_b2>{_Y}) (?!/)
    | # Quý II/2024 · quý 2 năm 2024 · Quý I - II/2024 · quý I và quý II · Q2/2024
      \b(?:{QUY}\s++|q\.?(?=[1-4]\s?/)) (?P<quarters> (?:i{{1,3}}|iv|[1-4])\b
              (?: \s*+ {_TO} \s*+ (?:{QUY}\s++)? (?:i{{1,3}}|iv|[1-4])\b ){{0,3}} )
          {_TAIL.format("y_q")}
    | # năm 2024
      \b{NAM} \s*+ (?P<y_y>{_Y}) (?!\s?[-–]\s?\d)
    | # 2024
      (?<![\w/.,\-–]) (?P<y_o>{_Y}) (?![\w/]|[.,]\d|\s?[-–]\s?\d)
    )
    """,
    re.VERBOSE,
)
# What a point can begin with; trying the long pattern at every letter takes three times as long.
_LEAD = lazy(
    rf"(?<!\w)(?:\d|{NAM}|{NGAY}|{THANG}|{QUY}|[tq]\.?\s?\d|giai|thời|nhiệm|từ|những|các|nửa"
    r"|sáu|ba|chín)"
)
_LEFT, _RIGHT = 70, 40
_WORDS = ("quý i", "quý v", "nửa ", "sáu tháng", "chín tháng", "ba tháng")
_COUNTS = ("số ", "tuần ", "đợt ", "vòng ", "lần ", "bước ")
_NUMBER = lazy(r"\d{1,2}")
_QUARTER = lazy(r"\b(?:i{1,3}|iv|\d)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNT = {"ba": 3, "sáu": 6, "chín": 9}
_RANGE = lazy(r"[-–—]|đến|tới")
_SURE_LIST = lazy(rf"[-–—]|đến|tới|{THANG}|{QUY}")
_LIST_ENDS = lazy(r"\s*+(?:[.;:,)\]\n]|$|h[àằ]ng|mỗi)")


class Point(NamedTuple):
    """A stretch of the calendar. ``year`` is ``None`` when it is not printed."""

    span: Span
    grain: str
    year: int | None = None
    month: int | None = None  # first month
    day: int | None = None
    months: int = 1  # how many months, for grain month, quarter and half
    last: Point | None = None  # the other end of a stretch
    clock: str = ""  # T08:00
    weak: bool = False
    idiom: bool = False  # tháng đầu, quý đầu: said of the start of a year, only in plans

    @property
    def end(self) -> Point:
        """The point that the stretch ends with; itself when it is a single one."""
        return self.last or self

    def first_day(self) -> tuple[int, int, int]:
        """The first day; ``year`` must be known."""
        return self.year or 0, self.month or 1, self.day or 1

    def last_day(self) -> tuple[int, int, int]:
        """The last day; ``year`` must be known."""
        if self.last:
            return self.last.last_day()
        year = self.year or 0
        if self.grain in ("year", "years", "school year"):
            return year, 12, 31
        if self.day:
            return year, self.month or 1, self.day
        month = (self.month or 1) + self.months - 1
        return year, month, last_day(year or 2024, month)


def find_points(low: str, start: int, end: int, skip: Sequence[Span] = ()) -> Iterator[Point]:
    """All points in ``low[start:end]``, in order; what the calendar does not have is left out.

    Digits within ``skip`` make no point.
    """
    flat = low.replace("\n", " ")
    hits = outside(chain(digits(low, start, end), literals(flat, start, end, _WORDS)), skip)
    for window in windows(low, start, end, hits, (_LEFT, _RIGHT)):
        for match in matches(low, window, _LEAD, _POINT):
            yield from _read(match)


def _read(match: re.Match[str]) -> tuple[Point, ...]:
    span = Span(*match.span())
    if match["months"]:
        return _months(match, span)
    if match["quarters"]:
        return _quarters(match, span)
    point = _single(match, span)
    return (point,) if point else ()


def _single(match: re.Match[str], span: Span) -> Point | None:
    if match["school"]:
        return Point(span, "school year")
    if match["y_a"]:
        ends = [Point(span, "year", int(match[g])) for g in ("y_a", "y_b")]
        if int(match["y_a"]) >= int(match["y_b"]):
            return None
        return ends[0]._replace(
            grain="years", last=ends[1], weak=not (match["stage"] or match["named"])
        )
    if match["y_f"]:
        return _beginning(match, span)
    if match["half"] or match["half_n"]:
        return _half(match, span)
    if match["d_w"] or match["d_n"]:
        return _day(match, span)
    if match["t_a"]:
        first, last = (
            Point(span, "month", int(match["t_y"]), int(match[group])) for group in ("t_a", "t_b")
        )
        return first._replace(last=last) if first.first_day() < last.first_day() else None
    if match["m_b"]:
        return Point(span, "month", int(match["y_b2"]), int(match["m_b"]), weak=not match["t"])
    year = match["y_y"] or match["y_o"]
    return Point(span, "year", int(year), weak=not match["y_y"])


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _beginning(match: re.Match[str], span: Span) -> Point | None:
    year = int(match["y_f"])
    if match["all"]:
        return Point(span, "year", year, idiom=True)
    if "qu" not in match["first"]:
        return None  # "ngay từ những tháng đầu năm": no stretch, a beginning
    return Point(span, "quarter", year, 1, months=3, idiom=True)


def _half(match: re.Match[str], span: Span) -> Point | None:
    digits = match["half_n"] or "6"
    count = _COUNT.get(digits) or int(digits)
    part = match["half"] or ""
    if not part and count != 9:
        return None
    month = 13 - count if part == "cuối" else 1
    return Point(span, "half", _year(match["y_h"]), month, months=count)


def _day(match: re.Match[str], span: Span) -> Point | None:
    form = "w" if match["d_w"] else "n"
    day, month = int(match[f"d_{form}"].replace(" ", "")), int(match[f"m_{form}"] or match["m_s"])
    year = _year(match[f"y_{form}"])
    unit = match[f"day_{form}"]
    if form == "w" and not unit and match.string.endswith(_COUNTS, 0, span.start):
        # "bão số 6 tháng 10", "tuần 3 tháng 5": that month
        start = match.string.index("th", match.end("d_w"))
        return Point(Span(start, span.end), "month", year, month) if 1 <= month <= 12 else None
    if (
        year is None
        and not unit
        and ((day, month) == (24, 7) or match.string.endswith(("mùng ", "mồng "), 0, span.start))
    ):
        return None  # 24/7: day and night; mùng 10 tháng 3: by the moon
    if not exists(year, month, day):
        if day > 31 or not (unit or year) or not exists(year, month, day - 1):
            return None
        day -= 1  # ngày 31/4: the last of that month is meant
    sure = year is not None or unit or (form == "w" and len(match["d_w"]) == 2)
    return Point(span, "day", year, month, day, weak=not sure)


def _months(match: re.Match[str], span: Span) -> tuple[Point, ...]:
    shift = match.start("months") - match.start()
    found = _NUMBER.finditer(match["months"])
    numbers = [(int(n[0]), Span(n.start() + shift, n.end() + shift)) for n in found]
    return _listed(match, span, numbers, "month", match["months"], match["y_m"])


def _quarters(match: re.Match[str], span: Span) -> tuple[Point, ...]:
    shift = match.start("quarters") - match.start()
    found = _QUARTER.finditer(match["quarters"])
    numbers = [
        (_ROMAN.get(q[0]) or int(q[0]), Span(q.start() + shift, q.end() + shift)) for q in found
    ]
    return _listed(match, span, numbers, "quarter", match["quarters"], match["y_q"])


def _listed(
    match: re.Match[str],
    span: Span,
    numbers: list[tuple[int, Span]],
    grain: str,
    listing: str,
    year: str | None,
) -> tuple[Point, ...]:
    """``3, 4 và 5/2024``: one stretch; where the list may be something else, its first alone."""
    size = 3 if grain == "quarter" else 1
    values = [n for n, _ in numbers]
    if len(values) > 1:
        rising = values == sorted(set(values)) and values[-1] <= 12 // size
        sure = year or _SURE_LIST.search(listing) or _LIST_ENDS.match(match.string, match.end())
        if not rising or not sure:
            first = span.start + numbers[0][1].end
            span, year, values = Span(span.start, first), None, values[:1]
    if not 1 <= values[0] <= 12 // size:
        return ()
    points = [Point(span, grain, _year(year), n * size - size + 1, months=size) for n in values]
    if len(points) == 1:
        return (points[0],)
    if _RANGE.search(listing) or values == list(range(values[0], values[-1] + 1)):
        return (points[0]._replace(last=points[-1]),)
    places = [Span(span.start + at.start, span.start + at.end) for _, at in numbers]
    places[0] = Span(span.start, places[0].end)
    places[-1] = Span(places[-1].start, span.end)
    return tuple(point._replace(span=at) for point, at in zip(points, places, strict=True))
