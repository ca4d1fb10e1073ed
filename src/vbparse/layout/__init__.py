"""Source → Layout: the documents of a source, their zones, paragraphs and headings."""

from __future__ import annotations

from vbparse.document import Layout, Source, Span

__all__ = ["lay_out"]


def lay_out(source: Source) -> tuple[Layout, ...]:
    """One layout for each document in ``source``, in order; at least one."""
    return (Layout(source, Span(0, len(source.text)), source.text),)
