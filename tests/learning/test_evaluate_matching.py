"""The three matchings, and their being those of the gold's own scorer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import SHARED
from vbparse.learning.evaluate.fields import NAMES
from vbparse.learning.evaluate.matching import match, pair, soft


@pytest.mark.parametrize(
    ("field", "gold", "got", "levels"),
    [
        ("place", "Hà  Nội", "Hà Nội", (True, True, True)),
        ("issuer", "Sở Y tế", "SỞ Y TẾ", (False, True, True)),
        ("issuer", "Ủy ban hòa giải", "Uỷ ban hoà giải", (False, True, True)),
        ("issuer", "Đội Thuế", "Ðội Thuế", (False, True, True)),
        ("subject", "Tổ chức ngày hội đọc sách năm 2025", "Tổ chức ngày hội đọc sách", (False, False, False)),
        ("subject", "Tổ chức ngày hội đọc sách năm 2025", "tổ chức ngày hội đọc sách năm 2026", (False, False, True)),
        ("doc_number", "12/KH-UBND", "13/KH-UBND", (False, False, False)),
        ("doc_number", "12/KH-UBND", "12 /KH–UBND", (False, True, True)),
        ("issuer", ["Sở Y tế", "Sở Y tế tỉnh"], "Sở Y tế tỉnh", (True, True, True)),
        ("issuer", ["Sở Y tế", "SỞ Y TẾ"], "SỞ Y TẾ", (True, True, True)),
        ("issuer", [], "Sở Y tế", (False, False, False)),
    ],
)  # fmt: skip
def test_levels(field: str, gold: str | list[str], got: str, levels: tuple[bool, ...]) -> None:
    assert match(field, gold, got) == levels


def test_each_wanted_value_takes_the_first_that_fits() -> None:
    assert pair("recipients", ["A B", "A B"], ["a b", "A B", "A B"], 0) == ((0, 1), (1, 2))
    assert pair("recipients", ["A B", "A B"], ["a b", "A B"], 1) == ((0, 0), (1, 1))


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    return load_scorer(shared)


def load_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TEXT = st.text("oaàóòáhoà ÒAÁ uyủỷ eẹoẹ đðĐ 12/-.,\n\u0301", max_size=12)
ANSWERS = st.one_of(TEXT, st.lists(TEXT, max_size=3))


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from(NAMES), gold=st.lists(ANSWERS, max_size=4), got=st.lists(TEXT, max_size=4)
)
def test_agrees_with_the_scorer(
    scorer: ModuleType, field: str, gold: list[str | list[str]], got: list[str]
) -> None:
    assert [soft(text) for text in got] == [scorer.soft(text) for text in got]
    for want in gold:
        assert all(match(field, want, have) == scorer.match(field, want, have) for have in got)
    for level in range(3):
        assert len(pair(field, gold, got, level)) == scorer.pair(field, gold, got, level)
