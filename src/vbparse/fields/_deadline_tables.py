"""Due columns of tables: ``TT | Nhiệm vụ | Chủ trì | Thời gian hoàn thành | Sản phẩm``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from vbparse.document import Cell, Layout, Span, Table, ZoneKind
from vbparse.fields._task_words import columns, lexicon
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import key
from vbparse.vietnamese.lexicon import load

_QUOTES = ('"', "''", "“", "”", "〃")
_DONE = lazy(r"(?:thời gian|thời hạn|tiến độ)(?: dự kiến)? (?:thực hiện|hoàn thành|triển khai)")
_HEADER_ROWS = 3
_HEADER_LENGTH = 60


class DueCell(NamedTuple):
    """A cell of a due column, with the cells of its row that say what is due and by whom."""

    span: Span
    task: Cell | None
    lead: Cell | None
    told: Span  # where the time is told: in another cell for "nt", "như trên"


@cache
def _due_header() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load("deadline_cues")["column"]
    good = "|".join(
        [rf"(?<!\w)(?:{w})(?!\w)" for w in words["words"]] + [rf"^{w}$" for w in words["whole"]]
    )
    return re.compile(good), re.compile("|".join(words["not"]))


def due_cells(layout: Layout) -> Iterator[DueCell]:
    """The cells of all due columns in the tables of this document, in text order."""
    annexes = layout.spans(ZoneKind.ANNEX)
    for table in layout.source.tables:
        if layout.span.overlaps(table.span):
            yield from _of(layout, table, annex=any(table.span.overlaps(a) for a in annexes))


def _of(layout: Layout, table: Table, *, annex: bool) -> Iterator[DueCell]:
    roles = _roles(layout, table)
    due = {c for c, role in roles.items() if role[0] == "due"}
    named = {role[0] for role in roles.values()}
    if (
        not due
        or "task" not in named
        or (annex and not ("lead" in named or _carried_out(layout, table)))
    ):
        return  # a timetable or a budget, not assignments; an annex only with who does it
    first = max(role[1] for role in roles.values()) + 1
    rows: dict[int, dict[str, Cell]] = {}
    for cell in table.cells:
        if cell.column in roles:
            rows.setdefault(cell.row, {}).setdefault(roles[cell.column][0], cell)
    last: dict[int, Span] = {}
    lead: Cell | None = None
    for cell in table.cells:
        if cell.column in due and cell.row >= first and cell.spans and cell.colspan < table.columns:
            row = rows[cell.row]
            span = Span(cell.spans[0].start, cell.spans[-1].end)
            if not _as_above(layout, row.get("lead")):
                lead = row.get("lead")
            if not _as_above(layout, cell):
                last[cell.column] = span
            yield DueCell(span, row.get("task"), lead, last.get(cell.column, span))


def _carried_out(layout: Layout, table: Table) -> bool:
    """Whether the head of a column says when things are done: "Thời gian thực hiện"."""
    heads = (cell for cell in table.cells if cell.row < _HEADER_ROWS)
    texts = (key(" ".join(layout.read(span) for span in cell.spans)) for cell in heads)
    return any(_DONE.fullmatch(text) for text in texts)


def _as_above(layout: Layout, cell: Cell | None) -> bool:
    """Whether a cell says "nt", "như trên": what the cell above it says."""
    return cell is not None and says_as_above(" ".join(layout.read(span) for span in cell.spans))


def says_as_above(text: str) -> bool:
    """Whether the text of a cell is "nt", "như trên", a pair of quotes."""
    return key(text) in lexicon()["same_as_above"]["words"] or text.strip() in _QUOTES


def _roles(layout: Layout, table: Table) -> dict[int, tuple[str, int]]:
    """The role of each column and the row of the header that says so."""
    roles: dict[int, tuple[str, int]] = {}
    for cell in table.cells:
        if cell.row >= _HEADER_ROWS:
            continue
        text = key(" ".join(layout.read(span) for span in cell.spans))
        role = _role(text) if text and len(text) <= _HEADER_LENGTH else None
        if role and cell.column not in roles:
            roles[cell.column] = (role, cell.row + cell.rowspan - 1)
    return roles


@lru_cache(maxsize=512)  # tables have much the same heads
def _role(text: str) -> str | None:
    good, bad = _due_header()
    if good.search(text) and not bad.search(text):
        return "due"
    for role, words, whole in columns():
        if any(text == w if whole else re.search(rf"(?<!\w){w}(?!\w)", text) for w in words):
            return role
    return None
