from __future__ import annotations

import time

import pytest

from vbparse.vietnamese.phrases import Phrases

PHRASES = Phrases(["sở", "sở y tế", "thuộc, trực thuộc", "tổ chức chính trị - xã hội"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sở y tế tỉnh", "sở y tế"),
        ("sở y", "sở"),
        ("sở\n  y \n tế", "sở\n  y \n tế"),
        ("sởi", None),
        ("Sở y tế", None),
        ("thuộc,trực thuộc", "thuộc,trực thuộc"),
        ("tổ chức chính trị - xã hội", "tổ chức chính trị - xã hội"),
        ("tổ chức chính trị", None),
        ("", None),
    ],
)
def test_the_longest_phrase_is_matched(text: str, found: str | None) -> None:
    end = PHRASES.match(text, 0)
    assert (text[:end] if end else None) == found


def test_case_counts_unless_told_otherwise() -> None:
    loud = Phrases(["Chủ trì"], anycase=True)
    assert loud.match("CHỦ TRÌ", 0) == 7
    assert loud.first_words == ["chủ"]


def test_search_finds_the_first_one_in_the_stretch() -> None:
    text = "các sở, sở y tế"
    assert PHRASES.search(text, 0) == (4, 6)
    assert PHRASES.search(text, 5) == (8, 15)
    assert PHRASES.search(text, 5, 12) == (8, 10)
    assert PHRASES.search(text, 9, 12) is None


def test_time_is_linear() -> None:
    def seconds(size: int) -> float:
        text = "sở y " * (size // 5)
        begin = time.perf_counter()
        Phrases(["sở y sở y tế"]).search(text, 0)
        return time.perf_counter() - begin

    seconds(1000)
    # 8 times the text: 64 times the time if it were quadratic
    assert seconds(160_000) < 20 * seconds(20_000) + 0.05
