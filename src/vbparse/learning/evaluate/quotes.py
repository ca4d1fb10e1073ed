"""Where a quote stands in a text, whatever its case, spaces, line breaks and punctuation."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vbparse.document import Evidence, Span
from vbparse.learning.evaluate.matching import soft

__all__ = ["Folded", "Overlap", "overlap"]

_ELLIPSIS = re.compile(r"…|\.\.\.")


class Folded:
    """The soft form of a text, with the offset in the text of each of its letters."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self._offsets = array("I")
        for start, end in _clusters(text):
            folded = _folded(text[start:end])
            letters.append(folded or " ")  # else the tones of "giáo án" would be read as one "oá"
            self._offsets.extend([start] * len(folded))
        self._text = text
        self.soft = soft("".join(letters))  # tone placement only, so the length stays

    def __contains__(self, quote: str) -> bool:
        """Whether the words are there; an ellipsis in the quote stands for words left out."""
        return all(soft(piece) in self.soft for piece in _ELLIPSIS.split(quote))

    def find(self, quote: str) -> tuple[Span, ...]:
        """Every place of ``quote`` as whole words, from its first letter to its last."""
        wanted = soft(quote)
        found = []
        at = self.soft.find(wanted) if wanted else -1
        while at >= 0:
            span = Span(self._offsets[at], self._end(at + len(wanted) - 1))
            if self._whole(span):
                found.append(span)
            at = self.soft.find(wanted, at + 1)
        return tuple(found)

    def _end(self, index: int) -> int:
        """After the letter at ``index`` and the marks that belong to it."""
        end = self._offsets[index] + 1
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end

    def _whole(self, span: Span) -> bool:
        before = self._text[span.start - 1 : span.start]
        after = self._text[span.end : span.end + 1]
        return not before.isalnum() and not after.isalnum()


def _clusters(text: str) -> Iterable[tuple[int, int]]:
    """Each letter with the marks behind it, so that both spellings of *ế* fold to one letter."""
    if unicodedata.is_normalized("NFC", text):
        return ((i, i + 1) for i in range(len(text)))
    starts = [i for i, letter in enumerate(text) if not (i and unicodedata.combining(letter))]
    return zip(starts, [*starts[1:], len(text)], strict=True)


def _folded(letter: str) -> str:
    folded = unicodedata.normalize("NFC", letter).casefold().replace("ð", "đ")
    return "".join(part for part in folded if part.isalnum())


@dataclass(frozen=True, order=True)
class Overlap:
    """How evidence lies over a quote, both 0..1: letters of the quote that it covers, and
    letters they share ÷ letters of either (evidence that is wider than the quote loses there)."""

    covered: float
    shared: float


def overlap(places: Sequence[Span], evidence: Sequence[Evidence]) -> Overlap | None:
    """The overlap at the best place of the quote; a mention elsewhere takes nothing away.

    ``None`` when the quote has no place in the text.
    """
    return max((_at(place, evidence) for place in places), default=None)


def _at(place: Span, evidence: Sequence[Evidence]) -> Overlap:
    touching = sorted((e.start, e.end) for e in evidence if place.overlaps(Span(e.start, e.end)))
    shared = length = at = 0
    for start, end in touching:
        start = max(start, at)
        if end > start:
            length += end - start
            shared += max(0, min(end, place.end) - max(start, place.start))
            at = end
    return Overlap(shared / len(place), shared / (len(place) + length - shared))
