"""Borrowed words written in one piece."""

from __future__ import annotations

import re

from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.syllables import is_syllable

SOLID = load("borrowed_words")["solid"]


def test_they_are_marked_small_and_no_syllables() -> None:
    for word in SOLID["words"]:
        assert word.islower()
        assert not word.isascii(), word
        assert not is_syllable(word), word
    assert len(set(SOLID["words"])) == len(SOLID["words"])


def test_every_example_holds_one() -> None:
    for example in SOLID["examples"]:
        assert set(re.findall(r"\w+", example)) & set(SOLID["words"]), example
