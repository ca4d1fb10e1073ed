"""The running text of a source: same length and offsets, noise blanked; and how it was broken.

Noise is what a reader marked (page numbers, seals, footnotes) and, in files without geometry,
lines that hold only a page number or repeat on many pages.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from vbparse.document import OUTSIDE_TEXT, Source, Span
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.letters import UPPER

PAGE_NUMBER = lazy(
    r"""
    [ \t]* (?:
        (?: [Tt]rang | [Pp]age )? \s? \d{1,4} (?: \s? / \s? \d{1,4} )?   # 3, Trang 3/12
      | - \s? \d{1,4} \s? -                                              # - 3 -
    ) [ \t]*
    """,
    re.VERBOSE,
)

# What stands at the start of a line where lines mean something, and inside one where they do not.
_MARK = (
    rf"(?:[IVX]{{1,4}}[.)]|\d{{1,2}}[.)]|[a-hđ]\)|[-+•–])[ \t]+[{UPPER}]"
    r"|KẾ\s+HOẠCH|Số\s*:|Độc\s+lập\s*[-–]"
)
_AT_START = lazy(rf"^[ \t]*(?:{_MARK})", re.MULTILINE)
_INSIDE = lazy(rf"(?<=[^\s])[ \t]+(?:{_MARK})")


class Flow(NamedTuple):
    """The blanked text, and whether its line ends mean anything."""

    text: str
    flat: bool  # line ends are accidents (law portals): find everything by wording
    wrapped: bool  # lines end where the page did: a paragraph spans several lines


@lru_cache(maxsize=2)
def folded(text: str) -> str:
    """``bare`` of a whole text, which several parts of the layout ask for."""
    return bare(text)


def flow_of(source: Source) -> Flow:
    """The flow of a whole source."""
    blank = [line.span for line in source.lines if line.origin in OUTSIDE_TEXT]
    if not source.words:
        blank += _furniture(source)
    text = _parted(_blanked(source.text, blank), source)
    flat = not source.words and _is_flat(text)
    return Flow(text, flat, not flat and _is_wrapped(source))


def _blanked(text: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for span in sorted(spans):
        if span.start >= at:
            parts += [text[at : span.start], " " * len(span)]
            at = span.end
    return "".join([*parts, text[at:]])


CELL_END = "¦"
"""Stands in the flow between two cells of a table, so that no pattern reads across them."""


def _parted(text: str, source: Source) -> str:
    """The text with the gap between two cells of a data table closed by ``CELL_END``."""
    if not source.tables:
        return text
    parts, at = [], 0
    for one, other in pairwise(source.lines):
        gap = one.span.end
        if one.cell and other.cell and one.cell != other.cell and at <= gap < other.span.start:
            parts += [text[at:gap], CELL_END]
            at = gap + 1
    return "".join([*parts, text[at:]])


def _furniture(source: Source) -> list[Span]:
    """Lone page numbers that count up, in files that came from pages but do not say so."""
    lone = []
    last = 0
    for line in source.lines:
        words = source.quote(line.span)
        if len(words) <= 16 and line.cell is None and PAGE_NUMBER.fullmatch(words):
            number = int(re.findall(r"\d+", words)[0])
            if last < number <= last + 3:
                lone.append(line.span)
                last = number
    return lone


def _is_flat(text: str) -> bool:
    """Whether marks stand inside lines more often than at their start."""
    head = text[:20_000]
    return len(_INSIDE.findall(head)) > len(_AT_START.findall(head))


def _is_wrapped(source: Source) -> bool:
    """Whether many lines break off in mid-sentence: the next one starts in lower case."""
    if source.words:
        return True
    kinds = Counter[bool]()
    open_end = False
    for line in source.lines[:400]:
        words = source.quote(line.span).strip()
        if not words or line.cell is not None:
            continue
        if open_end:
            kinds[words[0].islower()] += 1
        open_end = words[-1] not in ".;:!?"
    return kinds[True] >= 5 and kinds[True] * 2 >= kinds[False]
