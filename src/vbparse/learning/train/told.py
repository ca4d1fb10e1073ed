"""What the cards say besides figures: ``told.toml``, kept by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

__all__ = ["told"]


def told(name: str) -> dict[str, Any]:
    """Features, what was tried and limits of the model of this name, for its ``Trainer``."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[name]
    return {what: tuple(said) if isinstance(said, list) else said for what, said in rows.items()}
