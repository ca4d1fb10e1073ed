"""Ruled tables: cells that point into the text, joined over pages; pdfplumber as the oracle."""

from __future__ import annotations

import io
from itertools import pairwise

import pdfplumber
import pytest
from pdf_builder import Page, Pdf, printed

from vbparse.document import Origin, Source
from vbparse.readers._pdf_tables import tables_of

XS = [85.0, 120.0, 300.0, 420.0, 540.0]
HEAD = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"]


def draw_table(page: Page, top: float, rows: list[list[str]], height: float = 40) -> None:
    """A ruled table; ``|`` in a text starts a new line of the cell."""
    tops = [top + height * n for n in range(len(rows) + 1)]
    page.grid(XS, tops)
    for y, row in zip(tops, rows, strict=False):
        for x, text in zip(XS, row, strict=False):
            for n, line in enumerate(text.split("|")):
                if line:
                    page.text(x + 4, y + 14 + 14 * n, line, 11)


def cells(source: Source, index: int = 0) -> list[list[str]]:
    table = source.tables[index]
    rows = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = "|".join(
            part for span in cell.spans for part in source.quote(span).splitlines()
        )
    return rows


ROWS = [
    HEAD,
    ["1", "Tuyên truyền cải cách|hành chính", "Văn phòng", "Quý I"],
    ["2", "Rà soát thủ tục", "Phòng Nội vụ,|Phòng Tư pháp", "Tháng 6"],
]


def test_cells_hold_their_lines_row_by_row():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 90, "Nhiệm vụ được phân công như sau:")
    draw_table(page, 100, ROWS)
    page.text(85, 260, "Trên đây là Kế hoạch của huyện.")
    source = pdf.read()
    assert cells(source) == ROWS
    assert printed(source)[0].startswith("Nhiệm vụ")
    assert printed(source)[-1].startswith("Trên đây")
    for line in source.lines:
        if line.cell is not None:
            assert ROWS[line.cell.row][line.cell.column].split("|").count(source.quote(line.span))
    assert source.tables[0].page == 1
    assert source.quote(source.tables[0].span).startswith("TT\n")
    assert [source.quote(word.span) for word in source.words] == source.text.split()


def test_cells_are_read_one_by_one_though_drawn_row_by_row():
    pdf = Pdf()
    page = pdf.page()
    page.grid(XS, [100, 140])
    page.grid(XS, [140, 180])
    for base, texts in (
        (114, ("1", "Tuyên truyền", "Văn", "Quý")),
        (128, ("", "rộng", "phòng", "I")),
    ):
        for x, text in zip(XS, texts, strict=False):
            page.text(x + 4, base, text, 11)
    page.text(89, 154, "2", 11)
    assert cells(pdf.read()) == [
        ["1", "Tuyên truyền|rộng", "Văn|phòng", "Quý|I"],
        ["2", "", "", ""],
    ]


@pytest.mark.parametrize("style", ["lines", "rectangles", "thin fills", "one path"])
def test_rules_may_be_drawn_in_many_ways(style):
    pdf = Pdf()
    page = pdf.page()
    xs, tops = [85.0, 200.0, 400.0], [100.0, 130.0, 160.0]
    if style == "lines":
        page.grid(xs, tops)
    elif style == "rectangles":
        for x0, x1 in pairwise(xs):
            for y0, y1 in pairwise(tops):
                page.rect(x0, y0, x1, y1)
    elif style == "thin fills":
        for y in tops:
            page.rect(xs[0], y, xs[-1], y + 0.6, "f")
        for x in xs:
            page.rect(x, tops[0], x + 0.6, tops[-1], "f")
    else:
        path = [f"{x} {842 - tops[0]} m {x} {842 - tops[-1]} l" for x in xs]
        path += [f"{xs[0]} {842 - y} m {xs[-1]} {842 - y} l" for y in tops]
        page.ops.append(" ".join(path) + " S")
    for n, (x, y) in enumerate([(90, 120), (210, 120), (90, 150), (210, 150)]):
        page.text(x, y, ("Một", "Hai", "Ba", "Bốn")[n])
    assert cells(pdf.read()) == [["Một", "Hai"], ["Ba", "Bốn"]]


def test_shaded_ground_draws_no_rules():
    pdf = Pdf()
    page = pdf.page()
    page.rect(85, 100, 300, 140, "f").rect(300, 100, 540, 140, "f")
    page.text(90, 120, "Một").text(310, 120, "Hai")
    source = pdf.read()
    assert not source.tables
    assert not source.pages[0].rules


def test_a_header_over_two_columns_and_a_cell_over_two_rows():
    pdf = Pdf()
    page = pdf.page()
    page.grid([85, 200], [100, 160])  # spans both rows
    page.grid([200, 480], [100, 130])  # spans both columns
    page.grid([200, 340, 480], [130, 160])
    page.grid([85, 200, 340, 480], [160, 190])
    for x, y, text in [
        (90, 130, "Đơn vị"),
        (300, 120, "Kết quả"),
        (210, 150, "Đạt"),
        (350, 150, "Không"),
        (90, 180, "Sở A"),
        (210, 180, "1"),
        (350, 180, "2"),
    ]:
        page.text(x, y, text)
    source = pdf.read()
    table = source.tables[0]
    spans = {
        source.quote(cell.spans[0]): (cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in table.cells
    }
    assert spans == {
        "Đơn vị": (0, 0, 2, 1), "Kết quả": (0, 1, 1, 2), "Đạt": (1, 1, 1, 1),
        "Không": (1, 2, 1, 1), "Sở A": (2, 0, 1, 1), "1": (2, 1, 1, 1), "2": (2, 2, 1, 1),
    }  # fmt: skip
    assert (table.rows, table.columns) == (3, 3)


def test_a_table_goes_on_over_pages_and_its_header_is_read_once():
    pdf = Pdf()
    more = [["3", "Kiểm tra", "Thanh tra", "Quý III"], ["4", "Tổng kết", "Văn phòng", "Quý IV"]]
    first = pdf.page()
    first.text(85, 90, "Phân công thực hiện:")
    draw_table(first, 600, ROWS)
    second = pdf.page()
    second.center(311, 40, "2")
    draw_table(second, 80, [HEAD, *more])
    second.text(85, 300, "Trên đây là Kế hoạch của huyện.")
    source = pdf.read()
    assert len(source.tables) == 1
    assert cells(source) == [*ROWS, *more]
    assert printed(source).count("Đơn vị chủ trì") == 1
    assert "Đơn vị chủ trì" in printed(source, Origin.FURNITURE)
    assert {line.page for line in source.lines if line.cell} == {1, 2}


def test_a_row_broken_by_the_page_end_is_one_row():
    pdf = Pdf()
    draw_table(pdf.page(), 680, ROWS)
    second = pdf.page()
    draw_table(
        second, 60, [["", "hành chính các xã", "Phòng Kinh tế", ""], ["3", "Họp", "Ủy ban", ""]]
    )
    source = pdf.read()
    assert cells(source) == [
        *ROWS[:2],
        ["2", "Rà soát thủ tục|hành chính các xã", "Phòng Nội vụ,|Phòng Tư pháp|Phòng Kinh tế",
         "Tháng 6"],
        ["3", "Họp", "Ủy ban", ""],
    ]  # fmt: skip
    row = next(cell for cell in source.tables[0].cells if (cell.row, cell.column) == (2, 1))
    assert [source.quote(span) for span in row.spans] == ["Rà soát thủ tục", "hành chính các xã"]


def test_text_between_two_tables_keeps_them_apart():
    pdf = Pdf()
    draw_table(pdf.page(), 600, ROWS)
    second = pdf.page()
    second.text(85, 60, "2. Các nhiệm vụ khác của năm:")
    draw_table(second, 80, ROWS)
    assert [table.page for table in pdf.read().tables] == [1, 2]


def test_tables_with_other_columns_are_not_joined():
    pdf = Pdf()
    draw_table(pdf.page(), 600, ROWS)
    second = pdf.page()
    second.grid([85, 250, 540], [60, 90, 120])
    second.text(90, 80, "Đơn vị").text(260, 80, "Kết quả")
    assert len(pdf.read().tables) == 2


def test_text_set_upwards_stands_in_its_cell():
    pdf = Pdf()
    page = pdf.page()
    page.grid([85, 120, 300], [100, 200, 230])
    page.text(0, 0, "Số thứ tự", matrix="0 1 -1 0 108 660")
    page.text(130, 150, "Nội dung").text(90, 220, "1").text(130, 220, "Họp")
    assert cells(pdf.read()) == [["Số thứ tự", "Nội dung"], ["1", "Họp"]]


def test_rules_between_rows_alone_make_a_table_too():
    pdf = Pdf()
    page = pdf.page()
    for y in (100, 130, 175, 205):
        page.rule(85, y, 540, y)
    rows = [["TT", "Chỉ tiêu", "Năm 2024", "Chủ trì"], ["1", "Tỷ lệ hồ sơ|trực tuyến", "60%",
            "Văn phòng"], ["2", "Số lớp tập huấn", "4", "Phòng Nội vụ"]]  # fmt: skip
    for y, row in zip((115, 148, 192), rows, strict=True):
        for x, text in zip((90, 130, 300, 400), row, strict=True):
            for n, line in enumerate(text.split("|")):
                page.text(x, y + 14 * n, line, 11)
    assert cells(pdf.read()) == rows


def test_rules_drawn_cell_by_cell_tell_the_columns_by_their_joints():
    pdf = Pdf()
    page = pdf.page()
    xs = (85, 118, 219, 291, 386)
    for y in (100, 134, 168, 202, 236):
        for left, right in pairwise(xs):
            page.rule(left - 0.6, y, right + 0.6, y)
    rows = [["TT", "Việc", "Chủ trì", "Thời hạn"], ["1", "Soạn thư", "Tổ Một", "Tháng 5"],
            ["2", "Gửi thư mời các trường", "", "10/6"], ["3", "Họp", "Tổ Hai", ""]]  # fmt: skip
    for y, row in zip((120, 154, 188, 222), rows, strict=True):
        for x, text in zip(xs, row, strict=False):
            page.text(x + 2, y, text, 9)
    assert cells(pdf.read()) == rows


def test_underlined_paragraphs_make_no_table():
    pdf = Pdf()
    page = pdf.page()
    for n in range(5):
        page.rule(85, 120 + 20 * n, 540, 120 + 20 * n)
        page.text(
            85, 116 + 20 * n, "Giao Phòng Nội vụ chủ trì, phối hợp với các phòng, ban của huyện"
        )
    source = pdf.read()
    assert not source.tables
    assert len(printed(source)) == 5


@pytest.mark.parametrize(
    "draw",
    [
        lambda page: page.rect(40, 40, 555, 800),  # a frame around the page
        lambda page: page.rule(110, 84, 200, 84).rule(330, 84, 480, 84),  # under the header
        lambda page: page.rect(85, 100, 300, 140),  # a box
        lambda page: [page.rule(85, y, 540, y) for y in range(100, 300, 20)],  # lines to write on
    ],
    ids=["frame", "underlines", "box", "writing lines"],
)
def test_rules_that_make_no_table(draw):
    pdf = Pdf()
    page = pdf.page()
    draw(page)
    page.text(90, 120, "Kế hoạch số 12/KH-UBND")
    source = pdf.read()
    assert not source.tables
    assert all(line.cell is None for line in source.lines)


def grids() -> list[tuple[str, Pdf]]:
    """Pages with tables of many shapes."""
    found = []
    for name, rows, merged in (("plain", 6, False), ("merged", 4, True), ("long", 20, False)):
        pdf = Pdf()
        page = pdf.page()
        tops = [100.0 + 30 * n for n in range(rows + 1)]
        page.grid(XS, tops)
        if merged:
            page.grid([85, 300, 540], [tops[-1], tops[-1] + 30])
            page.rect(85, tops[-1] + 30, 540, tops[-1] + 60)
        for n in range(rows):
            page.text(90, tops[n] + 15, str(n)).text(130, tops[n] + 15, "Nội dung")
        found.append((name, pdf))
    two = Pdf()
    page = two.page()
    page.grid([85, 200, 400], [100, 130, 160])
    page.grid([85, 300, 500], [300, 330, 360.5])
    found.append(("two tables", two))
    return found


@pytest.mark.parametrize(("name", "pdf"), grids(), ids=[name for name, _ in grids()])
def test_cells_are_those_that_pdfplumber_finds(name, pdf):
    data = pdf.bytes()
    with pdfplumber.open(io.BytesIO(data)) as oracle:
        wanted = [
            sorted(tuple(round(v) for v in cell) for cell in table.cells)
            for table in oracle.pages[0].find_tables()
        ]
    tables, cut = tables_of(pdf.read().pages[0].rules)
    found = [
        sorted(
            (
                round(table.xs[cell.column]),
                round(table.tops[cell.row]),
                round(table.xs[cell.column + cell.colspan]),
                round(table.tops[cell.row + cell.rowspan]),
            )
            for cell in table.cells
        )
        for table in tables
    ]
    assert not cut
    assert found == wanted
