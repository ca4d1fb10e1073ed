"""``vbparse check --parent``: a file, a work of the archive, or neither."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vbparse.archive.store import Archive
from vbparse.cli import build

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    app = build()
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A draft that leaves a task out, and its parent."""
    home = resources.files("vbparse.rules").joinpath("samples")
    draft, parent = tmp_path / "du-thao.txt", tmp_path / "cap-tren.txt"
    draft.write_text(home.joinpath("nd30.txt").read_text("utf-8"), "utf-8")
    text = home.joinpath("nd30-parent.txt").read_text("utf-8")
    mark = "2. Sở Tài chính"
    parent.write_text(text.replace(mark, f"- Lắp máy tính ở nhà văn hóa thôn.\n{mark}"), "utf-8")
    return draft, parent


def test_a_file_and_both_passages_in_text_and_json(run: Run, files: tuple[Path, Path]) -> None:
    draft, parent = files
    shown = run("check", draft, "--parent", parent, "--select", "VB9")
    assert shown.exit_code == 1
    assert "VB905" in shown.stdout
    assert "văn bản cấp trên (cap-tren.txt): “Lắp máy tính ở nhà văn hóa thôn.”" in shown.stdout
    told = run("check", draft, "--parent", parent, "--select", "VB9", "-f", "json")
    (finding,) = json.loads(told.stdout)["findings"]
    assert finding["related"][0]["source"] == "cap-tren.txt"
    assert finding["related"][0]["quote"].startswith("Lắp máy tính")


def test_without_a_parent_the_rules_say_that_they_could_not_run(
    run: Run, files: tuple[Path, Path]
) -> None:
    shown = run("check", files[0], "--select", "VB9")
    assert shown.exit_code == 0
    assert "chưa cho văn bản cấp trên" in shown.stdout


def test_a_work_that_the_archive_does_not_hold(
    run: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    with Archive(tmp_path / "kho.db", create=True):
        pass
    shown = run("check", files[0], "--parent", "12/KH-UBND", "--db", tmp_path / "kho.db")
    assert shown.exit_code == 2
    assert "12/KH-UBND" in shown.stderr
