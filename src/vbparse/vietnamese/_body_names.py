"""Where a name ends whose head is a kind of body: ``Văn phòng Điều phối nông thôn mới huyện |``.

A name goes on by words with a capital, by small ones that are no verb, over *và* and commas between
its parts, and ends with the area.
"""

from __future__ import annotations

import re

from vbparse.vietnamese._body_areas import area_at, place_behind, with_area
from vbparse.vietnamese._body_words import (
    Tokens,
    commands,
    coordinates,
    cues,
    goes_on,
    heads,
    no_parts,
    openers,
    parts,
    stops,
    task_forces,
    units,
)

__all__ = ["grow", "task_force_end"]

_SMALL_RUN = 10
_FEW = 3  # words: more than those are no mere "nhân dân" or "đơn vị"
_PARTS = 9  # words to look ahead over for the end of a list of parts
_SHORTS = {"PTNT", "MT", "ĐT", "XH", "CN", "TT"}  # "NN và PTNT"
_WORDS = re.compile(r"\s+([^\W_]+),?")
_NO_TASK = frozenset({"do", "của", "là", "có", "để", "được", "chủ", "họp", "giao", "cử"})


def grow(text: str, at: int, stop: int) -> int | None:
    """The end of a name whose head ends at ``at``; ``None`` when no name follows."""
    return _Name(text, at, stop).end()


def task_force_end(text: str, begin: int, stop: int) -> int | None:
    """``Ban Chỉ đạo xây dựng xã hội học tập Thành phố``: named after the task, up to the place."""
    at = task_forces().match(text, begin, stop)
    if at is None:
        return None
    for count in range(15):
        word = _WORDS.match(text, at, stop)
        if word is None or word[1] in _NO_TASK:
            return None
        start = at + len(word[0]) - len(word[0].lstrip())
        if cues().match(text, start, stop):
            return None
        if count and units().match(text, start, stop) and (area := with_area(text, at, stop)) > at:
            return area
        at = word.end()
    return None


class _Name:
    """One name while it grows: its words, and where it ends as far as is known."""

    def __init__(self, text: str, at: int, stop: int) -> None:
        self._text, self._stop = text, stop
        self._words = Tokens(text, at, stop)
        self._end: int | None = None
        self._small = 0
        self._listed = False  # small parts behind a comma

    def end(self) -> int | None:
        i = 0
        while (word := self._words[i]) is not None:
            if word.mark:
                step = self._over_mark(i)
                if self._end is None or not step:
                    break
                i += step
            elif word.capital:
                if self._end is not None and self._is_opener(i):
                    break
                self._end, self._small = word.end, 0
                i += 1
            elif self._end is None:
                break
            elif area := self._area(i):
                reach = with_area(self._text, area, self._stop)
                return place_behind(self._text, reach, self._stop)
            elif word.text == "và":
                if not (self._joined(i + 1) or self._coordinate(i) or self._small_part(i + 1)):
                    break
                i += 1
            elif self._stops(i) or self._small >= _SMALL_RUN:
                break
            else:
                self._end, self._small = word.end, self._small + 1
                i += 1
        return self._end

    def _area(self, i: int) -> int | None:
        word, before = self._words[i], self._words[i - 1] if i else None
        if word is None or (before is not None and goes_on(before.text, word.text)):
            return None
        return area_at(self._text, word.start, self._stop)

    def _stops(self, i: int) -> bool:
        """Whether a small word is where the sentence goes on: ``Sở Y tế | chủ trì``."""
        word, before = self._words[i], self._words[i - 1] if i else None
        if word is None:
            return True
        words, verbs, pairs = stops()
        if before is not None and goes_on(before.text, word.text):
            return False
        if pairs.match(self._text, word.start, self._stop):
            return False
        return word.text in words or verbs.match(self._text, word.start, self._stop) is not None

    def _is_opener(self, i: int) -> bool:
        """Whether a capitalised word begins a task: ``Công an tỉnh - Chủ trì``."""
        word, before = self._words[i], self._words[i - 1] if i else None
        if word is None or before is None:
            return False
        if before.mark and before.text != "," and word.text in openers():
            return not self._is_part(i)
        if before.mark or before.text == "và":
            return False
        return commands().match(self._text, word.start, self._stop) is not None

    def _joined(self, i: int) -> bool:
        """Whether what stands behind *và* or a comma is part of the name, not the next body."""
        word = self._words[i]
        if word is None or word.mark or not word.capital:
            return False
        return word.text in _SHORTS or heads().match(self._text, word.start, self._stop) is None

    def _small_part(self, i: int) -> bool:
        """``Phòng Công tác đảng và | công tác chính trị``: the part begins as one before it; or
        the name ends in it, since a cue follows: ``Phòng Văn hóa và | gia đình chủ trì``."""
        word = self._words[i]
        if word is None or word.mark or word.capital or self._stops(i):
            return False
        repeats = any(self._low(j) == word.text for j in range(i - 1))
        return self._listed or repeats or self._up_to_cue(i)

    def _up_to_cue(self, i: int) -> bool:
        """Whether small words run from ``i`` to a cue of the lead, and name no one else."""
        for j in range(i, i + _PARTS):
            word = self._words[j]
            if word is None or word.mark or word.capital:
                return False
            if cues().match(self._text, word.start, self._stop):
                return j > i and (j - i > _FEW or not self._is_someone(i))
            if word.text != "và" and self._stops(j):
                return False
        return False

    def _is_someone(self, i: int) -> bool:
        word = self._words[i]
        return word is not None and bool(no_parts().match(self._text, word.start, self._stop))

    def _low(self, i: int) -> str:
        word = self._words[i]
        return word.text.lower() if word is not None else ""

    def _over_mark(self, i: int) -> int:
        """How many words to go on over a mark: 0 when the name ends there."""
        word, following = self._words[i], self._words[i + 1]
        if word is None or following is None or following.mark:
            return 0
        if word.text == "&":
            return 1
        if word.text in "–-":
            tight = following.start == word.end
            fits = following.capital and not self._is_opener(i + 1)
            return 1 if fits and (tight or self._joined(i + 1)) else 0
        if self._abbreviated(i):
            return 1
        self._listed = self._small_parts(i)
        return 1 if self._listed or self._list_of_parts(i) or self._coordinate(i) else 0

    def _is_part(self, i: int) -> bool:
        """``Khoa học - | Công nghệ``; an act only at the end: ``Tuyển sinh - | Quản lý``."""
        word = self._words[i]
        if word is None:
            return False
        nouns, acts = parts()
        if nouns.match(self._text, word.start, self._stop):
            return True
        end = acts.match(self._text, word.start, self._stop)
        behind = self._words[i + 2]
        if end is None or (behind is not None and behind.start < end):
            return False
        return behind is None or cues().match(self._text, behind.start, self._stop) is not None

    def _abbreviated(self, i: int) -> bool:
        """``Sở VH,TT&DL``: a comma without a space between capitals."""
        before, mark, behind = self._words[i - 1], self._words[i], self._words[i + 1]
        if before is None or mark is None or behind is None:
            return False
        tight = before.end == mark.start and mark.end == behind.start
        return tight and before.text.isupper() and behind.text.isupper()

    def _list_of_parts(self, i: int) -> bool:
        """A comma inside a name: ``Kinh tế, Hạ tầng và Đô thị``, so *và* and a part must follow."""
        if not self._joined(i + 1):
            return False
        for j in range(i + 1, i + _PARTS):
            word = self._words[j]
            if word is None:
                return False
            if word.text == "và":
                return self._joined(j + 1)
            if word.mark and (word.text != "," or not self._joined(j + 1)):
                return False
            if not word.mark and not word.capital and self._stops(j):
                return False
        return False

    def _coordinate(self, i: int) -> bool:
        """Inside of a fixed pair: ``Thi đua, | khen thưởng``, ``thiên tai | và tìm kiếm``."""
        for size in (2, 1):
            word = self._words[i - size] if i >= size else None
            if word and coordinates().match(self._text, word.start, self._stop):
                return True
        return False

    def _small_parts(self, i: int) -> bool:
        """``Xúc tiến đầu tư, | thương mại và du lịch tỉnh``: small parts up to an area or a cue."""
        joined = False
        for j in range(i + 1, i + _PARTS):
            word = self._words[j]
            if word is None or word.mark or word.capital:
                return False
            if word.text == "và":
                joined = j > i + 1
            elif j > i + 1 and area_at(self._text, word.start, self._stop):
                return joined
            elif joined and cues().match(self._text, word.start, self._stop):
                return True
            elif self._stops(j) or self._is_someone(j):
                return False
        return False
