"""Tables: the grid of cells, and whether a table holds data or only places text side by side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise

from lxml.etree import _Element

from vbparse.patterns import lazy
from vbparse.readers import _docx_names as n
from vbparse.readers._docx_looks import integer
from vbparse.vietnamese import fold

_W = n.VAL[:-3]
_MAX_COLUMNS = 63  # Word's own limit
_SLIVER = 160  # twips: borders that close together are one border, set by hand twice
_GLANCE = 4_000  # characters that decide what a table is for
_SOME_PARAGRAPHS = 1_000
_SOME_CELLS = 200  # that decide whether cells have borders
_BLOCK_ROWS = 12  # a header or signature has no more
_NO_BORDER = frozenset(("nil", "none"))


class Purpose(Enum):
    """What a table is for."""

    DATA = "data"  # read row by row, cells kept
    SIDES = "sides"  # header or signature: the left side from top to bottom, then the right
    ROWS = "rows"  # text placed side by side for some other reason


@dataclass(slots=True)
class GridCell:
    """A cell with its place; ``width`` and ``height`` in columns and rows."""

    element: _Element
    row: int
    column: int
    width: int
    height: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table that are printed, row by row."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def children(parent: _Element, tag: str) -> Iterator[_Element]:
    """Children with that tag, also those in content controls, insertions or custom XML."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == n.SDT or child.tag in n.TRANSPARENT:
            yield from children(child, tag)


def grid(table: _Element) -> Grid:
    """Places the cells; merged cells become one, deleted rows and cells are left out."""
    cells: list[GridCell] = []
    open_below: dict[int, GridCell] = {}  # by column: the cell that goes on in the next row
    row_count = 0
    for row in children(table, n.TR):
        properties = n.child(row, n.TR_PR)
        if properties is not None and n.child(properties, n.DEL) is not None:
            continue
        below: dict[int, GridCell] = {}
        for cell, kind in _row(row, properties, row_count):
            above = open_below.get(cell.column)
            if kind == "continue" and above is not None:
                above.height += 1
                below[cell.column] = above
                continue
            cells.append(cell)
            if kind is not None:
                below[cell.column] = cell
        open_below = below
        row_count += 1
    columns = _settle_columns(cells, _widths(table))
    return Grid(row_count, columns, tuple(cells))


def _row(
    row: _Element, properties: _Element | None, at: int
) -> Iterator[tuple[GridCell, str | None]]:
    """The cells of one row, each with how it merges downward (restart, continue or not)."""
    before = n.child(properties, n.GRID_BEFORE) if properties is not None else None
    column = _bounded(before.get(n.VAL)) if before is not None else 0
    last: GridCell | None = None
    for element in children(row, n.TC):
        cell_properties = n.child(element, n.TC_PR)
        stated = {i.tag: i for i in cell_properties} if cell_properties is not None else {}
        span = stated.get(n.GRID_SPAN)
        width = max(1, _bounded(span.get(n.VAL))) if span is not None else 1
        if n.CELL_DEL in stated:
            continue
        if n.H_MERGE in stated and last and stated[n.H_MERGE].get(n.VAL, "") != "restart":
            last.width += width
            column += width
            continue
        merge = stated.get(n.V_MERGE)
        last = GridCell(element, at, min(column, _MAX_COLUMNS), width)
        yield last, None if merge is None else merge.get(n.VAL, "continue")
        column += width


def _bounded(value: str | None) -> int:
    return min(max(integer(value) or 0, 0), _MAX_COLUMNS)


def _widths(table: _Element) -> list[int]:
    columns = n.child(table, n.TBL_GRID)
    items = columns.iterchildren(n.GRID_COL) if columns is not None else ()
    return [integer(item.get(n.W)) or 0 for item in items]


def _settle_columns(cells: list[GridCell], widths: list[int]) -> int:
    """Renumbers the columns that cells begin at from 0, and counts them.

    Columns where no cell begins vanish; so do slivers, where rows begin a hair apart.
    """
    used: dict[int, set[int]] = {}
    for cell in cells:
        used.setdefault(cell.column, set()).add(cell.row)
    starts = sorted(used)
    new = dict.fromkeys(starts[:1], 0)
    kept = set(used[starts[0]]) if starts else set()
    for one, two in pairwise(starts):
        gap = sum(widths[one:two]) if len(widths) >= two else 0
        sliver = 0 < gap < _SLIVER and not kept & used[two]
        new[two] = new[one] + (not sliver)
        kept = kept | used[two] if sliver else set(used[two])
    columns = max(new.values()) + 1 if new else 0
    for cell in cells:
        beyond = bisect_left(starts, cell.column + cell.width)
        end = new[starts[beyond]] if beyond < len(starts) else columns
        cell.column = new[cell.column]
        cell.width = max(1, end - cell.column)
    return columns


# What only the header of a document says, folded: *quốc hiệu, tiêu ngữ, tên Đảng*.
_NATION = lazy(
    r"""
      cong[ ]+h[oa]{2}[ ]+xa[ ]+hoi[ ]+chu[ ]+nghia    # CỘNG HÒA XÃ HỘI CHỦ NGHĨA
    | doc[ ]+lap\W{1,9}tu[ ]+do\W{1,9}hanh[ ]+phuc     # Độc lập - Tự do - Hạnh phúc
    | ^dang[ ]+cong[ ]+san[ ]+viet[ ]+nam$
    """,
    re.VERBOSE | re.MULTILINE,
)
_NUMBER = lazy(r"^so ?:[ \d.…_]{0,40}[-/] ?[a-z]", re.MULTILINE)  # Số: 12/KH-UBND
_RECIPIENTS = lazy(r"^noi[ ]+(?:nhan|gui)[ ]?[:./]", re.MULTILINE)
# Names of posts stand alone on a line in capitals: HIỆU TRƯỞNG, KT. CHỦ TỊCH
_SIGNER = lazy(
    r"""
    ^(?: (?: TM | KT | TL | TUQ | T/M | Q ) [ ]?\. .{0,80}
      | (?: PHO[ ]+ )? (?: TONG[ ]+ )?
        (?: CHU[ ]+TICH | GIAM[ ]+DOC | HIEU[ ]+TRUONG | TRUONG[ ]+(?:PHONG|BAN|DOAN) | BI[ ]+THU
          | CHANH[ ]+VAN[ ]+PHONG | CUC[ ]+TRUONG | BO[ ]+TRUONG | THU[ ]+TRUONG | TO[ ]+TRUONG
          | NGUOI[ ]+LAP | DUYET | PHE[ ]+DUYET | XAC[ ]+NHAN )
        .{0,60}
    )$
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_header_text(text: str) -> bool:
    """Whether a text holds what only the header of a document holds (*quốc hiệu, tiêu ngữ*)."""
    return bool(_NATION.search(fold.bare_lower(text)))


def purpose(cells: Grid, text: str, *, bordered: bool) -> Purpose:
    """Decides by content first: many writers draw the header as a table with borders."""
    if cells.rows <= _BLOCK_ROWS and cells.columns >= 2:
        bare = fold.bare(text)
        lower = bare.lower()
        few = cells.columns <= 4
        if (
            _NATION.search(lower)
            or (few and _RECIPIENTS.search(lower))
            or (few and not bordered and (_NUMBER.search(lower) or _SIGNER.search(bare)))
        ):
            return Purpose.SIDES
    if cells.rows >= 2 and cells.columns >= 2 and (bordered or cells.columns >= 3):
        return Purpose.DATA
    return Purpose.ROWS


def in_reading_order(cells: Grid, use: Purpose) -> Iterable[GridCell]:
    """Row by row; for sides, column by column between rows that reach over the whole width."""
    if use is not Purpose.SIDES:
        return cells.cells
    band = 0
    keyed: list[tuple[int, int, int, GridCell]] = []
    for cell in cells.cells:
        whole = cell.width >= cells.columns
        band += whole
        keyed.append((band, cell.column, cell.row, cell))
        band += whole
    return [cell for *_, cell in sorted(keyed, key=lambda k: k[:3])]


def has_borders(borders: _Element | None, table: _Element) -> bool:
    """Whether lines are drawn between or around cells, by the table or by most of its cells."""
    if borders is not None and _drawn(borders):
        return True
    some = islice(table.iter(n.TC), _SOME_CELLS)
    cells = [cell.find(f"{n.TC_PR}/{n.TC_BORDERS}") for cell in some]
    return sum(c is not None and _drawn(c) for c in cells) * 2 > len(cells)


def _drawn(borders: _Element) -> bool:
    return any(b.get(n.VAL, "nil") not in _NO_BORDER for b in borders)


def glance(table: _Element) -> str:
    """The first characters of a table, a line for each paragraph: enough to tell its purpose."""
    lines: list[str] = []
    length = 0
    for paragraph in islice(table.iter(n.P), _SOME_PARAGRAPHS):
        line = " ".join("".join(t.text or "" for t in paragraph.iter(n.T)).split())
        if not line:
            continue
        lines.append(line)
        length += len(line)
        if length >= _GLANCE:
            break
    return "\n".join(lines)
