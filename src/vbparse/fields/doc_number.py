"""Số, ký hiệu (ô 3): the document's own, never that of a document it names."""

from __future__ import annotations

from vbparse.document import DocNumber, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._header import Printed, find_number, header_span

NEAR = 1500
"""Without a header zone, the number must stand this near the start of the document."""


@extractor("doc_number")
def doc_number(layout: Layout, known: Known) -> DocNumber:
    """The number under the issuing body.

    0.97: behind "Số", with a symbol that names a type; 0.94: with one that names none (công văn);
    0.85: its figures were broken by spaces; 0.75: without "Số"; 0.6: figures without a symbol.
    A blank place has no value, but keeps its symbol.
    """
    span = header_span(layout)
    found = find_number(layout.flow, span) if len(span) else _without_header(layout)
    if found is None:
        return DocNumber(status="missing")
    if not found.number:
        return DocNumber(
            symbol=found.symbol, status="blank", spans=(found.whole,), confidence=_sure(found)
        )
    overlaid = any(o.overlaps(found.value) for o in layout.source.overlays)
    return DocNumber(
        value=found.joined,
        number=found.number,
        symbol=found.symbol or None,
        status="overlay" if overlaid else "present",
        spans=(found.value,),
        confidence=_sure(found) - 0.01 * overlaid,
    )


def _sure(found: Printed) -> float:
    if not found.symbol:
        return 0.6
    if not found.labelled:
        return 0.75
    if found.mended:
        return 0.85
    return 0.97 if found.kind else 0.94


def _without_header(layout: Layout) -> Printed | None:
    """Where no header was told apart: a labelled number at the very start."""
    titles = layout.spans(ZoneKind.TITLE, ZoneKind.PREAMBLE)
    end = titles[0].start if titles else min(layout.span.end, layout.span.start + NEAR)
    found = find_number(layout.flow, Span(layout.span.start, max(end, layout.span.start)))
    return found if found and found.labelled else None
