"""What waits for a human, the worst first, and what he decides."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, update

from vbparse.archive.decisions import Decision, check_place, checked, current, field_of
from vbparse.archive.doubts import Doubt, doubts_of, worst
from vbparse.archive.link_decisions import check_parent, citation_meant
from vbparse.archive.settings import threshold
from vbparse.archive.store import Archive, next_id
from vbparse.archive.tables import decisions, likenesses, works
from vbparse.archive.works import changing, decided, decided_fields, needed, read_record, record_now

__all__ = [
    "Listed",
    "Waiting",
    "confirm",
    "decide",
    "decide_parent",
    "doubtful",
    "how_many",
    "proposals",
]

_AT_ONCE = 100


class Waiting(NamedTuple):
    """How much there is, and how much of it waits."""

    works: int
    doubtful: int


class Listed(NamedTuple):
    """A doubtful value, and the work whose it is."""

    doubt: Doubt
    work: int
    number: str | None
    subject: str | None


def how_many(archive: Archive, below: float | None = None) -> Waiting:
    """Works in the archive, and works with a value below the threshold."""
    limit = threshold(archive) if below is None else below
    with archive.read() as connection:
        whole = connection.execute(select(func.count()).select_from(works)).scalar_one()
        query = select(func.count()).select_from(works).where(works.c.doubt < limit)
        return Waiting(whole, connection.execute(query).scalar_one())


def doubtful(archive: Archive, below: float | None = None) -> Iterator[Listed]:
    """Values below the threshold over all works, the worst first.

    Works come in the order of their worst value, and no value of a work is worse than that: so a
    value may be given as soon as the next work begins above it.
    """
    limit = threshold(archive) if below is None else below
    kept: list[tuple[float, int, int, Listed]] = []
    with archive.read() as connection:
        for row in _by_doubt(connection, limit):
            while kept and kept[0][0] < row.doubt:
                yield heapq.heappop(kept)[-1]
            record = record_now(connection, row.id)
            found = doubts_of(record, decided_fields(connection, row.id))
            for place, doubt in enumerate(found):
                if doubt.confidence < limit:
                    listed = Listed(doubt, row.id, row.number, row.subject)
                    heapq.heappush(kept, (doubt.confidence, row.id, place, listed))
        while kept:
            yield heapq.heappop(kept)[-1]


def _by_doubt(connection: Connection, limit: float) -> Iterator[Row[int, str, str, float]]:
    query = select(works.c.id, works.c.number, works.c.subject, works.c.doubt)
    query = query.where(works.c.doubt < limit).order_by(works.c.doubt, works.c.id)
    at = 0
    while True:
        rows = connection.execute(query.limit(_AT_ONCE).offset(at)).all()
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        at += len(rows)


def proposals(archive: Archive) -> list[tuple[int, int, float, str]]:
    """Pairs of works that may be two versions of one, the likest first."""
    query = select(
        likenesses.c.work_id, likenesses.c.other_id, likenesses.c.score, likenesses.c.why
    ).where(likenesses.c.state == "proposed")
    query = query.order_by(likenesses.c.score.desc(), likenesses.c.work_id, likenesses.c.other_id)
    with archive.read() as connection:
        return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def decide(archive: Archive, number: int, name: str, value: str | None, by: str | None) -> Decision:
    """Enters a value that counts from now on; ``None``: there is none. Raises ``ArchiveError``."""
    field = field_of(name)
    told = checked(field, value) if value is not None else None
    with archive.write() as connection:
        needed(connection, number)
        read = read_record(connection, number)
        check_place(record_now(connection, number), field)
        decision = Decision(field, told, current(read, field))
        if decision in decided(connection, number)[-1:]:
            return decision
        with changing(connection, number):
            _enter(connection, number, "value", str(field), told, decision.previous, None, by)
    return decision


def confirm(archive: Archive, number: int, name: str, by: str | None) -> Decision:
    """The value that was read is right."""
    field = field_of(name)
    with archive.read() as connection:
        needed(connection, number)
        value = current(record_now(connection, number), field)
    return decide(archive, number, name, value, by)


def decide_parent(
    archive: Archive, number: int, target: int, by: str | None, *, veto: bool = False
) -> None:
    """The parent is ``target``, or it is not; raises ``ArchiveError``."""
    with archive.write() as connection:
        needed(connection, number)
        needed(connection, target)
        if not veto:
            check_parent(connection, number, target)
        about = citation_meant(connection, number, target)
        kind = "veto" if veto else "link"
        _enter(connection, number, kind, "parent", about, None, target, by)
        doubt = worst(record_now(connection, number), decided_fields(connection, number))
        same = works.c.id == number
        connection.execute(update(works).where(same).values(to_link=True, doubt=doubt))


def _enter(
    connection: Connection,
    number: int,
    kind: str,
    field: str,
    value: str | None,
    previous: str | None,
    target: int | None,
    by: str | None,
) -> None:
    is_value = kind == "value"
    row = {
        "id": next_id(connection, decisions.c.id),
        "work_id": number,
        "kind": kind,
        "field": field,
        "value": json.dumps(value, ensure_ascii=False) if is_value or value else None,
        "previous": json.dumps(previous, ensure_ascii=False) if is_value else None,
        "target_id": target,
        "by": by,
    }
    connection.execute(insert(decisions).values(row))
