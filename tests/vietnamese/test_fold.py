"""Folds for comparing: what they make equal, and that offsets survive them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.vietnamese import fold
from vbparse.vietnamese.letters import LETTER, LOWER, UPPER


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("UỶ BAN", "ỦY BAN"), ("Thuỷ lợi", "Thủy lợi"), ("khoẻ", "khỏe")],
)
def test_tone_placement_does_not_count(one, other) -> None:
    assert fold.tone_style(one) == other


@pytest.mark.parametrize("word", ["quý", "Quỳnh", "hoàn", "toàn", "khoảng", "xuyên"])
def test_words_with_one_spelling_stay(word) -> None:
    assert fold.tone_style(word) == word


@pytest.mark.parametrize(
    ("text", "bare"), [("KẾ HOẠCH", "KE HOACH"), ("Đề án", "De an"), ("số 5/QĐ", "so 5/QD")]
)
def test_bare_drops_every_mark(text, bare) -> None:
    assert fold.bare(text) == bare
    assert fold.bare_lower(text) == bare.lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Uỷ ban  nhân dân", "ỦY BAN NHÂN DÂN"), ("Sở Y tế;", "sở y tế"), ("A - B", "a, b")],
)
def test_key_is_equality_of_names(one, other) -> None:
    assert fold.key(one) == fold.key(other)


@given(st.text())
def test_folds_keep_the_length_of_nfc(text) -> None:
    nfc = unicodedata.normalize("NFC", text)
    for keep in (fold.bare, fold.lower, fold.bare_lower, fold.tone_style):
        assert len(keep(nfc)) == len(nfc)


_ANY = st.text(st.sampled_from("aZ1 _²Ắđ“…\0\x1b\u0301ǎ☐𝐀") | st.characters())


@given(_ANY)
def test_the_quick_way_gives_what_the_tables_say(text) -> None:
    for quick, table in (
        (fold.bare, fold._BARE),
        (fold.lower, fold._LOWER),
        (fold.bare_lower, fold._BARE_LOWER),
    ):
        assert quick(text) == text.translate(table)


@given(_ANY)
def test_words_are_those_that_a_pattern_finds(text) -> None:
    assert fold.words_of(text) == re.findall(r"[^\W_]+", text)
    assert fold.key(text) == re.sub(r"[\W_]+", " ", fold.tone_style(text).casefold()).strip()
    assert fold.letters_of(text) == re.findall(r"[^\W\d_]+", text)
    assert fold.bare_words(text) == re.findall(r"[^\W\d_]+", fold.bare_lower(text))


def test_letter_classes_hold_what_they_say() -> None:
    marked = UPPER.removeprefix("A-Z")
    assert all(c.isupper() and unicodedata.is_normalized("NFC", c) for c in marked)
    assert marked.lower() == LOWER.removeprefix("a-z")
    assert LETTER == UPPER + LOWER
    assert len(set(marked)) == len(marked) == 67
