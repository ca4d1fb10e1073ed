"""The components of a page (ô 1 to 9, body, annexes) as they are set: lines and styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from vbparse.document import Layout, Line, Origin, Page, Plan, Source, Span, Style, ZoneKind
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare

__all__ = ["Form", "Para", "Piece"]

_NATION = lazy(r"CONG\s{1,9}H\w{1,3}\s{1,9}XA\s{1,9}HOI\s{1,9}CHU\s{1,9}NGHIA[ A-Z]{0,20}")
_MOTTO = lazy(r"doc\s{1,9}lap[\s\-–—−]{1,9}tu\s{1,9}do[\s\-–—−]{1,9}hanh\s{1,9}phuc", re.IGNORECASE)
_PARTY = lazy(r"DANG\s{1,9}CONG\s{1,9}SAN\s{1,9}VIET\s{1,9}NAM")
_LABEL = lazy(r"(?m)^[ \t]*Noi\s{1,9}nhan[ \t]*:?", re.IGNORECASE)
_BASIS = lazy(r"\s*(?:[-–+*][ \t]*)?Căn\s{1,9}cứ\b")
_ANNEX = lazy(r"\s*(?:PHU LUC|BIEU|MAU|DANH MUC)\b", re.IGNORECASE)
_WITH = lazy(r"\s*\((?:kem|dinh kem|ban hanh kem|theo)\b", re.IGNORECASE)
_BOLD = lazy(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_ITALIC = lazy(r"ital|obli|[-,]it\b", re.IGNORECASE)
_CUTS = lazy(
    r"times|tinos|liberation|nimbus|arial|helvetica|calibri|cambria|courier", re.IGNORECASE
)
_FULL = 0.6  # a component fills its line when this share of the letters is its own
_PRINTED = (Origin.TEXT, Origin.OVERLAY)
_MOST = 40  # lines of one component that are looked at


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a component, or its part, and how it is set."""

    span: Span
    text: str
    style: Style
    line: Line
    alone: bool  # nothing else stands on the line


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the body outside of tables."""

    span: Span
    text: str
    lines: tuple[Line, ...]
    style: Style
    heading: bool = False

    @property
    def letters(self) -> int:
        """How long it is."""
        return len(self.text)


class Form:
    """What a draft looks like; every member is found when it is first asked for."""

    def __init__(self, plan: Plan, layout: Layout) -> None:
        self.plan, self.layout = plan, layout
        self.source: Source = layout.source
        self.pdf = self.source.media_type == "application/pdf"

    # ------------------------------------------------------------------------------- components

    @cached_property
    def head(self) -> Span:
        """From the start of the document to its title."""
        title = self.layout.zone(ZoneKind.TITLE)
        header = self.layout.zone(ZoneKind.HEADER)
        start = self.layout.span.start
        return Span(start, title.start if title else header.end if header else start)

    @cached_property
    def _bare_head(self) -> str:
        return bare(self.layout.flow[self.head.start : self.head.end])

    def _in_head(self, pattern: re.Pattern[str]) -> tuple[Piece, ...]:
        hit = pattern.search(self._bare_head)
        start = self.head.start
        return self.pieces([Span(start + hit.start(), start + hit.end())]) if hit else ()

    @cached_property
    def nation(self) -> tuple[Piece, ...]:
        """Quốc hiệu."""
        return self._in_head(_NATION)

    @cached_property
    def motto(self) -> tuple[Piece, ...]:
        """Tiêu ngữ."""
        return self._in_head(_MOTTO)

    @cached_property
    def party(self) -> tuple[Piece, ...]:
        """Tiêu đề Đảng."""
        return self._in_head(_PARTY)

    @cached_property
    def issuer(self) -> tuple[Piece, ...]:
        """Tên cơ quan ban hành, with the lines between its parts."""
        spans = [span for span in self.plan.issuer.spans if span in self.head]
        return self.pieces(spans)

    @cached_property
    def above(self) -> tuple[Piece, ...]:
        """Tên cơ quan chủ quản: capitals above the issuer."""
        if not self.issuer or self.plan.issuer.parent is None:
            return ()
        first = self.issuer[0].line.span.start
        taken = {piece.line.span for piece in (*self.nation, *self.motto, *self.party)}
        spans = [
            line.span
            for line in self.source.lines_in(Span(self.head.start, first))
            if line.span not in taken and self.source.quote(line.span).isupper()
        ]
        return self.pieces(spans) if first > self.head.start else ()

    @cached_property
    def number(self) -> tuple[Piece, ...]:
        """Số, ký hiệu."""
        return self.pieces(self._headed(self.plan.doc_number.spans))

    @cached_property
    def dated(self) -> tuple[Piece, ...]:
        """Địa danh và thời gian: from the place to the end of the date."""
        spans = self._headed((*self.plan.place.spans, *self.plan.issued_on.spans))
        if not spans:
            return ()
        return self.pieces([Span(min(s.start for s in spans), max(s.end for s in spans))])

    def _headed(self, spans: Iterable[Span]) -> list[Span]:
        return [span for span in spans if span in self.head]

    @cached_property
    def kind(self) -> tuple[Piece, ...]:
        """Tên loại."""
        return self.pieces(self._titled(self.plan.doc_type.spans))

    @cached_property
    def subject(self) -> tuple[Piece, ...]:
        """Trích yếu."""
        return self.pieces(self._titled(self.plan.subject.spans))

    def _titled(self, spans: Iterable[Span]) -> list[Span]:
        title = self.layout.zone(ZoneKind.TITLE)
        return [span for span in spans if title is not None and span in title]

    @cached_property
    def label(self) -> tuple[Piece, ...]:
        """The words “Nơi nhận:”."""
        for zone in self.layout.spans(ZoneKind.RECIPIENTS):
            hit = _LABEL.search(bare(self.layout.flow[zone.start : zone.end]))
            if hit:
                return self.pieces([Span(zone.start + hit.start(), zone.start + hit.end())])
        return ()

    @cached_property
    def receivers(self) -> tuple[Piece, ...]:
        """The entries of the list."""
        spans = [span for one in self.plan.recipients for span in one.spans]
        zones = self.layout.spans(ZoneKind.RECIPIENTS)
        return self.pieces(s for s in spans if any(s.overlaps(zone) for zone in zones))

    @cached_property
    def signer(self) -> tuple[Piece, ...]:
        """Họ tên người ký."""
        return self.pieces(self.plan.signer.spans[:1]) if self.plan.signer.value else ()

    @cached_property
    def posts(self) -> tuple[Piece, ...]:
        """Quyền hạn, chức vụ: capitals in the signature above the name."""
        if not self.signer:
            return ()
        end = self.signer[0].span.start
        spans = [
            Span(max(zone.start, self.layout.span.start), min(zone.end, end))
            for zone in self.layout.spans(ZoneKind.SIGNATURE)
            if zone.start < end
        ]
        found = self.pieces(spans)
        return tuple(piece for piece in found if piece.text.isupper() and len(piece.text) > 3)

    @cached_property
    def bases(self) -> tuple[Para, ...]:
        """Căn cứ that stand on lines of their own, without the sentence that they lead to."""
        zone = self.layout.zone(ZoneKind.PREAMBLE)
        return tuple(
            para
            for para in self.paras
            if zone is not None
            and para.span.overlaps(zone)
            and _BASIS.match(para.text)
            and not para.text.endswith(":")
        )

    @cached_property
    def annexes(self) -> tuple[tuple[Piece, tuple[Piece, ...], tuple[Piece, ...]], ...]:
        """Of each annex: the line *Phụ lục*, its title, and the line *(Kèm theo …)*."""
        found = []
        for annex in self.plan.annexes:
            pieces = self.pieces(annex.spans)
            if not pieces or not _ANNEX.match(bare(pieces[0].text)):
                continue
            behind = self.pieces([Span(pieces[-1].span.end, min(annex.end, annex.start + 600))])
            note = tuple(p for p in behind[:2] if _WITH.match(bare(p.text)))[:1]
            found.append((pieces[0], pieces[1:], note))
        return tuple(found)

    @cached_property
    def numbered(self) -> tuple[tuple[str, Para], ...]:
        """Headings on lines of their own, with their numbers."""
        at = {para.span.start: para for para in self.paras if para.heading}
        found = []
        for heading in self.layout.headings:
            para = at.get(heading.whole.start)
            if para is not None:
                found.append((heading.number, para))
        return tuple(found)

    # ------------------------------------------------------------------------------ paragraphs

    @cached_property
    def paras(self) -> tuple[Para, ...]:
        """Paragraphs of opening and body, tables left out."""
        zones = self.layout.spans(ZoneKind.PREAMBLE, ZoneKind.BODY)
        heads = {h.whole.start: h for h in self.layout.headings if h.titled}
        found = []
        for zone in zones:
            for lines in self._groups(zone):
                span = Span(lines[0].span.start, lines[-1].span.end)
                text = self.layout.read(span)
                if text:
                    head = heads.get(span.start)
                    titled = head is not None and _own_line(text, len(head.whole))
                    longest = max(lines, key=lambda line: len(line.span))
                    found.append(Para(span, text, tuple(lines), longest.style, heading=titled))
        return tuple(found)

    def _groups(self, zone: Span) -> Iterator[list[Line]]:
        """The lines of each paragraph; in Word each line is one."""
        group: list[Line] = []
        owner: Span | None = None
        for line in self.source.lines_in(zone):
            if line.cell is not None or line.origin is not Origin.TEXT:
                continue
            mine = self.layout.paragraph_at(line.span.start) if self.pdf else line.span
            if group and (mine is None or mine != owner):
                yield group
                group = []
            group.append(line)
            owner = mine
        if group:
            yield group

    @cached_property
    def texts(self) -> tuple[Para, ...]:
        """Paragraphs of running text: headings and what is centred left out."""
        return tuple(
            para
            for para in self.paras
            if not para.heading and para.letters >= 40 and para.style.align not in _PLACED
        )

    # ----------------------------------------------------------------------------------- lines

    def pieces(self, spans: Iterable[Span]) -> tuple[Piece, ...]:
        """The printed lines of those stretches; parts whose style cannot be told are left out."""
        found: list[Piece] = []
        seen: set[int] = set()
        for span in spans:
            for line in self.source.lines_in(span):
                part = self._trimmed(
                    Span(max(span.start, line.span.start), min(span.end, line.span.end))
                )
                if line.origin not in _PRINTED or not part or part.start in seen:
                    continue
                seen.add(part.start)
                style, alone = self._style(line, part)
                if style is not None and len(found) < _MOST:
                    text = self.source.quote(part)
                    found.append(Piece(part, text, style, line, alone))
        return tuple(found)

    def _trimmed(self, span: Span) -> Span | None:
        text = self.source.quote(span)
        if not text.strip():
            return None
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip()))

    def _style(self, line: Line, part: Span) -> tuple[Style | None, bool]:
        """The style of a part of a line, and whether the part fills the line."""
        mine = len("".join(self.source.quote(part).split()))
        whole = len("".join(self.source.quote(line.span).split()))
        alone = mine >= _FULL * whole
        stamped = any(span.overlaps(part) for span in self.source.overlays)
        if alone and not stamped:
            return line.style, True
        if not self.pdf:
            return (line.style, True) if alone else (None, False)
        return self._of_words(line, part), alone

    def _of_words(self, line: Line, part: Span) -> Style | None:
        faces: Counter[tuple[str, float]] = Counter()
        for index in self.source.words.within(part):
            word = self.source.words[index]
            if not any(span.overlaps(word.span) for span in self.source.overlays):
                faces[word.font, round(word.size, 1)] += len(word.span)
        if not faces:
            return None
        font, size = faces.most_common(1)[0][0]
        bold, italic = bool(_BOLD.search(font)), bool(_ITALIC.search(font))
        return replace(line.style, font=font, size=size, bold=bold, italic=italic)

    # ----------------------------------------------------------------------------- what is known

    @cached_property
    def cuts(self) -> tuple[bool, bool]:
        """Whether bold and italic can be told: PDF fonts may have names that say nothing."""
        if not self.pdf:
            return True, True
        named = any(_CUTS.search(font) for font in self.source.words.fonts)
        styles = [line.style for line in self.source.lines]
        return (
            named or any(style.bold for style in styles),
            named or any(style.italic for style in styles),
        )

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages (Word: sections) of this document of the file."""
        span = self.layout.span
        if not self.pdf:
            sections = self.source.pages
            ends = [*(page.start for page in sections[1:]), len(self.source.text) + 1]
            return tuple(
                page
                for page, end in zip(sections, ends, strict=True)
                if page.start < span.end and end > span.start
            )
        held = {line.page for line in self.source.lines_in(span) if line.origin in _PRINTED}
        return tuple(page for page in self.source.pages if page.number in held)


_PLACED = ("center", "right")


def _own_line(text: str, heading: int) -> bool:
    """Whether a paragraph is a heading and nothing else."""
    return len(text) <= 300 and len(text) <= heading + 2 and text[-1] not in ".;:,"
