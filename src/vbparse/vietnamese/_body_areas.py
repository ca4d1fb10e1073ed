"""Areas and places behind the name of a body: ``tỉnh``, ``các huyện, thành phố``, ``Cà Mau``."""

from __future__ import annotations

import re

from vbparse.vietnamese._body_words import Tokens, Word, heads, openers, places, units

__all__ = ["area_at", "place_behind", "with_area"]

_GAP = re.compile(r"\s{1,40}")
_COUNTED = re.compile(r"(?:(?:các|cấp|\d{1,3})\s{1,40})?(?=[tTqQhHxXpPđkK])")
_LISTED = re.compile(r"\s{0,40}(?:,\s*và|,|;|và|\s-\s)\s{0,40}")
_SHORT = re.compile(r"thành(?=\s*,\s*thị\s*[,.;)])|thị(?=\s*[,.;)])")  # "các huyện, thành, thị;"
_NO_UNIT = re.compile(r"\s+(?:hội|ủy|uỷ|đoàn|đội)(?!\w)")  # xã hội, tỉnh ủy, huyện đoàn
_CENTRAL = re.compile(r"\s{1,40}trực\s{1,9}thuộc\s{1,9}[Tt]rung\s{1,9}ương")
_FIRST = frozenset("tTqQhHxXpPđckK0123456789")
_CHAIN = 3
_MOST_AREAS = 7
_MOST_SYLLABLES = 5


def with_area(text: str, at: int, stop: int) -> int:
    """Where an area that stands right behind ``at`` ends; ``at`` when none does."""
    end = at
    for _ in range(_CHAIN):  # xã Lai Thành huyện Kim Sơn
        gap = _GAP.match(text, end, stop)
        area = area_at(text, gap.end(), stop) if gap else None
        if area is None:
            break
        end = area
    return end


def area_at(text: str, at: int, stop: int) -> int | None:
    """``tỉnh``, ``các huyện, thành phố Nam Định``, ``63 tỉnh, thành phố``, ``quận Gò Vấp``."""
    end = _one_area(text, at, stop)
    if end is None:
        return None
    for _ in range(_MOST_AREAS - 1):
        sign = _LISTED.match(text, end, stop)
        more = _one_area(text, sign.end(), stop) if sign else None
        if more is None:
            break
        end = more
    central = _CENTRAL.match(text, end, stop)
    return central.end() if central else end


def _one_area(text: str, at: int, stop: int) -> int | None:
    if at >= stop or text[at] not in _FIRST:
        return None
    lead = _COUNTED.match(text, at, stop)
    if lead is None:
        return None
    end = units().match(text, lead.end(), stop)
    if end is None:
        short = _SHORT.match(text, lead.end(), stop)
        return short.end() if short else None
    if _NO_UNIT.match(text, end, stop):
        return None
    return _proper(text, end, stop) or end


def _proper(text: str, at: int, stop: int) -> int | None:
    """The end of the name of an area: ``Kiên Hải``, ``Phan Rang - Tháp Chàm``, ``1``."""
    words = Tokens(text, at, stop)
    first = words[0]
    if first is None or first.mark or not first.capital:
        return None
    end, last, i = first.end, 0, 1
    while last + 1 < _MOST_SYLLABLES:
        word = words[i]
        if word is not None and word.mark and word.text in "-–":
            i += 1
            word = words[i]
        if word is None or word.mark or not word.text[0].isupper():
            break
        if last and word.text in openers():
            break
        end, last, i = word.end, last + 1, i + 1
    if last == 0 and not _stands_alone(first, words[1]):
        return None
    return end


def _stands_alone(word: Word, following: Word | None) -> bool:
    """Whether one syllable is a name: ``huyện Mở các lớp`` has none, ``thành phố Huế mở`` has."""
    if word.text.isupper() or word.text[0].isdigit() or word.text in places():
        return True
    return following is None or following.mark or following.capital


def place_behind(text: str, at: int, stop: int) -> int:
    """Behind a body, the bare name of its place: ``Báo Cà Mau``, ``Hội Khuyến học Việt Nam``."""
    end, i = at, 0
    words = Tokens(text, at, stop)
    while i <= _MOST_SYLLABLES and (word := words[i]) is not None:
        if word.mark and word.text in "–-" and i:
            i += 1
            continue
        if word.mark or not word.text[0].isupper() or word.text in openers():
            break
        if not i and (heads().match(text, word.start, stop) or not _stands_alone(word, words[1])):
            break
        end, i = word.end, i + 1
    return end
