"""Pages → the one text, with the place of every line, word, cell and stamp in it.

Lines are joined by a line end. One case is different: a word broken at the end of a line
(``1968/KH-`` + ``UBND``, ``30/`` + ``11/2023``). Vietnamese knows no hyphenation, so the mark
belongs to the word: it stays, and the next line follows at once. Both lines keep their own span,
so evidence still has a box on each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from vbparse.document import (
    Box,
    Cell,
    CellRef,
    Line,
    Origin,
    Span,
    Style,
    Table,
    Words,
)
from vbparse.patterns import lazy
from vbparse.readers._pdf_joins import JoinedTable, join_tables
from vbparse.readers._pdf_pages import PageText
from vbparse.readers._pdf_rows import Row
from vbparse.readers._pdf_words import Faces

_BROKEN = lazy(r"[^\W_]-\Z|\d/\Z")  # the last word of a row: KH-, 30/
_FLUSH = 4.0  # points; a row this near to a margin stands on it
_SPARE = 12.0  # points; a centred row has at least this on either side
_OFF_CENTRE = 0.03  # share of the measure; its two sides differ by no more

_SEVERAL = 3  # rows that start at one place are set there, not centred

_END = (Origin.FOOTNOTE, Origin.FURNITURE, Origin.SEAL)  # what stands behind the text, in order


@dataclass(slots=True)
class Assembled:
    """What becomes of the pages: the members of ``Source`` that depend on offsets."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    overlays: list[Span] = field(default_factory=list)
    words: Words = field(default_factory=Words)


def assemble(pages: list[PageText], faces: Faces, *, ocr: bool) -> Assembled:
    """The text of all pages; ``ocr`` says that its letters were recognised, not set."""
    joined = join_tables(pages)
    writer = _Writer(faces, ocr)
    writer.words.fonts = list(faces.fonts)
    for page in pages:
        writer.turn_to(page)
        for row in _body(page, joined):
            writer.write(pages[row.page - 1], row)
    for origin in _END:
        for page in pages:
            for row in _aside(page, joined, origin):
                writer.write(page, row, origin)
    tables = {id(table): table for table in joined.values()}
    return writer.finish(list(tables.values()))


def _body(page: PageText, joined: dict[int, JoinedTable]) -> Iterator[Row]:
    """Rows of the flow; a table that began on an earlier page has been given there."""
    for item in page.flow:
        if isinstance(item, Row):
            if item.origin not in _END:
                yield item
        elif joined[id(item)].pieces[0][1] is item:
            yield from joined[id(item)].lines


def _aside(page: PageText, joined: dict[int, JoinedTable], origin: Origin) -> Iterator[Row]:
    for item in page.flow:
        if isinstance(item, Row):
            if item.origin is origin:
                yield item
        elif origin is Origin.FURNITURE:
            yield from (row for row in joined[id(item)].dropped if row.page == page.number)
    if origin is Origin.SEAL:
        yield from page.seals
    elif origin is Origin.FURNITURE:
        yield from page.aside


def _margins(page: PageText) -> tuple[float, float] | None:
    """Where body text starts and ends on the page, from its long rows."""
    long = [row for row in page.rows() if row.x1 - row.x0 > 0.5 * page.width]
    if len(long) < 3:
        return None
    starts, ends = sorted(row.x0 for row in long), sorted(row.x1 for row in long)
    return starts[len(starts) // 8], ends[-1 - len(ends) // 8]


class _Writer:
    """Writes rows one after the other and notes where everything comes to stand."""

    def __init__(self, faces: Faces, ocr: bool) -> None:
        self.faces, self.ocr = faces, ocr
        self.parts: list[str] = []
        self.at = 0
        self.lines: list[Line] = []
        self.words = Words()
        self.page: PageText | None = None  # of the words that are not yet in ``words``
        self.members: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.overlays: list[Span] = []
        self.margins: tuple[float, float] | None = None
        self.indents: set[int] = set()  # where several rows of the page start
        self.styles: dict[tuple[int, str | None], Style] = {}
        self.broken: tuple[int, object] | None = None  # block and cell of a row broken in a word
        self.spans: dict[tuple[int, int, int], list[Span]] = {}

    def turn_to(self, page: PageText) -> None:
        """Take the margins of a new page."""
        self.margins = _margins(page) or self.margins
        starts = Counter(round(row.x0) for row in page.rows())
        self.indents = {x for x in starts if starts[x] >= _SEVERAL}

    def write(self, page: PageText, row: Row, origin: Origin | None = None) -> None:
        """Append one row."""
        words = page.words
        texts = [words.texts[k] for k in row.words]
        if self.parts and not self._goes_on(row, texts[0]):
            self.parts.append("\n")
            self.at += 1
        start = self.at
        starts, ends = [], []
        for text in texts:
            starts.append(self.at)
            self.at += len(text)
            ends.append(self.at)
            self.at += 1
        self.at -= 1
        self.parts.append(" ".join(texts))
        span = Span(start, self.at)
        if page is not self.page:
            self._flush()
            self.page = page
        self.members += row.words
        self.starts += starts
        self.ends += ends
        if words.stamp:
            self._note_overlays(page, row, starts, ends)
        if row.cell is not None:
            self._note_cell(row.cell, span, page.number)
        box = Box(
            round(row.x0, 2),
            round(min(map(words.top.__getitem__, row.words)), 2),
            round(row.x1, 2),
            round(max(map(words.bottom.__getitem__, row.words)), 2),
        )
        origin = origin or row.origin
        if self.ocr and origin is Origin.TEXT:
            origin = Origin.OCR
        cell = CellRef(*row.cell) if row.cell else None
        self.lines.append(Line(span, page.number, box, self._style(page, row, texts), origin, cell))
        broken = origin not in _END and _BROKEN.search(texts[-1])
        self.broken = (row.block, row.cell) if broken else None

    def _goes_on(self, row: Row, word: str) -> bool:
        """Whether the row starts with the rest of a word that the last one broke off."""
        return self.broken == (row.block, row.cell) and word[0].isalnum()

    def _flush(self) -> None:
        """Hand over the words written since the page changed; in bulk, for speed."""
        if self.page is None:
            return
        words, members = self.page.words, self.members
        faces = [self.faces.all[words.face[k]] for k in members]
        self.words.extend(
            (self.starts, self.ends),
            tuple(
                [column[k] for k in members]
                for column in (words.x0, words.top, words.x1, words.bottom)
            ),
            [face.size for face in faces],
            [face.font for face in faces],
        )
        self.members, self.starts, self.ends = [], [], []

    def _note_overlays(self, page: PageText, row: Row, starts: list[int], ends: list[int]) -> None:
        if row.origin is Origin.SEAL:
            return
        for k, start, end in zip(row.words, starts, ends, strict=True):
            if k in page.words.stamp:
                if self.overlays and self.overlays[-1].end == start - 1:
                    self.overlays[-1] = Span(self.overlays[-1].start, end)
                else:
                    self.overlays.append(Span(start, end))

    def _note_cell(self, cell: tuple[int, int, int], span: Span, page: int) -> None:
        """One span for the lines of a cell that stand together on a page."""
        known = self.spans.setdefault(cell, [])
        together = known and span.start - known[-1].end <= 1 and self.lines[-1].page == page
        if together:
            known[-1] = Span(known[-1].start, span.end)
        else:
            known.append(span)

    def _style(self, page: PageText, row: Row, texts: list[str]) -> Style:
        used = [page.words.face[k] for k in row.words]
        face = used[0]
        if used.count(face) != len(used):
            lengths = Counter[int]()
            for number, text in zip(used, texts, strict=True):
                lengths[number] += len(text)
            face = lengths.most_common(1)[0][0]
        align = self._align(page, row) if row.cell is None else None
        style = self.styles.get((face, align))
        if style is None:
            look = self.faces.all[face]
            style = self.styles[face, align] = Style(
                self.faces.fonts[look.font],
                look.size,
                look.bold,
                look.italic,
                align=align,
                color=f"{look.color:06X}" if look.color else None,
            )
        return style

    def _align(self, page: PageText, row: Row) -> str:
        left, right = self.margins or (0.1 * page.width, 0.92 * page.width)
        measure = right - left
        before, after = row.x0 - left, right - row.x1
        if before <= _FLUSH:
            return "justify" if after <= _FLUSH else "left"
        even = abs(before - after) <= max(_FLUSH, _OFF_CENTRE * measure)
        if even and after > _SPARE and round(row.x0) not in self.indents:
            return "center"
        if after <= _FLUSH:
            # The first line of a paragraph is indented and full; a short one is set to the right.
            return "justify" if before < 0.15 * measure else "right"
        return "left" if row.middle() < left + 0.6 * measure else "right"

    def finish(self, tables: list[JoinedTable]) -> Assembled:
        """Everything, once all rows are written."""
        self._flush()
        found = Assembled("".join(self.parts), self.lines, [], self.overlays, self.words)
        for index, table in enumerate(tables):
            cells = tuple(
                Cell(
                    cell.row,
                    cell.column,
                    tuple(self.spans.get((index, cell.row, cell.column), ())),
                    cell.rowspan,
                    cell.colspan,
                )
                for cell in table.cells
            )
            spans = [span for cell in cells for span in cell.spans]
            if spans:
                whole = Span(min(s.start for s in spans), max(s.end for s in spans))
                found.tables.append(
                    Table(table.rows, table.columns, cells, whole, table.pieces[0][0].number)
                )
        return found
