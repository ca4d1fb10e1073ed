"""Snapshots of our own output for the samples. They are not truth: truth is ``gold.json``.

Rewrite them with ``pytest tests/test_golden.py --update-golden`` and read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vbparse
from samples import SAMPLES
from vbparse.confidence.apply import NAME
from vbparse.models import shipped

GOLDEN = Path(__file__).parent / "golden"
LEFT_OUT = {"boxes", "sha256"}  # evidence offsets say enough; bytes of Word files may move


def compact(value: Any) -> Any:
    """The record without boxes, so that a diff shows values and offsets."""
    if isinstance(value, dict):
        return {k: compact(v) for k, v in value.items() if k not in LEFT_OUT}
    if isinstance(value, list):
        return [compact(v) for v in value]
    return value


def snapshot(path: Path) -> str:
    with shipped.using({NAME: None}):  # raw scores: a new calibration changes no snapshot
        records = [compact(plan.to_dict()) for plan in vbparse.parse_all(path)]
    lines = []
    for record in records:
        for name, value in record.items():
            rows = value if isinstance(value, list) and value else [value]
            lines += [f"{name}: {json.dumps(row, ensure_ascii=False)}" for row in rows]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}{p.suffix}")
def test_the_record_is_the_snapshot(path: Path, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{path.parent.name}{path.suffix}.txt"
    found = snapshot(path)
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert golden.exists(), "a new sample: run with --update-golden and read what it writes"
    assert found == golden.read_text(encoding="utf-8")


def test_each_snapshot_has_its_sample() -> None:
    names = {f"{p.parent.name}{p.suffix}.txt" for p in SAMPLES}
    assert {p.name for p in GOLDEN.glob("*.txt")} == names


def test_golden_files_are_not_being_rewritten(request: pytest.FixtureRequest) -> None:
    assert not request.config.getoption("--update-golden"), "read the diff, then run without"
