"""The text index: FTS5 in SQLite, ``vectors`` in PostgreSQL. Only writers come here.

Every token begins with a sign that says where it stands: so the subject, the text with marks and
without, bodies and facets have lists of their own, and a query reads the short ones. (FTS5 keeps
columns in one list, and would read the text's entries to find those of the subject.) SQLite keeps
no copy of the text: to take a work out, what was put in is told once more.

While the index is made anew (``rebuild``), works that are not in it yet are left to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from vbparse.archive.packing import pack
from vbparse.archive.search import vectors
from vbparse.archive.search.folding import SIGNS, Entry
from vbparse.archive.tables import search_rows, settings
from vbparse.vietnamese.fold import words_of

__all__ = ["REBUILT", "put", "rebuilt_to", "remove", "renew"]

REBUILT = "index_rebuilt_to"
"""The setting that says how far the index has been made anew; there is none when it is whole."""

_INSERT = text("INSERT INTO search_index(rowid, tokens) VALUES (:id, :tokens)")
_DELETE = text(
    "INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', :id, :tokens)"
)
_TOKEN = re.compile(r"[^\W_]+(?:_[^\W_]+)*")
_REBUILT = select(settings.c.value).where(settings.c.name == REBUILT)


def rebuilt_to(connection: Connection) -> int | None:
    """The last work that the new index holds; ``None`` when the index is whole."""
    found = connection.execute(_REBUILT).scalar()
    return None if found is None else int(found)


def put(connection: Connection, entries: Iterable[tuple[int, Entry]]) -> None:
    """Puts works in, which are not in."""
    last = rebuilt_to(connection)
    _put(connection, [one for one in entries if last is None or one[0] <= last])


def renew(connection: Connection, entries: Sequence[tuple[int, Entry]]) -> None:
    """Puts works into an index that is made anew, in place of what it knew of them."""
    connection.execute(_FORGET, [{"key": number} for number, _ in entries])
    _put(connection, entries)


def _put(connection: Connection, told: Sequence[tuple[int, Entry]]) -> None:
    if not told:
        return
    if connection.dialect.name != "sqlite":
        vectors.put(connection, told)
        return
    connection.execute(
        _INSERT, [{"id": number, "tokens": _signed(entry)} for number, entry in told]
    )
    rows = [{"work_id": number, "words": _words(entry)} for number, entry in told]
    connection.execute(insert(search_rows), rows)


def remove(connection: Connection, number: int, entry: Entry) -> None:
    """Takes out a work, which was put in as ``entry``."""
    last = rebuilt_to(connection)
    if connection.dialect.name == "sqlite" and (last is None or number <= last):
        connection.execute(_DELETE, {"id": number, "tokens": _signed(entry)})
    connection.execute(_FORGET, {"key": number})


_FORGET = delete(search_rows).where(search_rows.c.work_id == bindparam("key"))


def _signed(entry: Entry) -> str:
    parts = []
    for part, sign in SIGNS.items():
        told = getattr(entry, part)
        tokens = _TOKEN.findall(told) if "_" in told else words_of(told)
        if tokens:
            parts.append(sign + f" {sign}".join(tokens))
    return " ".join(parts)


def _words(entry: Entry) -> bytes | None:
    return pack(entry.words) if entry.words else None
