"""The text index: FTS5 in SQLite, a vector in PostgreSQL. Only writers come here.

SQLite keeps no copy of the text: to take a work out, what was put in is told once more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from sqlalchemy import Connection, delete, insert, text

from vbparse.archive.packing import pack
from vbparse.archive.search.folding import Entry
from vbparse.archive.tables import search_rows

__all__ = ["put", "remove", "vector_of"]

_COLUMNS = "head, body, head_bare, body_bare, words, issuer, facets"
_PLACES = ":head, :body, :head_bare, :body_bare, :words, :issuer, :facets"
_INSERT = text(f"INSERT INTO search_index(rowid, {_COLUMNS}) VALUES (:id, {_PLACES})")  # noqa: S608
_DELETE = text(
    f"INSERT INTO search_index(search_index, rowid, {_COLUMNS})"  # noqa: S608
    f" VALUES ('delete', :id, {_PLACES})"
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
        connection.execute(_INSERT, [_values(number, entry) for number, entry in told])
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
        connection.execute(_DELETE, _values(number, entry))
    connection.execute(delete(search_rows).where(search_rows.c.work_id == number))


def _values(number: int, entry: Entry) -> dict[str, int | str]:
    return dict(zip(Entry.__slots__, astuple(entry), strict=True)) | {"id": number}


def _words(entry: Entry) -> bytes | None:
    return pack(entry.words) if entry.words else None


def vector_of(entry: Entry) -> str:
    """The entry as PostgreSQL writes a ``tsvector``: marked words, ``=`` before unmarked ones,
    ``_`` before words of several syllables, ``@`` before words of bodies, ``#`` before what it is.
    """
    places: defaultdict[str, list[str]] = defaultdict(list)
    at = 0
    for sign, part, weight in (("", "head", "A"), ("", "body", "")):
        start = at
        for at, token in enumerate(_tokens(getattr(entry, part)), start + 1):
            places[sign + token].append(f"{at}{weight}")
        at = start
        for at, token in enumerate(_tokens(getattr(entry, f"{part}_bare")), start + 1):
            places[f"={token}"].append(f"{at}{weight}")
        at += 2  # no phrase runs from the head into the body
    for token in _tokens(entry.words):
        places[f"_{token}"] = []
    for at, token in enumerate(_tokens(entry.issuer), 1):
        places[f"@{token}"].append(str(at))
    for token in _tokens(entry.facets):
        places[f"#{token}"] = []
    return _written(places)


def _tokens(part: str) -> Iterator[str]:
    for found in _TOKEN.finditer(part):
        yield found[0][:_LONGEST]


def _written(places: dict[str, list[str]]) -> str:
    parts: list[str] = []
    room = _MOST_BYTES
    for word, found in places.items():
        kept = [at for at in found[:_MOST_POSITIONS] if int(at.rstrip("A")) <= _LAST_POSITION]
        part = f"'{word}'" + (":" + ",".join(kept) if kept else "")
        room -= len(part.encode()) + 4
        if room < 0:
            break
        parts.append(part)
    return " ".join(parts)
