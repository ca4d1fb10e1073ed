"""A step as PostgreSQL is asked for it: some tokens of the index, and what the rows must hold.

To find the works that hold all of some words the index goes through the list of each, and that of
a frequent word is as long as the archive. So only the rarer ones are asked of the index; the rest,
and that words stand in a row, is looked up in the words of the works that it gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vbparse.archive.search.filters import Narrowed
from vbparse.archive.search.folding import SIGNS
from vbparse.archive.search.query import Step
from vbparse.archive.search.spelling import MARKS, spelled

__all__ = ["Wanted", "wanted"]

_OFTEN = 0.15  # of all works: so frequent a word is looked up in the rows
_AT_LEAST = 2  # words are asked of the index all the same
_LONGEST = 500  # letters; PostgreSQL takes tokens of 2,046 bytes
_NOBODY: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the index is asked, and by text of a row the patterns that it must be like."""

    tokens: str
    rows: Mapping[str, Sequence[str]]


def wanted(
    step: Step | None,
    narrow: Narrowed,
    reach: Sequence[str] = (),
    often: Mapping[str, float] = _NOBODY,
) -> Wanted:
    """``often``: of frequent tokens, in which share of the works they stand; ``reach``: blocks."""
    asked, rows = _of_step(step, often) if step is not None else ([], {})
    bodies = [SIGNS["issuer"] + spelled(token) for token in narrow.issuer]
    asked += _rarer(bodies, often)
    if len(bodies) > 1:
        rows["others"] = [f"% {' '.join(bodies)} %"]
    parts = [_any_of([f"#{spelled(facet)}" for facet in reach])] if reach else []
    parts += _needed(narrow.facets, often, alone=not asked)
    return Wanted(" & ".join([*parts, *dict.fromkeys(asked)]), rows)


def _of_step(step: Step, often: Mapping[str, float]) -> tuple[list[str], dict[str, list[str]]]:
    """What the index is asked, and what is looked up in the rows."""
    units = [spelled(" ".join(unit)).split() for unit in step.units]
    inside = [f"% {' '.join(unit)} %" for unit in units if len(unit) > 1]
    asked = [f"'{SIGNS['words']}{spelled(word)}'" for word in step.words]
    tokens: list[str] = []
    for unit in units:
        pairs = _pairs(unit, step.sign, often) if step.head else ""
        if pairs:
            asked.append(pairs)
        else:
            tokens += [step.sign + word for word in unit]
    kept = _rarer(tokens, often)
    inside += [f"% {t.removeprefix(step.sign)} %" for t in tokens if f"'{t}'" not in kept]
    return [*asked, *kept], {_place(step): list(dict.fromkeys(inside))} if inside else {}


def _pairs(unit: Sequence[str], sign: str, often: Mapping[str, float]) -> str:
    """The neighbours in a unit, or the sign of a head that is too long to have pairs."""
    pairs = [f"{sign}{one}_{other}" for one, other in pairwise(unit)]
    rarer = [p for p in pairs if often.get(p, 0.0) < _OFTEN and len(p) < _LONGEST]
    found = " & ".join(f"'{pair}'" for pair in rarer)
    return f"({found} | '{sign}_')" if found else ""


def _rarer(tokens: Sequence[str], often: Mapping[str, float]) -> list[str]:
    """Those that the index is asked for."""
    if not tokens:
        return []
    rarest = sorted(tokens, key=lambda token: often.get(token, 0.0))[:_AT_LEAST]
    kept = [token for token in tokens if often.get(token, 0.0) < _OFTEN or token in rarest]
    return [f"'{token}'" for token in dict.fromkeys(kept)]


def _needed(
    groups: Sequence[Sequence[str]], often: Mapping[str, float], *, alone: bool
) -> list[str]:
    """Groups of facets, without those of most works: what they mean is a condition on rows too."""
    signed = [[f"#{spelled(facet)}" for facet in group] for group in groups]
    kept = [group for group in signed if sum(often.get(one, 0.0) for one in group) < 2 * _OFTEN]
    return [_any_of(group) for group in (signed if alone and not kept else kept)]


def _any_of(tokens: Sequence[str]) -> str:
    return "(" + " | ".join(f"'{token}'" for token in tokens) + ")"


def _place(step: Step) -> str:
    place = "head" if step.head else "(head || rest)"
    return f"translate({place}, '{MARKS}', '')" if step.bare else place
