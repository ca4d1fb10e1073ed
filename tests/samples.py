"""Where the documents of the tests lie. Not in ``conftest.py``: there are several of that name."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = sorted(ROOT.glob("corpus/*/source.*"))
