"""Links every citation of the archive to the work that it means, as works come and change.

A run takes the works that are new or changed: their citations are sought, and so are those of
other works that one of them may answer. What was linked before is looked at again only where the
answer may have changed, so the end state is the same in whatever order the works came.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from vbparse.archive.groups import leaders
from vbparse.archive.human_links import Said, human_words
from vbparse.archive.link_rows import (
    Offer,
    Place,
    citations_of,
    citations_seeking,
    forget,
    in_parts,
    keys_of,
    knowns,
    numbered,
    places_said,
    put_keys,
    put_outcomes,
    works_offering,
)
from vbparse.archive.parent_rows import choose_parents
from vbparse.archive.store import Archive
from vbparse.archive.tables import link_candidates, linkable, links, works
from vbparse.linking import (
    Cited,
    Known,
    Outcome,
    digits_may_mean,
    may_mean,
    offered,
    resolve,
    sought,
)

__all__ = ["Progress", "Summary", "link", "outcomes_for"]

_BATCH = 400  # works in one transaction

Progress = Callable[[int, int], None]
"""Called with the works done and those there are to do."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, and what the archive holds after it."""

    works: int
    citations: int
    resolved: int
    ambiguous: int
    unresolved: int


def link(archive: Archive, *, anew: bool = False, progress: Progress | None = None) -> Summary:
    """Seeks the links of all works that are new or changed; of all works with ``anew``."""
    with archive.write() as connection:
        if anew:
            read = works.c.lead_id.is_not(None)
            connection.execute(update(works).where(read).values(to_link=True))
        _clear_gone(connection)
    with archive.read() as connection:
        total = connection.execute(_WAITING).scalar_one()
    done = asked = 0
    while True:
        with archive.write() as connection:
            batch = list(connection.execute(_NEXT).scalars())
            if not batch:
                break
            asked += _link_batch(connection, batch)
        done += len(batch)
        if progress is not None:
            progress(done, max(total, done))
    with archive.read() as connection:
        counts = {row.status: row.n for row in connection.execute(_COUNTS)}
    return Summary(
        done,
        asked,
        counts.get("resolved", 0),
        counts.get("ambiguous", 0),
        counts.get("unresolved", 0),
    )


def _clear_gone(connection: Connection) -> None:
    """Works that are gone leave no key; the citations that they might have answered are asked."""
    gone = list(connection.execute(_GONE).scalars())
    for part in in_parts(gone):
        places = citations_seeking(connection, _all_keys(connection, part))
        forget(connection, part)
        waiting = sorted({work_id for work_id, _ in places} - set(gone))
        for some in in_parts(waiting):
            connection.execute(update(works).where(works.c.id.in_(some)).values(to_link=True))


def _all_keys(connection: Connection, ids: Iterable[int]) -> set[int]:
    return {key for keys in keys_of(connection, ids).values() for key in keys}


def _link_batch(connection: Connection, batch: list[int]) -> int:
    """Links a batch and all that it may change; how many citations were looked at."""
    said = places_said(connection, batch)
    here = knowns(connection, batch, said)
    cited = citations_of(connection, here)
    touched = _all_keys(connection, batch)  # what they offered until now
    offers = {number: offered(work) for number, work in here.items()}
    wants = {n: [(c.position, sought(c)) for c in found] for n, found in cited.items()}
    put_keys(connection, offers, wants, said, {n: w.number.digits for n, w in here.items()})
    touched.update(key for keys in offers.values() for key in keys)
    places = citations_seeking(connection, touched) | _bound_to(connection, batch)
    outside = {work_id for work_id, _ in places} - here.keys()
    here |= knowns(connection, outside)
    others = citations_of(connection, {n: here[n] for n in outside if n in here})
    asked = [c for found in cited.values() for c in found]
    asked += [c for found in others.values() for c in found if (c.citing, c.position) in places]
    found = outcomes_for(connection, asked, here)
    put_outcomes(connection, found)
    choose_parents(connection, {*batch, *outside, *_citing(connection, [*batch, *outside])})
    done = update(works).where(works.c.id == bindparam("key")).values(to_link=False)
    connection.execute(done, [{"key": number} for number in batch])
    return len(asked)


def outcomes_for(
    connection: Connection, asked: Iterable[Cited], here: Mapping[int, Known]
) -> dict[Place, Outcome]:
    """What the archive says of each citation; ``here`` are works that were read already."""
    wanted = {(c.citing, c.position): (c, sought(c)) for c in asked}
    by_key = works_offering(connection, (key for _, keys in wanted.values() for key in keys))
    known, lead = _candidates(connection, wanted.values(), by_key, here)
    said = human_words(connection, {work_id for work_id, _ in wanted})
    found = {}
    for place, (citation, keys) in wanted.items():
        ids = {offer.work for key in keys for offer in by_key.get(key, ())}
        word = said.get(citation.citing, Said())
        linked = word.links.get(citation.number.key) if citation.number.key else None
        rivals = [_standing(known[number], lead) for number in sorted(ids) if number in known]
        found[place] = resolve(citation, rivals, linked=linked, vetoed=word.vetoed)
    return found


def _candidates(
    connection: Connection,
    wanted: Iterable[tuple[Cited, Iterable[int]]],
    by_key: Mapping[int, Iterable[Offer]],
    here: Mapping[int, Known],
) -> tuple[dict[int, Known], dict[int, int]]:
    """The works that a citation may mean, whole; and which of them are merged into which."""
    reached: dict[int, list[Cited]] = {}
    for citation, keys in wanted:
        for offer in {offer for key in keys for offer in by_key.get(key, ())}:
            if offer.work in here or digits_may_mean(citation, offer.digits):
                reached.setdefault(offer.work, []).append(citation)
    seen = numbered(connection, reached.keys() - here.keys())
    worth = [
        number
        for number, work in seen.items()
        if any(may_mean(citation, work.number, work.type_code) for citation in reached[number])
    ]
    lead = {number: seen[number].lead for number in worth}
    merged = {number: of for number, of in lead.items() if of is not None}
    whole = {number: seen[number].whole() for number in worth}
    return {**here, **whole}, merged | (leaders(connection, here) if here else {})


def _standing(work: Known, lead: Mapping[int, int]) -> Known:
    """A work that was merged is cited by its own names, and means the one that leads."""
    return replace(work, id=lead[work.id]) if work.id in lead else work


def _bound_to(connection: Connection, batch: list[int]) -> set[Place]:
    """The citations that were linked to these works, or might have been."""
    return {
        (row.work_id, row.position)
        for table in (links, link_candidates)
        for row in connection.execute(
            select(table.c.work_id, table.c.position).where(table.c.target_id.in_(batch))
        )
    }


def _citing(connection: Connection, batch: list[int]) -> set[int]:
    """The works whose parent may depend on what these works cite."""
    rows: Iterable[Any] = connection.execute(
        select(links.c.work_id).where(links.c.target_id.in_(batch)).distinct()
    ).scalars()
    return set(rows)


_WAITING = select(func.count()).select_from(works).where(works.c.to_link)
_NEXT = select(works.c.id).where(works.c.to_link).order_by(works.c.id).limit(_BATCH)
_GONE = (
    select(linkable.c.work_id)
    .outerjoin(works, works.c.id == linkable.c.work_id)
    .where(works.c.id.is_(None))
    .order_by(linkable.c.work_id)
)
_COUNTS = select(links.c.status, func.count().label("n")).group_by(links.c.status)


def reasons_of(told: str) -> list[list[Any]]:
    """The reasons as the store keeps them; ``linking.in_words`` puts them into words."""
    found: list[list[Any]] = json.loads(told)
    return found
