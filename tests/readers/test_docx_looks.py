"""Effective formatting, headings, page set-up."""

from __future__ import annotations

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx_builder import cell, p, package, r, read, row, saved, table

from vbparse.document import Margins, Style

THEME = (
    '<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'
    "</a:theme>"
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
    'w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def style(
    name: str, inner: str, based_on: str = "", kind: str = "paragraph", rest: str = ""
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {rest}><w:name w:val="{name}"/>{base}'
        f"{inner}</w:style>"
    )


def look(body: str, styles: str = "") -> Style:
    (line, *_) = read(package(body, {"styles": styles, "theme": THEME})).lines
    return line.style


def named(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def test_what_nothing_states_is_words_default() -> None:
    plain = look(p("x"))
    assert (plain.font, plain.size, plain.align) == ("Times New Roman", 10, "left")
    assert (plain.line_spacing, plain.space_after, plain.indent_first) == (1, 0, 0)


def test_defaults_and_theme() -> None:
    plain = look(p("x"), DEFAULTS)
    assert (plain.font, plain.size, plain.space_after, plain.line_spacing) == (
        "Calibri",
        11,
        8,
        1.079,
    )


def test_the_chain_from_defaults_to_run() -> None:
    styles = (
        DEFAULTS
        + style("Goc", '<w:rPr><w:rFonts w:hAnsi="Arial"/><w:sz w:val="24"/></w:rPr>')
        + style("Con", '<w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:b/></w:rPr>', "Goc")
    )
    one = look(p("x", named("Con"), run='<w:sz w:val="28"/>'), styles)
    assert (one.font, one.size, one.bold, one.align, one.space_after) == (
        "Arial",
        14,
        True,
        "justify",
        8,
    )
    direct = look(p("x", named("Con") + '<w:jc w:val="center"/>', run='<w:b w:val="0"/>'), styles)
    assert (direct.align, direct.bold) == ("center", False)


def test_the_default_paragraph_style() -> None:
    styles = style("Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', rest='w:default="1"')
    assert look(p("x"), styles).size == 14
    assert look(p("x", named("KhongCo")), styles).size == 14


def test_character_styles_toggle() -> None:
    styles = style("Dam", "<w:rPr><w:b/></w:rPr>") + style(
        "Manh", "<w:rPr><w:b/><w:i/></w:rPr>", kind="character"
    )
    strong = '<w:rStyle w:val="Manh"/>'
    assert look(p("x", run=strong), styles).bold
    inside = look(p("x", named("Dam"), run=strong), styles)
    assert (inside.bold, inside.italic) == (False, True)
    assert look(p("x", named("Dam"), run=strong + "<w:b/>"), styles).bold


def test_styles_based_on_each_other() -> None:
    styles = style("A", "<w:rPr><w:b/></w:rPr>", "B") + style("B", "<w:rPr><w:i/></w:rPr>", "A")
    both = look(p("x", named("A")), styles)
    assert both.bold and both.italic


def test_a_table_style_lies_under_the_paragraph_style() -> None:
    styles = DEFAULTS + style(
        "Bang",
        '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>',
        kind="table",
    )
    styled = table(row("x", "y"), row("z", "t")).replace(
        "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Bang"/>'
    )
    inside = look(styled, styles)
    assert (inside.space_after, inside.size) == (0, 10)
    source = read(package(styled + p("sau"), {"styles": styles}))
    assert source.lines[-1].style.space_after == 8


@pytest.mark.parametrize(
    ("properties", "field", "value"),
    [
        ('<w:ind w:left="720"/>', "indent_left", 36),
        ('<w:ind w:start="720.0000001"/>', "indent_left", 36),
        ('<w:ind w:left="1cm"/>', "indent_left", 28.35),
        ('<w:ind w:left="nhiều"/>', "indent_left", 0),
        ('<w:ind w:firstLine="567"/>', "indent_first", 28.35),
        ('<w:ind w:hanging="360"/>', "indent_first", -18),
        ('<w:spacing w:before="120"/>', "space_before", 6),
        ('<w:spacing w:before="100" w:beforeAutospacing="1"/>', "space_before", 14),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "line_spacing", 1.5),
        ('<w:spacing w:line="340" w:lineRule="exact"/>', "line_spacing", 17),
        ('<w:spacing w:line="360" w:lineRule="atLeast"/>', "line_spacing", 18),
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:jc w:val="distribute"/>', "align", "justify"),
        ('<w:jc w:val="lạ"/>', "align", "left"),
    ],
)
def test_measures(properties: str, field: str, value: object) -> None:
    assert getattr(look(p("x", properties)), field) == value


def test_the_majority_of_characters_decides() -> None:
    body = f"<w:p>{r('Nơi nhận: ', '<w:b/>')}{r('các sở, ban, ngành', '<w:sz w:val=`22`/>'.replace('`', chr(34)))}</w:p>"
    line = look(body)
    assert (line.bold, line.size) == (False, 11)
    assert look(
        f"<w:p>{r('Nơi nhận', '<w:b/><w:u w:val=`single`/>'.replace('`', chr(34)))}{r(': A')}</w:p>"
    ).underline


def test_a_break_has_no_space_around_it() -> None:
    spacing = '<w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="720"/>'
    body = f"<w:p><w:pPr>{spacing}</w:pPr><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>"
    one, two = (line.style for line in read(package(body)).lines)
    assert (one.space_before, one.space_after, one.indent_first) == (6, 0, 36)
    assert (two.space_before, two.space_after, two.indent_first) == (0, 3, 0)


@pytest.mark.parametrize(
    ("styles", "properties", "level"),
    [
        ("", '<w:outlineLvl w:val="0"/>', 1),
        ("", '<w:outlineLvl w:val="9"/>', 0),
        (style("H", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'), named("H"), 3),
        (style("heading 2", ""), named("heading 2"), 2),
        (
            style("H", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
            named("H") + '<w:outlineLvl w:val="9"/>',
            0,
        ),
        ("", "", 0),
    ],
)
def test_headings(styles: str, properties: str, level: int) -> None:
    (line,) = read(package(p("x", properties), {"styles": styles})).lines
    assert line.heading == level


def test_as_python_docx_sees_it() -> None:
    document = python_docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(14)
    paragraph = document.add_paragraph()
    paragraph.add_run("Căn cứ").italic = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    document.add_heading("I. MỤC ĐÍCH", level=1)
    source = read(saved(document))
    first, heading = source.lines
    assert (first.style.size, first.style.italic, first.style.align) == (14, True, "justify")
    assert first.style.indent_first == 36
    assert (heading.heading, heading.style.bold) == (1, True)
    (page,) = source.pages
    assert (page.width, page.height) == (595.3, 841.9)
    assert page.margins == Margins(top=56.7, right=56.7, bottom=56.7, left=85.05)


def test_one_page_set_up_for_each_section() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>'
    source = read(package(p("một") + p("hai", wide) + p("ba") + "<w:sectPr/>"))
    assert [(page.number, page.width, page.height) for page in source.pages] == [
        (1, 841.9, 595.3),
        (2, 595.3, 841.9),
    ]
    assert source.pages[1].margins is None
    assert read(package(p("x"))).pages == ()


def test_cells_have_looks_of_their_own() -> None:
    body = table(row(cell(p("x", '<w:jc w:val="center"/>')), "y"), row("z", "t"))
    assert look(body).align == "center"
