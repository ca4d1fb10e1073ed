"""Word lists as data: TOML files beside this module, each entry with examples that are tests."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from vbparse.errors import LexiconError


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon ``lexicons/<name>.toml``; raises ``LexiconError`` when it is malformed."""
    path = files(__package__) / "lexicons" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(
            f"từ điển {name}.toml hỏng: {error}", f"lexicon {name}.toml is malformed: {error}"
        ) from error
