"""Nơi nhận (ô 9b): one entry a line of the list, with its purpose; Lưu is the archive's copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Layout, Recipient, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._signature import is_signature_line
from vbparse.patterns import lazy

_HEAD = lazy(r"\s*N[ƠơOo][Ii]\s+[Nn][Hh]?[ẬậÂâaAạẠ][Nn]\s*[:.]?", re.IGNORECASE)


@extractor("recipients")
def recipients(layout: Layout, known: Known) -> tuple[Recipient, ...]:
    """Lines without dash, final mark and bracketed purpose; several bodies on a line stay one.

    0.95: a dash before it; 0.85: none, but a line of its own; 0.8: cut at a semicolon.
    """
    zone = _whole_list(layout)
    if zone is None:
        return ()
    found = []
    for spans, sure in read_entries(layout.flow, zone):
        recipient = _recipient(" ".join(map(layout.read, spans)), spans, sure)
        if recipient is not None:
            found.append(recipient)
    return tuple(found)


def _whole_list(layout: Layout) -> Span | None:
    """The zone, and more where the signer's column stands beside the list and cut it short."""
    zone = layout.zone(ZoneKind.RECIPIENTS)
    if zone is None or _LAST.search(layout.flow, zone.start, zone.end):
        return zone
    behind = next((s for s in layout.spans(ZoneKind.SIGNATURE) if s.start >= zone.end), None)
    if behind is None or behind.start - zone.end > 2:
        return zone
    end = zone.end
    for dashed in _DASHED.finditer(layout.flow, behind.start, min(behind.end, behind.start + 6000)):
        end = dashed.end()
    return Span(zone.start, end)


_LAST = lazy(r"(?:^|\n|[-–;.]\s?)\s{0,9}[Ll][ưu]u(?=\s|:)")
_DASHED = lazy(r"\n[ \t]*[-–+•][ \t]*[^\n]+")


# --------------------------------------------------------------------------------------- entries

_BULLET = lazy(
    r"""
    (?:^|(?<=\n)) [ \t]* (?: [-–+•*·▪] | \d{1,2} [.)] ) [ \t]* (?=\S)  # at the start of a line
    | (?<=[;.:,]) \s+ [-–+•] \s* (?=\S)                               # … ; - Sở Y tế
    | (?<=[;]) [-–] \s* (?=\S)
    """,
    re.VERBOSE,
)
_LOOSE = lazy(  # a list on one line whose marks were left out: - Sở Y tế - Lưu: VT
    r"\s[-–]\s{0,3}(?=(?:Lưu|Như|Các|Sở|Bộ|UBND|Văn\s+phòng|Ban|Phòng|Trường|Thường\s+trực)\b)"
)
_LINE = lazy(r"[^\n]+")
_FIRST = lazy(r"\s*[-–+•*]\s*")


def read_entries(text: str, zone: Span) -> Iterator[tuple[tuple[Span, ...], float]]:
    """Where each entry of the list stands, a span a line, and how surely."""
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
        yield from ((lines, 0.95) for lines in _entry(text, Span(begin, end)))


def _lines(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Lines that hold part of the list, without what the signer's column puts into them."""
    for line in _LINE.finditer(text, span.start, span.end):
        words = _without_signature(line[0]).rstrip()
        lead = len(words) - len(words.lstrip())
        if words.strip(" \t*_"):
            yield words.strip(" \t*_"), Span(line.start() + lead, line.start() + len(words))


def _entry(text: str, span: Span) -> Iterator[tuple[Span, ...]]:
    """The lines behind one dash: those that go on with it, and entries whose dash is missing."""
    taken: list[Span] = []
    closed = False
    open_brackets = 0
    for words, line in _lines(text, span):
        if closed and taken:
            if _is_archive(text[taken[0].start : taken[0].end]):
                break
            yield tuple(taken)
            taken, open_brackets = [], 0
        taken.append(line)
        open_brackets += words.count("(") - words.count(")")
        closed = words.endswith((";", ".")) and open_brackets <= 0
    if taken:
        yield tuple(taken)


def _unmarked(text: str, span: Span) -> Iterator[tuple[tuple[Span, ...], float]]:
    """A list without dashes: a line each, or cut at semicolons when it is on one line."""
    lines = list(_lines(text, span))
    if len(lines) == 1:
        at = lines[0][1].start
        for part in re.finditer(r"[^;]+", text[at : lines[0][1].end]):
            if part[0].strip():
                yield (Span(at + part.start(), at + part.end()),), 0.8
        return
    taken: list[Span] = []
    for words, line in lines:
        goes_on = words[0].islower() or words[0] == "("
        if taken and not goes_on and text[taken[-1].end - 1] != ",":
            yield tuple(taken), 0.85
            taken = []
        taken.append(line)
    if taken:
        yield tuple(taken), 0.85


_WIDE = lazy(r"\s{3,}|\t")
LONGEST = 300
"""Characters: a longer line is no row of two columns."""


def _without_signature(line: str) -> str:
    """A line without the authority or post of the signer, who stands beside the list."""
    if len(line) > LONGEST:
        return line
    if is_signature_line(line):
        return ""
    for gap in _WIDE.finditer(line):
        if line[: gap.start()].strip() and is_signature_line(line[gap.end() :], name=True):
            return line[: gap.start()]
    return line


# ----------------------------------------------------------------------------------------- values

_ARCHIVE = lazy(r"L[ƯưUu][Uu]?(?!\w)", re.IGNORECASE)
_PURPOSE = lazy(
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


def _recipient(words: str, spans: tuple[Span, ...], sure: float) -> Recipient | None:
    if _is_archive(words):
        value = words.strip(" *_-–;,.")
        return Recipient(value=value, kind="archive", spans=spans, confidence=sure)
    purpose = _PURPOSE.search(words)
    value = (words[: purpose.start()] if purpose else words).strip(" *_-–+•;,.:/")
    if len(value) < 2 or not any(c.isalpha() for c in value):
        return None
    return Recipient(
        value=value,
        purpose=expand_purpose(purpose["purpose"]) if purpose else None,
        spans=spans,
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
