"""Walks a story (body, note, header) block by block and writes its lines into the one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from vbparse.document import Cell, CellRef, Line, Origin, Span, Style, Table
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_legacy import in_unicode
from vbparse.readers._docx_looks import ParagraphLook, RunLook, style_of
from vbparse.readers._docx_numbering import Numbering
from vbparse.readers._docx_runs import BREAK, Content, Piece, Runs, Tally, is_legacy, typed_indent
from vbparse.readers._docx_styles import Stylesheet
from vbparse.readers._docx_tables import (
    GridCell,
    Purpose,
    glance,
    grid,
    has_borders,
    in_reading_order,
    is_header_text,
    purpose,
)
from vbparse.vietnamese import normalize
from vbparse.vietnamese.syllables import plausible_share

_BLOCKS = frozenset((n.CUSTOM_XML, n.INS, n.MOVE_TO, n.SDT_CONTENT))
_NO_EDGE = (None, "nil", "none")
_FIELD_TYPE = n.VAL[:-3] + "fldCharType"


@dataclass
class Written:
    """The text so far, with its lines and tables."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    tables: list[Table | None] = field(default_factory=list)  # None while its cells are walked
    legacy: int = 0  # lines whose letters are TCVN3 or VNI


@dataclass
class Sections:
    """Section properties as they were met, with how many images stood before each."""

    found: list[tuple[_Element, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])  # where the next section's text begins
    unread: int = 0  # embedded documents (w:altChunk) that are not read


class Walk:
    """One walk over a document; stories share numbering, styles and the text."""

    def __init__(self, styles: Stylesheet, numbering: Numbering) -> None:
        self.text = Written()
        self.traces: list[list[Piece]] | None = None  # of each line, when they are asked for
        self.tally = Tally()
        self.sections = Sections()
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles, self.tally)
        self._origin = Origin.TEXT
        self._cell: CellRef | None = None
        self._table_style: str | None = None
        self._carried: list[Piece] = []  # of a paragraph whose mark was deleted
        self._looks: dict[tuple[ParagraphLook, RunLook, bool, bool], Style] = {}

    def story(self, root: _Element, origin: Origin = Origin.TEXT) -> None:
        """Writes the lines of a whole story."""
        marks = Counter(c.get(_FIELD_TYPE) for c in root.iter(n.FIELD_CHAR))
        self._runs = Runs(self._styles, self.tally, fields_closed=marks["begin"] == marks["end"])
        self._origin = origin
        self._closed(root)
        self._origin = Origin.TEXT

    def _closed(self, root: _Element) -> None:
        """The blocks of a story, text box or cell, where no paragraph runs on beyond the end."""
        carried, self._carried = self._carried, []
        self.blocks(root)
        self._flush()
        self._carried = carried

    def _flush(self) -> None:
        """Writes what waits for a next paragraph that does not come."""
        pieces, self._carried = self._carried, []
        if pieces:
            self._write(pieces, ParagraphLook(), "")

    def blocks(self, parent: _Element) -> None:
        """Paragraphs and tables in order, also inside content controls and insertions."""
        for child in parent:
            tag = child.tag
            if tag == n.P:
                self._paragraph(child)
            elif tag == n.TBL:
                self._flush()
                self._table(child)
            elif tag == n.SDT:
                for content in child.iterchildren(n.SDT_CONTENT):
                    self.blocks(content)
            elif tag in _BLOCKS:
                self.blocks(child)
            elif tag == n.SECT_PR:
                self._end_section(child)
            elif tag in (n.ALT_CHUNK, n.SUB_DOC):
                self.sections.unread += 1

    # ------------------------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: _Element) -> None:
        p_pr = n.child(paragraph, n.P_PR)
        look, base = self._styles.paragraph(p_pr, self._table_style)
        content = self._runs.read(paragraph, base)
        mark = n.child(p_pr, n.R_PR) if p_pr is not None else None
        section = n.child(p_pr, n.SECT_PR) if p_pr is not None else None
        if content.boxes:
            self._boxes(content)
        before = len(self.text.lines)
        if mark is not None and n.child(mark, n.DEL) is not None:
            self.tally.deleted += 1
            self._carried += content.pieces  # the paragraph runs on into the next one
        else:
            pieces, self._carried = [*self._carried, *content.pieces], []
            counts = look.num_id and (section is None or pieces)
            label = self._numbering.label(look.num_id, look.level) if counts else ""
            self._write(pieces, look, label)
        border = n.child(p_pr, n.P_BORDERS) if p_pr is not None else None
        if border is not None or content.drawn:
            self._note_drawn(content.drawn, border, before)
        if section is not None:
            self._end_section(section)

    def _end_section(self, section: _Element) -> None:
        self.sections.found.append((section, self.tally.images))
        self.sections.starts.append(self.text.length + 1 if self.text.parts else 0)

    def _note_drawn(self, drawn: int, borders: _Element | None, before: int) -> None:
        """Count lines drawn at a paragraph with its last line, or with the line above it."""
        lines = self.text.lines
        shown = [e for e in borders if e.get(n.VAL) not in _NO_EDGE] if borders is not None else []
        edges = {edge.tag for edge in shown}
        if n.BOTTOM in edges or (n.TOP in edges and before == len(lines)):
            drawn += 1
        elif n.TOP in edges and before:
            lines[before - 1] = replace(lines[before - 1], drawn=lines[before - 1].drawn + 1)
        if drawn and lines:
            lines[-1] = replace(lines[-1], drawn=lines[-1].drawn + drawn)

    def _boxes(self, content: Content) -> None:
        """Text boxes stand before the paragraph that they are anchored to, from left to right
        when they hold a header."""
        boxes = content.boxes
        if len(boxes) > 1 and any(is_header_text(glance(box)) for box in boxes):
            boxes = sorted(boxes, key=_left_edge)
        for box in boxes:
            self._closed(box)

    def _write(self, pieces: list[Piece], look: ParagraphLook, label: str) -> None:
        """One line for each part of a paragraph between breaks; nothing for an empty part."""
        parts: list[list[Piece]] = [[]]
        for piece in pieces:
            if piece.text == BREAK:
                parts.append([])
            else:
                parts[-1].append(piece)
        parts = [part for part in parts if any(not p.text.isspace() for p in part if p.text)]
        if not parts and label and self._cell:
            parts = [[]]  # a cell of a column that counts its rows
        if parts and not label and parts[0] and parts[0][0].text[:1] == " ":
            look = typed_indent(look, parts[0])
        for i, part in enumerate(parts):
            text = self._clean(part)
            if not text and not label:
                continue
            run = _majority(part)
            key = (look, run, i == 0, i == len(parts) - 1)
            style = self._looks.get(key)
            if style is None:
                style = self._looks[key] = style_of(look, run, first=key[2], last=key[3])
            if self.traces is not None:
                self.traces.append(part)
            self._line(label + text, style, look, len(label))
            label = ""

    def _clean(self, part: list[Piece]) -> str:
        raw = "".join(piece.text for piece in part).strip()
        if any(is_legacy(piece.look.font) for piece in part) and _is_legacy_text(raw):
            turned = in_unicode(part).replace("\n", " ").strip()
            if plausible_share(raw) <= plausible_share(turned):  # else the font's name is stale
                self.text.legacy += 1  # U+00AD is a letter here, Ð is not Đ
                return turned
        return normalize.clean(raw).replace("\n", " ").strip()

    def _line(self, text: str, style: Style, look: ParagraphLook, label: int) -> None:
        text = text.rstrip()
        written = self.text
        start = written.length + (1 if written.parts else 0)
        origin = self._origin
        if origin is Origin.TEXT and look.style and look.style.startswith("toc "):
            origin = Origin.FURNITURE  # a table of contents repeats the headings
        written.parts.append(text)
        written.length = start + len(text)
        written.lines.append(
            Line(
                Span(start, written.length),
                style=style,
                origin=origin,
                cell=self._cell,
                heading=look.outline,
                label=min(label, len(text)),
            )
        )

    # ---------------------------------------------------------------------------------- tables

    def _table(self, table: _Element) -> None:
        properties = n.child(table, n.TBL_PR)
        style = n.child(properties, n.TBL_STYLE) if properties is not None else None
        style_id = style.get(n.VAL) if style is not None else None
        borders = n.child(properties, n.TBL_BORDERS) if properties is not None else None
        if borders is None:
            borders = self._styles.table_borders(style_id)
        cells = grid(table)
        use = purpose(cells, glance(table), bordered=has_borders(borders, table))
        if use is Purpose.DATA and self._origin is not Origin.TEXT:
            use = Purpose.ROWS
        with self._inside(style_id):
            if use is Purpose.DATA:
                self._data(cells.rows, cells.columns, cells.cells)
            else:
                for cell in in_reading_order(cells, use):
                    self._closed(cell.element)

    def _data(self, rows: int, columns: int, cells: tuple[GridCell, ...]) -> None:
        index = len(self.text.tables)
        self.text.tables.append(None)
        outer, first = self._cell, len(self.text.lines)
        found: list[Cell] = []
        for cell in cells:
            self._cell = CellRef(index, cell.row, cell.column)
            before = len(self.text.lines)
            self._closed(cell.element)
            spans = tuple(line.span for line in self.text.lines[before:])
            found.append(Cell(cell.row, cell.column, spans, cell.height, cell.width))
        self._cell = outer
        lines = self.text.lines[first:]
        if not lines:  # then no table in it has any either
            del self.text.tables[index:]
            return
        span = Span(lines[0].span.start, lines[-1].span.end)
        self.text.tables[index] = Table(rows, columns, tuple(found), span)

    @contextmanager
    def _inside(self, table_style: str | None) -> Iterator[None]:
        outer, self._table_style = self._table_style, table_style
        yield
        self._table_style = outer


def _majority(part: list[Piece]) -> RunLook:
    """Each property as most characters have it."""
    if not part:
        return RunLook()
    looks: Counter[RunLook] = Counter()
    for piece in part:
        looks[piece.look] += len(piece.text.replace(" ", ""))
    if len(looks) == 1:
        return part[0].look
    values: list[object] = []
    for at in range(len(RunLook._fields)):
        votes: Counter[object] = Counter()
        for look, count in looks.items():
            votes[look[at]] += count
        values.append(votes.most_common(1)[0][0])
    return RunLook(*values)  # type: ignore[arg-type]  # the values of the fields in their order


def _is_legacy_text(text: str) -> bool:
    """Whether the letters of a legacy font are bytes: Latin-1 signs and no Vietnamese letter."""
    if text.isascii():
        return False
    return not any(c in "ăđĩũơưĂĐĨŨƠƯ" or "ạ" <= c <= "ỹ" or "Ạ" <= c <= "Ỹ" for c in text)


def _left_edge(box: _Element) -> float:
    """How far from the left the drawing of a text box begins; unknown comes last."""
    for parent in box.iterancestors():
        if parent.tag == n.DRAWING:
            offset = parent.find(".//{*}positionH/{*}posOffset")
            if offset is not None and offset.text:
                try:
                    return float(offset.text)
                except ValueError:
                    break
    return float("inf")
