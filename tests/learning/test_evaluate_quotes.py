"""Quotes are found whatever the case and the line breaks, and evidence is measured against them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.document import Evidence, Span
from vbparse.learning.evaluate.quotes import Folded, Overlap, overlap

TEXT = "Số:  12 /KH-UBND\nỦY BAN\nNHÂN DÂN XÃ HOÀ BÌNH, xã Hòa Bình"


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("12/KH-UBND", ["12 /KH-UBND"]),
        ("Ủy ban nhân dân xã Hòa Bình", ["ỦY BAN\nNHÂN DÂN XÃ HOÀ BÌNH"]),
        ("xã hòa bình", ["XÃ HOÀ BÌNH", "xã Hòa Bình"]),
        ("Hòa", ["HOÀ", "Hòa"]),
        ("2/KH-UBND", []),  # a part of a word is no place
        ("Bình Hòa", []),
        ("…", []),
    ],
)
def test_places(quote: str, found: list[str]) -> None:
    assert [TEXT[place.start : place.end] for place in Folded(TEXT).find(quote)] == found


@pytest.mark.parametrize("quote", ["duyệt giáo", "giáo án", "duyệt GIÁO ÁN trước"])
def test_tones_are_not_folded_across_words(quote: str) -> None:
    text = Folded("duyệt giáo\nán trước khai mạc")
    assert quote in text
    assert len(text.find(quote)) == 1


def test_an_ellipsis_stands_for_words_left_out() -> None:
    text = Folded("báo cáo hằng năm, gửi về Sở trước ngày 15 tháng 11")
    assert "hằng năm … trước ngày 15 tháng 11" in text
    assert "hằng năm … trước ngày 16 tháng 11" not in text


def test_letters_with_loose_marks_keep_their_offsets() -> None:
    text = "Kê\u0301 hoạch xa\u0303 A"
    place = Folded(text).find("kế hoạch xã")[0]
    assert text[place.start : place.end] == "Kê\u0301 hoạch xa\u0303"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_cut_of_the_text_is_found_in_it(text: str, start: int, end: int) -> None:
    assert text[start:end] in Folded(text) or not text.isascii()


def evidence(*spans: tuple[int, int]) -> list[Evidence]:
    return [Evidence(None, start, end) for start, end in spans]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(10, 20)], Overlap(1.0, 1.0)),
        ([(10, 15)], Overlap(0.5, 0.5)),
        ([(0, 40)], Overlap(1.0, 0.25)),
        ([(10, 15), (15, 20)], Overlap(1.0, 1.0)),  # the lines of a name
        ([(10, 18), (12, 20)], Overlap(1.0, 1.0)),
        ([(10, 20), (70, 90)], Overlap(1.0, 1.0)),  # a mention elsewhere
        ([(30, 40)], Overlap(0.0, 0.0)),
        ([], Overlap(0.0, 0.0)),
    ],
)
def test_overlap(spans: list[tuple[int, int]], expected: Overlap) -> None:
    assert overlap([Span(10, 20)], evidence(*spans)) == expected


def test_the_best_place_counts() -> None:
    assert overlap([Span(0, 5), Span(10, 20)], evidence((10, 20))) == Overlap(1.0, 1.0)
    assert overlap([], evidence((10, 20))) is None
