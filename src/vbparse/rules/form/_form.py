"""The components of a page (ô 1 to 9, body, annexes) as they are set: lines and styles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vbparse.document import Layout, Line, Origin, Plan, Span, Style, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.form._parting import frame_of, parted
from vbparse.rules.form._printed import Piece, Printed
from vbparse.vietnamese.fold import bare

if TYPE_CHECKING:
    from vbparse.rules.form._numbers import Numbers
    from vbparse.rules.form._sheets import Edges

__all__ = ["Form", "Para", "Piece"]

_NATION = lazy(r"CONG\s{1,9}H\w{1,3}\s{1,9}XA\s{1,9}HOI\s{1,9}CHU\s{1,9}NGHIA[ A-Z]{0,20}")
_MOTTO = lazy(r"doc\s{1,9}lap[\s\-–—−]{1,9}tu\s{1,9}do[\s\-–—−]{1,9}hanh\s{1,9}phuc", re.IGNORECASE)
_PARTY = lazy(r"DANG\s{1,9}CONG\s{1,9}SAN\s{1,9}VIET\s{1,9}NAM")
_LABEL = lazy(r"(?m)^[ \t]*Noi\s{1,9}nhan[ \t]*:?", re.IGNORECASE)
_BASIS = lazy(r"\s*(?:[-–+*][ \t]*)?Căn\s{1,9}cứ\b")
_LEADS = lazy(r"(?::|như\s{1,9}sau|sau\s{1,9}đây)[\s:.,;]{0,4}\Z")
_ANNEX = lazy(r"\s*(?:PHU LUC|BIEU|MAU|DANH MUC)\b", re.IGNORECASE)
_WITH = lazy(r"\s*\((?:kem|dinh kem|ban hanh kem|theo)\b", re.IGNORECASE)
_ALLEY = 0.8  # of the size; no gap between columns is narrower
_NARROW = 40  # letters; running text has longer lines


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


class Form(Printed):
    """What a draft looks like; every member is found when it is first asked for."""

    def __init__(self, plan: Plan, layout: Layout) -> None:
        super().__init__(layout)
        self.plan = plan

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

    @property
    def dressed(self) -> bool:
        """Whether anything shows that the file is set as an official document is, not reprinted."""
        return bool(self.nation or self.motto or self.party or self.number)

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
            if line.span not in taken
            and self.source.quote(line.span).isupper()
            and not _NATION.search(bare(self.source.quote(line.span)))
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
        found = self.pieces(self._titled(self.plan.subject.spans))
        return tuple(p for p in found if not _NATION.search(bare(p.text)))

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
        name = self.plan.signer.value
        found = self.pieces(self.plan.signer.spans[:1]) if name else ()
        return tuple(p for p in found if " ".join(p.text.split()).lower() in (name or "").lower())

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
            and not _LEADS.search(para.text)
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
        groups = [group for zone in zones for group in self._groups(zone)]
        frame = frame_of(groups) if self.pdf else None
        for group in groups:
            for lines in parted(group, frame, self.source.text):
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

    def tabular(self, para: Para) -> bool:
        """Whether lines of a PDF have gaps as columns have: a table that nobody has drawn."""
        for line in para.lines if self.pdf else ():
            words = self.source.words.within(line.span)
            boxes = [self.source.words.box(index) for index in words]
            gaps = [two.x0 - one.x1 for one, two in itertools.pairwise(boxes)]
            if gaps and max(gaps) > _ALLEY * (para.style.size or 14.0) > 3 * min(gaps):
                return True
        return len(para.lines) > 1 and max(len(line.span) for line in para.lines) < _NARROW

    # --------------------------------------------------------------------------- what is measured

    @cached_property
    def area(self) -> Edges | None:
        """Where full lines of a PDF start and end."""
        from vbparse.rules.form._sheets import edges

        return edges(self) if self.pdf else None

    @cached_property
    def numbers(self) -> tuple[bool, Numbers | None]:
        """Whether the document needs page numbers, and those that it has."""
        from vbparse.rules.form._numbers import numbers_of

        return numbers_of(self)


_PLACED = ("center", "right")


def _own_line(text: str, heading: int) -> bool:
    """Whether a paragraph is a heading and nothing else."""
    return len(text) <= 300 and len(text) <= heading + 2 and text[-1] not in ".;:,"
