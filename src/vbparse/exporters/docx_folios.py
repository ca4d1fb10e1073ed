"""*Số trang* put right in a Word file: the field in its place, its look, none on the first page.

The number is a tracked insertion, one that stands in the wrong margin a tracked deletion, the
different first page a tracked change of the section. Word cannot track that a section names a new
header: whoever refuses the changes keeps an empty one. Where the margin holds more than a number
(tabs, text around it), or even pages have headers of their own, nothing is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbparse.document import Folio, Restyle, Span
from vbparse.exporters.docx_fixes_form import (
    Marked,
    different_first_page,
    restyle_paragraph,
    restyle_run,
)
from vbparse.exporters.docx_stories import FOOT, TOP, Stories
from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_folios import title_page

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["number_pages"]

_W = n.VAL[:-3]
_INSTRUCTION, _FRAME, _PAGE_NUMBER = f"{_W}instr", f"{_W}framePr", f"{_W}pgNum"
_DELETED = {n.T: f"{_W}delText", n.INSTRUCTION: f"{_W}delInstrText"}
_FIELD_TYPE = f"{_W}fldCharType"
_PAGE = lazy(r"\s*PAGE(?![A-Za-z])")
_BARE = lazy(r"[\s\d\-–—.]*")
_SIZES = (13.0, 14.0)
_NOWHERE = Span(0, 0)
_PARTS = {"top": (TOP, FOOT), "foot": (FOOT, TOP)}


@dataclass(frozen=True)
class _Number:
    """A page number: the paragraph in a part, and in which margin the part is printed."""

    place: str
    kind: str
    part: str
    paragraph: _Element


def number_pages(
    sections: Sequence[_Element], stories: Stories, wanted: Folio, marked: Marked
) -> bool:
    """Whether the page numbers of all sections could be put as wanted."""
    work = _Work(list(sections), stories, wanted, marked)
    return work.possible() and work.done()


class _Work:
    def __init__(
        self, sections: list[_Element], stories: Stories, wanted: Folio, marked: Marked
    ) -> None:
        self._sections, self._stories, self._marked = sections, stories, marked
        self._wanted = wanted
        self._right, self._wrong = _PARTS[wanted.place]
        self._named = [dict(stories.named(section)) for section in sections]
        first = bool(sections) and title_page(sections[0])
        self._numbers = [
            _Number(place, kind, name, paragraph)
            for names in self._named
            for (place, kind), name in names.items()
            if kind == "default" or (kind == "first" and names is self._named[0] and first)
            for paragraph in _numbered(stories.tree(name))
        ]

    def possible(self) -> bool:
        """Whether all that is to be changed holds a number and nothing else."""
        if not self._sections or self._stories.even:
            return False
        if any(not _simple(number.paragraph) for number in self._numbers):
            return False
        return title_page(self._sections[0]) or all(
            self._stories.lone(name) for name in self._printed_first()
        )

    def _printed_first(self) -> list[str]:
        """Parts of the first page that hold more than a number: it must keep them."""
        names = (self._named[0].get((place, "default")) for place in (TOP, FOOT))
        return [name for name in names if name and _other(self._stories.tree(name))]

    def done(self) -> bool:
        if not title_page(self._sections[0]):
            self._part_first_page()
        for number in self._numbers:
            if number.place == self._wrong or number.kind == "first":
                self._delete(number)
            else:
                self._settle(number)
        right = {number.part for number in self._numbers if number.place == self._right}
        for section, names in zip(self._sections, self._named, strict=True):
            name = names.get((self._right, "default"))
            if name is None and section is self._sections[0]:
                name = self._stories.add(section, self._right, "default")
            if name is not None and name not in right:
                right.add(name)
                self._insert(name)
        return True

    def _part_first_page(self) -> None:
        """Let the first page differ; what else stands in its margins stays there."""
        first = self._sections[0]
        for place in (TOP, FOOT):
            name = self._named[0].get((place, "default"))
            given = self._named[0].get((place, "first"))
            if name is not None and given is None and _other(self._stories.tree(name)):
                copy = deepcopy(self._stories.tree(name))
                for paragraph in _numbered(copy):
                    for item in [i for i in paragraph if i.tag != n.P_PR]:
                        paragraph.remove(item)
                self._stories.add(first, place, "first", copy)
        different_first_page(first, self._marked)

    def _settle(self, number: _Number) -> None:
        """Set a number in its place as it must be."""
        style = self._wanted.style
        frame = number.paragraph.find(f"{n.P_PR}/{_FRAME}")
        if frame is not None and style.align:
            frame.set(f"{_W}xAlign", style.align)
            frame.attrib.pop(f"{_W}x", None)
        look = Restyle(span=_NOWHERE, align=style.align, indent_left=0.0, indent_first=0.0)
        restyle_paragraph(number.paragraph, look, self._marked)
        for run in number.paragraph.iter(n.R):
            restyle_run(run, self._look(run), self._marked)
        self._stories.changed.add(number.part)

    def _look(self, run: _Element) -> Restyle:
        style = self._wanted.style
        stated = run.find(f"{n.R_PR}/{n.SZ}")
        half = stated.get(n.VAL, "") if stated is not None else ""
        fits = half.isdecimal() and _SIZES[0] <= int(half) / 2 <= _SIZES[1]
        size = None if fits else style.size
        return Restyle(span=_NOWHERE, font=style.font, size=size, bold=False, italic=False)

    def _delete(self, number: _Number) -> None:
        """Track the deletion of all that the paragraph holds."""
        for field in list(number.paragraph.iter(n.SIMPLE_FIELD)):
            _unfolded(field)
        for run in list(number.paragraph.iterchildren(n.R)):
            mark = self._marked(n.DEL)
            run.addprevious(mark)
            mark.append(run)
            for item in run:
                item.tag = _DELETED.get(item.tag, item.tag)
        self._stories.changed.add(number.part)

    def _insert(self, name: str) -> None:
        """The number as a tracked insertion: in the one empty paragraph of a part, else in a new
        one before all else."""
        root = self._stories.tree(name)
        own = [item for item in root if item.tag == n.P]
        if len(root) == 1 and own and not _holds(own[0]):
            paragraph = own[0]
            look = Restyle(
                span=_NOWHERE, align=self._wanted.style.align, indent_left=0.0, indent_first=0.0
            )
            restyle_paragraph(paragraph, look, self._marked)
        else:
            paragraph = self._new_paragraph(root)
        mark = self._marked(n.INS)
        paragraph.append(mark)
        for run in _field(root):
            restyle_run(run, self._look(run), self._marked)
            for change in list(run.iter(f"{_W}rPrChange")):
                parent = change.getparent()
                if parent is not None:
                    parent.remove(change)  # it is new: it was never set otherwise
            mark.append(run)
        self._stories.changed.add(name)

    def _new_paragraph(self, root: _Element) -> _Element:
        paragraph, properties = root.makeelement(n.P), root.makeelement(n.P_PR)
        root.insert(0, paragraph)
        spaces = {f"{_W}before": "0", f"{_W}after": "0"}
        indents = {f"{_W}left": "0", f"{_W}firstLine": "0"}
        properties.append(root.makeelement(n.SPACING, spaces))
        properties.append(root.makeelement(n.IND, indents))
        properties.append(root.makeelement(n.JC, {n.VAL: self._wanted.style.align or "center"}))
        if len(root) > 1:  # the mark of a paragraph that is new between others
            look = root.makeelement(n.R_PR)
            look.append(self._marked(n.INS))
            properties.append(look)
        paragraph.append(properties)
        return paragraph


def _holds(paragraph: _Element) -> bool:
    """Whether anything stands in a paragraph beside its properties."""
    return any(item.tag != n.P_PR for item in paragraph)


def _numbered(root: _Element) -> list[_Element]:
    """The paragraphs of a header or footer that hold the field of the page number."""
    found: list[_Element] = []
    for item in root.iter(n.INSTRUCTION, n.SIMPLE_FIELD, _PAGE_NUMBER):
        said = item.get(_INSTRUCTION) if item.tag == n.SIMPLE_FIELD else item.text
        if item.tag == _PAGE_NUMBER or _PAGE.match(said or ""):
            paragraph = next(item.iterancestors(n.P), None)
            if paragraph is not None and paragraph not in found:
                found.append(paragraph)
    return found


def _simple(paragraph: _Element) -> bool:
    """Nothing but the number, in runs that can be marked: no text, tab, box or change of others."""
    known = (n.P_PR, n.R, n.SIMPLE_FIELD, f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}proofErr")
    if any(item.tag not in known for item in paragraph):
        return False
    if any(True for _ in paragraph.iter(_PAGE_NUMBER, n.PTAB, n.DRAWING, n.PICT, n.ALTERNATE)):
        return False
    if any(item.getparent().tag == n.R for item in paragraph.iter(n.TAB)):  # else a tab stop
        return False
    if next(paragraph.iterancestors(n.TEXT_BOX), None) is not None:
        return False
    return bool(_BARE.fullmatch("".join(item.text or "" for item in paragraph.iter(n.T))))


def _other(root: _Element) -> bool:
    """Whether a header or footer holds anything beside its number."""
    numbers = _numbered(root)
    for item in root.iter(n.T, n.DRAWING, n.PICT, n.OBJECT):
        inside = any(parent in numbers for parent in item.iterancestors(n.P))
        if not inside and (item.tag != n.T or (item.text or "").strip()):
            return True
    return False


def _field(parent: _Element) -> list[_Element]:
    """The runs of a field for the page number."""
    runs = []
    for kind in ("begin", None, "separate", "2", "end"):
        run = parent.makeelement(n.R)
        if kind is None:
            child = parent.makeelement(n.INSTRUCTION)
            child.text = "PAGE"
        elif kind == "2":
            child = parent.makeelement(n.T)
            child.text = kind
        else:
            child = parent.makeelement(n.FIELD_CHAR, {_FIELD_TYPE: kind})
        run.append(child)
        runs.append(run)
    return runs


def _unfolded(field: _Element) -> None:
    """A simple field as runs, which can be marked as deleted."""
    begin, said, separate, _, end = _field(field)
    said[0].text = field.get(_INSTRUCTION, "PAGE")
    for run in (begin, said, separate, *list(field.iterchildren(n.R)), end):
        field.addprevious(run)
    parent = field.getparent()
    if parent is not None:
        parent.remove(field)
