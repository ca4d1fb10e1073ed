"""Nhiễu: what the scanner and the reading of letters do to a document.

``noisy_text`` damages a text as OCR does (standards § 7.3), a letter for a letter where it can, so
that marks stay in place. Page images are made by ``scans.py``.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.tagged import Tagged

__all__ = ["LEVELS", "Level", "noisy_text"]

Level = Literal["light", "heavy"]
LEVELS: dict[Level, float] = {"light": 0.004, "heavy": 0.02}
"""Share of the letters that are misread."""
_SEEN = "0158loIiĐđăâơưôêếấậữảỏổịạợủ-.,:nceBSỦỐỘẾUNK/“”"
_READ = 'OlSB10lìDdâăouoeêââừãõỗiaơũ ,.;hec85ÙÓÔÉƯHXl""'
_SWAPS = dict(zip(_SEEN, _READ, strict=True))
"""What one letter is read as; the others lose their tone, or are left."""


def noisy_text(text: Tagged, dice: Dice, level: Level) -> Tagged:
    """The text as OCR would read it; every mark keeps its place."""
    share = LEVELS[level]
    letters = list(text.text)
    count = int(len(letters) * share)
    for _ in range(count):
        at = dice.number(0, len(letters) - 1)
        if not letters[at].isspace():
            letters[at] = _misread(letters[at], dice)
    for at in _places(text.text, dice, count // 4):
        letters[at] = "\n" if letters[at] == "\n" else " "
    return text.reworded("".join(letters))


def _places(text: str, dice: Dice, count: int) -> list[int]:
    """Commas and full stops that are not seen at all."""
    marks = [i for i, letter in enumerate(text) if letter in ".,;"]
    return [dice.pick(marks) for _ in range(count)] if marks else []


def _misread(letter: str, dice: Dice) -> str:
    if letter in _SWAPS and dice.chance(0.8):
        return _SWAPS[letter]
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare.isalpha() else letter
