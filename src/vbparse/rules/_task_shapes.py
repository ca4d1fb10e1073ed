"""*Nhiệm vụ có nhãn, bảng phân công*: what each task of a list or a table says, and leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Cell, Heading, Span, Table, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Need
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = ["Told", "leaving_out", "told_in"]

_HALF = 0.5
_LABEL = lazy(
    r"(?:^|\n|(?<=\s))[ \t]*(?:[-–+•*]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[*])\s*"
    r"(?:(?P<lead>(?:[\w,/]+\s){0,4}(?:chủ\s+trì|đầu\s+mối|phụ\s+trách)(?:\s[\w,]+){0,3}"
    r"|(?:cơ\s+quan|đơn\s+vị)\s+thực\s+hiện)"
    r"|(?P<support>(?:[\w,/]+\s){0,4}phối\s+hợp(?:\s[\w,]+){0,3})"
    r"|(?P<time>(?:thời\s+(?:gian|hạn)|tiến\s+độ|hạn)(?:\s[\w,]+){0,4})"
    r"|(?P<product>(?:dự\s+kiến\s+)?(?:sản\s+phẩm|kết\s+quả|đầu\s+ra)(?:\s[\w,/]+){0,4}))\s*:",
    re.IGNORECASE,
)
_ASSIGNED = lazy(r"phân\s+công(?:\s+(?:thực\s+hiện|nhiệm\s+vụ|trách\s+nhiệm))?\s*:?", re.I)
_HEADS = {
    "lead": lazy(r"chủ\s+trì|đầu\s+mối|phụ\s+trách|(?:đơn\s+vị|cơ\s+quan)\s+thực\s+hiện", re.I),
    "support": lazy(r"phối\s+hợp|liên\s+quan", re.I),
    "time": lazy(r"thời\s+(?:gian|hạn)|tiến\s+độ|(?<!\w)hạn(?!\w)", re.I),
    "product": lazy(r"sản\s+phẩm|kết\s+quả|đầu\s+ra", re.I),
    "task": lazy(r"nhiệm\s+vụ|nội\s+dung|công\s+việc|hoạt\s+động", re.I),
}
_HEAD_LENGTH = 60
_COUNTER = re.compile(r"\(?\d{1,3}[.)]?|[IVXA-EĐ]{1,4}\.?")
_GROUP = re.compile(r"[IVX]{1,5}\.?|[A-EĐ]\.?")
_NOTHING = re.compile(r"[\s.…\-–_/]*")


@dataclass(frozen=True)
class Told:
    """A task of a list of labels or of a table: its name, where it stands, what it tells."""

    name: str
    span: Span
    parts: frozenset[str]  # lead, support, time, product


def leaving_out(draft: Draft, part: str) -> Iterator[Told]:
    """The tasks that leave out what at least half of those beside them tell; of a text that
    breaks off, not the last one."""
    whole = draft.lacks(frozenset({Need.END})) is None
    for found in draft.told_tasks:
        tasks = found if whole else found[:-1]
        given = sum(part in task.parts for task in tasks)
        if len(tasks) > 1 and given and given >= len(tasks) * _HALF:
            yield from (task for task in tasks if part not in task.parts)


def told_in(draft: Draft) -> list[list[Told]]:
    """The tasks that are told by labels, then those of each table."""
    tables = [list(_rows(draft, table)) for table in draft.source.tables]
    return [found for found in (_blocks(draft), *tables) if found]


# ------------------------------------------------------------------------------------------- labels


def _blocks(draft: Draft) -> list[Told]:
    """Headings that name a task, with the labels below each."""
    headings = draft.layout.headings
    parts: dict[int, set[str]] = {}
    body = draft.zone(ZoneKind.BODY)
    for hit in _LABEL.finditer(draft.flow, body.start, body.end):
        owner = _owner(draft, hit)
        if owner is not None:
            parts.setdefault(owner, set()).add(str(hit.lastgroup))
    full = {headings[i].parent for i, found in parts.items() if len(found) > 1}
    return [
        Told(draft.layout.read(headings[i].title), headings[i].whole, frozenset(found))
        for i, found in sorted(parts.items())
        if headings[i].parent in full
    ]


def _owner(draft: Draft, hit: re.Match[str]) -> int | None:
    """The innermost heading over a label that is neither a label itself nor a section's name."""
    at = hit.end()
    over = [
        i
        for i, h in enumerate(draft.layout.headings)
        if h.whole.start <= at <= h.body.end and not hit.start() <= h.whole.start <= at
    ]
    while over and _no_task(draft, draft.layout.headings[over[-1]]):
        over.pop()
    if not over or draft.layout.headings[over[-1]].level == 1:
        return None
    title = draft.layout.read(draft.layout.headings[over[-1]].title)
    return over[-1] if len(title.split()) > 3 or kinds_of(title) == ("other",) else None


def _no_task(draft: Draft, heading: Heading) -> bool:
    """A label read as a heading, or “a) Phân công thực hiện” with labels below it."""
    title = draft.layout.read(heading.title)
    return bool(_LABEL.match(draft.flow, heading.whole.start) or _ASSIGNED.fullmatch(title))


# ------------------------------------------------------------------------------------------- tables


def _rows(draft: Draft, table: Table) -> Iterator[Told]:
    """The rows of a table whose header names a task and who leads it."""
    grid: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
            for column in range(cell.column, min(cell.column + cell.colspan, table.columns)):
                grid.setdefault((row, column), cell)
    roles, first = _roles(draft, table, grid)
    if not {"task", "lead"} <= set(roles.values()) or not draft.layout.span.overlaps(table.span):
        return
    place = {role: column for column, role in roles.items()}
    for row in range(first, table.rows):
        cells = {grid[row, c] for c in range(table.columns) if (row, c) in grid}
        told = [cell for cell in cells if not _blank(draft, cell)]
        task = grid.get((row, place["task"]))
        wide = any(cell.colspan > 1 for cell in cells)
        named = [cell for cell in told if not _COUNTER.fullmatch(_text(draft, cell))]
        if task is None or _blank(draft, task) or wide or len(named) < len(roles) - 1:
            continue
        if len(named) < 2 or any(_GROUP.fullmatch(_text(draft, cell)) for cell in told):
            continue
        parts = {role for role, column in place.items() if grid.get((row, column)) in told}
        absent = frozenset(_PARTS - set(place))  # what the table has no column for
        yield Told(_text(draft, task), task.spans[0], frozenset(parts - {"task"}) | absent)


_PARTS = frozenset({"lead", "support", "time", "product"})


def _roles(
    draft: Draft, table: Table, grid: dict[tuple[int, int], Cell]
) -> tuple[dict[int, str], int]:
    """Column → what it holds, by one or two rows of heads; and the first row behind them."""
    roles: dict[int, str] = {}
    first = 0
    for row in range(min(2, table.rows)):
        here: dict[int, str] = {}
        for column in range(table.columns):
            cell = grid.get((row, column))
            text = _text(draft, cell) if cell else ""
            if len(text) > _HEAD_LENGTH:
                continue
            role = next((name for name, words in _HEADS.items() if words.search(text)), None)
            if role and role not in here.values():
                here[column] = role
        if len(here) > 1 and (row == 0 or not {"task"} & set(here.values()) or first):
            if row and not _stacked(grid, table, row):
                break
            roles |= here
            first = row + 1
    return roles, first


def _stacked(grid: dict[tuple[int, int], Cell], table: Table, row: int) -> bool:
    """Whether this row stands under a head that is parted in two."""
    above = {grid[row - 1, c] for c in range(table.columns) if (row - 1, c) in grid}
    return any(cell.colspan > 1 or cell.rowspan > 1 for cell in above)


def _text(draft: Draft, cell: Cell) -> str:
    return " ".join(" ".join(draft.source.quote(span) for span in cell.spans).split())


def _blank(draft: Draft, cell: Cell) -> bool:
    return bool(_NOTHING.fullmatch(_text(draft, cell)))
