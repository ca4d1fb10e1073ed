"""``vbparse synthesize``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vbparse.cli import build


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(build(), ["synthesize", *map(str, words)])


def test_documents_with_gold(tmp_path: Path) -> None:
    out = tmp_path / "made"
    result = run("--seed", "3", "--count", "4", "--split", "test", "--formats", "txt", "--out", out)
    assert result.exit_code == 0
    assert "4 văn bản, 8 tệp" in result.stderr
    card = json.loads((out / "made.json").read_text("utf-8"))
    assert (card["seed"], card["split"]) == (3, "test")


def test_faults_are_counted(tmp_path: Path) -> None:
    result = run(
        "--count", "5", "--faults", "missing-archive", "--formats", "txt",
        "--out", tmp_path / "a", "--lang", "en",
    )  # fmt: skip
    assert "missing-archive × " in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--count", "1", "--faults", "sai"), "stray-space"),
        (("--count", "1", "--formats", "odt"), "docx"),
        ((), "--families"),
    ],
)
def test_wrong_usage_says_what_there_is(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    result = run(*words, "--out", tmp_path / "a")
    assert result.exit_code == 2
    assert told in result.stderr


def test_help_does_not_load_the_generator() -> None:
    program = (
        "import contextlib, io, sys, vbparse.cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    vbparse.cli.build()(['synthesize', '--help'])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not {"vbparse.learning.synthesize", "reportlab", "PIL", "docx"} & loaded
