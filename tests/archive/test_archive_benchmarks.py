"""The measurements of the archive in small, so that they keep working and their bounds hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from archive_places import BOTH, new_place

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.slow


def measured(*words: str) -> list[dict]:
    """The lines that a measurement prints; it must end well."""
    found = subprocess.run(
        [sys.executable, str(BENCHMARKS / words[0]), *words[1:]],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert found.returncode == 0, found.stdout + found.stderr
    text = found.stdout.strip()
    return [json.loads(text)] if text.startswith("{\n") else list(map(json.loads, text.split("\n")))


@pytest.mark.parametrize("kind", BOTH)
def test_kills(kind: str, tmp_path: Path) -> None:
    with new_place(kind, tmp_path) as place:
        words = ("--files", "60", "--bad", "6", "--kills", "4", "--db", place)
        (found,) = measured("archive_kills.py", *words)
    assert found["differ"] == []
    assert found["states"]["quarantined"] == 6


def test_memory() -> None:
    (found,) = measured("archive_memory.py", "--files", "600", "--pdfs", "20", "--floor")
    assert found["files"] == 600


@pytest.mark.parametrize("kind", BOTH)
def test_scale(kind: str, tmp_path: Path) -> None:
    """Far more time than is allowed: the tests run beside others."""
    with new_place(kind, tmp_path) as place:
        words = ("--sizes", "2000", "--db", place, "--floor", "--slack", "10")
        (found,) = measured("archive_scale.py", *words)
    assert found["MB"] < 2000 * 0.006 + 20


def test_overhead(tmp_path: Path) -> None:
    words = ("--files", "60", "--plain", "6", "--folder", str(tmp_path))
    (found,) = measured("archive_import.py", *words)
    assert found["import, CPU s"] < found["parsing alone, CPU s"] * 1.25 + 3.0  # start and stop
