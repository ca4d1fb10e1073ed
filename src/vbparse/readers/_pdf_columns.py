"""Columns that are read one after the other: the header and the end of a document.

Both are tables without rules: issuer and number beside quốc hiệu and date, recipients beside the
signature. Some producers draw them row by row, and on one baseline both halves become one row.
Here each row is parted at the gap between the columns, and the left column comes whole before
the right one. Where content jumps about without any order, rows are sorted by place first.
"""

from __future__ import annotations

import itertools

from vbparse.patterns import lazy
from vbparse.readers._pdf_end import RECIPIENTS, order_end
from vbparse.readers._pdf_rows import Row
from vbparse.readers._pdf_sheet import Sheet
from vbparse.vietnamese.doc_types import by_name
from vbparse.vietnamese.fold import bare_lower

_MOTTO = lazy(  # quốc hiệu, tiêu ngữ; tiêu đề of the Party
    r"cong\s?h[oa]+\s?xa\s?hoi|dang cong san viet nam|doc lap\s?[-.]?\s?tu do"
)
_DATE = lazy(r"\bngay\b.{0,12}\bthang\b|\bthang\b.{0,8}\bnam\b")
_SENTENCE = lazy(r"^\W*[-+*•]\s|[.;:]$|\bluu\W")  # a list or a paragraph, no header

_MOST = 12  # headers, or ends, of one page
# Sizes of the letters.
_ABOVE = 4.5  # rows this far above quốc hiệu may belong to the header
_BELOW = 16.0
_LONGEST = 6  # words of the name of a type
_BREAK = 4.5  # a larger gap between two rows ends the header


def order_columns(sheet: Sheet) -> None:
    """Put the rows of the sheet (those outside of tables) in reading order."""
    if _is_jumbled(sheet.rows):
        sheet.rows = _by_place(sheet.rows)
    whole = bare_lower(" ".join(sheet.words.texts))
    if not _MOTTO.search(whole) and not RECIPIENTS.search(whole):
        return
    rows = list(sheet.rows)
    texts = {id(row): sheet.text(row) for row in rows}
    mottos = [row for row in rows if _MOTTO.search(texts[id(row)])]
    for row in mottos[:_MOST]:
        match = _MOTTO.search(texts[id(row)])
        if match and not row.block:
            _order_header(sheet, row, texts[id(row)].count(" ", 0, match.start()))
    ends = [row for row in rows if RECIPIENTS.match(texts[id(row)])]
    for row in ends[:_MOST]:
        if not row.block:
            before = sheet.blocks
            sheet.end = row if order_end(sheet, row) else None
            sheet.end_block = before + 1 if sheet.blocks > before else 0


def _is_jumbled(rows: list[Row]) -> bool:
    """Whether the content often goes up the page other than into a column to the right."""
    ups = sum(b.base < a.base - 0.8 * a.size and b.x0 < a.x1 for a, b in itertools.pairwise(rows))
    return ups > max(3, 0.12 * len(rows))


def _by_place(rows: list[Row]) -> list[Row]:
    """Rows from top to bottom, on one line from left to right."""
    found: list[Row] = []
    line: list[Row] = []
    for row in sorted(rows, key=lambda row: row.base):
        if line and row.base - line[0].base > 0.45 * max(row.size, line[0].size):
            found += sorted(line, key=lambda row: row.x0)
            line = []
        line.append(row)
    return found + sorted(line, key=lambda row: row.x0)


def _order_header(sheet: Sheet, anchor: Row, word: int) -> None:
    """Issuer, number and so on before quốc hiệu, place and date."""
    edge = sheet.words.x0[anchor.words[min(word, len(anchor.words) - 1)]]
    size = anchor.size
    if edge < 0.3 * sheet.width:
        return  # one column, all of it centred

    def between(end: float, start: float) -> bool:
        return start >= edge - 6 * size and end <= edge + size

    top = anchor.base - _ABOVE * size
    for row in sheet.rows:  # what ends a document on the same page is no part of this one
        if top < row.base < anchor.base - 0.5 * size and _SENTENCE.search(sheet.text(row)):
            top = row.base + 0.1
    near = [
        row
        for row in sheet.rows
        if top <= row.base <= anchor.base + _BELOW * size and not row.block
    ]
    columns: tuple[list[Row], list[Row]] = [], []
    members: list[Row] = []
    dated, last = False, anchor.base
    for row in sorted(near, key=lambda row: row.base):
        below = row.base > anchor.base + 0.5 * size
        if below and (row.base - last > _BREAK * size or _is_type(sheet, row)):
            break
        at = sheet.widest_gap(row, between)
        halves = sheet.part(row, at) if at is not None else (row,)
        sides = [_side(sheet, half, edge) for half in halves]
        if None in sides or (dated and 1 in sides and at is None):
            if below:
                break
            if None in sides:
                continue
        for side, half in zip(sides, halves, strict=True):
            columns[side or 0].append(half)
        members.append(row)
        dated = dated or bool(_DATE.search(sheet.text(halves[-1])))
        last = max(last, row.base)
    sheet.replace(members, *columns)


def _is_type(sheet: Sheet, row: Row) -> bool:
    """Whether a row is the name of a type in capitals: the title, wherever it stands."""
    words = [sheet.words.texts[index] for index in row.words]
    text = " ".join(words) if len(words) <= _LONGEST else ""
    return text.isupper() and by_name(text) is not None


def _side(sheet: Sheet, row: Row, edge: float) -> int | None:
    """0 for the left column of the header, 1 for the right one, ``None`` for neither."""
    if row.x1 <= edge + 0.5 * row.size and row.middle() < edge:
        return None if sheet.centred(row) and row.x1 > edge - row.size else 0
    if row.x0 >= edge - 6 * row.size and not sheet.centred(row):
        return 1
    return None
