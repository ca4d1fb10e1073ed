"""*Nhiệm vụ "6 rõ"*: each task one lead, a time and a product (practice)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vbparse.document import Span, Task, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._task_shapes import leaving_out
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.agencies import find_bodies

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
_OWN_DUTY = lazy(r"(?:theo|căn\s+cứ)\s+(?:đúng\s+)?chức\s+năng|được\s+(?:phân\s+công|giao)(?!\w)")
_GROUP = lazy(
    r"(?i)(?<!\w)(?:các|từng|mỗi|những|toàn\s+thể|cấp)(?!\w)|\A(?:thủ\s+trưởng|sở,\s|báo,\s)"
)
_LEADING = lazy(
    r"(?i)chủ\s+trì|đầu\s+mối|phụ\s+trách|(?<!\w)giao\s(?!thông)|phân\s+công"
    r"|chịu\s+trách\s+nhiệm\s+chính"
)
_LABELLED = lazy(r"(?i)(?:chủ\s+trì|đầu\s+mối|phụ\s+trách)[^\n:.;]{0,30}:")
_CLOSE, _NEAR = 40, 160  # letters
_TIMES = ("thoi gian", "thoi han", "tien do", "hoan thanh")
_HEADS = 2  # rows that may hold the heads of columns
_TOGETHER = lazy(
    r"(?i:cùng)\s+(?:với\s+)?[^\W\d_][^.;:]{3,90}?\s+(?:chủ\s+trì|làm?\s|chịu\s+trách)"
)
_JOINT = r"\s*(?:[,;/&+]|(?:,\s*)?và|cùng(?:\s+với)?)\s*[-–]?\s*"
_AND = lazy(r"(?:[,;]|\s(?:và|cùng(?:\s+với)?))\s(?=[^\W\d_])")
_LEADS = lazy(
    r"\s(?:chủ\s+trì|làm\s+đầu\s+mối|là\s+(?:cơ\s+quan|đơn\s+vị)|chịu\s+trách\s+nhiệm\s+chính)(?!\w)"
)
_PAIR = lazy(r"\s(?:và|cùng(?:\s+với)?)\s$")
_OPENS = lazy(
    r"(?:^|[.;:\n]\s{0,3}|[-–+•*]\s|\d[.)/-]\s|[a-zđ]\)\s|[Gg]iao\s|[Pp]hân\s+công\s|Đề\s+nghị\s|Yêu\s+cầu\s)$"
)
_ROOM = 160  # letters in which two bodies stand
_OFFICE = "Văn phòng"
_MOST = 1
_SHARED = 3


def _several(draft: Draft) -> bool:
    return draft.plan.doc_type.code == "KH" and any(len(each) > 1 for each in draft.told_tasks)


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57].rstrip() + "…"


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
    """A task of a list or a table that names no lead, where at least half of them name one."""
    for task in leaving_out(draft, "lead"):
        yield Flaw(
            (f"“{_short(task.name)}” không rõ đơn vị chủ trì.", "The task names no lead."),
            task.span,
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
    applies=lambda draft: any(task.lead for task in draft.plan.tasks),
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
    """More than one body leads a task; two or three may share it, and a person decides. What
    whole groups of bodies do, and what each does within its own duties, has no lead."""
    seen: list[Span] = []
    for task in draft.plan.tasks:
        count = _leading(draft, task)
        if any(_GROUP.search(name) for name in task.lead) or not _led(draft, task):
            continue
        if count > draft.profile.parameter("VB232", "most", _MOST) and task.spans:
            yield Flaw(
                (
                    f"“{_short(task.value)}” có {count} đơn vị chủ trì.",
                    f"{count} bodies lead the task.",
                ),
                task.spans[:1],
                fix=("Chọn một đơn vị chủ trì.", "Choose one."),
                sure=count > _SHARED,
            )
            seen += task.spans
    for span in _pairs(draft):
        if not any(span.overlaps(one) for one in seen):
            name = draft.layout.read(span)
            yield Flaw(
                (f"“{_short(name)}” cùng chủ trì một việc.", "Two bodies lead one task."),
                span,
                fix=("Chọn một đơn vị chủ trì.", "Choose one."),
                sure=False,
            )


def _pairs(draft: Draft) -> Iterator[Span]:
    """“Công an huyện và Phòng Tư pháp chủ trì …” at the start of a clause, whose task may not have
    been read: both bodies."""
    body = draft.zone(ZoneKind.BODY)
    for hit in _LEADS.finditer(draft.flow, body.start, body.end):
        start = max(body.start, hit.start() - _ROOM)
        before = draft.flow[start : hit.start()]
        found = find_bodies(before)[-2:]
        if len(found) < 2 or found[1].span.end != len(before.rstrip()):
            continue
        first, second = (one.span for one in found)
        joint = _PAIR.fullmatch(before, first.end, second.start)
        office = before.startswith(_OFFICE, first.start)
        if joint and not office and _OPENS.search(before[: first.start]):
            yield Span(start + first.start, start + second.end)


def _led(draft: Draft, task: Task) -> bool:
    """Whether words beside the task say that it is led or given to somebody."""
    start, end = task.spans[0].start, task.spans[-1].end
    if _OWN_DUTY.search(draft.flow, start, end):
        return False
    if _LEADING.search(draft.flow, max(0, start - _CLOSE), end):
        return True
    if _LABELLED.search(draft.flow, max(0, start - _NEAR), end + _NEAR):
        return True
    if task.origin == "table" and _led_column(draft, task.spans[0]):
        return True
    text = " ".join(draft.flow[max(0, start - _NEAR) : end].split())
    return any(f"{one} và {two}" in text for one, two in pairwise(task.lead))


def _led_column(draft: Draft, span: Span) -> bool:
    """Whether the heads of the table in which it stands name who leads."""
    return any(
        cell.row < _HEADS and any(_LEADING.search(draft.source.quote(part)) for part in cell.spans)
        for table in draft.source.tables
        if table.span.overlaps(span)
        for cell in table.cells
    )


def _leading(draft: Draft, task: Task) -> int:
    """How many lead it, as it is printed: names with a comma, a semicolon, "và" or "cùng" between
    them. "Ban Tổ chức - Kiểm tra Tỉnh đoàn" is one, and those who only help are none."""
    if not task.lead:
        return 0
    if len(task.lead) == 1 and _two_in_one(draft, task.lead[0]):
        return 2
    start = max(0, task.spans[0].start - 300)
    text = " ".join(draft.flow[start : task.spans[-1].end + 300].split())
    first = re.escape(task.lead[0])
    joints = sum(
        bool(re.search(rf"{re.escape(one)}{_JOINT}{re.escape(other)}(?!\w)", text))
        for one, other in pairwise(task.lead)
    )
    if re.search(rf"{_OFFICE} {first}", text):
        joints = 0  # "Văn phòng HĐND và UBND huyện" is one
    if task.origin != "table":
        paragraph = draft.layout.paragraph_at(task.spans[0].start)
        near = draft.flow[max(start, paragraph.start if paragraph else 0) : task.spans[-1].end]
        if joints and _helped(" ".join(near.split()), first):
            return 1
        if not joints and (_TOGETHER.match(task.value) or _joined_before(text, first)):
            return 2
    return 1 + joints


def _helped(text: str, lead: str) -> bool:
    """Whether the bodies stand behind words for those who only help."""
    before = re.search(rf"(?:^|[.;:\n]\s)([^.;:]{{0,200}}){lead}", text)
    return before is not None and bool(
        re.search(r"[Pp]hối hợp|hỗ trợ|[Cc]ùng(?: với)? [A-ZĐ]", before[1])
    )


def _two_in_one(draft: Draft, name: str) -> bool:
    """“Nhân viên y tế và Tổ Văn phòng”, read as one name, when the draft names the second apart;
    “Văn phòng HĐND và UBND” is the office of both."""
    apart = {one for task in draft.plan.tasks for one in (*task.lead, *task.support)}
    apart |= {unit.value for unit in draft.plan.lead_units}
    if "; " in name:
        return True
    joints = [(name[: hit.start()], name[hit.end() :]) for hit in _AND.finditer(name)]
    return any(
        second in apart and (first in apart or not first.startswith(_OFFICE))
        for first, second in joints
    )


def _joined_before(text: str, lead: str) -> bool:
    """“Văn phòng và Phòng Tổ chức chủ trì”, of whom only the second was read."""
    if not re.search(rf"\s(?:và|cùng|cùng với)\s{lead}\s", text):
        return False
    leads = r"(?:chủ trì|làm đầu mối|là cơ quan|chịu trách nhiệm)"
    hit = re.search(
        rf"(?:^|[.;:]\s|\s[-–+]\s|\d[.)]\s|Giao |Phân công |Đề nghị |Yêu cầu )"
        rf"[A-ZĐ][^.;:,]{{3,80}}?\s(?:và|cùng|cùng với)\s{lead}\s{leads}",
        text,
    )
    return hit is not None and "hối hợp" not in hit[0]


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
    """A task of a list or a table without a time, where at least half of them have one."""
    for task in leaving_out(draft, "time"):
        yield Flaw(
            (f"“{_short(task.name)}” không có thời hạn.", "The task has no time."),
            task.span,
            fix=("Ghi thời hạn hoàn thành.", "Set a time."),
            sure=False,
        )


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
    applies=_several,
    bad=(Example((("d) Sản phẩm: danh sách người đã được tập huấn.\n", ""),)),),
)
def product(draft: Draft) -> Iterator[Flaw]:
    """A task of a list or a table without a product, where at least half of them name theirs."""
    for task in leaving_out(draft, "product"):
        yield Flaw(
            (f"“{_short(task.name)}” không rõ sản phẩm.", "The task names no product."),
            task.span,
            fix=("Ghi sản phẩm.", "Name the product."),
            sure=False,
        )
