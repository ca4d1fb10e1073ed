"""What follows the number of a cited document: day, issuer and title, in any order.

``số 199/KH-BGDĐT của Bộ … ngày 05 tháng 02 năm 2026 về …``, ``số 46-CT/TW, ngày 16/5/2025 của …``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbparse.citations._reading import UPPER, Reading, alternatives, words
from vbparse.citations._types import MARKED_TYPE, marked_type_at
from vbparse.document import Span
from vbparse.vietnamese.dates import find_days
from vbparse.vietnamese.fold import lower
from vbparse.vietnamese.lexicon import load

__all__ = ["Before", "Tail", "read_before", "read_tail", "read_title", "tidy_name"]


@dataclass(frozen=True, slots=True)
class Tail:
    """``end``: behind the last of number, day and issuer; ``title_span`` follows it."""

    end: int
    title_span: Span | None = None
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None


_STARTS = alternatives("title", "starts")
# After one of these the same word is part of a name: "Ban tổ chức", "ban chỉ đạo".
_BODY_HEADS = frozenset(load("citation_words")["body_heads"]["words"])
_GAP = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*"
    r"(?:(?:khoa\s+[ivx]{1,6}\s*,?\s+)?(?:(?:duoc\s+)?thong\s+qua|ky|ban\s+hanh|de)\s+(?=ngay|thang))?"
)
# số 10/BATGT tỉnh |ngày … · số 16/SYT-VP Lâm Hà, |ngày …
_SEAT = re.compile(
    r"\s+(?:(?:tinh|huyen|xa|phuong|thanh\s+pho)(?=\s*,?\s*ngay\b)"
    r"|(?!ngay|cua)(?:[a-z]+\s+){0,3}[a-z]+(?=,\s*ngay\s+[0-9]{1,2}\s+thang\b))"
)
_MONTH = re.compile(r"thang\s+(?P<month>\d{1,2})\s*[/,]?\s*(?:nam\s+)?(?P<year>(?:19|20)\d\d)")
_YEAR = re.compile(r"nam\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–]\s*\d)")
# ngày 31/4/2024, which no calendar has, or the year alone before an issuer
_ODD_DAY = re.compile(
    r"ngay\s+[0-9]{1,2}(?:\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?|\s+thang\s+[0-9]{1,2}\s+nam\s+)[0-9]{4}"
    r"|nam\s+(?:19|20)[0-9]{2}(?=\s+cua\s)"
)
_OF = re.compile(r"(?:cua|do)\s+(?=\S)")
# giữa |Sở Văn hóa với Sở Giáo dục và Đào tạo| về việc phối hợp …: all of it is the issuer.
_BETWEEN = re.compile(
    r"giữa\s+(?P<names>[^;:.()“”]{5,200}?\s(?:và|với)\s[^;:.()“”]{3,160}?)"
    r"(?=\s*(?:[;.(“]|$)|,?\s+(?:về\s|[Vv]/v|trong\s+việc|nhằm|giai\s+đoạn)|,\s+(?!Thể|Thương|Gia\b|Thông))"
)
_ISSUER_END = re.compile(
    rf"""
      [][;:()"“”…] | ,(?!\s+(?:[Tt]hể\s+thao|[Tt]hương\s+binh|[Tt]hông\s+tin|[Gg]ia\s+đình
        |giáo\s+dục\s+pháp|chống|chữa\s+cháy|khen\s+thưởng|Chủ\s+nhiệm)\b)
    | \.(?! \s? (?:[A-Z][a-z]|HCM) ) | (?<! TP)(?<! Tp) \. (?= \s )
    | \s (?: (?P<start> {_STARTS} ) | [Vv]/v | V[ềỀ] | {alternatives("issuer_end")} ) (?!\w)
    | \s (?: và | và\s+các | - | – ) \s+ (?: [Đđ]iều\s+\d+ | khoản\s+\d+ ) (?!\w)
    | (?P<joint> \s (?: và | - | – ) \s+ (?:các\s+)? ) (?= [^\W\d_] )      # a type must follow
    | \s (?: Căn\s+cứ | Thực\s+hiện | Triển\s+khai | Tiếp\s+tục | Xét | Theo | Phê\s+duyệt
        | Ban\s+hành | Quy\s+định | Hướng\s+dẫn | Sửa\s+đổi | Về ) \s
    """,
    re.VERBOSE,
)
_TITLE = re.compile(
    rf"""
    (?: \s* ,? \s* (?: khóa | khoá ) \s+ [XVI\d]+ )? (?: \s* ,? \s* kỳ\s+họp \s+ thứ \s+ \w+ )?
    (?: \s* \( [^()]{{1,40}} \) )? (?: \s+ có (?= \s+ về\s ) )?
    \s* (?: , \s* (?= về\s | [Vv]/v | quy\s+định | phê\s+duyệt | ban\s+hành | hướng\s+dẫn ) )?
    (?P<title> (?: ["“] \s* )?
        (?: (?:{_STARTS}) (?!\w) | [Vv]/[Vv] \b | V[ềỀ] (?!\w) | Năm \s | ["“] (?=\w)
          | (?: Phê\s+duyệt | Ban\s+hành | Quy\s+định | Thực\s+hiện | Triển\s+khai | Hướng\s+dẫn
              | Tăng\s+cường | Tổ\s+chức ) \s )
    )
    """,
    re.VERBOSE,
)
_ACTS = (
    r"(?:đã\s+|tiếp\s+tục\s+)?(?:ban\s+hành|xây\s+dựng|triển\s+khai|lập|yêu\s+cầu|phối\s+hợp|tổ\s+chức"
    r"|đề\s+ra|thông\s+báo|hướng\s+dẫn|quy\s+định|báo\s+cáo|đề\s+nghị|giao|tham\s+mưu|cụ\s+thể)\s"
)
_TITLE_END = re.compile(
    rf"""
      ;
    | \. (?<! TP\. ) (?<! Tp\. ) (?= \s* $ | \s+ (?: [{UPPER}“"(+–-] | \d+ [.)] | [a-zđ] \) ) )
    | \n \s* [-+•*] \s+ (?= [^\W\d] )
    | , \s+ (?= [{UPPER}][^,;.:]{{2,100}}? \s {_ACTS} )
    | \s* \( (?= \s* (?: sau | gọi | viết | dưới\s+đây ) \b )
    | ,? \s+ với \s+
      (?: chủ\s+đề | mục\s+tiêu | tinh\s+thần | nội\s+dung | thông\s+điệp | các\s+nội\s+dung ) \b
    | ,? \s+ (?: và \s+ )? (?: theo | xét | trên\s+cơ\s+sở ) \s+
      (?: đề\s+(?:xuất|nghị) | tham\s+mưu ) \b
    | , \s+ (?= số \s+ \d | (?: Nhằm | Để ) \s )
    | \s+ (?= (?: Căn\s+cứ | Thực\s+hiện | Tiếp\s+tục | Theo\s+đề\s+nghị | Xét\s+đề\s+nghị ) \s )
      (?<! về\s ) (?<! việc\s ) (?<! Luật\s )
    | \s+ (?: nêu\s+trên | nói\s+trên ) \b
    | \s+ và \s+ (?: các\s+ | một\s+số\s+ )? (?: chỉ\s+đạo | văn\s+bản | ý\s+kiến )
      \s+ (?: của | có | khác | chỉ | hướng ) \b
    | , \s+ (?: trong\s+thời\s+gian | thời\s+gian\s+qua | căn\s+cứ | trong\s+đó ) \b
    | , \s+ (?: và \s+ )? (?: xét | theo ) \s+ (?: tình\s+hình | điều\s+kiện | nhiệm\s+vụ ) \b
    | , \s+ (?= (?: Bộ\s+trưởng | Chủ\s+tịch | Giám\s+đốc | Hiệu\s+trưởng | Tổng\s+cục\s+trưởng
        | Cục\s+trưởng | Thủ\s+tướng | Ban\s+Thường\s+vụ ) \b )
    | ,? \s+ QUYẾT\s+(?:ĐỊNH|NGHỊ) \b
    | [:,]? \s+ (?: cụ\s+thể \s+ )? như\s+sau \b
    | (?P<aside> \s* \( \s* ) (?= [^\W\d_] )                         # a type must follow
    | (?P<listed> (?: , | \s+và ) \s+ (?:các\s+)? ) (?= [^\W\d_] )    # a type and its number
    """,
    re.VERBOSE,
)
# A semicolon inside a title: "… có nồng độ cồn; không hợp tác với …".
_GOES_ON = re.compile(
    r"\s*(?!(?:để|thực|nhằm|trong|đồng|xét|căn|theo|trên|tiếp|triển|chủ|các|ý|huy|và|qua|gắn|số|văn"
    rf"|góp|kế|chỉ|nghị|quyết|công|thông|luật|quy|cùng|tăng|nghiêm)\b)(?![{UPPER}])\w+\s+[^\W\d]"
)
_NUMBERED = re.compile(r"\s+(?:số\s*)?:?\s*\d")
_TITLE_LIMIT = 700


def read_tail(
    reading: Reading, at: int, limit: int, *, capitals: bool = False, law: bool = False
) -> Tail:
    """The parts that follow a number ending at ``at``; nothing behind ``limit`` is looked at.

    ``capitals``: the mention stands in a title printed in capitals. ``law``: a bare year counts.
    """
    text = lower(reading.text) if capitals else reading.text
    end, day, issuer = at, None, None
    seat = _SEAT.match(reading.low, at, limit)
    if seat:
        end = seat.end()
    for _ in range(3):
        gap = _GAP.match(reading.low, end, limit)
        start = gap.end() if gap else end
        found = None if day else _day(reading, start, limit, law)
        if found:
            end, day = found
            continue
        odd = None if day else _ODD_DAY.match(reading.low, start, limit)
        if odd:
            end = odd.end()  # no day to speak of, but issuer and title stand behind it
            continue
        between = None if issuer else _BETWEEN.match(text, start, limit)
        if between:
            end, issuer = between.end(), tidy_name(between["names"])
            continue
        of = None if issuer else _OF.match(reading.low, start, limit)
        if of is None:
            break
        stop = _issuer_end(text, of.end(), limit)
        if stop is None:
            break
        end, issuer = stop, tidy_name(reading.text[of.end() : stop])
    span = _title(reading, text, end, limit)
    return Tail(end, span, day, issuer, read_title(reading, span) if span else None)


def read_title(reading: Reading, span: Span) -> str | None:
    """The title as the record shows it: on one line, without marks around it."""
    title = words(reading.text[span.start : span.end]).strip(" ,.:")
    if title.endswith(")") and title.count(")") > title.count("("):
        title = title[:-1].rstrip()
    if title.isupper():
        title = title[0] + lower(title[1:])
    if title.startswith("“") and title.endswith("”") and title.count("“") == 1:
        title = title[1:-1].strip()
    return title or None


@dataclass(frozen=True, slots=True)
class Before:
    """What ``Kế hoạch bảo đảm … của Ủy ban X tại |văn bản số 6/…`` says before the mention."""

    issuer: str | None = None
    title: str | None = None
    issued_on: str | None = None


def read_before(reading: Reading, at: int, floor: int) -> Before:
    """The body, and the name of the document, in front of a mention that begins at ``at``."""
    base = max(floor, at - 240)
    match = _AT.search(reading.low, max(base, at - 16), at)
    match = match and _SAID_BY.search(reading.text, base, at)
    if match is None:
        return _on_a_day(reading, at, base)
    name = words(match["name"]) if match["name"] else None
    if name and _SAYING.search(name):
        name = None
    return Before(tidy_name(match["body"]), name)


_SAYING = re.compile(r"(?:đề nghị|đề xuất|ý kiến|kết luận|chỉ đạo|tham mưu|báo cáo)$")
_AT = re.compile(r"[\s(]tai\s+(?:cac\s+)?$")
_SAID_BY = re.compile(
    rf"""
    (?: \b (?P<name> {MARKED_TYPE} \s [^;:,.()]{{8,140}}? ) \s+ | \b )
    của \s+ (?:của\s+)? (?P<body> (?: (?! \s của \s ) [^;:.] ){{3,200}}? )
    \s+ \(? tại \s+ (?:các\s+)? $
    """,
    re.VERBOSE,
)


# Ngày 12/3/2013, |Thủ tướng Chính phủ| đã ban hành Quyết định số …
_ISSUED = re.compile(r"\s(?:da\s+)?(?:ky\s+)?(?:ban\s+hanh|co|ky|phe\s+duyet|thong\s+qua)\s+$")
_ON_A_DAY = re.compile(r"(?:^|(?<=[\s.;:]))Ngay\s+(?=[0-9])")


def _on_a_day(reading: Reading, at: int, base: int) -> Before:
    """Day and body of ``Ngày 12/3/2013, Thủ tướng Chính phủ ban hành |Quyết định số …``."""
    verb = _ISSUED.search(reading.low, max(base, at - 30), at)
    starts = list(_ON_A_DAY.finditer(reading.plain, base, at)) if verb else []
    if verb is None or not starts:
        return Before()
    found = _day(reading, starts[-1].start(), verb.start(), law=False)
    if found is None:
        return Before()
    name = reading.text[found[0] : verb.start()]
    body = re.fullmatch(rf"\s*,?\s*(?P<body>[{UPPER}][^;:.()“”]{{2,120}})", name)
    return Before(tidy_name(body["body"]), None, found[1]) if body else Before()


def tidy_name(text: str) -> str | None:
    """A name on one line, without bracketed short forms; capitals become sentence case."""
    name = words(re.sub(r"\s*\([^()]{0,120}\)", "", text)).strip(" ,.:-–")
    if name.isupper() and " " in name:
        name = name[0] + lower(name[1:])
    return name or None


def _day(reading: Reading, start: int, limit: int, law: bool) -> tuple[int, str] | None:
    if not re.compile(r"ngay|thang|nam|\d").match(reading.low, start, limit):
        return None
    day = next(iter(find_days(reading.text, start, min(limit, start + 60))), None)
    if day and day.span.start - start <= 6 and day.year:
        return day.span.end, day.value or ""
    month = _MONTH.match(reading.low, start, limit)
    if month and 1 <= int(month["month"]) <= 12:
        return month.end(), f"{month['year']}-{int(month['month']):02d}"
    year = _YEAR.match(reading.low, start, limit) if law else None
    return (year.end(), year["year"]) if year else None


# Ban Chỉ đạo Trung ương về |phòng, chống tham nhũng ban hành …: the subject is part of the name.
_COMMITTEE = re.compile(
    r"(?:Ban\s+Chỉ\s+đạo|Ủy\s+ban|Uỷ\s+ban|Hội\s+đồng|Tổ\s+công\s+tác)\s+"
    r"(?:Trung\s+ương|Quốc\s+gia|Nhà\s+nước)\s+về\s+(?!việc\s)",
    re.IGNORECASE,
)
_COMMITTEE_END = re.compile(
    r"[;:()“”]|\.\s|,\s+(?!chống\b|lãng\s+phí|tiêu\s+cực)|\s+(?:về\s|[Vv]/v|ban\s+hành|hướng\s+dẫn"
    r"|phê\s+duyệt|quy\s+định|đề\s+nghị|ngày\s|tại\s|thông\s+báo|kết\s+luận)"
)


def _issuer_end(text: str, start: int, limit: int) -> int | None:
    """Where the name of the issuer that begins at ``start`` ends; ``None`` for no name."""
    stop, at = min(limit, start + 160), start
    committee = _COMMITTEE.match(text, start, stop)
    if committee:
        match = _COMMITTEE_END.search(text, committee.end(), stop)
        return match.start() if match else _trimmed(text, start, stop)
    while True:
        match = _ISSUER_END.search(text, at, stop)
        named = match and match["joint"] and marked_type_at(text, match.end(), stop) is None
        if match and (named or (match["start"] and _in_a_name(text, start, match))):
            at = match.start() + 1
            continue
        if match is None or match[0] != "(":
            break
        close = text.find(")", match.end(), match.end() + 30)
        if close < 0 or not re.compile(rf"\)\s+[{UPPER}]").match(text, close):
            break
        at = close + 1  # "Ủy ban An toàn giao thông (ATGT) Quốc gia"
    return _trimmed(text, start, match.start() if match else stop)


def _in_a_name(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the word that might begin a title belongs to a body: ``Hội đồng |phối hợp …``."""
    if words(match["start"]) in ("về", "ban hành", "phê duyệt"):  # Bộ Nội vụ |ban hành Kế hoạch …
        return False
    before = text[start : match.start()].split()[-2:]
    return before != [] and any(
        f"{head[:1].lower()}{head[1:]}" in _BODY_HEADS for head in (before[-1], " ".join(before))
    )


def _trimmed(text: str, start: int, end: int) -> int | None:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end if end - start >= 2 else None


def _title(reading: Reading, text: str, at: int, limit: int) -> Span | None:
    match = _TITLE.match(text, at, limit)
    if match is None:
        return None
    start = match.start("title")
    end = _title_end(text, match.end(), min(limit, start + _TITLE_LIMIT))
    quote = reading.text.rfind("“", start, end)
    if quote >= 0 and reading.text.find("”", quote, end) < 0:
        close = reading.text.find("”", end, min(limit, end + 300))
        end = close + 1 if close >= 0 else end
    return Span(start, end)


def _title_end(text: str, at: int, stop: int) -> int:
    while True:
        match = _TITLE_END.search(text, at, stop)
        if match is None:
            return stop
        if match[0] == ";" and _GOES_ON.match(text, match.end(), stop):
            at = match.end()
            continue
        if match.lastgroup and not _names_a_type(text, match, stop):
            at = match.start() + 1
            continue
        return match.start()


def _names_a_type(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether a document is named behind a bracket, or with its number behind a comma."""
    end = marked_type_at(text, match.end(), stop)
    if end is None or match.lastgroup == "aside":
        return end is not None
    return _NUMBERED.match(text, end, stop) is not None
