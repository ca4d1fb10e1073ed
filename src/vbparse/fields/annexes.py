"""Phụ lục: the annexes of the same document."""

from __future__ import annotations

import re

from vbparse.document import Annex, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._names import is_upper, sentence_case
from vbparse.patterns import lazy

_HEAD = lazy(
    r"""
    \s* (?: ph[ụu] \s+ l[ụu]c | bi[ểe]u | m[ẫa]u (?: \s+ bi[ểe]u )? ) (?! \w )
    (?: \s+ số )? \s* [:.]? [ \t]*
    (?P<number> [IVXLC]{1,6} (?! \w ) | \d{1,2} [a-zA-Z]? (?! [\w/] ) | [A-H] (?! \w ) )?
    [ \t]* [:.)/-]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE = lazy(r"[^\n]+")
_BREAK = lazy(r"\(\s*(?:Kèm|Ban\s+hành|Đính|KÈM|BAN\s+HÀNH)|[-_*]{3,}|^\s*(?:TT|STT)\b|[.;:]\s*$")
LONGEST = 400


@extractor("annexes")
def annexes(layout: Layout, known: Known) -> tuple[Annex, ...]:
    """Each annex with number, title and extent.

    0.95: headed "Phụ lục" with a number; 0.9: without one; 0.7: told by its title alone.
    """
    return tuple(_annex(layout, zone) for zone in layout.spans(ZoneKind.ANNEX))


def _annex(layout: Layout, zone: Span) -> Annex:
    head = _HEAD.match(layout.flow, zone.start, zone.end)
    start = head.end() if head else zone.start
    number = head["number"] if head else None
    title = _title(layout, Span(start, zone.end))
    words = layout.read(title) if title else ""
    return Annex(
        number=number,
        title=sentence_case(words) or None,
        start=zone.start,
        end=zone.end,
        spans=tuple(s for s in (Span(*head.span()) if head else None, title) if s),
        confidence=0.7 if head is None else 0.95 if number else 0.9,
    )


def _title(layout: Layout, span: Span) -> Span | None:
    """The lines under the heading, up to "(Kèm theo …)", a table, or ordinary sentences."""
    start, end = -1, -1
    upper = False
    for line in _LINE.finditer(layout.flow, span.start, min(span.end, span.start + 3 * LONGEST)):
        words = line[0].strip(" \t:.-")
        if not words:
            continue
        stop = _BREAK.search(line[0])
        if stop and (start >= 0 or not line[0][: stop.start()].strip()):
            break
        if start >= 0 and (is_upper(words) != upper or not _goes_on(layout, start, line)):
            break
        if start < 0 and stop:
            words = line[0][: stop.start()].strip(" \t:.-")
        if start < 0:
            start = line.start() + line[0].index(words[0])
            upper = is_upper(words)
        if stop:
            return Span(start, start + len(words))
        end = line.start() + len(line[0].rstrip(" \t:.-"))
        if end - start > LONGEST:
            return None
    return Span(start, end) if start >= 0 else None


def _goes_on(layout: Layout, start: int, line: re.Match[str]) -> bool:
    """Whether a line is set like the title's first one, and is not a cell of a table."""
    source = layout.source
    one, other = source.line_index(start), source.line_index(line.start())
    if one < 0 or other < 0:
        return True
    first, second = source.lines[one], source.lines[other]
    if second.cell is not None:
        return False
    words = line[0].strip()
    return first.style.bold == second.style.bold and (words[0].islower() or is_upper(words))
