"""Kinds of headings whose letters are damaged: ``NHlỆM V Ụ``, ``KlNH PHl``, judged by a model.

The lexicon knows a heading by its letters. Where it knows nothing of a member of a heading, the
cue that is most like it is looked for, and the model ``section_kinds`` says from the likeness
whether it is that cue, misread. Without the model the lexicon is alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from vbparse.models.linear import Features, Linear
from vbparse.models.shipped import linear
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = ["NAME", "SCHEME", "Likeness", "members", "misread_kinds", "most_alike"]

NAME, SCHEME = "section_kinds", "section_kinds/1"
SURE = 0.6
"""From here on a member is taken for the cue that it is most like."""
_LONGEST = 160
_MEMBER = lazy(r"\s*(?:[,;:/+&.]|\s[-–]\s|(?<!\w)va(?!\w)|(?<!\w)gan voi(?!\w))\s*")
_LEAD = lazy(r"(?:mot so|nhung|cac|cong tac|che do|ve|doi voi|du kien)\s+")
_ALIKE = str.maketrans("l|1!0586", "iiiiosbo")
"""What readers of letters take for one another."""


class Likeness(NamedTuple):
    """The kind of the cue that a member is most like, and what the model looks at."""

    kind: str
    features: Features


def misread_kinds(title: str) -> tuple[str, ...]:
    """The kinds of a heading, its damaged members included; by the lexicon without a model."""
    by_rule = kinds_of(title)
    model = linear(NAME, SCHEME) if len(title) <= _LONGEST else None
    if model is None:
        return by_rule
    known = [kind for kind in by_rule if kind != "other"]
    found: list[str] = []
    for member in members(title):
        own = kinds_of(member)
        found += _judged(model, member) if own == ("other",) else [k for k in own if k in known]
    if set(found) <= set(known):
        return by_rule
    return tuple(dict.fromkeys((*found, *known)))


def _judged(model: Linear, member: str) -> list[str]:
    alike = most_alike(member)
    if alike is None or model.probabilities(alike.features)["same"] < SURE:
        return []
    return [alike.kind]


def members(title: str) -> Iterator[str]:
    """The parts of the list that a heading is, without marks and in small letters."""
    folded = " ".join(bare_lower(title[:_LONGEST]).split())
    for member in _MEMBER.split(folded):
        lead = _LEAD.match(member)
        words = member[lead.end() :] if lead else member
        if words:
            yield words


@lru_cache(maxsize=512)  # plans have much the same headings
def most_alike(member: str) -> Likeness | None:
    """The cue most like the first letters of a member, when one is like them at all."""
    letters = _letters(member)
    if len(letters) < 4:
        return None
    ranked: dict[str, tuple[float, int]] = {}  # kind → likeness, letters of its best cue
    for cue, kind, pairs in _cues():
        share = _alike(letters[: len(cue)], cue, pairs)
        if share > ranked.get(kind, (0.0, 0))[0]:
            ranked[kind] = share, len(cue)
    if not ranked:
        return None
    kind = max(ranked, key=lambda name: (ranked[name], name))
    share, length = ranked[kind]
    second = max((other for name, (other, _) in ranked.items() if name != kind), default=0.0)
    if share < 0.4:
        return None
    return Likeness(kind, _features(member, letters, share, length, share - second))


def _features(member: str, letters: str, share: float, length: int, lead: float) -> Features:
    rest = len(letters) - length
    words = member.split()
    return {
        "likeness": share,
        "lead": lead,
        f"length={min(length // 3, 4)}": 1.0,
        f"likeness={int(share * 10)}": 1.0,
        f"rest={'none' if -2 <= rest <= 1 else 'short' if rest < 12 else 'long'}": 1.0,
        "single letters": sum(len(word) == 1 for word in words) / len(words),
        "odd letters": min(3, sum(not (c.isalpha() or c == " ") for c in member)) / 3,
    }


def _letters(words: str) -> str:
    return re.sub(r"[\s.,;:'`^~*_-]+", "", words).translate(_ALIKE)


@cache
def _cues() -> tuple[tuple[str, str, Mapping[str, int]], ...]:
    rows = [
        (_letters(bare_lower(cue)), kind)
        for kind, entry in load("section_kinds").items()
        for cue in entry.get("cues", ())
    ]
    return tuple((cue, kind, _pairs(cue)) for cue, kind in rows if len(cue) >= 6)


def _pairs(letters: str) -> Counter[str]:
    framed = f"^{letters}$"
    return Counter(framed[i : i + 2] for i in range(len(framed) - 1))


def _alike(letters: str, cue: str, pairs: Mapping[str, int]) -> float:
    """Share of the pairs of neighbouring letters that both have (Dice)."""
    if letters[0] != cue[0] and letters[1:2] != cue[1]:
        return 0.0
    own = _pairs(letters)
    common = sum(min(count, pairs.get(pair, 0)) for pair, count in own.items())
    return 2 * common / (own.total() + len(cue) + 1)
