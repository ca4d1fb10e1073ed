"""Căn cứ that bear no number: resolutions of a congress, programmes of a committee of the Party.

Only the plain cases: behind an opener or a mark of the list, and with no number near by that
may be theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from vbparse.citations._mention import LIMIT, Mention
from vbparse.citations._reading import Reading, words
from vbparse.citations._tail import read_tail, tidy_name
from vbparse.citations._types import MARKED_TYPE
from vbparse.document import Span
from vbparse.vietnamese._bodies import body_at
from vbparse.vietnamese.fold import key as folded

__all__ = ["find_unnumbered"]

# Căn cứ |…, thực hiện |…; |…, và |…
_OPENED = re.compile(
    r"(?:[;:,]|\bva|\bcan\s+cu|\bthuc\s+hien|\btrien\s+khai|\bquan\s+triet|\btren\s+co\s+so|\btheo)\s+(?:cac\s+)?$"
)
_CONGRESS = re.compile(
    r"""
    \b (?: nghi\s+quyet | nq ) \s+ (?:cua\s+)?
    (?P<body> (?: dai\s+hoi \s (?: dai\s+bieu \s )? | hoi\s+nghi \s ) [^;:.()“”"\d]{3,90}? )
    \s+ lan \s+ thu \s+ [ivxl\d]{1,6} \b (?: ,? \s+ nhiem\s+ky \s+ \d{4} \s? [-–] \s? \d{4} )?
    (?: ,? \s+ khoa \s+ [ivxl\d]{1,6} \b )?
    """,
    re.VERBOSE,
)
_OF_A_COMMITTEE = re.compile(
    r"""
    \b (?P<kind> nghi\s+quyet | chuong\s+trinh (?:\s+hanh\s+dong)? | chi\s+thi | ket\s+luan )
    \s+ cua \s+
    (?P<body> (?: ban\s+chap\s+hanh | ban\s+thuong\s+vu | (?:tinh|thanh|huyen|quan|thi|dang)\s+uy
        | hoi\s+dong\s+nhan\s+dan | hdnd ) \b [^;:.,()“”"\d]{0,60}? )
    \s+ (?= (?: ve | v/v | thuc\s+hien | trien\s+khai ) \s )
    """,
    re.VERBOSE,
)
# Kế hoạch của |Kho bạc Nhà nước| về …: any body, if the grammar of names reads it whole.
_OF_A_BODY = re.compile(
    r"""
    \b (?P<kind> ke\s+hoach | huong\s+dan | thong\s+bao | nghi\s+quyet | chi\s+thi | quyet\s+dinh
        | cong\s+van )
    (?: \s+ so \s{0,3} :? [\s.…_]{1,16} [/-] \s? [\w&-]{2,20} )?       # số …/KH-KBNN, left blank
    (?: ,? \s+ ngay [\s.…/_\d]{1,24} (?: thang [\s.…\d]{1,10} nam [\s.…\d]{1,10} )? )?
    ,? \s+ cua \s+ (?=\w)
    """,
    re.VERBOSE,
)
_COMMITTEE = re.compile(  # read by the pattern above
    r"(?:ban\s+chap\s+hanh|ban\s+thuong\s+vu|(?:tinh|thanh|huyen|quan|thi|dang)\s+uy|hoi\s+dong\s+nhan\s+dan|hdnd)\b"
)
_ABOUT = re.compile(r"\s+(?=(?:ve|v/v|thuc\s+hien|trien\s+khai)\s)")
# Điều lệ Đảng; Điều lệ |Đoàn TNCS Hồ Chí Minh|;
_CHARTER = re.compile(
    r"\bdieu\s+le\s+(?P<body>[^;:,.()“”\"\d]{4,70}?)\s*(?=[;,.]|\s(?:khoa|da\s|duoc|nhiem)\b|$)"
)
_KINDS = {
    "ke hoach": "Kế hoạch",
    "huong dan": "Hướng dẫn",
    "quyet dinh": "Quyết định",
    "cong van": "Công văn",
    "thong bao": "Thông báo",
    "nghi quyet": "Nghị quyết",
    "chuong trinh": "Chương trình",
    "chuong trinh hanh dong": "Chương trình",
    "chi thi": "Chỉ thị",
    "ket luan": "Kết luận",
}
# A number behind the name is its own: (Thông báo số …, tại Quyết định số …, số 5/…
_NUMBERED = re.compile(r"\s*,?\s*(?:\(|tai\s|so\s|ban\s+hanh\s|kem\s+theo|ngay\s)")
_OWN_NUMBER = re.compile(r"\b(?:kem\s+theo|tai)\s+[a-z\s]{3,20}\sso\b|\s(?:so\s+\d+\s*[-/])")


def find_unnumbered(reading: Reading, region: Span) -> list[Mention]:
    """Documents named without a number in a preamble, none of them a law."""
    found: list[Mention] = []
    for pattern in (_CONGRESS, _OF_A_COMMITTEE):
        for match in pattern.finditer(reading.low, region.start, region.end):
            mention = _mention(reading, match, region)
            if mention is not None:
                found.append(mention)
            if len(found) >= LIMIT:
                break
    return [*found, *_of_bodies(reading, region), *_charters(reading, region)]


def _of_bodies(reading: Reading, region: Span) -> Iterator[Mention]:
    for match in islice(_OF_A_BODY.finditer(reading.low, region.start, region.end), LIMIT):
        body = body_at(reading.text, match.end(), region.end)
        if (
            body is None
            or body.kind in ("collective", "person")
            or _COMMITTEE.match(reading.low, match.end())
        ):
            continue
        about = _ABOUT.match(reading.low, body.span.end, region.end)
        if about is None or not _is_opened(reading.low, match.start(), region, strict=True):
            continue
        end = _title_end(reading, body.span.end, region.end)
        if end <= body.span.end or _NUMBERED.match(reading.low, end, region.end):
            continue
        if not _is_told(reading.low, about.end(), end):
            continue
        title = words(reading.text[body.span.end : end]).strip(" ,.:")
        yield Mention(
            core=Span(match.start(), body.span.end),
            key=f"name:{folded(title)}",
            doc_type=_KINDS[" ".join(match["kind"].split())],
            issuer=tidy_name(reading.text[body.span.start : body.span.end]),
            title=title,
            title_span=Span(body.span.end, end),
        )


def _charters(reading: Reading, region: Span) -> Iterator[Mention]:
    for match in islice(_CHARTER.finditer(reading.low, region.start, region.end), LIMIT):
        if not reading.text[match.start()].isupper():
            continue
        if not _is_opened(reading.low, match.start(), region, strict=True):
            continue
        if _NUMBERED.match(reading.low, match.end(), region.end):
            continue
        title = words(reading.text[match.start() : match.end()]).strip(" ,.:")
        yield Mention(
            core=Span(match.start(), match.end()),
            key=f"name:{folded(title)}",
            doc_type="Điều lệ",
            title=title,
        )


def _is_opened(low: str, start: int, region: Span, *, strict: bool = False) -> bool:
    """Whether an opener or a mark of the list stands before; ``strict``: something does."""
    if start == region.start:
        return not strict
    return _OPENED.search(low, max(region.start, start - 40), start) is not None


def _mention(reading: Reading, match: re.Match[str], region: Span) -> Mention | None:
    start, low = match.start(), reading.low
    if not _is_opened(low, start, region):
        return None
    kind = match.groupdict().get("kind")
    end = match.end()
    if kind is not None or _ABOUT.match(low, end, region.end):
        end = _title_end(reading, match.end("body") if kind else end, region.end)
    if end - start < 20 or _NUMBERED.match(low, end, region.end):
        return None
    if kind is not None and not _is_told(low, match.end(), end):
        return None
    core_end = match.end("body") if kind is not None else match.end()
    title = words(reading.text[match.start("body") if kind is None else core_end : end])
    title = title.strip(" ,.:")
    return Mention(
        core=Span(start, core_end),
        key=f"name:{folded(title)}",
        doc_type="Nghị quyết" if kind is None else _KINDS[" ".join(kind.split())],
        issuer=tidy_name(reading.text[match.start("body") : match.end("body")]),
        title=title,
        title_span=Span(core_end, end) if end > core_end else None,
    )


# … về nhiệm vụ năm 2026 |và Công văn số …
_LIST_GOES_ON = re.compile(rf"\s+và\s+(?=(?:các\s+)?(?:{MARKED_TYPE})\s)")


def _title_end(reading: Reading, at: int, limit: int) -> int:
    span = read_tail(reading, at, min(limit, at + 300)).title_span
    if span is None:
        return at
    also = _LIST_GOES_ON.search(reading.text, span.start, span.end)
    end = also.start() if also else span.end
    mark = reading.text.find(";", span.start, end)
    return mark if mark >= 0 else end


def _is_told(low: str, start: int, end: int) -> bool:
    """Whether its title is one; a number in it is that of the document which it carries out."""
    title = low[start:end]
    return title.startswith(("thuc", "trien")) or _OWN_NUMBER.search(title) is None
