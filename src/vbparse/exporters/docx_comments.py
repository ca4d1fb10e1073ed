"""*Nhận xét trong Word*: a copy of the draft with a comment on the exact words of each finding.

Only anchors come into the text; what was there, the comments of others among it, stays. What is
missing is commented where it belongs; a finding of several places has a comment on each. No date
is written: the same draft gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vbparse.document import Finding, Span
from vbparse.exporters import Lang
from vbparse.exporters.docx_copy import copied, linked, serialised
from vbparse.exporters.docx_cuts import Cuts, Places, Stretch
from vbparse.exporters.docx_notes import MOST_PLACES, again, elsewhere, paragraphs, stretches
from vbparse.readers import _docx_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element

    from vbparse.readers.docx import Traced
    from vbparse.rules.check import Checked

__all__ = ["AUTHOR", "commented"]

AUTHOR = "vbparse"
MOST = 2_000
"""Comments in one file; Word itself grows slow far below."""
_QUOTE = 120  # letters
_W = n.VAL[:-3]
_NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def commented(data: bytes, checked: Sequence[Checked], lang: Lang = "vi") -> bytes:
    """The Word file ``data`` with what ``checked`` says of it; raises ``ReadError``."""
    from vbparse.readers.docx import trace

    findings = [finding for one in checked for finding in one.findings][:MOST]
    if not findings:
        return data
    name = checked[0].draft.source.name
    traced = trace(Path(name), data)
    home = _Home(traced)
    notes = [note for found in home.placed(findings) for note in home.notes(*found, lang)][:MOST]
    for number, (lines, anchor) in enumerate(notes, start=home.first_id):
        home.write(number, lines)
        home.mark(number, anchor)
    return copied(data, home.parts())


@dataclass(frozen=True)
class _Anchor:
    """First and last stretch of a comment; without them it stands at a paragraph."""

    first: Stretch | None
    last: Stretch | None
    exact: bool = False  # on the very words, not on the box around them


_Place = tuple[tuple[Span, ...], _Anchor]


class _Home:
    """The main part and the comments part while they grow."""

    def __init__(self, traced: Traced) -> None:
        self._traced = traced
        self._package = traced.package
        body = traced.document.find(n.BODY)
        self._body: _Element = body if body is not None else traced.document
        self._cuts = Cuts(self._body)
        self._places = Places(traced)
        self._tails: dict[_Element, _Element] = {}
        self._part = self._package.relationships(self._package.main).first(_KIND)
        self._comments = self._load()
        taken = [int(c.get(n.ID, "")) for c in self._comments if (c.get(n.ID) or "").isdigit()]
        self.first_id = max(taken, default=-1) + 1

    def _load(self) -> _Element:
        from lxml import etree

        if self._part is not None:
            return self._package.tree(self._part)
        return etree.fromstring(f'<w:comments xmlns:w="{_NAME}"/>')

    def placed(self, findings: Sequence[Finding]) -> list[tuple[Finding, list[_Place]]]:
        """Each finding with its places; the runs are cut for all of them at once."""
        source = self._traced.source
        found = [
            (
                finding,
                [(spans, self._anchor(spans)) for spans in stretches(finding, source, self._house)],
            )
            for finding in findings
        ]
        self._cuts.apply()
        return found

    def notes(
        self, finding: Finding, places: list[_Place], lang: Lang
    ) -> Iterator[tuple[list[str], _Anchor]]:
        """What the comments of a finding say; places that can hold none are named in the first."""
        marked = [(spans, anchor) for spans, anchor in places if anchor.first is not None]
        named = [
            self._words(span)
            for spans, anchor in places
            if not anchor.exact and (anchor.first is None or len(places) == 1)
            for span in spans
        ]
        shown, left = marked[:MOST_PLACES], marked[MOST_PLACES:]
        anchor = shown[0][1] if shown else _Anchor(None, None)
        yield paragraphs(finding, lang, len(shown), named), anchor
        for number, (_, anchor) in enumerate(shown[1:], start=2):
            lines = again(finding, lang, number, len(shown))
            if left and number == len(shown):
                lines.append(elsewhere([self._words(spans[0]) for spans, _ in left], lang))
            yield lines, anchor

    def _words(self, span: Span) -> str:
        return " ".join(self._traced.source.quote(span).split())[:_QUOTE]

    def _anchor(self, spans: Sequence[Span]) -> _Anchor:
        inside = [
            s
            for span in spans
            for s in self._places.stretches(span)
            if self._cuts.paragraph(s) is not None
        ]
        if inside:
            beside = [s for s in inside if self._block(s) is self._block(inside[0])]
            first, last = beside[0], beside[-1]
            inner = next(first.node.iterancestors(n.P), None)
            exact = not first.whole and inner is self._cuts.paragraph(first)
            if self._cuts.want(first) and self._cuts.want(last):
                return _Anchor(first, last, exact)
        return _Anchor(None, None)

    def _house(self, span: Span) -> _Element | None:
        """The body, cell or box in which a place begins."""
        inside = self._places.stretches(span)
        return self._block(inside[0]) if inside else None

    def _block(self, stretch: Stretch) -> _Element | None:
        """The body or cell in which the paragraph stands: a comment does not reach beyond."""
        paragraph = self._cuts.paragraph(stretch)
        return paragraph.getparent() if paragraph is not None else None

    def mark(self, number: int, anchor: _Anchor) -> None:
        """Put the anchors of comment ``number`` around its words."""
        start, end, reference = self._anchors(number)
        first = self._cuts.runs(anchor.first)[:1] if anchor.first else []
        last = self._cuts.runs(anchor.last)[-1:] if anchor.last else []
        if not first or not last:
            self._at_paragraph(start, end, reference)
            return
        first[0].addprevious(start)
        tail = self._tails.get(last[0], last[0])
        tail.addnext(end)
        end.addnext(reference)
        self._tails[last[0]] = reference

    def _at_paragraph(self, start: _Element, end: _Element, reference: _Element) -> None:
        """Words outside the main part (header, footnote) are commented at the first paragraph."""
        paragraph = next(self._body.iter(n.P), None)
        if paragraph is None:
            paragraph = self._body.makeelement(n.P)
            self._body.insert(0, paragraph)
        at = 1 if n.child(paragraph, n.P_PR) is not None else 0
        for element in (reference, end, start):
            paragraph.insert(at, element)

    def _anchors(self, number: int) -> tuple[_Element, _Element, _Element]:
        make = self._body.makeelement
        start = make(f"{_W}commentRangeStart", {n.ID: str(number)})
        end = make(f"{_W}commentRangeEnd", {n.ID: str(number)})
        run = make(n.R)
        run.append(make(f"{_W}commentReference", {n.ID: str(number)}))
        return start, end, run

    def write(self, number: int, lines: Sequence[str]) -> None:
        """Add the text of comment ``number``."""
        make = self._comments.makeelement
        comment = make(
            f"{_W}comment",
            {n.ID: str(number), f"{_W}author": AUTHOR, f"{_W}initials": "vb"},
        )
        for line in lines:
            paragraph, run, text = make(n.P), make(n.R), make(n.T, {_SPACE: "preserve"})
            text.text = line
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        self._comments.append(comment)

    def parts(self) -> dict[str, bytes]:
        """The parts that are others now."""
        package, main = self._package, self._package.main
        parts = {main: serialised(self._traced.document, package, main)}
        name = self._part or self._new_name()
        parts[name] = serialised(self._comments, package, name)
        if self._part is None:
            parts |= linked(package, name, _KIND, _TYPE)
        return parts

    def _new_name(self) -> str:
        folder = self._package.main.rpartition("/")[0]
        return next(name for name in _names(folder) if name not in self._package.names)


def _names(folder: str) -> Iterator[str]:
    number = 0
    while True:
        yield f"{folder}/comments{number or ''}.xml".lstrip("/")
        number += 1
