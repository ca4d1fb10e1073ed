"""Every word of a lexicon is matched by an example, and every example by a word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import vbparse
from vbparse.errors import LexiconError
from vbparse.vietnamese import doc_types, lexicon
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.section_kinds import kinds_of

SOURCES = Path(vbparse.__file__).parent
KINDS = lexicon.load("section_kinds")


@pytest.mark.parametrize("row", lexicon.load("doc_types")["type"], ids=lambda row: row["code"])
def test_each_example_of_a_type_is_that_type(row) -> None:
    for example in row["examples"]:
        found = doc_types.by_name(example)
        assert found is not None
        assert found.name == row["name"]


@pytest.mark.parametrize(
    ("code", "party", "name"),
    [
        ("TT", False, "Thông tư"),
        ("TT", True, "Thông tri"),
        ("KH", False, "Kế hoạch"),
        ("QĐ", False, "Quyết định"),
    ],
)
def test_a_code_means_what_its_family_says(code, party, name) -> None:
    found = doc_types.by_code(code, party=party)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_heading_has_its_kind(kind) -> None:
    for example in KINDS[kind]["examples"]:
        assert kind in kinds_of(example), example


@pytest.mark.parametrize("kind", KINDS)
def test_each_cue_alone_is_its_kind(kind) -> None:
    for cue in (*KINDS[kind].get("cues", ()), *KINDS[kind].get("weak", ())):
        assert kinds_of(cue.capitalize())[0] == kind, cue


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", ("purpose", "requirements")),
        ("MỤC ĐÍCH YÊU CẦU", ("purpose", "requirements")),
        ("QUAN ĐIỂM, MỤC TIÊU VÀ GIẢI PHÁP", ("viewpoint", "goals", "solutions")),
        ("NỘI DUNG KIỂM TRA", ("content",)),
        ("Thời gian - Địa điểm", ("timeline", "place")),
        ("PHÂN CÔNG NHIỆM VỤ", ("assignment",)),
        ("TỔ CHỨC THỤC HIỆN", ("organisation",)),
        ("NHIỆM VỤ GIẢI PHÁP", ("tasks", "solutions")),
        ("NỘI DUNG CÔNG VIỆC", ("content",)),
        ("LỜI KÊU GỌI", ("other",)),
    ],
)
def test_merged_headings_hold_several_kinds(title, kinds) -> None:
    assert kinds_of(title) == kinds


def test_cues_are_folded_only_for_comparing() -> None:
    assert all(cue == cue.lower() for e in KINDS.values() for cue in e.get("cues", ()))
    assert bare_lower("Mục đích") == "muc dich"


def test_a_missing_lexicon_is_a_typed_error() -> None:
    with pytest.raises(LexiconError):
        lexicon.load("khong-co")


def test_the_parsed_lists_are_those_of_the_toml() -> None:
    """When this fails: python -m vbparse.vietnamese.lexicon"""
    assert json.loads(lexicon.PARSED.read_bytes()) == lexicon.parse_all()


RANGE = re.compile(r"[ÀÁÂ]-[ỸỴ]|[àáâ]-[ỹỵ]|À-ỹ")


def test_no_pattern_uses_a_range_that_mixes_cases() -> None:
    """Decision 004: U+00C0 to U+1EF8 holds small letters too."""
    guilty = [
        path.name
        for path in SOURCES.rglob("*.py")
        if path.name != "letters.py" and RANGE.search(path.read_text(encoding="utf-8"))
    ]
    assert not guilty
