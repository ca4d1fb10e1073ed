"""Ruled tables of a page: the cells that pdfplumber's table finder sees in pdfium's rules.

pdfplumber spends its time on characters; its finder needs rules only. Fed with those of pdfium it
gives the cells that ``page.find_tables()`` gives (a test compares the two) at a small part of the
cost, and nothing of it is even imported for a page without a grid.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from vbparse.document import Rule
from vbparse.readers._pdf_rows import CellId, Row
from vbparse.readers._pdf_words import PageWords

MAX_EDGES = 4_000  # rules of a page that are searched for tables
MAX_CROSSINGS = 2_500  # the finder's work grows with the square of these
_SNAP = 3.0  # points; pdfplumber's own default for edges that are one, or meet
_LEAST = 3.0  # no edge is shorter
_LONG = 12.0  # a side of a table is at least this long


class GridCell(NamedTuple):
    """A cell by row and column of its upper left corner, and how many of each it spans."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(slots=True)
class PageTable:
    """A table on one page: grid lines and cells; ``lines`` are the rows printed in it."""

    xs: list[float]
    tops: list[float]
    cells: list[GridCell]
    owner: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    lines: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        for cell in self.cells:
            for r in range(cell.row, cell.row + cell.rowspan):
                for c in range(cell.column, cell.column + cell.colspan):
                    self.owner[r, c] = cell

    @property
    def rows(self) -> int:
        """Number of grid rows."""
        return len(self.tops) - 1

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return len(self.xs) - 1

    def at(self, x: float, y: float) -> GridCell | None:
        """The cell around a point."""
        slot = bisect_right(self.tops, y) - 1, bisect_right(self.xs, x) - 1
        return self.owner.get(slot)


def tables_of(rules: Sequence[Rule]) -> tuple[list[PageTable], bool]:
    """The tables that the rules draw, from top to bottom; and whether a limit was reached."""
    if not _may_hold_table(rules):
        return [], False
    if len(rules) > MAX_EDGES:
        return [], True
    boxes = _cells(rules)
    if boxes is None:
        return [], True
    found = [_grid(cells) for cells in boxes]
    return [table for table in found if table.columns >= 2], False


def _may_hold_table(rules: Sequence[Rule]) -> bool:
    """Whether there are two rules each way that could bound a row of two cells."""
    across = [r for r in rules if r.x1 - r.x0 >= _LONG and r.top == r.bottom]
    down = [r for r in rules if r.bottom - r.top >= _LONG / 2 and r.x0 == r.x1]
    if len(across) < 2 or len(down) < 3:
        return False
    left, right = min(r.x0 for r in across), max(r.x1 for r in across)
    return sum(left - _SNAP <= r.x0 <= right + _SNAP for r in down) >= 3


def _cells(rules: Sequence[Rule]) -> list[list[tuple[float, float, float, float]]] | None:
    """Boxes of the cells, one list a table; ``None`` when there are too many crossings."""
    from pdfplumber import table as finder

    merged = finder.merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = [e for e in merged if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= _LEAST]
    upright = sum(e["orientation"] == "v" for e in edges)
    if upright * (len(edges) - upright) > 40 * MAX_CROSSINGS:
        return None
    crossings = finder.edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) > MAX_CROSSINGS:
        return None
    return list(finder.cells_to_tables(finder.intersections_to_cells(crossings)))


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.top == rule.bottom else "v",
        "object_type": "line",
    }


def _grid(boxes: list[tuple[float, float, float, float]]) -> PageTable:
    xs = _lines(x for box in boxes for x in (box[0], box[2]))
    tops = _lines(y for box in boxes for y in (box[1], box[3]))
    cells = []
    for x0, top, x1, bottom in boxes:
        row, column = _nearest(tops, top), _nearest(xs, x0)
        cells.append(
            GridCell(
                row,
                column,
                max(1, _nearest(tops, bottom) - row),
                max(1, _nearest(xs, x1) - column),
            )
        )
    return PageTable(xs, tops, sorted(cells, key=lambda c: (c.row, c.column)))


def _lines(values: Any) -> list[float]:
    """Distinct positions, those within a point of each other taken for one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 1:
            found.append(value)
    return found


def _nearest(lines: list[float], value: float) -> int:
    return min(range(len(lines)), key=lambda i: abs(lines[i] - value))


def cells_of_words(tables: list[PageTable], words: PageWords) -> dict[int, CellId]:
    """The cell of each word whose middle stands in one: table of the page, row, column."""
    found: dict[int, CellId] = {}
    for number, table in enumerate(tables):
        left, right, top, bottom = table.xs[0], table.xs[-1], table.tops[0], table.tops[-1]
        for k, (y0, y1) in enumerate(zip(words.top, words.bottom, strict=True)):
            y = (y0 + y1) / 2
            if not top <= y <= bottom:
                continue
            x = (words.x0[k] + words.x1[k]) / 2
            cell = table.at(x, y) if left <= x <= right else None
            if cell is not None:
                found[k] = number, cell.row, cell.column
    return found


def take_lines(tables: list[PageTable], rows: list[Row]) -> list[Row]:
    """Move the rows that stand in cells to their tables, cell by cell; returns the others."""
    others = []
    for row in rows:
        if row.cell is None:
            others.append(row)
        else:
            tables[row.cell[0]].lines.append(row)
    for table in tables:
        table.lines = _cell_by_cell(table.lines)
    return others


def _cell_by_cell(lines: list[Row]) -> list[Row]:
    """Lines by row and column; within a cell as drawn, by place where that goes upwards."""
    by_cell = defaultdict[tuple[int, int], list[Row]](list)
    for row in lines:
        by_cell[(row.cell[1], row.cell[2]) if row.cell else (0, 0)].append(row)
    found = []
    for _, group in sorted(by_cell.items()):
        if any(b.base < a.base - 0.5 * b.size for a, b in itertools.pairwise(group)):
            group.sort(key=lambda row: (round(row.base), row.x0))
        found += group
    return found
