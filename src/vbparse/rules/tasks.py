"""*Nhiệm vụ "6 rõ"*: each task one lead, a time and a product (practice)."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Span, Task, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.fold import bare_lower

__all__ = ["lead", "leads", "product", "time"]

_PRACTICE = (
    "Thông lệ “6 rõ”: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền"
)
_TABLE_BELOW = (
    "III. KINH PHÍ",
    "STT\tNhiệm vụ\tChủ trì\tThời gian hoàn thành\n"
    "1\tRà soát danh mục dịch vụ công\t\tTháng 4 năm 2023\n"
    "2\tKiểm tra an toàn thông tin\tThanh tra Sở\tTháng 5 năm 2023\n"
    "3\tSơ kết 6 tháng\tVăn phòng Sở\tTháng 7 năm 2023\nIII. KINH PHÍ",
)
_OWN_DUTY = lazy(r"theo\s+(?:đúng\s+)?chức\s+năng|được\s+(?:phân\s+công|giao)(?!\w)")
_TIMES = ("thoi gian", "thoi han", "tien do", "hoan thanh")
_HEADS = 3  # rows that may hold the heads of columns
_MOST = 3
_HALF = 0.5


def _tabled(draft: Draft) -> list[Task]:
    """Tasks of tables and of lists that give lead or time of their own."""
    return [task for task in draft.plan.tasks if task.lead or task.deadline is not None]


def _several(draft: Draft) -> bool:
    return draft.plan.doc_type.code == "KH" and len(_tabled(draft)) > 1


def _place(task: Task) -> tuple[Span, ...]:
    return task.spans[:1]


def _name(task: Task) -> str:
    return task.value if len(task.value) <= 60 else task.value[:57].rstrip() + "…"


@rule(
    "VB231",
    "task-without-lead",
    severity="info",
    title=("Nhiệm vụ không rõ đơn vị chủ trì", "Task without a lead"),
    why=(
        "Mỗi nhiệm vụ cần một đơn vị chủ trì; ô chủ trì để trống làm việc không có người làm.",
        "Each task needs one body that leads it.",
    ),
    basis=_PRACTICE,
    origin=("B05",),
    applies=_several,
    bad=(Example((_TABLE_BELOW,)),),
)
def lead(draft: Draft) -> Iterator[Flaw]:
    """A task with a time and without a lead, where at least half of the tasks have one."""
    tasks = _tabled(draft)
    if sum(bool(task.lead) for task in tasks) < len(tasks) * _HALF:
        return
    for task in tasks:
        if not task.lead and task.spans:
            yield Flaw(
                (f"“{_name(task)}” không rõ đơn vị chủ trì.", "The task names no lead."),
                _place(task),
                fix=("Ghi đơn vị chủ trì.", "Name the lead."),
                sure=False,
            )


@rule(
    "VB232",
    "task-with-many-leads",
    severity="info",
    title=("Nhiệm vụ có nhiều đơn vị chủ trì", "Task with several leads"),
    why=(
        "Một việc chỉ giao một đơn vị chủ trì; các đơn vị khác phối hợp.",
        "One task is led by one body; others support it.",
    ),
    basis=_PRACTICE,
    origin=("B05",),
    applies=lambda draft: bool(_tabled(draft)),
    bad=(
        Example(
            (
                (
                    "Đơn vị chủ trì: Trung tâm Chuyển đổi số.",
                    "Đơn vị chủ trì: Trung tâm Chuyển đổi số; Phòng Công nghệ số; Văn phòng Sở; "
                    "Thanh tra Sở.",
                ),
            )
        ),
    ),
)
def leads(draft: Draft) -> Iterator[Flaw]:
    """More than three bodies lead one task; two or three often share it. What each does within
    its own duties has no lead."""
    for task in _tabled(draft):
        if any(_OWN_DUTY.search(draft.flow, span.start, span.end) for span in task.spans):
            continue
        if len(task.lead) > draft.profile.parameter("VB232", "most", _MOST) and task.spans:
            yield Flaw(
                (
                    f"“{_name(task)}” có {len(task.lead)} đơn vị chủ trì.",
                    f"{len(task.lead)} bodies lead the task.",
                ),
                _place(task),
                fix=("Chọn một đơn vị chủ trì.", "Choose one."),
            )


@rule(
    "VB233",
    "task-without-time",
    severity="info",
    title=("Nhiệm vụ không có thời hạn", "Task without a time"),
    why=(
        "Nhiệm vụ không có thời hạn thì không đôn đốc được.",
        "A task without a time cannot be followed up.",
    ),
    basis=_PRACTICE,
    origin=("B05",),
    applies=_several,
    bad=(
        Example(
            (
                ("c) Thời gian hoàn thành: trước ngày 30 tháng 6 năm 2023.\n", ""),
                ("d) Sản phẩm: danh sách", "c) Sản phẩm: danh sách"),
            )
        ),
    ),
)
def time(draft: Draft) -> Iterator[Flaw]:
    """A task with a lead and a product, or in a table, and without a time; most others have one."""
    tasks = [t for t in _tabled(draft) if t.origin == "table" or t.product]
    if not tasks or sum(t.deadline is not None for t in tasks) < len(tasks) * _HALF:
        return
    timed = _timed_rows(draft) if any(t.deadline is None for t in tasks) else set()
    for task in tasks:
        if task.deadline is None and task.spans and _row(draft, task) not in timed:
            yield Flaw(
                (f"“{_name(task)}” không có thời hạn.", "The task has no time."),
                _place(task),
                fix=("Ghi thời hạn hoàn thành.", "Set a time."),
                sure=False,
            )


def _row(draft: Draft, task: Task) -> tuple[int, int] | None:
    """Table and row of a task, when it stands in one."""
    at = draft.source.line_index(task.spans[0].start)
    cell = draft.source.lines[at].cell if at >= 0 else None
    return (cell.table, cell.row) if cell is not None else None


def _timed_rows(draft: Draft) -> set[tuple[int, int]]:
    """Rows with words in a column for times, whether or not they could be read as a time."""
    cells = [(line.cell, line.span) for line in draft.source.lines if line.cell is not None]
    columns = {
        (cell.table, cell.column)
        for cell, span in cells
        if cell.row < _HEADS
        and any(word in bare_lower(draft.source.quote(span)) for word in _TIMES)
    }
    return {
        (cell.table, cell.row)
        for cell, span in cells
        if (cell.table, cell.column) in columns and any(map(str.isalnum, draft.source.quote(span)))
    }


@rule(
    "VB234",
    "task-without-product",
    severity="info",
    title=("Nhiệm vụ không rõ sản phẩm", "Task without a product"),
    why=(
        "Các nhiệm vụ khác đều có sản phẩm; nhiệm vụ này để trống.",
        "The other tasks name their product, this one does not.",
    ),
    basis=_PRACTICE,
    origin=("B05",),
    applies=lambda draft: any(task.product for task in draft.plan.tasks),
    bad=(Example((("d) Sản phẩm: danh sách người đã được tập huấn.\n", ""),)),),
)
def product(draft: Draft) -> Iterator[Flaw]:
    """A task with lead and time and without a product, where at least half name theirs."""
    tasks = [t for t in _tabled(draft) if t.lead and t.deadline is not None]
    given = [t for t in tasks if t.product]
    if not given or len(given) < (len(tasks) - 1) * _HALF:
        return
    first, final = given[0].spans[0].start, draft.zone(ZoneKind.BODY).end
    for task in tasks:
        beside = task.spans and (task.origin == "table" or first <= task.spans[0].start < final)
        if not task.product and beside and _listed(draft, task):
            yield Flaw(
                (f"“{_name(task)}” không rõ sản phẩm.", "The task names no product."),
                _place(task),
                fix=("Ghi sản phẩm.", "Name the product."),
                sure=False,
            )


def _listed(draft: Draft, task: Task) -> bool:
    """Its lead stands on a line of its own, as that of the tasks with a product."""
    if task.origin == "table":
        return True
    behind = draft.flow[task.spans[0].start : task.spans[0].end + 400]
    return "hủ trì:" in behind
