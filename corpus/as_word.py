"""A sample as a Word file, by the sizes and places of ND30 Phụ lục I; its bytes repeat."""

from __future__ import annotations

import itertools
import re
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from markup import LOOKS, Block, Document, Part

from vbparse.learning.synthesize.word_bytes import word_bytes

A4 = (Mm(210), Mm(297))
PLACES = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "justify": ALIGN.JUSTIFY}
LABEL = re.compile(r"(?P<roman>[IVX]+\. )|(?P<arabic>\d+\. )|(?P<letter>[a-z]\) )|(?P<dash>- )")
LEVELS = {"roman": 0, "arabic": 1, "letter": 2, "dash": 3}  # of the list that numbers a document
EDGES = {
    "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "lines": ("top", "bottom", "insideH"),
    "none": (),
}
FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))


def as_word(documents: list[Document]) -> bytes:
    """The file; its documents stand on pages of their own."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    for index, document in enumerate(documents):
        if index:
            _section(word, landscape=False)
        _page(word.sections[-1], landscape=False)
        _one(word, document)
    return word_bytes(word)


def _one(word: Any, document: Document) -> None:
    _numbers(word.sections[-1], document.keys["pages"])
    (_tabbed if document.keys["head"] == "tabs" else _halves)(word, document)
    _put(word, Block("text"))
    for block in document.title():
        _put(word, block)
    labels = _list(word) if document.keys["numbering"] == "automatic" else 0
    _blocks(word, document.parts[0], document, labels)
    _end(word, document)
    for annex in document.parts[1:]:
        _section(word, annex.landscape)
        _blocks(word, annex, document, 0)


def _section(word: Any, landscape: bool) -> None:
    _page(word.add_section(WD_SECTION.NEW_PAGE), landscape)


def _page(section: Any, landscape: bool) -> None:
    width, height = reversed(A4) if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)


def _numbers(section: Any, where: str) -> None:
    """Page numbers as a field, not on the first page."""
    section.different_first_page_header_footer = True
    place = section.footer if where == "foot" else section.header
    place.is_linked_to_previous = False
    paragraph = place.paragraphs[0]
    paragraph.alignment = ALIGN.RIGHT if where == "foot" else ALIGN.CENTER
    for kind in ("begin", "", "end"):
        run = paragraph.add_run()._r
        made = (
            f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
            if kind
            else f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"
        )
        run.append(parse_xml(made))


def _put(where: Any, block: Block, text: str | None = None) -> Any:
    """A paragraph at the end of a body or cell."""
    look = LOOKS[block.role]
    paragraph = where.add_paragraph()
    paragraph.alignment = PLACES[look.align]
    if look.indent:
        paragraph.paragraph_format.first_line_indent = Cm(look.indent)
        paragraph.paragraph_format.space_before = Pt(6)
    _run(paragraph, block, block.text if text is None else text)
    return paragraph


def _run(paragraph: Any, block: Block, text: str) -> None:
    look = LOOKS[block.role]
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = "b" in look.face, "i" in look.face, Pt(look.size)


def _fill(cell: Any, blocks: list[Block]) -> None:
    """Paragraphs in a cell, in place of the empty one that it is made with."""
    cell._element.remove(cell.paragraphs[0]._element)
    for block in blocks or [Block("text")]:
        _put(cell, block)


def _halves(word: Any, document: Document) -> None:
    """The header in a table without borders, the usual way."""
    table = word.add_table(1, 2)
    table.autofit = False
    halves = ((Cm(6.5), document.left()), (Cm(10), document.right()))
    for cell, (width, blocks) in zip(table.rows[0].cells, halves, strict=True):
        cell.width = width
        _fill(cell, [block for block in blocks if block.role != "rule"])


def _tabbed(word: Any, document: Document) -> None:
    """The header typed line by line, its halves centred on tab stops."""
    for left, right in itertools.zip_longest(document.left(), document.right()):
        paragraph = word.add_paragraph()
        for stop in (4, 12.5):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop), TAB.CENTER)
        for block in (left, right):
            if block or left is None:
                _run(paragraph, block or Block("text"), "\t" + (block.text if block else ""))


def _end(word: Any, document: Document) -> None:
    """Nơi nhận beside, above or below the signature."""
    to = document.recipients()
    sign = [*document.signature(), *[Block("text")] * 3, *document.signers()]
    if not document.signers() and not to:
        return
    where = document.keys["end"]
    if where == "beside":
        first, second = word.add_table(1, 2).rows[0].cells
        _fill(first, to)
        _fill(second, sign)
        return
    for block in to if where == "above" else []:
        _put(word, block)
    _fill(word.add_table(1, 2).rows[0].cells[1], sign)
    for block in to if where == "below" else []:
        _put(word, block)


def _blocks(word: Any, part: Part, document: Document, labels: int) -> None:
    for block in part.blocks:
        if block.rows:
            _table(word, block.rows, document.keys["borders"])
            continue
        label = LABEL.match(block.text) if labels else None
        paragraph = _put(word, block, block.text[label.end() :] if label else None)
        if label:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = LEVELS[label.lastgroup or ""]
            properties.get_or_add_numId().val = labels


def _table(word: Any, rows: tuple[tuple[str, ...], ...], borders: str) -> None:
    table = word.add_table(len(rows), len(rows[0]))
    table._tbl.tblPr.append(parse_xml(_borders(EDGES[borders])))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value in ("^", "<"):
                before = table.cell(y - 1, x) if value == "^" else table.cell(y, x - 1)
                before.merge(table.cell(y, x))
                continue
            paragraph = table.cell(y, x).paragraphs[0]
            _run(paragraph, Block("cell" if y else "cellhead"), value)
    for paragraph in (p for cell in table._cells for p in cell.paragraphs if not p.text):
        if len(paragraph._p.getparent().findall(qn("w:p"))) > 1:  # left over by a merge
            paragraph._p.getparent().remove(paragraph._p)


def _borders(edges: tuple[str, ...]) -> str:
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in edges)
    return f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"


def _list(word: Any) -> int:
    """A numbered list of four levels in numbering.xml; its id."""
    root = word.part.numbering_part.element
    made = 90 + len(root.findall(qn("w:abstractNum")))
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(FORMATS)
    )
    xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{made}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    root.insert(0, parse_xml(xml))
    return int(root.add_num(made).numId)
