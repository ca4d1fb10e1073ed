"""File → Source: one module a format."""

from __future__ import annotations

from pathlib import Path

from vbparse.document import Source

__all__ = ["read"]


def read(path: Path | str) -> Source:
    """The file at ``path`` as a source."""
    from vbparse.readers import text

    return text.read(Path(path), Path(path).read_bytes())
