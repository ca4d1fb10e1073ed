"""Columns that are read one after the other: the header and the end of a document.

Both are tables without rules: issuer and number beside quốc hiệu and date, recipients beside the
signature. Some producers draw them row by row, and on one baseline both halves become one row.
Here each row is parted at the gap between the columns, and the left column comes whole before
the right one. Where content jumps about without any order, rows are sorted by place first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from vbparse.document import Origin
from vbparse.readers._pdf_rows import Row, make_row
from vbparse.readers._pdf_words import PageWords
from vbparse.vietnamese.fold import bare_lower

_MOTTO = re.compile(  # quốc hiệu, tiêu ngữ; tiêu đề of the Party
    r"cong\s?h[oa]+\s?xa\s?hoi|dang cong san viet nam|doc lap\s?[-.]?\s?tu do"
)
_DATE = re.compile(r"\bngay\b.{0,12}\bthang\b|\bthang\b.{0,8}\bnam\b")
_RECIPIENTS = re.compile(r"noi nhan\b")
_LONE_NUMBER = re.compile(r"\W{0,2}\d{1,4}\W{0,2}")

# Shares of the width of the page.
_CENTRE = 0.075  # a row whose middle is this near to that of the page is centred on it
_ASIDE = 0.04  # the middle of a signature is at least this far right of the middle of the page
_FAR = 0.2  # and its start this far right of the recipients
# Sizes of the letters.
_ALLEY = 0.6  # no gap between columns is narrower
_ABOVE = 4.5
_BREAK = 4.5  # a larger gap between two rows ends the header
_END = 14.0  # and this one the signature: stamp and name need room


@dataclass(slots=True)
class Sheet:
    """The rows of a page being ordered."""

    words: PageWords
    sizes: list[float]
    width: float
    rows: list[Row]
    blocks: int = 0

    def text(self, row: Row) -> str:
        """The row without marks, in lower case, for finding its kind."""
        return bare_lower(" ".join(self.words.texts[k] for k in row.words))

    def part(self, row: Row, at: int) -> tuple[Row, Row]:
        """The row in two, the right one starting with the word ``at``."""
        halves = []
        for members in (row.words[:at], row.words[at:]):
            half = make_row(self.words, self.sizes, members)
            half.origin, half.base = row.origin, row.base
            halves.append(half)
        return halves[0], halves[1]

    def widest_gap(self, row: Row, fits: Callable[[float, float], bool]) -> int | None:
        """Index of the word behind the widest gap whose two edges ``fits`` accepts."""
        best, at = _ALLEY * row.size, None
        for n in range(1, len(row.words)):
            end, start = self.words.x1[row.words[n - 1]], self.words.x0[row.words[n]]
            if start - end >= best and fits(end, start):
                best, at = start - end, n
        return at

    def centred(self, row: Row) -> bool:
        """Whether the row is set in the middle of the page, as a title is."""
        middle = self.width / 2 + 0.013 * self.width  # the left margin is the wider one
        return abs(row.middle() - middle) <= _CENTRE * self.width

    def replace(self, members: list[Row], left: list[Row], right: list[Row]) -> None:
        """Put ``left``, then ``right``, where the first of ``members`` stood."""
        if not left or not right:
            return
        gone = {id(row) for row in members}
        at = next(n for n, row in enumerate(self.rows) if id(row) in gone)
        kept = [row for row in self.rows[at:] if id(row) not in gone]
        for column in (left, right):
            column.sort(key=lambda row: (row.base, row.x0))
        ordered = left + right
        self.blocks += 2
        for row in members:  # those that were parted are no longer on the sheet
            row.block = self.blocks
        for column in (left, right):
            for row in column:
                row.block = self.blocks - (column is left)
        self.rows[at:] = [*ordered, *kept]


def order_columns(words: PageWords, sizes: list[float], width: float, rows: list[Row]) -> list[Row]:
    """``rows`` (those outside of tables) in reading order."""
    if _is_jumbled(rows):
        rows = _by_place(rows)
    sheet = Sheet(words, sizes, width, list(rows))
    texts = {id(row): sheet.text(row) for row in rows}
    for row in rows:
        match = _MOTTO.search(texts[id(row)])
        if match and not row.block:
            _order_header(sheet, row, texts[id(row)].count(" ", 0, match.start()))
    for row in rows:
        if not row.block and _RECIPIENTS.match(texts[id(row)]):
            _order_end(sheet, row)
    return sheet.rows


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

    near = [
        row
        for row in sheet.rows
        if -_ABOVE * size <= row.base - anchor.base <= 16 * size and not row.block
    ]
    columns: tuple[list[Row], list[Row]] = [], []
    members: list[Row] = []
    dated, last = False, anchor.base
    for row in sorted(near, key=lambda row: row.base):
        below = row.base > anchor.base + 0.5 * size
        if below and row.base - last > _BREAK * size:
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


def _side(sheet: Sheet, row: Row, edge: float) -> int | None:
    """0 for the left column of the header, 1 for the right one, ``None`` for neither."""
    if row.x1 <= edge + 0.5 * row.size and row.middle() < edge:
        return None if sheet.centred(row) and row.x1 > edge - row.size else 0
    if row.x0 >= edge - 6 * row.size and not sheet.centred(row):
        return 1
    return None


def _order_end(sheet: Sheet, anchor: Row) -> None:
    """Recipients before the signature that stands beside them."""
    start, size = anchor.x0, anchor.size
    middle = sheet.width / 2
    far = start + _FAR * sheet.width

    def is_right(row: Row) -> bool:
        return row.x0 > far and row.middle() > middle + _ASIDE * sheet.width

    left: list[Row] = []
    right: list[Row] = []
    members: list[Row] = []
    last = anchor.base
    for row in sorted(sheet.rows, key=lambda row: row.base):
        above = row.base < anchor.base - 0.5 * size
        if row.base < anchor.base - 2.6 * size or row.block or row.origin is Origin.SEAL:
            continue
        if row.base - last > _END * size:
            break
        if _LONE_NUMBER.fullmatch(sheet.text(row)):
            continue
        at = sheet.widest_gap(row, lambda _, gap_end: gap_end > far)
        halves = sheet.part(row, at) if at is not None else (row,)
        if len(halves) == 2 and not (is_right(halves[1]) and halves[0].x0 < start + 60):
            halves = (row,)
        if is_right(halves[-1]):
            right.append(halves[-1])
        elif above:
            continue
        elif row.x0 > start + 60 or row.x1 > middle + 0.3 * sheet.width:
            break
        else:
            left.append(row)
        if len(halves) == 2 and not above:
            left.append(halves[0])
        elif len(halves) == 2:
            right.pop()
            continue
        members.append(row)
        last = max(last, row.base)
    sheet.replace(members, left, right)
