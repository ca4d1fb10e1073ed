"""One text in three folds of equal length, so that patterns need not care for marks or case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

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
    """One alternation, the longest phrase first; a space stands for any white space."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
