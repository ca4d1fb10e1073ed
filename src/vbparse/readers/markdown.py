"""Markdown: the marks are hints of the layout, not text.

Headings give ``Line.heading``, bold and italics ``Line.style``, tables ``Source.tables``; rules,
quote signs, pictures, comments and tags are left out; ``*`` before a list item becomes ``-``.
What is no mark (``./.``, ``____``, ``(*)``) stays. ``Source.raw`` leads back to the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from vbparse.document import PLAIN, CellRef, Line, RawMap, Source, Span, Style
from vbparse.readers._layout_table import is_layout
from vbparse.readers._markdown_blocks import Block, blocks, without_comments
from vbparse.readers._markdown_inline import BREAK, Marks, covered, marks_of
from vbparse.readers._tables import tables_of
from vbparse.readers.text import check
from vbparse.vietnamese.encodings import decode, modernise
from vbparse.vietnamese.normalize import clean_mapped


def read(path: Path, data: bytes) -> Source:
    """The text of ``data`` without its marks; raises ``Empty`` and ``TooLarge``."""
    decoded = decode(data)
    modern = modernise(decoded.text)
    text, raw = clean_mapped(modern.text)
    page = _Page(without_comments(text), raw)
    for block in blocks(page.text):
        _write(page, block)
    whole, lines = page.finished()
    check(path, len(lines))
    return Source(
        path.name,
        whole,
        media_type="text/markdown",
        lines=lines,
        tables=tables_of(lines),
        encoding=modern.encoding if modern.encoding != "unicode" else decoded.encoding,
        charset=decoded.charset,
        raw=RawMap(tuple(page.texts), tuple(page.raws)),
        notices=(*decoded.notices, *modern.notices),
    )


@dataclass
class _Page:
    """The text as it grows, its lines, and the way back."""

    text: str
    raw: RawMap
    parts: list[str] = field(default_factory=list)
    length: int = 0
    texts: list[int] = field(default_factory=lambda: [0])
    raws: list[int] = field(default_factory=lambda: [0])
    lines: list[Line] = field(default_factory=list)
    tables: int = 0

    def copy(self, start: int, end: int) -> None:
        """Append ``text[start:end]``."""
        if start < end:
            self._enter(self.length, self.raw.to_raw(start))
            inside = range(bisect_right(self.raw.text, start), bisect_left(self.raw.text, end))
            for i in inside:
                self._enter(self.length + self.raw.text[i] - start, self.raw.raw[i])
            self.parts.append(self.text[start:end])
            self.length += end - start

    def put(self, text: str, at: int) -> None:
        """Append ``text``, which stands for what is at ``at``."""
        if text:
            self._enter(self.length, self.raw.to_raw(at))
            self.parts.append(text)
            self.length += len(text)

    def end_line(self, start: int, model: Line) -> None:
        """What was appended since ``start`` is a line like ``model``."""
        if start < self.length:
            self.lines.append(replace(model, span=Span(start, self.length)))
            self.parts.append("\n")
            self.length += 1

    def blank(self) -> None:
        """An empty line, unless there is one already."""
        if self.parts[-2:] not in ([], ["\n", "\n"]):
            self.parts.append("\n")
            self.length += 1

    def _enter(self, text: int, raw: int) -> None:
        if raw - text != self.raws[-1] - self.texts[-1]:
            self.texts.append(text)
            self.raws.append(raw)

    def finished(self) -> tuple[str, tuple[Line, ...]]:
        """The whole text, and its lines without white space around them and empty ones."""
        whole = "".join(self.parts).rstrip("\n")
        self.texts.append(len(whole))
        self.raws.append(max(self.raws[-1], self.raw.to_raw(len(self.text))))
        lines = []
        for line in self.lines:
            words = whole[line.span.start : line.span.end]
            left = line.span.start + len(words) - len(words.lstrip())
            if words.strip():
                lines.append(replace(line, span=Span(left, left + len(words.strip()))))
        return whole, tuple(lines)


def _write(page: _Page, block: Block) -> None:
    if block.cells:
        _write_table(page, block.cells)
    elif not block.rows:
        page.blank()
    else:
        marks = marks_of(page.text, block.rows[0].start, block.rows[-1].end)
        for row in block.rows:
            model = Line(Span(0, 0), heading=row.heading, style=_style(marks, row.start, row.end))
            _write_line(page, Span(row.start, row.end), marks, model, row.put)


def _write_table(page: _Page, rows: Sequence[Sequence[Span]]) -> None:
    """Each cell a line, row by row; in a table of the layout they are ordinary lines."""
    placed = is_layout([[page.text[c.start : c.end] for c in row] for row in rows])
    for i, row in enumerate(rows):
        for k, cell in enumerate(row):
            marks = marks_of(page.text, cell.start, cell.end)
            ref = None if placed else CellRef(page.tables, i, k)
            model = Line(Span(0, 0), cell=ref, style=_style(marks, cell.start, cell.end))
            _write_line(page, cell, marks, model)
    page.tables += not placed


def _write_line(page: _Page, place: Span, marks: Marks, model: Line, put: str = "") -> None:
    """The words at ``place`` without their marks; ``<br>`` begins another line."""
    first, at = page.length, place.start
    page.put(put, at)
    for edit in marks.edits_in(place.start, place.end):
        if edit.start < at:  # inside one that is already left out
            continue
        page.copy(at, edit.start)
        at = edit.end
        if edit.put == BREAK:
            page.end_line(first, model)
            first = page.length
        else:
            page.put(edit.put, edit.start)
    page.copy(at, place.end)
    page.end_line(first, model)


def _style(marks: Marks, start: int, end: int) -> Style:
    """Bold or italic when nearly the whole line is."""
    if not marks.bold and not marks.italic:
        return PLAIN
    hidden = sum(edit.end - edit.start for edit in marks.edits_in(start, end))
    most = max(1.0, 0.85 * (end - start - hidden))
    return Style(
        bold=covered(marks.bold, start, end) >= most,
        italic=covered(marks.italic, start, end) >= most,
    )
