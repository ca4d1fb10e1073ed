"""The documentation keeps up with the commands."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from vbparse.rules import rules

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", *(ROOT / "docs").glob("how-to/*.md")]
COMMANDS = sorted(
    (page.name, line.split("|")[0].split(" #")[0])
    for page in PAGES
    for line in re.findall(r"^\$ vbparse (.+)$", page.read_text("utf-8"), re.MULTILINE)
    if "corpus/" in line
)


def test_the_value_in_the_readme_is_what_is_read(run: Callable[..., Result]) -> None:
    shown = re.search(r'```json\n"doc_number": (\{.*?\n\})', PAGES[0].read_text("utf-8"), re.DOTALL)
    assert shown
    result = run("parse", ROOT / "corpus" / "ubnd-xa-chuyen-doi-so" / "source.pdf")
    told, read = json.loads(shown[1]), json.loads(result.stdout)["doc_number"]
    assert told.pop("confidence") == pytest.approx(read.pop("confidence"), abs=0.02)  # retrained
    assert told == read


@pytest.mark.parametrize(
    "command",
    [
        "parse",
        "text",
        "show",
        "schema",
        "evaluate",
        "annotate",
        "train",
        "synthesize",
        "import",
        "jobs",
        "search",
        "review",
        "set",
        "index",
        "link",
        "lineage",
        "gaps",
        "calendar",
        "check",
        "rules",
    ],
)
def test_every_option_is_in_the_reference(command: str, run: Callable[..., Result]) -> None:
    listed = run(command, "--help").stdout
    assert f"## `vbparse {command}`" in REFERENCE
    for option in re.findall(r"--[a-z]+", listed):
        assert f"`{option}" in REFERENCE or f"[{option}" in REFERENCE


def test_every_command_is_in_the_table(run: Callable[..., Result]) -> None:
    listed = re.findall(r"^  ([a-z]+) {2,}", run("--help").stdout.partition("Lệnh:")[2], re.M)
    assert len(listed) > 15
    assert sorted(re.findall(r"^\| \[`(\w+)`\]\(#vbparse-\1\) \|", REFERENCE, re.M)) == sorted(
        listed
    )


def test_the_readme_counts_the_rules_that_are_evaluated() -> None:
    told = re.search(r"^(\d+) rules by the regime", PAGES[0].read_text("utf-8"), re.MULTILINE)
    assert told
    assert int(told[1]) == sum(not rule.code.startswith("VB0") for rule in rules())


@pytest.mark.parametrize(("page", "words"), COMMANDS, ids=lambda value: value[:40])
def test_documented_commands_run(
    page: str,
    words: str,
    run: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sample = "ubnd-xa-chuyen-doi-so"
    shutil.copytree(ROOT / "corpus" / sample, tmp_path / "corpus" / sample)
    monkeypatch.chdir(tmp_path)
    given = [path for word in shlex.split(words) for path in sorted(Path().glob(word)) or [word]]
    result = run(*given)
    assert result.exit_code == 0, f"{page}: {result.stderr}"
