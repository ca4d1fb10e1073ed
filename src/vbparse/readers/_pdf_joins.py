"""Tables that go on over pages: one table, repeated header rows dropped, broken rows mended."""

from __future__ import annotations

from dataclasses import dataclass, field

from vbparse.document import Origin
from vbparse.readers._pdf_pages import Item, PageText
from vbparse.readers._pdf_rows import Row
from vbparse.readers._pdf_tables import GridCell, PageTable

_SAME_LINE = 5.0  # points; a column line that moves less from page to page is the same
_HEADER_ROWS = 4  # no repeated header is looked for beyond these


@dataclass(slots=True)
class JoinedTable:
    """A table with its pieces, one a page. ``settle`` fills cells and lines."""

    pieces: list[tuple[PageText, PageTable]]
    rows: int = 0
    columns: int = 0
    cells: list[GridCell] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    dropped: list[Row] = field(default_factory=list)  # lines of repeated header rows

    def fits(self, table: PageTable) -> bool:
        """Whether the columns of ``table`` are those of the last piece, or some of them."""
        few, many = sorted((self.pieces[-1][1].xs, table.xs), key=len)
        outer = abs(few[0] - many[0]) <= _SAME_LINE and abs(few[-1] - many[-1]) <= _SAME_LINE
        return outer and all(min(abs(x - m) for m in many) <= _SAME_LINE for x in few)

    def settle(self, index: int) -> None:
        """Number rows and columns through all pieces; ``index`` is that of the whole table."""
        xs = max((table.xs for _, table in self.pieces), key=len)
        self.columns = len(xs) - 1
        header = self.pieces[0]
        for number, (page, table) in enumerate(self.pieces):
            skip = _repeated(header, (page, table)) if number else 0
            broken = number > 0 and self._goes_on(page, table, skip)
            offset = self.rows - skip - (1 if broken else 0)
            column = [min(range(len(xs)), key=lambda i, x=x: abs(xs[i] - x)) for x in table.xs]  # type: ignore[misc]
            self._take_cells(table, skip, offset, column, broken=broken)
            self._take_lines(table, skip, (index, offset), column)
            self.rows = offset + table.rows
        self.cells.sort(key=lambda cell: (cell.row, cell.column))
        self.lines.sort(key=lambda row: row.cell[1:] if row.cell else (0, 0))

    def _take_cells(
        self, table: PageTable, skip: int, offset: int, column: list[int], *, broken: bool
    ) -> None:
        known = {(cell.row, cell.column) for cell in self.cells} if broken else set()
        for cell in table.cells:
            if cell.row < skip:
                continue
            left = column[cell.column]
            span = max(1, column[cell.column + cell.colspan] - left)
            if (cell.row + offset, left) not in known:
                self.cells.append(GridCell(cell.row + offset, left, cell.rowspan, span))

    def _take_lines(
        self, table: PageTable, skip: int, start: tuple[int, int], column: list[int]
    ) -> None:
        """Take over lines; those of a repeated header are no text. ``start``: table, first row."""
        index, offset = start
        for line in table.lines:
            if line.cell is None:
                continue
            _, row, place = line.cell
            if row < skip:
                line.cell, line.origin = None, Origin.FURNITURE
                self.dropped.append(line)
            else:
                line.cell = index, row + offset, column[place]
                self.lines.append(line)

    def _goes_on(self, page: PageText, table: PageTable, skip: int) -> bool:
        """Whether the first row of the piece is the rest of a row broken by the page end.

        Then its first cell is empty, while the rows before all have something there.
        """
        first = [line for line in table.lines if line.cell and line.cell[1] == skip]
        if table.rows <= skip or not first or any(line.cell[2] == 0 for line in first if line.cell):
            return False
        labelled = {line.cell[1] for line in self.lines if line.cell and line.cell[2] == 0}
        last = self.rows - 1
        return last in labelled and len(labelled) >= 0.6 * self.rows


def _repeated(first: tuple[PageText, PageTable], piece: tuple[PageText, PageTable]) -> int:
    """How many rows at the start of ``piece`` repeat those at the start of the table."""
    count = 0
    for row in range(min(_HEADER_ROWS, first[1].rows, piece[1].rows)):
        texts = _texts(*first, row)
        if not texts or texts != _texts(*piece, row):
            break
        count += 1
    return count if count < piece[1].rows or count < first[1].rows else 0


def _texts(page: PageText, table: PageTable, row: int) -> list[tuple[int, str]]:
    return [
        (line.cell[2], page.text(line)) for line in table.lines if line.cell and line.cell[1] == row
    ]


def join_tables(pages: list[PageText]) -> dict[int, JoinedTable]:
    """All tables, by the ``id`` of each of their pieces."""
    found: dict[int, JoinedTable] = {}
    order: list[JoinedTable] = []
    open_: JoinedTable | None = None
    for page in pages:
        body = [item for item in page.flow if _is_body(item)]
        for n, item in enumerate(body):
            if isinstance(item, Row):
                open_ = None
                continue
            if n == 0 and open_ is not None and open_.fits(item):
                open_.pieces.append((page, item))
            else:
                open_ = JoinedTable([(page, item)])
                order.append(open_)
            found[id(item)] = open_
        if not body:
            open_ = None
    for index, table in enumerate(order):
        table.settle(index)
    return found


def _is_body(item: Item) -> bool:
    return not isinstance(item, Row) or item.origin in (Origin.TEXT, Origin.OVERLAY, Origin.OCR)
