"""The words before an expression of time: *trước*, *chậm nhất là*, *đến hết*, *cuối* …"""

from __future__ import annotations

import re
from functools import cache

from vbparse.vietnamese.fold import tone_style
from vbparse.vietnamese.lexicon import load

_WORD = re.compile(r"\w+")
_WINDOW = 300  # room for a page's foot, blanked, between the cue and the day
_REACH = 80  # letters that the longest run of cues takes
_BETWEEN = " \t\n\r\f\v("
_LONGEST = 5  # words of the longest cue


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {
        tuple(tone_style(phrase).split()): cue["class"]
        for cue in load("time_cues")["cue"]
        for phrase in cue["phrases"]
    }


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _phrases())


# sau ngày bầu cử 15/3/2026: the day has a name
_NAMED_DAY = re.compile(r"\b(?P<cue>trước|sau)\s+ngày\s+(?:[^\W\d]+\s+){1,4}(?:\(\s*)?$")


def leading_cues(low: str, start: int, floor: int = 0) -> tuple[int, tuple[str, ...]]:
    """Where the cues before ``start`` begin, and their classes from the first to the last."""
    left = max(floor, start - _WINDOW)
    near = low[left:start]
    bare = near.rstrip(_BETWEEN)
    if len(bare) == len(near) or _last_word(bare) not in _last_words():
        return _named_day(low, start, left)
    words = [(m.start(), m.end()) for m in _WORD.finditer(bare, max(0, len(bare) - _REACH))]
    if not words or words[-1][1] != len(bare):
        return start, ()
    classes: list[str] = []
    begin, i = start, len(words)
    while i:
        taken = next((n for n in range(min(i, _LONGEST), 0, -1) if _cue(near, words, i - n, i)), 0)
        if not taken or (classes and not near[words[i - 1][1] : begin - left].isspace()):
            break
        classes.insert(0, _cue(near, words, i - taken, i) or "")
        i -= taken
        begin = left + words[i][0]
    return begin, tuple(classes)


def binding(classes: tuple[str, ...]) -> str:
    """The first class that says how the time binds: *hoàn thành trước* binds as *trước* does."""
    return next((c for c in classes if c != "about"), classes[0] if classes else "")


def _last_word(text: str) -> str:
    words = _WORD.findall(text[-12:])
    return tone_style(words[-1]) if words and text.endswith(words[-1]) else ""


def _named_day(low: str, start: int, left: int) -> tuple[int, tuple[str, ...]]:
    named = _NAMED_DAY.search(low, max(left, start - 60), start)
    if not named:
        return start, ()
    return named.start(), ("before" if named["cue"] == "trước" else "after",)


def _cue(near: str, words: list[tuple[int, int]], first: int, end: int) -> str | None:
    """The class of the words from ``first`` up to ``end``, when only spaces part them."""
    phrase = near[words[first][0] : words[end - 1][1]].split()
    if len(phrase) != end - first:
        return None
    return _phrases().get(tuple(tone_style(word) for word in phrase))
