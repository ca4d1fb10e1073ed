"""Trích yếu (ô 5a; of a công văn 5b): what the document is about."""

from __future__ import annotations

from vbparse.document import Field, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._header import header_span, place_and_day
from vbparse.fields._names import sentence_case
from vbparse.fields._title import find_about, read_title, worn_subject
from vbparse.patterns import lazy

SHORTEST, LONGEST = 6, 700
"""Characters: what is shorter or longer is hardly a trích yếu."""


TOO_LONG = 3000
"""Printed characters: the end of the title was not found."""

_STRAY = lazy(r" (?=[,;.:)])")


@extractor("subject")
def subject(layout: Layout, known: Known) -> Field:
    """The title under the type, joined over lines, in sentence case, without a final mark.

    0.95 times how surely the title's borders are known; 0.9 behind "V/v"; 0.6 when the length
    is odd, or the type above was lost.
    """
    title = read_title(layout)
    if title is not None:
        span, sure = title.subject, 0.95 * layout.certain(ZoneKind.TITLE)
    else:
        found, sure = _of_letter(layout), 0.9
        if found is None:
            found, sure = worn_subject(layout), 0.6
        if found is None:
            return Field(status="missing")
        span = found
    if len(span) > TOO_LONG:
        return Field(status="missing")
    value = sentence_case(_STRAY.sub("", layout.read(span)))
    if not value:
        return Field(status="missing")
    if not SHORTEST <= len(value) <= LONGEST:
        sure = min(sure, 0.6)
    return Field(value=value, spans=(span,), confidence=round(sure, 2))


def _of_letter(layout: Layout) -> Span | None:
    """Behind "V/v", up to place and day when these come next."""
    about = find_about(layout.flow, header_span(layout))
    if about is None:
        return None
    after = place_and_day(layout)
    edges = [s.start for s in (after.place, after.day) if s] if after else []
    end = min([about.end, *(e for e in edges if e > about.start)])
    return Span(about.start, about.start + len(layout.flow[about.start : end].rstrip(" \n,.;")))
