"""How alike two titles are, whatever their abbreviations."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise

from vbparse.vietnamese.fold import bare, bare_lower
from vbparse.vietnamese.lexicon import load

__all__ = ["abbreviations", "likeness", "shared_pairs", "written_out"]

_STOP = frozenset(load("citation_words")["common"]["words"])


@lru_cache(maxsize=1024)
def likeness(topic: str, title: str) -> float:
    """How much of two titles is common, 0..1, by pairs of neighbouring words and by years."""
    one, other = _pairs(topic), _pairs(title)
    if not one or not other:
        return 0.0
    return _shared(one, other) / math.sqrt(len(one) * len(other))


def shared_pairs(topic: str, title: str) -> int:
    """How many pairs of neighbouring words two titles have in common."""
    return _shared(_pairs(topic), _pairs(title))


def _shared(one: list[str], other: list[str]) -> int:
    return sum(min(one.count(p), other.count(p)) for p in set(one))


def _pairs(text: str) -> list[str]:
    words = [w for w in re.findall(r"\w+", bare_lower(text)) if w not in _STOP]
    years = sorted({w for w in words if _YEAR.fullmatch(w)})
    pairs = [f"{a} {b}" for a, b in pairwise(words) if not _YEAR.fullmatch(b)]
    return pairs + years


_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_FORM = re.compile(r"\(([A-ZĐ]{2,10})\)")


def abbreviations(text: str) -> dict[str, str]:
    """``an toàn giao thông (ATGT)`` → ``{"ATGT": "an toàn giao thông"}``."""
    found = {}
    for match in _SHORT_FORM.finditer(text):
        words = re.findall(r"\w+", text[max(0, match.start() - 120) : match.start()])
        words = words[-len(match[1]) :]
        if "".join(bare(w[0]).upper() for w in words) == bare(match[1]):
            found[match[1]] = " ".join(words)
    return found


def written_out(text: str, short: dict[str, str]) -> str:
    """The abbreviations of ``short`` put back into words."""
    return re.sub(r"\b[A-ZĐ]{2,10}\b", lambda m: short.get(m[0], m[0]), text)
