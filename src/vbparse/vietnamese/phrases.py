"""Phrases of a lexicon, looked for in running text whatever white space stands between the words.

A tree of words instead of one great alternation: a pattern of a hundred phrases takes milliseconds
to compile, anew in every process, and longer to run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vbparse.patterns import lazy

__all__ = ["Phrases"]

_PIECE = lazy(r"\s{0,40}([^\W_]+|[^\w\s])")
_FIRST = lazy(r"[^\W_]+|[^\w\s]")
_WORD = lazy(r"[^\W_]+")
_END = ""  # a key that no word is: a phrase may end here


class Phrases:
    """Printed phrases; ``anycase``: capitals in the text do not count."""

    __slots__ = ("_anycase", "_letters", "_tree")

    def __init__(self, phrases: Iterable[str], *, anycase: bool = False) -> None:
        self._anycase = anycase
        self._tree: dict[str, Any] = {}
        for phrase in phrases:
            node = self._tree
            for word in _PIECE.findall(phrase.lower() if anycase else phrase):
                node = node.setdefault(word, {})
            node[_END] = phrase
        letters = {word[0] for word in self._tree}
        self._letters = letters | {letter.upper() for letter in letters} if anycase else letters

    @property
    def first_words(self) -> list[str]:
        """The words that phrases begin with."""
        return sorted(self._tree)

    def match(self, text: str, at: int, stop: int | None = None) -> int | None:
        """The end of the longest phrase that begins at ``at``; ``None`` when none does."""
        limit = len(text) if stop is None else stop
        if at >= limit or text[at] not in self._letters:
            return None
        node, best = self._tree, None
        piece = _FIRST.match(text, at, limit)
        while piece is not None:
            word = piece[piece.lastindex or 0]
            following = node.get(word.lower() if self._anycase else word)
            if following is None:
                break
            node = following
            if _END in node:
                best = piece.end()
            piece = _PIECE.match(text, piece.end(), limit)
        return best

    def search(self, text: str, at: int, stop: int | None = None) -> tuple[int, int] | None:
        """Start and end of the first phrase at or behind ``at``."""
        limit = len(text) if stop is None else stop
        for word in _WORD.finditer(text, at, limit):
            first = word[0].lower() if self._anycase else word[0]
            if first in self._tree:
                end = self.match(text, word.start(), limit)
                if end is not None:
                    return word.start(), end
        return None
