"""Nơi nhận (ô 9b): one entry a line of the list, with its purpose; Lưu is the archive's copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Layout, Recipient, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._signature import is_signature_line

_HEAD = re.compile(r"\s*N[ƠơOo][Ii]\s+[Nn][Hh]?[ẬậÂâaAạẠ][Nn]\s*[:.]?", re.IGNORECASE)


@extractor("recipients")
def recipients(layout: Layout, known: Known) -> tuple[Recipient, ...]:
    """Lines without dash, final mark and bracketed purpose; several bodies on a line stay one.

    0.95: a dash before it; 0.85: none, but a line of its own; 0.8: cut at a semicolon.
    """
    zone = layout.zone(ZoneKind.RECIPIENTS)
    if zone is None:
        return ()
    found = []
    for span, sure in read_entries(layout.flow, zone):
        recipient = _recipient(layout.read(span), span, sure)
        if recipient is not None:
            found.append(recipient)
    return tuple(found)


# --------------------------------------------------------------------------------------- entries

_BULLET = re.compile(
    r"""
    (?:^|(?<=\n)) [ \t]* (?: [-–+•*·▪] | \d{1,2} [.)] ) [ \t]* (?=\S)  # at the start of a line
    | (?<=[;.:,]) \s+ [-–+•] \s* (?=\S)                               # … ; - Sở Y tế
    | (?<=[;]) [-–] \s* (?=\S)
    """,
    re.VERBOSE,
)
_LOOSE = re.compile(  # a list on one line whose marks were left out: - Sở Y tế - Lưu: VT
    r"\s[-–]\s{0,3}(?=(?:Lưu|Như|Các|Sở|Bộ|UBND|Văn\s+phòng|Ban|Phòng|Trường|Thường\s+trực)\b)"
)
_LINE = re.compile(r"[^\n]+")
_FIRST = re.compile(r"\s*[-–+•*]\s*")


def read_entries(text: str, zone: Span) -> Iterator[tuple[Span, float]]:
    """Where each entry of the list stands, and how surely."""
    head = _HEAD.match(text, zone.start, zone.end)
    start = head.end() if head else zone.start
    start += len(text[start : zone.end]) - len(text[start : zone.end].lstrip(" \t:*"))
    bullets = [m.span() for m in _BULLET.finditer(text, start, zone.end)]
    first = _FIRST.match(text, start, zone.end)
    if first and (not bullets or bullets[0][0] > start):
        bullets.insert(0, first.span())
    if not bullets:
        yield from _unmarked(text, Span(start, zone.end))
        return
    if "\n" not in text[bullets[0][1] : zone.end].strip():
        bullets = sorted({*bullets, *(m.span() for m in _LOOSE.finditer(text, start, zone.end))})
    edges = [*(b[0] for b in bullets[1:]), zone.end]
    for (_, begin), end in zip(bullets, edges, strict=True):
        yield from ((s, 0.95) for s in _entry(text, Span(begin, end)))


def _entry(text: str, span: Span) -> Iterator[Span]:
    """The lines behind one dash: those that go on with it, and entries whose dash is missing."""
    start = end = span.start
    closed = False
    open_brackets = 0
    for line in _LINE.finditer(text, span.start, span.end):
        words = _without_signature(line[0])
        if not words.strip(" \t*_"):
            continue
        if closed and start < end:
            if _is_archive(text[start:end]):
                break
            yield Span(start, end)
            start, open_brackets = line.start(), 0
        end = line.start() + len(words.rstrip())
        open_brackets += words.count("(") - words.count(")")
        closed = words.rstrip(" \t*_").endswith((";", ".")) and open_brackets <= 0
    if text[start:end].strip():
        yield Span(start, end)


def _unmarked(text: str, span: Span) -> Iterator[tuple[Span, float]]:
    """A list without dashes: a line each, or cut at semicolons when it is on one line."""
    lines = [m for m in _LINE.finditer(text, span.start, span.end) if m[0].strip(" \t*_")]
    if len(lines) == 1:
        for part in re.finditer(r"[^;]+", lines[0][0]):
            if part[0].strip():
                at = lines[0].start()
                yield Span(at + part.start(), at + part.end()), 0.8
        return
    start = end = -1
    for line in lines:
        words = _without_signature(line[0]).strip(" \t*_")
        if not words:
            continue
        goes_on = start >= 0 and (words[0].islower() or words[0] == "(" or text[end - 1] == ",")
        if not goes_on:
            if start >= 0:
                yield Span(start, end), 0.85
            start = line.start()
        end = line.start() + len(_without_signature(line[0]).rstrip())
    if start >= 0:
        yield Span(start, end), 0.85


_WIDE = re.compile(r"\s{3,}|\t")
LONGEST = 300
"""Characters: a longer line is no row of two columns."""


def _without_signature(line: str) -> str:
    """A line without the authority or post of the signer, who stands beside the list."""
    if len(line) > LONGEST:
        return line
    if is_signature_line(line):
        return ""
    for gap in _WIDE.finditer(line):
        if line[: gap.start()].strip() and is_signature_line(line[gap.end() :]):
            return line[: gap.start()]
    return line


# ----------------------------------------------------------------------------------------- values

_ARCHIVE = re.compile(r"L[ƯưUu][Uu]?(?![\wà-ỹ])", re.IGNORECASE)
_PURPOSE = re.compile(
    r"""
    \s* \( \s* (?P<purpose> (?:
        (?: để | đề | thay | xin )? \s* (?: b \s? [/.]? \s? c (?:áo)? | báo \s cáo
          | t \s? / \s? h | th | thực \s hiện
          | p \s? h? \s? / \s? h | phối \s hợp | c \s? / \s? đ | chỉ \s đạo
          | t \s? / \s? d | theo \s dõi | biết | đăng | đưa | p \s? / \s? c | phổ \s biến )
        (?! \w ) [^()]{0,80}
      | (?: để | đề ) \s [^()]{0,80}
    ) ) \s* \) \s* [;.,]* \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = (
    (re.compile(r"b\s?[/.]?\s?c(?:áo)?(?!\w)", re.IGNORECASE), "báo cáo"),
    (re.compile(r"(?:t\s?/\s?h|^th)(?!\w)", re.IGNORECASE), "thực hiện"),
    (re.compile(r"p\s?h?\s?/\s?h(?!\w)", re.IGNORECASE), "phối hợp"),
    (re.compile(r"c\s?/\s?đ(?!\w)", re.IGNORECASE), "chỉ đạo"),
    (re.compile(r"t\s?/\s?d(?!\w)", re.IGNORECASE), "theo dõi"),
    (re.compile(r"p\s?/\s?c(?!\w)", re.IGNORECASE), "phổ biến"),
)


def _is_archive(words: str) -> bool:
    return _ARCHIVE.match(words.lstrip(" \t*_-")) is not None


def _recipient(words: str, span: Span, sure: float) -> Recipient | None:
    if _is_archive(words):
        value = words.strip(" *_-–;,.")
        return Recipient(value=value, kind="archive", spans=(span,), confidence=sure)
    purpose = _PURPOSE.search(words)
    value = (words[: purpose.start()] if purpose else words).strip(" *_-–+•;,.:/")
    if len(value) < 2 or not any(c.isalpha() for c in value):
        return None
    return Recipient(
        value=value,
        purpose=expand_purpose(purpose["purpose"]) if purpose else None,
        spans=(span,),
        confidence=sure,
    )


def expand_purpose(printed: str) -> str:
    """``b/c`` → ``để báo cáo``; ``B/c Thầy Vũ`` → ``để báo cáo Thầy Vũ``."""
    words = printed.strip()
    words = re.sub(r"^(?:để|đề)\s+", "", words, flags=re.IGNORECASE)
    for short, written in _SHORT:
        words = short.sub(written, words, count=1)
    if words[:5].casefold() == "thay " or words[:4].casefold() == "xin ":
        return words[0].lower() + words[1:]
    return f"để {words[0].lower()}{words[1:]}" if words else "để biết"
