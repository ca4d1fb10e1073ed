"""The values of vbparse: a source with its one text, its layout, and the record of a plan.

Everything is frozen. Offsets are half-open, in Unicode code points, into ``Source.text``.
Boxes are PDF points, ``x0, top, x1, bottom``, origin at the top left of the page.
"""

from __future__ import annotations

import dataclasses
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, overload

# ------------------------------------------------------------------------------------------- place


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of the one text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span | int) -> bool:
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float


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


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word of a PDF."""

    span: Span
    box: Box
    size: float
    font: str


class Words(Sequence[Word]):
    """All words of a source in text order, kept in columns so that 500 pages stay small."""

    __slots__ = ("_bottom", "_end", "_font", "_size", "_start", "_top", "_x0", "_x1", "fonts")

    def __init__(self) -> None:
        self._start, self._end = array("I"), array("I")
        self._x0, self._top = array("f"), array("f")
        self._x1, self._bottom = array("f"), array("f")
        self._size, self._font = array("f"), array("H")
        self.fonts: list[str] = []

    def append(
        self, start: int, end: int, box: tuple[float, float, float, float], size: float, font: int
    ) -> None:
        """Add the next word; ``font`` indexes ``fonts``. Only a reader calls this."""
        self._start.append(start)
        self._end.append(end)
        self._x0.append(box[0])
        self._top.append(box[1])
        self._x1.append(box[2])
        self._bottom.append(box[3])
        self._size.append(size)
        self._font.append(font)

    def extend(
        self,
        spans: tuple[list[int], list[int]],
        boxes: tuple[list[float], ...],
        sizes: list[float],
        fonts: list[int],
    ) -> None:
        """Add words at once, as columns: starts and ends; x0, top, x1, bottom; sizes; fonts."""
        self._start.extend(spans[0])
        self._end.extend(spans[1])
        for column, values in zip(
            (self._x0, self._top, self._x1, self._bottom), boxes, strict=True
        ):
            column.extend(values)
        self._size.extend(sizes)
        self._font.extend(fonts)

    def __len__(self) -> int:
        return len(self._start)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return Word(
            Span(self._start[index], self._end[index]),
            self.box(index),
            self._size[index],
            self.fonts[self._font[index]],
        )

    def box(self, index: int) -> Box:
        """The box of one word, rounded to a hundredth of a point."""
        return Box(
            round(self._x0[index], 2),
            round(self._top[index], 2),
            round(self._x1[index], 2),
            round(self._bottom[index], 2),
        )

    def hull(self, indices: range) -> Box:
        """The smallest box around the words of a range that is not empty."""
        part = slice(indices.start, indices.stop)
        return Box(
            round(min(self._x0[part]), 2),
            round(min(self._top[part]), 2),
            round(max(self._x1[part]), 2),
            round(max(self._bottom[part]), 2),
        )

    def within(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        return range(bisect_right(self._end, span.start), bisect_left(self._start, span.end))


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
class Page:
    """One page; measures in points. For Word, the set-up of one section (no true pages)."""

    number: int
    width: float
    height: float
    rules: tuple[Rule, ...] = ()
    margins: Margins | None = None
    has_text: bool = True
    images: int = 0


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

    def page_at(self, offset: int) -> int | None:
        """Page number of the character at ``offset``; ``None`` for input without pages."""
        i = self.line_index(offset)
        return self.lines[i].page if i >= 0 else None

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """One box for each printed line that ``span`` touches; empty without geometry."""
        boxes: list[Box] = []
        for line in self.lines_in(span):
            part = Span(max(span.start, line.span.start), min(span.end, line.span.end))
            hits = self.words.within(part)
            if hits:
                boxes.append(self.words.hull(hits))
        return tuple(boxes)

    def evidence(self, span: Span) -> tuple[Evidence, ...]:
        """The evidence for ``span``: one entry for each page that it touches."""
        parts: list[Evidence] = []
        for line in self.lines_in(span):
            start, end = max(span.start, line.span.start), min(span.end, line.span.end)
            if parts and parts[-1].page == line.page:
                parts[-1] = dataclasses.replace(parts[-1], end=end)
            else:
                parts.append(Evidence(line.page, start, end))
        if not parts:
            return (Evidence(None, span.start, span.end),)
        return tuple(dataclasses.replace(p, boxes=self.boxes(Span(p.start, p.end))) for p in parts)


# ------------------------------------------------------------------------------------------ layout


class ZoneKind(StrEnum):
    """The regulated places of a document (ND30 Phụ lục I, mục IV)."""

    HEADER = "header"  # ô 1, 2, 3, 4: issuer, quốc hiệu, number, place and date
    ISSUER = "issuer"  # ô 2 alone, where it can be told apart
    TITLE = "title"  # ô 5: tên loại, trích yếu
    ADDRESSEE = "addressee"  # ô 9a: Kính gửi
    PREAMBLE = "preamble"  # căn cứ and opening paragraph, up to "như sau"
    BODY = "body"
    RECIPIENTS = "recipients"  # ô 9b
    SIGNATURE = "signature"  # ô 7
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text that plays one part; a kind may have several stretches."""

    kind: ZoneKind
    span: Span
    certain: float = 1.0  # how surely the borders are known, 0..1


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading of the body, before its kinds are known."""

    number: str  # "I", "1", "a", "1.2", "Phần thứ nhất", "Điều 3"
    title: Span  # without the number
    whole: Span  # with the number
    level: int  # 1 is the outermost numbering
    parent: int | None  # index into Layout.headings
    body: Span  # from the end of the title to the next heading of the same or a higher level
    titled: bool = True  # a heading proper; False: a numbered sentence, ``title`` is its start


@dataclass(frozen=True)
class Layout:
    """One document of a source: where its zones, paragraphs and headings stand.

    ``flow`` has the length of ``source.text`` and the same offsets; what is not running text
    (page numbers, running heads, seals, other documents of the file) is blanked by spaces, so a
    pattern may run over it and its match is a span of the text.
    """

    source: Source
    span: Span
    flow: str
    zones: tuple[Zone, ...] = ()
    paragraphs: tuple[Span, ...] = ()  # of the whole document part, in order
    headings: tuple[Heading, ...] = ()
    part: tuple[int, int] = (1, 1)  # index, of
    flat: bool = False  # line ends are accidents: law-portal text on one running line
    notices: tuple[Notice, ...] = ()

    def zone(self, kind: ZoneKind) -> Span | None:
        """The first stretch of that kind."""
        return next((z.span for z in self.zones if z.kind is kind), None)

    def spans(self, *kinds: ZoneKind) -> tuple[Span, ...]:
        """All stretches of those kinds, in text order."""
        return tuple(sorted(z.span for z in self.zones if z.kind in kinds))

    def certain(self, kind: ZoneKind) -> float:
        """How surely the borders of that kind are known; 0.0 when there is none."""
        return next((z.certain for z in self.zones if z.kind is kind), 0.0)

    def read(self, span: Span) -> str:
        """The running text at ``span``: noise left out, white space folded to single spaces."""
        return " ".join(self.flow[span.start : span.end].split())

    def paragraph_at(self, offset: int) -> Span | None:
        """The paragraph that holds ``offset``."""
        i = bisect_right(self.paragraphs, offset, key=lambda s: s.start) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None

    def heading_at(self, offset: int) -> int | None:
        """Index of the innermost heading whose body or title holds ``offset``."""
        best = None
        for i, heading in enumerate(self.headings):
            if heading.whole.start > offset:
                break
            if offset < max(heading.body.end, heading.whole.end):
                best = i
        return best


# ------------------------------------------------------------------------------------------ record


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention of a value: offsets into the one text, page and boxes."""

    page: int | None
    start: int
    end: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer, when two are equally good."""

    value: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Found:
    """What every value carries. Extractors set ``spans`` and ``confidence``; the pipeline
    turns spans into ``evidence`` and fills ``found_by``, in one place."""

    confidence: float = 0.0
    spans: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    found_by: str = ""
    status: str = "present"  # present, ambiguous, missing; number and date know more
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Field(Found):
    """A single value that was read off the document; ``None`` with its status when not there."""

    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocType(Field):
    """Tên loại văn bản, with its code (KH, QĐ, CV …)."""

    code: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocNumber(Field):
    """Số, ký hiệu. ``status`` may also be ``overlay``, ``handwritten``, ``blank``."""

    number: str | None = None
    symbol: str | None = None


@dataclass(frozen=True, kw_only=True)
class Issuer(Field):
    """Cơ quan ban hành; ``parent`` is printed above it, ``superior`` is inferred."""

    parent: str | None = None
    superior: str | None = None
    id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signer(Field):
    """Người ký: name, post (*chức vụ*) and authority (*quyền hạn ký*: TM., KT., TL. …)."""

    title: str | None = None
    authority: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A document of an archive that a citation may mean."""

    target: str
    score: float
    why: str


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What an archive said of a citation."""

    status: str = "not_sought"
    target: str | None = None
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Citation(Found):
    """A document that the text names (*văn bản được viện dẫn*)."""

    value: str | None = None  # số, ký hiệu; None for laws named without one
    doc_type: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None
    provision: str | None = None
    relation: str = "cites"
    preamble: bool = False
    resolution: Resolution = Resolution()


@dataclass(frozen=True, kw_only=True)
class Parent:
    """Văn bản cấp trên mà kế hoạch triển khai: chosen among the citations."""

    status: str = "none_cited"
    citation: int | None = None
    value: str | None = None
    target: str | None = None
    confidence: float = 0.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section(Found):
    """A numbered heading of the body, with what stands under it."""

    kind: str = "other"
    kinds: tuple[str, ...] = ("other",)
    number: str = ""
    title: str = ""
    level: int = 1
    parent: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, kw_only=True)
class LeadUnit(Found):
    """Đơn vị chủ trì. ``explicit``: named beside the word itself, not inferred."""

    value: str = ""
    explicit: bool = True
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Task(Found):
    """Nhiệm vụ: what is to be done, who leads, who helps, by when, with what product."""

    value: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: int | None = None  # index into Plan.deadlines
    product: str | None = None
    origin: str = "prose"


@dataclass(frozen=True, kw_only=True)
class Deadline(Found):
    """Thời hạn; the forms of ``value`` are in the contract (ISO date, interval, RRULE …)."""

    value: str | None = None
    kind: str = "date"  # date, interval, recurrence, relative, open
    start: str | None = None
    end: str | None = None
    bound: str = "unknown"  # inclusive, exclusive, unknown
    rrule: str | None = None
    anchor: str | None = None
    offset: str | None = None
    action: str | None = None
    unit: str | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Annex(Found):
    """Phụ lục of the same document."""

    number: str | None = None
    title: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, kw_only=True)
class Recipient(Found):
    """A line of *Nơi nhận*; ``kind`` is ``to`` or ``archive`` (Lưu)."""

    value: str = ""
    purpose: str | None = None
    kind: str = "to"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Something that looks like a number or a date and was not read as one."""

    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """Which document of the file this is, and its pages."""

    index: int = 1
    of: int = 1
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the record says of the file."""

    name: str
    sha256: str
    media_type: str
    pages: int | None
    text_layer: str
    encoding: str
    part: Part = Part()


MISSING = Field(status="missing")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The record of one document: ``shared`` contract ``vbparse.plan/1``."""

    source: SourceInfo
    doc_type: DocType = DocType(status="missing")
    doc_number: DocNumber = DocNumber(status="missing")
    place: Field = MISSING
    issued_on: Field = MISSING
    issuer: Issuer = Issuer(status="missing")
    subject: Field = MISSING
    theme: Field = MISSING
    draft: bool = False
    security: Field | None = None
    urgency: Field | None = None
    period: Field | None = None
    issued_with: Citation | None = None
    citations: tuple[Citation, ...] = ()
    parent: Parent = Parent()
    sections: tuple[Section, ...] = ()
    lead_units: tuple[LeadUnit, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer = Signer(status="missing")
    near_misses: tuple[NearMiss, ...] = ()
    warnings: tuple[Notice, ...] = ()
    layout: Layout | None = None  # where everything stands; not part of the record

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values, ready for ``json.dumps``; names as in the contract."""
        record: dict[str, Any] = {"schema": "vbparse.plan/1"}
        for item in dataclasses.fields(self):
            if item.name != "layout":
                record[item.name] = _plain(getattr(self, item.name))
        return record


def _plain(value: Any) -> Any:
    """Dataclasses to dicts, tuples to lists, boxes to four numbers, internal spans left out."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if kind is Box:
        return [value.x0, value.top, value.x1, value.bottom]
    if kind is Notice:
        return {"code": value.code, "message": value.message}
    if dataclasses.is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in members(kind)}
    return value


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def members(cls: type) -> tuple[str, ...]:
    """Names in the record: what a value says itself, then what every value carries."""
    carried = {item.name for item in dataclasses.fields(Found)}
    names = [item.name for item in dataclasses.fields(cls) if item.name != "spans"]
    return tuple(sorted(names, key=lambda name: name in carried))
