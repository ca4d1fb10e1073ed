"""Word lists as data: TOML files beside this module, each entry with examples that are tests.

TOML is for people and slow to parse, so ``lexicons/parsed.json`` holds the same lists as JSON, each
with the checksum of its TOML; a list that was edited since is parsed from the TOML. Write it with
``python -m vbparse.vietnamese.lexicon``; a test tells when it is old.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from vbparse.errors import LexiconError

FOLDER = Path(__file__).parent / "lexicons"
PARSED = FOLDER / "parsed.json"


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon ``lexicons/<name>.toml``; raises ``LexiconError`` when it is malformed."""
    try:
        data = (FOLDER / f"{name}.toml").read_bytes()
        ready = _parsed().get(name)
        if ready and ready["checksum"] == zlib.crc32(data):
            lists: dict[str, Any] = ready["lists"]
            return lists
        return _read_toml(data)
    except (OSError, ValueError) as error:  # of UTF-8 and of TOML
        raise LexiconError(
            f"từ điển {name}.toml hỏng: {error}", f"lexicon {name}.toml is malformed: {error}"
        ) from error


def _read_toml(data: bytes) -> dict[str, Any]:
    import tomllib  # only where a list was edited: it takes as long as all the JSON

    return tomllib.loads(data.decode("utf-8"))


@cache
def _parsed() -> dict[str, Any]:
    """What ``write_parsed`` wrote; nothing when it was not written."""
    if not PARSED.exists():
        return {}
    found: dict[str, Any] = json.loads(PARSED.read_bytes())
    return found


def parse_all() -> dict[str, Any]:
    """Name → checksum and lists of every lexicon, read from the TOML."""
    files = {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.toml"))}
    return {
        name: {"checksum": zlib.crc32(data), "lists": _read_toml(data)}
        for name, data in files.items()
    }


def write_parsed() -> None:
    """Write ``lexicons/parsed.json`` anew, one lexicon a line."""
    rows = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in parse_all().items()]
    PARSED.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write_parsed()
