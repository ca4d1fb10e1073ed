"""Keys of linking in the store: which works stand under one, which citations look for one.

``linkable`` holds what each work offers and seeks. PostgreSQL finds works by an index over these
arrays; SQLite has a table of keys for each, which there are smaller and quicker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    text,
)

from vbparse.archive.tables import cited_keys, link_keys, linkable
from vbparse.register import NOWHERE, Context

__all__ = [
    "ROWS",
    "Offer",
    "Place",
    "citations_seeking",
    "forget",
    "in_parts",
    "keys_of",
    "put_keys",
    "works_offering",
]

Place = tuple[int, int]
"""A citation: its work, its position."""
Sought = Sequence[tuple[int, tuple[int, ...]]]
"""Positions of citations, and the keys that they look for."""
_PART = 400  # values in one question; SQLite takes some thousands
_Item = TypeVar("_Item")


def in_parts(items: Iterable[_Item], size: int = _PART) -> Iterator[list[_Item]]:
    """``items`` in lists of at most ``size``."""
    part: list[_Item] = []
    for item in items:
        part.append(item)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def keys_of(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The keys that works offer as the store has them."""
    rows = (row for part in in_parts(ids) for row in connection.execute(_OFFERED, {"ids": part}))
    return {row.work_id: row.offered for row in rows}


def put_keys(
    connection: Connection,
    offers: Mapping[int, tuple[int, ...]],
    wants: Mapping[int, Sought],
    said: Mapping[int, Context],
    digits: Mapping[int, str],
) -> None:
    """The keys of works and of their citations (position, keys) in place of those of before;
    ``digits`` are the figures of the works' numbers."""
    forget(connection, sorted(offers))
    if _has_tables(connection):
        _put_in_tables(connection, offers, wants, digits)
    pairs = {w: sorted((key, at) for at, keys in wants.get(w, ()) for key in keys) for w in offers}
    state = [
        {
            "work_id": w,
            "offered": offers[w],
            **_sought(connection, pairs[w]),
            "province": said.get(w, NOWHERE).province,
            "district": said.get(w, NOWHERE).district,
        }
        for w in offers
    ]
    if state and _has_tables(connection):
        connection.execute(insert(linkable), state)
    elif state:
        connection.execute(
            insert(ROWS), [{**row, "digits": digits[row["work_id"]]} for row in state]
        )


def _sought(connection: Connection, pairs: Sequence[tuple[int, int]]) -> dict[str, Any]:
    if _has_tables(connection):
        return {"sought": tuple(sorted({key for key, _ in pairs})), "places": None}
    return {"sought": tuple(key for key, _ in pairs), "places": tuple(at for _, at in pairs)}


def _put_in_tables(
    connection: Connection,
    offers: Mapping[int, tuple[int, ...]],
    wants: Mapping[int, Sought],
    digits: Mapping[int, str],
) -> None:
    offered = [
        {"hash": k, "work_id": w, "digits": digits[w]} for w, keys in offers.items() for k in keys
    ]
    sought = [
        {"hash": k, "work_id": w, "position": position}
        for w, cited in wants.items()
        for position, keys in cited
        for k in keys
    ]
    for table, rows in ((link_keys, offered), (cited_keys, sought)):
        if rows:
            connection.execute(insert(table), rows)


def forget(connection: Connection, ids: Iterable[int]) -> None:
    """Takes the keys of these works out."""
    for part in in_parts(ids):
        if _has_tables(connection):
            _forget_in_tables(connection, connection.execute(_OLD, {"ids": part}).all())
        connection.execute(_GONE, {"ids": part})


def _forget_in_tables(connection: Connection, old: Sequence[Any]) -> None:
    for table, name in ((link_keys, "offered"), (cited_keys, "sought")):
        stale = [{"key": key, "work": row.work_id} for row in old for key in getattr(row, name)]
        if stale:
            connection.execute(_STALE[table.name], stale)


class Offer(NamedTuple):
    """A work under a key."""

    work: int
    digits: str | None  # of its number; empty when it is blank, ``None`` when that is not known


def works_offering(connection: Connection, keys: Iterable[int]) -> dict[int, list[Offer]]:
    """Key → the works that stand under it."""
    found: dict[int, list[Offer]] = defaultdict(list)
    for part in in_parts(sorted(set(keys))):
        if _has_tables(connection):
            for row in connection.execute(_BY_KEY, {"keys": part}):
                found[row.hash].append(Offer(row.work_id, row.digits))
            continue
        asked = set(part)
        for row in connection.execute(_OFFERING, {"keys": part}):
            for key in asked.intersection(row.offered):
                found[key].append(Offer(row.work_id, row.digits))
    return found


def citations_seeking(connection: Connection, keys: Iterable[int]) -> set[Place]:
    """The citations that look for a work under one of the keys."""
    found: set[Place] = set()
    for part in in_parts(sorted(set(keys))):
        if _has_tables(connection):
            found.update(
                (row.work_id, row.position) for row in connection.execute(_SEEKING, {"keys": part})
            )
            continue
        asked = set(part)
        for row in connection.execute(_SOUGHT, {"keys": part}):
            pairs = zip(row.sought, row.places, strict=True)
            found.update((row.work_id, at) for key, at in pairs if key in asked)
    return found


def _has_tables(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


ROWS = Table(  # what ``linkable`` holds in PostgreSQL
    "linkable",
    MetaData(),
    *(Column(c.name, c.type, primary_key=c.primary_key) for c in linkable.columns),
    Column("digits", Text),
)
_SOME = linkable.c.work_id.in_(bindparam("ids", expanding=True))
_OFFERED = select(linkable.c.work_id, linkable.c.offered).where(_SOME)
_OLD = select(linkable.c.work_id, linkable.c.offered, linkable.c.sought).where(_SOME)
_GONE = delete(linkable).where(_SOME)
_STALE = {
    table.name: delete(table).where(
        (table.c.hash == bindparam("key")) & (table.c.work_id == bindparam("work"))
    )
    for table in (link_keys, cited_keys)
}
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_BY_KEY = select(link_keys).where(link_keys.c.hash.in_(_KEYS))
_SEEKING = select(cited_keys.c.work_id, cited_keys.c.position).where(cited_keys.c.hash.in_(_KEYS))
_OFFERING = text(
    "SELECT work_id, offered, digits FROM linkable WHERE offered && CAST(:keys AS bigint[])"
).columns(linkable.c.work_id, linkable.c.offered, ROWS.c.digits)
_SOUGHT = text(
    "SELECT work_id, sought, places FROM linkable WHERE sought && CAST(:keys AS bigint[])"
).columns(linkable.c.work_id, linkable.c.sought, linkable.c.places)
