"""Words of underthesea over our tokens."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbparse.document import Span
from vbparse.nlp import blank
from vbparse.nlp.tokens import token_spans
from vbparse.nlp.words import _laid_over, _masked, word_spans

PIECES = (
    "kế hoạch", "Ủy ban nhân dân", "8271/KH-SYT", "###", " ", "  ", "\n", "\t", "TM.", "và/hoặc",
    "30/11/2024", "tê\u0301", "\u00a0", "_", "...", "“", "Đào tạo-Tài chính", "\u200b", "a@b.vn", "👍",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("triển khai kế hoạch", ["triển khai", "kế hoạch"]),
        ("Số 8271/KH-SYT của Ủy ban nhân dân", ["Số", "8271/KH-SYT", "của", "Ủy ban nhân dân"]),
        ("trước ngày 30/11/2024.", ["trước", "ngày", "30/11/2024", "."]),
        ("### ####", ["###", "####"]),
        ("kế\nhoạch", ["kế\nhoạch"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_words_are_runs_of_tokens(text: str) -> None:
    """Every token is in exactly one word, in order."""
    words = list(word_spans(text))
    tokens = list(token_spans(text))
    assert [t for w in words for t in tokens if t in w] == tokens
    borders = {token.start for token in tokens} | {token.end for token in tokens}
    assert all(span.start in borders and span.end in borders for span in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@settings(deadline=None)
@given(TEXTS)
def test_masking_keeps_the_length(text: str) -> None:
    masked = _masked(text)
    assert len(masked) == len(text)
    assert "/" not in _masked("8271/KH-SYT")


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (["a b", "c"], [0, 4]),
        (["a  b", "c"], [0, 4]),  # a space more than there is
        (["ab", "c"], [0, 4]),  # a space less
        (["a b", "x"], [0, 4]),  # a letter changed: bare tokens from there
        (["x"], [0, 2, 4]),
        ([], [0, 2, 4]),
        (["a", "b", "c", "d"], [0, 2, 4]),
    ],
)
def test_words_that_do_not_fit(words: list[str], starts: list[int]) -> None:
    assert sorted(set(_laid_over("a b c", Span(0, 5), words))) == starts


def test_component() -> None:
    nlp = blank("vbparse_words")
    doc = nlp("Sở Y tế ban hành kế hoạch\n\nsố 12/KH-SYT.")
    assert "kế hoạch" in [span.text for span in doc.spans["words"]]
    covered = [token.i for span in doc.spans["words"] for token in span if not token.is_space]
    assert covered == [token.i for token in doc if not token.is_space]
    assert {span.label_ for span in doc.spans["words"]} == {"WORD"}


def test_underthesea_waits_for_the_first_text() -> None:
    program = "import sys; from vbparse.nlp import blank; blank('vbparse_words', 'vbparse'); print('underthesea' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
