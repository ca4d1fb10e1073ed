"""The tutorial: every block runs, and prints what stands below it."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "spacy.md").read_text("utf-8")
BLOCK = re.compile(r"^```python\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
BLOCKS = [(match[1], match[2] or "") for match in BLOCK.finditer(PAGE)]


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_blocks_print_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "tutorial"}
    for code, wanted in BLOCKS:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, "docs/spacy.md", "exec"), names)  # noqa: S102  our own page
        assert out.getvalue() == wanted, code


def test_every_block_is_seen() -> None:
    assert len(BLOCKS) == PAGE.count("```python") >= 12
    assert sum(bool(wanted) for _, wanted in BLOCKS) == PAGE.count("```text")
