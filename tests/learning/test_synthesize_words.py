"""Train never meets test: what one split says, the other does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from vbparse.learning.synthesize import Options, documents
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.tagged import fill
from vbparse.learning.synthesize.words import FILES, load, words_of

SPLIT_FILES = [name for name in FILES if name not in ("bodies", "registers")]
STRINGS = ("subjects", "titles", "purposes", "requirements", "targets", "actions", "products")
STRINGS += ("solutions", "context", "themes", "movements", "programmes")


def lists(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, list[Any]]]]:
    """Every table of a lexicon that has a train or test part."""
    rows = enumerate(node) if isinstance(node, list) else node.items()
    if isinstance(node, dict) and {"train", "test"} & set(node):
        yield path, {part: node.get(part, []) for part in ("shared", "train", "test")}
        return
    for key, below in rows:
        if isinstance(below, dict | list) and not isinstance(below, str):
            yield from lists(below, f"{path}.{key}")


def name_of(entry: Any) -> str:
    return str(entry["name"] if isinstance(entry, dict) else entry)


@pytest.mark.parametrize("file", SPLIT_FILES)
def test_lists_are_disjoint(file: str) -> None:
    for path, parts in lists(load(file)):
        train, test, shared = ({name_of(e) for e in parts[p]} for p in ("train", "test", "shared"))
        assert not train & test, path
        assert not (train | test) & shared, path
        assert train | shared, path
        assert test | shared, path


@pytest.mark.parametrize("member", STRINGS)
def test_subjects_share_no_sentence(member: str) -> None:
    train, test = (
        {s for t in words_of(split).topics for s in t[member]} for split in ("train", "test")
    )
    assert train
    assert test
    assert not train & test


def test_outlines_are_disjoint() -> None:
    train, test = ({tuple(r["parts"]) for r in words_of(s).outlines} for s in ("train", "test"))
    assert not train & test


def drawn(split: Any) -> set[tuple[str, str]]:
    """What a hundred documents and two families of a split have drawn from the lexicons."""
    found: set[tuple[str, str]] = set()
    for document in documents(Options(seed=9, count=100, families=2, split=split)):
        found |= document.dice.trace
        for draft in document.drafts:
            found |= draft.dice.trace
    return found


def test_documents_of_the_splits_draw_from_different_lists() -> None:
    shared = {
        (f"{file}{path}", name_of(entry))
        for file in SPLIT_FILES
        for path, parts in lists(load(file))
        for entry in parts["shared"]
    }
    rows = {f"deadlines.{r['id']}": r.get("shared", []) for r in load("deadlines")["row"]}
    shared |= {(path, entry) for path, entries in rows.items() for entry in entries}
    shared |= {("persons.family", name) for name in load("persons")["family"]}
    train, test = drawn("train"), drawn("test")
    assert len(train) > 200
    assert len(test) > 200
    assert not (train & test) - shared


def test_templates_are_well_formed() -> None:
    for path, parts in lists(load("phrases")):
        for template in (t for part in parts.values() for t in part):
            for opening, closing in ("{}", "[]", "<>"):
                assert template.count(opening) == template.count(closing), f"{path}: {template}"


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{Unit} chủ trì<, cùng {support}> làm.", "Sở Y tế chủ trì, cùng Sở Nội vụ làm."),
        ("{unit}<; xong {due}>.", "Sở Y tế."),
        ("<Nay {due}, ><{unit} làm>.", "Sở Y tế làm."),
    ],
)
def test_what_is_empty_takes_its_group_along(template: str, text: str) -> None:
    assert fill(template, {"unit": "Sở Y tế", "support": "Sở Nội vụ", "due": ""}).text == text


def test_one_of_both_is_decided() -> None:
    dice = Dice(words_of("all"), 1)
    assert {dice.decided("[Cơ quan|Đơn vị] chủ trì") for _ in range(40)} == {
        "Cơ quan chủ trì",
        "Đơn vị chủ trì",
    }


def test_no_slot_is_left_in_a_document() -> None:
    for document in documents(Options(seed=21, count=60)):
        for draft in document.drafts:
            for block in draft.blocks():
                assert not re.search(r"[{}<>\[\]|]", block.text.text), block.text.text
