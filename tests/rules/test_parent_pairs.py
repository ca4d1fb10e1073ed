"""Generated pairs with known gaps, in small; ``benchmarks/parent_check.py`` is the whole measure."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from vbparse.learning.synthesize.pairs import GAPS, pairs

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "parent_check.py"
PAIRS = 25


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("parent_check", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["parent_check"] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


def test_gaps_are_found_and_nothing_else(measure: ModuleType) -> None:
    score = measure.Score()
    for pair in pairs(PAIRS, seed=11, split="test"):
        measure.measured(pair, score, "")
    found = score.faults.total() + score.reviews.total()
    assert found >= 0.9 * score.gaps.total()
    assert score.alarms.total() <= 0.1 * score.raised
    assert score.asked <= 0.15 * score.decisions


def test_every_gap_has_its_rule(measure: ModuleType) -> None:
    assert set(measure.CODES) == set(GAPS)


def test_a_pair_depends_on_its_seed_alone() -> None:
    one, other = (
        [(p.name, p.gaps, [d.passage for d in p.duties]) for p in pairs(3, seed=5, split="train")]
        for _ in range(2)
    )
    assert one == other


def test_the_splits_share_no_task() -> None:
    told = {
        split: {d.told.parent for p in pairs(8, seed=2, split=split) for d in p.duties}
        for split in ("train", "test")
    }
    assert not told["train"] & told["test"]
