"""The rows of the register: central bodies and the kinds of local ones, from the two lists."""

from __future__ import annotations

import json
import re
import zlib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vbparse.errors import LexiconError
from vbparse.vietnamese import lexicon
from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.fold import bare_lower

__all__ = ["BODIES", "PARSED", "Row", "by_beginning", "central", "kinds", "parse", "slug", "table"]

BODIES = Path(__file__).parent / "bodies.toml"
PARSED = Path(__file__).parent / "bodies.json"


class Row(NamedTuple):
    """A central body, or a kind of body that every unit of one level has."""

    id: str
    name: str
    level: int
    names: tuple[str, ...]  # folded: the name and the others
    codes: tuple[str, ...] = ()  # what stands for it in a symbol
    place: str = ""  # tỉnh, huyện, xã; empty for a central body
    above: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    into: str | None = None
    party: bool = False
    printed: tuple[str, ...] = ()  # the other names as printed

    def valid(self, on: str | None) -> bool:
        """Whether there was one on that day; a year alone holds for all its days."""
        return on is None or (self.valid_from or "") <= on <= (self.valid_to or "9999") + "~"


@cache
def table() -> dict[str, Any]:
    """``bodies.toml``; the parsed form beside it serves while its checksum is right."""
    try:
        data = BODIES.read_bytes()
        ready = json.loads(PARSED.read_bytes()) if PARSED.exists() else {}
        if ready.get("checksum") == zlib.crc32(data):
            lists: dict[str, Any] = ready["lists"]
            return lists
        parsed: dict[str, Any] = parse(data)["lists"]
        return parsed
    except (OSError, ValueError) as error:
        raise LexiconError(
            f"sổ cơ quan bodies.toml hỏng: {error}", f"register bodies.toml is malformed: {error}"
        ) from error


def parse(data: bytes) -> dict[str, Any]:
    """What is written to ``bodies.json``: the lists with the checksum of the TOML."""
    import tomllib  # only where the list was edited

    return {"checksum": zlib.crc32(data), "lists": tomllib.loads(data.decode("utf-8"))}


def slug(name: str) -> str:
    """``Hồ Chí Minh`` → ``ho-chi-minh``."""
    return re.sub(r"[^a-z0-9]+", "-", bare_lower(name)).strip("-")


def _row(row: dict[str, Any], place: str = "") -> Row:
    def text(name: str) -> str | None:
        value = row.get(name)
        return str(value) if value is not None else None

    more = table()["also"].get(row.get("id") or slug(row["name"]), ())
    others = (*row.get("also", ()), *row.get("short", ()), *more)
    code = row.get("code")
    codes = (*((code,) if code else ()), *row.get("sign", ()))
    names = dict.fromkeys(canonical(n) for n in (row["name"], *others))
    if code and not place and row["name"].startswith(("Bộ ", "Ủy ban ")):
        names[canonical(code)] = None
    return Row(
        text("id") or slug(row["name"]),
        row["name"],
        int(row["level"]),
        tuple(names),
        codes,
        place,
        text("above"),
        text("from"),
        text("to"),
        text("into"),
        bool(row.get("party")),
        others,
    )


@cache
def _all() -> tuple[Row, ...]:
    lists = (lexicon.load("agencies"), table())
    bodies = [_row(row) for data in lists for row in data["body"]]
    local = [_row(row, row["place"]) for data in lists for row in data["kind"]]
    return (*bodies, *local)


@cache
def kinds() -> dict[str, Row]:
    """Every kind of local body by its id."""
    return {row.id: row for row in _all() if row.place}


@cache
def central() -> dict[str, tuple[Row, ...]]:
    """Central bodies by each of their folded names."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in _all():
        for name in row.names if not row.place else ():
            found[name] = (*found.get(name, ()), row)
    return found


@cache
def by_beginning() -> dict[str, tuple[tuple[str, Row], ...]]:
    """First word → beginnings of names with their kind, the longest first."""
    pairs = sorted(((n, row) for row in kinds().values() for n in row.names), key=_longest)
    found: dict[str, tuple[tuple[str, Row], ...]] = {}
    for begin, row in pairs:
        first = begin.partition(" ")[0]
        found[first] = (*found.get(first, ()), (begin, row))
    return found


def _longest(pair: tuple[str, Row]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]
