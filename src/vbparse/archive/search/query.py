"""What a user types, as steps from the best match to the widest, for either database.

``chuyển đổi số`` asks for these syllables, in any order; ``"chuyển đổi số"`` for them in a row,
``5701/KH-UBND`` for that number. With marks the same marks come first; without, marks do not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from vbparse.archive.search.folding import SIGNS, bared, toned

__all__ = [
    "Asked",
    "Known",
    "Step",
    "any_of",
    "asked",
    "compounds_in",
    "fts",
    "nested",
    "phrase",
    "steps",
]

_UNIT = re.compile(r'"([^"]*)"?|([^\s"]+)')
_TOKEN = re.compile(r"[^\W_]+")
_MOST_TOKENS = 32
_LONGEST_WORD = 4  # syllables
_NOTHING = "+_"  # no token of the index

Units = tuple[tuple[str, ...], ...]
Known = Callable[[Sequence[str]], frozenset[str]]
"""Which of some words of several syllables the index has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Units of tokens that must stand in a row, with marks and without."""

    marked: Units
    bare: Units

    @property
    def has_marks(self) -> bool:
        """Whether the user typed any mark."""
        return self.marked != self.bare


@dataclass(frozen=True, slots=True)
class Step:
    """One way to match: where, with marks or not, as one phrase or not, with which words."""

    units: Units
    bare: bool
    head: bool = False
    words: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """With which its tokens stand in the index."""
        return SIGNS[("head" if self.head else "body") + ("_bare" if self.bare else "")]


def asked(text: str) -> Asked:
    """The query as units; empty when it holds no letter and no figure."""
    units = [(found[1] or found[2] or "", found[1] is not None) for found in _UNIT.finditer(text)]
    return Asked(_units(units, toned), _units(units, bared))


def _units(given: Sequence[tuple[str, bool]], fold: Callable[[str], str]) -> Units:
    found: list[tuple[str, ...]] = []
    room = _MOST_TOKENS
    for text, quoted in given:
        tokens = tuple(_TOKEN.findall(fold(text)))[:room]
        room -= len(tokens)
        is_number = any(char.isdigit() for char in text)
        if tokens and (quoted or is_number):
            found.append(tokens)
        else:
            found += [(token,) for token in tokens]
    return tuple(found)


def compounds_in(units: Units, known: Known) -> tuple[str, ...]:
    """Words of several syllables among the units, the longest first, that the index knows."""
    tokens = [unit[0] if len(unit) == 1 else "" for unit in units]
    sizes = range(_LONGEST_WORD, 1, -1)
    parts = {
        (at, size): "_".join(tokens[at : at + size])
        for at in range(len(tokens))
        for size in sizes
        if at + size <= len(tokens) and all(tokens[at : at + size])
    }
    there = known(sorted(set(parts.values()))) if parts else frozenset()
    found: list[str] = []
    at = 0
    while at < len(tokens):
        size = next((size for size in sizes if parts.get((at, size)) in there), 1)
        if size > 1:
            found.append(parts[at, size])
        at += size
    return tuple(found)


def steps(query: Asked, known: Known) -> Iterator[Step]:
    """From the best to the widest."""
    ways = [(query.marked, False), (query.bare, True)] if query.has_marks else [(query.bare, True)]
    for units, bare in ways:
        phrase = (tuple(chain.from_iterable(units)),)
        if len(units) > 1:
            yield Step(phrase, bare, head=True)
        yield Step(units, bare, head=True)
        if len(units) > 1:
            yield Step(phrase, bare)
            words = compounds_in(units, known)
            if words:
                yield Step(units, bare, words=words)
        yield Step(units, bare)


def fts(step: Step | None, facets: Sequence[Sequence[str]], issuer: Sequence[str]) -> str:
    """The step as FTS5 reads it; ``facets`` are alternatives, all groups of which must hold."""
    parts = [any_of([f"#{facet}" for facet in group]) for group in facets]
    parts += [phrase([f"@{token}" for token in issuer])] if issuer else []
    if step is not None:
        parts += [phrase([f"_{word}"]) for word in step.words]
        parts += [phrase([step.sign + token for token in unit]) for unit in step.units]
    return " AND ".join(parts)


def nested(parts: Sequence[str]) -> str:
    """All of the parts, as FTS5 reads it; the rarest come first.

    FTS5 goes through all lists of an ``AND`` together. What stands in a ``NOT`` is gone through by
    itself, so a further list is only looked up where those before it have met.
    """
    found = " AND ".join(parts[:2])
    for part in parts[2:]:
        found = f'(({found}) NOT "{_NOTHING}") AND {part}'
    return found


def phrase(tokens: Sequence[str]) -> str:
    """The tokens in a row, as FTS5 reads them."""
    return '"' + " ".join(tokens) + '"'


def any_of(tokens: Sequence[str]) -> str:
    """One of the tokens, as FTS5 reads it."""
    parts = [phrase([token]) for token in tokens]
    return f"({' OR '.join(parts)})" if len(parts) > 1 else parts[0]
