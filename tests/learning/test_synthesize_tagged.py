"""Text with marks: joining, cutting, editing and wrapping keep values in place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vbparse.learning.synthesize.as_text import wrapped
from vbparse.learning.synthesize.placed import quoted, spans_of
from vbparse.learning.synthesize.tagged import Tagged, join, lower_first

words = st.lists(st.text("abcđế", min_size=1, max_size=9), min_size=1, max_size=30)


def marked(parts: list[str]) -> Tagged:
    """The words with spaces between them, every other one marked with its number."""
    return join([Tagged(p).tag(str(i)) if i % 2 else Tagged(p) for i, p in enumerate(parts)], " ")


@given(words)
def test_marks_stand_on_their_words(parts: list[str]) -> None:
    text = marked(parts)
    for mark in text.marks:
        assert text.text[mark.start : mark.end] == parts[int(mark.key)]


@given(words, st.integers(5, 40))
def test_wrapping_keeps_length_and_values(parts: list[str], width: int) -> None:
    text = marked(parts)
    lines = wrapped(text, width)
    assert len(lines) == len(text)
    assert lines.text.split() == text.text.split()
    for key, places in spans_of(lines).items():
        assert quoted(lines.text, places) == parts[int(key)]
    longest = max(map(len, parts))
    assert all(len(line) <= max(width, longest) for line in lines.text.split("\n"))


@given(words, st.data())
def test_editing_one_value_leaves_the_others(parts: list[str], data: st.DataObject) -> None:
    text = marked(parts)
    if not text.marks:
        return
    mark = data.draw(st.sampled_from(text.marks))
    new = data.draw(st.text("xyz", max_size=12))
    edited = text.edited(mark.start, mark.end, new)
    for each in edited.marks:
        expected = new if each.key == mark.key else parts[int(each.key)]
        assert edited.text[each.start : each.end] == expected


@given(words, st.integers(0, 50), st.integers(0, 50))
def test_cutting_keeps_what_is_inside(parts: list[str], start: int, length: int) -> None:
    text = marked(parts)
    piece = text.cut(start, start + length)
    assert piece.text == text.text[start : start + length]
    for mark in piece.marks:
        assert piece.text[mark.start : mark.end] in parts[int(mark.key)]


def test_abbreviations_keep_their_capitals() -> None:
    assert lower_first("UBND các xã").text == "UBND các xã"
    assert lower_first("Tổ chức").text == "tổ chức"
