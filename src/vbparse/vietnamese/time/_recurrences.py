"""What comes back: *hằng năm*, *hằng tháng trước ngày 25*, *03 tháng/lần* → RRULE bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Span
from vbparse.vietnamese.dates import NAM, NGAY, THANG, exists
from vbparse.vietnamese.time._cues import leading_cues
from vbparse.vietnamese.time._points import QUY
from vbparse.vietnamese.time._term import Term
from vbparse.vietnamese.time._windows import literals, windows

_EACH = r"\b(?:h[àằ]ng|mỗi|từng)"
_DAY_MONTH = (
    rf"(?:{NGAY}\s*+)?(?P<d{{0}}>\d{{{{1,2}}}})\s*+(?:/|{THANG})\s*+"
    r"(?P<m{0}>\d{{1,2}})(?!\d|\s?[/\-]\s?\d)"
)
_BY = r"(?:trước|chậm\s++nhất|muộn\s++nhất|vào|không\s++quá|đến)"
_NEXT = r"(?:sau|kế\s++tiếp|tiếp\s++theo|liền\s++kề)"
_PERIODS = {
    "ngày": "DAILY",
    "tuần": "WEEKLY",
    "tháng": "MONTHLY",
    "quý": "MONTHLY;INTERVAL=3",
    "năm": "YEARLY",
}
_WEEKDAYS = {
    "hai": "MO",
    "2": "MO",
    "ba": "TU",
    "3": "TU",
    "tư": "WE",
    "4": "WE",
    "năm": "TH",
    "5": "TH",
    "sáu": "FR",
    "6": "FR",
    "bảy": "SA",
    "7": "SA",
    "nhật": "SU",
}
_ORDINALS = {
    "nhất": 1,
    "đầu": 1,
    "1": 1,
    "hai": 2,
    "2": 2,
    "ba": 3,
    "3": 3,
    "tư": 4,
    "4": 4,
    "cuối": -1,
}

# Nothing recurs without one of these.
_WORDS = (
    "hàng ",
    "hằng ",
    "mỗi ",
    "hàng\n",
    "hằng\n",
    "mỗi\n",
    "lần",
    "/tháng",
    "/năm",
    "/quý",
    "/tuần",
    "định kỳ",
    "tháng cuối",
    "tháng đầu",
    "năm sau",
    "năm kế",
    "năm tiếp",
    "tháng sau",
    "tháng kế",
    "tháng tiếp",
    "của tháng",
    "năm (",
    "tháng (",
    "báo cáo 6",
    "báo cáo 06",
    "báo cáo 3",
    "báo cáo 03",
)
_LEFT, _RIGHT = 60, 110

_RULES = re.compile(
    rf"""
    (?:
      # ngày 05 tháng 12 hằng năm · 15/11 hàng năm · ngày 10/01 năm sau
      (?<![\w/]) {_DAY_MONTH.format("_a")} [\s,]*+ (?:của\s++)?
          (?: {_EACH} \s++ {NAM}\b | {NAM} \s++ {_NEXT} )
    | # hằng năm (trước ngày 15/12) · hằng năm, chậm nhất ngày 15 tháng 12 · 6 tháng (trước 05/6)
      (?: {_EACH} \s++ {NAM} \s*+ [(,]?
        | (?P<part>\b0?[369] \s++ tháng (?:\s++đầu\s++{NAM})? | \b{NAM} ) \s*+ \( )
          \s*+ (?: [^\W\d]++ \s++ ){{0,6}}? (?:{_BY}|hạn) \s++
          (?: [^\W\d]++ \s++ ){{0,2}}? {_DAY_MONTH.format("_b")}
    | # ngày 20 của tháng cuối quý · ngày 05 tháng đầu quý sau · ngày cuối cùng của tháng
      {NGAY} \s++ (?: (?P<d_c>\d{{1,2}}) (?!\d) | (?P<last>cuối(?:\s++cùng)?) )
          \s*+ ,? \s*+ (?:của\s++)?
          (?: {THANG} \s++ (?P<edge>đầu|cuối) \s*+ (?:tiên\s++|cùng\s++)? (?:của\s++)?
                (?:mỗi\s++|h[àằ]ng\s++)? {QUY} (?:\s++(?:sau|tiếp\s++theo))?
            | {_EACH} \s++ {THANG}\b | {THANG} \s++ {_NEXT} | tháng\b (?!\s*+\d) )
    | # định kỳ hằng tháng (trước ngày 25) · hằng tháng, trước ngày 25
      {_EACH} \s++ (?P<unit>tháng|{QUY}) \s*+ [(,]? \s*+ (?: [^\W\d]++ \s++ ){{0,6}}?
          {_BY} \s++ (?: [^\W\d]++ \s++ ){{0,2}}?
          {NGAY} \s++ (?P<d_d>\d{{1,2}}) (?!\d|\s*+[/\-]|\s*+{THANG}\s*+\d)
    | # thứ Sáu hằng tuần · thứ Bảy tuần thứ hai của tháng
      (?: thứ\s++(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7]) | chủ\s++(?P<sunday>nhật) ) \s*+ ,? \s*+
          (?: (?:của\s++)? tuần \s++ (?:thứ\s++)?
                (?P<nth>nhất|hai|ba|tư|đầu(?:\s++tiên)?|cuối(?:\s++cùng)?|[1-4]) \s++
              (?:của\s++)? (?:h[àằ]ng\s++|mỗi\s++|các\s++)? tháng
            | (?:h[àằ]ng|mỗi)\s++tuần )
    | # 03 tháng/lần · 02 năm một lần · 6 tháng 1 lần
      (?P<gap>\d{{1,2}}) \s*+ (?P<gap_unit>tuần|tháng|{QUY}|{NAM}) \s*+
          (?:/\s*+|một\s++|0?1\s++) lần
    | # 02 lần/năm · ít nhất 01 ngày/tháng · 01 lần mỗi quý
      (?P<times>\d{{1,2}}|một|hai) \s++ (?:[^\W\d]++\s++){{0,2}}?
          (?:lần|buổi|ngày|kỳ|đợt|cuộc|bài|tin) \s*+ (?:/|trong|mỗi|một) \s*+
          (?P<per>tuần|tháng|{QUY}|{NAM})\b
    | # định kỳ 6 tháng, hằng năm
      (?:định\s++kỳ|báo\s++cáo) \s++ (?:\(\s*+)? (?P<every>0?[2369]|sáu|ba) \s++ tháng
          (?! \s++(?:đầu|cuối) | \s*+\(\s*+(?:trước|chậm|vào|ngày) )
          (?P<and_year> \s*+(?:,|và|/)\s*+ (?:(?:một|0?1|h[àằ]ng)\s++)? năm\b (?!\s*+\d) )?
    | # hằng năm · mỗi quý
      \b (?:h[àằ]ng|mỗi) \s++ (?P<bare>ngày|tuần|tháng|{QUY}|năm) \b (?!\s++học)
    )
    """,
    re.VERBOSE,
)
_REGULARLY = re.compile(r"\bđịnh\s+kỳ[\s,(]*$")
_CLOSE = re.compile(r"[^()\n]{0,30}\)")
_NEARBY = re.compile(r"h[àằ]ng\s+năm|mỗi\s+năm|định\s+kỳ")
_TWIN = re.compile(
    rf"(?<![\w/]){_DAY_MONTH.format('_t')}\s*+(?:và|,|;)\s*+(?:(?:trước|chậm\s++nhất|vào)\s++)?$"
)
_COUNT = {"một": 1, "hai": 2, "ba": 3, "sáu": 6}
_DATED = ("d_a", "d_b", "d_c", "d_d")


def find_recurrences(low: str, start: int, end: int) -> Iterator[Term]:
    """All recurrences in ``low[start:end]``, in order."""
    for window in windows(low, start, end, literals(low, start, end, _WORDS), (_LEFT, _RIGHT)):
        yield from _in_window(low, window, start)


def _in_window(low: str, window: tuple[int, int], start: int) -> Iterator[Term]:
    for match in _RULES.finditer(low, *window):
        rule = _rule(match)
        if not rule or (match["part"] and not _recurs_nearby(low, match)):
            continue
        if match["and_year"]:
            place = Span(*match.span("and_year"))
            yield Term(place, "recurrence", "recurrence", "FREQ=YEARLY", rrule="FREQ=YEARLY")
        if match["d_a"] and (twin := _twin(low, match, start)):
            yield twin
        yield _term(low, match, rule, start)


def _recurs_nearby(low: str, match: re.Match[str]) -> bool:
    return bool(_NEARBY.search(low, max(0, match.start() - 120), match.end() + 120))


def _twin(low: str, match: re.Match[str], floor: int) -> Term | None:
    """ "trước ngày 20/6 và 20/12 hằng năm": the first of the two days comes back as well."""
    first = _TWIN.search(low, max(floor, match.start() - 60), match.start())
    rule = first and _yearly(first, int(first["d_t"]), int(first["m_t"]))
    return _term(low, first, rule, floor, dated=("d_t",)) if first and rule else None


def _term(
    low: str, match: re.Match[str], rule: str, floor: int, *, dated: tuple[str, ...] = _DATED
) -> Term:
    begin, classes = leading_cues(low, match.start(), floor)
    if regular := _REGULARLY.search(low, max(floor, begin - 40), begin):
        begin = regular.start()
    stop = match.start("and_year") if match.re is _RULES and match["and_year"] else match.end()
    if "(" in match[0] and (close := _CLOSE.match(low, stop)):
        stop = close.end()
    inner = match[0]
    day = any(match[group] for group in dated)
    weekday = match.re is _RULES and (match["day"] or match["sunday"])
    bound = "unknown"
    if day:
        exclusive = "before" in classes or "trước" in inner
        bound = "exclusive" if exclusive else "inclusive"
    return Term(
        Span(begin, begin + len(low[begin:stop].rstrip(" ,;\n"))),
        "recurrence",
        "recurring day" if day or weekday else "recurrence",
        value=f"FREQ={rule}",
        bound=bound,
        rrule=f"FREQ={rule}",
        cue=classes[0] if classes else "",
    )


def _rule(match: re.Match[str]) -> str | None:
    for form in "ab":
        if match[f"d_{form}"]:
            return _yearly(match, int(match[f"d_{form}"]), int(match[f"m_{form}"]))
    if match["d_c"] or match["last"]:
        day = int(match["d_c"] or -1)
        if day > 31:
            return None
        if edge := match["edge"]:
            months = "3,6,9,12" if edge == "cuối" else "1,4,7,10"
            return f"YEARLY;BYMONTH={months};BYMONTHDAY={day}"
        return f"MONTHLY;BYMONTHDAY={day}"
    if match["d_d"]:
        day = int(match["d_d"])
        if match["unit"] == "tháng":
            return f"MONTHLY;BYMONTHDAY={day}"
        return f"YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={day}"
    return _undated(match)


def _undated(match: re.Match[str]) -> str | None:
    if match["day"] or match["sunday"]:
        day = _WEEKDAYS[(match["day"] or match["sunday"])]
        if match["nth"]:
            return f"MONTHLY;BYDAY={_ORDINALS[match['nth'].split()[0]]}{day}"
        return f"WEEKLY;BYDAY={day}"
    if match["gap"]:
        return _every(int(match["gap"]), match["gap_unit"])
    if match["times"]:
        count = _COUNT.get(match["times"]) or int(match["times"])
        return _times(count, match["per"])
    if match["every"]:
        count = _COUNT.get(match["every"]) or int(match["every"])
        return _every(count, "tháng")
    return _PERIODS[_unit(match["bare"])]


def _yearly(match: re.Match[str], day: int, month: int) -> str | None:
    if not exists(None, month, day):
        return None
    return f"YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def _unit(word: str) -> str:
    word = word
    if word.startswith("qu"):
        return "quý"
    return word if word in _PERIODS else "năm"


def _every(count: int, unit: str) -> str | None:
    months = {"tháng": 1, "quý": 3, "năm": 12}.get(_unit(unit))
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
    months = {"tháng": 1, "quý": 3, "năm": 12}.get(_unit(unit))
    if months and count and months % count == 0:
        return _every(months // count, "tháng")
    return _PERIODS[_unit(unit)]
