"""HTML: pages of portals, with menus around the plan, and what Word saves as a web page.

Each block and each ``<br>`` ends a line. Look, alignment, headings and list labels go into the
lines, data tables into ``Source.tables``; tables that only place the header or the signature are
ordinary lines, left cell first. ``Source.raw`` is empty: there is no simple way back to the tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vbparse.document import PLAIN, CellRef, Line, Origin, Source, Span, Style
from vbparse.patterns import lazy
from vbparse.readers._html_content import main_rows
from vbparse.readers._html_lines import Row, Walker
from vbparse.readers._html_tree import declared_charset, tree_of
from vbparse.readers._tables import tables_of
from vbparse.readers.text import check
from vbparse.vietnamese.encodings import decode, modernise
from vbparse.vietnamese.normalize import clean

_BY_WORD = lazy(rb"urn:schemas-microsoft-com:office:word|class=\"?Mso(?:Normal|BodyText)")


def read(path: Path, data: bytes) -> Source:
    """The plan in the page; raises ``Empty``, ``TooLarge`` and ``Damaged``."""
    decoded = decode(data, declared_charset(data))
    root = tree_of(path, decoded.text)
    walker = Walker()
    walker.walk(root)
    rows = walker.rows
    if not _BY_WORD.search(data[:200_000]):
        rows = main_rows(root, rows)
    check(path, len(rows))
    modern = modernise("\n".join(row.text for row in rows))
    texts = [clean(text).strip() for text in modern.text.split("\n")]
    lines, sizes = _lines(rows, texts, walker.spans)
    check(path, len(lines))
    return Source(
        path.name,
        "\n".join(text for text in texts if text),
        media_type="text/html",
        lines=lines,
        tables=tables_of(lines, sizes),
        encoding=modern.encoding if modern.encoding != "unicode" else decoded.encoding,
        charset=decoded.charset,
        notices=(*decoded.notices, *modern.notices),
    )


Sizes = dict[CellRef, tuple[int, int]]


def _lines(
    rows: Sequence[Row], texts: Sequence[str], sizes: Sizes
) -> tuple[tuple[Line, ...], Sizes]:
    """A line for each row with text, and the sizes of cells; tables are counted anew."""
    lines, kept, at = [], Sizes(), 0
    numbers: dict[int, int] = {}
    for row, text in zip(rows, texts, strict=True):
        if not text:
            continue
        cell = row.cell
        if cell:
            number = numbers.setdefault(cell.table, len(numbers))
            cell = CellRef(number, cell.row, cell.column)
            kept[cell] = sizes[row.cell] if row.cell else (1, 1)
        lines.append(
            Line(
                Span(at, at + len(text)),
                style=_style(row),
                origin=Origin.FOOTNOTE if row.look.note else Origin.TEXT,
                cell=cell,
                heading=row.look.heading,
                label=min(row.label, len(text)),
            )
        )
        at += len(text) + 1
    return tuple(lines), kept


def _style(row: Row) -> Style:
    look = row.look
    style = Style(
        size=look.size,
        bold=row.bold,
        italic=row.italic,
        underline=look.underline,
        align=look.align,
    )
    return PLAIN if style == PLAIN else style
