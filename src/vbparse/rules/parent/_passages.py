"""The passages of the draft that may carry out an order: sentences, clauses, rows of tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from vbparse.document import Span
from vbparse.rules.parent._reading import Reading
from vbparse.rules.parent._words import Piece

__all__ = ["Passage", "end_of", "passages_of"]

_LEAST = 3
_LONG, _CELLS, _CELL = 1500, 6, 120  # letters below a heading; cells of a row, letters of one


@dataclass(frozen=True)
class Passage:
    """A passage, and the block in which its time stands: its lines, or its row of a table."""

    piece: Piece
    block: Span


def passages_of(reading: Reading) -> tuple[Passage, ...]:
    """The passages in text order; purposes promise nothing and are left out."""
    layout = reading.layout
    found = []
    for i in reading.stretches:
        span = layout.paragraphs[i]
        if any(span.start in why for why in reading.reasons):
            continue
        pieces = [reading.piece(part) for part in reading.parts(i)]
        kept = [piece for piece in pieces if len(piece.words) >= _LEAST]
        if not kept:
            continue
        ends = [piece.span.start for piece in kept[1:]]
        for piece, end in zip_longest(kept, ends):
            last = end if end is not None else end_of(reading, i)
            found.append(Passage(piece, Span(piece.span.start, max(last, piece.span.end))))
    return tuple(found)


def end_of(reading: Reading, i: int) -> int:
    """Where the lines end that belong to a paragraph: all below a heading, the cells of a row that
    has lost its grid, the second half of a printed line."""
    spans = reading.layout.paragraphs
    heading = reading.titled.get(spans[i].start)
    if heading is not None:
        return min(max(heading.body.end, spans[i].end), spans[i].end + _LONG)
    end, j = spans[i].end, i + 1
    while j < len(spans) and j - i <= _CELLS and _goes_on(reading, spans[j]):
        end, j = spans[j].end, j + 1
    return end


def _goes_on(reading: Reading, span: Span) -> bool:
    """The second half of a line, or a cell with nothing but names and a time."""
    text = reading.layout.read(span)
    if text[:1].islower():
        return True
    return len(text) <= _CELL and text[:1].isupper() and not reading.piece(span).words
