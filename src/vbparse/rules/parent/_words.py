"""What a stretch of text is about: its content words, with those that say the same made one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from vbparse.document import Layout, Plan, Span
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
    """A stretch of one of the two texts. ``plain``: its syllables; ``words``: content words."""

    span: Span
    text: str
    told: str  # without times, numbers, and bodies that lead or only help
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


def piece_of(plan: Plan, layout: Layout, span: Span) -> Piece:
    """The piece at ``span``: without times, numbers, and bodies that lead or only help.

    Where names seem to leave nothing, they end with their last capital: *Phòng Tư pháp | diễn tập
    phương án* has no word that says where the name is over.
    """
    letters = list(layout.flow[span.start : span.end])
    for deadline in plan.deadlines:
        for part in deadline.spans:
            if part.start < span.end and span.start < part.end:
                _blank(letters, part.start - span.start, part.end - span.start)
    told, words = _left(letters, span, _bodies(layout, span))
    if len(words[1]) < _FEW < len(layout.read(span).split()) // 2:
        told, words = _left(letters, span, _bodies(layout, span, tight=True))
    return Piece(span, layout.read(span), told, *words)


def _left(
    letters: list[str], span: Span, names: list[tuple[int, int]]
) -> tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What is left of the text without the names, and its words."""
    rest = [*letters]
    for start, end in names:
        _blank(rest, start - span.start, end - span.start)
    told = " ".join("".join(rest).split())
    return told, words_of(told)


def _blank(letters: list[str], start: int, end: int) -> None:
    for i in range(max(0, start), min(end, len(letters))):
        letters[i] = " "


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
    for match in _TOGETHER.finditer(flow, span.start, span.end) if bodies else ():
        at, helpers = match.end(), []
        for body in bodies:
            if body.start >= match.end() and body.start - at <= _GAP:
                helpers.append(body)
                at = body.end
        if helpers:
            yield match.start(), helpers


@cache
def _classes() -> tuple[dict[tuple[str, ...], str], dict[str, int]]:
    """What each listed word becomes (stop words: nothing), and how many syllables the longest
    word has that begins with a syllable."""
    table = lists("words")
    known = {tuple(word.split()): "" for word in table["stop"]}
    for row in table["same"]:
        shown = "=" + row["words"][0].replace(" ", "_")
        known |= {tuple(word.split()): shown for word in row["words"]}
    longest: dict[str, int] = {}
    for word in known:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return known, longest


def words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Syllables as they stand, and content words with their like made one."""
    plain = tuple(canonical(_DIGITS.sub(" ", text)).split())
    known, longest = _classes()
    words: list[str] = []
    at = 0
    while at < len(plain):
        for size in range(longest.get(plain[at], 0), 0, -1):
            word = known.get(plain[at : at + size])
            if word is not None:
                words += [word] if word else []
                at += size
                break
        else:
            words.append(plain[at])
            at += 1
    return plain, tuple(words)
