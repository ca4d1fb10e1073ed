"""Lịch thời hạn: all deadlines of a directive and of every plan below it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from vbparse.archive.lineage import below
from vbparse.archive.link_rows import in_parts
from vbparse.archive.named import file_names
from vbparse.archive.tables import deadlines, works
from vbparse.archive.works import needed

__all__ = ["Due", "deadlines_below"]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline with the document that sets it."""

    work: int
    number: str | None
    issuer: str | None
    file: str
    kind: str
    value: str | None
    due_from: str | None
    due_to: str | None
    bound: str
    rrule: str | None
    action: str | None
    unit: str | None
    text: str


def deadlines_below(
    connection: Connection, number: int, *, since: str | None = None, until: str | None = None
) -> list[Due]:
    """By day; recurring, relative and open ones last. ``since`` and ``until`` keep dated ones."""
    needed(connection, number)
    ids = sorted(below(connection, number))
    names = file_names(connection, ids)
    found: list[Due] = []
    for part in in_parts(ids):
        asked = (
            select(deadlines, works.c.number, works.c.issuer)
            .join(works, works.c.id == deadlines.c.work_id)
            .where(deadlines.c.work_id.in_(part))
            .order_by(deadlines.c.work_id, deadlines.c.position)
        )
        for row in connection.execute(asked):
            if _outside(row.due_from, row.due_to, since, until):
                continue
            found.append(
                Due(
                    row.work_id,
                    row.number,
                    row.issuer,
                    names.get(row.work_id, str(row.work_id)),
                    row.kind,
                    row.value,
                    row.due_from,
                    row.due_to,
                    row.bound,
                    row.rrule,
                    row.action,
                    row.unit,
                    row.text,
                )
            )
    return sorted(found, key=lambda due: (due.due_to or "9999", due.due_from or "9999", due.work))


def _outside(first: str | None, last: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return False
    if last is None:
        return True
    return bool((since and last < since) or (until and (first or last) > until))
