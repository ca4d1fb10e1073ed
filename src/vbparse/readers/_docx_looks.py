"""Effective formatting: document defaults → table style → style chain → paragraph → run.

Measures are points. What nothing states is Word's own default (Times New Roman 10, left, single).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml.etree import _Element

from vbparse.document import Style
from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n

_BLACK = frozenset(("", "AUTO", "000000"))
_OFF = frozenset(("0", "false", "off", "none"))
_ALIGN = {"start": "left", "end": "right", "both": "justify", "distribute": "justify"}
_ALIGN |= {a: a for a in ("left", "right", "center")}
_AUTO_SPACING = 14.0  # what Word puts for "auto", the spacing of HTML paragraphs
_HEADING_NAME = lazy(r"(?i)(?:heading|tiêu đề|đề mục) ?([1-9])")
_DEPTH = 40  # styles based on styles based on … ; Word itself stops at 11


class RunLook(NamedTuple):
    """How characters are set."""

    font: str | None = "Times New Roman"
    size: float | None = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    color: str | None = None  # RRGGBB, unless black or automatic


class ParagraphLook(NamedTuple):
    """How a paragraph is set, which numbering it takes part in, and its outline level."""

    align: str = "left"
    indent_left: float = 0.0
    indent_first: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    line_spacing: float = 1.0
    outline: int = 0  # 1..9, 0 for body text
    num_id: str | None = None
    level: int | None = None
    style: str | None = None


class Looks(NamedTuple):
    """A paragraph look with the look its runs start from."""

    paragraph: ParagraphLook = ParagraphLook()
    run: RunLook = RunLook()


def integer(value: str | None) -> int | None:
    """A number of an attribute (``720``, ``720.5`` as Google Docs writes); ``None`` if none."""
    try:
        return round(float(value)) if value else None
    except (ValueError, OverflowError):
        return None


def points(value: str | None) -> float | None:
    """A measure in twentieths of a point, or with its unit (``1.5cm``), as points."""
    if not value:
        return None
    unit = _UNITS.get(value[-2:])
    try:
        number = float(value[:-2]) * unit if unit else float(value) / 20
    except ValueError:
        return None
    return round(number, 2) if abs(number) < 1e6 else None


_UNITS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}


def switched_on(element: _Element) -> bool:
    """Whether an on/off element says on: ``<w:b/>`` does, ``<w:b w:val="0"/>`` does not."""
    value = element.get(n.VAL)
    return value is None or value not in _OFF


class Fonts:
    """Resolves ``w:rFonts``, whose names may stand in the theme."""

    def __init__(self, theme: _Element | None) -> None:
        self._theme: dict[str, str] = {}
        if theme is not None:
            for kind in ("major", "minor"):
                latin = theme.find(f".//{{*}}{kind}Font/{{*}}latin")
                if latin is not None and latin.get("typeface"):
                    self._theme[kind] = latin.get("typeface", "")

    def name(self, element: _Element) -> str | None:
        """The font of Vietnamese letters (``hAnsi``, else ``ascii``)."""
        for slot in ("hAnsi", "ascii"):
            themed = element.get(f"{n.FONTS[:-6]}{slot}Theme")
            if themed and themed[:5] in self._theme:
                return self._theme[themed[:5]]
            name: str | None = element.get(f"{n.FONTS[:-6]}{slot}")
            if name:
                return name
        return None

    def run(self, base: RunLook, items: Iterable[_Element], *, toggle: bool = False) -> RunLook:
        """``base`` with what ``items`` (children of ``w:rPr``) state.

        With ``toggle``, as Word does for a character style on a paragraph style, *on* means
        *the other way*: emphasis in a bold heading is not bold.
        """
        font, size, bold, italic, underline, caps, hidden, color = base
        for item in items:
            tag = item.tag
            if tag == n.FONTS:
                font = self.name(item) or font
            elif tag == n.SZ:
                half = integer(item.get(n.VAL))
                size = half / 2 if half else size
            elif tag == n.B:
                bold = switched_on(item) if not toggle else bold is not switched_on(item)
            elif tag == n.I:
                italic = switched_on(item) if not toggle else italic is not switched_on(item)
            elif tag == n.U:
                underline = switched_on(item)
            elif tag == n.CAPS:
                caps = switched_on(item) if not toggle else caps is not switched_on(item)
            elif tag == n.VANISH:
                hidden = switched_on(item) if not toggle else hidden is not switched_on(item)
            elif tag == n.COLOR:
                value = (item.get(n.VAL) or "").upper()
                color = None if value in _BLACK else value
        return RunLook(font, size, bold, italic, underline, caps, hidden, color)


def spaced(look: ParagraphLook, p_pr: _Element | None) -> ParagraphLook:
    """``look`` with what the children of ``p_pr`` state directly."""
    if p_pr is None or not len(p_pr):
        return look
    new: dict[str, object] = {}
    for item in p_pr:
        tag = item.tag
        if tag == n.JC:
            new["align"] = _ALIGN.get(item.get(n.VAL, ""), look.align)
        elif tag == n.IND:
            new |= _indents(item)
        elif tag == n.SPACING:
            new |= _spacing(item)
        elif tag == n.OUTLINE:
            level = integer(item.get(n.VAL))
            new["outline"] = level + 1 if level is not None and 0 <= level <= 8 else 0
        elif tag == n.NUM_PR:
            new |= _numbering(item)
    return look._replace(**new) if new else look  # type: ignore[arg-type]  # names and types above


def _indents(item: _Element) -> dict[str, object]:
    new: dict[str, object] = {}
    left = points(item.get(_LEFT) or item.get(_START))
    if left is not None:
        new["indent_left"] = left
    first, hanging = points(item.get(_FIRST)), points(item.get(_HANGING))
    if hanging is not None:
        new["indent_first"] = -hanging
    elif first is not None:
        new["indent_first"] = first
    return new


def _spacing(item: _Element) -> dict[str, object]:
    new: dict[str, object] = {}
    for side, key in (("before", "space_before"), ("after", "space_after")):
        space = points(item.get(f"{_W}{side}"))
        if item.get(f"{_W}{side}Autospacing", "0") not in _OFF:
            space = _AUTO_SPACING
        if space is not None:
            new[key] = space
    line = integer(item.get(_LINE))
    if line:
        rule = item.get(_RULE, "auto")
        new["line_spacing"] = round(line / (240 if rule == "auto" else 20), 3)
    return new


def _numbering(item: _Element) -> dict[str, object]:
    new: dict[str, object] = {}
    for child in item:
        if child.tag == n.NUM_ID:
            new["num_id"] = child.get(n.VAL)
        elif child.tag == n.LEVEL:
            new["level"] = integer(child.get(n.VAL))
    return new


_W = n.FONTS[: -len("rFonts")]
_LEFT, _START, _FIRST, _HANGING = (f"{_W}{k}" for k in ("left", "start", "firstLine", "hanging"))
_LINE, _RULE = f"{_W}line", f"{_W}lineRule"


def style_of(look: ParagraphLook, run: RunLook, *, first: bool, last: bool) -> Style:
    """The style of one line; only the outer lines of a paragraph have space around them."""
    return Style(
        font=run.font,
        size=run.size,
        bold=run.bold,
        italic=run.italic,
        underline=run.underline,
        align=look.align,
        indent_left=look.indent_left,
        indent_first=look.indent_first if first else 0.0,
        space_before=look.space_before if first else 0.0,
        space_after=look.space_after if last else 0.0,
        line_spacing=look.line_spacing,
        color=run.color,
    )


def heading_level(name: str) -> int:
    """The level in the name of a built-in heading style (``heading 2``); 0 for other names."""
    match = _HEADING_NAME.fullmatch(name)
    return int(match[1]) if match else 0
