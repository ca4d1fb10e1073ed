"""Plain text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from vbparse.document import Line, Source, Span


def read(path: Path, data: bytes) -> Source:
    """The text of ``data``."""
    text = unicodedata.normalize("NFC", data.decode("utf-8"))
    lines, at = [], 0
    for row in text.splitlines(keepends=True):
        lines.append(Line(Span(at, at + len(row.rstrip("\n")))))
        at += len(row)
    return Source(path.name, text, lines=tuple(lines))
