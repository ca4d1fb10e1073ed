"""Headers, footers, footnotes and endnotes."""

from __future__ import annotations

import docx as python_docx
from docx_builder import cell, p, package, r, read, row, saved, table

from vbparse.document import Origin, Source

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def note(note_id: int, text: str, rest: str = "") -> str:
    return f'<w:footnote w:id="{note_id}"{rest}><w:p><w:r><w:footnoteRef/></w:r>{r(text)}</w:p></w:footnote>'


def reference(note_id: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'


def found(source: Source) -> list[tuple[str, Origin]]:
    return [(source.quote(line.span), line.origin) for line in source.lines]


def sections(*references: str, title: bool = False) -> str:
    inner = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="{kind}" r:id="{name}"/>'
        for name, kind in (x.split(":") for x in references)
    )
    return f"<w:sectPr>{inner}{'<w:titlePg/>' if title else ''}</w:sectPr>"


def test_notes_stand_at_the_end_in_the_order_of_the_text() -> None:
    notes = (
        note(-1, "vạch", ' w:type="separator"') + note(1, " một") + note(2, "hai") + note(3, "thừa")
    )
    ends = note(1, "cuối").replace("footnote", "endnote")
    body = f"<w:p>{r('A')}{reference(1, 'endnote')}{reference(2)}{r(' B')}{reference(1)}{reference(9)}</w:p>"
    source = read(package(body, {"footnotes": notes, "endnotes": ends}))
    assert found(source) == [
        ("A B", Origin.TEXT),
        ("hai", Origin.FOOTNOTE),
        ("một", Origin.FOOTNOTE),
        ("cuối", Origin.FOOTNOTE),
    ]


def test_notes_of_deleted_text_are_gone() -> None:
    body = f"<w:p>{r('A')}<w:del>{reference(1)}</w:del></w:p>"
    assert read(package(body, {"footnotes": note(1, "một")})).text == "A"


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    own = f'<w:footnote w:id="1"><w:p>{r("một")}{reference(1)}</w:p></w:footnote>'
    assert read(package(f"<w:p>{r('A')}{reference(1)}</w:p>", {"footnotes": own})).text == "A\nmột"


def test_headers_and_footers_are_furniture_at_the_end() -> None:
    parts = {"header1": p("Trang 2"), "footer1": p("Sở Xây dựng"), "header2": p("không dùng")}
    body = (
        p("KẾ HOẠCH")
        + p("x", sections("header1:default"))
        + sections("footer1:default", "header1:default")
    )
    assert found(read(package(body, parts))) == [
        ("KẾ HOẠCH", Origin.TEXT),
        ("x", Origin.TEXT),
        ("Trang 2", Origin.FURNITURE),
        ("Sở Xây dựng", Origin.FURNITURE),
    ]


def test_headers_that_are_not_printed_are_not_read() -> None:
    parts = {"header1": p("đầu"), "header2": p("chẵn"), "header3": p("lẻ")}
    references = ("header1:first", "header2:even", "header3:default")
    assert read(package(p("x") + sections(*references), parts)).text == "x\nlẻ"
    even = parts | {"settings": "<w:evenAndOddHeaders/>"}
    both = read(package(p("x") + sections(*references, title=True), even))
    assert both.text == "x\nđầu\nchẵn\nlẻ"


def test_a_header_that_holds_the_letterhead_is_text_and_comes_first() -> None:
    letterhead = table(row("SỞ XÂY DỰNG", NATION), row("Số: 12/KH-SXD", "ngày 5/3/2025"))
    parts = {"header1": letterhead, "header2": p("2")}
    source = read(
        package(p("KẾ HOẠCH") + sections("header1:first", "header2:default", title=True), parts)
    )
    assert found(source) == [
        ("SỞ XÂY DỰNG", Origin.TEXT),
        ("Số: 12/KH-SXD", Origin.TEXT),
        (NATION, Origin.TEXT),
        ("ngày 5/3/2025", Origin.TEXT),
        ("KẾ HOẠCH", Origin.TEXT),
        ("2", Origin.FURNITURE),
    ]


def test_tables_in_furniture_are_no_data() -> None:
    parts = {"footer1": table(row("a", "b"), row("c", cell("d")))}
    source = read(package(p("x") + sections("footer1:default"), parts))
    assert (source.tables, source.text) == ((), "x\na\nb\nc\nd")


def test_the_page_number_of_python_docx() -> None:
    document = python_docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.sections[0].header.paragraphs[0].text = "2"
    assert found(read(saved(document))) == [("KẾ HOẠCH", Origin.TEXT), ("2", Origin.FURNITURE)]


def test_a_damaged_side_part_is_left_out_with_a_notice() -> None:
    source = read(
        package(p("x") + sections("header1:default"), {"header1": '<?xml version="1.0"?><hdr>'})
    )
    assert source.text == "x"
    assert [n.code for n in source.notices] == ["damaged_part"]
    assert "header1.xml" in source.notices[0].message


def test_references_that_lead_nowhere() -> None:
    body = f"<w:p>{r('x')}{reference(5)}</w:p>" + sections("header9:default")
    assert read(package(body)).text == "x"
