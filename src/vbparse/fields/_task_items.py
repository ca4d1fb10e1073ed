"""The items of a body: headings, paragraphs and dashes, each the text of one commission.

A law portal's running line has no paragraphs, so a dash before a capital begins an item too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from vbparse.document import Heading, Layout, Span, ZoneKind
from vbparse.fields._task_words import openers
from vbparse.vietnamese._bodies import body_around
from vbparse.vietnamese.letters import UPPER

_DASH = re.compile(rf"(?:^|(?<=\s))[-–+•*]\s{{0,4}}(?=[{UPPER}“\"])", re.MULTILINE)
_LEAD = re.compile(  # marks, and the number of a heading that is none by its place
    r"[\s*_#>]*(?:[-–+•*]\s{0,4})?[\s*_]*"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)/-]|[a-zđ]\)|[IVX]{1,4}[.)])\s{1,4}[*_]*)?"
)
_UNFINISHED = re.compile(r"(?<!\w)(?:với|của|và|cho|tại|về|các|thuộc|từ|đến|trong|do|theo)$|,$")
_DOES = re.compile(
    r"\s*(?:[:.;,)]|$|\n|\s[-–]\s)|\s+(?:chủ\s+trì|là\s|làm\s|phối\s+hợp|có\s+trách|chịu\s+trách|tham\s+mưu|phụ\s+trách)"
)
_CLOSED = '.;:!?…”"’)/'


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the body; ``heading`` is the innermost one that holds it."""

    span: Span
    mark: str  # "-", "+", the first figure of a number, or nothing
    heading: int | None
    own: bool  # whether it is the numbered heading itself

    def back(self, at: int, reach: int) -> int:
        """``reach`` characters before ``at``, inside of the item."""
        return max(self.span.start, at - reach)


def items_of(layout: Layout) -> tuple[Item, ...]:
    """The items of the body in text order; what stands in tables is left out."""
    zones = layout.spans(ZoneKind.BODY) or (
        (layout.span,) if not layout.zones else layout.spans(ZoneKind.PREAMBLE)
    )
    found: list[Item] = []
    for zone in zones:
        found += _items_in(layout, zone)
    return tuple(found)


def _items_in(layout: Layout, zone: Span) -> list[Item]:
    cuts = {zone.start}
    low, high = zone.start, zone.end
    cuts.update(p.start for p in layout.paragraphs if low <= p.start < high)
    heads: dict[int, int] = {}
    title_ends: set[int] = set()
    for index, heading in enumerate(layout.headings):
        if low <= (start := heading.whole.start) < high:
            cuts.add(start)
            heads[start] = index
            if _ends_as_title(layout, heading):
                title_ends.add(heading.body.start)
    cuts.update(e for e in title_ends if e < zone.end)
    cuts.update(
        m.start()
        for m in _DASH.finditer(layout.flow, zone.start, zone.end)
        if _begins_item(layout.flow, m, title_ends)
    )
    tables = sorted((t.span for t in layout.source.tables), key=lambda s: s.start)
    edges = [*sorted(cuts), zone.end]
    found: list[Item] = []
    inner = _Innermost(layout)
    for a, b in pairwise(edges):
        item = _item(layout, a, b, heads, inner)
        if item is None or _inside(tables, item.span.start):
            continue
        if found and _goes_on(layout.flow, found[-1], item):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, item.span.end))
        else:
            found.append(item)
    return found


def _goes_on(text: str, last: Item, item: Item) -> bool:
    """A paragraph that begins small is the rest of the one before, broken by hand."""
    if item.mark or item.own or item.heading != last.heading:
        return False
    if is_unfinished(text, last.span):
        return True
    return text[item.span.start].islower() and text[last.span.end - 1] not in _CLOSED


def _ends_as_title(layout: Layout, heading: Heading) -> bool:
    """Whether the text behind a heading is an item of its own, not the rest of its sentence."""
    if not heading.titled:
        return False
    if _inside_name(layout.flow, heading.title.end):
        return False
    if layout.flat and _is_cut(layout.flow, heading.title):
        return False
    gap = layout.flow[heading.title.end : heading.title.end + 3].lstrip()
    return not gap.startswith(":")


def _is_cut(text: str, title: Span) -> bool:
    """Whether a title is the start of a sentence on a running line, cut at the next capital."""
    if not text[title.end : title.end + 3].lstrip()[:1].isupper():
        return False
    if is_unfinished(text, title):
        return True
    opens = openers().match(text, title.start, title.end) is not None
    return opens and not text[title.start : title.end].isupper()


def is_unfinished(text: str, span: Span) -> bool:
    """Whether words end at one that no sentence or title ends at: ``chủ trì, phối hợp với``."""
    return _UNFINISHED.search(text, max(span.start, span.end - 12), span.end) is not None


def _begins_item(text: str, dash: re.Match[str], title_ends: set[int]) -> bool:
    """A dash between two names is not one: ``Lao động - Thương binh``."""
    before = text[max(0, dash.start() - 4) : dash.start()]
    if not before.strip() or "\n" in before or before.rstrip()[-1] in _CLOSED:
        return True
    if _inside_name(text, dash.start()):
        return False
    if dash.start() in title_ends or dash.start() - 1 in title_ends:
        return True
    return openers().match(text, dash.end()) is not None


def _inside_name(text: str, at: int) -> bool:
    """``Ban Tuyên giáo | - Nữ công chủ trì``: one name, since what it does follows it."""
    body = body_around(text, at)
    return body is not None and _DOES.match(text, body.span.end) is not None


class _Innermost:
    """The innermost heading at offsets that are asked for in order, as ``Layout.heading_at``."""

    def __init__(self, layout: Layout) -> None:
        self._headings = layout.headings
        self._next = 0
        self._open: list[int] = []

    def at(self, offset: int) -> int | None:
        """Index of the heading; offsets must not fall back."""
        while self._next < len(self._headings):
            if self._headings[self._next].whole.start > offset:
                break
            self._open.append(self._next)
            self._next += 1
        while self._open:
            last = self._headings[self._open[-1]]
            if offset < max(last.body.end, last.whole.end):
                return self._open[-1]
            self._open.pop()
        return None


def _item(
    layout: Layout, start: int, end: int, heads: dict[int, int], inner: _Innermost
) -> Item | None:
    text = layout.flow
    own = start in heads
    if own:
        start = layout.headings[heads[start]].title.start
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    end = begin + len(text[begin:end].rstrip())
    if end <= begin:
        return None
    mark = text[start:begin].strip(" \n\t*_#>")[:1]
    return Item(Span(begin, end), mark, inner.at(begin), own)


def _inside(tables: list[Span], offset: int) -> bool:
    i = bisect_right(tables, offset, key=lambda s: s.start) - 1
    return i >= 0 and offset < tables[i].end
