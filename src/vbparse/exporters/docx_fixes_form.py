"""Corrections of form as tracked changes: runs, paragraphs, sections keep what they were before.

Elements are put in where the schema has them; Word refuses a file in which they stand otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING

from vbparse.document import Restyle, Setup
from vbparse.readers import _docx_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["different_first_page", "restyle_paragraph", "restyle_run", "set_up"]

_W = n.VAL[:-3]
Marked = Callable[[str], "_Element"]
"""Makes an element of a tracked change with author and number."""


def _ranks(names: str) -> dict[str, int]:
    return {f"{_W}{name}": at for at, name in enumerate(names.split())}


_RUN = _ranks(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_PARAGRAPH = _ranks(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
_SECTION = _ranks(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid printerSettings sectPrChange"
)
_NOT_KEPT = {n.R_PR, n.SECT_PR, f"{_W}headerReference", f"{_W}footerReference"}


def restyle_run(run: _Element, wanted: Restyle, marked: Marked) -> bool:
    """Set the letters of ``run`` as wanted; whether anything changed."""
    values: dict[str, dict[str, str]] = {}
    if wanted.font is not None:
        slots = ("ascii", "hAnsi", "cs", "eastAsia")
        values["rFonts"] = {f"{_W}{slot}": wanted.font for slot in slots}
    for name, value in (("b", wanted.bold), ("i", wanted.italic)):
        if value is not None:
            values[name] = {n.VAL: "1" if value else "0"}
    if wanted.underline is not None:
        values["u"] = {n.VAL: "single" if wanted.underline else "none"}
    if wanted.color is not None:
        values["color"] = {n.VAL: wanted.color}
    if wanted.size is not None:
        half = f"{round(wanted.size * 2)}"
        values |= {"sz": {n.VAL: half}, "szCs": {n.VAL: half}}
    return bool(values) and _set(_home(run, n.R_PR), values, _RUN, "rPrChange", marked)


def restyle_paragraph(paragraph: _Element, wanted: Restyle, marked: Marked) -> bool:
    """Set a whole paragraph as wanted; whether anything changed."""
    values: dict[str, dict[str, str]] = {}
    indents, spaces = _indents(wanted), _spaces(wanted)
    if spaces:
        values["spacing"] = spaces
    if indents:
        values["ind"] = indents
    if wanted.align is not None:
        values["jc"] = {n.VAL: {"justify": "both"}.get(wanted.align, wanted.align)}
    return bool(values) and _set(_home(paragraph, n.P_PR), values, _PARAGRAPH, "pPrChange", marked)


def set_up(section: _Element, wanted: Setup, marked: Marked) -> bool:
    """Set size and margins of a section as wanted; whether anything changed."""
    values: dict[str, dict[str, str]] = {}
    size = {"w": wanted.width, "h": wanted.height}
    if any(value is not None for value in size.values()):
        values["pgSz"] = {f"{_W}{k}": _twips(v) for k, v in size.items() if v is not None}
    if wanted.margins is not None:
        sides = ("top", "right", "bottom", "left")
        values["pgMar"] = {f"{_W}{k}": _twips(getattr(wanted.margins, k)) for k in sides}
    return bool(values) and _set(section, values, _SECTION, "sectPrChange", marked)


def different_first_page(section: _Element, marked: Marked) -> bool:
    """Give the first page of a section a header and footer of its own."""
    return _set(section, {"titlePg": {n.VAL: "1"}}, _SECTION, "sectPrChange", marked)


def _indents(wanted: Restyle) -> dict[str, str]:
    found: dict[str, str] = {}
    if wanted.indent_left is not None:
        found[f"{_W}left"] = _twips(wanted.indent_left)
    if wanted.indent_first is not None:
        name = "firstLine" if wanted.indent_first >= 0 else "hanging"
        found[f"{_W}{name}"] = _twips(abs(wanted.indent_first))
    return found


def _spaces(wanted: Restyle) -> dict[str, str]:
    found: dict[str, str] = {}
    if wanted.space_before is not None:
        found |= {f"{_W}before": _twips(wanted.space_before), f"{_W}beforeAutospacing": "0"}
    if wanted.line_spacing is not None:
        single = wanted.line_spacing < 5
        found[f"{_W}line"] = f"{round(wanted.line_spacing * (240 if single else 20))}"
        found[f"{_W}lineRule"] = "auto" if single else "exact"
    return found


def _twips(points: float) -> str:
    return str(round(points * 20))


def _home(parent: _Element, tag: str) -> _Element:
    """The properties of a run or paragraph; they stand before all else."""
    found = n.child(parent, tag)
    if found is None:
        found = parent.makeelement(tag)
        parent.insert(0, found)
    return found


def _set(
    home: _Element,
    values: dict[str, dict[str, str]],
    order: dict[str, int],
    change: str,
    marked: Marked,
) -> bool:
    """Write ``values`` into the properties, and what they were before into ``change``."""
    before = deepcopy(home)
    for name, attributes in values.items():
        element = n.child(home, f"{_W}{name}")
        if element is None:
            element = home.makeelement(f"{_W}{name}")
            _insert(home, element, order)
        _clear(element, name, attributes)
        for key, value in attributes.items():
            element.set(key, value)
    if _same(before, home):
        return False
    if n.child(home, f"{_W}{change}") is None:  # else it says what an earlier hand found
        _insert(home, _kept(before, change, marked), order)
    return True


def _clear(element: _Element, name: str, attributes: dict[str, str]) -> None:
    """Take away what would gainsay the new attributes: themes, the other way of indenting."""
    gone = {
        "rFonts": ["asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"],
        "color": ["themeColor", "themeShade", "themeTint"],
        "ind": ["firstLine", "hanging", "firstLineChars", "hangingChars"]
        if {f"{_W}firstLine", f"{_W}hanging"} & attributes.keys()
        else [],
    }
    if name == "ind" and f"{_W}left" in attributes:
        gone["ind"] += ["start", "startChars", "leftChars"]
    for key in gone.get(name, ()):
        element.attrib.pop(f"{_W}{key}", None)


def _kept(before: _Element, change: str, marked: Marked) -> _Element:
    note = marked(f"{_W}{change}")
    for child in list(before):
        if before.tag != n.R_PR and child.tag in _NOT_KEPT:
            before.remove(child)
    note.append(before)
    return note


def _same(one: _Element, two: _Element) -> bool:
    if one.tag != two.tag or dict(one.attrib) != dict(two.attrib) or len(one) != len(two):
        return False
    return all(_same(a, b) for a, b in zip(one, two, strict=True))


def _insert(home: _Element, element: _Element, order: dict[str, int]) -> None:
    """Put ``element`` before the first child that the schema has behind it."""
    own = order[element.tag]
    for child in home:
        if order.get(child.tag, -1) > own:
            child.addprevious(element)
            return
    home.append(element)
