"""What the rules on form need from a Word file: page numbers, drawn lines, colour, typed indents."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from vbparse import readers
from vbparse.document import Source


def read(word: Any) -> Source:
    out = io.BytesIO()
    word.save(out)
    return readers.read_bytes("a.docx", out.getvalue(), "docx")


def field(paragraph: Any, instruction: str = "PAGE") -> None:
    for kind in ("begin", "", "end"):
        made = (
            f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
            if kind
            else f"<w:instrText {nsdecls('w')}> {instruction} </w:instrText>"
        )
        run = paragraph.add_run()
        run.font.size = Pt(13)
        run._r.append(parse_xml(made))


@pytest.mark.parametrize(
    ("place", "align", "name"), [("header", 1, "center"), ("footer", 2, "right")]
)
def test_page_number_of_a_section(place: str, align: int, name: str) -> None:
    word = docx.Document()
    word.add_paragraph("Một")
    paragraph = getattr(word.sections[0], place).paragraphs[0]
    paragraph.alignment = align
    field(paragraph)
    word.sections[0].different_first_page_header_footer = True
    folio = read(word).pages[0].folio
    assert folio is not None
    assert (folio.place, folio.style.align) == ("top" if place == "header" else "foot", name)
    assert (folio.style.size, folio.first, folio.start) == (13, False, None)


def test_page_number_behind_a_tab_stands_in_the_middle() -> None:
    word = docx.Document()
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.add_run("\t")
    field(paragraph)
    folio = read(word).pages[0].folio
    assert folio is not None
    assert folio.style.align == "center"
    assert folio.first


def test_a_later_section_keeps_the_numbers_and_says_where_it_starts() -> None:
    word = docx.Document()
    word.add_paragraph("Một")
    field(word.sections[0].header.paragraphs[0])
    word.add_section()
    word.add_paragraph("Hai")
    word.sections[1]._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    source = read(word)
    assert source.pages[1].folio is not None
    assert source.pages[1].folio.start == 1
    assert source.text[source.pages[1].start :] == "Hai"


def test_a_reference_to_a_page_is_no_page_number() -> None:
    word = docx.Document()
    word.add_paragraph("Một")
    field(word.sections[0].header.paragraphs[0], "PAGEREF _Toc1")
    assert read(word).pages[0].folio is None


def test_borders_and_shapes_count_as_lines_drawn() -> None:
    word = docx.Document()
    border = word.add_paragraph("Có viền dưới")
    border._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4"/></w:pBdr>')
    )
    word.add_paragraph("Có hình vẽ ở đoạn trống dưới")
    line = f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:line from="0,0" to="9,0"/></w:pict>'
    word.add_paragraph().add_run()._r.append(parse_xml(line))
    word.add_paragraph("Không có gì")
    assert [one.drawn for one in read(word).lines] == [1, 1, 0]


def test_colour_and_typed_indents() -> None:
    word = docx.Document()
    word.add_paragraph().add_run("Đỏ").font.color.rgb = RGBColor(255, 0, 0)
    word.add_paragraph("\tLùi bằng phím tab")
    word.add_paragraph("Đen")
    lines = read(word).lines
    assert [one.style.color for one in lines] == ["FF0000", None, None]
    assert [one.style.indent_first for one in lines] == [0, 36, 0]
