"""How likely a passage of the draft carries out an order of the parent.

Overlap of content words (weighted by how rare they are in the two documents), of pairs of
syllables and of letters, and what other orders claim the passage; a logistic curve trained on
generated pairs weighs them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from vbparse.document import Span
from vbparse.models import shipped
from vbparse.models.linear import Linear
from vbparse.rules.parent._words import Piece

__all__ = ["NAME", "SCHEME", "Index", "at_most", "dear", "features", "likelihood", "model"]

NAME = "parent_tasks"
SCHEME = "parent_tasks/1"
SAME, OTHER = "same", "other"
_RUN = 8  # syllables; a longer run says no more
_ROUNDING = 1e-9
_MOST = 3  # passages an order that are looked at closely


def model() -> Linear | None:
    """The trained curve; without it the share of words alone decides."""
    return shipped.linear(NAME, SCHEME)


class Index:
    """Both documents' pieces: how rare each word is, and which passages hold it."""

    def __init__(self, passages: Sequence[Piece], orders: Sequence[Piece]) -> None:
        self.passages = passages
        count: Counter[str] = Counter()
        for piece in (*passages, *orders):
            count.update(piece.different)
        total = len(passages) + len(orders)
        by_count = {n: math.log((total + 1) / (n + 0.5)) for n in set(count.values())}
        self._weights = {word: by_count[n] for word, n in count.items()}
        self._unknown = math.log((total + 1) / 0.5)
        self._rarest: dict[Span, list[str]] = {}
        where: defaultdict[str, list[int]] = defaultdict(list)
        for i, piece in enumerate(passages):
            for word in piece.different:
                where[word].append(i)
        self._where = where

    def of(self, word: str) -> float:
        """The weight of a word."""
        return self._weights.get(word, self._unknown)

    def weight(self, words: Iterable[str]) -> float:
        """The sum of the weights of different words."""
        known, unknown = self._weights, self._unknown
        return math.fsum([known.get(word, unknown) for word in words])  # the same in any order

    def rarest(self, order: Piece) -> list[str]:
        """The three rarest words of an order."""
        if order.span not in self._rarest:
            ranked = sorted(order.different, key=lambda w: (-self.of(w), w))
            self._rarest[order.span] = ranked[:3]
        return self._rarest[order.span]

    def covers(self, order: Piece) -> dict[int, float]:
        """Share of the order's words that each passage holds, for those that hold any."""
        held: dict[int, float] = {}
        for word in sorted(order.different):
            weight = self._weights.get(word, self._unknown)
            for i in self._where.get(word, ()):
                held[i] = held.get(i, 0.0) + weight
        whole = self.weight(order.different) or 1.0
        return {i: value / whole for i, value in held.items()}

    def best(self, covers: Mapping[int, float]) -> list[int]:
        """The passages that hold most, the first of equals first."""
        return sorted(covers, key=lambda i: (-covers[i], i))[:_MOST]


def features(
    index: Index, order: Piece, passage: Piece, cover: float, rival: float, gap: float
) -> dict[str, float]:
    """What is compared, but for what ``dear`` adds. ``rival``: how much more another order claims
    the passage; ``gap``: how much more it holds than the next best passage."""
    common = order.different & passage.different
    back = index.weight(common) / (index.weight(passage.different) or 1.0)
    rare = index.rarest(order)
    return {
        "cover": cover,
        "cover2": cover * cover,
        "back": back,
        "both": math.sqrt(cover * back),
        "pairs": _held(order.pairs, passage.pairs),
        "word pairs": _held(order.word_pairs, passage.word_pairs),
        "letters": 0.0,
        "run": 0.0,
        "rare": sum(word in common for word in rare) / max(1, len(rare)),
        "first": float(order.words[:1] == passage.words[:1]),
        "first two": float(passage.different.issuperset(order.words[:2])),
        "rival": rival,
        "gap": gap,
        "short": 1 / max(1, len(order.different)),
    }


_DEAR = ("letters", "run")


def dear(order: Piece, passage: Piece) -> dict[str, float]:
    """What takes longest to compare; none of it is more than 1."""
    longest = _longest(order.plain, passage.plain)
    return {
        "letters": _dice(order.letters, passage.letters),
        "run": longest / max(1, min(len(order.plain), _RUN)),
    }


def at_most(known: Linear | None, found: Mapping[str, float]) -> float:
    """From the features but the dear ones to a probability that all of them cannot exceed."""
    if known is None:
        return 1.0
    row = known.labels.index(SAME) - 1
    best = {name: 1.0 for name in _DEAR if known.weights.get(name, (0.0,))[row] > 0}
    return likelihood(known, {**found, **best}) + _ROUNDING


def _held(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / len(one) if one else 0.0


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _longest(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Length of the longest run of syllables that both have, up to eight."""
    if not set(pairwise(one)) & set(pairwise(other)):
        return int(not set(one).isdisjoint(other))
    text, best, start = f" {' '.join(other)} ", 0, 0
    while start + best < len(one) and best < _RUN:
        if f" {' '.join(one[start : start + best + 1])} " in text:
            best += 1
        else:
            start += 1
    return best


def likelihood(known: Linear | None, found: Mapping[str, float]) -> float:
    """From the features to a probability, 0..1."""
    if known is None:
        return min(1.0, max(0.0, found["cover"] * 1.2 - 0.1 - found["rival"] / 2))
    return known.probabilities(found)[SAME]
