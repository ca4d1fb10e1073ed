"""Terms counted from an event (*kể từ ngày …*), and open ones (*thường xuyên*, *ngay sau khi*)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese.time._term import Term
from vbparse.vietnamese.time._windows import literals, windows

_EVENT = r"(?P<event{0}>(?:[^\n.;,()]|\n(?=[^\W\d])){{0,100}})"  # lines wrap within it
_LENGTH = (
    r"(?P<n{0}>\d{{1,3}}|một|hai|ba|năm|mười)\s*+(?:\(\w{{1,12}}\)\s*+)?"
    r"(?P<unit{0}>ngày\s++làm\s++việc|ngày|tuần|tháng|năm|giờ|phút)\b(?!\s*+\d)"
)
_WORDS = (
    "thời hạn",
    "thời gian",
    "vòng ",
    "kể từ",
    "tính từ",
    "trước ngày",
    "trước khi",
    *(f"trước {event} " for event in ("hội", "cuộc", "buổi", "phiên", "kỳ", "lễ", "đại", "đêm")),
    "trước 0",
    "trước 1",
    "trước 2",
    "trước 3",
    "trước ít",
    "trước tối",
    "sau ",
    "chậm nhất",
    "muộn nhất",
    "không quá",
    "thường xuyên",
    "đột xuất",
    "khi có",
    "ngay khi",
    "quanh năm",
    "định kỳ",
    "làm việc",
    *(f"trong {digit}" for digit in range(10)),
)
_LEFT, _RIGHT, _LONGEST = 30, 3, 260
_LEAD = lazy(
    r"(?<!\w)(?:trong|thời|vòng|chậm|muộn|không|tối|ít|trước|sau|ngay|khi|thường|quanh|định|đột"
    r"|\d{1,3}\s++ngày\s)"
)

_RULES = lazy(
    rf"""
    (?:
      # trong thời hạn 10 ngày làm việc kể từ ngày nhận được … · trong vòng 05 ngày trước buổi …
      (?P<within> (?:trong\s++)? (?:thời\s++hạn|thời\s++gian|vòng) \s++
          (?: (?:không\s++quá|tối\s++đa|chậm\s++nhất|là|khoảng) \s++ ){{0,2}} )
          {_LENGTH.format("_a")}
          (?: \s*+ ,? \s*+ (?P<from_a>kể\s++từ|tính\s++từ|sau|từ|trước) \s++
              {_EVENT.format("_a")} )?
    | # chậm nhất 05 ngày làm việc trước ngày họp · chậm nhất sau 10 ngày kể từ …
      (?: (?:chậm|muộn)\s++nhất (?:\s++là)? | không\s++quá | tối\s++đa | ít\s++nhất )
          \s++ (?:sau\s++)? {_LENGTH.format("_b")}
          \s*+ ,? \s*+ (?P<from_b>trước|kể\s++từ|tính\s++từ|sau) \s++ {_EVENT.format("_b")}
    | # trước 05 ngày tổ chức Hội nghị
      trước \s++ (?:ít\s++nhất\s++)? (?!\d++\s*+(?:giờ|phút)) {_LENGTH.format("_c")} \s++
          (?:làm\s++việc\s++)? {_EVENT.format("_c")}
    | # trước ngày khai mạc 03 ngày · trước khi tổ chức ít nhất 05 ngày
      trước \s++ (?:(?:ngày|khi)\s++ | (?=(?:hội|cuộc|buổi|phiên|kỳ|lễ|đại|đêm)\s))
          (?P<event_d>[^\W\d]++ (?:\s++[^\W\d]++){{0,7}}?) \s++
          (?:(?:ít\s++nhất|tối\s++thiểu)\s++)? {_LENGTH.format("_d")}
    | # gửi tài liệu trước ít nhất 05 ngày
      (?: trước \s++ (?:ít\s++nhất|tối\s++thiểu) \s++ {_LENGTH.format("_j")}
        | trước \s++ (?P<n_k>\d{{1,3}}) \s++ (?P<unit_k>ngày|tuần) (?=\s*+[.;,)]) )
          (?P<event_j>) (?P<event_k>)
    | # sau 15 ngày kể từ khi kết thúc
      sau \s++ {_LENGTH.format("_e")} \s*+ ,? \s*+
          (?:kể\s++từ\s|tính\s++từ\s|từ\s|(?:sau\s++)?khi\s
            |(?=(?:kết\s++thúc|hoàn\s++thành|nhận|ban\s++hành|có\s++(?:kết|quyết|văn))\s)) \s*+
          {_EVENT.format("_e")}
    | # sau Lễ khai mạc 3 ngày · sau khi kết thúc đợt 05 ngày
      sau \s++ (?!đó|này|hơn|gần|trên|khoảng|thời\s)
          (?P<event_i>[^\W\d]++ (?:\s++[^\W\d]++){{1,6}}?) \s++
          (?P<n_i>\d{{1,3}}) \s++ (?P<unit_i>ngày|tuần) \b (?!\s*+\d)
    | # trong 24 giờ khi có yêu cầu · sau 05 ngày làm việc
      (?:trong|sau) \s++ (?P<n_h>\d{{1,3}}) \s++ (?P<unit_h>ngày\s++làm\s++việc|giờ(?!\s++làm)
            |(?:ngày|tuần|tháng)(?=\s++(?:kể|tính)\s++từ\s|\s++sau\s++khi\s)) \b
          (?!\s*+\d)
          (?: \s*+ ,? \s*+ (?:khi|kể\s++từ|tính\s++từ|từ|sau) \s++ {_EVENT.format("_h")} )?
    | # báo cáo đầy đủ sau 05 ngày.
      sau \s++ (?P<n_l>\d{{1,3}}) \s++ (?P<unit_l>ngày|tuần|tháng) (?=\s*+[.;)]) (?P<event_l>)
    | # thẩm định không quá 10 ngày làm việc
      (?:không\s++quá|tối\s++đa|chậm\s++nhất(?:\s++là)?) \s++
          (?P<n_m>\d{{1,3}}) \s++ (?P<unit_m>ngày\s++làm\s++việc) (?P<event_m>)
    | # 03 ngày làm việc
      (?<![\w/.,]) (?P<n_g>\d{{1,3}}) \s++ (?P<unit_g>ngày\s++làm\s++việc) (?P<event_g>)
    | # ngay sau khi Kế hoạch được ban hành · sau khi có hướng dẫn · khi có yêu cầu
      (?P<open> (?: ngay\s++sau\s++khi | sau\s++khi(?=\s++(?:có|kết\s++thúc|được|nhận))
            | ngay\s++khi | khi\s++có(?=\s++(?:yêu|phát|chỉ|tình)) ) \s++ {_EVENT.format("_f")}
        | thường\s++xuyên (?: \s*+,\s*+ (?:liên\s++tục|đột\s++xuất|định\s++kỳ) )? | quanh\s++năm
        | (?:định\s++kỳ \s++ (?:và|hoặc|,) \s++)? đột\s++xuất
        | định\s++kỳ (?: \s++và\s++đột\s++xuất )? )
    )
    """,
    re.VERBOSE,
)
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "năm": 5, "mười": 10}
_ISO = {"tuần": "P{}W", "tháng": "P{}M", "năm": "P{}Y", "giờ": "PT{}H", "phút": "PT{}M"}
_DATE = lazy(r"\d{1,2}\s?[/-]\s?\d{1,2}|\d{4}")


def find_relatives(text: str, low: str, start: int, end: int) -> Iterator[Term]:
    """All terms counted from an event, and open ones, in ``text[start:end]``, in order.

    ``low`` is the text in lower case; names of events are taken from ``text`` as printed.
    """
    last = start
    hits = literals(low.replace("\n", " "), start, end, _WORDS)
    for window in windows(low, start, end, hits, (_LEFT, _RIGHT)):
        for lead in _LEAD.finditer(low, *window):
            at = lead.start()
            if at < last or not (match := _RULES.match(low, at, min(end, at + _LONGEST))):
                continue
            last = match.end()
            yield _term(text, match)


def _term(text: str, match: re.Match[str]) -> Term:
    form = next((f for f in "abcdjkeihlmg" if match[f"n_{f}"]), None)
    if form is None:
        event = text[slice(*match.span("event_f"))] if match["event_f"] else None
        return Term(_span(match), "open", "open", anchor=_anchor(event))
    event = text[slice(*match.span(f"event_{form}"))] if match[f"event_{form}"] else None
    if event and _DATE.search(event):
        event = None  # the event is itself a date: that date is a term of its own
    backward = form in "cdjk" or (form in "ab" and match[f"from_{form}"] == "trước")
    return _counted(match, form, event, backward=backward)


def _counted(match: re.Match[str], form: str, event: str | None, *, backward: bool) -> Term:
    printed = f"{match[f'n_{form}']} {match[f'unit_{form}']}"
    count = _NUMBERS.get(match[f"n_{form}"]) or int(match[f"n_{form}"])
    unit = match[f"unit_{form}"].split()[0]
    iso = _ISO.get(unit, "P{}D").format(count)
    value = f"-{iso}" if backward else iso
    stop = match.end() if event or not match[f"event_{form}"] else match.start(f"event_{form}")
    span = Span(match.start(), match.start() + len(match.string[match.start() : stop].rstrip()))
    return Term(
        span,
        "relative",
        "relative",
        value=value,
        bound="inclusive",
        anchor=_anchor(event),
        offset=" ".join(printed.split()),
        weak=form == "g",
    )


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def _anchor(event: str | None) -> str | None:
    return " ".join(event.split()) or None if event else None
