"""Tables: data with cells, layout without, and the order in which they are read."""

from __future__ import annotations

import pytest
from docx_builder import cell, lines, p, package, read, row, table

from vbparse.document import Cell, Source

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def span(width: int) -> str:
    return f'<w:gridSpan w:val="{width}"/>'


def texts(source: Source, table_index: int = 0) -> dict[tuple[int, int], list[str]]:
    return {
        (c.row, c.column): [source.quote(s) for s in c.spans]
        for c in source.tables[table_index].cells
    }


def test_a_data_table_keeps_its_cells() -> None:
    source = read(
        package(
            p("trước")
            + table(row("TT", "Nhiệm vụ"), row("1", cell("Rà soát", "Báo cáo")))
            + p("sau")
        )
    )
    assert source.text.split("\n") == ["trước", "TT", "Nhiệm vụ", "1", "Rà soát", "Báo cáo", "sau"]
    assert texts(source) == {
        (0, 0): ["TT"],
        (0, 1): ["Nhiệm vụ"],
        (1, 0): ["1"],
        (1, 1): ["Rà soát", "Báo cáo"],
    }
    (only,) = source.tables
    assert (only.rows, only.columns) == (2, 2)
    assert source.quote(only.span) == "TT\nNhiệm vụ\n1\nRà soát\nBáo cáo"
    cells = [(x.cell.row, x.cell.column) if x.cell else None for x in source.lines]
    assert cells == [None, (0, 0), (0, 1), (1, 0), (1, 1), (1, 1), None]


def merged(kind: str) -> str:
    return f'<w:vMerge w:val="{kind}"/>' if kind else "<w:vMerge/>"


def test_merged_cells() -> None:
    source = read(
        package(
            table(
                row(cell("Sở Y tế", properties=merged("restart")), "a", "b"),
                row(cell("không in", properties=merged("")), cell("cả hai", properties=span(2))),
                row("x", "y", "z"),
            )
        )
    )
    found = {(c.row, c.column): (c.rowspan, c.colspan) for c in source.tables[0].cells}
    assert found == {
        (0, 0): (2, 1), (0, 1): (1, 1), (0, 2): (1, 1),
        (1, 1): (1, 2),
        (2, 0): (1, 1), (2, 1): (1, 1), (2, 2): (1, 1),
    }  # fmt: skip
    assert "không in" not in source.text


def test_cells_merged_across_in_the_old_way() -> None:
    source = read(
        package(
            table(
                row(
                    cell("rộng", properties='<w:hMerge w:val="restart"/>'),
                    cell(properties="<w:hMerge/>"),
                    "c",
                ),
                row("x", "y", "z"),
            )
        )
    )
    assert source.tables[0].cells[0] == Cell(0, 0, source.tables[0].cells[0].spans, 1, 2)


def test_columns_where_no_cell_begins_do_not_count() -> None:
    source = read(
        package(
            table(
                row(cell("x", properties=span(2)), cell("y", properties=span(3))),
                row(cell("z", properties=span(2)), "t"),
            )
        )
    )
    assert (source.tables[0].columns, sorted(texts(source))) == (
        2,
        [(0, 0), (0, 1), (1, 0), (1, 1)],
    )


def test_borders_a_hair_apart_are_one() -> None:
    source = read(
        package(
            table(
                row(cell("a", properties=span(1)), cell("b", properties=span(2))),
                row(cell("c", properties=span(2)), cell("d", properties=span(1))),
                grid=(2000, 40, 3000),
            )
        )
    )
    assert (source.tables[0].columns, sorted(texts(source))) == (
        2,
        [(0, 0), (0, 1), (1, 0), (1, 1)],
    )
    assert {c.colspan for c in source.tables[0].cells} == {1}


def test_grid_before_moves_a_row_to_the_right() -> None:
    source = read(package(table(row("a", "b"), row("c", properties='<w:gridBefore w:val="1"/>'))))
    assert texts(source)[1, 1] == ["c"]


# --------------------------------------------------------------------------------------- layout

HEADER = (
    row(cell("UBND TỈNH A", "SỞ XÂY DỰNG"), cell(NATION, MOTTO)),
    row("Số: 12/KH-SXD", "A, ngày 05 tháng 3 năm 2025"),
)
HEADER_LINES = [
    *("UBND TỈNH A", "SỞ XÂY DỰNG", "Số: 12/KH-SXD"),
    *(NATION, MOTTO, "A, ngày 05 tháng 3 năm 2025"),
]


@pytest.mark.parametrize("borders", [False, True])
def test_a_header_is_read_left_side_first(borders: bool) -> None:
    source = read(package(table(*HEADER, borders=borders) + p("KẾ HOẠCH")))
    assert source.text.split("\n") == [*HEADER_LINES, "KẾ HOẠCH"]
    assert (source.tables, {x.cell for x in source.lines}) == ((), {None})


def test_a_header_with_a_gap_between_its_sides_and_a_row_below() -> None:
    rows = [
        row("SỞ XÂY DỰNG", "", cell(NATION, MOTTO)),
        row("Số: 12/KH-SXD", "", "ngày 05 tháng 3 năm 2025"),
        row(cell("KẾ HOẠCH", properties=span(3))),
        row("trái", "", "phải"),
    ]
    assert lines(table(*rows, borders=False)) == [
        *("SỞ XÂY DỰNG", "Số: 12/KH-SXD"),
        *(NATION, MOTTO, "ngày 05 tháng 3 năm 2025"),
        *("KẾ HOẠCH", "trái", "phải"),
    ]


def test_a_partys_header() -> None:
    rows = [row("TỈNH ỦY A", "ĐẢNG CỘNG SẢN VIỆT NAM"), row("Số 5-KH/TU", "A, ngày 1/2/2025")]
    assert lines(table(*rows)) == [
        "TỈNH ỦY A",
        "Số 5-KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "A, ngày 1/2/2025",
    ]


@pytest.mark.parametrize("borders", [False, True])
def test_a_signature_is_read_left_side_first(borders: bool) -> None:
    rows = [
        row(
            cell("Nơi nhận:", "- Như trên;", properties=merged("restart")),
            cell("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ),
        row(cell(properties=merged("")), cell("", "")),
        row(cell("- thừa", properties=merged("")), "Nguyễn Văn A"),
    ]
    assert lines(table(*rows, borders=borders)) == [
        *("Nơi nhận:", "- Như trên;", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A")
    ]


def test_two_signers_without_recipients() -> None:
    rows = [row("NGƯỜI LẬP", "HIỆU TRƯỞNG"), row("", ""), row("Trần Thị B", "Lê Văn C")]
    assert lines(table(*rows, borders=False)) == [
        "NGƯỜI LẬP",
        "Trần Thị B",
        "HIỆU TRƯỞNG",
        "Lê Văn C",
    ]


def test_a_table_of_tasks_is_data_though_it_names_posts_and_recipients() -> None:
    source = read(
        package(
            table(
                row("TT", "Văn bản", "Nơi nhận"),
                row("1", "Số: 12/KH-UBND", "GIÁM ĐỐC"),
                row("2", "Số: 13/KH-UBND", "CHỦ TỊCH"),
            )
        )
    )
    assert source.tables[0].rows == 3


def test_side_by_side_text_without_borders_is_read_row_by_row() -> None:
    source = read(
        package(table(row("7 giờ", "Đón khách"), row("8 giờ", "Khai mạc"), borders=False))
    )
    assert source.text.split("\n") == ["7 giờ", "Đón khách", "8 giờ", "Khai mạc"]
    assert source.tables == ()


def test_three_columns_without_borders_are_data() -> None:
    assert read(package(table(row("a", "b", "c"), row("d", "e", "f"), borders=False))).tables


def test_a_box_around_a_text_is_no_data() -> None:
    assert read(package(table(row("Lưu ý")) + table(row("a"), row("b")))).tables == ()


def test_borders_of_the_style_and_of_cells() -> None:
    style = (
        '<w:style w:type="table" w:styleId="G"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="H"><w:basedOn w:val="G"/></w:style>'
    )
    bare = table(row("a", "b"), row("c", "d"), borders=False)
    for name in "GH":
        styled = bare.replace("<w:tblPr>", f'<w:tblPr><w:tblStyle w:val="{name}"/>')
        assert read(package(styled, {"styles": style})).tables
    off = styled.replace(
        "</w:tblPr>", '<w:tblBorders><w:top w:val="nil"/></w:tblBorders></w:tblPr>'
    )
    assert not read(package(off, {"styles": style})).tables
    drawn = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    assert read(package(bare.replace("<w:tcPr>", f"<w:tcPr>{drawn}"))).tables


def test_a_table_in_a_cell() -> None:
    inner = table(row("x", "y"), row("z", "t"))
    source = read(package(table(row("a", "b"), row("c", cell("d", inner, p("e"))))))
    assert source.text.split("\n") == ["a", "b", "c", "d", "x", "y", "z", "t", "e"]
    assert texts(source, 0)[1, 1] == ["d", "x", "y", "z", "t", "e"]
    assert texts(source, 1)[1, 0] == ["z"]
    refs = [(x.cell.table, x.cell.row, x.cell.column) for x in source.lines if x.cell]
    assert refs[3:] == [(0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1), (0, 1, 1)]


def test_data_in_a_layout_table() -> None:
    inner = table(row("x", "y"), row("z", "t"))
    source = read(
        package(table(*HEADER, row(cell("KẾ HOẠCH", inner, properties=span(2))), borders=False))
    )
    assert source.text.split("\n") == [*HEADER_LINES, "KẾ HOẠCH", "x", "y", "z", "t"]
    assert len(source.tables) == 1


def test_an_empty_table_leaves_no_trace_in_the_numbers_of_tables() -> None:
    empty = table(row("", ""), row("", ""))
    source = read(package(empty + p("x") + table(row("a", "b"), row("c", "d"))))
    assert len(source.tables) == 1
    assert [x.cell.table for x in source.lines if x.cell] == [0] * 4


def test_a_table_without_rows_or_cells() -> None:
    assert lines(table() + table("<w:tr/>") + table("<w:tr/>", row("a", "b")) + p("x")) == [
        "a",
        "b",
        "x",
    ]


def test_spans_beyond_reason() -> None:
    wild = cell("a", properties='<w:gridSpan w:val="999999999"/>')
    source = read(package(table(row(wild, "b"), row("c", "d"))))
    assert source.text == "a\nb\nc\nd"
    assert source.tables[0].columns <= 64
