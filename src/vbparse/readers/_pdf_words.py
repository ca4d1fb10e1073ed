"""The words of one page: text, box, baseline and face, in the order in which the page draws them.

pdfium finds the words; only their first and last characters are asked for a box, and each text
object once for its face, so that a page costs little more than pdfium's own reading of it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections.abc import MutableSequence
from dataclasses import dataclass, field
from operator import gt
from typing import NamedTuple

from vbparse.patterns import lazy
from vbparse.readers import _pdf_native as native
from vbparse.readers._pdf_legacy import is_modern, modern_word, table_of
from vbparse.readers._pdf_objects import Frame
from vbparse.vietnamese.normalize import clean

_BREAK = "\ufffe\x02"  # what pdfium makes of a hyphen at the end of a line; it drops the line end
_WORD = lazy(rf"[^\s{_BREAK}]+[{_BREAK}]?|[{_BREAK}]")
_BREAKS = str.maketrans(dict.fromkeys(_BREAK, "-"))
_BOLD = lazy(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_ITALIC = lazy(r"ital|obli|[-,]it\b", re.IGNORECASE)

HIDDEN = 3  # text rendering mode: neither filled nor stroked, the layer of an OCR
_STROKED = (2, 6)  # filled and stroked: bold without a bold font


class Face(NamedTuple):
    """Font, size in points and cut of a word."""

    font: int
    size: float
    bold: bool
    italic: bool
    color: int = 0  # 0xRRGGBB


class Faces:
    """All faces of a document, numbered; fonts by name, without the tags of subsets."""

    def __init__(self, table: str = "") -> None:
        self.table = table  # of letters, where the fonts do not tell
        self.tables: dict[int, str] = {}  # fonts whose letters are not Unicode
        self.converted: set[str] = set()  # tables of words that were spelled anew
        self.fonts: list[str] = []
        self.all: list[Face] = []
        self._fonts: dict[str, int] = {}
        self._faces: dict[tuple[str, float, bool, bool, int], int] = {}

    def number(self, font: str, size: float, *, bold: bool, italic: bool, color: int = 0) -> int:
        """Number of the face, new or known."""
        key = (font, size, bold, italic, color)
        known = self._faces.get(key)
        if known is None:
            if font not in self._fonts:
                table = table_of(font) or self.table
                if table:
                    self.tables[len(self.fonts)] = table
                self._fonts[font] = len(self.fonts)
                self.fonts.append(font)
            known = self._faces[key] = len(self.all)
            heavy, slanted = bool(_BOLD.search(font)), bool(_ITALIC.search(font))
            self.all.append(Face(self._fonts[font], size, bold or heavy, italic or slanted, color))
        return known


@dataclass(slots=True)
class PageWords:
    """Columns, one entry a word. Boxes as shown; ``base`` is the distance of the baseline."""

    texts: list[str] = field(default_factory=list)
    x0: MutableSequence[float] = field(default_factory=list)
    x1: MutableSequence[float] = field(default_factory=list)
    top: MutableSequence[float] = field(default_factory=list)
    bottom: MutableSequence[float] = field(default_factory=list)
    base: MutableSequence[float] = field(default_factory=list)
    face: MutableSequence[int] = field(default_factory=list)
    chars: list[tuple[int, int]] = field(default_factory=list)  # where in pdfium's text
    stamp: dict[int, int] = field(default_factory=dict)  # word → number of its annotation
    slanted: set[int] = field(default_factory=set)  # words not set from left to right
    mixed: set[int] = field(default_factory=set)  # words whose letters do not go to the right
    rest: dict[int, int] = field(default_factory=dict)  # word → what was parted from its end
    hidden: int = 0  # words that are rendered invisible
    unread: int = 0  # characters without meaning

    def order(self) -> list[int]:
        """Indices of the words in drawing order, without those that hold nothing printable."""
        found = list(range(len(self.texts) - len(self.rest)))
        if self.rest:
            found = [n for k in found for n in self._with_rest(k)]
        return [k for k in found if self.texts[k]] if "" in self.texts else found

    def pack(self) -> None:
        """Keep only what is needed once the page is closed, in little room."""
        self.chars = []
        self.x0, self.x1 = array("f", self.x0), array("f", self.x1)
        self.top, self.bottom = array("f", self.top), array("f", self.bottom)
        self.base, self.face = array("f", self.base), array("H", self.face)

    def _with_rest(self, k: int) -> list[int]:
        found = [k]
        while found[-1] in self.rest:
            found.append(self.rest[found[-1]])
        return found

    def add(self, text: str, like: int, box: tuple[float, float, float, float]) -> int:
        """A new word in the face and on the line of the word ``like``; returns its index."""
        self.texts.append(text)
        self.x0.append(box[0])
        self.top.append(box[1])
        self.x1.append(box[2])
        self.bottom.append(box[3])
        self.base.append(self.base[like])
        self.face.append(self.face[like])
        self.chars.append((0, 0))
        if like in self.stamp:
            self.stamp[len(self.texts) - 1] = self.stamp[like]
        return len(self.texts) - 1


class WordReader:
    """Reads the words of one page of a document."""

    def __init__(self, textpage: int, frame: Frame, faces: Faces) -> None:
        self.page, self.frame, self.faces = textpage, frame, faces
        self.raw = ""
        self.ends: dict[int, tuple[int, int]] = {}  # words of several objects: first and last
        self.looks: dict[int, tuple[float, int]] = {}  # baseline and face of those objects

    def read(self, stamped: dict[int, int]) -> PageWords:
        """All words; those of flattened annotations know the number of theirs."""
        self.raw = native.page_text(self.page)
        found = PageWords()
        spans = _spans_of_words(self.raw)
        if not spans:
            return found
        objects = native.text_objects(self.page, [i for i, _ in spans])
        last = native.text_objects(self.page, [j - 1 for _, j in spans])
        found.chars = spans
        found.texts = self._texts(spans)
        found.unread = self.raw.count("\ufffd")
        self._boxes(found, spans)
        known = self._lines_and_faces(found, objects, last, spans)
        if self.faces.tables:
            self._modernise(found)
        if stamped:
            found.stamp = {k: stamped[o] for k, o in enumerate(objects) if o in stamped}
        if objects != last:
            ends = zip(objects, last, strict=True)
            self.ends = {k: pair for k, pair in enumerate(ends) if pair[0] != pair[1]}
            self.looks = known
        return found

    def _texts(self, spans: list[tuple[int, int]]) -> list[str]:
        raw = self.raw.replace("\r\n", "  ")  # words hold no white space
        if clean(raw) == raw:
            return [raw[i:j] for i, j in spans]
        if any(mark in raw for mark in _BREAK):
            raw = raw.translate(_BREAKS)
        known: dict[str, str] = {}
        texts = []
        for i, j in spans:
            word = raw[i:j]
            repaired = known.get(word)
            if repaired is None:
                repaired = known[word] = "".join(clean(word).split())
            texts.append(repaired)
        return texts

    def _modernise(self, found: PageWords) -> None:
        """Spell the words of old fonts in Unicode, unless the file maps them to it already."""
        fonts, faces, tables = self.faces.fonts, self.faces.all, self.faces.tables
        old: dict[int, list[int]] = {}
        for k, face in enumerate(found.face):
            if faces[face].font in tables:
                old.setdefault(faces[face].font, []).append(k)
        for font, members in old.items():
            if any(is_modern(found.texts[k]) for k in members):
                continue
            for k in members:
                i, j = found.chars[k]
                found.texts[k] = modern_word(self.raw[i:j], fonts[font], tables[font])
                self.faces.converted.add(tables[font])

    def _boxes(self, found: PageWords, spans: list[tuple[int, int]]) -> None:
        v = native.loose_boxes(self.page, spans)
        left, right = list(map(min, v[0::8], v[4::8])), list(map(max, v[2::8], v[6::8]))
        upper, lower = list(map(max, v[1::8], v[5::8])), list(map(min, v[3::8], v[7::8]))
        if self.frame.plain:
            shift, height = self.frame.matrix[4:]
            found.x0 = [x + shift for x in left] if shift else left
            found.x1 = [x + shift for x in right] if shift else right
            found.top, found.bottom = [height - y for y in upper], [height - y for y in lower]
            found.mixed = self._mixed(v[0::8], v[4::8], spans)
            return
        for box_ in map(self.frame.box, left, lower, right, upper):
            for column, value in zip(
                (found.x0, found.top, found.x1, found.bottom), box_, strict=True
            ):
                column.append(value)

    def _mixed(
        self, first: list[float], last: list[float], spans: list[tuple[int, int]]
    ) -> set[int]:
        """Words whose last letter stands left of their first one."""
        if not any(map(gt, first, last)):
            return set()
        return {
            k
            for k, (start, end, (_, j)) in enumerate(zip(first, last, spans, strict=True))
            if start > end + 0.5 and not unicodedata.combining(self.raw[j - 1])
        }

    def _lines_and_faces(
        self,
        found: PageWords,
        objects: list[int],
        last: list[int],
        spans: list[tuple[int, int]],
    ) -> dict[int, tuple[float, int]]:
        """Baseline and face of each text object, and through it of each word."""
        first = _first_chars(objects, last, spans)
        values = native.Floats(6 * len(first))
        at = values.start
        for i in first.values():
            native.char_matrix(self.page, i, at)
            at += 24
        matrices = values.read()
        known: dict[int, tuple[float, int]] = {}
        slanted, hidden = set[int](), set[int]()
        names: dict[int, str] = {}
        tint = native.Ints(4)
        red, green, blue, alpha = (tint.start + 4 * i for i in range(4))
        for n, (handle, i) in enumerate(first.items()):
            a, b, c, d, e, f = matrices[6 * n : 6 * n + 6]
            font = native.object_font(handle)
            if font not in names:
                names[font] = native.name_of_font(font) if font else ""
            mode = native.render_mode(handle)
            size = round(native.font_size(self.page, i) * math.hypot(b, d), 1)
            face = self.faces.number(
                names[font],
                size,
                bold=mode in _STROKED,
                italic=abs(c) > 0.1 * abs(d),
                color=_color(tint.read())
                if native.fill_color(handle, red, green, blue, alpha)
                else 0,
            )
            known[handle] = (self.frame.point(e, f)[1], face)
            if not self._upright(a, b):
                slanted.add(handle)
            if mode == HIDDEN:
                hidden.add(handle)
        found.base = [known[handle][0] for handle in objects]
        found.face = [known[handle][1] for handle in objects]
        if slanted:
            found.slanted = {k for k, handle in enumerate(objects) if handle in slanted}
        if hidden:
            found.hidden = sum(handle in hidden for handle in objects)
        return known

    def _upright(self, a: float, b: float) -> bool:
        """Whether text with this matrix runs from left to right on the page as shown."""
        m = self.frame.matrix
        across, down = m[0] * a + m[2] * b, m[1] * a + m[3] * b
        return across > 0 and abs(down) <= 0.1 * across


def _spans_of_words(raw: str) -> list[tuple[int, int]]:
    """Where words stand; a break parts them as spaces do, and belongs to the one before it."""
    if any(mark in raw for mark in _BREAK):
        return [match.span() for match in _WORD.finditer(raw)]
    spans = []
    end = 0
    for word in raw.split():
        start = raw.index(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans


def _color(tint: list[int]) -> int:
    return tint[0] << 16 | tint[1] << 8 | tint[2]


def _first_chars(
    objects: list[int], last: list[int], spans: list[tuple[int, int]]
) -> dict[int, int]:
    """A character of each text object in which a word starts or ends."""
    found: dict[int, int] = {}
    for handle, (i, _) in zip(objects, spans, strict=True):
        if handle not in found:
            found[handle] = i
    for handle, (_, j) in zip(last, spans, strict=True):
        if handle not in found:
            found[handle] = j - 1
    return found
