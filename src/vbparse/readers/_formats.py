"""The formats that can be read. A new one is a module with ``read(path, data)`` and an entry."""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 1_000_000
HEAD = 65_536
"""Bytes that are enough to tell a format."""


class Format(NamedTuple):
    """A format that can be read: the module that reads it, its limit, and its names."""

    module: str
    media_type: str
    suffixes: tuple[str, ...]
    max_bytes: int
    other_types: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the bytes alone cannot tell it surely from the other sorts of text."""
        return self.media_type.startswith("text/")


PDF = Format("pdf", "application/pdf", (".pdf",), 500 * MEGABYTE)
DOCX = Format(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx", ".docm", ".dotx"),
    200 * MEGABYTE,
)
TEXT = Format("text", "text/plain", (".txt", ".text"), 20 * MEGABYTE)
MARKDOWN = Format(
    "markdown", "text/markdown", (".md", ".markdown"), 20 * MEGABYTE, ("text/x-markdown",)
)
HTML = Format(
    "html", "text/html", (".html", ".htm", ".xhtml"), 20 * MEGABYTE, ("application/xhtml+xml",)
)
FORMATS = (PDF, DOCX, TEXT, MARKDOWN, HTML)


def by_name(media_type: str) -> Format | None:
    """The format with that media type, suffix or short name: ``text/html``, ``.htm``, ``html``."""
    name = media_type.split(";")[0].strip().lower()
    for item in FORMATS:
        if name in (item.module, item.media_type, *item.other_types):
            return item
        if name in item.suffixes or f".{name}" in item.suffixes:
            return item
    return None
