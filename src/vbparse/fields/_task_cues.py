"""Which words make a body the lead: *chủ trì*, *đầu mối*, *cơ quan thường trực*, *tổng hợp* …

Every cue is looked at in its clause. The body is the one right before it, the one behind its label,
the one that the item begins with, or the one that the heading above names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Layout, Span
from vbparse.fields._task_governors import Governors
from vbparse.fields._task_items import Item
from vbparse.fields._task_names import (
    Name,
    is_nobody,
    is_post,
    label_names,
    name_at,
    names_before,
    names_from,
)
from vbparse.fields._task_reports import collector, go_between, is_many, receiver, reporter, summer
from vbparse.fields._task_words import labels_in, orders_in
from vbparse.vietnamese._bodies import is_proper

_CUE = re.compile(
    r"""
      (?P<chair>  chủ\s+(?:trì|chì) )                           # Sở Y tế chủ trì, phối hợp với …
    | (?P<hub>    đầu\s+mối                                  # là đầu mối tổng hợp
          (?! \s+ (?: giao | hạ | trọng | chính | vận | liên\s+(?:hệ|lạc) ) ) )
    | (?P<office> (?:cơ\s+quan|đơn\s+vị|bộ\s+phận|là) \s+ thường\s+trực )  # là cơ quan thường trực
    | (?P<answer> chịu\s+trách\s+nhiệm\s+(?:chính|chung) (?! \s+ và\s+sẽ | \s+ nếu)
                | phụ\s+trách\s+ch(?:ung|ính) )
    | (?P<charge> phụ\s+trách (?=[\s.;,]) )                             # giao Sở Y tế phụ trách …
    | (?P<to>     để \s+ (?:được\s+)? tổng\s+hợp )              # gửi về Sở Y tế để tổng hợp
    | (?P<via>    \( \s* (?:thông\s+)? qua \s )                 # báo cáo … (qua Sở Y tế)
    | (?P<sum>    tổng\s+hợp )                                  # tổng hợp kết quả, báo cáo …
    | (?P<report> báo\s+cáo \s+ (?:tình\s+hình\s*,?\s*(?:và\s+)?)? kết\s+quả )  # … về Sở Y tế
    | (?P<sent>   báo\s+cáo (?=\s) )                           # báo cáo về Sở Y tế
    | (?P<run>    điều\s+hành \s+ (?:các|chung|toàn) )          # điều hành các hoạt động
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUICK = re.compile(  # branches that begin with a letter, so that ``re`` skips to it
    r"chủ\s+[tc]|Chủ\s+[tc]|CHỦ\s+TRÌ|là\s+thường\s+trực|đầu\s+mối|Đầu\s+mối|để\s+(?:được\s+)?tổng\s+hợp"
    r"|tổng\s+hợp|Tổng\s+hợp|báo\s+cáo\s|Báo\s+cáo\s|điều\s+hành\s|phụ\s+trách[\s.;,]"
    r"|Phụ\s+trách\s+ch[uí]|chịu\s+trách\s+nhiệm\s+ch|Chịu\s+trách\s+nhiệm\s+ch"
    r"|\(\s*qua\s|\(\s*thông\s+qua\s|cơ\s+quan\s+[Tt]hường|Cơ\s+quan\s+[Tt]hường|đơn\s+vị\s+thường|bộ\s+phận\s+thường"
)
_FILLER = re.compile(
    r"""
    \s* (?: \( [^()]{0,160} \) )? \s* [,:–-]? \s*
    (?: (?: là | làm | với\s+vai\s+trò | giữ\s+vai\s+trò | (?:có|chịu)\s+trách\s+nhiệm
          | có\s+nhiệm\s+vụ | thực\s+hiện\s+nhiệm\s+vụ | tiếp\s+tục | trực\s+tiếp
          | theo\s+(?:chức\s+năng|nhiệm\s+vụ|thẩm\s+quyền)
            (?:\s*,?\s*(?:nhiệm\s+vụ|được\s+giao)){0,2}
          | được\s+(?:giao|phân\s+công)(?:\s+(?:nhiệm\s+vụ|trách\s+nhiệm))? ) \s+ ){0,3}
    (?: (?:cơ\s+quan|đơn\s+vị|bộ\s+phận|người) \s+ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Between a body and its cue: ``(Cơ quan …) là đơn vị``, ``có trách nhiệm``."""

_NEAR = 60  # characters to look back over for the word before
_SENTENCE = 400
_APART = 3  # a cue right behind another says nothing new
_BRACKET = re.compile(r"\s*\(\s*(?:là\s+)?", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:thực\s+hiện\s*)?\)")  # Sở Y tế (chủ trì |)
_RUN_GAP = re.compile(r"\s+(?:xây\s+dựng\s+kế\s+hoạch\s*,\s*)?", re.IGNORECASE)
_OTHERS = re.compile(  # "nhiệm vụ chủ trì", "các đơn vị chủ trì": of no one in particular
    r"(?:nhiệm\s+vụ|được\s+(?:giao|phân\s+công)|vai\s+trò|(?:các|những)\s+(?:cơ\s+quan|đơn\s+vị)"
    r"|không|hoặc|cơ\s+quan\s*,\s*đơn\s+vị)\s*$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:^|[.;:,–-]\s*|(?:là|làm)\s+)(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s*)?$", re.IGNORECASE
)
_GIVEN = re.compile(r"(?:giao|phân\s+công)(?:\s+cho)?\s+$", re.IGNORECASE)
_EDGE = re.compile(r"(?:^|[.;:,–-])\s*$")
_FIELD = re.compile(  # what someone answers for all the year
    r"(?:lĩnh\s+vực|địa\s+bàn|mảng|khối|xã|phường|huyện|cụm|các\s+(?:xã|phường|huyện|đơn\s+vị))(?!\w)"
)
_CLAUSE = re.compile(r"(?:[;:]|(?<!\s\d)(?<!\s\d\d)[.])\s+|\n\s*[-–+•]\s+|\s[-–]\s+")
_ROLE = re.compile(  # "| là cơ quan", "| có trách nhiệm làm"
    r"(?:\s+(?:(?:có|chịu)\s+trách\s+nhiệm|tiếp\s+tục|trực\s+tiếp|được\s+giao|là|làm|cơ\s+quan|đơn\s+vị"
    r"|bộ\s+phận))*\s*$"
)
_NO_NAME = re.compile(r"(?:Đơn\s+vị|Cơ\s+quan|Bộ\s+phận|Người|Cấp)$")  # the head of a column
_DIRECTS = re.compile(r"(?:chỉ\s+đạo|hướng\s+dẫn)\s", re.IGNORECASE)
_DIRECTS_IT = re.compile(r"(?:chỉ\s+đạo|hướng\s+dẫn)(?:\s+các)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """A body with the cue that makes it the lead; ``explicit`` when it stands beside the word."""

    name: Name
    at: int
    explicit: bool
    kind: str


def leads_in(
    layout: Layout, items: tuple[Item, ...], governors: Governors, issuer: str | None
) -> Iterator[Lead]:
    """The leads that the items name, in text order; the same body may come again."""
    for item in items:
        yield from _executors(layout, item)
        last = -_APART
        for quick in _QUICK.finditer(layout.flow, item.span.start, item.span.end):
            cue = _CUE.match(layout.flow, quick.start(), item.span.end)
            if cue is None or cue.start() - last < _APART:
                continue
            last = cue.end()
            for name, explicit in _read(layout, item, cue, governors, issuer):
                if not is_nobody(name):
                    yield Lead(name, cue.start(), explicit, cue.lastgroup or "")
            yield from _received(layout, item, cue, issuer)


def _executors(layout: Layout, item: Item) -> Iterator[Lead]:
    """``Cơ quan thực hiện: …`` beside ``Cơ quan phối hợp: …`` in the same block."""
    for match in labels_in(layout.flow, item.span.start, item.span.end):
        if match.role == "executor" and _supported(layout, match.end):
            for name in label_names(layout, match.end, item.span.end):
                if not is_nobody(name) and name.kind in ("named", "seated", "whole"):
                    yield Lead(name, match.start, True, "executor")


def _supported(layout: Layout, at: int) -> bool:
    """Whether the next label is *phối hợp*, so that the executor leads."""
    following = next(labels_in(layout.flow, at, at + 600), None)
    return following is not None and following.role == "support"


def _read(
    layout: Layout, item: Item, cue: re.Match[str], governors: Governors, issuer: str | None
) -> list[tuple[Name, bool]]:
    kind = cue.lastgroup
    if kind == "sent":
        return []
    if kind in ("to", "via", "sum", "report", "run"):
        return [(n, False) for n in _by_report(layout, item, cue, governors, issuer)]
    label = label_behind(layout, item, cue)
    before = names_before(layout, item.span.start, cue.start(), _FILLER)
    if label is not None and not before:
        return [(n, True) for n in label_names(layout, label, item.span.end)]
    if not before and (kind == "office" or _CLOSES.match(layout.flow, cue.end())):
        before = names_before(layout, item.span.start, cue.start(), _BRACKET, objects=True)
    if kind == "charge":
        return (
            [(n, True) for n in before] if before and _in_charge(layout, item, before, cue) else []
        )
    before = before or _subject_phrase(layout, item, cue)
    if before:
        above = _directing(layout, item, before, governors)
        return [(n, False) for n in above] or [(n, True) for n in before]
    if _OTHERS.search(layout.flow, item.back(cue.start(), _NEAR), cue.start()):
        return []
    if kind == "chair" and (charged := _charged(layout, item, cue)):
        return [(n, True) for n in charged]
    return [(n, False) for n in _subject(layout, item, cue, governors)]


def _in_charge(layout: Layout, item: Item, before: list[Name], cue: re.Match[str]) -> bool:
    """``Giao Sở Y tế phụ trách …``, ``Huyện đoàn Lộc Hà phụ trách hậu cần``: a body with a job of
    its own, not a post with its field."""
    text, at = layout.flow, before[0].span.start
    if _GIVEN.search(text, item.span.start, at):
        return True
    if any(n.kind == "person" or is_many(n) or is_post(n) for n in before) or _FIELD.match(
        text, cue.end()
    ):
        return False
    return at == item.span.start or _EDGE.search(text, item.back(at, 3), at) is not None


def _subject_phrase(layout: Layout, item: Item, cue: re.Match[str]) -> list[Name]:
    """A clause that is a name and the cue, whatever the name begins with: ``Dự án Y | chủ trì``."""
    text = layout.flow
    floor = item.back(cue.start(), _NEAR * 2)
    edges = [m.end() for m in _CLAUSE.finditer(text, floor, cue.start())]
    start = edges[-1] if edges else item.span.start if floor == item.span.start else cue.start()
    end = start + len(_ROLE.sub("", text[start : cue.start()]).rstrip(" \n\t,:-–"))
    if _NO_NAME.search(text, start, end):
        return []
    return [name_at(layout, Span(start, end))] if is_proper(text, start, end) else []


def _by_report(
    layout: Layout, item: Item, cue: re.Match[str], governors: Governors, issuer: str | None
) -> list[Name]:
    if cue.lastgroup == "to":
        return collector(layout, item, cue.start(), issuer)
    if cue.lastgroup == "via":
        return go_between(layout, item, cue, issuer)
    if cue.lastgroup == "run":
        return names_before(layout, item.span.start, cue.start(), _RUN_GAP)
    subject = _leading_or_above(item, cue, governors)
    if cue.lastgroup == "sum":
        return summer(layout, item, cue, subject, issuer)
    return reporter(layout, item, cue, subject, issuer)


def _received(layout: Layout, item: Item, cue: re.Match[str], issuer: str | None) -> Iterator[Lead]:
    """The body that the reports told of by a cue are sent to."""
    if cue.lastgroup in ("report", "sent"):
        for name in receiver(layout, item, cue, issuer):
            yield Lead(name, cue.start(), False, "sent")


def label_behind(layout: Layout, item: Item, cue: re.Match[str]) -> int | None:
    """Where the value begins, when the cue is inside a label: ``Cơ quan chủ trì: |``."""
    start = item.back(cue.start(), 40)
    match = next(labels_in(layout.flow, start, min(cue.end() + 60, item.span.end)), None)
    if match and match.role == "lead" and match.start <= cue.start() < match.end:
        return match.end
    return None


def _directing(layout: Layout, item: Item, before: list[Name], governors: Governors) -> list[Name]:
    """``Công an tỉnh: - Chỉ đạo Công an cấp xã chủ trì``: where many are told to lead, it is the
    one above who does."""
    at = before[0].span.start
    opens = _DIRECTS.match(layout.flow, item.span.start, at)
    told = opens or _DIRECTS_IT.search(layout.flow, item.back(at, _NEAR), at)
    return governors.of(item) if told and is_many(before[0]) else []


def _charged(layout: Layout, item: Item, cue: re.Match[str]) -> list[Name]:
    """``Giao Sở Y tế là cơ quan … chủ trì``: the body behind an order in the same sentence."""
    text = layout.flow
    floor = item.back(cue.start(), _SENTENCE)
    start = max(text.rfind(". ", floor, cue.start()), floor)
    for order in orders_in(text, start, cue.start()):
        names, end = names_from(layout, order, cue.start())
        if names and cue.start() - end < 120:
            return names
    return []


def _subject(layout: Layout, item: Item, cue: re.Match[str], governors: Governors) -> list[Name]:
    """Who a cue without a name of its own speaks of: the item's first words, or the heading."""
    if cue.lastgroup != "chair" and not _IS.search(
        layout.flow[item.back(cue.start(), _NEAR) : cue.start()]
    ):
        return []
    return _leading_or_above(item, cue, governors)


def _leading_or_above(item: Item, cue: re.Match[str], governors: Governors) -> list[Name]:
    names, end = governors.leading(item)
    return names if names and end <= cue.start() else governors.of(item)
