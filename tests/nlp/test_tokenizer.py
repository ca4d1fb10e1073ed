"""The tokenizer and the language as spaCy finds, saves and loads them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from vbparse.nlp import blank
from vbparse.nlp.language import Vietnamese
from vbparse.nlp.tokenizer import PlanTokenizer

BARE = blank()
SENTENCE = "Số: 8271/KH-SYT  ngày 04/9/2024\nKT. GIÁM ĐỐC"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_doc_text_is_the_text(text: str) -> None:
    assert BARE(text).text == text


def test_vietnamese_needs_no_pyvi() -> None:
    nlp = spacy.blank("vi")
    assert isinstance(nlp, Vietnamese)
    assert [token.text for token in nlp("Số: 8271/KH-SYT.")] == ["Số", ":", "8271/KH-SYT", "."]


def test_vietnamese_keeps_spacys_stop_words() -> None:
    assert BARE.vocab["nhưng"].is_stop


def test_another_language_may_take_the_tokenizer() -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "vbparse.tokenizer.v1"}}}
    nlp = spacy.blank("xx", config=config)
    assert nlp("8271/KH-SYT")[0].text == "8271/KH-SYT"


def words(nlp: Language) -> list[str]:
    return [token.text for token in nlp(SENTENCE)]


def test_to_disk_and_back(tmp_path: Path) -> None:
    BARE.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert isinstance(loaded.tokenizer, PlanTokenizer)
    assert words(loaded) == words(BARE)


def test_to_bytes_and_back() -> None:
    assert words(spacy.blank("vi").from_bytes(BARE.to_bytes())) == words(BARE)


def test_pickle() -> None:
    tokenizer = pickle.loads(pickle.dumps(BARE.tokenizer))  # noqa: S301  our own bytes
    assert [token.text for token in tokenizer(SENTENCE)] == words(BARE)


def test_settings_go_to_one_component() -> None:
    nlp = blank("vbparse", spans_key="plan")
    assert nlp.get_pipe("vbparse").spans_key == "plan"
    with pytest.raises(TypeError):
        blank(spans_key="plan")
    with pytest.raises(TypeError):
        blank("vbparse", "vbparse_bodies", spans_key="plan")
