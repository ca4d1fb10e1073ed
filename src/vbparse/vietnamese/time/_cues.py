"""The words before an expression of time: *trước*, *chậm nhất là*, *đến hết*, *cuối* …"""

from __future__ import annotations

import re
from functools import cache

from vbparse.patterns import lazy
from vbparse.vietnamese.fold import tone_style
from vbparse.vietnamese.lexicon import load

_WORD = lazy(r"\w+")
_WINDOW = 300  # room for a page's foot, blanked, between the cue and the day
_REACH = 80  # letters that the longest run of cues takes
_BETWEEN = " \t\n\r\f\v("
_LONGEST = 5  # words of the longest cue


@cache
def _phrases() -> dict[str, str]:
    """Phrase → class."""
    return {
        tone_style(phrase): cue["class"]
        for cue in load("time_cues")["cue"]
        for phrase in cue["phrases"]
    }


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in _phrases())


# sau ngày bầu cử 15/3/2026: the day has a name
_NAMED_DAY = lazy(r"\b(?P<cue>trước|sau)\s+ngày\s+(?:[^\W\d]+\s+){1,4}(?:\(\s*)?$")


def leading_cues(low: str, start: int, floor: int = 0) -> tuple[int, tuple[str, ...]]:
    """Where the cues before ``start`` begin, and their classes from the first to the last."""
    left = max(floor, start - _WINDOW)
    near = low[left:start]
    bare = near.rstrip(_BETWEEN)
    words = _last_words_of(tone_style(bare[-_REACH:])) if len(bare) < len(near) else []
    if not words or words[-1][0] not in _last_words():
        return _named_day(low, start, left)
    tail = left + max(0, len(bare) - _REACH)
    classes: list[str] = []
    begin = start
    while words:
        for count in range(min(len(words), _LONGEST), 0, -1):
            phrase = " ".join([word[0] for word in words[-count:]])
            if phrase in _phrases():
                break
        else:
            break
        classes.insert(0, _phrases()[phrase])
        begin = tail + words[-count].start()
        del words[-count:]
    return begin, tuple(classes)


def _last_words_of(text: str) -> list[re.Match[str]]:
    """The words at the end of ``text`` that nothing but spaces parts."""
    words: list[re.Match[str]] = []
    at = len(text)
    for word in reversed(list(_WORD.finditer(text))):
        if text[word.end() : at].strip():
            break
        words.insert(0, word)
        at = word.start()
    return words


def binding(classes: tuple[str, ...]) -> str:
    """The first class that says how the time binds: *hoàn thành trước* binds as *trước* does."""
    return next((c for c in classes if c != "about"), classes[0] if classes else "")


def _named_day(low: str, start: int, left: int) -> tuple[int, tuple[str, ...]]:
    named = _NAMED_DAY.search(low, max(left, start - 60), start)
    if not named:
        return start, ()
    return named.start(), ("before" if named["cue"] == "trước" else "after",)
