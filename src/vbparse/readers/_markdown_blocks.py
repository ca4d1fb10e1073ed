"""Blocks of Markdown: paragraphs, headings, list items and tables, without the marks in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vbparse.document import Span
from vbparse.patterns import lazy

_LINE = lazy(r"[^\n]*(?:\n|$)")
_FENCE = lazy(r" {0,3}(?:```|~~~)[^`\n]*$")
_RULE = lazy(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|_[_ \t]{2,}$|={3,}$")
_HEADING = lazy(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_END = lazy(r"[ \t]#{1,6}[ \t]*$")
_QUOTE = lazy(r" {0,3}(?:>[ \t]?)+")
_STAR = lazy(r"\*[ \t]+(?=\S)")
_ITEM = lazy(r"(?:[-+•]|\d{1,3}\\?[.)]|[a-zđ]\\?[.)])[ \t]")
_TABLE_RULE = lazy(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){0,60}\|?$")
_CELL = lazy(r"(?:[^|\\]|\\.|\\$)+")
_FRONT_MATTER = lazy(r"---\n(?:[ \t]*[\w-]+:[^\n]*\n|[ \t]+-[^\n]*\n){1,50}---[ \t]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file without its mark in front: where it stands, its level as a heading."""

    start: int
    end: int
    heading: int = 0
    put: str = ""  # what stands for the mark
    item: bool = False


@dataclass
class Block:
    """Lines that belong together: emphasis may run over them. ``cells`` only for a table."""

    rows: list[Row] = field(default_factory=list)
    cells: list[list[Span]] = field(default_factory=list)


def without_comments(text: str) -> str:
    """HTML comments and a YAML head blanked, all offsets kept."""
    front = _FRONT_MATTER.match(text)
    parts = [re.sub(r"[^\n]", " ", front[0])] if front else []
    at = front.end() if front else 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += (text[at:start], re.sub(r"[^\n]", " ", text[start : end + 3]))
        at = end + 3
    return "".join([*parts, text[at:]])


def blocks(text: str) -> Iterator[Block]:
    """The blocks of the text in order; an empty one stands for blank lines."""
    rows = [match.span() for match in _LINE.finditer(text) if match[0]]
    paragraph, fenced, i = Block(), False, 0
    while i < len(rows):
        start, end = rows[i]
        line = text[start:end].rstrip()
        i += 1
        table = [] if fenced or "|" not in line else _table_rows(text, rows, i)
        row = None if table else _row(text, start, line, fenced)
        alone = row is None or row.heading or row.item or fenced
        if alone and paragraph.rows:
            yield paragraph
            paragraph = Block()
        if _FENCE.match(line):
            fenced = not fenced
        elif table:
            yield Block(cells=[_cells(text, *span) for span in (rows[i - 1], *table[1:])])
            i += len(table)
        elif row:
            paragraph.rows.append(row)
            if row.heading:
                yield paragraph
                paragraph = Block()
        elif not line:
            yield Block()
    if paragraph.rows:
        yield paragraph


def _table_rows(text: str, rows: list[tuple[int, int]], i: int) -> list[tuple[int, int]]:
    """The rule of a table at ``rows[i]`` and the rows under it; empty when there is none."""
    if i == len(rows) or not _is_table_rule(text[slice(*rows[i])].strip()):
        return []
    last = i + 1
    while last < len(rows) and "|" in text[slice(*rows[last])]:
        last += 1
    return rows[i:last]


def _is_table_rule(line: str) -> bool:
    return "|" in line and _TABLE_RULE.match(line) is not None


def _row(text: str, start: int, line: str, fenced: bool) -> Row | None:
    """The line at ``start`` without its mark; ``None`` when it is nothing but a mark."""
    end = start + len(line)
    if fenced or not line:
        return Row(start, end) if line and not _FENCE.match(line) else None
    if _FENCE.match(line):
        return None
    quote = _QUOTE.match(line)
    start += quote.end() if quote else 0
    heading = _HEADING.match(text, start, end)
    if heading:
        tail = _HEADING_END.search(text, max(heading.end() - 1, end - 12), end)
        stop = tail.start() if tail else end
        return Row(heading.end(), stop, len(heading[1])) if heading.end() < stop else None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if _RULE.match(text, start, end) or start == end:
        return None
    star = _STAR.match(text, start, end)
    if star:
        return Row(star.end(), end, put="- ", item=True)
    return Row(start, end, item=_ITEM.match(text, start, end) is not None)


def _cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a row of a table."""
    line = text[start:end].rstrip()
    left = start + len(line) - len(line.lstrip()) + line.lstrip().startswith("|")
    right = start + len(line) - (line.endswith("|") and not line.endswith("\\|"))
    cells, at = [], left
    while at <= right:
        match = _CELL.match(text, at, right)
        stop = match.end() if match else at
        words = text[at:stop]
        first = at + len(words) - len(words.lstrip())
        cells.append(Span(first, first + len(words.strip())))
        at = stop + 1
    return cells
