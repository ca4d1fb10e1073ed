"""Inline marks of Markdown: which characters of a paragraph are marks, and what stands for them.

Only pairs are marks. Footnote stars ``(*)``, products ``3*4*5``, blanks ``____`` and list stars
are text. Every step is linear: delimiters of one sort are paired by a stack of their own.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vbparse.patterns import lazy
from vbparse.vietnamese.normalize import clean

BREAK = "\n"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``[start, end)`` to leave out, and what to put there."""

    start: int
    end: int
    put: str = ""


Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of one paragraph say: edits in order, stretches in order and apart."""

    edits: tuple[Edit, ...] = ()
    bold: tuple[Stretch, ...] = ()
    italic: tuple[Stretch, ...] = ()

    def edits_in(self, start: int, end: int) -> tuple[Edit, ...]:
        """The edits that begin in ``[start, end)``."""
        first = bisect_left(self.edits, start, key=lambda e: e.start)
        return self.edits[first : bisect_left(self.edits, end, key=lambda e: e.start)]


def covered(stretches: Sequence[Stretch], start: int, end: int) -> int:
    """How many characters of ``[start, end)`` the stretches hold."""
    first = bisect_right(stretches, start, key=lambda s: s[1])
    total = 0
    for left, right in stretches[first:]:
        if left >= end:
            break
        total += min(right, end) - max(left, start)
    return total


@dataclass
class _Pairs:
    """What has been found so far."""

    edits: list[Edit] = field(default_factory=list)
    bold: list[Stretch] = field(default_factory=list)
    italic: list[Stretch] = field(default_factory=list)
    open: dict[str, list[list[int]]] = field(default_factory=dict)  # by sign, innermost last


_BLOCK_TAG = "p|div|tr|td|th|li|ul|ol|table|tbody|thead|h[1-6]|center|blockquote|pre"
_INLINE_TAG = "b|i|u|em|strong|span|font|sup|sub|a|img|s|del|ins|mark|small|big|code|o:p"
_TARGET = r"\( [^()\s]*+ (?: \s [^()\n]{0,200} )? \)"  # (https://x.vn "tên")
_TOKEN = lazy(
    rf"""
      \\ (?P<escaped> [!-/:-@\[-`{{-~] )                             # 1\. → 1.
    | (?P<hard> \\ $ )                                              # line break by a backslash
    | (?P<image> !\[ [^\[\]\n]{{0,500}} \] {_TARGET} )
    | (?P<link> \[ (?P<words> [^\[\]\n]{{1,500}} ) \] {_TARGET} )
    | < (?P<address> (?:https?://|mailto:) [^<>\s]{{1,500}} ) >
    | (?P<break> < (?: br | /? (?:{_BLOCK_TAG}) ) (?: \s [^<>\n]{{0,300}} )? /? > )
    | (?P<tag> < /? (?:{_INLINE_TAG}) (?: \s [^<>\n]{{0,500}} )? /? > )
    | (?P<entity> & (?: [a-zA-Z]{{2,8}} | \#\d{{1,7}} | \#x[0-9a-fA-F]{{1,6}} ) ; )
    | (?P<run> \*+ | _+ | ~~ | `+ )
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def marks_of(text: str, start: int, end: int) -> Marks:
    """The marks of the paragraph ``text[start:end]``."""
    pairs = _Pairs()
    at, target = start, Edit(end, end)  # the target of the link whose words are being read
    while match := _TOKEN.search(text, at, end):
        at = match.end()
        if match.start() >= target.start:
            at, target = target.end, Edit(end, end)
        elif match["run"]:
            _pair(text, match, pairs)
        elif match["link"]:
            at, target = match.start("words"), Edit(match.end("words"), match.end())
            pairs.edits += (Edit(match.start(), at), target)
        else:
            pairs.edits += _literal(match)
    return Marks(tuple(sorted(pairs.edits)), _union(pairs.bold), _union(pairs.italic))


def _union(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The same characters as stretches in order that do not overlap."""
    apart: list[Stretch] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _literal(match: re.Match[str]) -> Iterator[Edit]:
    start, end = match.span()
    if match["escaped"]:
        yield Edit(start, start + 1)
    elif match["address"]:
        yield Edit(start, start + 1)
        yield Edit(end - 1, end)
    elif match["break"]:
        yield Edit(start, end, BREAK)
    elif match["entity"]:
        yield Edit(start, end, clean(html.unescape(match[0])).replace("\n", " "))
    else:
        yield Edit(start, end)


def _pair(text: str, match: re.Match[str], pairs: _Pairs) -> None:
    """Close what the run of delimiters can close, and remember what is left as an opening."""
    sign, start, end = match[0][0], *match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if not _may_mark(sign, end - start, before, after):
        return
    stack = pairs.open.setdefault(sign, [])
    if _closes(sign, before, after):
        while start < end and stack and stack[-1][1] < start:
            opening = stack[-1]
            size = min(opening[1] - opening[0], end - start)
            if _line_apart(text, opening[1], start) and size == 1:
                stack.pop()
                continue
            _note(pairs, sign, size, opening[1], start)
            opening[1] -= size
            start += size
            if opening[0] == opening[1]:
                stack.pop()
    if start < end and _opens(sign, before, after):
        stack.append([start, end])


def _note(pairs: _Pairs, sign: str, size: int, start: int, end: int) -> None:
    """Enter a pair around ``[start, end)``."""
    pairs.edits += (Edit(start - size, start), Edit(end, end + size))
    if sign in "*_":
        if size >= 2:
            pairs.bold.append((start, end))
        if size % 2:
            pairs.italic.append((start, end))


def _may_mark(sign: str, size: int, before: str, after: str) -> bool:
    if size > (2 if sign == "_" else 3):  # ____ is a blank to fill in
        return False
    if sign == "*" and size == 1:
        return not (before.isalnum() and after.isalnum())  # 3*4
    return not (before.isdigit() and after.isdigit())


def _opens(sign: str, before: str, after: str) -> bool:
    if sign == "`":
        return True
    if after.isspace() or after in ")]}.,;:":
        return False
    return sign != "_" or not before.isalnum()


def _closes(sign: str, before: str, after: str) -> bool:
    if sign == "`":
        return True
    if before.isspace() or before in "([{":
        return False
    return sign != "_" or not after.isalnum()


def _line_apart(text: str, start: int, end: int) -> bool:
    """Whether a line ends between the two; looked for near by, so that time stays linear."""
    return end - start > 2000 or "\n" in text[start:end]
