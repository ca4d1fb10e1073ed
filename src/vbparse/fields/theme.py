"""Chủ đề, thông điệp: what the plan, or the event that it organises, gives in quotes as such."""

from __future__ import annotations

import re

from vbparse.document import Field, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._names import sentence_case
from vbparse.patterns import lazy

_THEME = lazy(
    r"""
    (?: chủ \s+ đề | thông \s+ điệp )
    (?P<gap> [^.;“”"«»„‘’]{0,100} ) [“"«„‘”]      # năm 2024 của thành phố: “
    \s* (?P<theme> [^“”"«»„\n]{1,240} (?: \n [^“”"«»„\n]{1,200} ){0,3} ) \s* [”"»“’]
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Words between that say the quotes hold something else.
_OTHER = lazy(
    r"mục\s+tiêu|tinh\s+thần|khẩu\s+hiệu|phong\s+trào|cuộc\s+thi|phương\s+châm|đề\s+án"
    r"|chương\s+trình|cuộc\s+vận\s+động|tên\s+gọi|\bI{1,3}\.|\bnhư\s+sau",
    re.IGNORECASE,
)
# "… xây dựng Kế hoạch Năm … với chủ đề": the plan speaks of itself, so no number follows.
_OWN = lazy(
    r"(?:xây\s+dựng|ban\s+hành|triển\s+khai|tổ\s+chức|lập|phát\s+động)\s+(?:\S+\s+){0,3}?"
    r"[Kk]ế\s+hoạch(?!\s+(?:hành\s+động\s+)?số\b)"
)
_CITED = lazy(r"\d\s?[/-]\s?[A-ZĐ]{1,6}[-/]")
BEFORE = 400
_SHORTEST = 4
_EDGE = " \n\t.,;:*_"  # also the marks of emphasis in Markdown


@extractor("theme")
def theme(layout: Layout, known: Known) -> Field:
    """As printed in the quotes, without a final mark.

    0.95: the plan names it as its own; 0.88: the first one, in title or preamble; 0.8: the first
    one, further down; 0.65: in the same breath as a cited document.
    """
    first: tuple[float, Span] | None = None
    for kind in (ZoneKind.TITLE, ZoneKind.PREAMBLE, ZoneKind.BODY):
        for zone in layout.spans(kind):
            for span, sure in _themes(layout.flow, zone, near=kind is not ZoneKind.BODY):
                if sure > 0.9:
                    return _field(layout, span, sure)
                first = first or (sure, span)
    if first is None:
        return Field(status="missing")
    return _field(layout, first[1], first[0])


def _themes(text: str, zone: Span, *, near: bool) -> list[tuple[Span, float]]:
    found = []
    for match in _THEME.finditer(text, zone.start, zone.end):
        if _OTHER.search(match["gap"]):
            continue
        start = max(zone.start, match.start() - BEFORE)
        clause = re.split(r"[.;]\s", text[start : match.start()])[-1]
        words = match["theme"].rstrip(_EDGE)
        start_at = match.end("theme") - len(match["theme"].lstrip(_EDGE))
        span = Span(start_at, match.start("theme") + len(words))
        if len(span) < _SHORTEST:
            continue
        cited = _CITED.search(clause) is not None
        own = _OWN.search(clause)
        if own and not _CITED.search(clause, own.end()):
            sure = 0.95
        else:
            sure = 0.65 if cited else 0.88 if near else 0.8
        found.append((span, sure))
    return found


def _field(layout: Layout, span: Span, sure: float) -> Field:
    return Field(value=sentence_case(layout.read(span)), spans=(span,), confidence=sure)
