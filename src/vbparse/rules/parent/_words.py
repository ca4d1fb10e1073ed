"""What a stretch of text is about: its content words, with those that say the same made one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from vbparse.document import Layout, Span
from vbparse.patterns import lazy
from vbparse.rules.parent._reach import lists
from vbparse.vietnamese.agencies import canonical, find_bodies
from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.letters import UPPER

__all__ = ["LABEL", "Piece", "addressed", "helpers_of", "piece_of", "words_of"]

_TOGETHER = lazy(
    r"phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng|của)){0,2}|cùng(?:\s+với)?(?=\s+[^\W\d_])"
    r"|có\s+sự\s+phối\s+hợp\s+của",
    re.IGNORECASE,
)
LABEL = lazy(r"\s*(?:[-–+•*]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[IVX]{1,5}[.)-])\s+")
_CUE = lazy(
    r"\s*(?:(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công|chỉ\s+đạo|giao\s+trách\s+nhiệm(?:\s+cho)?)\s+)?"
    r"(?:(?:đồng\s+chí\s+)?(?:thủ\s+trưởng|giám\s+đốc|chủ\s+tịch|người\s+đứng\s+đầu|lãnh\s+đạo)\s+)?",
    re.IGNORECASE,
)
_CAPITAL = lazy(rf"(?<!\w)[{UPPER}][\w&-]*")
_FEW = 3  # content words
_DIGITS = lazy(r"\d+")
_GAP = 14  # letters between two names of one list


@dataclass(frozen=True)
class Piece:
    """A stretch of one of the two texts. ``plain``: its syllables without times, numbers, and
    bodies that lead or only help; ``words``: content words."""

    span: Span
    text: str
    plain: tuple[str, ...]
    words: tuple[str, ...]

    @cached_property
    def different(self) -> frozenset[str]:
        """Its content words, once each."""
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Syllables that follow one another."""
        return frozenset(pairwise(self.plain))

    @cached_property
    def word_pairs(self) -> frozenset[tuple[str, str]]:
        """Content words that follow one another."""
        return frozenset(pairwise(self.words))

    @cached_property
    def letters(self) -> frozenset[str]:
        """Triples of letters, without marks."""
        text = f" {bare(' '.join(self.plain))} "
        return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def piece_of(layout: Layout, span: Span, times: list[tuple[int, int]]) -> Piece:
    """The piece at ``span``: without ``times``, numbers, and bodies that lead or only help.

    Where names seem to leave nothing, they end with their last capital: *Phòng Tư pháp | diễn tập
    phương án* has no word that says where the name is over.
    """
    syllables = layout.flow[span.start : span.end].split()
    plain, words = _left(layout.flow, span, times, _bodies(layout, span))
    if len(words) < _FEW < len(syllables) // 2:
        plain, words = _left(layout.flow, span, times, _bodies(layout, span, tight=True))
    return Piece(span, " ".join(syllables), plain, words)


def _left(
    flow: str, span: Span, times: list[tuple[int, int]], names: list[tuple[int, int]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is left of the text without times and names, and its words."""
    kept, at = [], span.start
    for start, end in sorted(times + names):
        if end > at:
            kept.append(flow[at:start])
            at = end
    kept.append(flow[at : span.end])
    return words_of(" ".join(kept))


def _bodies(layout: Layout, span: Span, *, tight: bool = False) -> list[tuple[int, int]]:
    """The names that it begins with, and those behind *phối hợp với*."""
    flow = layout.flow
    label = LABEL.match(flow, span.start, span.end)
    start = label.end() if label else span.start
    bodies = [b.span for b in find_bodies(flow, span.start, span.end)]
    if tight:
        bodies = [Span(body.start, _last_capital(flow, body)) for body in bodies]
    if not bodies:
        return []
    first, after = _beginning(flow, Span(start, span.end), bodies)
    found = [(start, after)] if first else []
    for cue, helpers in _together(flow, span, bodies):
        found.append((cue, helpers[-1].end))
    return found


def _last_capital(flow: str, body: Span) -> int:
    """Where the last word with a capital ends; the whole name when only its first has one."""
    ends = [m.end() for m in _CAPITAL.finditer(flow, body.start, body.end)]
    return ends[-1] if len(ends) > 1 else body.end


def addressed(layout: Layout, span: Span) -> tuple[tuple[str, ...], int]:
    """The names that a sentence begins with, behind *giao* and the like; where they end."""
    bodies = [b.span for b in find_bodies(layout.flow, span.start, span.end)]
    first, after = _beginning(layout.flow, span, bodies)
    return tuple(layout.read(body) for body in first), after


def _beginning(flow: str, span: Span, bodies: list[Span]) -> tuple[list[Span], int]:
    cue = _CUE.match(flow, span.start, span.end)
    at = cue.end() if cue else span.start
    first: list[Span] = []
    for body in bodies:
        if body.start - at > (_GAP if first else 2):
            break
        first.append(body)
        at = body.end
    return first, at


def helpers_of(flow: str, span: Span) -> list[Span]:
    """The bodies behind *phối hợp với*."""
    bodies = [b.span for b in find_bodies(flow, span.start, span.end)]
    return [body for _, helpers in _together(flow, span, bodies) for body in helpers]


def _together(flow: str, span: Span, bodies: list[Span]) -> Iterator[tuple[int, list[Span]]]:
    """Where *phối hợp với* begins, and the list of names behind it."""
    small = flow[span.start : span.end].lower() if bodies else ""
    if "phối" not in small and "cùng" not in small:
        return
    for match in _TOGETHER.finditer(flow, span.start, span.end):
        at, helpers = match.end(), []
        for body in bodies:
            if body.start >= match.end() and body.start - at <= _GAP:
                helpers.append(body)
                at = body.end
        if helpers:
            yield match.start(), helpers


Listed = tuple[int, tuple[str, ...], str]
"""A listed word: how many syllables it has, which, and what it becomes (stop words: nothing)."""


@cache
def _listed() -> dict[str, list[Listed]]:
    """The listed words that begin with a syllable, the longest first."""
    table = lists("words")
    known = {tuple(word.split()): "" for word in table["stop"]}
    for row in table["same"]:
        shown = "=" + row["words"][0].replace(" ", "_")
        known |= {tuple(word.split()): shown for word in row["words"]}
    found: dict[str, list[Listed]] = {}
    for word, shown in sorted(known.items(), key=lambda row: -len(row[0])):
        found.setdefault(word[0], []).append((len(word), word, shown))
    return found


def words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Syllables as they stand, and content words with their like made one."""
    plain = tuple(canonical(_DIGITS.sub(" ", text)).split())
    listed = _listed()
    words: list[str] = []
    at = 0
    while at < len(plain):
        for size, word, shown in listed.get(plain[at], ()):
            if size == 1 or plain[at : at + size] == word:
                words += [shown] if shown else []
                at += size
                break
        else:
            words.append(plain[at])
            at += 1
    return plain, tuple(words)
