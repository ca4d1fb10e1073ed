"""Words → printed rows: what stands on one baseline, in the order in which the page draws it."""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from vbparse.document import Origin
from vbparse.readers import _pdf_native as native
from vbparse.readers._pdf_objects import Frame
from vbparse.readers._pdf_words import Faces, PageWords
from vbparse.vietnamese.normalize import clean

# All in sizes of the letters.
_RISE = 0.45  # baselines nearer than this are one: note marks, slightly skewed scans
_BACK = 0.3  # a word that starts further left than this before the end of the last one
_NEAR = 0.6  # rows on one baseline with less between them are one row, drawn in two goes
_LETTERS = 0.15  # letters of one word are nearer than this
_TIGHT = 0.05  # and nearer than this even where the content has a space
_OVERPRINT = 0.3  # share of a row that may lie over another one that it is woven into
_LONG = 400  # words; no printed row holds more

CellId = tuple[int, int, int]  # table of the page, row, column


@dataclass(slots=True)
class Row:
    """A printed row: words from left to right."""

    words: list[int]
    x0: float
    x1: float
    base: float
    size: float
    origin: Origin = Origin.TEXT
    cell: CellId | None = None
    block: int = 0  # rows of one block run on: a word broken at the end of one goes on in the next
    page: int = 0

    def middle(self) -> float:
        """Where its middle stands across the page."""
        return (self.x0 + self.x1) / 2


def rows_of(
    words: PageWords, faces: Faces, order: Iterable[int], cells: dict[int, CellId]
) -> list[Row]:
    """Rows in drawing order; a row ends where its cell does."""
    sizes = [face.size for face in faces.all]
    base, face, x0, x1 = words.base, words.face, words.x0, words.x1
    found: list[Row] = []
    row: list[int] = []
    line = end = size = 0.0
    cell: CellId | None = None
    for k in order:
        b, x = base[k], x0[k]
        same = b == line and x >= end - 1 and not cells
        if not same and row:
            size = max(sizes[face[k]], sizes[face[row[-1]]], 1)
            same = abs(b - line) <= _RISE * size and x >= end - _BACK * size
            same = same and cells.get(k) == cell
        if same and row:
            row.append(k)
        else:
            if row:
                found.append(make_row(words, sizes, row, cell))
            row, cell, line = [k], cells.get(k) if cells else None, b
        if sizes[face[k]] >= 0.8 * sizes[face[row[0]]]:
            line = b
        end = x1[k]
    if row:
        found.append(make_row(words, sizes, row, cell))
    return found


def make_row(
    words: PageWords, sizes: list[float], members: list[int], cell: CellId | None = None
) -> Row:
    """A row of those words; its baseline and size are those of its first full-size word."""
    size = max(sizes[words.face[k]] for k in members)
    main = next(k for k in members if sizes[words.face[k]] >= 0.8 * size)
    return Row(
        members,
        words.x0[members[0]],
        max(words.x1[members[-1]], words.x1[members[0]]),
        words.base[main],
        max(size, 1.0),
        cell=cell,
    )


def join_rows(words: PageWords, faces: Faces, rows: list[Row], reader: Respeller) -> list[Row]:
    """Rows that were drawn in several goes made one: bold words, letters of a spare font."""
    sizes = [face.size for face in faces.all]
    rows = [_straight(words, sizes, row, reader) for row in rows] if words.mixed else rows
    by_line = defaultdict[tuple[int, CellId | None], list[int]](list)
    for n, row in enumerate(rows):
        by_line[round(row.base), row.cell].append(n)
    if len(by_line) == len(rows):
        return rows
    result: list[Row | None] = list(rows)
    for (_, cell), numbers in by_line.items():
        for group in _together(rows, sorted(numbers, key=lambda n: rows[n].x0)):
            members = [rows[n] for n in group]
            joined = [k for row in members for k in row.words]
            if _woven(members):
                if len(joined) > _LONG or _overprinted(words, members):
                    continue
                joined = reader.respell(words, joined)
            first = min(group)
            for n in group:
                result[n] = None
            result[first] = make_row(words, sizes, joined, cell)
    return [row for row in result if row is not None]


def _straight(words: PageWords, sizes: list[float], row: Row, reader: Respeller) -> Row:
    """The row, spelled anew when one of its words has letters out of order: ``c uầ``."""
    if len(row.words) > _LONG or words.mixed.isdisjoint(row.words):
        return row
    return make_row(words, sizes, reader.respell(words, row.words), row.cell)


def _together(rows: list[Row], numbers: list[int]) -> Iterable[list[int]]:
    """Groups of two or more rows, from left to right, that touch or run through each other."""
    group, end = numbers[:1], rows[numbers[0]].x1
    for n in numbers[1:]:
        if rows[n].x0 - end < _NEAR * rows[n].size:
            group.append(n)
        else:
            if len(group) > 1:
                yield group
            group = [n]
        end = max(end, rows[n].x1)
    if len(group) > 1:
        yield group


def _woven(rows: list[Row]) -> bool:
    """Whether a row runs through the gaps of another (and is not printed over it)."""
    return any(b.x0 < a.x1 - _BACK * a.size for a, b in itertools.pairwise(rows))


class Respeller:
    """Spells rows anew from single characters, sorted from left to right.

    Where a font lacks letters (Ở, ế …), some producers draw a line without them and then the
    missing ones from a spare font; pdfium then reads ``S GDĐT Ở``.
    """

    def __init__(self, textpage: int, raw: str, frame: Frame) -> None:
        self.page, self.raw, self.frame = textpage, raw, frame
        self.letters: dict[int, list[_Letter]] = {}  # of the words spelled anew
        self.spaces: dict[int, list[float]] = {}

    def respell(self, words: PageWords, members: list[int]) -> list[int]:
        """New words from the characters of ``members``."""
        letters = [letter for k in members for letter in self._letters(k, words)]
        spaces = [x for k in members for x in self._spaces(k, words)]
        letters.sort(key=lambda letter: letter.box)
        spaces.sort()
        found, start = list[int](), 0
        for n in range(1, len(letters) + 1):
            if n == len(letters) or _parted(words, letters[n - 1], letters[n], spaces):
                found.append(_spell(words, letters[start:n]))
                self.letters[found[-1]] = letters[start:n]
                start = n
        if found:
            self.spaces[found[0]] = spaces
        return found or members

    def _letters(self, k: int, words: PageWords) -> list[_Letter]:
        """The letters of a word, marks with their letter; known ones of a word spelled anew."""
        if k in self.letters:
            return self.letters[k]
        found: list[_Letter] = []
        for n in range(*words.chars[k]):
            if found and unicodedata.combining(self.raw[n]):
                found[-1] = found[-1]._replace(text=found[-1].text + self.raw[n])
            else:
                found.append(_Letter(self._box(n), self.raw[n], k))
        return found

    def _spaces(self, k: int, words: PageWords) -> list[float]:
        """Middle of the space behind a word; those that pdfium saw in a gap have no width."""
        if k in self.letters:
            return self.spaces.get(k, [])
        end = words.chars[k][1]
        if end >= len(self.raw) or not self.raw[end].isspace():
            return []
        x0, _, x1, _ = self._box(end)
        return [(x0 + x1) / 2] if x1 - x0 > 0.5 else []

    def _box(self, n: int) -> tuple[float, float, float, float]:
        box = native.Floats(4)
        native.loose_box(self.page, n, box.start)
        return self.frame.box(*box.read())


class _Letter(NamedTuple):
    """A character with its combining marks, and the word that it was read in."""

    box: tuple[float, float, float, float]
    text: str
    word: int

    @property
    def middle(self) -> float:
        return (self.box[0] + self.box[2]) / 2


def _parted(words: PageWords, before: _Letter, after: _Letter, spaces: list[float]) -> bool:
    """Whether a word ends between two letters: at a wide gap, or a small one with a space."""
    size = max(1.0, words.bottom[after.word] - words.top[after.word])
    gap = after.box[0] - before.box[2]
    if gap > _LETTERS * size:
        return True
    spaced = bisect_left(spaces, before.middle) < bisect_left(spaces, after.middle)
    return spaced and gap > _TIGHT * size


def _spell(words: PageWords, letters: list[_Letter]) -> int:
    """A new word of those letters."""
    text = "".join(letter.text for letter in letters)
    return words.add(
        clean(text.replace("\ufffe", "-").replace("\x02", "-")),
        letters[0].word,
        (
            letters[0].box[0],
            min(words.top[letter.word] for letter in letters),
            max(letter.box[2] for letter in letters),
            max(words.bottom[letter.word] for letter in letters),
        ),
    )


def _overprinted(words: PageWords, rows: list[Row]) -> bool:
    """Whether words of one row lie on words of another: one text printed over the other."""
    for row in rows[1:]:
        others = [k for other in rows if other is not row for k in other.words]
        covered = sum(
            max(0.0, min(words.x1[k], words.x1[n]) - max(words.x0[k], words.x0[n]))
            for k in row.words
            for n in others
        )
        if covered > _OVERPRINT * sum(words.x1[k] - words.x0[k] for k in row.words):
            return True
    return False
