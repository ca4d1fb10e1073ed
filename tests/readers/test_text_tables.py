"""Tables in plain text: tabs part the cells."""

from __future__ import annotations

from vbparse.document import CellRef
from vbparse.readers import read_bytes

TEXT = (
    "I. NHIỆM VỤ\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tTrồng cây\tĐoàn xã\t30/4\n2\tQuét sơn\tnt\t\n"
    "Hết bảng.\n"
)


def test_rows_of_tabs_are_a_table() -> None:
    source = read_bytes("bang.txt", TEXT.encode(), "text/plain")
    (table,) = source.tables
    assert (table.rows, table.columns) == (3, 4)
    grid = {(c.row, c.column): source.quote(c.spans[0]) for c in table.cells}
    assert grid[0, 2] == "Chủ trì"
    assert grid[1, 3] == "30/4"
    assert (2, 3) not in grid
    line = next(x for x in source.lines if source.quote(x.span) == "Đoàn xã")
    assert line.cell == CellRef(0, 1, 2)


def test_leading_tabs_are_empty_cells() -> None:
    source = read_bytes("bang.txt", b"a\tb\tc\n\t\td\n", "text/plain")
    grid = {(c.row, c.column): source.quote(c.spans[0]) for c in source.tables[0].cells}
    assert grid == {(0, 0): "a", (0, 1): "b", (0, 2): "c", (1, 2): "d"}


def test_a_header_in_two_columns_is_no_table() -> None:
    source = read_bytes("a.txt", "SỞ Y TẾ\tCỘNG HÒA\nSố: 1/KH\tĐộc lập\n".encode(), "text/plain")
    assert not source.tables
