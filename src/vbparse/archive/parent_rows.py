"""The parents of works, chosen anew whenever a link below or above them has changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from vbparse.archive.human_links import Said, human_words
from vbparse.archive.link_rows import in_parts
from vbparse.archive.packing import Record, unpack_record
from vbparse.archive.tables import citations, links, manifestations, parents, works
from vbparse.document import Citation
from vbparse.linking import Family, Outcome, Reason, choose_parent
from vbparse.linking.choose import Choice, Read, settled

__all__ = ["choose_parents"]

_RECORDS = (
    select(works.c.id, works.c.subject, manifestations.c.record)
    .join(manifestations, manifestations.c.id == works.c.lead_id)
    .where(works.c.id.in_(bindparam("ids", expanding=True)))
    .where(works.c.merged_into.is_(None))
    .order_by(works.c.id)
)
_LINKED = (
    select(
        citations.c.work_id,
        citations.c.position,
        citations.c.value,
        citations.c.number_key,
        citations.c.doc_type,
        citations.c.issuer,
        citations.c.title,
        citations.c.relation,
        citations.c.preamble,
        links.c.status,
        links.c.target_id,
        links.c.score,
        links.c.why,
    )
    .outerjoin(
        links,
        (links.c.work_id == citations.c.work_id) & (links.c.position == citations.c.position),
    )
    .where(citations.c.work_id.in_(bindparam("ids", expanding=True)))
    .where(citations.c.position >= 0)
    .order_by(citations.c.work_id, citations.c.position)
)


def choose_parents(connection: Connection, ids: Iterable[int]) -> None:
    """The rows of ``parents`` of these works, as the links now stand."""
    for part in in_parts(sorted(set(ids)), 200):
        records = connection.execute(_RECORDS, {"ids": part}).all()
        rows = _by_work(connection, [row.id for row in records])
        targets = {row.target_id for found in rows.values() for row in found if row.target_id}
        family = _family(connection, targets)
        said = human_words(connection, part)
        found = [
            _chosen(row, rows.get(row.id, []), family, said.get(row.id, Said())) for row in records
        ]
        connection.execute(delete(parents).where(parents.c.work_id.in_(part)))
        if found:
            connection.execute(insert(parents), found)


def _by_work(connection: Connection, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for part in in_parts(ids):
        for row in connection.execute(_LINKED, {"ids": part}):
            found[row.work_id].append(row)
    return found


def _family(connection: Connection, targets: set[int]) -> Family:
    """What the documents that were found cite in turn, and what they are about."""
    above: dict[int, frozenset[int]] = {}
    cites: dict[int, frozenset[str]] = {}
    subjects: dict[int, str] = {}
    for number, rows in _by_work(connection, sorted(targets)).items():
        above[number] = frozenset(row.target_id for row in rows if row.target_id)
        cites[number] = frozenset(row.number_key for row in rows if row.number_key)
    for part in in_parts(sorted(targets)):
        asked = select(works.c.id, works.c.subject).where(works.c.id.in_(part))
        subjects |= {row.id: row.subject or "" for row in connection.execute(asked)}
    return Family(above, cites, subjects)


def _chosen(work: Any, rows: Sequence[Any], family: Family, said: Said) -> dict[str, Any]:
    """The row of one work."""
    read = _read(unpack_record(work.record), rows)
    cited = [_citation(row) for row in rows]
    keys = [row.number_key or "" for row in rows]
    outcomes = [_outcome(row) for row in rows]
    told = _told(said, keys, outcomes)
    choice = told or choose_parent(read, cited, keys, outcomes, family, work.subject)
    position = rows[choice.position].position if choice.position is not None else None
    return {
        "work_id": work.id,
        "status": choice.status,
        "position": position,
        "value": rows[choice.position].value if choice.position is not None else None,
        "target_id": choice.target,
        "confidence": choice.confidence,
        "why": json.dumps([[r.code, list(r.values)] for r in choice.why], ensure_ascii=False),
        "human": told is not None,
    }


def _told(said: Said, keys: Sequence[str], outcomes: Sequence[Outcome]) -> Choice | None:
    """The parent by a human's word: a work, a citation, or none."""
    if said.parent is not None:
        at = next((i for i, o in enumerate(outcomes) if o.target == said.parent), None)
        return Choice("resolved", at, said.parent, 1.0, (Reason("human.link"),))
    if said.childless:
        return Choice("none_cited", None, None, 1.0, (Reason("human.none"),))
    if said.chosen is None or said.chosen not in keys:
        return None
    at = keys.index(said.chosen)
    return settled(at, outcomes[at], 1.0, (Reason("human.chosen"),))


def _read(record: Record, rows: Sequence[Any]) -> Read:
    """The parent as it was read, found again among the citations by its number."""
    parent = record["parent"]
    at = parent["citation"]
    if at is None:
        return Read("none_cited", None)
    place = next((i for i, row in enumerate(rows) if row.position == at), None)
    if place is None or rows[place].value != parent["value"]:
        place = next((i for i, row in enumerate(rows) if row.value == parent["value"]), place)
    return Read(parent["status"], place, tuple(parent["why"]), parent["confidence"])


def _citation(row: Any) -> Citation:
    return Citation(
        value=row.value,
        doc_type=row.doc_type,
        issuer=row.issuer,
        title=row.title,
        relation=row.relation,
        preamble=row.preamble,
    )


def _outcome(row: Any) -> Outcome:
    why = tuple(Reason(code, tuple(values)) for code, values in json.loads(row.why or "[]"))
    return Outcome(row.status or "unresolved", row.target_id, row.score or 0.0, why)
