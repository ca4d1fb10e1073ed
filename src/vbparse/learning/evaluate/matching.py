"""When a value is right: the three matchings of the gold's own scorer, and pairing one to one.

strict  equal after NFC and white-space folding
soft    also without case, punctuation and tone placement (*hoà* = *hòa*)
near    soft forms alike to 0.9 (Ratcliff/Obershelp), for fields that are phrases

A test holds these equal to ``score.py`` beside the real gold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

__all__ = ["EXACT", "LEVELS", "Answers", "first_answer", "match", "pair", "soft", "strict"]

Answers = str | list[str]
"""One right answer, or several that are equally right."""
LEVELS = ("strict", "soft", "near")
NEAR = 0.9
EXACT = frozenset(
    {
        "doc_number",
        "issued_on",
        "doc_type",
        "signing_authority",
        "parent",
        "legal_bases",
        "legal_base_dates",
        "deadlines",
        "section_kinds",
    }
)
"""Fields whose values are codes: near asks of them what soft asks."""

_TONES = "òa oà|óa oá|ỏa oả|õa oã|ọa oạ|òe oè|óe oé|ỏe oẻ|õe oẽ|ọe oẹ|ùy uỳ|úy uý|ủy uỷ|ũy uỹ|ụy uỵ"
_OLD_TONE = {new: old for old, new in (pair.split() for pair in _TONES.split("|"))}
_NEW_TONE = re.compile("|".join(_OLD_TONE))
_NO_WORD = re.compile(r"[\W_]+")


def strict(text: object) -> str:
    """NFC, single spaces, none at the ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(text))).strip()


@lru_cache(maxsize=65536)
def soft(text: str) -> str:
    """Letters and digits only, in lower case, tones placed the old way."""
    text = _NEW_TONE.sub(lambda found: _OLD_TONE[found[0]], strict(text).casefold())
    return _NO_WORD.sub("", text.replace("ð", "đ"))


def match(field: str, gold: Answers, got: str) -> tuple[bool, bool, bool]:
    """Whether ``got`` is right at each of ``LEVELS``."""
    if isinstance(gold, list):
        found = [match(field, answer, got) for answer in gold]
        one, two, three = (any(levels[i] for levels in found) for i in range(3))
        return one, two, three
    if strict(gold) == strict(got):
        return True, True, True
    left, right = soft(str(gold)), soft(str(got))
    if left == right:
        return False, True, True
    return False, False, field not in EXACT and _alike(left, right)


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> bool:
    matcher = SequenceMatcher(None, left, right)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:  # bounds from above
        return False
    return matcher.ratio() >= NEAR


def pair(
    field: str, gold: Sequence[Answers], got: Sequence[str], level: int
) -> tuple[tuple[int, int], ...]:
    """Indices of the values that belong together: each wanted one takes the first that fits."""
    left = list(range(len(got)))
    pairs = []
    for i, want in enumerate(gold):
        for j in left:
            if match(field, want, got[j])[level]:
                left.remove(j)
                pairs.append((i, j))
                break
    return tuple(pairs)


def first_answer(gold: Answers) -> str:
    """The one that stands for all in reports."""
    return str(gold[0]) if isinstance(gold, list) else str(gold)
