"""*Sửa trong Word*: a copy of the draft with corrections as tracked changes of ``vbparse``.

The officer sees each and takes or refuses it. A correction that cannot be made exactly (it reaches
over paragraphs, or into a number that Word makes) is left out and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vbparse.document import Edit, Restyle, Setup, Stroke
from vbparse.exporters.corrections import edits_of, taken
from vbparse.exporters.docx_comments import AUTHOR
from vbparse.exporters.docx_copy import copied, serialised
from vbparse.exporters.docx_cuts import Cuts, Places, Stretch
from vbparse.exporters.docx_fixes_form import restyle_paragraph, restyle_run, set_up
from vbparse.exporters.docx_folios import number_pages
from vbparse.exporters.docx_stories import Stories
from vbparse.exporters.docx_strokes import Above, drawn_below
from vbparse.readers import _docx_names as n
from vbparse.vietnamese.normalize import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

    from vbparse.readers.docx import Traced
    from vbparse.rules.check import Checked

__all__ = ["Fixed", "fixed"]

_W = n.VAL[:-3]
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETED = f"{_W}delText"


@dataclass(frozen=True)
class Fixed:
    """The copy, how many corrections stand in it, and how many could not be made exactly."""

    data: bytes
    made: int
    left: int


def fixed(data: bytes, checked: Sequence[Checked], *, unsafe: bool = False) -> Fixed:
    """The Word file with the safe corrections, or with all; raises ``ReadError``."""
    from vbparse.readers.docx import trace

    edits = edits_of(checked, unsafe=unsafe)
    findings = list(taken(checked, unsafe=unsafe))
    restyles = list(dict.fromkeys(r for finding in findings for r in finding.restyles))
    setups = list(dict.fromkeys(s for finding in findings for s in finding.setups))
    strokes = list(dict.fromkeys(s for finding in findings for s in finding.strokes))
    if not edits and not restyles and not setups and not strokes:
        return Fixed(data, 0, 0)
    traced = trace(Path(checked[0].draft.source.name), data)
    draft = _Draft(traced)
    made, wanted = draft.correct(edits, restyles, setups, strokes)
    if not made:
        return Fixed(data, 0, wanted)
    main = traced.package.main
    parts = {main: serialised(traced.document, traced.package, main)} | draft.stories.parts()
    return Fixed(copied(data, parts), made, wanted - made)


@dataclass(frozen=True)
class _Look:
    """A correction of form with the letters and paragraphs that it is about."""

    wanted: Restyle
    stretches: list[Stretch]
    paragraphs: list[_Element]


class _Draft:
    """The main part while corrections are written into it."""

    def __init__(self, traced: Traced) -> None:
        self._source = traced.source
        body = traced.document.find(n.BODY)
        self._body: _Element = body if body is not None else traced.document
        self._cuts = Cuts(self._body)
        self._places = Places(traced)
        self.stories = Stories(traced.package)
        taken = [e.get(n.ID, "") for e in traced.document.iter() if e.get(n.ID) is not None]
        numbers = [int(number) for number in taken if number.isdecimal() and len(number) < 10]
        self._next = max(numbers, default=0) + 1
        self._drawn = max((_number(e) for e in traced.document.iter("{*}docPr")), default=0)

    def correct(
        self,
        edits: Sequence[Edit],
        restyles: Sequence[Restyle],
        setups: Sequence[Setup],
        strokes: Sequence[Stroke],
    ) -> tuple[int, int]:
        """How many corrections were made, of how many."""
        exact = [(edit, self._exact(edit)) for edit in edits]
        looks = [_Look(restyle, *self._homes(restyle)) for restyle in restyles]
        drawn = [(stroke, self._ends(stroke)) for stroke in strokes]
        self._cuts.apply()
        made = sum(self._set(setup) for setup in setups if setup.folio is None)
        made += self._number([setup for setup in setups if setup.folio is not None])
        made += sum(self._restyle(look) for look in looks)
        made += sum(self._edit(edit, stretches) for edit, stretches in exact if stretches)
        made += sum(self._draw(stroke, end) for stroke, end in drawn if end is not None)
        return made, len(edits) + len(restyles) + len(setups) + len(strokes)

    def _exact(self, edit: Edit) -> list[Stretch]:
        """The letters to change; nothing when they are not exactly those of one paragraph."""
        stretches = self._places.stretches(edit.span)
        said = "".join(_letters(stretch) for stretch in stretches)
        if clean(said) != self._source.quote(edit.span):
            return []
        homes = {self._cuts.paragraph(stretch) for stretch in stretches}
        runs = all(self._in_run(stretch) for stretch in stretches)
        if len(homes) != 1 or not runs or not all(self._cuts.want(s) for s in stretches):
            return []
        return stretches

    def _in_run(self, stretch: Stretch) -> bool:
        """It stands in a run of the main story, not in a text box, and can be cut out."""
        run = stretch.node.getparent()
        outer = self._cuts.paragraph(stretch)
        inner = next(stretch.node.iterancestors(n.P), None)
        cut = not (stretch.whole and stretch.node.tag == n.T)
        return run is not None and run.tag == n.R and outer is not None and inner is outer and cut

    def _edit(self, edit: Edit, stretches: Sequence[Stretch]) -> bool:
        runs = list(dict.fromkeys(run for s in stretches for run in self._cuts.runs(s)))
        if not runs:
            return False
        look = n.child(runs[0], n.R_PR)
        ahead = edit.span.start == edit.span.end and self._cuts.ahead(stretches[0])
        last = runs[-1]
        if edit.span.start < edit.span.end:
            for run in runs:
                last = self._delete(run)
        if edit.text:
            inserted = self._inserted(edit.text, look)
            if ahead:
                last.addprevious(inserted)
            else:
                last.addnext(inserted)
        return True

    def _delete(self, run: _Element) -> _Element:
        """Mark a run as deleted; the mark that now stands around it."""
        mark = self._marked(n.DEL)
        run.addprevious(mark)
        mark.append(run)
        for text in run.iterchildren(n.T):
            text.tag = _DELETED
            text.set(_SPACE, "preserve")
        return mark

    def _inserted(self, text: str, look: _Element | None) -> _Element:
        mark = self._marked(n.INS)
        run, inside = mark.makeelement(n.R), mark.makeelement(n.T, {_SPACE: "preserve"})
        inside.text = text
        if look is not None:
            run.append(deepcopy(look))
            for change in list(run[0].iterchildren(f"{_W}rPrChange")):
                run[0].remove(change)  # it is new: it was never set otherwise
        run.append(inside)
        mark.append(run)
        return mark

    def _homes(self, restyle: Restyle) -> tuple[list[Stretch], list[_Element]]:
        """Letters and paragraphs to set otherwise; sought before runs are cut."""
        stretches = self._places.stretches(restyle.span)
        found = [self._cuts.paragraph(stretch) for stretch in stretches]
        paragraphs = list(dict.fromkeys(p for p in found if p is not None))
        inside = [s for s in stretches if self._in_run(s) and self._cuts.want(s)]
        return inside, paragraphs

    def _restyle(self, look: _Look) -> bool:
        done = False
        for run in (run for stretch in look.stretches for run in self._cuts.runs(stretch)):
            done |= restyle_run(run, look.wanted, self._marked)
        for paragraph in look.paragraphs:
            done |= restyle_paragraph(paragraph, look.wanted, self._marked)
        return done

    def _number(self, setups: Sequence[Setup]) -> int:
        """Page numbers are those of the whole file; how many of ``setups`` were made."""
        sections = [s for s in self._body.iter(n.SECT_PR) if _current(s)]
        wanted = {setup.folio for setup in setups if setup.folio is not None}
        if len(wanted) != 1:
            return 0
        made = number_pages(sections, self.stories, wanted.pop(), self._marked)
        return len(setups) if made else 0

    def _ends(self, stroke: Stroke) -> Stretch | None:
        """The last letters above a line that is to be drawn; nothing where none can be."""
        inside = self._places.stretches(stroke.span)[-1:]
        end = inside[0] if inside else None
        return end if end and self._in_run(end) and self._cuts.want(end) else None

    def _draw(self, stroke: Stroke, end: Stretch) -> bool:
        runs, paragraph = self._cuts.runs(end), self._cuts.paragraph(end)
        if not runs or paragraph is None:
            return False
        line = self._source.lines[self._source.line_index(stroke.span.start)]
        text = Above(self._source.quote(stroke.span), line.style, stroke.share)
        self._drawn += 1
        mark = self._marked(n.INS)
        mark.append(drawn_below(paragraph, runs[-1], text, self._drawn))
        last = runs[-1]
        if last.getparent() is not None and last.getparent().tag in (n.DEL, n.INS):
            last = last.getparent()
        last.addnext(mark)
        return True

    def _set(self, setup: Setup) -> bool:
        sections = [s for s in self._body.iter(n.SECT_PR) if _current(s)]
        if not 0 < setup.page <= len(sections):
            return False
        return set_up(sections[setup.page - 1], setup, self._marked)

    def _marked(self, tag: str) -> _Element:
        number, self._next = self._next, self._next + 1
        return self._body.makeelement(tag, {n.ID: str(number), f"{_W}author": AUTHOR})


def _number(element: _Element) -> int:
    said = element.get("id", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def _letters(stretch: Stretch) -> str:
    if stretch.node.tag == n.T:
        text: str = stretch.node.text or ""
        return text if stretch.whole else text[stretch.start : stretch.end]
    return "-" if stretch.node.tag == n.HYPHEN else " "


def _current(section: _Element) -> bool:
    """Not the old properties kept inside a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag in (n.P_PR, n.BODY)
