"""Paragraphs: which lines belong together, by geometry where there is any, else by wording."""

from __future__ import annotations

import re
from itertools import pairwise

from vbparse.document import Line, Source, Span
from vbparse.layout.flow import Flow
from vbparse.patterns import lazy
from vbparse.vietnamese.letters import UPPER

# A line that opens a paragraph whatever stands before it.
OPENS = lazy(
    r"""
    [ \t]* (?:
        [-+•*–]\s                                  # - item
      | (?:[IVXL]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-HĐa-hđ])[.)/:](?:\s|$)   # II. / 2.1. / a)
      | (?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|PHỤ\sLỤC|Phụ\slục)\s+(?:thứ\s|THỨ\s)?[\dIVXN]
      | Căn\scứ\s | Nơi\snhận | Kính\sgửi
      | (?:TM|KT|TL|TUQ|Q)\. | [TK]/[MTL]\s
    )
    """,
    re.VERBOSE,
)
_ENDS = (".", ";", ":", "!", "?", "./", "/.")


def paragraphs_of(source: Source, flow: Flow, span: Span) -> tuple[Span, ...]:
    """The paragraphs in ``span``; in flat text, the whole is cut at marks after a sentence."""
    if flow.flat:
        return _cut_flat(flow.text, span)
    found: list[list[int]] = []
    last: Line | None = None
    blank_between = False
    for line in source.lines_in(span):
        words = flow.text[line.span.start : line.span.end].strip()
        if not words:
            blank_between = True
            continue
        goes_on = _goes_on if flow.wrapped else _broken_off
        if last is not None and goes_on(source, flow, last, line, words, blank_between):
            found[-1][1] = line.span.end
        else:
            found.append([line.span.start, line.span.end])
        last, blank_between = line, False
    return tuple(Span(start, end) for start, end in found)


def _goes_on(
    source: Source, flow: Flow, last: Line, line: Line, words: str, blank_between: bool
) -> bool:
    """Whether ``line`` continues the paragraph of ``last`` (both hold words)."""
    if line.cell != last.cell or OPENS.match(words) or line.origin != last.origin:
        return False
    before = flow.text[last.span.start : last.span.end].rstrip()
    if last.box and line.box:
        return _goes_on_by_geometry(last, line, before, words)
    if words[0].islower():
        return True
    if before.endswith(_ENDS):
        return False
    if before.isupper() != words.isupper():
        return False
    # the last line was full, so the sentence goes on; a short line was the end of something
    return len(before) > 55 or (before.isupper() and not blank_between)


def _broken_off(
    source: Source, flow: Flow, last: Line, line: Line, words: str, blank_between: bool
) -> bool:
    """Where a line is a paragraph: a break typed inside a sentence, as Word files have it."""
    before = flow.text[last.span.start : last.span.end].rstrip()
    return (
        words[0].islower()
        and not blank_between
        and line.cell == last.cell
        and not OPENS.match(words)
        and not before.endswith((*_ENDS, ",", ")"))
    )


def _goes_on_by_geometry(last: Line, line: Line, before: str, words: str) -> bool:
    a, b = last.box, line.box
    if a is None or b is None:
        return False
    size = last.style.size or 12.0
    same_page = last.page == line.page
    if same_page and not 0 <= b.top - a.top < 2.6 * size:
        return False
    if last.style.bold != line.style.bold or abs((line.style.size or size) - size) > 1.1:
        return words[0].islower() and not before.endswith(_ENDS)
    centered = {last.style.align, line.style.align}
    if "center" in centered:
        return centered == {"center"} and before.isupper() == words.isupper()
    if b.x0 - a.x0 > 8 and not words[0].islower():  # an indent opens a paragraph
        return False
    if words[0].islower():
        return True
    return not (before.endswith((".", ";", ":", "./.")) and b.x0 >= a.x0 - 8 and a.x1 < b.x1 - 20)


_FLAT_CUT = lazy(
    r"""
    (?: (?<=[.;:”"’)]\s) | (?<=\s-\s) )
    (?= (?: [-+•–]\s+ | (?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-hđ])[.)]\s+ ) [@UPPER“"]
      | (?:Căn\s+cứ|Nơi\s+nhận|Kính\s+gửi)\s )
    """.replace("@UPPER", UPPER),
    re.VERBOSE,
)


def _cut_flat(text: str, span: Span) -> tuple[Span, ...]:
    cuts = [m.start() for m in _FLAT_CUT.finditer(text, span.start, span.end)]
    edges = [span.start, *cuts, span.end]
    return tuple(Span(a, b) for a, b in pairwise(edges) if text[a:b].strip())
