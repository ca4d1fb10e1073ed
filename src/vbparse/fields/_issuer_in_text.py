"""The body that the text itself says issues the plan, for documents without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Layout, Span, ZoneKind
from vbparse.fields._header_names import begins_body
from vbparse.patterns import lazy
from vbparse.vietnamese.agencies import Body, find_bodies

_PLAN = (
    r"(?:[Kk]ế\s+hoạch|[Cc]hương\s+trình|[Pp]hương\s+án|[Tt]hông\s+báo|[Hh]ướng\s+dẫn|[Đđ]ề\s+án)"
)
_ISSUES = lazy(
    rf"""
    (?<!\w) (?: xây\s+dựng | ban\s+hành | triển\s+khai | lập | đề\s+ra | tổ\s+chức | thông\s+báo
      | phối\s+hợp )
    (?: \s+ (?:và|,) \s+ \w+ \s+ \w+ )? (?: \s+ (?:nội\s+dung|bản) )?
    \s+ [“"]? {_PLAN} (?! \s+ (?:số\s+)? \d )                # not a numbered, cited one
    """,
    re.VERBOSE,
)
_CLOSING = lazy(rf"Trên\s+đây\s+là\s+(?:nội\s+dung\s+)?{_PLAN}")
_ASIDE = lazy(r"\([^()]{1,60}\)$")
_ADVERB = lazy(r"(?<!\w)(?:đã|nay|tiếp\s{1,9}tục|tổ\s{1,9}chức|chủ\s{1,9}động)$")
BEFORE = 160
"""Characters before the verb in which the body stands."""


def said_to_issue(layout: Layout) -> Iterator[tuple[Span, float]]:
    """The body, and how surely: 0.85 in front of the verb, 0.75 when its name is unusual, 0.7
    in the closing words."""
    for zone in layout.spans(ZoneKind.PREAMBLE):
        yield from _in_front(layout.flow, Span(zone.start, min(zone.end, zone.start + 6000)))
    for zone in layout.spans(ZoneKind.BODY)[:1]:
        yield from _in_front(layout.flow, Span(zone.start, min(zone.end, zone.start + 800)))
        yield from _closing(layout.flow, zone)


_ISSUED_WITH = lazy(
    r"\(\s*(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+(?:Quyết\s+định|Công\s+văn|Kế\s+hoạch|Nghị\s+quyết)[^()]{0,120}?\scủa\s+"
)


def issued_with(layout: Layout) -> Span | None:
    """``(Kèm theo Quyết định số … của |UBND tỉnh Hải Lĩnh|)`` below the title: who decided."""
    zone = layout.zone(ZoneKind.TITLE)
    if zone is None:
        return None
    for aside in _ISSUED_WITH.finditer(layout.flow, zone.start, zone.end + _BELOW):
        for body in find_bodies(layout.flow, aside.end(), aside.end() + BEFORE)[:1]:
            between = layout.flow[aside.end() : body.span.start]
            if _may_issue(body) and _HEAD_OF.fullmatch(between):
                return body.span
    return None


_BELOW = 400  # characters behind the title in which the aside stands
_HEAD_OF = lazy(r"(?:[^\W\d]{1,12}\s{1,5}){0,3}")  # Chủ tịch |UBND tỉnh


def _in_front(text: str, zone: Span) -> Iterator[tuple[Span, float]]:
    """``…, Bệnh viện Mắt xây dựng Kế hoạch …``: the last such sentence of the zone first."""
    for match in reversed(list(_ISSUES.finditer(text, zone.start, zone.end))):
        start = max(zone.start, match.start() - BEFORE)
        end = _subject_end(text, start, match.start())
        bodies = find_bodies(text, start, match.start())
        known = next((b for b in bodies if b.span.end == end and _may_issue(b)), None)
        if known is not None:
            yield known.span, 0.85
            continue
        clause = _clause(text, start, end)
        if clause is not None:
            yield clause, 0.75


def _may_issue(body: Body) -> bool:
    return body.kind not in ("collective", "person")


def _subject_end(text: str, start: int, verb: int) -> int:
    """Where the words before the verb end: without "(Sở)", "đã" and the like."""
    words = text[start:verb]
    while True:
        words = words.rstrip(" \n\t,")
        tail = _ASIDE.search(words) or _ADVERB.search(words)
        if tail is None:
            return start + len(words)
        words = words[: tail.start()]


_BORDER = lazy(r"[.;:,\n“”\"]\s*(?=\S)")


def _clause(text: str, start: int, end: int) -> Span | None:
    """The stretch up to the verb that begins like a body behind a comma, a mark or a line end."""
    edges = [m.end() for m in _BORDER.finditer(text, start, end)]
    for edge in reversed(edges):
        words = text[edge:end]
        if 2 <= len(words.split()) <= 15 and begins_body(words):
            return Span(edge, end)
    return None


def _closing(text: str, body: Span) -> Iterator[tuple[Span, float]]:
    """``Trên đây là Kế hoạch … của Trường Tiểu học Bản Phố, đề nghị …``."""
    for match in _CLOSING.finditer(text, max(body.start, body.end - 3000), body.end):
        end = min(body.end, match.end() + 400)
        for found in find_bodies(text, match.end(), end):
            if _may_issue(found) and re.search(r"của\s+$", text[match.end() : found.span.start]):
                yield found.span, 0.7
