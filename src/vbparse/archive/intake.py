"""One file → all that the store is to hold of it. Workers do this; they never see the store."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from vbparse.archive.doubts import worst
from vbparse.archive.packing import Record, pack, pack_record
from vbparse.archive.search.folding import Entry, entry_of
from vbparse.archive.sketch import bands_of, sketch_of
from vbparse.archive.values import Row, citation_rows, deadline_rows, work_values
from vbparse.document import Plan
from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes

__all__ = ["Document", "documents_in"]

_LAYERS = ("native", "mixed", "ocr", "none")
_MEDIA = ("application/pdf", "application/vnd", "text/html", "text/")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a file, as rows."""

    part: int
    parts: int
    media_type: str
    text_layer: str
    pages: int | None
    rank: str
    record: bytes
    version: str
    sketch: bytes | None
    bands: tuple[int, ...]
    text: bytes | None
    values: Row
    citations: list[Row]
    deadlines: list[Row]
    entry: Entry
    doubt: float


def documents_in(name: str, data: bytes) -> tuple[Document, ...]:
    """The documents of the file called ``name``; raises ``ReadError``."""
    plans = parse_source(read_bytes(name, data))
    return tuple(_document(plan) for plan in plans)


def _document(plan: Plan) -> Document:
    text = _text_of(plan)
    record = dataclasses.replace(plan, layout=None).to_dict()
    return document_of(record, text)


def document_of(record: Record, text: str) -> Document:
    """The rows of one record; ``text`` is empty when there is none."""
    source = record["source"]
    sketch = sketch_of(text)
    values = work_values(record)
    return Document(
        part=source["part"]["index"],
        parts=source["part"]["of"],
        media_type=source["media_type"],
        text_layer=source["text_layer"],
        pages=source["pages"],
        rank=_rank(record),
        record=pack_record(record),
        version=_version(),
        sketch=sketch,
        bands=bands_of(sketch) if sketch else (),
        text=pack(text) if text else None,
        values=values,
        citations=citation_rows(record),
        deadlines=deadline_rows(record),
        entry=entry_of(values, record, text),
        doubt=worst(record),
    )


@cache
def _version() -> str:
    return metadata.version("vbparse")


def _text_of(plan: Plan) -> str:
    """The running text of this document of the file; no noise, spaces as they stand."""
    if plan.layout is None:
        return ""
    span = plan.layout.span
    return plan.layout.flow[span.start : span.end].strip()


def _rank(record: Record) -> str:
    """Which of a work's manifestations leads: the least, whatever the order they come in.

    True text before what was recognised, final before draft, a number before a blank, the signed
    PDF before Word before a web page; then the longer one, and the hash, so that none is equal.
    """
    source, number = record["source"], record["doc_number"]
    layer = source["text_layer"]
    marks = (
        _LAYERS.index(layer) if layer in _LAYERS else len(_LAYERS),
        int(bool(record["draft"])),
        int(number["value"] is None),
        next(i for i, kind in enumerate((*_MEDIA, "")) if source["media_type"].startswith(kind)),
        9999 - min(source["pages"] or 0, 9999),
        9999 - min(len(record["sections"]) + len(record["citations"]), 9999),
    )
    return ".".join([*(f"{mark:04d}" for mark in marks), source["sha256"][:16]])
