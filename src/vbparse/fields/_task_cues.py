"""Which words make a body the lead: *chủ trì*, *đầu mối*, *cơ quan thường trực*, *tổng hợp* …

Every cue is looked at in its clause. The body is the one right before it, the one behind its label,
the one that the item begins with, or the one that the heading above names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Layout, Span
from vbparse.fields._task_items import Item
from vbparse.fields._task_names import (
    Name,
    is_nobody,
    label_names,
    leading,
    names_before,
    names_from,
    naming,
)
from vbparse.fields._task_words import labels, orders

_CUE = re.compile(
    r"""
      (?P<chair>  chủ\s+trì )                                   # Sở Y tế chủ trì, phối hợp với …
    | (?P<hub>    đầu\s+mối (?! \s+ (?:giao|hạ|trọng|chính|vận)) )       # là đầu mối tổng hợp
    | (?P<office> (?:cơ\s+quan|đơn\s+vị|bộ\s+phận) \s+ thường\s+trực )   # là cơ quan thường trực
    | (?P<answer> chịu\s+trách\s+nhiệm\s+chính (?! \s+ và\s+sẽ | \s+ nếu) | phụ\s+trách\s+chung )
    | (?P<sum>    (?<!để\ )(?<!để\n) tổng\s+hợp )               # tổng hợp kết quả, báo cáo …
    | (?P<to>     để \s+ (?:được\s+)? tổng\s+hợp )              # gửi về Sở Y tế để tổng hợp
    | (?P<run>    điều\s+hành \s+ (?:các|chung|toàn) )          # điều hành các hoạt động
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FILLER = re.compile(
    r"""
    \s* (?: \( [^()]{0,160} \) )? \s* [,:–-]? \s*
    (?: (?: là | làm | với\s+vai\s+trò | giữ\s+vai\s+trò | (?:có|chịu)\s+trách\s+nhiệm | có\s+nhiệm\s+vụ
          | thực\s+hiện\s+nhiệm\s+vụ | tiếp\s+tục | trực\s+tiếp
          | được\s+(?:giao|phân\s+công)(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm))? ) \s+ ){0,3}
    (?: (?:cơ\s+quan|đơn\s+vị|bộ\s+phận|người) \s+ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*(?:là\s+)?", re.IGNORECASE)
_RUN_GAP = re.compile(r"\s+(?:xây\s+dựng\s+kế\s+hoạch\s*,\s*)?", re.IGNORECASE)
_SUM_GAP = re.compile(
    r"""
    \s* [,:–-]? \s*
    (?: (?:có|chịu)\s+trách\s+nhiệm \s+ )?
    (?: (?:theo\s+dõi|đôn\s+đốc|kiểm\s+tra|giám\s+sát|hướng\s+dẫn|đánh\s+giá|chủ\s+động) (?:\s*,\s*|\s+và\s+|\s+) ){0,5}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REPORT = re.compile(r"báo\s+cáo", re.IGNORECASE)
_VIA = re.compile(r"\(\s*(?:thông\s+)?qua\s+", re.IGNORECASE)
_TARGET = re.compile(r"(?<!\w)(?:về|gửi|cho|qua|đến|tới)\s+", re.IGNORECASE)
_OTHERS = re.compile(  # "nhiệm vụ chủ trì", "đơn vị được giao chủ trì", "do … chủ trì" of no one
    r"(?:nhiệm\s+vụ|được\s+(?:giao|phân\s+công)|vai\s+trò|các\s+(?:cơ\s+quan|đơn\s+vị)|không|hoặc)\s*$",
    re.IGNORECASE,
)
_CLAUSE_OPEN = re.compile(r"(?:^|[.;:…!?]|[.;:]\s?[-–+])\s*(?:và\s+)?$")


@dataclass(frozen=True, slots=True)
class Lead:
    """A body with the cue that makes it the lead; ``explicit`` when it stands beside the word."""

    name: Name
    at: int
    explicit: bool
    kind: str


class Governors:
    """Who is charged with an item: named by its own heading, one above, or the dash above it."""

    def __init__(self, layout: Layout, items: tuple[Item, ...]) -> None:
        self._layout = layout
        self._headings: dict[int, list[Name]] = {}
        self._dashes: dict[int, list[Name]] = {}
        open_dash: tuple[int | None, list[Name]] | None = None
        for item in items:
            if item.mark == "+" and open_dash and open_dash[0] == item.heading:
                self._dashes[item.span.start] = open_dash[1]
                continue
            names, end = leading(layout, item) if item.mark == "-" else ([], 0)
            closed = layout.flow[end : item.span.end].strip(" \n\t:*_")
            open_dash = (item.heading, names) if names and not closed else None

    def of(self, item: Item) -> list[Name]:
        """The names that govern ``item``; empty when nothing above it names a body."""
        if item.span.start in self._dashes:
            return self._dashes[item.span.start]
        index = item.heading
        while index is not None:
            names = self.named_by(index)
            if names:
                return names
            index = self._layout.headings[index].parent
        return []

    def named_by(self, index: int) -> list[Name]:
        """The names that a heading consists of."""
        if index not in self._headings:
            heading = self._layout.headings[index]
            self._headings[index] = naming(self._layout, heading.title)
        return self._headings[index]


def leads_in(layout: Layout, items: tuple[Item, ...], governors: Governors) -> Iterator[Lead]:
    """The leads that the items name, in text order; the same body may come again."""
    for item in items:
        executor = _executor_labels(layout, item)
        yield from executor
        for cue in _CUE.finditer(layout.flow, item.span.start, item.span.end):
            for name in _read(layout, item, cue, governors):
                if not is_nobody(name[0]):
                    yield Lead(name[0], cue.start(), name[1], cue.lastgroup or "")


def _executor_labels(layout: Layout, item: Item) -> list[Lead]:
    """``Cơ quan thực hiện: …`` beside ``Cơ quan phối hợp: …`` in the same block."""
    found: list[Lead] = []
    for match in labels().finditer(layout.flow, item.span.start, item.span.end):
        if match.lastgroup != "executor" or not _supported(layout, match.end()):
            continue
        for name in label_names(layout, match.end(), item.span.end):
            if not is_nobody(name) and name.kind in ("named", "seated", "whole"):
                found.append(Lead(name, match.start(), True, "executor"))
    return found


def _supported(layout: Layout, at: int) -> bool:
    """Whether the next label is *phối hợp*, so that the executor leads."""
    following = labels().search(layout.flow, at, at + 600)
    return following is not None and following.lastgroup == "support"


def _read(
    layout: Layout, item: Item, cue: re.Match[str], governors: Governors
) -> list[tuple[Name, bool]]:
    kind = cue.lastgroup
    if kind == "to":
        return [(n, False) for n in _collector(layout, item, cue.start())]
    if kind == "sum":
        return [(n, False) for n in _summer(layout, item, cue, governors)]
    if kind == "run":
        names = names_before(layout, item.span.start, cue.start(), _RUN_GAP)
        return [(n, False) for n in names]
    label = _label_at(layout, item, cue)
    if label is not None:
        return [(n, True) for n in label_names(layout, label, item.span.end)]
    before = names_before(layout, item.span.start, cue.start(), _FILLER)
    if not before and kind == "office":
        before = names_before(layout, item.span.start, cue.start(), _BRACKET)
    if before:
        return [(n, True) for n in before]
    text = layout.flow[item.span.start : cue.start()]
    if _OTHERS.search(text):
        return []
    if kind == "chair" and (charged := _charged(layout, item, cue)):
        return [(n, True) for n in charged]
    return [(n, False) for n in _subject(layout, item, cue, governors)]


def _label_at(layout: Layout, item: Item, cue: re.Match[str]) -> int | None:
    """Where the value begins, when the cue is inside a label: ``Cơ quan chủ trì: |``."""
    start = max(item.span.start, cue.start() - 40)
    for match in labels().finditer(layout.flow, start, item.span.end):
        if match.start() > cue.start():
            return None
        if cue.end() <= match.end() and match.lastgroup == "lead":
            return match.end()
    return None


def _charged(layout: Layout, item: Item, cue: re.Match[str]) -> list[Name]:
    """``Giao Sở Y tế là cơ quan … chủ trì``: the body behind an order in the same sentence."""
    text = layout.flow
    start = max(text.rfind(". ", item.span.start, cue.start()), item.span.start)
    for order in orders().finditer(text, start, cue.start()):
        names, end = names_from(layout, order.end(), cue.start())
        if names and cue.start() - end < 120:
            return names
    return []


def _subject(layout: Layout, item: Item, cue: re.Match[str], governors: Governors) -> list[Name]:
    """Who a cue without a name of its own speaks of: the item's first words, or the heading."""
    names, end = leading(layout, item)
    if names and end <= cue.start():
        return names
    before = layout.flow[item.span.start : cue.start()]
    if cue.lastgroup in ("office", "hub", "answer") and not re.search(
        r"(?:^|[.;:,]\s*|\s)(?:là|làm)?\s*(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)?\s*$", before, re.I
    ):
        return []
    if cue.lastgroup in ("office", "hub") and len(before.split()) > 12 and "làm" not in before:
        if not re.search(r"(?:là|làm)\s+(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)?\s*$", before, re.I):
            return []
    return governors.of(item)


def _collector(layout: Layout, item: Item, at: int) -> list[Name]:
    """``gửi báo cáo về Bộ Y tế (qua Vụ X) … để tổng hợp`` → Vụ X, or who it is sent to."""
    text = layout.flow
    start = max(item.span.start, at - 400, text.rfind(". ", item.span.start, at) + 1)
    via = [m.end() for m in _VIA.finditer(text, start, at)]
    if via:
        return names_from(layout, via[-1], at)[0][:1]
    found: list[Name] = []
    for target in _TARGET.finditer(text, start, at):
        names, _ = names_from(layout, target.end(), at)
        found = names[:1] or found
    return found


def _summer(layout: Layout, item: Item, cue: re.Match[str], governors: Governors) -> list[Name]:
    """Who sums up the reports of all: ``Văn phòng Sở … tổng hợp, báo cáo kết quả thực hiện``."""
    text = layout.flow
    behind = text[cue.end() : min(cue.end() + 160, item.span.end)]
    sentence = re.split(r"[.;]\s", behind, maxsplit=1)[0]
    if not _REPORT.search(sentence) or _VIA.search(sentence):
        return []
    before = names_before(layout, item.span.start, cue.start(), _SUM_GAP)
    names = before or (
        [] if not _opens(text, item, cue) else _subject(layout, item, cue, governors)
    )
    return [n for n in names if n.kind not in ("collective",) and not _many(n)]


def _opens(text: str, item: Item, cue: re.Match[str]) -> bool:
    head = text[item.span.start : cue.start()]
    return _CLAUSE_OPEN.search(head) is not None or _SUM_GAP.fullmatch(head) is not None


def _many(name: Name) -> bool:
    """A body of which there are many, each with a report of its own: UBND các huyện."""
    return re.search(r"(?<!\w)(?:các|cấp)(?!\w)", name.value) is not None


def lead_span(lead: Lead) -> Span:
    """Where the lead's name is printed."""
    return lead.name.span
