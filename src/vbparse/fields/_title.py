"""Tên loại và trích yếu (ô 5): the title zone taken apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from vbparse.document import Layout, Span, ZoneKind
from vbparse.fields._names import body_case
from vbparse.patterns import lazy
from vbparse.vietnamese._bodies import body_at
from vbparse.vietnamese.doc_types import TypeOfDocument, by_name

_WORD = lazy(r"[^\W\d_]+")
LONGEST = 4
"""Syllables in the longest name of a type, with one to spare."""


class Title(NamedTuple):
    """The printed type and the trích yếu; ``subject`` is empty when there is none."""

    kind: TypeOfDocument
    printed: Span
    subject: Span
    body: Span | None = None  # the issuer, printed below the subject


def read_title(layout: Layout) -> Title | None:
    """The title of the document; ``None`` when it has none (công văn)."""
    zone = layout.zone(ZoneKind.TITLE)
    return split_title(layout.flow, zone) if zone else None


def worn_subject(layout: Layout) -> Span | None:
    """The trích yếu of a title whose type was lost, without the authority below it."""
    zone = layout.zone(ZoneKind.TITLE)
    if zone is None or read_title(layout) is not None or _AUTHORITY.match(layout.flow, zone.start):
        return None
    return _without_authority(layout.flow, subject_span(layout.flow, zone))


def split_title(text: str, zone: Span) -> Title | None:
    """The type at the start of ``zone``: the longest name that is one; the rest is the subject."""
    words = []
    for match in _WORD.finditer(text, zone.start, zone.end):
        words.append(match)
        if len(words) > LONGEST:
            break
    for count in range(min(len(words), LONGEST + 1), 0, -1):
        kind = by_name(" ".join(w[0] for w in words[:count]))
        if kind is not None and kind.title:
            printed = Span(words[0].start(), words[count - 1].end())
            subject = subject_span(text, Span(printed.end, zone.end))
            if kind.code in _BY_AUTHORITY:
                return Title(kind, printed, _without_authority(text, subject))
            below = _body_below(text, subject)
            if below is not None:
                line = text.rfind("\n", subject.start, below.start)
                subject = subject_span(text, Span(subject.start, line))
            return Title(kind, printed, subject, below)
    return None


_LAST_LINE = lazy(r"\n[ \t(]*(?P<body>[^\n()]{6,120})\)?\s*$")


def _body_below(text: str, subject: Span) -> Span | None:
    """A body in capitals on a line of its own below a title in ordinary letters, or in brackets."""
    last = _LAST_LINE.search(text, subject.start, subject.end)
    if last is None:
        return None
    name = body_case(" ".join(last["body"].split()))
    body = body_at(name, 0)
    if body is None or body.span.end < len(name):
        return None
    above = text[subject.start : last.start()]
    loud = last["body"].isupper() and not above.isupper()
    bracketed = text[last.start() : last.start("body")].strip() == "("
    return Span(*last.span("body")) if (loud or bracketed) and len(above.split()) > 1 else None


# In these the body or post that decides stands below the trích yếu (ND30 Mẫu 1.1, 1.2).
_BY_AUTHORITY = {"QĐ", "NQ", "NĐ", "TT", "TTLT", "NQLT"}
_AUTHORITY = lazy(
    r"""
    (?<!\w) (?<!CỦA\ ) (?<!CHO\ ) (?<!THUỘC\ ) (?<!VỀ\ ) (?<!VÀ\ ) (?<!DO\ )
    (?<!VỚI\ ) (?<!TẠI\ ) (?:
        (?: PHÓ\s+ )? CHỦ\s+TỊCH (?! \s+ PHÓ ) | BỘ\s+TRƯỞNG\s+BỘ | THỐNG\s+ĐỐC
      | (?: TỔNG\s+ )? GIÁM\s+ĐỐC | HIỆU\s+TRƯỞNG | (?: CỤC | VIỆN | VỤ ) \s+ TRƯỞNG
      | CHÁNH\s+(?: VĂN | THANH | ÁN ) | TRƯỞNG\s+(?: BAN | PHÒNG | ĐOÀN )
      | THỦ\s+TƯỚNG\s+CHÍNH | HỘI\s+ĐỒNG\s+NHÂN | (?: ỦY | UỶ )\s+BAN\s+NHÂN | CHÍNH\s+PHỦ
      | QUỐC\s+HỘI | BAN\s+(?: THƯỜNG | CHẤP )
    ) (?!\w)
    """,
    re.VERBOSE,
)
FAR = 130
"""Characters: the longest name of an authority."""


def _without_authority(text: str, span: Span) -> Span:
    """``… giai đoạn 2022 - 2025 / CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN`` ends before the post."""
    floor = max(span.start + 10, span.end - FAR)
    hits = [m.start() for m in _AUTHORITY.finditer(text, floor, span.end)]
    hits = [h for h in hits if text[h : span.end].isupper()]
    if not hits:
        return span
    mixed = not text[span.start : hits[0]].isupper()
    cut = hits[0] if mixed else _outermost(text, hits)
    return Span(span.start, span.start + len(_strip_marks(text[span.start : cut])))


def _outermost(text: str, hits: list[int]) -> int:
    """``CHỦ TỊCH ỦY BAN NHÂN DÂN`` is one authority: where the last chain of them begins."""
    cut = hits[-1]
    for hit in reversed(hits[:-1]):
        if len(text[hit:cut].split()) > 3:
            break
        cut = hit
    return cut


_EDGE = lazy(r"[\s:.\-_*=~#|;,/…—–]+")
_ASIDE = lazy(  # (Kèm theo Quyết định số …), (Dự thảo lần 2)
    r"\(\s*(?:[Kk]èm|[Bb]an\s+hành|[Đđ]ính\s+kèm|[Dd]ự\s+thảo|DỰ\s+THẢO|KÈM|BAN\s+HÀNH|[Tt]hực\s+hiện)"
    r"[^()]{0,400}\)?\s*"
)
_RULE = lazy(r"[-_=~*—–.…]{3,}")


def subject_span(text: str, span: Span) -> Span:
    """``span`` without what is not trích yếu: asides, rules, marks at either end."""
    start, end = span.start, span.end
    while True:
        edge = _EDGE.match(text, start, end)
        start = edge.end() if edge else start
        aside = _ASIDE.match(text, start, end)
        if aside is None:
            break
        start = aside.end()
    for stop in (_ASIDE.search(text, start, end), _RULE.search(text, start, end)):
        if stop:
            end = min(end, stop.start())
    return Span(start, max(start, start + len(_strip_marks(text[start:end]))))


def _strip_marks(words: str) -> str:
    return words.rstrip(" \n\t\r.,;:/-_*=~|…—–")


_ABOUT = lazy(r"(?<!\w)V\s?[/.]\s?v\s*[:.]?\s*(?=\S)|(?<=\n)[ \t]*Về\s+việc\s+(?=\S)")
_NEXT = lazy(  # what may follow the subject of a công văn in the header
    r"""
    CỘNG\s+H | ĐẢNG\s+CỘNG | Độc\s+lập | Kính\s+(?:gửi|trình) | \n\s*\n
    | [-_=*—]{3,} | (?:HỎA|HOẢ|THƯỢNG)\s | KHẨN\b
    """,
    re.VERBOSE,
)


def find_about(text: str, header: Span) -> Span | None:
    """Trích yếu of a công văn: what stands behind "V/v" under the number."""
    about = _ABOUT.search(text, header.start, header.end)
    if about is None:
        return None
    stop = _NEXT.search(text, about.end(), header.end)
    end = stop.start() if stop else header.end
    return subject_span(text, Span(about.end(), min(end, about.end() + 600)))
