"""What a stretch of text is about: its content words, with those that say the same made one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vbparse.document import Layout, Plan, Span
from vbparse.patterns import lazy
from vbparse.rules.parent._reach import lists
from vbparse.vietnamese.agencies import canonical, find_bodies

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
_DIGITS = lazy(r"\d+")
_GAP = 14  # letters between two names of one list
_SHOWN = 300


@dataclass(frozen=True)
class Piece:
    """A stretch of one of the two texts. ``plain``: its syllables; ``words``: content words."""

    span: Span
    text: str
    bare: str  # without times, numbers, and bodies that lead or only help
    plain: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The text, cut where it is long."""
        return self.text if len(self.text) <= _SHOWN else self.text[: _SHOWN - 1].rstrip() + "…"


def piece_of(plan: Plan, layout: Layout, span: Span) -> Piece:
    """The piece at ``span``: without times, numbers, and bodies that lead or only help."""
    letters = list(layout.flow[span.start : span.end])
    for deadline in plan.deadlines:
        for part in deadline.spans:
            _blank(letters, part.start - span.start, part.end - span.start)
    for start, end in _bodies(layout, span):
        _blank(letters, start - span.start, end - span.start)
    bare = " ".join("".join(letters).split())
    return Piece(span, layout.read(span), bare, *words_of(bare))


def _blank(letters: list[str], start: int, end: int) -> None:
    for i in range(max(0, start), min(end, len(letters))):
        letters[i] = " "


def _bodies(layout: Layout, span: Span) -> list[tuple[int, int]]:
    """The names that it begins with, and those behind *phối hợp với*."""
    flow = layout.flow
    label = LABEL.match(flow, span.start, span.end)
    start = label.end() if label else span.start
    names, after = addressed(layout, Span(start, span.end))
    found = [(start, after)] if names else []
    bodies = [b.span for b in find_bodies(flow, span.start, span.end)]
    for cue, helpers in _together(flow, span, bodies):
        found.append((cue, helpers[-1].end))
    return found


def addressed(layout: Layout, span: Span) -> tuple[tuple[str, ...], int]:
    """The names that a sentence begins with, behind *giao* and the like; where they end."""
    cue = _CUE.match(layout.flow, span.start, span.end)
    at = cue.end() if cue else span.start
    names: list[str] = []
    for body in find_bodies(layout.flow, span.start, span.end):
        if body.span.start - at > (_GAP if names else 2):
            break
        names.append(layout.read(body.span))
        at = body.span.end
    return tuple(names), at


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
