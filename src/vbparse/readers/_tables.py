"""``Source.tables`` from the lines that stand in cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vbparse.document import Cell, CellRef, Line, Span, Table


def tables_of(
    lines: Sequence[Line], sizes: Mapping[CellRef, tuple[int, int]] | None = None
) -> tuple[Table, ...]:
    """The tables whose cells the lines stand in; ``sizes`` holds (rowspan, colspan) of cells."""
    found: defaultdict[int, dict[CellRef, list[Span]]] = defaultdict(dict)
    for line in lines:
        if line.cell:
            found[line.cell.table].setdefault(line.cell, []).append(line.span)
    return tuple(_table(cells, sizes or {}) for _, cells in sorted(found.items()))


def _table(found: Mapping[CellRef, list[Span]], sizes: Mapping[CellRef, tuple[int, int]]) -> Table:
    cells = tuple(
        Cell(ref.row, ref.column, tuple(spans), *sizes.get(ref, (1, 1)))
        for ref, spans in sorted(found.items(), key=lambda item: (item[0].row, item[0].column))
    )
    return Table(
        rows=1 + max(cell.row for cell in cells),
        columns=max(cell.column + cell.colspan for cell in cells),
        cells=cells,
        span=Span(
            min(cell.spans[0].start for cell in cells), max(cell.spans[-1].end for cell in cells)
        ),
    )
