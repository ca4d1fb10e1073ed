"""What stands inside a paragraph: runs in order, as pieces of text with their look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_looks import ParagraphLook, RunLook
from vbparse.readers._docx_styles import Stylesheet

BREAK = "\n"
_SPACES = str.maketrans("\n\r\t\u2028\u2029\x85", "      ")
_PRIVATE = lazy("[\uf020-\uf0ff]")
# Signs of the fonts Symbol and Wingdings that plans use, by their place in the font.
_SIGNS = {
    "symbol": {
        0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
        0xDE: "⇒", 0xA2: "′", 0xB2: "″", 0xBC: "…", 0xAB: "↔",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x76: "❖", 0x77: "◆", 0x9F: "•",
        0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "☒", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x46: "☞",
    },
}  # fmt: skip


class Piece(NamedTuple):
    """Characters set alike; ``BREAK`` alone begins a new line of the same paragraph."""

    text: str
    look: RunLook
    node: _Element | None = None  # where the characters stand in the XML


@dataclass
class Content:
    """What was found in one paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)  # w:txbxContent anchored here
    drawn: int = 0  # lines drawn here, as under the motto


@dataclass
class Tally:
    """What was taken, left out or merely seen, for the notices and for the end of the text."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    images: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)  # (w:footnoteReference, its id)


def is_legacy(font: str | None) -> bool:
    """Whether letters in that font are bytes of TCVN3 or VNI, not Unicode (*bảng mã cũ*)."""
    return font is not None and font.lower().startswith((".vn", "vni-"))


class Runs:
    """Reads paragraphs one after the other; fields (``w:fldChar``) may reach over several."""

    def __init__(self, styles: Stylesheet, tally: Tally, *, fields_closed: bool = True) -> None:
        self._styles = styles
        self._tally = tally
        self._fields: list[bool] = []  # open fields, innermost last: still in the instruction?
        self._fields_closed = fields_closed  # else an open field would swallow the whole text

    def read(self, paragraph: _Element, base: RunLook) -> Content:
        """The content of one ``w:p`` whose runs start from the look ``base``."""
        content = Content()
        self._inline(paragraph, base, content)
        return content

    def _inline(self, parent: _Element, base: RunLook, content: Content) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.R:
                self._run(child, base, content)
            elif tag in n.TRANSPARENT:
                if tag in (n.INS, n.MOVE_TO):
                    self._tally.inserted += 1
                self._inline(child, base, content)
            elif tag == n.SDT:
                for inner in child.iterchildren(n.SDT_CONTENT):
                    self._inline(inner, base, content)
            elif tag in (n.DEL, n.MOVE_FROM):
                self._tally.deleted += 1
            elif tag in (n.MATH, n.MATH_PARAGRAPH):
                text = "".join(t.text or "" for t in child.iter(n.MATH_TEXT))
                content.pieces.append(Piece(text, base, child))
            elif tag == n.ALTERNATE:
                chosen = alternative(child)
                if chosen is not None:
                    self._inline(chosen, base, content)

    def _run(self, run: _Element, base: RunLook, content: Content) -> None:
        look = base
        for child in run:
            tag = child.tag
            if tag == n.T:
                self._add((child.text or "").translate(_SPACES), look, content, child)
            elif tag == n.R_PR:
                look = self._styles.run(base, child)
            elif tag == n.FIELD_CHAR:
                self._field(child.get(n.FIELD_CHAR[:-7] + "fldCharType"))
            elif tag in _TEXTS:
                self._add(_TEXTS[tag], look, content, child)
            elif tag in _OTHERS:
                self._other(child, look, content)

    def _other(self, child: _Element, look: RunLook, content: Content) -> None:
        tag = child.tag
        if tag == n.SYM:
            sign = symbol(child.get(_SYM_FONT), child.get(_SYM_CHAR))
            self._add(sign, look, content, child)
        elif tag == n.SOFT_HYPHEN:
            # LibreOffice stores U+00AD so; in TCVN3 that is the letter ư
            if is_legacy(look.font):
                self._add("\u00ad", look, content, child)
        elif tag in (n.FOOTNOTE_REF, n.ENDNOTE_REF):
            self._tally.notes.append((tag, child.get(n.ID, "")))
        elif tag == n.RUBY:
            for base in child.iterchildren(n.RUBY_BASE):
                self._inline(base, look, content)
        elif tag == n.ALTERNATE:
            chosen = alternative(child)
            if chosen is not None:
                self._run(chosen, look, content)
        else:
            self._drawing(child, content)

    def _add(self, text: str, look: RunLook, content: Content, node: _Element) -> None:
        if not text or (self._fields_closed and True in self._fields):
            return
        if look.hidden:
            self._tally.hidden += bool(text.strip())
            return
        if _PRIVATE.search(text):
            text = _PRIVATE.sub(lambda m: symbol(look.font, f"{ord(m[0]):X}"), text)
        if look.caps and not is_legacy(look.font):
            text = text.upper()
        content.pieces.append(Piece(text, look, node))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: _Element, content: Content) -> None:
        self._tally.images += sum(1 for _ in drawing.iter(*_IMAGES))
        content.boxes.extend(text_boxes(drawing))
        content.drawn += drawn_lines(drawing)


_W = n.T[:-1]
_SYM_FONT, _SYM_CHAR = f"{_W}font", f"{_W}char"
_TEXTS = {n.TAB: " ", n.PTAB: " ", n.BR: BREAK, n.CR: BREAK, n.HYPHEN: "-"}
_DRAWINGS = (n.DRAWING, n.PICT, n.OBJECT)
_OTHERS = frozenset(
    (n.SYM, n.SOFT_HYPHEN, n.FOOTNOTE_REF, n.ENDNOTE_REF, n.RUBY, n.ALTERNATE, *_DRAWINGS)
)
_IMAGES = ("{*}blip", n.VML + "imagedata")


def alternative(element: _Element) -> _Element | None:
    """The one branch of ``mc:AlternateContent`` to read: they say the same."""
    first = next(element.iterchildren(n.CHOICE), None)
    return first if first is not None else next(element.iterchildren(n.FALLBACK), None)


def text_boxes(element: _Element) -> Iterator[_Element]:
    """The outermost text boxes in a drawing, once each."""
    for child in element:
        if child.tag == n.TEXT_BOX:
            yield child
        elif child.tag == n.ALTERNATE:
            chosen = alternative(child)
            if chosen is not None:
                yield from text_boxes(chosen)
        else:
            yield from text_boxes(child)


def typed_indent(look: ParagraphLook, pieces: list[Piece]) -> ParagraphLook:
    """``look`` with the first line where tabs and spaces typed at its start put it."""
    at = look.indent_left + look.indent_first
    for piece in pieces:
        words = piece.text.lstrip(" ")
        if piece.text == " ":
            at = (at // _TAB_STOP + 1) * _TAB_STOP
        else:
            at += (len(piece.text) - len(words)) * _SPACE * (piece.look.size or 0.0)
        if words:
            break
    return look._replace(indent_first=round(at - look.indent_left, 2))


_TAB_STOP = 36.0  # points; Word's own, where a document sets no other
_SPACE = 0.25  # of the size


def drawn_lines(drawing: _Element) -> int:
    """How many of the shapes in a drawing are mere lines."""
    count = 0
    for shape in drawing.iter(*_SHAPES):
        name = shape.tag.rpartition("}")[2]
        if name == "prstGeom":
            count += shape.get("prst", "").lower().endswith(_LINES)
        elif name == "shape":
            count += shape.get("type", "").endswith(_LINE_TYPES)
        else:
            count += 1
    return count


_SHAPES = ("{*}prstGeom", n.VML + "line", n.VML + "shape")
_LINES = ("line", "connector1")
_LINE_TYPES = ("_x0000_t20", "_x0000_t32")  # line, straight connector


def symbol(font: str | None, code: str | None) -> str:
    """The sign at a place of a symbol font; nothing where no sign is known."""
    try:
        at = int(code or "", 16)
    except ValueError:
        return ""
    place = at - 0xF000 if 0xF000 <= at <= 0xF0FF else at
    name = (font or "").lower()
    for known, signs in _SIGNS.items():
        if name.startswith(known):
            return signs.get(place, chr(place) if known == "symbol" and place < 0x40 else "")
    if 0xF000 <= at <= 0xF0FF:  # the font is gone: what the two fonts agree on most
        return _SIGNS["symbol"].get(place, chr(place) if 0x20 <= place < 0x40 else "")
    return chr(at) if 0x20 <= at < 0xD800 or 0xE000 <= at <= 0xFFFD else ""
