"""An empty name (``vbparse parse "$TEP"``) is not the folder that one stands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result


@pytest.mark.parametrize("command", ["parse", "text", "check", "show", "import"])
@pytest.mark.parametrize("name", ["", "  "])
def test_it_is_refused(
    run: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nĐọc sách\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VBPARSE_DB", str(tmp_path / "kho.db"))
    result = run(command, name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "rỗng" in result.stderr
    assert not (tmp_path / "kho.db").exists()
