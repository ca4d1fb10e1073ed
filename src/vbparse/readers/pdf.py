"""PDF: words with box and face, rules, tables, stamps, in the order in which a person reads.

pdfium reads; one page at a time is open, so memory does not grow with the pictures of the file.
The steps, one module each: ``_pdf_open`` (limits, damage), ``_pdf_objects`` (rules, pictures),
``_pdf_words``, ``_pdf_rows``, ``_pdf_overlay`` (stamps and seals), ``_pdf_tables``,
``_pdf_columns`` (reading order), ``_pdf_furniture``, ``_pdf_joins`` (tables over pages),
``_pdf_assemble`` (the one text), ``_pdf_doubts`` (notices).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pypdfium2 import PdfiumError

from vbparse.document import Page, Source
from vbparse.readers import _pdf_native as native
from vbparse.readers._pdf_assemble import assemble
from vbparse.readers._pdf_columns import order_columns
from vbparse.readers._pdf_doubts import is_garbled, notices, text_layer
from vbparse.readers._pdf_end import carry_on
from vbparse.readers._pdf_furniture import mark_furniture
from vbparse.readers._pdf_legacy import table_of_text
from vbparse.readers._pdf_objects import Drawn, Frame, drawn_on, frame_of
from vbparse.readers._pdf_open import MAX_PAGES, MAX_SIDE, damage, open_pdf
from vbparse.readers._pdf_open_tables import open_tables
from vbparse.readers._pdf_overlay import (
    fill_in,
    flatten,
    has_appearances,
    mark_printed_seals,
    stamped_rows,
)
from vbparse.readers._pdf_pages import PageText, place_tables
from vbparse.readers._pdf_rows import Respeller, Row, join_rows, make_row, rows_of
from vbparse.readers._pdf_sheet import Sheet
from vbparse.readers._pdf_split import split_words
from vbparse.readers._pdf_tables import cells_of_words, tables_of, take_lines
from vbparse.readers._pdf_words import Faces, PageWords, WordReader

__all__ = ["MAX_PAGES", "MAX_SIDE", "read"]

_FIRST, _ROWS = 2, 12  # pages, and rows of each, that tell in which table letters are typed
_MOST = 0.5  # share of the page under one picture that makes it a scan


def read(path: Path, data: bytes | None = None) -> Source:
    """The PDF at ``path``, or in ``data``, as a source; raises ``ReadError``."""
    document = open_pdf(path, data)
    try:
        faces, pages = _read_pages(document)
    finally:
        document.close()
    mark_furniture(pages, faces)
    carry_on(pages, faces)
    layer = text_layer(pages, faces)
    found = assemble(pages, faces, ocr=layer == "ocr")
    return Source(
        name=path.name,
        text=found.text,
        sha256=_sha256(path, data),
        media_type="application/pdf",
        lines=tuple(found.lines),
        pages=tuple(_page(page) for page in pages),
        words=found.words,
        tables=tuple(found.tables),
        encoding=min(faces.converted, default="unicode"),
        text_layer=layer,
        overlays=tuple(found.overlays),
        notices=(*damage(path, data), *notices(pages, faces, found.text, layer)),
    )


def _read_pages(document: Any) -> tuple[Faces, list[PageText]]:
    """All pages; a second time when their words turn out to be in an old table of letters."""
    faces = Faces()
    pages = [_read_page(document, index, faces) for index in range(len(document))]
    if not faces.tables:
        lines = [page.text(row) for page in pages[:_FIRST] for row in page.rows()[:_ROWS]]
        table = table_of_text(lines) if is_garbled("\n".join(lines)) else ""
        if table:
            faces = Faces(table)
            pages = [_read_page(document, index, faces) for index in range(len(document))]
    return faces, pages


def _sha256(path: Path, data: bytes | None) -> str:
    if data is not None:
        return hashlib.sha256(data).hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _page(page: PageText) -> Page:
    return Page(
        number=page.number,
        width=round(page.width, 2),
        height=round(page.height, 2),
        rules=page.rules,
        has_text=bool(page.words.texts),
        images=page.images,
    )


def _read_page(document: Any, index: int, faces: Faces) -> PageText:
    """One page, closed again when its words are known."""
    try:
        page, before = _load(document, index)
    except PdfiumError:
        return PageText(index + 1, 595.0, 842.0, readable=False)
    try:
        frame = frame_of(page)
        drawn = drawn_on(native.address(page.raw), frame, before)
        textpage = page.get_textpage()
        try:
            return _order(index + 1, frame, drawn, native.address(textpage.raw), faces)
        finally:
            textpage.close()
    except PdfiumError:  # a page whose text cannot be loaded
        return PageText(index + 1, 595.0, 842.0, readable=False)
    finally:
        page.close()


def _load(document: Any, index: int) -> tuple[Any, int | None]:
    """The page with its annotations drawn into it, and how many objects it had before."""
    page = document[index]
    if not has_appearances(page):
        return page, None
    before = native.count_objects(native.address(page.raw))
    if not flatten(page):
        return page, None
    page.close()
    return document[index], before


def _order(number: int, frame: Frame, drawn: Drawn, textpage: int, faces: Faces) -> PageText:
    """The words of a page, and the order in which they are read."""
    reader = WordReader(textpage, frame, faces)
    words = reader.read(drawn.stamped)
    if reader.ends:
        split_words(reader, words)
    page = PageText(
        number,
        frame.width,
        frame.height,
        words,
        rules=tuple(drawn.rules),
        images=drawn.images,
        scanned=drawn.covered > _MOST,
        objects=drawn.objects,
        cut=drawn.cut,
    )
    if words.texts:
        _fill(page, faces, Respeller(textpage, reader.raw, frame))
        words.pack()
    return page


def _fill(page: PageText, faces: Faces, respeller: Respeller) -> None:
    """Words to rows, rows to tables, columns and stamps."""
    words, sizes = page.words, [face.size for face in faces.all]
    tables, cut = tables_of(page.rules)
    page.cut = page.cut or cut
    tables += open_tables(page.rules, words, page.width, tables)
    cells = cells_of_words(tables, words) if tables else {}
    fills, page.seals = stamped_rows(words, faces) if words.stamp else ([], [])
    order = [k for k in words.order() if k not in words.stamp and k not in words.slanted]
    rows = rows_of(words, faces, order, cells)
    rows = join_rows(words, faces, rows, respeller)
    rows += _turned(words, sizes, {k: cell for k, cell in cells.items() if k in words.slanted})
    page.aside = _upwards(words, sizes, cells)
    if fills:
        rows = fill_in(words, rows, fills)
    mark_printed_seals(words, rows)
    sheet = Sheet(words, sizes, page.width, take_lines(tables, rows))
    order_columns(sheet)
    page.end, page.end_block = sheet.end, sheet.end_block
    page.flow = place_tables(sheet.rows, [table for table in tables if table.lines])
    for row in (*rows, *sheet.rows, *page.seals, *page.aside):
        row.page = page.number


def _turned(
    words: PageWords, sizes: list[float], cells: dict[int, tuple[int, int, int]]
) -> list[Row]:
    """Words set upwards in a cell (a narrow column's head), one row a cell."""
    by_cell: dict[tuple[int, int, int], list[int]] = {}
    for k, cell in sorted(cells.items()):
        by_cell.setdefault(cell, []).append(k)
    return [make_row(words, sizes, members, cell) for cell, members in by_cell.items()]


def _upwards(
    words: PageWords, sizes: list[float], cells: dict[int, tuple[int, int, int]]
) -> list[Row]:
    """Watermarks and marginal notes: words set askew outside of tables, one row for all."""
    members = [k for k in sorted(words.slanted) if k not in cells and k not in words.stamp]
    return [make_row(words, sizes, members)] if members else []
