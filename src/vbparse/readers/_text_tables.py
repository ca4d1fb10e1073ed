"""Tables in plain text: rows of cells parted by tabs, as a paste from Word or Excel leaves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from vbparse.document import Cell, CellRef, Line, Span, Table
from vbparse.patterns import lazy

LEAST_TABS = 2  # one tab parts the columns of a header; a table has three columns or more
_CELL = lazy(r"[^\t\n]+")


def with_tables(text: str, lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines with each row of a table cut into its cells, and the tables."""
    made: list[Line] = []
    tables: list[Table] = []
    for is_row, run in groupby(lines, key=lambda line: _tabs(text, line.span) >= LEAST_TABS):
        rows = list(run)
        if is_row and len(rows) >= 2:
            cells = list(_cells(text, rows))
            tables.append(_table(rows, cells))
            made += [_line(cell, len(tables) - 1) for cell in cells]
        else:
            made += rows
    return tuple(made), tuple(tables)


def _tabs(text: str, span: Span) -> int:
    """Tabs in the whole row, those before and behind its words too."""
    end = text.find("\n", span.end)
    return text.count("\t", text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _cells(text: str, rows: list[Line]) -> Iterator[Cell]:
    """The cells that hold something, in reading order; leading tabs are empty cells."""
    for row, line in enumerate(rows):
        start = text.rfind("\n", 0, line.span.start) + 1
        for match in _CELL.finditer(text, start, line.span.end):
            words = match[0].strip()
            if words:
                at = match.start() + match[0].index(words[0])
                column = text.count("\t", start, match.start())
                yield Cell(row, column, (Span(at, at + len(words)),))


def _table(rows: list[Line], cells: list[Cell]) -> Table:
    span = Span(rows[0].span.start, rows[-1].span.end)
    return Table(len(rows), 1 + max(cell.column for cell in cells), tuple(cells), span)


def _line(cell: Cell, table: int) -> Line:
    return replace(Line(cell.spans[0]), cell=CellRef(table, cell.row, cell.column))
