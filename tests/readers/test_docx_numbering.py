"""Automatic numbering: the labels that Word prints."""

from __future__ import annotations

import docx as python_docx
import pytest
from docx_builder import cell, lines, numbered, p, package, read, row, saved, table
from hypothesis import given
from hypothesis import strategies as st

from vbparse.readers._docx_numbering import number_text


def level(at: int, form: str, text: str, rest: str = "", start: str = "1") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{rest}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, overrides: str = "", more: str = "") -> str:
    """One abstract list with two instances, 1 and 2; ``overrides`` belong to 2."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


PLAN = numbering(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7"),
)


def test_the_outline_of_a_plan() -> None:
    body = (
        numbered("MỤC ĐÍCH", 1)
        + numbered("Mục đích", 1, 1)
        + numbered("Yêu cầu", 1, 1)
        + numbered("rõ việc", 1, 2)
        + numbered("rõ người", 1, 2)
        + p("Câu không đánh số")
        + numbered("đúng hạn", 1, 3)
        + numbered("NHIỆM VỤ", 1)
        + numbered("Rà soát", 1, 1)
        + numbered("một", 1, 2)
    )
    source = read(package(body, {"numbering": PLAN}))
    assert source.text.split("\n") == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "2. Yêu cầu",
        "a) rõ việc",
        "b) rõ người",
        "Câu không đánh số",
        "- đúng hạn",
        "II. NHIỆM VỤ",
        "1. Rà soát",
        "a) một",
    ]
    assert [line.label for line in source.lines] == [3, 3, 3, 3, 3, 0, 2, 4, 3, 3]
    assert "Mục đích" in [source.text[x.span.start + x.label : x.span.end] for x in source.lines]


@pytest.mark.parametrize(
    ("definition", "label"),
    [
        (level(0, "decimal", "Điều %1."), "Điều 1. x"),
        (level(0, "decimal", "%1.", start="3"), "3. x"),
        (level(0, "decimal", "%1.", start="0"), "0. x"),
        (level(0, "decimalZero", "%1."), "01. x"),
        (level(0, "upperLetter", "%1)"), "A) x"),
        (level(0, "lowerRoman", "(%1)"), "(i) x"),
        (level(0, "decimalEnclosedParen", "%1"), "(1) x"),
        (level(0, "numberInDash", "%1"), "- 1 - x"),
        (level(0, "none", ""), "x"),
        (level(0, "none", "Mục"), "Mục x"),
        (level(0, "decimal", ""), "x"),
        (level(0, "decimal", "%1.", '<w:suff w:val="space"/>'), "1. x"),
        (level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'), "1.x"),
        (level(0, "bullet", "-"), "- x"),
        (level(0, "bullet", "+"), "+ x"),
        (level(0, "bullet", "o"), "- x"),
        (level(0, "decimal", "%1.", '<w:lvlPicBulletId w:val="0"/>'), "- x"),
        (level(0, "thaiLetters", "%1."), "1. x"),
        (level(0, "decimal", "%1.%2."), "1.1. x"),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', "1. x"),
        ('<w:lvl w:ilvl="0"/>', "x"),
        ('<w:lvl w:ilvl="77"/>', "x"),
        (
            '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt '
            'w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt '
            'w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>',
            "001. x",
        ),
    ],
)
def test_forms(definition: str, label: str) -> None:
    assert lines(numbered("x", 1), numbering=numbering(definition)) == [label]


def labels(body: str, definition: str, styles: str = "") -> list[str]:
    parts = {"numbering": definition} | ({"styles": styles} if styles else {})
    source = read(package(body, parts))
    return [source.text[x.span.start : x.span.start + x.label].strip() for x in source.lines]


MULTI = numbering(
    level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%1.%2.%3")
)


def test_levels_count_inside_each_other() -> None:
    body = "".join(numbered("x", 1, at) for at in (0, 1, 1, 2, 2, 1, 0, 1, 2))
    assert labels(body, MULTI) == [
        "1.",
        "1.1.",
        "1.2.",
        "1.2.a",
        "1.2.b",
        "1.3.",
        "2.",
        "2.1.",
        "2.1.a",
    ]


def test_two_lists_of_one_definition_go_on_counting() -> None:
    body = numbered("x", 1) + numbered("x", 1) + numbered("x", 2)
    assert labels(body, MULTI) == ["1.", "2.", "3."]


def test_start_override_counts_anew_once() -> None:
    anew = numbering(
        level(0, "decimal", "%1."),
        overrides='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
    )
    body = numbered("x", 1) + numbered("x", 2) + numbered("x", 2) + numbered("x", 1)
    assert labels(body, anew) == ["1.", "5.", "6.", "7."]


def test_a_level_that_is_skipped_counts_as_used() -> None:
    assert labels("".join(numbered("x", 1, at) for at in (1, 0, 2, 1)), MULTI) == [
        "1.1.",
        "2.",
        "2.1.a",
        "2.2.",
    ]


def test_a_bullet_has_no_number_to_quote() -> None:
    mixed = numbering(level(0, "bullet", "-"), level(1, "decimal", "%1%2."))
    assert labels(numbered("x", 1) + numbered("x", 1, 1), mixed) == ["-", "1."]


def test_an_empty_paragraph_that_ends_a_section_does_not_count() -> None:
    end = f"<w:p><w:pPr>{num(1, 0)}<w:sectPr/></w:pPr></w:p>"
    assert labels(numbered("x", 1) + end + numbered("x", 1), MULTI) == ["1.", "2."]


def test_level_override_changes_the_form() -> None:
    other = level(0, "upperLetter", "%1)", start="3")
    both = numbering(
        level(0, "decimal", "%1."),
        overrides=f'<w:lvlOverride w:ilvl="0">{other}</w:lvlOverride>',
    )
    assert labels(numbered("x", 1) + numbered("x", 2) + numbered("x", 2), both) == [
        "1.",
        "B)",
        "C)",
    ]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["1.", "a)", "2.", "a)"]), ('<w:lvlRestart w:val="0"/>', ["1.", "a)", "2.", "b)"])],
)
def test_restart(restart: str, expected: list[str]) -> None:
    both = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", restart))
    body = numbered("x", 1) + numbered("x", 1, 1) + numbered("x", 1) + numbered("x", 1, 1)
    assert labels(body, both) == expected


def test_legal_numbering_is_decimal() -> None:
    legal = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(numbered("x", 1) + numbered("x", 1, 1), legal) == ["I.", "1.1"]


def style(name: str, p_pr: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{p_pr}</w:pPr></w:style>"
    )


def styled(name: str, rest: str = "") -> str:
    return p("x", f'<w:pStyle w:val="{name}"/>{rest}')


def num(num_id: int | None = None, at: int | None = None) -> str:
    inner = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    inner += "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    return f"<w:numPr>{inner}</w:numPr>"


def test_numbering_in_a_style_and_in_the_style_it_is_based_on() -> None:
    styles = (
        style("Muc", num(1)) + style("MucCon", "", "Muc") + style("MucHai", num(None, 1), "Muc")
    )
    body = styled("Muc") + styled("MucCon") + styled("MucHai")
    assert labels(body, MULTI, styles) == ["1.", "2.", "2.1."]


def test_zero_takes_numbering_away() -> None:
    styles = style("Muc", num(1)) + style("KhongSo", num(0), "Muc")
    assert labels(styled("Muc", num(0)) + styled("KhongSo") + styled("Muc"), MULTI, styles) == [
        "",
        "",
        "1.",
    ]


def test_a_level_that_names_its_style() -> None:
    linked = numbering(
        level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2.", '<w:pStyle w:val="H2"/>'),
    )
    styles = style("H1", num(1)) + style("H2", num(1))
    assert labels(styled("H1") + styled("H2") + styled("H2"), linked, styles) == [
        "1.",
        "1.1.",
        "1.2.",
    ]


def test_a_numbering_style() -> None:
    more = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = f'<w:style w:type="numbering" w:styleId="DanhSach"><w:pPr>{num(1)}</w:pPr></w:style>'
    assert labels(
        numbered("x", 3) + numbered("x", 1),
        numbering(level(0, "decimal", "%1."), more=more),
        styles,
    ) == ["1.", "2."]


def test_lists_that_do_not_exist_or_run_in_circles() -> None:
    circle = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="99"/></w:num><w:num w:numId="5"/>'
    )
    styles = f'<w:style w:type="numbering" w:styleId="S"><w:pPr>{num(3)}</w:pPr></w:style>'
    body = "".join(numbered("x", n) for n in (3, 4, 5, 6)) + numbered("x", 1, 55)
    assert labels(body, numbering(more=circle), styles) == [""] * 5
    assert lines(numbered("x", 1)) == ["x"]  # no numbering.xml


def test_indents_of_the_level_yield_to_the_paragraph() -> None:
    indented = numbering(
        '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/>'
        "</w:pPr></w:lvl>"
    )
    body = numbered("x", 1) + p("y", num(1, 0) + '<w:ind w:left="0"/>')
    first, second = read(package(body, {"numbering": indented})).lines
    assert (first.style.indent_left, first.style.indent_first) == (36, -18)
    assert (second.style.indent_left, second.style.indent_first) == (0, -18)


def test_empty_paragraphs_count_as_word_counts_them() -> None:
    assert labels(numbered("x", 1) + numbered("", 1) + numbered("x", 1), MULTI) == ["1.", "3."]


def test_a_column_of_numbers_without_text() -> None:
    body = table(
        row("TT", "Việc"), row(cell(numbered("", 1)), "a"), row(cell(numbered("", 1)), "b")
    )
    assert lines(body, numbering=MULTI) == ["TT", "Việc", "1.", "a", "2.", "b"]


def test_a_label_stands_on_the_first_line_only() -> None:
    body = f"<w:p><w:pPr>{num(1, 0)}</w:pPr><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>"
    source = read(package(body, {"numbering": MULTI}))
    assert source.text == "1. một\nhai"
    assert [line.label for line in source.lines] == [3, 0]


def test_lists_of_python_docx() -> None:
    document = python_docx.Document()
    for style_name in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("việc", style=style_name)
    assert read(saved(document)).text == "1. việc\n2. việc\n- việc"


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (0, "upperRoman", "0"),
        (5, "lowerLetter", "e"),  # Word has no đ
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (-1, "lowerLetter", "-1"),
        (10**9, "lowerLetter", "1000000000"),
        (7, "zeros2", "007"),
    ],
)
def test_number_text(number: int, form: str, text: str) -> None:
    assert number_text(number, form) == text


@given(st.lists(st.integers(0, 3), max_size=12))
def test_labels_never_change_the_text_behind_them(levels: list[int]) -> None:
    body = "".join(numbered(f"việc {i}", 1, at) for i, at in enumerate(levels))
    source = read(package(body, {"numbering": PLAN}))
    rest = [source.text[x.span.start + x.label : x.span.end] for x in source.lines]
    assert rest == [f"việc {i}" for i in range(len(levels))]
