"""What waits for a human, the worst first: values, parents, words that lost their work, drafts."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select, union

from vbparse.archive import likeness
from vbparse.archive.decisions import told
from vbparse.archive.doubts import Doubt, doubts_of
from vbparse.archive.groups import LIVE, pairs_said
from vbparse.archive.human_links import Said, human_words
from vbparse.archive.link_rows import in_parts
from vbparse.archive.named import file_names
from vbparse.archive.settings import threshold
from vbparse.archive.store import Archive
from vbparse.archive.tables import decisions, parents, works
from vbparse.archive.works import decided_fields, record_now

__all__ = ["LEFT", "Listed", "Proposal", "Waiting", "doubtful", "how_many", "proposals"]

_AT_ONCE = 100
LEFT = "left"
"""The status of what a human decided of a work of which nothing is read any more."""


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
    file: str | None = None
    target: int | None = None  # of a parent: the work that it is


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two works that may be versions of one document."""

    work: int
    other: int
    score: float
    why: str  # text, identity
    names: tuple[str, str]  # số hiệu or file of each
    subjects: tuple[str, str]


def how_many(archive: Archive, below: float | None = None) -> Waiting:
    """Works in the archive, and works with a value below the threshold."""
    limit = threshold(archive) if below is None else below
    counted = select(func.count()).select_from(works)
    of_parent = select(parents.c.work_id).where(_WAITS & (parents.c.confidence < limit))
    waits = LIVE & or_(works.c.doubt < limit, works.c.id.in_(of_parent))
    with archive.read() as connection:
        every = connection.execute(counted).scalar_one()
        merged = connection.execute(counted.where(works.c.merged_into.is_not(None))).scalar_one()
        gone = len(connection.execute(_GONE).all())
        return Waiting(every - merged - gone, connection.execute(counted.where(waits)).scalar_one())


def doubtful(archive: Archive, below: float | None = None) -> Iterator[Listed]:
    """Values below the threshold over all works, the worst first; before them what a human decided
    of works that are gone.

    A parent is doubted as the archive has it, once its links were sought.
    """
    limit = threshold(archive) if below is None else below
    with archive.read() as connection:
        yield from _left(connection)
        both = _values(connection, limit), _parents(connection, limit)
        for item in heapq.merge(*both, key=lambda item: (item.doubt.confidence, item.work)):
            named = item.number or item.subject
            file = None if named else file_names(connection, [item.work]).get(item.work)
            yield item._replace(file=file)


def _values(connection: Connection, limit: float) -> Iterator[Listed]:
    """Works come in the order of their worst value, and no value of a work is worse than that: so
    a value may be given as soon as the next work begins above it."""
    kept: list[tuple[float, int, int, Listed]] = []
    query = select(works.c.id, works.c.number, works.c.subject, works.c.doubt)
    query = query.where(LIVE & (works.c.doubt < limit)).order_by(works.c.doubt, works.c.id)
    for row in _paged(connection, query):
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


def _parents(connection: Connection, limit: float) -> Iterator[Listed]:
    """The parents that nobody has decided, as the archive chose them."""
    columns = parents, works.c.number, works.c.subject
    query = select(*columns).join(works, works.c.id == parents.c.work_id)
    query = query.where(LIVE & _WAITS & (parents.c.confidence < limit))
    for row in _paged(connection, query.order_by(parents.c.confidence, parents.c.work_id)):
        doubt = Doubt(row.confidence, "parent", row.value, row.status)
        yield Listed(doubt, row.work_id, row.number, row.subject, target=row.target_id)


def _paged(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    at = 0
    while True:
        rows = connection.execute(query.limit(_AT_ONCE).offset(at)).all()
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        at += len(rows)


def _left(connection: Connection) -> Iterator[Listed]:
    """What humans decided of works that no reading holds any more, or made them parents."""
    gone = {row.id: row for row in connection.execute(_GONE)}
    for row in gone.values():
        for field, value in _words_on(connection, row.id):
            yield Listed(Doubt(0.0, field, value, LEFT), row.id, row.number, row.subject)
    for link in connection.execute(_LINKS):
        if link.target_id not in gone or link.work_id in gone:
            continue
        if connection.execute(_LAST, {"key": link.work_id}).scalar() == link.id:
            doubt = Doubt(0.0, "parent", f"→ [{link.target_id}]", LEFT)
            yield Listed(doubt, link.work_id, link.number, link.subject)


def _words_on(connection: Connection, number: int) -> Iterator[tuple[str, str | None]]:
    """What was decided of a work, by field."""
    rows = connection.execute(_OF_WORK, {"key": number}).all()
    for decision in told(rows):
        yield str(decision.field), decision.value
    said = human_words(connection, [number]).get(number, Said())
    if said.parent is not None:
        yield "parent", f"→ [{said.parent}]"
    if said.chosen is not None or said.childless:
        yield "parent", said.chosen
    for target in sorted(said.vetoed):
        yield "parent", f"≠ [{target}]"
    for kind, sign in (("same", "="), ("apart", "≠")):
        for one, other in sorted(pairs_said(connection, [number], kind)):
            yield "same", f"{sign} [{other if one == number else one}]"


def proposals(archive: Archive) -> list[Proposal]:
    """Pairs of works that may be two versions of one, the likest first."""
    with archive.read() as connection:
        found = likeness.proposed(connection)
        numbers = sorted({number for pair in found for number in pair[:2]})
        names: dict[int, tuple[str, str]] = {}
        files = file_names(connection, numbers)
        for part in in_parts(numbers):
            asked = select(works).where(works.c.id.in_(part))
            for row in connection.execute(asked):
                name = row.number or files.get(row.id, str(row.id))
                names[row.id] = name, row.subject or ""
        return [
            Proposal(one, other, score, why, *zip(names[one], names[other], strict=True))
            for one, other, score, why in found
        ]


_WAITS = parents.c.human.is_(False) & (parents.c.status != "none_cited")
_NAMED = union(
    select(decisions.c.work_id), select(decisions.c.target_id).where(decisions.c.target_id > 0)
)
_GONE = (
    select(works.c.id, works.c.number, works.c.subject)
    .where(works.c.lead_id.is_(None) & works.c.merged_into.is_(None))
    .where(works.c.id.in_(_NAMED))  # whose work is gone without a word is deleted
    .order_by(works.c.id)
)
_OF_WORK = select(decisions).where(decisions.c.work_id == bindparam("key")).order_by(decisions.c.id)
_OF_PARENT = (decisions.c.field == "parent") & (decisions.c.kind != "veto")
_LINKS = (
    select(decisions.c.id, decisions.c.work_id, decisions.c.target_id)
    .add_columns(works.c.number, works.c.subject)
    .join(works, works.c.id == decisions.c.work_id)
    .where(decisions.c.kind == "link")
    .order_by(decisions.c.id)
)
_LAST = select(func.max(decisions.c.id)).where(
    _OF_PARENT & (decisions.c.work_id == bindparam("key"))
)
