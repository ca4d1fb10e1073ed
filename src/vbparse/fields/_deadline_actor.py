"""What is due and who owes it: the clause around a deadline, or the heading above its label."""

from __future__ import annotations

import re
from functools import cache

from vbparse.document import Cell, Layout, Span
from vbparse.fields._deadline_context import Context
from vbparse.fields._deadline_signs import after_label, labelled
from vbparse.patterns import lazy
from vbparse.vietnamese.agencies import Body, find_bodies
from vbparse.vietnamese.lexicon import load

_LONGEST = 240  # letters of an action
_ENOUGH = 2  # words that make one
_LABEL = lazy(
    r"(?:đơn\s+vị|cơ\s+quan|bộ\s+phận|người)\s+(?:chủ\s+trì|thực\s+hiện|đầu\s+mối(?:\s+trình)?|phụ\s+trách)\s*:\s*",
    re.IGNORECASE,
)
_ASKED = lazy(
    r"[\s,:–-]*(?:(?:giao(?:\s+cho)?|đề\s+nghị|yêu\s+cầu|thủ\s+trưởng|người\s+đứng\s+đầu|riêng|đối\s+với)\s+)*",
    re.IGNORECASE,
)
_ORDER = lazy(r"(?<!\w)(?:đề\s+nghị|yêu\s+cầu|giao(?:\s+cho)?)\s+", re.IGNORECASE)
_ASKED_GAP = 400
_CLOSING = lazy(r"\s*(?:Trên đây|Yêu cầu|Đề nghị|Căn cứ|Trong quá trình)")
_TIME_WORDS = lazy(r"(?:thời\s+gian|thời\s+hạn|tiến\s+độ|lộ\s+trình)", re.IGNORECASE)
_TIME_LABEL = lazy(
    r"(?:^|[.;]\s|\s-\s)\s*(?:thời\s+gian|thời\s+hạn|tiến\s+độ)[^.;]*$", re.IGNORECASE
)
_EDGE = " \t\n.,;:–-+*•()[]"
_TAILS = ("vào", "là", "xong", "hoàn thành")  # words that lead to the time
_NUMBER = lazy(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ][.)]|[IVX]+\.)\s+")
_AND = lazy(r"^\s*(?:[,;)]|và\s)\s*", re.IGNORECASE)
_LABEL_GAP = 700


def action_of(layout: Layout, context: Context, told: int) -> str | None:
    """What is due, in short and as printed; ``told`` is where the deadline before this ends."""
    above = _named_above(layout, context)
    start, end = context.term.span.start, context.term.span.end
    before = layout.read(Span(min(max(context.clause.start, told), start), start))
    if after_label(context):
        before = before.rpartition(":")[2]
        return _short(before) if len(_short(before).split()) >= _ENOUGH else above
    before = _short(_AND.sub("", before))
    behind = _short(layout.read(Span(end, context.clause.end)))
    if len(before.split()) >= _ENOUGH:
        return before
    if len(behind.split()) >= _ENOUGH:
        return behind
    return above or before or behind or None


def cell_text(layout: Layout, cell: Cell | None) -> str | None:
    """What a cell of a table says, in short."""
    if cell is None:
        return None
    return _short(" ".join(layout.read(span) for span in cell.spans)) or None


def _short(text: str) -> str:
    number = _NUMBER.match(text)
    text = (text[number.end() :] if number else text).strip(_EDGE)
    low = text[-12:].lower()
    if tail := next((word for word in _TAILS if low.endswith(word)), None):
        text = text[: -len(tail)].strip(_EDGE)
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _named_above(layout: Layout, context: Context) -> str | None:
    for index in context.headings:
        title = layout.read(layout.headings[index].title)
        title = _TIME_LABEL.sub("", title)
        if title and not _TIME_WORDS.match(title):
            return _short(title)
    return None


def unit_of(layout: Layout, context: Context) -> str | None:
    """The body that owes it: by a label of the same item, in the clause, or in a heading above."""
    if labelled(context) and (unit := _by_label(layout, context)):
        return unit
    bodies = find_bodies(layout.flow, context.clause.start, context.clause.end)
    subject = _subject(layout, context, bodies) or _asked(layout, context)
    if subject:
        return layout.read(subject.span)
    if several := _several(layout, context):
        return several
    paragraph = layout.paragraph_at(context.term.span.start)
    if paragraph and _CLOSING.match(layout.flow, paragraph.start):
        return None  # the closing words stand under no heading
    for index in context.headings:
        title = layout.headings[index].title
        named = find_bodies(layout.flow, title.start, min(title.end, title.start + 200))
        if named and named[0].span.start - title.start <= 12:
            return layout.read(named[0].span)
    return None


@cache
def _collective() -> re.Pattern[str]:
    words = load("deadline_cues")
    nouns, verbs = ("|".join(words[name]["words"]) for name in ("several", "commits"))
    return re.compile(
        rf"(?:các|mỗi|từng|những) (?:{nouns})(?!\w)(?:,? [^\W\d]+){{0,9}}?"
        rf"(?= (?:(?:phải|cần|có trách nhiệm|chủ động|định kỳ) )?(?:{verbs})(?!\w))"
    )


def _several(layout: Layout, context: Context) -> str | None:
    """ "Các xã gửi báo cáo": bodies that the clause names together are those that owe it."""
    asked = _ASKED.match(layout.flow, context.clause.start, context.term.span.start)
    start = asked.end() if asked else context.clause.start
    text = layout.read(Span(start, max(start, context.term.span.start)))
    named = _collective().match(text.lower())
    return text[: named.end()] if named else None


def _asked(layout: Layout, context: Context) -> Body | None:
    """ "Đề nghị các đơn vị …; báo cáo trước ngày": the last body asked in the same paragraph."""
    start = context.clause.start
    paragraph = layout.paragraph_at(start)
    floor = max(paragraph.start if paragraph else 0, start - _ASKED_GAP)
    floor = max([floor] + [layout.headings[i].whole.start for i in context.headings[:1]])
    for order in reversed(list(_ORDER.finditer(layout.flow, floor, context.term.span.start))):
        named = find_bodies(layout.flow, order.end(), min(order.end() + 160, len(layout.flow)))
        if named and named[0].span.start - order.end() <= 30:
            return named[0]
    return None


def _by_label(layout: Layout, context: Context) -> str | None:
    start = context.term.span.start
    floor = max(0, start - _LABEL_GAP)
    for index in context.headings:
        if not _TIME_WORDS.match(layout.read(layout.headings[index].title)):
            floor = max(floor, layout.headings[index].whole.start)
            break
    labels = list(_LABEL.finditer(layout.flow, floor, start))
    behind = _LABEL.search(layout.flow, context.term.span.end, context.term.span.end + 120)
    for label in ([behind] if behind else []) + labels[::-1]:
        bodies = find_bodies(layout.flow, label.end(), label.end() + 200)
        if bodies and bodies[0].span.start - label.end() < 30:
            return layout.read(bodies[0].span)
    return None


def _subject(layout: Layout, context: Context, bodies: list[Body]) -> Body | None:
    """The body that opens the clause, or that follows the date which opens it."""
    opens = len(context.left) <= 1
    for body in bodies[:1]:
        begin = context.term.span.end if opens else context.clause.start
        if _ASKED.fullmatch(layout.flow, begin, max(begin, body.span.start)):
            return body
    return None
