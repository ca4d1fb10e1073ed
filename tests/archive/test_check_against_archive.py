"""``vbparse check --parent ID``: the parent directive is a work of the archive."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from archive_samples import Inline
from typer.testing import CliRunner

from vbparse.archive import importing
from vbparse.cli import build


@pytest.mark.parametrize("called", ["1", "12/KH-UBND", "cap-tren.txt"])
def test_the_parent_is_a_work(called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBPARSE_DB", str(tmp_path / "kho.db"))
    monkeypatch.setattr(importing, "Pool", Inline)
    monkeypatch.setattr(importing.Import.__init__, "__defaults__", (None, Inline))
    home = resources.files("vbparse.rules").joinpath("samples")
    text = home.joinpath("nd30-parent.txt").read_text("utf-8")
    text = text.replace("2. Sở Tài chính", "- Lắp máy tính ở nhà văn hóa thôn.\n2. Sở Tài chính")
    (tmp_path / "cap-tren.txt").write_text(text, "utf-8")
    (tmp_path / "du-thao.txt").write_bytes(home.joinpath("nd30.txt").read_bytes())
    app, runner = build(), CliRunner()
    done = runner.invoke(app, ["import", str(tmp_path / "cap-tren.txt"), "--no-words"])
    assert done.exit_code == 0, done.output
    words = ["check", str(tmp_path / "du-thao.txt"), "--select", "VB905", "--parent", called]
    if called.endswith(".txt"):
        words += ["--db", str(tmp_path / "kho.db")]
    shown = runner.invoke(app, words)
    assert shown.exit_code == 1, shown.output
    assert "(cap-tren.txt): “Lắp máy tính ở nhà văn hóa thôn.”" in shown.stdout
