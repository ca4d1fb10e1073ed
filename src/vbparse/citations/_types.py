"""Tên loại before a number: which words name the type of a cited document."""

from __future__ import annotations

import re
from functools import cache

from vbparse.citations._reading import pattern_of
from vbparse.vietnamese.doc_types import TypeOfDocument, by_code, by_name, types
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.numbers import Number
from vbparse.vietnamese.phrases import Phrases

__all__ = [
    "MARKED_TYPE",
    "TYPE",
    "agrees",
    "marked_type_at",
    "name_of",
    "type_ending_at",
    "type_named",
    "type_words",
]


def _names() -> list[str]:
    names = {bare_lower(n) for kind in types() for n in (kind.name, *kind.aliases)}
    return sorted(names | {bare_lower(row["name"]) for row in load("number_symbols")["type"]})


def _marked() -> list[str]:
    names = {n.lower() for kind in types() for n in (kind.name, *kind.aliases)}
    return sorted(names | {row["name"].lower() for row in load("number_symbols")["type"]})


_SMALL = pattern_of(_names())
TYPE = f"(?i:{_SMALL})"
"""Pattern of all names of types, for text without marks, in any case."""
MARKED_TYPE = f"(?i:{pattern_of(_marked())})"
"""The same with all marks, in any case: ``tại`` and ``tải`` differ where it stands among words."""


@cache
def _marked_types() -> Phrases:
    return Phrases(_marked(), anycase=True)


def marked_type_at(text: str, at: int, stop: int) -> int | None:
    """Where the name of a type that begins at ``at`` ends; cheaper than a pattern of them all."""
    return _marked_types().match(text, at, stop)


@cache
def type_named(name: str) -> str | None:
    """The full name of the type that ``name`` (any marks, any case) means."""
    folded = " ".join(bare_lower(name).split())
    for row in load("number_symbols")["type"]:
        if bare_lower(row["name"]) == folded:
            return str(row["name"])
    kind = by_name(folded)
    return kind.name if kind else None


def name_of(number: Number) -> str | None:
    """The type that the symbol tells; ``None`` when it tells none."""
    if number.type is None:
        return None
    for row in load("number_symbols")["type"]:
        if row["code"] == number.type:
            return str(row["name"])
    kind = by_code(number.type, party=number.family == "party")
    return kind.name if kind else None


def agrees(name: str, number: Number) -> bool:
    """Whether a document of the type ``name`` may bear ``number``."""
    kind: TypeOfDocument | None = by_name(bare_lower(name))
    if number.type is None:
        return bool(kind and (kind.law if number.family == "assembly" else kind.code == "CV")) or (
            number.family == "assembly" and name == "Nghị quyết"
        )
    if kind is not None and number.type in kind.codes:
        return True
    return name_of(number) == name or bool(kind and kind.code == number.type)


@cache
def type_words() -> re.Pattern[str]:
    """Finds the names of types in text without marks and capitals."""
    return re.compile(rf"\b(?:{_SMALL})\b")


_LAST_SYLLABLES = frozenset(name.split()[-1] for name in _names())
_ENDING = re.compile(rf"\b(?:{_SMALL})$")
_LONGEST = max(map(len, _names())) + 8


def type_ending_at(low: str, at: int) -> str | None:
    """The name of a type that ends right before ``at``, as it stands in ``low``."""
    begin = max(0, at - _LONGEST)
    syllable = low[begin:at].rsplit(None, 1)[-1:]
    if not syllable or syllable[0] not in _LAST_SYLLABLES:
        return None
    match = _ENDING.search(low[begin:at])
    return match[0] if match else None
