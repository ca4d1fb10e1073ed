"""Rows of the store ↔ the values of linking: works, citations, keys, outcomes, a human's word."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from vbparse.archive.packing import unpack
from vbparse.archive.tables import (
    citations,
    cited_keys,
    link_candidates,
    link_keys,
    linkable,
    links,
    texts,
    works,
)
from vbparse.linking import Cited, Known, Named, Outcome, citations_in, known
from vbparse.register import NOWHERE, Context, said_in

__all__ = [
    "Place",
    "citations_of",
    "citations_seeking",
    "in_parts",
    "keys_of",
    "knowns",
    "places_said",
    "put_keys",
    "put_outcomes",
    "works_offering",
]

Place = tuple[int, int]
"""A citation: its work, its position."""
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


# ---------------------------------------------------------------------------- works and citations

_WORK = (
    select(
        works.c.id,
        works.c.number,
        works.c.symbol,
        works.c.type_code,
        works.c.issued_on,
        works.c.issuer,
        works.c.issuer_parent,
        works.c.issuer_id,
        works.c.place,
        works.c.subject,
        linkable.c.province,
        linkable.c.district,
    )
    .outerjoin(linkable, linkable.c.work_id == works.c.id)
    .where(works.c.id.in_(bindparam("ids", expanding=True)))
)
_CITATIONS = (
    select(
        citations.c.work_id,
        citations.c.position,
        citations.c.value,
        citations.c.doc_type,
        citations.c.issued_on,
        citations.c.issuer,
        citations.c.title,
        citations.c.relation,
        citations.c.preamble,
    )
    .where(citations.c.work_id.in_(bindparam("ids", expanding=True)))
    .order_by(citations.c.work_id, citations.c.position)
)


def knowns(
    connection: Connection, ids: Iterable[int], said: Mapping[int, Context] | None = None
) -> dict[int, Known]:
    """The works of these numbers that are there; ``said``: what their texts say of the place, else
    what was stored of it."""
    found: dict[int, Known] = {}
    for part in in_parts(sorted(set(ids))):
        for row in connection.execute(_WORK, {"ids": part}):
            found[row.id] = known(
                row.id,
                value=row.number,
                symbol=row.symbol,
                type_code=row.type_code,
                issued_on=row.issued_on,
                issuer=row.issuer,
                issuer_parent=row.issuer_parent,
                issuer_id=row.issuer_id,
                place=row.place,
                subject=row.subject,
                said=(said or {}).get(row.id) or Context(row.province, row.district),
            )
    return found


def places_said(connection: Connection, ids: Sequence[int]) -> dict[int, Context]:
    """Where the texts of works say that they speak from."""
    found = dict.fromkeys(ids, NOWHERE)
    for part in in_parts(ids, 50):
        for row in connection.execute(_TEXTS, {"ids": part}):
            found[row.id] = said_in(unpack(row.text))
    return found


_TEXTS = (
    select(works.c.id, texts.c.text)
    .join(texts, texts.c.manifestation_id == works.c.lead_id)
    .where(works.c.id.in_(bindparam("ids", expanding=True)))
)


def citations_of(connection: Connection, by: Mapping[int, Known]) -> dict[int, list[Cited]]:
    """The citations of works, in their order; ``issued_with`` (-1) first."""
    named: dict[int, list[Named]] = {number: [] for number in by}
    for part in in_parts(sorted(by)):
        for row in connection.execute(_CITATIONS, {"ids": part}):
            one = Named(
                row.position,
                row.value,
                row.doc_type,
                row.issued_on,
                row.issuer,
                row.title,
                row.relation,
                row.preamble,
            )
            named[row.work_id].append(one)
    return {number: citations_in(by[number], found) for number, found in named.items()}


# ------------------------------------------------------------------------------------------- keys


def packed(keys: Sequence[int]) -> bytes:
    """Keys in eight bytes each."""
    return struct.pack(f"<{len(keys)}q", *keys)


def unpacked(data: bytes) -> tuple[int, ...]:
    """The keys that ``packed`` was given."""
    return struct.unpack(f"<{len(data) // 8}q", data)


def keys_of(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The keys that works offer as the store has them."""
    rows = (row for part in in_parts(ids) for row in connection.execute(_OFFERED, {"ids": part}))
    return {row.work_id: unpacked(row.offered) for row in rows}


_OFFERED = select(linkable.c.work_id, linkable.c.offered).where(
    linkable.c.work_id.in_(bindparam("ids", expanding=True))
)
_OLD = select(linkable).where(linkable.c.work_id.in_(bindparam("ids", expanding=True)))


def put_keys(
    connection: Connection,
    offers: Mapping[int, tuple[int, ...]],
    wants: Mapping[int, Sequence[tuple[int, tuple[int, ...]]]],
    said: Mapping[int, Context],
) -> None:
    """The keys of works and of their citations (position, keys) in place of those of before."""
    forget(connection, sorted(offers))
    offered = [{"hash": k, "work_id": w} for w, keys in offers.items() for k in keys]
    sought = [
        {"hash": k, "work_id": w, "position": position}
        for w, cited_ in wants.items()
        for position, keys in cited_
        for k in keys
    ]
    state = [
        {
            "work_id": w,
            "offered": packed(offers[w]),
            "sought": packed(sorted({k for _, keys in wants.get(w, ()) for k in keys})),
            "province": said.get(w, NOWHERE).province,
            "district": said.get(w, NOWHERE).district,
        }
        for w in offers
    ]
    for table, rows in ((link_keys, offered), (cited_keys, sought), (linkable, state)):
        if rows:
            connection.execute(insert(table), rows)


def forget(connection: Connection, ids: Iterable[int]) -> None:
    """Takes the keys of these works out."""
    for part in in_parts(ids):
        old = connection.execute(_OLD, {"ids": part}).all()
        for table, name in ((link_keys, "offered"), (cited_keys, "sought")):
            stale = [
                {"key": key, "work": row.work_id}
                for row in old
                for key in unpacked(getattr(row, name))
            ]
            if stale:
                connection.execute(_STALE[table.name], stale)
        if old:
            numbers = [row.work_id for row in old]
            connection.execute(delete(linkable).where(linkable.c.work_id.in_(numbers)))


_STALE = {
    table.name: delete(table).where(
        (table.c.hash == bindparam("key")) & (table.c.work_id == bindparam("work"))
    )
    for table in (link_keys, cited_keys)
}
_BY_KEY = select(link_keys).where(link_keys.c.hash.in_(bindparam("keys", expanding=True)))
_SEEKING = select(cited_keys.c.work_id, cited_keys.c.position).where(
    cited_keys.c.hash.in_(bindparam("keys", expanding=True))
)


def works_offering(connection: Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    """Key → the works that stand under it."""
    found: dict[int, list[int]] = defaultdict(list)
    for part in in_parts(sorted(set(keys))):
        for row in connection.execute(_BY_KEY, {"keys": part}):
            found[row.hash].append(row.work_id)
    return found


def citations_seeking(connection: Connection, keys: Iterable[int]) -> set[Place]:
    """The citations that look for a work under one of the keys."""
    return {
        (row.work_id, row.position)
        for part in in_parts(sorted(set(keys)))
        for row in connection.execute(_SEEKING, {"keys": part})
    }


# --------------------------------------------------------------------------------------- outcomes


def put_outcomes(connection: Connection, found: Mapping[Place, Outcome]) -> None:
    """The links of citations, in place of those of before; only those are written that changed."""
    rows, rivals = [], []
    for (work_id, position), outcome in sorted(found.items()):
        why = json.dumps([[r.code, list(r.values)] for r in outcome.why], ensure_ascii=False)
        place = {"work_id": work_id, "position": position}
        rows.append(
            {
                **place,
                "status": outcome.status,
                "target_id": outcome.target,
                "score": outcome.score,
                "why": why,
                "human": outcome.human,
            }
        )
        for rival in outcome.rivals:
            told = json.dumps([[r.code, list(r.values)] for r in rival.why], ensure_ascii=False)
            row = {**place, "target_id": rival.target, "score": rival.score, "why": told}
            rivals.append(row)
    if not rows:
        return
    connection.execute(_put(connection, links), rows)
    places = [{"w": work_id, "p": position} for work_id, position in sorted(found)]
    connection.execute(_NO_RIVALS, places)
    if rivals:
        connection.execute(insert(link_candidates), rivals)


_NO_RIVALS = delete(link_candidates).where(
    (link_candidates.c.work_id == bindparam("w")) & (link_candidates.c.position == bindparam("p"))
)


def _put(connection: Connection, table: Any) -> Any:
    """Insert or replace, in the words of either database."""
    kind = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = kind.insert(table)
    keys = [column.name for column in table.primary_key]
    values = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=values)
