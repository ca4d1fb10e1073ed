"""The patterns of what comes back, each behind the words without which it cannot match."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from vbparse.patterns import lazy
from vbparse.vietnamese.time._points import QUY
from vbparse.vietnamese.time._windows import NAM, NGAY, THANG, literals

_EACH = r"\b(?:h[àằ]ng|mỗi|từng)"
_BY = r"(?:trước|chậm\s++nhất|muộn\s++nhất|vào|không\s++quá|đến)"
_NEXT = r"(?:sau|kế\s++tiếp|tiếp\s++theo|liền\s++kề)"
_TIMES = r"(?:lần|buổi|ngày|kỳ|đợt|cuộc|bài|tin|phiên|số|chuyên\s++mục)"
_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu)"
_WEEKDAY = r"(?:thứ\s++(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s++nhật)"
DAY_OF_YEAR = (
    rf"(?:{NGAY}\s*+)?(?P<d_{{0}}>\d{{{{1,2}}}})\s*+(?:/|{THANG})\s*+"
    r"(?P<m_{0}>\d{{1,2}})(?!\d|\s?[/\-]\s?\d)"
)
# của tháng cuối quý · tháng đầu quý sau · của tháng đầu mỗi quý
_EDGE = (
    rf"(?:của\s++)?{THANG}\s++(?P<edge{{0}}>đầu|cuối)\s*+(?:tiên\s++|cùng\s++)?(?:của\s++)?"
    rf"(?:mỗi\s++|h[àằ]ng\s++)?{QUY}(?:\s++(?:sau|tiếp\s++theo))?"
)


@cache
def _each_year() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?<![\w/])
        (?: # ngày 05 tháng 12 hằng năm · 15/11 hàng năm · ngày 10/01 năm sau
            {DAY_OF_YEAR.format("a")} [\s,]*+ (?:của\s++)?
                (?: {_EACH} \s++ {NAM}\b | {NAM} \s++ {_NEXT} )
          | # từ ngày 10/11 đến ngày 18/11 hằng năm: days of one month
            từ \s++ (?:{NGAY}\s++)? (?P<first>\d{{1,2}}) (?: \s*+/\s*+ (?P<m_first>\d{{1,2}}) )?
                \s*+ (?:-|–|đến) \s*+ (?:hết\s++)? (?:{NGAY}\s++)? (?P<last_day>\d{{1,2}})
                \s*+/\s*+ (?P<m_last>\d{{1,2}}) [\s,]*+ {_EACH} \s++ {NAM}\b
          | # từ tháng 5 đến tháng 8 hằng năm
            (?:từ\s++)? {THANG} \s++ (?P<from>\d{{1,2}}) \s*+ (?:-|–|đến) \s*+ (?:{THANG}\s++)?
                (?P<to>\d{{1,2}}) [\s,]*+ (?:của\s++)? {_EACH} \s++ {NAM}\b
          | # tháng 3 hằng năm · tháng 6 và tháng 12 hàng năm
            {THANG} \s++ (?P<months> \d{{1,2}}
                (?: \s*+ (?:,|và) \s*+ (?:{THANG}\s++)? \d{{1,2}} ){{0,5}} )
                [\s,]*+ (?:của\s++)? {_EACH} \s++ {NAM}\b
          | # quý II hằng năm
            {QUY} \s++ (?P<quarter>i{{1,3}}|iv|[1-4]) \s++ (?:của\s++)? {_EACH} \s++ {NAM}\b
        )
        """,
        re.VERBOSE,
    )


@cache
def _year_by() -> re.Pattern[str]:
    # hằng năm (trước ngày 15/12) · hằng năm, chậm nhất ngày 15 tháng 12 · 6 tháng (trước 05/6)
    return re.compile(
        rf"""
        (?: {_EACH} \s++ {NAM} \s*+ [(,]?
          | (?P<part>\b0?[369] \s++ tháng (?:\s++đầu\s++{NAM})? | \b{NAM} ) \s*+ \( )
        \s*+ (?: [^\W\d]++ \s++ ){{0,6}}? (?:{_BY}|hạn) \s++
        (?: [^\W\d]++ \s++ ){{0,2}}? {DAY_OF_YEAR.format("b")}
        """,
        re.VERBOSE,
    )


@cache
def _month_by() -> re.Pattern[str]:
    # định kỳ hằng tháng (trước ngày 25) · hằng quý trước ngày 05 của tháng đầu quý sau
    return re.compile(
        rf"""
        {_EACH} \s++ (?P<unit>tháng|{QUY}) \s*+ [(,]? \s*+ (?: [^\W\d]++ \s++ ){{0,6}}?
        {_BY} \s++ (?: [^\W\d]++ \s++ ){{0,2}}?
        {NGAY} \s++ (?:m[ùồ]ng\s++)?+ (?P<d_d>\d{{1,2}})
        (?!\d|\s*+[/\-]|\s*+{THANG}\s*+\d)
        (?: \s*+ {_EDGE.format("_d")} )?
        """,
        re.VERBOSE,
    )


@cache
def _day_of_month() -> re.Pattern[str]:
    # ngày 20 của tháng cuối quý · ngày 05 tháng đầu quý sau · ngày cuối cùng của tháng
    return re.compile(
        rf"""
        (?:{NGAY} \s++ (?:m[ùồ]ng\s++)?+ | m[ùồ]ng\s++)
        (?: (?: (?P<d_too>\d{{1,2}}) \s*+ (?:,|và) \s*+ (?:{NGAY}\s++)? )?
            (?P<d_c>\d{{1,2}}) (?!\d) | (?P<last>cuối(?:\s++cùng)?) )
        \s*+ ,? \s*+
        (?: {_EDGE.format("_c")}
          | (?:của\s++)? (?: {_EACH} \s++ {THANG}\b | {THANG} \s++ {_NEXT} | tháng\b (?!\s*+\d) ) )
        """,
        re.VERBOSE,
    )


@cache
def _weekdays() -> re.Pattern[str]:
    # thứ Sáu hằng tuần · thứ Bảy, Chủ nhật hằng tuần · thứ Bảy tuần thứ hai của tháng
    return re.compile(
        rf"""
        (?P<days> {_WEEKDAY} (?: \s*+ (?:,|và) \s*+ {_WEEKDAY} ){{0,6}} ) \s*+ ,? \s*+
        (?: (?:của\s++)? tuần \s++ (?:thứ\s++)?
              (?P<nth>nhất|hai|ba|tư|đầu(?:\s++tiên)?|cuối(?:\s++cùng)?|[1-4]) \s++
              (?:của\s++)? (?:h[àằ]ng\s++|mỗi\s++|các\s++)? tháng
          | (?:h[àằ]ng|mỗi) \s++ tuần )
        """,
        re.VERBOSE,
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?<!\w)
        (?: # 03 tháng/lần · hai năm một lần · 6 tháng 1 lần
            (?P<gap>{_NUMBER}) \s*+ (?P<gap_unit>tuần|tháng|{QUY}|{NAM}) \s*+
                (?: /\s*+ (?:(?:một|0?1)\s++)? | một\s++ | 0?1\s++ ) lần
          | # tuần một lần
            (?P<each>tuần|tháng|{QUY}|{NAM}) \s++ (?:một|0?1) \s++ lần \b (?!\s*+/)
          | # 02 lần/năm · ít nhất 01 ngày/tháng · 01 lần mỗi quý
            (?P<times>{_NUMBER}) \s++ (?:[^\W\d]++\s++){{0,2}}?
                {_TIMES} \s*+ (?:/|trong|mỗi|một) \s*+
                (?P<per>tuần|tháng|{QUY}|{NAM})\b (?!\s*+\d)
        )
        """,
        re.VERBOSE,
    )


@cache
def _regular() -> re.Pattern[str]:
    # định kỳ 6 tháng, hằng năm; with a day behind, that day tells when
    return re.compile(
        rf"""
        (?: định\s++kỳ \s++ (?P<every_years>0?[2-5]|hai|ba|bốn|năm) \s++ {NAM}
                (?= \s++ (?:tổ\s++chức|sơ\s++kết|tổng\s++kết|báo\s++cáo|đánh\s++giá) )
          | (?: (?:định\s++kỳ|báo\s++cáo) \s++ (?:\(\s*+)? | (?<=quý,\s) )
            (?P<every>0?[2369]|sáu|ba) \s++ tháng
            (?! \s++(?:đầu|cuối)
              | (?: \s++[^\W\d]++ ){{0,5}}? \s*+[,:]?\s*+\(?\s*+(?:trước|chậm|vào|ngày|\d) )
            (?P<and_year> \s*+(?:,|và|/)\s*+ (?:(?:một|0?1|h[àằ]ng)\s++)? {NAM}\b (?!\s*+\d) )?
        )
        """,
        re.VERBOSE,
    )


@cache
def _bare() -> re.Pattern[str]:
    # hằng năm · mỗi quý · mỗi quý một lần
    return re.compile(
        rf"""
        \b (?:h[àằ]ng|(?P<apiece>mỗi)) \s++ (?P<bare>ngày|tuần|tháng|{QUY}|năm) \b
        (?!\s++(?:học|\d{{4}}))
        (?: \s++ (?P<apiece_n>{_NUMBER}) \s++ {_TIMES}\b )?
        """,
        re.VERBOSE,
    )


class Rule(NamedTuple):
    """A pattern, the words that call for it, and how far around them it reaches."""

    pattern: Callable[[], re.Pattern[str]]
    words: tuple[str, ...]
    reach: tuple[int, int]
    often: bool = False  # *hằng năm*, *mỗi tháng* … call for it too


_MONTHLY = ("tháng cuối", "tháng đầu", "tháng sau", "tháng kế", "tháng tiếp", "của tháng")
RULES = (
    Rule(_each_year, ("năm sau", "năm kế", "năm tiếp"), (70, 20), often=True),
    Rule(_year_by, ("năm (", "tháng ("), (20, 110), often=True),
    Rule(_month_by, (), (0, 120), often=True),
    Rule(_day_of_month, _MONTHLY, (50, 50), often=True),
    Rule(_weekdays, ("tuần",), (80, 50)),
    Rule(_counted, ("lần", "/tháng", "/năm", "/quý", "/tuần", "mỗi"), (50, 40)),
    Rule(
        _regular, ("định kỳ", "báo cáo 6", "báo cáo 06", "báo cáo 3", "báo cáo 03", "quý,"), (0, 60)
    ),
    Rule(_bare, (), (0, 50), often=True),
)
"""The more particular ones first."""

_OFTEN = ("hàng", "hằng", "mỗi", "từng")
_PERIOD = lazy(rf"(?:h[àằ]ng|mỗi|từng)\s++(?:ngày|tuần|tháng|{QUY}|{NAM})\b")


def often(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where *hằng năm*, *mỗi tháng*, *từng quý* and the like stand, in no order."""
    hits = literals(flat, start, end, _OFTEN)
    return [found.span() for at, _ in hits if (found := _PERIOD.match(flat, at, end))]
