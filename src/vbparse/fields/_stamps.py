"""What is stamped on the first page (ô 10, 11): độ mật, độ khẩn, DỰ THẢO."""

from __future__ import annotations

import re

from vbparse.document import Field, Layout, Span, ZoneKind
from vbparse.fields._header import header_span
from vbparse.patterns import lazy


def stamp(layout: Layout, sure: re.Pattern[str], lone: re.Pattern[str]) -> Field | None:
    """The first stamp of the header: ``sure`` anywhere in it, ``lone`` only on its own line.

    0.95 for a stamp that stands alone, 0.85 inside a line.
    """
    span = header_span(layout)
    text = layout.flow
    for pattern, alone in ((sure, False), (lone, True)):
        for match in pattern.finditer(text, span.start, span.end):
            by_itself = _stands_alone(text, match, span)
            if by_itself or not alone:
                words = " ".join(match[0].split()).capitalize()
                place = Span(*match.span())
                return Field(value=words, spans=(place,), confidence=0.95 if by_itself else 0.85)
    return None


def _stands_alone(text: str, match: re.Match[str], span: Span) -> bool:
    before = text[max(span.start, match.start() - 40) : match.start()].rpartition("\n")[2]
    after = text[match.end() : min(span.end, match.end() + 40)].partition("\n")[0]
    return not before.strip(" \t|*_[(") and not after.strip(" \t|*_])")


_DRAFT = lazy(
    r"""
      (?<!\w) (?<!TỔ\ ) (?<!BAN\ ) D[ỰƯ] \s+ TH[ẢA]O (?! \s+ (?:LUẬT|NGHỊ) )  # DỰ THẢO LẦN 2
    | \( \s* Dự \s+ thảo [^()\n]{0,30} \)
    | (?: ^ | (?<=\n) ) [ \t]* Dự \s+ thảo (?: \s+ lần \s+ \w{1,4} )? [ \t]* (?=\n)
    """,
    re.VERBOSE,
)


def is_draft(layout: Layout) -> bool:
    """Whether DỰ THẢO stands in the header, or in brackets at the title."""
    text, span = layout.flow, header_span(layout)
    if _DRAFT.search(text, span.start, span.end):
        return True
    title = layout.zone(ZoneKind.TITLE)
    if title is None:
        return False
    found = _DRAFT.search(text, title.start, min(layout.span.end, title.end + 40))
    return found is not None and found[0].startswith("(")
