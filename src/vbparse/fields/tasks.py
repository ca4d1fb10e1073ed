"""Nhiệm vụ: what is to be done, who leads, who helps, by when, with what product.

From three forms: blocks of labels (``Đơn vị chủ trì: … Thời gian: …``), items that name a body or
stand under a heading that does, and assignment tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from vbparse.document import Deadline, Layout, Span, Task
from vbparse.extractor import Known, extractor
from vbparse.fields._task_blocks import Block, blocks_of
from vbparse.fields._task_governors import Governors
from vbparse.fields._task_items import Item, items_of
from vbparse.fields._task_names import Name, is_nobody, names_before, names_from, once
from vbparse.fields._task_tables import Row, rows_of
from vbparse.fields._task_words import openers, order_at, states
from vbparse.vietnamese.letters import LOWER
from vbparse.vietnamese.section_kinds import kinds_of

_WITH = re.compile(r"phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s*,)?\s+(?:với|cùng)?\s*", re.IGNORECASE)
_LEADS = re.compile(r"chủ\s+trì|đầu\s+mối|thường\s+trực", re.IGNORECASE)
_DUTY = re.compile(
    r"\s*[:,–-]?\s*(?:\([^()]{0,160}\)\s*)?"
    r"(?:theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền)"
    r"(?:,?\s+(?:nhiệm\s+vụ|quyền\s+hạn|được\s+giao)){0,3}\s*,?\s*)?"
    r"(?:(?:có|chịu)\s+trách\s+nhiệm(?:\s+ch(?:ính|ung)\b)?|có\s+nhiệm\s+vụ|được\s+giao)?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_FORMULA = re.compile(  # "chịu trách nhiệm thi hành Quyết định này", "hỗ trợ thực hiện"
    r"(?:chịu\s+trách\s+nhiệm\s+)?thi\s+hành\s+(?:Quyết|Nghị)|^(?:\w+\s){0,3}thực\s+hiện$",
    re.IGNORECASE,
)
_NO_TASK = re.compile(r"(?:Trên\s+đây\s+là|Trong\s+quá\s+trình|Nhận\s+được)\s|\(", re.IGNORECASE)
_CHAIRS = re.compile(r"chủ\s+trì", re.IGNORECASE)
_ASKS = re.compile(r"(?<!\w)(?:giao(?:\s+cho)?|đề\s+nghị|yêu\s+cầu|phân\s+công)\s+", re.IGNORECASE)
_ORDERING = {  # kinds of sections that order work; a timeline does so when it stands alone
    *("content", "tasks", "solutions", "organisation", "assignment", "steering", "monitoring"),
    *("reporting", "budget", "other"),
}
_VERB = re.compile(  # what a body does, and not what it is or has been
    r"(?!(?:là|của|được|đã|đang|thì|mà|cũng|vẫn|luôn|còn|có|và|hoặc|với|trên|trong|tại|ở|do|bị|phải"
    rf"|cần|nên|sẽ|không|chưa|về)\s)(?:[{LOWER}]+\s|(?:[Cc]hủ\s+trì|[Pp]hối\s+hợp)\W)",
)
_OFFICE = re.compile(
    r"(?:là|làm)\s+(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+)?(?:thường\s+trực|đầu\s+mối|chủ\s+trì)",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?:giao(?:\s+cho)?|phân\s+công)\s+"
)  # Công an tỉnh giao |Phòng X làm đầu mối
_FIELD = re.compile(r"(?:về|trong|trên|trước|đối\s+với)\s")  # what a body answers for
_MIN_WORDS = 4


@extractor("tasks", needs=("deadlines", "issuer"))
def tasks(layout: Layout, known: Known) -> tuple[Task, ...]:
    """The tasks in text order.

    0.85: a block of labels; 0.8: a row of a table; 0.75: an item that names its body; 0.65: an
    item below a heading that names it.
    """
    due = _Due(known.get("deadlines") or ())
    items = items_of(layout)
    blocks = blocks_of(layout, items)
    taken = {i for block in blocks for i in block.items}
    governors = Governors(layout, items)
    barren = _barren(layout)
    found = [_from_block(layout, block, due) for block in blocks]
    for i, item in enumerate(items):
        if i not in taken and not any(item.span in span for span in barren):
            task = _from_item(layout, item, governors, due)
            if task is not None:
                found.append(task)
    found += [_from_row(layout, row, due) for row in rows_of(layout)]
    return tuple(sorted(found, key=lambda task: task.spans[0].start))


def _barren(layout: Layout) -> list[Span]:
    """The sections that order nothing: purposes, goals, who takes part, when and where."""
    barren = []
    for heading in layout.headings:
        if heading.level == 1:
            kinds = set(kinds_of(layout.read(heading.title)[:250]))
            if kinds != {"timeline"} and not kinds & _ORDERING:
                barren.append(heading.body)
    return barren


class _Due:
    """Which deadline stands in a stretch of text."""

    def __init__(self, deadlines: Iterable[Deadline]) -> None:
        self._at = sorted((s.start, i) for i, d in enumerate(deadlines) for s in d.spans[:1])

    def within(self, spans: Iterable[Span]) -> int | None:
        """The index of the first deadline in the first of ``spans`` that holds one."""
        for span in spans:
            i = bisect_left(self._at, (span.start, -1))
            if i < len(self._at) and self._at[i][0] < span.end:
                return self._at[i][1]
        return None


def _values(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(n.value for n in once(list(names)))


def _from_block(layout: Layout, block: Block, due: _Due) -> Task:
    return Task(
        value=layout.read(block.what).rstrip(" .;:"),
        lead=_values(block.lead),
        support=_values(block.support),
        deadline=due.within((*block.due, block.what)),
        product=layout.read(block.product).rstrip(" .;") or None if block.product else None,
        origin="prose",
        spans=(block.what, *block.due),
        confidence=0.85,
    )


def _from_row(layout: Layout, row: Row, due: _Due) -> Task:
    output = " ".join(layout.read(s) for s in row.output).strip(" .;")
    return Task(
        value=" ".join(layout.read(s) for s in row.task.spans).rstrip(" .;"),
        lead=_values(row.lead),
        support=_values(row.support),
        deadline=due.within((*row.due, *row.task.spans)),
        product=output or None,
        origin="table",
        spans=row.task.spans,
        confidence=0.8 if row.lead else 0.6,
    )


def _from_item(layout: Layout, item: Item, governors: Governors, due: _Due) -> Task | None:
    if _is_mere_name(layout, item, governors):
        return None
    names, start = _charged(layout, item, governors)
    own = bool(names)
    if not own:
        names, start = governors.of(item), item.span.start
        if _NO_TASK.match(layout.flow, start):
            return None
    what = Span(start, item.span.end)
    value = layout.read(what).strip(" .;:,–-/")
    deadline = due.within((item.span,))
    lead, support = _sides(layout, what, names, own)
    if all(is_nobody(n) for n in lead) and not (own and deadline is not None):
        return None
    if len(value.split()) < _MIN_WORDS or _FORMULA.search(value):
        return None
    return Task(
        value=value[:1].upper() + value[1:],
        lead=_values(lead),
        support=_values(support),
        deadline=deadline,
        origin="prose",
        spans=(item.span,),
        confidence=0.75 if own else 0.65,
    )


def _is_mere_name(layout: Layout, item: Item, governors: Governors) -> bool:
    """Whether the item is a heading that only names who is charged below it."""
    if not item.own or item.heading is None or not governors.named_by(item.heading):
        return False
    title = layout.headings[item.heading].title
    return not layout.flow[title.end : item.span.end].strip(" \n\t.:;*_-–")


def _charged(layout: Layout, item: Item, governors: Governors) -> tuple[list[Name], int]:
    """The bodies that the item itself charges, and where their task begins."""
    text = layout.flow
    names, end = governors.leading(item)
    if names:
        start = _behind_duty(text, end, item.span.end)
        told = order_at(text, item.span.start, item.span.end) is not None
        if not told and states().match(text, start, item.span.end):
            return [], 0
        onward = _ONWARD.match(text, start, item.span.end)
        passed, after = names_from(layout, onward.end(), item.span.end) if onward else ([], 0)
        if passed and openers().match(text, _behind_duty(text, after, item.span.end)):
            return passed, _behind_duty(text, after, item.span.end)
        opens = _VERB.match(text, start) or _OFFICE.match(text, start, item.span.end)
        loud = text[start : start + 1].isupper() and openers().match(text, start, item.span.end)
        if text[end:start].strip(" \n–-") or told or opens or loud:
            return names, start
        return [], 0
    if not governors.of(item):
        for order in _ASKS.finditer(text, item.span.start, item.span.end):
            names, end = names_from(layout, order.end(), item.span.end)
            start = _behind_duty(text, end, item.span.end)
            if names and openers().match(text, start):
                return names, start
    return _before_cue(layout, item)


def _behind_duty(text: str, at: int, stop: int) -> int:
    duty = _DUTY.match(text, at, stop)
    if duty is None:
        return at
    answers = text.rfind("chịu", at, duty.end())
    return answers if answers >= 0 and _FIELD.match(text, duty.end()) else duty.end()


def _before_cue(layout: Layout, item: Item) -> tuple[list[Name], int]:
    cue = _CHAIRS.search(layout.flow, item.span.start, item.span.end)
    if cue is None:
        return [], 0
    return names_before(layout, item.span.start, cue.start(), _DUTY), cue.start()


def _sides(
    layout: Layout, what: Span, names: list[Name], own: bool
) -> tuple[list[Name], list[Name]]:
    """Who leads and who helps. Told from above to help one other body, it is that one's task."""
    text = layout.flow
    with_ = _WITH.search(text, what.start, what.end)
    if with_ is None:
        return names, []
    others = names_from(layout, with_.end(), what.end)[0]
    helps = with_.start() == what.start and len(others) == 1 and others[0].kind != "collective"
    if helps and not own and not _LEADS.search(text, what.start, what.end):
        return others, names
    return names, others
