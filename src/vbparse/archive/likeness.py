"""Near-duplicates: drafts and versions of one document are proposed, and never merged unasked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from vbparse.archive.intake import Document
from vbparse.archive.sketch import likeness
from vbparse.archive.tables import bands, likenesses, manifestations, works
from vbparse.archive.values import identity_of

__all__ = ["Alike", "enter", "propose"]

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
    for other, score, why in alike:
        if other == work_id:
            continue
        pair = {"work_id": min(work_id, other), "other_id": max(work_id, other)}
        same = (likenesses.c.work_id == pair["work_id"]) & (
            likenesses.c.other_id == pair["other_id"]
        )
        known = connection.execute(select(likenesses.c.score).where(same)).first()
        if known is None:
            row = {**pair, "score": score, "why": why, "state": "proposed"}
            connection.execute(insert(likenesses), row)
        elif known.score < score:
            connection.execute(update(likenesses).where(same).values(score=score, why=why))


_NEAR = (
    select(
        manifestations.c.id,
        manifestations.c.work_id,
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
    select(works.c.id)
    .where(works.c.number_key == bindparam("number_key"))
    .where(works.c.issued_from == bindparam("day"), works.c.issued_to == bindparam("day"))
    .where(works.c.issuer_key == bindparam("issuer_key"))
    .order_by(works.c.id)
    .limit(_MOST_SEEN)
)
