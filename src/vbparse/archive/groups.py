"""Works that a human says are one, and works of which no reading is left.

Every work keeps its own manifestations and decisions. Of those that are one, the work with the best
manifestation *leads*: the others point to it (``merged_into``), stand in no list and offer only
the names under which they may be cited. A work whose manifestations are gone (its file now reads as
fewer documents) is deleted, unless a human has decided something about it: then its row stays
without a lead, for ``vbparse review``, and comes back with a reading of its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from vbparse.archive.link_rows import citations_seeking, forget, in_parts, keys_of
from vbparse.archive.tables import (
    citations,
    deadlines,
    decisions,
    likenesses,
    link_candidates,
    links,
    manifestations,
    parents,
    works,
)

__all__ = [
    "LIVE",
    "arranged",
    "has_word",
    "leaders",
    "members",
    "pairs_said",
    "touched_by",
]

LIVE = works.c.merged_into.is_(None) & works.c.lead_id.is_not(None)
"""A work that stands for itself: listed, counted, linked."""
Pair = tuple[int, int]


def leaders(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Of these works those that are merged into another, and into which."""
    if connection.execute(_ANY).first() is None:
        return {}
    asked = select(works.c.id, works.c.merged_into).where(works.c.merged_into.is_not(None))
    return {
        row.id: row.merged_into
        for part in in_parts(sorted(set(numbers)))
        for row in connection.execute(asked.where(works.c.id.in_(part)))
    }


def members(connection: Connection, number: int) -> list[int]:
    """The work and those that are merged into it."""
    merged = connection.execute(_MERGED, {"key": number}).scalars()
    return [number, *merged]


def has_word(connection: Connection, number: int) -> bool:
    """Whether a human has decided anything about the work, or named it."""
    return connection.execute(_WORD, {"key": number}).first() is not None


def pairs_said(connection: Connection, numbers: Iterable[int], kind: str) -> set[Pair]:
    """Pairs with one of these works of which a human last said that they are ``same`` or
    ``apart``; the smaller number first."""
    newest: dict[Pair, str] = {}
    for part in in_parts(sorted(set(numbers))):
        for row in connection.execute(_SAID, {"ids": part}):
            newest[min(row.work_id, row.target_id), max(row.work_id, row.target_id)] = row.kind
    return {pair for pair, said in newest.items() if said == kind}


def touched_by(connection: Connection, numbers: Iterable[int]) -> list[int]:
    """These works, and all that are one with them or that a human has called one."""
    found: set[int] = set()
    new = set(numbers)
    while new:
        found |= new
        near: set[int] = set()
        for number in new:
            lead = leaders(connection, [number]).get(number, number)
            near |= {lead, *members(connection, lead)}
        near |= {number for pair in pairs_said(connection, found, "same") for number in pair}
        new = near - found
    return sorted(found)


def arranged(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Says anew who leads among these works (``touched_by``); those that stand for themselves.

    The rows of ``works`` point right afterwards. What is gone for good is deleted, and what might
    cite one of them whose place has changed is asked again by the next ``link``.
    """
    before = {
        row.id: (row.merged_into, row.lead_id is None)
        for row in connection.execute(select(works).where(works.c.id.in_(numbers)))
    }
    ranked = connection.execute(_RANKS, {"ids": list(numbers)})  # the best of each comes last
    best = {row.work_id: (row.rank, row.id) for row in ranked}
    alive: list[int] = []
    for group in _components(numbers, pairs_said(connection, numbers, "same")):
        lead = min(
            (number for number in group if number in best), key=best.__getitem__, default=None
        )
        alive += [lead] if lead is not None else []
        for number in group:
            own = best[number][1] if number in best else None
            into = lead if number != lead else None
            state = {"lead_id": own, "merged_into": into}
            connection.execute(update(works).where(works.c.id == number).values(**state))
            if before[number] != (into, own is None):
                _ask_again(connection, number)
            if number != lead:
                _hide(connection, number, alias=own is not None and into is not None)
    return sorted(alive)


def _components(numbers: Sequence[int], pairs: Iterable[Pair]) -> list[list[int]]:
    group_of = {number: {number} for number in numbers}
    for one, other in sorted(pairs):
        if one in group_of and other in group_of and group_of[one] is not group_of[other]:
            joined = group_of[one] | group_of[other]
            for number in joined:
                group_of[number] = joined
    distinct = {id(group): sorted(group) for group in group_of.values()}
    return sorted(distinct.values())


def _hide(connection: Connection, number: int, *, alias: bool) -> None:
    """Takes a work out of everything that lists works; an alias may still be cited."""
    for table in (citations, deadlines, parents):
        connection.execute(delete(table).where(table.c.work_id == number))
    if alias:
        quiet = {"doubt": 1.0, "to_segment": False, "to_link": True}
        connection.execute(update(works).where(works.c.id == number).values(**quiet))
        return
    forget(connection, [number])
    pair = or_(likenesses.c.work_id == number, likenesses.c.other_id == number)
    connection.execute(delete(likenesses).where(pair & (likenesses.c.state == "proposed")))
    if has_word(connection, number):
        quiet = {"doubt": 1.0, "to_segment": False, "to_link": False}
        connection.execute(update(works).where(works.c.id == number).values(**quiet))
    else:
        connection.execute(delete(works).where(works.c.id == number))


def _ask_again(connection: Connection, number: int) -> None:
    """Whatever cites the work, may mean it or was told to be below it is linked anew."""
    keys = {key for found in keys_of(connection, [number]).values() for key in found}
    citing = {work_id for work_id, _ in citations_seeking(connection, keys)}
    for table in (links, link_candidates, parents, decisions):
        asked = select(table.c.work_id).where(table.c.target_id == number)
        citing.update(connection.execute(asked).scalars())
    for part in in_parts(sorted(citing)):
        again = update(works).where(works.c.id.in_(part) & works.c.lead_id.is_not(None))
        connection.execute(again.values(to_link=True))


_ANY = select(works.c.id).where(works.c.merged_into.is_not(None)).limit(1)
_MERGED = select(works.c.id).where(works.c.merged_into == bindparam("key")).order_by(works.c.id)
_WORD = (
    select(decisions.c.id)
    .where(or_(decisions.c.work_id == bindparam("key"), decisions.c.target_id == bindparam("key")))
    .limit(1)
)
_SAID = (
    select(decisions.c.work_id, decisions.c.target_id, decisions.c.kind)
    .where(decisions.c.kind.in_(("same", "apart")))
    .where(
        or_(
            decisions.c.work_id.in_(bindparam("ids", expanding=True)),
            decisions.c.target_id.in_(bindparam("ids", expanding=True)),
        )
    )
    .order_by(decisions.c.id)
)
_RANKS = (
    select(manifestations.c.work_id, manifestations.c.rank, manifestations.c.id)
    .where(manifestations.c.work_id.in_(bindparam("ids", expanding=True)))
    .order_by(manifestations.c.rank.desc(), manifestations.c.id.desc())
)
