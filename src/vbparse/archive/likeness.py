"""Near-duplicates: drafts and versions of one document are proposed, and never merged unasked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from vbparse.archive.groups import leaders, pairs_said
from vbparse.archive.intake import Document
from vbparse.archive.sketch import likeness
from vbparse.archive.tables import bands, likenesses, manifestations, works
from vbparse.archive.values import identity_of

__all__ = ["Alike", "enter", "propose", "proposed"]

_LEAST = 0.7
_MOST_SEEN = 50
_MOST_PROPOSED = 5


class Alike(NamedTuple):
    """A work that may be another version of a document."""

    work_id: int
    score: float
    why: str


def propose(connection: Connection, document: Document) -> list[Alike]:
    """Works whose text is nearly the document's; the likest first."""
    found: dict[int, Alike] = {}
    if document.sketch is not None and document.bands:
        for row in connection.execute(_NEAR, {"hashes": list(document.bands)}):
            score = round(likeness(document.sketch, row.sketch), 3)
            known = found.get(row.work_id)
            if (
                score >= _LEAST
                and not _siblings(document, row.number_key)
                and (not known or known.score < score)
            ):
                found[row.work_id] = Alike(row.work_id, score, "text")
    identity = identity_of(document.values)
    if identity is not None:
        for (number,) in connection.execute(_IDENTICAL, identity._asdict()):
            found.setdefault(number, Alike(number, 0.0, "identity"))
    return sorted(found.values(), key=lambda alike: (-alike.score, alike.work_id))[:_MOST_PROPOSED]


def _siblings(document: Document, other: str | None) -> bool:
    """Two documents with numbers of their own are two, however alike (last year's plan)."""
    number = document.values["number_key"]
    return None not in (number, other) and number != other


def enter(connection: Connection, work_id: int, alike: Sequence[Alike]) -> None:
    """Keeps what was proposed for ``work_id``; what a human has refused stays refused."""
    number = leaders(connection, [work_id]).get(work_id, work_id) if alike else work_id
    for other, score, why in alike:
        if other == number:
            continue
        pair = {"work_id": min(number, other), "other_id": max(number, other)}
        same = (likenesses.c.work_id == pair["work_id"]) & (
            likenesses.c.other_id == pair["other_id"]
        )
        known = connection.execute(select(likenesses.c.score).where(same)).first()
        if known is None:
            row = {**pair, "score": score, "why": why, "state": "proposed"}
            connection.execute(insert(likenesses), row)
        elif known.score < score:
            connection.execute(update(likenesses).where(same).values(score=score, why=why))


def proposed(connection: Connection) -> list[tuple[int, int, float, str]]:
    """Pairs of works, as they lead now, that nobody has decided; the likest first."""
    rows = connection.execute(_PROPOSED).all()
    numbers = {number for row in rows for number in (row.work_id, row.other_id)}
    lead = leaders(connection, numbers)
    apart = {
        frozenset(lead.get(number, number) for number in pair)
        for pair in pairs_said(connection, numbers, "apart")
    }
    found: dict[tuple[int, int], tuple[float, str]] = {}
    for row in rows:
        one, other = sorted(lead.get(number, number) for number in (row.work_id, row.other_id))
        if one != other and frozenset((one, other)) not in apart:
            found.setdefault((one, other), (row.score, row.why))
    listed = [(*pair, *told) for pair, told in found.items()]
    return sorted(listed, key=lambda item: (-item[2], item[0], item[1]))


_PROPOSED = (
    select(likenesses)
    .where(likenesses.c.state == "proposed")
    .order_by(likenesses.c.score.desc(), likenesses.c.work_id, likenesses.c.other_id)
)
_NEAR = (
    select(
        manifestations.c.id,
        func.coalesce(works.c.merged_into, works.c.id).label("work_id"),
        manifestations.c.sketch,
        works.c.number_key,
    )
    .join(bands, bands.c.manifestation_id == manifestations.c.id)
    .join(works, works.c.id == manifestations.c.work_id)
    .where(bands.c.hash.in_(bindparam("hashes", expanding=True)))
    .distinct()
    .order_by(manifestations.c.id)
    .limit(_MOST_SEEN)
)
_IDENTICAL = (
    select(func.coalesce(works.c.merged_into, works.c.id))
    .where(works.c.lead_id.is_not(None))
    .where(works.c.number_key == bindparam("number_key"))
    .where(works.c.issued_from == bindparam("day"), works.c.issued_to == bindparam("day"))
    .where(works.c.issuer_key == bindparam("issuer_key"))
    .order_by(works.c.id)
    .limit(_MOST_SEEN)
)
