"""The layout: where the zones, paragraphs and headings of one document stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from vbparse.document.place import Span
from vbparse.document.source import Notice, Source


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
