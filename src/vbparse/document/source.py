"""The source: one file as read, with its one text, lines, pages and tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from vbparse.document.place import Box, Evidence, Span
from vbparse.document.words import Words


class Origin(StrEnum):
    """Where the characters of a line come from."""

    TEXT = "text"
    OVERLAY = "overlay"  # a stamp or signature appearance, flattened into the page
    SEAL = "seal"  # what a signature says about itself: "Ký bởi …"; never body text
    FURNITURE = "furniture"  # page number, running head or foot
    FOOTNOTE = "footnote"
    OCR = "ocr"


OUTSIDE_TEXT = frozenset({Origin.SEAL, Origin.FURNITURE, Origin.FOOTNOTE})
"""Lines of these origins are not running text; readers put them at the end of the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set. Sizes and spaces in points; ``None`` where the format does not say."""

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str | None = None  # left, center, right, justify
    indent_left: float | None = None
    indent_first: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    line_spacing: float | None = None  # multiple of single when < 5, else points
    color: str | None = None  # RRGGBB; None for black, and where the format does not say


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class CellRef:
    """Which cell of ``Source.tables`` a line stands in."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line (PDF), a paragraph (Word, HTML) or a line of the file (text)."""

    span: Span
    page: int | None = None  # counts from 1
    box: Box | None = None
    style: Style = PLAIN
    origin: Origin = Origin.TEXT
    cell: CellRef | None = None
    heading: int = 0  # outline level said by the format (Markdown #, HTML h1, Word style), 0 none
    label: int = 0  # leading characters made by automatic numbering
    drawn: int = 0  # Word: lines drawn at this paragraph or the empty ones below it


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, or the edge of a rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in points, as the format states them."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Folio:
    """*Số trang*: where a Word section prints its page numbers, and how they are set."""

    place: str  # top, foot
    style: Style = PLAIN
    first: bool = False  # printed on the first page of the section too
    start: int | None = None  # the number that the section begins with; None: it counts on


@dataclass(frozen=True, slots=True)
class Page:
    """One page; measures in points. For Word, the set-up of one section (no true pages)."""

    number: int
    width: float
    height: float
    rules: tuple[Rule, ...] = ()
    margins: Margins | None = None
    has_text: bool = True
    images: int = 0
    start: int = 0  # Word: offset at which the text of the section begins
    folio: Folio | None = None  # Word: page numbers of the section


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``spans`` point into the text (one for each line or page part)."""

    row: int
    column: int
    spans: tuple[Span, ...]
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order, joined over pages, repeated header rows dropped."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A *cảnh báo*: damage or doubt in the reading, shown as ``warnings`` in the record."""

    code: str
    message: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class RawMap:
    """Piecewise map from offsets in the text back to offsets in what the file held."""

    text: tuple[int, ...] = (0,)
    raw: tuple[int, ...] = (0,)

    def to_raw(self, offset: int) -> int:
        """Offset in the decoded file (code points) of the character at ``offset`` of the text."""
        i = bisect_right(self.text, offset) - 1
        moved = self.raw[i] + offset - self.text[i]
        return min(moved, self.raw[i + 1]) if i + 1 < len(self.raw) else moved


@dataclass(frozen=True)
class Source:
    """One file as read: the one text that never changes, and where its parts stand."""

    name: str
    text: str
    sha256: str = ""
    media_type: str = "text/plain"
    lines: tuple[Line, ...] = ()  # in text order, not overlapping
    pages: tuple[Page, ...] = ()  # empty for input without pages
    words: Words = field(default_factory=Words)  # empty without geometry
    tables: tuple[Table, ...] = ()
    encoding: str = "unicode"  # unicode, cp1258, tcvn3 … : how the letters were stored
    charset: str | None = None  # utf-8, utf-16, windows-1258 … : how the bytes were read
    text_layer: str = "native"  # native, ocr, mixed, none
    raw: RawMap = RawMap()
    overlays: tuple[Span, ...] = ()  # what stamps and signature appearances filled in
    notices: tuple[Notice, ...] = ()

    def quote(self, span: Span) -> str:
        """The text at ``span``, unchanged."""
        return self.text[span.start : span.end]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    def line_index(self, offset: int) -> int:
        """Index of the line that holds ``offset``, or of the last one before it (-1: none)."""
        return bisect_right(self._line_starts, offset) - 1

    def lines_in(self, span: Span) -> Iterator[Line]:
        """Lines that share a character with ``span``."""
        for i in range(max(0, self.line_index(span.start)), len(self.lines)):
            line = self.lines[i]
            if line.span.start >= span.end:
                return
            if line.span.overlaps(span):
                yield line

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """One box for each printed line that ``span`` touches; empty without geometry."""
        return self._boxes(_within(span, self.lines_in(span)))

    def _boxes(self, parts: Iterable[Span]) -> tuple[Box, ...]:
        words = self.words
        return tuple(words.hull(hits) for part in parts if (hits := words.within(part)))

    def evidence(self, span: Span) -> tuple[Evidence, ...]:
        """The evidence for ``span``: one entry for each page that it touches."""
        found: list[Evidence] = []
        for page, lines in groupby(self.lines_in(span), _PAGE):
            parts = _within(span, lines)
            found.append(Evidence(page, parts[0].start, parts[-1].end, self._boxes(parts)))
        return tuple(found) or (Evidence(None, span.start, span.end),)


_PAGE = attrgetter("page")


def _within(span: Span, lines: Iterable[Line]) -> list[Span]:
    """Of each line that ``span`` touches what lies in it."""
    start, end = span.start, span.end
    return [Span(max(start, line.span.start), min(end, line.span.end)) for line in lines]
