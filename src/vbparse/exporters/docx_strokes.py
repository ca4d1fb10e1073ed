"""*Đường kẻ*: a line drawn below words of a Word file, in the middle, as long as a share of them.

It is a straight connector, as *Insert, Shapes, Line* makes it, anchored in the words' paragraph:
Word and LibreOffice print it alike, and as a tracked insertion it can be refused.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbparse.document import Style
from vbparse.readers import _docx_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Above", "drawn_below"]

_EMU = 12_700  # in a point
_SINGLE = 1.15  # of the size: single line spacing of Times New Roman
_GAP = 0.5  # points between the line of words and the drawn one
_A4_TEXT = 470.0  # points; the width of text on a page, where no cell holds it
_WIDTHS = ((" .,;:'ilI|!()-", 0.3), ("mwMW", 0.85))
_UPPER, _LOWER = 0.69, 0.48
_W = n.VAL[:-3]
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_SHAPE = """<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>
<wp:extent cx="{long}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="vbparse {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{long}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>
<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:line style="position:absolute;margin-top:{top}pt;mso-position-horizontal:center;\
mso-position-horizontal-relative:text;mso-position-vertical-relative:text"\
 from="0,0" to="{wide}pt,0" strokecolor="black"/>
</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


@dataclass(frozen=True)
class Above:
    """The words above a line, how they are set, and how much of their length it takes."""

    text: str
    style: Style
    share: float

    @property
    def size(self) -> float:
        """In points; that of the head where nothing is stated."""
        return self.style.size or 13.0

    @property
    def width(self) -> float:
        """In points, about: Times New Roman by classes of letters."""
        return sum(map(_letter, self.text)) * self.size * (1.05 if self.style.bold else 1.0)


def _letter(letter: str) -> float:
    known = next((width for letters, width in _WIDTHS if letter in letters), None)
    return known if known is not None else _UPPER if letter.isupper() else _LOWER


def drawn_below(paragraph: _Element, run: _Element, above: Above, number: int) -> _Element:
    """A run that holds the line; it belongs behind ``run``, the last one of the words."""
    from lxml import etree

    room = _room(paragraph)
    lines = _lines_before(paragraph, run, above, room) + math.ceil(above.width / room)
    down = lines * _pitch(above) + _GAP
    wide = min(above.width * above.share, room)
    xml = _SHAPE.format(
        names=_NAMES,
        down=round(down * _EMU),
        long=round(wide * _EMU),
        number=number,
        top=f"{down:.1f}",
        wide=f"{wide:.1f}",
    )
    return etree.fromstring(xml.replace("\n", ""))


def _pitch(above: Above) -> float:
    """From one line of the paragraph to the next."""
    stated = above.style.line_spacing
    if stated is not None and stated >= 5:
        return stated
    return above.size * _SINGLE * (stated or 1.0)


def _lines_before(paragraph: _Element, run: _Element, above: Above, room: float) -> int:
    """Lines of the same paragraph above the words: broken by hand, or too long for the cell."""
    lines, letters = 0, 0.0
    for item in paragraph.iter(n.T, n.BR, n.R):
        if item is run:
            break
        if item.tag == n.BR:
            lines += max(1, math.ceil(letters / room))
            letters = 0.0
        elif item.tag == n.T:
            letters += sum(map(_letter, item.text or "")) * above.size
    return lines


def _room(paragraph: _Element) -> float:
    """How wide a line of the paragraph can be."""
    cell = next(paragraph.iterancestors(n.TC), None)
    width = cell.find(f"{n.TC_PR}/{_W}tcW") if cell is not None else None
    said = width.get(n.W, "") if width is not None and width.get(n.TYPE) == "dxa" else ""
    if said.isdecimal() and 400 < int(said) < 20_000:
        return int(said) / 20
    return _A4_TEXT if cell is None else _A4_TEXT / 2
