"""Spans of the one text → runs of the Word file, cut so that they hold exactly those words."""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vbparse.document import Span
from vbparse.readers import _docx_names as n
from vbparse.vietnamese.normalize import clean_mapped

if TYPE_CHECKING:
    from lxml.etree import _Element

    from vbparse.readers._docx_runs import Piece
    from vbparse.readers.docx import Traced

__all__ = ["Cuts", "Places", "Stretch"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPERS = (n.ALTERNATE, n.MATH, n.MATH_PARAGRAPH)


@dataclass(frozen=True)
class Stretch:
    """Letters of one element; ``whole`` when it cannot be cut."""

    node: _Element
    start: int
    end: int
    whole: bool = False


class Places:
    """Where the letters of the text stand in the XML."""

    def __init__(self, traced: Traced) -> None:
        self._traced = traced
        self._lines: dict[int, _LineMap] = {}

    def stretches(self, span: Span) -> list[Stretch]:
        """The letters of ``span``; for an empty span the place between two, as an empty stretch."""
        source = self._traced.source
        if span.start == span.end:
            at = source.line_index(span.start)
            return self._line(at).at(span.start) if at >= 0 else []
        found: list[Stretch] = []
        for at in range(max(0, source.line_index(span.start)), len(source.lines)):
            line = source.lines[at].span
            if line.start >= span.end:
                break
            if line.overlaps(span):
                found += self._line(at).within(max(line.start, span.start), min(line.end, span.end))
        return found

    def _line(self, at: int) -> _LineMap:
        if at not in self._lines:
            line = self._traced.source.lines[at]
            text = self._traced.source.quote(line.span)[line.label :]
            start = line.span.start + line.label
            self._lines[at] = _LineMap(start, text, self._traced.lines[at])
        return self._lines[at]


class _LineMap:
    """One line: offsets of the text to offsets of the pieces it was made of."""

    def __init__(self, start: int, text: str, pieces: tuple[Piece, ...]) -> None:
        self._start, self._length = start, len(text)
        self._pieces = [piece for piece in pieces if piece.text and piece.node is not None]
        self._begins: list[int] = []
        length = 0
        for piece in self._pieces:
            self._begins.append(length)
            length += len(piece.text)
        raw = "".join(piece.text for piece in self._pieces)
        stripped = raw.strip()
        cleaned, self._map = clean_mapped(stripped)
        shown = cleaned.replace("\n", " ")
        self._ahead = len(shown) - len(shown.lstrip())
        self._before = len(raw) - len(raw.lstrip())
        self._end = self._before + len(stripped)
        self._loose = False
        if not shown.lstrip().startswith(text):  # letters of an old encoding
            self._map, self._ahead = type(self._map)(), 0
            self._loose = len(text) != len(stripped)  # two of them make one: only the line is sure

    def _raw(self, offset: int) -> int:
        inside = offset - self._start
        if inside >= self._length:
            return self._end
        return self._before + self._map.to_raw(max(0, inside) + self._ahead)

    def within(self, start: int, end: int) -> list[Stretch]:
        if self._loose:
            return [Stretch(p.node, 0, 1, whole=True) for p in self._pieces]
        first, last = self._raw(start), self._raw(end)
        if last <= first:  # in the number that Word has made
            return self._pieces_in(first, first + 1)[:1]
        return self._pieces_in(first, last)

    def _pieces_in(self, first: int, last: int) -> list[Stretch]:
        found = []
        for begin, piece in zip(self._begins, self._pieces, strict=True):
            end = begin + len(piece.text)
            if begin < last and first < end:
                found.append(_stretch(piece, max(first, begin) - begin, min(last, end) - begin))
        return found

    def at(self, offset: int) -> list[Stretch]:
        """The place before a letter: at the end of what stands before it, when there is that."""
        if not self._pieces:
            return []
        raw = self._raw(offset)
        index = max(0, bisect_right(self._begins, raw - 1) - 1 if raw else 0)
        piece = self._pieces[index]
        inside = min(raw - self._begins[index], len(piece.text))
        return [_stretch(piece, inside, inside)]


def _stretch(piece: Piece, start: int, end: int) -> Stretch:
    node = piece.node
    cut = node.tag == n.T and len(node.text or "") == len(piece.text)  # type: ignore[union-attr]
    return Stretch(node, start, end) if cut else Stretch(node, 0, 1, whole=True)


@dataclass
class _Anchor:
    """The element in a paragraph that holds a stretch, and the letters of it that are meant."""

    inline: _Element
    start: int
    end: int
    whole: bool


@dataclass
class Cuts:
    """Runs to be cut: first every stretch is said by ``want``, then ``apply`` cuts them all."""

    body: _Element
    _wanted: dict[_Element, set[int]] = field(default_factory=dict)
    _made: dict[_Element, list[tuple[int, int, _Element]]] = field(default_factory=dict)

    def want(self, stretch: Stretch) -> bool:
        """Whether the stretch can be marked in the main part at all."""
        anchor = self._anchor(stretch)
        if anchor is None:
            return False
        if not anchor.whole:
            self._wanted.setdefault(anchor.inline, set()).update((anchor.start, anchor.end))
        return True

    def apply(self) -> None:
        """Cut every run at the places that were asked for."""
        for run, places in self._wanted.items():
            self._made[run] = _cut(run, sorted(places))

    def runs(self, stretch: Stretch) -> list[_Element]:
        """The elements that now hold the stretch, in order; for an empty one what is before it,
        or behind it at the very beginning."""
        anchor = self._anchor_of_first(stretch)
        if anchor is None:
            return []
        made = self._made.get(anchor.inline)
        if anchor.whole or made is None:
            return [anchor.inline]
        if anchor.start == anchor.end:
            before = [run for _, end, run in made if end <= anchor.start]
            return before[-1:] or [made[0][2]]
        return [run for s, e, run in made if s < anchor.end and anchor.start < e]

    def ahead(self, stretch: Stretch) -> bool:
        """Whether an empty stretch stands before the first letter of its run."""
        anchor = self._anchor_of_first(stretch)
        return anchor is not None and not anchor.whole and anchor.start == 0

    def paragraph(self, stretch: Stretch) -> _Element | None:
        """The outermost paragraph around the stretch, when it stands in the main part."""
        found = None
        for parent in stretch.node.iterancestors():
            if parent.tag == n.P:
                found = parent
            if parent is self.body:
                return found
        return None

    def _anchor_of_first(self, stretch: Stretch) -> _Anchor | None:
        known = self._anchors.get((stretch.node, stretch.start, stretch.end))
        return known if known is not None else self._anchor(stretch)

    _anchors: dict[tuple[_Element, int, int], _Anchor] = field(default_factory=dict)

    def _anchor(self, stretch: Stretch) -> _Anchor | None:
        """Found before runs are cut, and kept: later the node is no longer whole."""
        key = (stretch.node, stretch.start, stretch.end)
        if key in self._anchors:
            return self._anchors[key]
        inline = None
        inside = False
        for element in (stretch.node, *stretch.node.iterancestors()):
            if element.tag == n.R or element.tag in _WRAPPERS:
                inline = element
            inside = inside or element is self.body
        if inline is None or not inside:
            return None
        own = inline.tag == n.R and stretch.node.getparent() is inline
        anchor = _Anchor(inline, 0, 0, whole=True)
        if own:
            begin = _position(inline, stretch.node)
            end = begin + (_length(stretch.node) if stretch.whole else stretch.end)
            start = begin if stretch.whole else begin + stretch.start
            anchor = _Anchor(inline, start, end, whole=False)
        self._anchors[key] = anchor
        return anchor


def _length(child: _Element) -> int:
    return len(child.text or "") if child.tag == n.T else 1


def _position(run: _Element, child: _Element) -> int:
    """How many letters stand in the run before ``child``; signs count as one."""
    count = 0
    for item in run:
        if item is child:
            break
        if item.tag != n.R_PR:
            count += _length(item)
    return count


def _cut(run: _Element, places: list[int]) -> list[tuple[int, int, _Element]]:
    """``run`` as several runs set alike, with a border at each of ``places``."""
    atoms: list[tuple[int, int, _Element]] = []
    at = 0
    for child in [item for item in run if item.tag != n.R_PR]:
        end = at + _length(child)
        inner = [place for place in places if at < place < end]
        for start, stop in zip([at, *inner], [*inner, end], strict=True):
            atoms.append((start, stop, child if not inner else _part(child, start - at, stop - at)))
        at = end
    borders = [place for place in places if 0 < place < at]
    groups: list[list[tuple[int, int, _Element]]] = [[]]
    for atom in atoms:
        if borders and atom[0] >= borders[0] and groups[-1]:
            groups.append([])
            while borders and atom[0] >= borders[0]:
                borders.pop(0)
        groups[-1].append(atom)
    properties = n.child(run, n.R_PR)
    for child in list(run):
        if child is not properties:
            run.remove(child)
    made: list[tuple[int, int, _Element]] = []
    for number, group in enumerate(groups):
        home = run
        if number:
            home = run.makeelement(run.tag, dict(run.attrib))
            if properties is not None:
                home.append(deepcopy(properties))
            made[-1][2].addnext(home)
        for _, _, element in group:
            home.append(element)
        made.append((group[0][0] if group else 0, group[-1][1] if group else 0, home))
    return made


def _part(text: _Element, start: int, end: int) -> _Element:
    part = text.makeelement(n.T, {_SPACE: "preserve"})
    part.text = (text.text or "")[start:end]
    return part
