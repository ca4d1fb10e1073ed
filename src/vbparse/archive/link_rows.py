"""Rows of the store ↔ the values of linking: works, citations, keys, outcomes, a human's word."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from vbparse.archive.key_rows import (
    Offer,
    Place,
    citations_seeking,
    forget,
    in_parts,
    keys_of,
    put_keys,
    works_offering,
)
from vbparse.archive.packing import unpack
from vbparse.archive.tables import (
    citations,
    link_candidates,
    linkable,
    links,
    texts,
    works,
)
from vbparse.linking import (
    Cited,
    Known,
    Named,
    Number,
    Outcome,
    citations_in,
    known,
    read_number,
    type_of,
)
from vbparse.register import NOWHERE, Context, said_in

__all__ = [
    "Offer",
    "Place",
    "citations_of",
    "citations_seeking",
    "forget",
    "in_parts",
    "keys_of",
    "knowns",
    "numbered",
    "places_said",
    "put_keys",
    "put_outcomes",
    "works_offering",
]

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
        works.c.merged_into,
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
            found[row.id] = _known(row, (said or {}).get(row.id))
    return found


def _known(row: Any, said: Context | None = None) -> Known:
    return known(
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
        said=said or Context(row.province, row.district),
    )


class Numbered(NamedTuple):
    """What of a work is read before it is worth more."""

    number: Number
    type_code: str | None
    lead: int | None  # the work that it is merged into
    row: Any  # of ``_WORK``

    def whole(self) -> Known:
        """The work as ``knowns`` gives it."""
        return _known(self.row)


def numbered(connection: Connection, ids: Iterable[int]) -> dict[int, Numbered]:
    """The numbers of works that are there: enough to see that most are not meant."""
    found: dict[int, Numbered] = {}
    for part in in_parts(sorted(set(ids))):
        for row in connection.execute(_WORK, {"ids": part}):
            number = read_number(row.number, row.symbol)
            found[row.id] = Numbered(number, type_of(row.type_code, number), row.merged_into, row)
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
