"""Tokens: whole numbers and symbols, and the text again letter by letter."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.nlp.tokens import token_spans, words_and_spaces

WORDS = (
    "8271/KH-SYT",
    "Kế hoạch",
    "TM.",
    "30/11/2024",
    "a@b.vn",
    "https://a.vn/x",
    "1.250,5",
    "7:30",
)
MARKS = (" ", "  ", "\n", "\t", "–", "...", "e\u0301", "\u00a0", "&", "_", "(", "“", "\u200b", "👍")
PIECES = st.sampled_from((*WORDS, *MARKS))
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in token_spans(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Số: 8271/KH-SYT,", ["Số", ":", "8271/KH-SYT", ","]),
        ("12/2021/NĐ-CP.", ["12/2021/NĐ-CP", "."]),
        ("45a/KH-SGD&ĐT 57-NQ/TW", ["45a/KH-SGD&ĐT", "57-NQ/TW"]),
        ("222/QĐ-TTg 12–KH/TU", ["222/QĐ-TTg", "12–KH/TU"]),
        ("Số:     /KH-UBND", ["Số", ":", "/", "KH-UBND"]),
        ("ngày 30/11/2024 07:30", ["ngày", "30/11/2024", "07:30"]),
        ("30-11-2024 2024-11-30", ["30-11-2024", "2024-11-30"]),
        ("2021-2025 02-08/10", ["2021", "-", "2025", "02", "-", "08/10"]),
        ("07:30-09:00", ["07:30", "-", "09:00"]),
        ("01/3-15/4", ["01/3", "-", "15/4"]),
        ("1.250.000 3,5%", ["1.250.000", "3,5", "%"]),
        ("I. Mục 1.2. a)", ["I", ".", "Mục", "1.2", ".", "a", ")"]),
        ("I.MỤC ĐÍCH", ["I", ".", "MỤC", "ĐÍCH"]),
        ("TM. ỦY BAN KT.CHỦ TỊCH", ["TM.", "ỦY", "BAN", "KT.", "CHỦ", "TỊCH"]),
        ("TP.HCM", ["TP.", "HCM"]),
        ("các TP. nói trên", ["các", "TP", ".", "nói", "trên"]),
        ("Kinh tế-Xã hội và/hoặc", ["Kinh", "tế", "-", "Xã", "hội", "và", "/", "hoặc"]),
        ("Văn hóa&Thể thao", ["Văn", "hóa", "&", "Thể", "thao"]),
        ("COVID-19 T/M", ["COVID-19", "T/M"]),
        ("..... ____ ---", [".....", "____", "---"]),
        ("vanthu@hason.gov.vn.", ["vanthu@hason.gov.vn", "."]),
        ("xem https://a.vn/b?c=1 nhé", ["xem", "https://a.vn/b?c=1", "nhé"]),
        ("tê\u0301 hoạ\u0302ch", ["tê\u0301", "hoạ\u0302ch"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert cut(text) == tokens


@given(TEXTS)
def test_words_and_spaces_give_the_text_again(text: str) -> None:
    words, spaces = words_and_spaces(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(words)


@given(TEXTS)
def test_nothing_but_white_space_between_tokens(text: str) -> None:
    at = 0
    for span in token_spans(text):
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert not any(map(str.isspace, text[span.start : span.end]))
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "piece", ["a-", "1/", "A-", "a.b+", "(", " ", "1.", "x@", "a@b.c.", "_", "TM.", "ế", "A&1-"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    words_and_spaces(piece * (300_000 // len(piece)))
    assert time.process_time() - started < 3
