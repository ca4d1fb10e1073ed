"""*Từ in trên trang*: the printed words of a PDF, kept in columns."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from vbparse.document.place import Box, Span


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word of a PDF."""

    span: Span
    box: Box
    size: float
    font: str


class Words(Sequence[Word]):
    """All words of a source in text order, kept in columns so that 500 pages stay small."""

    __slots__ = ("_bottom", "_end", "_font", "_size", "_start", "_top", "_x0", "_x1", "fonts")

    def __init__(self) -> None:
        self._start, self._end = array("I"), array("I")
        self._x0, self._top = array("f"), array("f")
        self._x1, self._bottom = array("f"), array("f")
        self._size, self._font = array("f"), array("H")
        self.fonts: list[str] = []

    def append(
        self, start: int, end: int, box: tuple[float, float, float, float], size: float, font: int
    ) -> None:
        """Add the next word; ``font`` indexes ``fonts``. Only a reader calls this."""
        self._start.append(start)
        self._end.append(end)
        self._x0.append(box[0])
        self._top.append(box[1])
        self._x1.append(box[2])
        self._bottom.append(box[3])
        self._size.append(size)
        self._font.append(font)

    def extend(
        self,
        spans: tuple[list[int], list[int]],
        boxes: tuple[list[float], ...],
        sizes: list[float],
        fonts: list[int],
    ) -> None:
        """Add words at once, as columns: starts and ends; x0, top, x1, bottom; sizes; fonts."""
        self._start.extend(spans[0])
        self._end.extend(spans[1])
        for column, values in zip(
            (self._x0, self._top, self._x1, self._bottom), boxes, strict=True
        ):
            column.extend(values)
        self._size.extend(sizes)
        self._font.extend(fonts)

    def __len__(self) -> int:
        return len(self._start)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return Word(
            Span(self._start[index], self._end[index]),
            self.box(index),
            self._size[index],
            self.fonts[self._font[index]],
        )

    def box(self, index: int) -> Box:
        """The box of one word, rounded to a hundredth of a point."""
        return Box(
            round(self._x0[index], 2),
            round(self._top[index], 2),
            round(self._x1[index], 2),
            round(self._bottom[index], 2),
        )

    def hull(self, indices: range) -> Box:
        """The smallest box around the words of a range that is not empty."""
        if len(indices) == 1:
            return self.box(indices.start)
        part = slice(indices.start, indices.stop)
        return Box(
            round(min(self._x0[part]), 2),
            round(min(self._top[part]), 2),
            round(max(self._x1[part]), 2),
            round(max(self._bottom[part]), 2),
        )

    def within(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        return range(bisect_right(self._end, span.start), bisect_left(self._start, span.end))
