"""Every section of the word list has examples, and each of them holds one of its words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from vbparse.citations._reading import pattern_of
from vbparse.vietnamese.fold import bare_lower, lower
from vbparse.vietnamese.lexicon import load

ROWS = load("citation_words")
SECTIONS = {
    **{name: row for name, row in ROWS.items() if name != "opener"},
    **{row["relation"]: row for row in ROWS["opener"]},
}


@pytest.mark.parametrize("row", SECTIONS.values(), ids=SECTIONS)
def test_every_example_holds_a_word_of_its_section(row: dict[str, Any]) -> None:
    phrases = [word for value in row.values() if isinstance(value, list) for word in value]
    phrases = [phrase for phrase in phrases if phrase not in row["examples"]]
    pattern = re.compile(rf"(?<!\w)(?:{pattern_of(phrases)})(?!\w)")
    assert row["examples"]
    for example in row["examples"]:
        assert pattern.search(lower(example)) or pattern.search(bare_lower(example)), example


@pytest.mark.parametrize("row", SECTIONS.values(), ids=SECTIONS)
def test_no_word_is_listed_twice(row: dict[str, Any]) -> None:
    for value in row.values():
        if isinstance(value, list):
            assert len(value) == len(set(value))
