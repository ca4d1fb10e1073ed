"""The text index: FTS5 in SQLite, a vector in PostgreSQL. Only writers come here.

Every token begins with a sign that says where it stands: so the subject, the text with marks and
without, bodies and facets have lists of their own, and a query reads the short ones. (FTS5 keeps
columns in one list, and would read the text's entries to find those of the subject.) SQLite keeps
no copy of the text: to take a work out, what was put in is told once more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, insert, text

from vbparse.archive.packing import pack
from vbparse.archive.search.folding import Entry
from vbparse.archive.tables import search_rows

__all__ = ["SIGNS", "put", "remove", "vector_of"]

SIGNS = {
    "head": "+",
    "body": "~",
    "head_bare": "^",
    "body_bare": "=",
    "words": "_",
    "issuer": "@",
    "facets": "#",
}
"""By part of the entry; FTS5 takes them for letters (``tokenchars``)."""

_INSERT = text("INSERT INTO search_index(rowid, tokens) VALUES (:id, :tokens)")
_DELETE = text(
    "INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', :id, :tokens)"
)
_VECTOR = text(
    "INSERT INTO search_rows(work_id, words, vector)"
    " VALUES (:id, :packed, CAST(:vector AS tsvector))"
)
_TOKEN = re.compile(r"[^\W_]+(?:_[^\W_]+)*")
_LAST_POSITION = 16_383
_MOST_POSITIONS = 255  # of one word
_MOST_BYTES = 900_000  # PostgreSQL takes no vector above a megabyte
_LONGEST = 200


def put(connection: Connection, entries: Iterable[tuple[int, Entry]]) -> None:
    """Puts works in, which are not in."""
    told = list(entries)
    if not told:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(
            _INSERT, [{"id": number, "tokens": _signed(entry)} for number, entry in told]
        )
        rows = [{"work_id": number, "words": _words(entry)} for number, entry in told]
        connection.execute(insert(search_rows), rows)
        return
    connection.execute(
        _VECTOR,
        [
            {"id": number, "packed": _words(entry), "vector": vector_of(entry)}
            for number, entry in told
        ],
    )


def remove(connection: Connection, number: int, entry: Entry) -> None:
    """Takes out a work, which was put in as ``entry``."""
    if connection.dialect.name == "sqlite":
        connection.execute(_DELETE, {"id": number, "tokens": _signed(entry)})
    connection.execute(delete(search_rows).where(search_rows.c.work_id == number))


def _signed(entry: Entry) -> str:
    parts = []
    for part, sign in SIGNS.items():
        tokens = _TOKEN.findall(getattr(entry, part))
        if tokens:
            parts.append(sign + f" {sign}".join(tokens))
    return " ".join(parts)


def _words(entry: Entry) -> bytes | None:
    return pack(entry.words) if entry.words else None


def vector_of(entry: Entry) -> str:
    """The entry as PostgreSQL writes a ``tsvector``; each part counts its own places."""
    places: dict[str, list[int]] = {}
    for part, sign in SIGNS.items():
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, token in enumerate(_tokens(getattr(entry, part)), 1):
            found[sign + token].append(at)
        places |= found
    return _written(places)


def _tokens(part: str) -> Iterator[str]:
    for found in _TOKEN.finditer(part):
        yield found[0][:_LONGEST]


def _written(places: dict[str, list[int]]) -> str:
    parts: list[str] = []
    room = _MOST_BYTES
    for word, found in places.items():
        kept = [str(at) for at in found[:_MOST_POSITIONS] if at <= _LAST_POSITION]
        part = f"'{word}'" + (":" + ",".join(kept) if kept else "")
        room -= len(part.encode()) + 4
        if room < 0:
            break
        parts.append(part)
    return " ".join(parts)
