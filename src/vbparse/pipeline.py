"""The whole of vbparse on one page: a file becomes a source, a layout for each document in it,
and a record for each layout. Only this module knows the order of the stages."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from vbparse import citations, fields, layout, readers
from vbparse.confidence import believed
from vbparse.document import (
    OUTSIDE_TEXT,
    Found,
    Layout,
    Notice,
    Part,
    Plan,
    Source,
    SourceInfo,
    Span,
)
from vbparse.extractor import in_order
from vbparse.models import shipped

_IDENTITY = ("doc_type", "doc_number", "issued_on", "issuer", "signer")
_NOTHING = Notice(
    "nothing_recognised",
    "Không thấy tên loại, số, ngày, cơ quan ban hành hay người ký: "
    "có lẽ đây không phải văn bản hành chính.",
    "No type, number, date, issuing body or signer was found: "
    "this may not be an administrative document.",
)


def parse(path: Path | str) -> Plan:
    """The record of the (first) document in the file at ``path``; raises ``ReadError``."""
    return parse_all(path)[0]


def parse_all(path: Path | str) -> tuple[Plan, ...]:
    """A record for each document in the file at ``path``; raises ``ReadError``."""
    return parse_source(readers.read(path))


def parse_source(source: Source) -> tuple[Plan, ...]:
    """A record for each document in ``source``: at least one, even when it holds no text."""
    return tuple(extract(part) for part in layout.lay_out(source))


def extract(part: Layout) -> Plan:
    """The record of one document, whose zones are known."""
    known: dict[str, Any] = {}
    for step in in_order((*fields.extractors(), *citations.extractors())):
        value = step(part, known)
        if value is not None:
            known[step.name] = _with_evidence(value, part.source, step.found_by)
    notices = (*part.source.notices, *part.notices, *known.pop("notices", ()))
    if not notices and not any(getattr(known.get(name), "value", None) for name in _IDENTITY):
        notices = (_NOTHING,)
    plan = believed(Plan(source=_info(part), layout=part, warnings=notices, **known))
    unfit = shipped.notices()  # by now every model was asked for
    return dataclasses.replace(plan, warnings=(*plan.warnings, *unfit)) if unfit else plan


def _with_evidence(value: Any, source: Source, found_by: str) -> Any:
    """The one place where spans become evidence, so that no extractor can forget it."""
    if isinstance(value, tuple):
        return tuple(_with_evidence(item, source, found_by) for item in value)
    if not isinstance(value, Found) or value.evidence:
        return value
    # a label with nothing behind it leaves an empty span, which shows nothing
    spans = [span for span in value.spans if span.start < span.end]
    evidence = tuple(part for span in spans for part in source.evidence(span))
    return value.changed(evidence=evidence, found_by=value.found_by or found_by)


def _info(part: Layout) -> SourceInfo:
    source = part.source
    return SourceInfo(
        name=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        pages=_page_count(source),
        text_layer=source.text_layer,
        encoding=source.encoding,
        part=Part(part.part[0], part.part[1], _pages(source, part.span)),
    )


def _page_count(source: Source) -> int | None:
    return len(source.pages) if source.media_type == "application/pdf" else None


def _pages(source: Source, span: Span) -> tuple[int, int] | None:
    lines = (line for line in source.lines_in(span) if line.origin not in OUTSIDE_TEXT)
    pages = [line.page for line in lines if line.page]
    if pages:
        return min(pages), max(pages)
    count = _page_count(source)
    return (1, count) if count else None
