"""Every choice of the generator: from one seed, the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from vbparse.learning.synthesize.words import Words

__all__ = ["Dice"]

T = TypeVar("T")
_EITHER = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")


class Dice:
    """A stream of choices. ``trace`` keeps which entries of the lexicons were drawn."""

    def __init__(self, words: Words, *seed: object) -> None:
        self.words = words
        self.seed = "/".join(map(str, seed))
        self.trace: set[tuple[str, str]] = set()
        self._random = Random(self.seed)  # noqa: S311

    def apart(self, name: str) -> Dice:
        """Another stream, so that a change in one part of the work leaves the others alone."""
        return Dice(self.words, self.seed, name)

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self._random.random() < share

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends in it."""
        return low + int(self._random.random() * (high - low + 1))

    def real(self, low: float, high: float) -> float:
        """A number between both."""
        return low + self._random.random() * (high - low)

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self._random.random() * len(items))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, as often as its weight says."""
        at = self._random.random() * sum(weights.values())
        for item, weight in weights.items():
            at -= weight
            if at < 0:
                return item
        return next(reversed(list(weights)))

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """That many different items (or all), in the order of the list."""
        left = list(range(len(items)))
        chosen = [left.pop(int(self._random.random() * len(left))) for _ in items[:count]]
        return [items[i] for i in sorted(chosen)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        left = list(items)
        return [left.pop(int(self._random.random() * len(left))) for _ in items]

    def word(self, file: str, key: str) -> Any:
        """An entry of a lexicon; noted in ``trace``."""
        entry = self.pick(self.words.of(file, key))
        self.trace.add(
            (f"{file}.{key}", str(entry.get("name", entry) if isinstance(entry, dict) else entry))
        )
        return entry

    def phrase(self, key: str) -> str:
        """A template of ``phrases.toml`` with its ``[a|b]`` decided."""
        return self.decided(str(self.word("phrases", key)))

    def decided(self, template: str) -> str:
        """The template with one of each ``[a|b]``."""
        return _EITHER.sub(lambda match: self.pick(match[1].split("|")), template)
