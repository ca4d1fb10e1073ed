"""Names in WordprocessingML, made from python-docx's own map of namespaces."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"

# blocks
P, TBL, SDT, SDT_CONTENT = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:sdtContent")
SECT_PR, ALT_CHUNK, SUB_DOC = qn("w:sectPr"), qn("w:altChunk"), qn("w:subDoc")
CUSTOM_XML, BODY = qn("w:customXml"), qn("w:body")
P_PR, R_PR, P_STYLE, R_STYLE = qn("w:pPr"), qn("w:rPr"), qn("w:pStyle"), qn("w:rStyle")

# inside a paragraph
R, T, TAB, PTAB, BR, CR = (qn(f"w:{n}") for n in ("r", "t", "tab", "ptab", "br", "cr"))
SYM, HYPHEN, SOFT_HYPHEN = qn("w:sym"), qn("w:noBreakHyphen"), qn("w:softHyphen")
FIELD_CHAR, INSTRUCTION, SIMPLE_FIELD = qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")
DRAWING, PICT, OBJECT, TEXT_BOX = (
    qn(f"w:{n}") for n in ("drawing", "pict", "object", "txbxContent")
)
FOOTNOTE_REF, ENDNOTE_REF = qn("w:footnoteReference"), qn("w:endnoteReference")
RUBY, RUBY_BASE = qn("w:ruby"), qn("w:rubyBase")
INS, DEL, MOVE_TO, MOVE_FROM = (qn(f"w:{n}") for n in ("ins", "del", "moveTo", "moveFrom"))
MATH, MATH_PARAGRAPH, MATH_TEXT = qn("m:oMath"), qn("m:oMathPara"), qn("m:t")
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
TRANSPARENT = frozenset(  # elements that only wrap what stands in them
    (
        *(INS, MOVE_TO, SIMPLE_FIELD, SDT_CONTENT, CUSTOM_XML),
        *(qn(f"w:{n}") for n in ("hyperlink", "smartTag", "bdo", "dir")),
    )
)

# formatting
VAL, TYPE, ID = qn("w:val"), qn("w:type"), qn("w:id")
B, I, U, CAPS, VANISH = (qn(f"w:{n}") for n in ("b", "i", "u", "caps", "vanish"))  # noqa: E741
SZ, FONTS, COLOR = qn("w:sz"), qn("w:rFonts"), qn("w:color")
JC, IND, SPACING, OUTLINE = qn("w:jc"), qn("w:ind"), qn("w:spacing"), qn("w:outlineLvl")
P_BORDERS, TOP, BOTTOM = qn("w:pBdr"), qn("w:top"), qn("w:bottom")
NUM_PR, NUM_ID, LEVEL = qn("w:numPr"), qn("w:numId"), qn("w:ilvl")

# tables
TR, TC, TBL_PR, TR_PR, TC_PR = (qn(f"w:{n}") for n in ("tr", "tc", "tblPr", "trPr", "tcPr"))
TBL_STYLE, TBL_BORDERS, TC_BORDERS = qn("w:tblStyle"), qn("w:tblBorders"), qn("w:tcBorders")
TBL_GRID, GRID_COL, W = qn("w:tblGrid"), qn("w:gridCol"), qn("w:w")
GRID_SPAN, V_MERGE, H_MERGE = qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")
GRID_BEFORE, CELL_DEL = qn("w:gridBefore"), qn("w:cellDel")

REL_ID = qn("r:id")


def child(parent: _Element, tag: str) -> _Element | None:
    """The first child with that tag; several times as fast as ``find``."""
    return next(parent.iterchildren(tag), None)
