"""Small forms of the benchmarks of linking."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_generated_families_are_linked_and_nothing_else() -> None:
    families = benchmark("link_families")
    tallies, _, _ = families.measure(25, 3, "test")
    right, wrong, missed = (
        sum(getattr(tally, name) for tally in tallies.values())
        for name in ("right", "wrong", "missed")
    )
    assert right > 120
    assert wrong == 0
    assert right / (right + missed) >= 0.9


@pytest.mark.slow
@pytest.mark.skipif(
    not (SHARED / "real" / "heads" / "links.tsv").exists(), reason="the shared plans are not here"
)
def test_real_plans_are_linked_and_no_false_friend() -> None:
    command = [sys.executable, "benchmarks/link_shared.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
