"""Where an expression of time can stand at all: around digits and a few words.

Most of a plan holds none. The rules are long, so they run over these windows only; finding a
literal costs next to nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.vietnamese import fold

NGAY, THANG, NAM = "ng[àa]y", "th[áa]ng", "n[ăa]m"
"""In small letters; marks are forgotten often enough: ngay 12/4, thang 10, nam 2024."""

# Slips of typists and of OCR, none of which is another word where it stands; the length is kept.
_SLIPS = (
    ("truớc", "trước"),
    ("trứơc", "trước"),
    ("ngảy ", "ngày "),
    ("ngáy ", "ngày "),
    ("nǎm ", "năm "),
    ("nắm 20", "năm 20"),
    ("thảng ", "tháng "),
    ("thâng ", "tháng "),
    ("quí ", "quý "),
    ("qúy ", "quý "),
)
_DIGITS = lazy(r"\d+")
_TIME_LETTERS = ("g", "y", "ý")  # the last of tháng, ngày, quý
_ITEM = lazy(r"[.)]\s|%")
_SPACES = lazy(r"\s*+")


def lowered(text: str) -> str:
    """Lower case without common slips, same length: what all rules of this package are run on."""
    blank = fold.blanks(text)
    text = text[blank:]
    low = text.lower()
    if len(low) != len(text):
        low = fold.lower(text)
    for slip, meant in _SLIPS:
        low = low.replace(slip, meant)
    return " " * blank + low


def digits(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where runs of digits stand that may tell a time: no "2. " at the head of an item, no "5%".

    "tháng 9. " and "ngày 5. " stay.
    """
    for match in _DIGITS.finditer(low, start, end):
        first, last = match.span()
        told = low[max(0, first - 2) : first - 1] in _TIME_LETTERS
        if told or last - first > 2 or not _ITEM.match(low, last):
            yield first, last


def literals(low: str, start: int, end: int, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where any of the words stands, in no order."""
    for word in words:
        at = low.find(word, start, end)
        while at >= 0:
            yield at, at + len(word)
            at = low.find(word, at + len(word), end)


def outside(hits: Iterable[tuple[int, int]], skip: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The hits that stand in none of ``skip``, which are in order and apart."""
    for hit in hits:
        i = bisect_right(skip, hit[0], key=lambda span: span.start) - 1
        if i < 0 or hit[0] >= skip[i].end:
            yield hit


def windows(
    low: str, start: int, end: int, hits: Iterable[tuple[int, int]], reach: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Stretches that reach some letters to the left and right of the hits, joined, in order."""
    left, right = reach
    first, last = -1, -1
    for hit, hit_end in sorted(hits):
        low_end = max(start, hit - left)
        if last >= 0 and low_end > last:
            yield first, last
            first = -1
        if first < 0:
            first = low_end
        last = min(end, max(last, hit_end + right))
        blank = _SPACES.match(low, last, end)
        last = blank.end() if blank else last  # a page's foot is blanked, the sentence goes on
    if last >= 0:
        yield first, last


def matches(
    low: str, window: tuple[int, int], lead: re.Pattern[str], pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives within the window, tried only where ``lead`` matches."""
    start, end = window
    for place in lead.finditer(low, start, end):
        if place.start() >= start and (match := pattern.match(low, place.start(), end)):
            yield match
            start = match.end()
