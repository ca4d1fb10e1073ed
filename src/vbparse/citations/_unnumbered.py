"""Căn cứ that bear no number: resolutions of a congress, programmes of a committee of the Party.

Only the plain cases: behind an opener or a mark of the list, and with no number near by that
may be theirs.
"""

from __future__ import annotations

import re

from vbparse.citations._mention import LIMIT, Mention
from vbparse.citations._reading import Reading, words
from vbparse.citations._tail import read_tail, tidy_name
from vbparse.citations._types import MARKED_TYPE
from vbparse.document import Span
from vbparse.vietnamese.fold import key as folded

__all__ = ["find_unnumbered"]

# Căn cứ |…, thực hiện |…; |…, và |…
_OPENED = re.compile(
    r"(?:[;:,]|\bva|\bcan\s+cu|\bthuc\s+hien|\btrien\s+khai|\bquan\s+triet|\btren\s+co\s+so|\btheo)\s+(?:cac\s+)?$"
)
_CONGRESS = re.compile(
    r"""
    \b (?: nghi\s+quyet | nq ) \s+ (?:cua\s+)?
    (?P<body> dai\s+hoi \s (?: dai\s+bieu \s )? [^;:.()“”"\d]{3,90}? )
    \s+ lan \s+ thu \s+ [ivxl\d]{1,6} \b (?: ,? \s+ nhiem\s+ky \s+ \d{4} \s? [-–] \s? \d{4} )?
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
_KINDS = {
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
    return found


def _mention(reading: Reading, match: re.Match[str], region: Span) -> Mention | None:
    start, low = match.start(), reading.low
    before = max(region.start, start - 40)
    if start > region.start and not _OPENED.search(low, before, start):
        return None
    kind = match.groupdict().get("kind")
    end = match.end() if kind is None else _title_end(reading, match.end("body"), region.end)
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
    return also.start() if also else span.end


def _is_told(low: str, start: int, end: int) -> bool:
    """Whether its title is one; a number in it is that of the document which it carries out."""
    title = low[start:end]
    return title.startswith(("thuc", "trien")) or _OWN_NUMBER.search(title) is None
