"""*Nhận xét trong Word*: a copy of the draft with a comment on the exact words of each finding.

Only anchors come into the text; what was there, the comments of others among it, stays. What is
missing is commented where it belongs. No date is written: the same draft gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vbparse.document import Finding, Severity
from vbparse.exporters import Lang
from vbparse.exporters.docx_copy import copied, linked, serialised
from vbparse.exporters.docx_cuts import Cuts, Places, Stretch
from vbparse.exporters.printable import printable
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
_SAY = {
    "vi": {
        Severity.ERROR: "lỗi",
        Severity.WARNING: "cảnh báo",
        Severity.INFO: "lưu ý",
        "review": "cần người xem",
        "fix": "Cách sửa: {}",
        "basis": "Căn cứ: {}",
        "at": "Ở: “{}”",
        "more": "Còn {} chỗ khác như vậy.",
        "related": "Văn bản cấp trên ({}): “{}”",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "note",
        "review": "a person must decide",
        "fix": "To mend: {}",
        "basis": "Basis: {}",
        "at": "At: “{}”",
        "more": "The same in {} more places.",
        "related": "The parent directive ({}): “{}”",
    },
}


def commented(data: bytes, checked: Sequence[Checked], lang: Lang = "vi") -> bytes:
    """The Word file ``data`` with what ``checked`` says of it; raises ``ReadError``."""
    from vbparse.readers.docx import trace

    findings = [finding for one in checked for finding in one.findings][:MOST]
    if not findings:
        return data
    name = checked[0].draft.source.name
    traced = trace(Path(name), data)
    home = _Home(traced)
    notes = home.placed(findings)
    for number, (finding, anchor) in enumerate(notes, start=home.first_id):
        words = ""
        if finding.spans and not anchor.exact:
            words = " ".join(traced.source.quote(finding.spans[0]).split())[:_QUOTE]
        home.write(number, paragraphs(finding, lang, words))
        home.mark(number, anchor)
    return copied(data, home.parts())


def paragraphs(finding: Finding, lang: Lang, words: str = "") -> list[str]:
    """What a comment says: message, how to mend it, the passages meant, the basis.

    ``words`` are those meant, where the comment cannot stand on them.
    """
    say = _SAY[lang]
    review = f", {say['review']}" if finding.status == "needs_review" else ""
    lines = [f"{finding.code} ({say[finding.severity]}{review}): {finding.said(lang)}"]
    if words:
        lines.append(say["at"].format(words))
    fix = finding.fix if lang == "vi" else finding.fix_en
    if fix:
        lines.append(say["fix"].format(fix))
    lines += [say["related"].format(part.source, part.quote) for part in finding.related]
    if len(finding.spans) > 1:
        lines.append(say["more"].format(len(finding.spans) - 1))
    lines.append(say["basis"].format(finding.basis))
    return [printable(line) for line in lines]


@dataclass(frozen=True)
class _Anchor:
    """First and last stretch of a comment; without them it stands at a paragraph."""

    first: Stretch | None
    last: Stretch | None
    exact: bool = False  # on the very words, not on the box around them


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

    def placed(self, findings: Sequence[Finding]) -> list[tuple[Finding, _Anchor]]:
        """Each finding with its anchor; the runs are cut for all of them at once."""
        found = [(finding, self._anchor(finding)) for finding in findings]
        self._cuts.apply()
        return found

    def _anchor(self, finding: Finding) -> _Anchor:
        for span in finding.spans:
            inside = [
                s for s in self._places.stretches(span) if self._cuts.paragraph(s) is not None
            ]
            if not inside:
                continue
            beside = [s for s in inside if self._block(s) is self._block(inside[0])]
            first, last = beside[0], beside[-1]
            inner = next(first.node.iterancestors(n.P), None)
            exact = not first.whole and inner is self._cuts.paragraph(first)
            if self._cuts.want(first) and self._cuts.want(last):
                return _Anchor(first, last, exact)
        return _Anchor(None, None)

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
