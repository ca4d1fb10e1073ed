"""Assignment tables: ``TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm``.

The header tells which column is which, in one row or two. A row that is merged across or holds a
Roman numeral alone names a group; a lead left blank, or *nt*, is the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vbparse.document import Cell, Layout, Span, Table
from vbparse.fields._task_names import Name, is_nobody
from vbparse.fields._task_words import columns, lexicon
from vbparse.vietnamese._bodies import find_bodies
from vbparse.vietnamese.fold import key

_HEADER_ROWS = 4
_HEADER_CELL = 90
_COUNTERS = re.compile(r"\(?\d{1,2}\)?|\(?[A-ZĐ]\)?")
_STRONG = ("chủ trì", "đầu mối", "trách nhiệm chính", "phụ trách chính", "thường trực")
_ROMAN = re.compile(r"[IVX]{1,5}\.?|[A-ZĐ]\.?")
_PIECE = re.compile(r"\s*(?:;|\n|(?:^|(?<=[.;,])\s)[-+•]\s)\s*")
_HOUR = re.compile(r"(?:từ\s)?\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?!\w)", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:;|\n|(?:^|\s)[-+•]\s)\s*")  # in a list of dashes on one line


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table; ``strong`` when who is named leads it, and not a part of an agenda."""

    task: Cell
    lead: tuple[Name, ...]
    support: tuple[Name, ...]
    span: Span
    due: tuple[Span, ...]
    output: tuple[Span, ...]
    strong: bool


def rows_of(layout: Layout) -> Iterator[Row]:
    """The tasks of every assignment table of this document, in text order."""
    for table in layout.source.tables:
        if layout.span.overlaps(table.span):
            yield from _Assignments(layout, table).rows()


class _Assignments:
    def __init__(self, layout: Layout, table: Table) -> None:
        self._layout = layout
        self._grid: dict[tuple[int, int], Cell] = {}
        self._rows = table.rows
        self._columns = table.columns
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
                for column in range(cell.column, min(cell.column + cell.colspan, table.columns)):
                    self._grid.setdefault((row, column), cell)

    def rows(self) -> Iterator[Row]:
        header = self._header()
        if header is None:
            return
        first, roles, strong = header
        above: tuple[Name, ...] = ()
        for row in range(first, self._rows):
            again = self._roles(row)
            if {"task", "lead"} <= set(again.values()):
                continue
            cells = {
                role: self._grid[row, c]
                for role, c in _first(roles).items()
                if (row, c) in self._grid
            }
            task = cells.get("task")
            if task is None or self._is_group(row, task):
                continue
            lead, helps, told = self._sides(cells.get("lead"))
            if self._is_blank(cells.get("lead")):
                lead = above
            above = lead or above
            found = self._row(row, task, lead, cells, roles, strong or told)
            yield replace(found, support=(*helps, *found.support))

    def _row(
        self,
        row: int,
        task: Cell,
        lead: tuple[Name, ...],
        cells: dict[str, Cell],
        roles: dict[int, str],
        strong: bool,
    ) -> Row:
        spans = [
            s
            for c in range(self._columns)
            if (row, c) in self._grid
            for s in self._grid[row, c].spans
        ]
        due = [
            self._grid[row, c]
            for c, role in roles.items()
            if role == "due" and (row, c) in self._grid
        ]
        output = cells.get("output")
        return Row(
            task=task,
            lead=lead,
            support=self._names(cells.get("support")),
            span=Span(min(s.start for s in spans), max(s.end for s in spans)),
            due=tuple(s for cell in due for s in cell.spans),
            output=output.spans if output else (),
            strong=strong,
        )

    def _header(self) -> tuple[int, dict[int, str], bool] | None:
        """The first row behind the header, the role of each column, and whether a lead is named."""
        best: dict[int, str] = {}
        after = 0
        for row in range(min(_HEADER_ROWS, self._rows)):
            roles = self._roles(row)
            merged = {**best, **roles} if best and self._shares(row) else roles
            if len(set(merged.values())) > len(set(best.values())):
                best, after = merged, row + 1
        found = set(best.values())
        if "task" not in found or not found & {"lead", "support"}:
            return None
        while after < self._rows and self._counts(after):
            after += 1
        head = " ".join(
            key(self._text(self._grid.get((r, c))))
            for r in range(after)
            for c, role in best.items()
            if role == "lead"
        )
        strong = (
            "support" in found
            or any(word in head for word in _STRONG)
            or not self._is_agenda(after)
        )
        return after, best, strong

    def _is_agenda(self, first: int) -> bool:
        """Whether the rows go by the hours of one day: who does what there leads nothing."""
        rows = range(first, self._rows)
        hours = sum(
            any(_HOUR.match(self._text(self._grid.get((r, c)))) for c in range(self._columns))
            for r in rows
        )
        return 2 * hours > len(rows)

    def _shares(self, row: int) -> bool:
        """Whether a cell of the row above reaches into this one: a header of two rows."""
        return any(
            self._grid.get((row - 1, c)) is self._grid.get((row, c)) and (row, c) in self._grid
            for c in range(self._columns)
        )

    def _roles(self, row: int) -> dict[int, str]:
        roles: dict[int, str] = {}
        for column in range(self._columns):
            cell = self._grid.get((row, column))
            role = _role(key(self._text(cell))) if cell else None
            if role is not None:
                roles[column] = role
        return roles

    def _counts(self, row: int) -> bool:
        """``(1) | (2) | (3)`` below a header."""
        texts = [self._text(self._grid.get((row, c))) for c in range(self._columns)]
        filled = [t for t in texts if t]
        return len(filled) > 1 and all(_COUNTERS.fullmatch(t) for t in filled)

    def _is_group(self, row: int, task: Cell) -> bool:
        texts = [self._text(self._grid.get((row, c))) for c in range(self._columns)]
        if not self._text(task) or len({t for t in texts if t}) <= 1:
            return True
        distinct = {id(self._grid[row, c]) for c in range(self._columns) if (row, c) in self._grid}
        filled = [t for t in dict.fromkeys(texts) if t]
        return _ROMAN.fullmatch(filled[0]) is not None and (len(filled) == 2 or len(distinct) == 2)

    def _is_blank(self, cell: Cell | None) -> bool:
        text = key(self._text(cell))
        return not text or text in lexicon()["same_as_above"]["words"]

    def _text(self, cell: Cell | None) -> str:
        return " ".join(self._layout.read(s) for s in cell.spans).strip() if cell else ""

    def _sides(self, cell: Cell | None) -> tuple[tuple[Name, ...], tuple[Name, ...], bool]:
        """Who leads and who helps by a cell, and whether it says so itself."""
        if cell is None or not cell.spans or self._is_blank(cell):
            return (), (), False
        lead, support = sides_of_cell("\n".join(self._layout.read(s) for s in cell.spans))
        return self._in(lead, cell), self._in(support or "", cell), support is not None

    def _names(self, cell: Cell | None) -> tuple[Name, ...]:
        if cell is None or not cell.spans or self._is_blank(cell):
            return ()
        return self._in("\n".join(self._layout.read(s) for s in cell.spans), cell)

    def _in(self, text: str, cell: Cell) -> tuple[Name, ...]:
        return tuple(
            replace(name, span=self._printed(name, cell))
            for name in names_in_cell(text, cell.spans)
            if sum(map(str.isalpha, name.value)) > 1  # a running number names no one
        )

    def _printed(self, name: Name, cell: Cell) -> Span:
        """Where the name stands in its cell; the whole cell when it is broken over lines."""
        tail = name.value[1:]
        for span in cell.spans:
            at = self._layout.flow.find(tail, span.start, span.end)
            if at > span.start:
                return Span(at - 1, at + len(tail))
        return name.span


def _first(roles: dict[int, str]) -> dict[str, int]:
    return {role: column for column, role in reversed(roles.items())}


@lru_cache(maxsize=512)  # tables have much the same heads
def _role(head: str) -> str | None:
    if not head or len(head) > _HEADER_CELL:
        return None
    return next((role for role, pattern in _column_heads() if pattern.search(head)), None)


@cache
def _column_heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Roles of columns with what their heads hold, or are as a whole."""
    found = []
    for role, words, whole in columns():
        any_of = "|".join(words)
        found.append((role, rf"\A(?:{any_of})\Z" if whole else rf"(?<!\w)(?:{any_of})(?!\w)"))
    return tuple((role, re.compile(pattern)) for role, pattern in found)


_SIDE = re.compile(
    r"\s*(?:\(\s*)?(?P<side>chủ\s+trì|phối\s+hợp)(?:\s+(?:thực\s+hiện|chính))?\s*(?P<sign>[:)]|(?=[,;.\n]|$))",
    re.IGNORECASE,
)


def sides_of_cell(text: str) -> tuple[str, str | None]:
    """``Phòng A (chủ trì); Phòng B (phối hợp)``, ``Chủ trì: A. Phối hợp: B``, ``A chủ trì, B phối
    hợp``: the words on either side; the second is ``None`` when the cell does not say."""
    marks = list(_SIDE.finditer(text))
    if not any(m["side"][0] in "cC" for m in marks):
        return text, None
    sides: dict[str, list[str]] = {"c": [], "p": []}
    labels = marks[0]["sign"] == ":"
    for i, mark in enumerate(marks):
        if labels:
            start, end = mark.end(), marks[i + 1].start() if i + 1 < len(marks) else len(text)
        else:
            start, end = marks[i - 1].end() if i else 0, mark.start()
        sides[mark["side"][0].lower()].append(text[start:end].strip(" \n,;."))
    return "\n".join(sides["c"]), "\n".join(sides["p"])


def names_in_cell(text: str, spans: tuple[Span, ...]) -> list[Name]:
    """The names that a cell lists: by semicolons, lines and dashes, else by grammar."""
    whole = Span(spans[0].start, spans[-1].end)
    joined = re.sub(r"(?<![.;:])\n(?![-+•])", " ", text)
    found: list[Name] = []
    for piece in (_DASHES if joined.lstrip()[:1] in "-+•" else _PIECE).split(joined):
        printed = piece.strip(" .,;:-")
        if not printed:
            continue
        bodies = find_bodies(printed)
        if len(bodies) > 1 and bodies[0].span.start == 0:
            names = [printed[b.span.start : b.span.end] for b in bodies]
        else:
            names = [printed]
        found += [Name(_raised(n), whole) for n in names]
    return [n for n in found if not is_nobody(n)] or found


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]
