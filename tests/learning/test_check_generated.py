"""The proof on generated drafts, in small; which rules must find each kind of fault."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from vbparse.learning.synthesize import FAULTS, Options, documents
from vbparse.rules import rules

HOME = Path(__file__).parents[2]
UNSEEN = {"eth-letter", "base-wrong-day", "misprinted-heading"}
"""What a draft alone does not show surely: a copied day, a read-alike letter, a slip in capitals."""


def benchmark() -> ModuleType:
    path = HOME / "benchmarks" / "check_generated.py"
    spec = importlib.util.spec_from_file_location("check_generated", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_generated"] = module
    spec.loader.exec_module(module)
    return module


def test_every_kind_of_fault_names_rules_that_exist() -> None:
    known = {rule.code for rule in rules()}
    assert {code for fault in FAULTS.values() for code in (*fault.codes, *fault.also)} <= known
    assert {kind for kind, fault in FAULTS.items() if not fault.codes} == UNSEEN


def test_every_family_of_rules_has_faults() -> None:
    found = {code[:3] for fault in FAULTS.values() for code in fault.codes}
    assert found == {f"VB{n}" for n in "12345678"}  # VB9 has pairs of its own


@pytest.mark.parametrize("kind", ["no-number", "margin-left", "no-syllable"])
def test_a_fault_is_made_the_same_twice(kind: str) -> None:
    options = Options(seed=3, count=6, faults=(kind,), sound=True)
    one, two = ([d.drafts[0].faults for d in documents(options)] for _ in range(2))
    assert one == two
    assert any(one)


def test_a_sound_draft_leaves_nothing_out() -> None:
    for document in documents(Options(seed=4, count=8, sound=True)):
        (draft,) = document.drafts
        assert draft.type_code == "KH"
        assert draft.scalars["doc_number"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(draft.scalars["issued_on"]))
        assert draft.recipients


def test_the_small_proof() -> None:
    kinds = ["unpadded-number", "no-recipients", "small-article", "motto-slanted"]
    scores = benchmark().faulty(kinds, 4, 11)
    assert [(score.made, score.found) for score in scores.values()] == [(1, 1)] * 4
    assert benchmark().sound(3, 12) == []


@pytest.mark.slow
def test_the_proof() -> None:
    module = benchmark()
    scores = module.faulty(module.visible(), 240, 21)
    made, found, other = module._totals(scores)
    assert found / made >= 0.95
    assert found / (found + other) >= 0.95
    assert len(module.sound(60, 22)) <= 1
