"""One text in three folds of equal length, so that patterns need not care for marks or case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.lexicon import load

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters, for a character class; a range would take the small ones in between."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``plain`` has no marks, ``low`` neither marks nor capitals; offsets are those of ``text``."""

    text: str
    plain: str
    low: str


@lru_cache(maxsize=1)
def reading_of(text: str) -> Reading:
    """The folds of ``text``; the last one is kept, since several extractors read one text."""
    plain = bare(text)
    low = plain.lower()
    return Reading(text, plain, low if len(low) == len(plain) else "".join(map(_lower, plain)))


def _lower(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


def words(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


@cache
def alternatives(section: str, member: str = "words") -> str:
    """The words of a section of ``citation_words.toml`` as one pattern, the longest first."""
    return pattern_of(load("citation_words")[section][member])


def pattern_of(phrases: list[str]) -> str:
    """One pattern, the longest phrase first; a space stands for any white space.

    Phrases that begin alike share their beginning, so that it is compiled and matched once.
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        branch = tree
        for word in phrase.split(" "):
            branch = branch.setdefault(word, {})
        branch[""] = {}
    return _pattern(tree)


def _pattern(branch: dict[str, Any]) -> str:
    """The words of a branch, each with what may follow it; ``""`` marks the end of a phrase."""
    parts = []
    for word in sorted(branch, key=lambda word: (-_longest(word, branch[word]), word)):
        rest = branch[word]
        more = _pattern({w: b for w, b in rest.items() if w}) if rest.keys() - {""} else ""
        if more:
            whole = "" in rest
            grouped = f"(?:{more})" if "|" in more else more
            more = rf"(?:\s+{grouped})?" if whole else rf"\s+{grouped}"
        parts.append(re.escape(word) + more)
    return "|".join(parts)


def _longest(word: str, rest: dict[str, Any]) -> int:
    return len(word) + max((_longest(w, b) + bool(w) for w, b in rest.items()), default=0)
