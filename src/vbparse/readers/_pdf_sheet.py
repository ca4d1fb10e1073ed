"""The rows of one page while they are put in order: parted at gaps, moved column by column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vbparse.readers._pdf_rows import Row, make_row
from vbparse.readers._pdf_words import PageWords
from vbparse.vietnamese.fold import bare_lower

_ALLEY = 0.6  # sizes of the letters; no gap between columns is narrower
_CENTRE = 0.075  # share of the page; a row whose middle is this near to that of the page is centred


@dataclass(slots=True)
class Sheet:
    """The rows of a page being ordered."""

    words: PageWords
    sizes: list[float]
    width: float
    rows: list[Row]
    blocks: int = 0
    end: Row | None = None  # first row of the recipients, when they go on to the page end
    end_block: int = 0

    def text(self, row: Row) -> str:
        """The row without marks, in lower case, for finding its kind."""
        return bare_lower(" ".join(self.words.texts[k] for k in row.words))

    def part(self, row: Row, at: int) -> tuple[Row, Row]:
        """The row in two, the right one starting with the word ``at``."""
        halves = []
        for members in (row.words[:at], row.words[at:]):
            half = make_row(self.words, self.sizes, members)
            half.origin, half.base, half.page = row.origin, row.base, row.page
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
