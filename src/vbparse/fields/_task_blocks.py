"""Blocks of labels: ``- Đơn vị chủ trì: … - Đơn vị phối hợp: … - Thời gian: … - Sản phẩm: …``.

A block belongs to what stands above it: the innermost heading that is no label itself, or the item
before the first label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vbparse.document import Layout, Span
from vbparse.fields._task_items import Item
from vbparse.fields._task_names import Name, is_nobody, label_names
from vbparse.fields._task_words import labels_in

_BACK = 12  # items to look back over for what labels without a heading speak of
_MERE = re.compile(r"(?:phân\s+công|tổ\s+chức)\s+(?:thực\s+hiện|nhiệm\s+vụ)", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """One task with its labels; ``items`` are the indices of the items that it uses up."""

    what: Span
    lead: list[Name] = field(default_factory=list)
    support: list[Name] = field(default_factory=list)
    due: list[Span] = field(default_factory=list)
    product: Span | None = None
    items: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Label:
    role: str
    first: int  # where the first label of the item starts
    value: Span
    item: int


def blocks_of(layout: Layout, items: tuple[Item, ...]) -> list[Block]:
    """The blocks that say who leads, in text order."""
    found: list[Block] = []
    seen: set[str] = set()
    owners = _Owners(layout, items)
    for label in _labels(layout, items):
        what = owners.of(label)
        if what is None:
            continue
        repeats = label.role in seen and label.role in ("lead", "executor")
        if not found or what != found[-1].what or repeats:
            found.append(Block(what))
            seen = set()
        seen.add(label.role)
        _add(layout, found[-1], label)
    return [b for b in found if b.lead]


def _labels(layout: Layout, items: tuple[Item, ...]) -> list[_Label]:
    found: list[_Label] = []
    for i, item in enumerate(items):
        matches = list(labels_in(layout.flow, item.span.start, item.span.end))
        if not matches:
            continue
        ends = [m.start for m in matches[1:]] + [item.span.end]
        first = matches[0].start
        for match, end in zip(matches, ends, strict=True):
            found.append(_Label(match.role, first, Span(match.end, end), i))
    return found


class _Owners:
    """What labels speak of: the words before them, the heading above, or the item above."""

    def __init__(self, layout: Layout, items: tuple[Item, ...]) -> None:
        self._layout = layout
        self._items = items
        self._titles: dict[int, Span | None] = {}
        self._before: dict[int, Span | None] = {}

    def of(self, label: _Label) -> Span | None:
        """The words that say what is to be done."""
        if label.item not in self._before:
            self._before[label.item] = self._said(label)
        return self._before[label.item]

    def _said(self, label: _Label) -> Span | None:
        item, text = self._items[label.item], self._layout.flow
        if len(text[item.span.start : label.first].split()) > 2:
            return Span(item.span.start, label.first)
        if item.heading is not None and (title := self._title(item.heading)):
            return title
        for above in reversed(self._items[max(0, label.item - _BACK) : label.item]):
            if next(labels_in(text, above.span.start, above.span.end), None) is None:
                return above.span
        return None

    def _title(self, index: int) -> Span | None:
        """The heading's title, or that of the one above it when it is a mere label."""
        if index not in self._titles:
            heading = self._layout.headings[index]
            title = heading.title
            label = next(labels_in(self._layout.flow, title.start, title.end + 3), None)
            mere = label is not None or _MERE.match(self._layout.flow, title.start, title.end)
            above = self._title(heading.parent) if mere and heading.parent is not None else None
            self._titles[index] = above if mere else title
        return self._titles[index]


def _add(layout: Layout, block: Block, label: _Label) -> None:
    block.items.append(label.item)
    if label.role == "due":
        block.due.append(_trimmed(layout, label.value))
    elif label.role == "output":
        block.product = block.product or _trimmed(layout, label.value)
    else:
        names = label_names(layout, label.value.start, label.value.end)
        side = block.support if label.role == "support" else block.lead
        side += [n for n in names if label.role == "support" or not is_nobody(n)]


def _trimmed(layout: Layout, span: Span) -> Span:
    """Without the next item's mark, ``b)`` or a dash, and white space."""
    text = layout.flow[span.start : span.end]
    text = re.sub(r"(?:\s+(?:[a-zđ]\)|[-–+*_]))*\s*$", "", text)
    lead = len(text) - len(text.lstrip())
    return Span(span.start + lead, span.start + max(lead, len(text)))
