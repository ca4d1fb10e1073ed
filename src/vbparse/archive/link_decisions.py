"""A human's word on links: it holds for ever, whatever is imported or read again later."""

from __future__ import annotations

import json

from sqlalchemy import Connection, insert, select, update

from vbparse.archive.linking import link
from vbparse.archive.store import Archive, next_id
from vbparse.archive.tables import citations, decisions, link_candidates, parents, works
from vbparse.errors import ArchiveError

__all__ = ["reject_parent", "set_parent"]


def set_parent(archive: Archive, work: int, target: int, *, by: str | None = None) -> None:
    """``target`` is the parent of ``work``; raises ``ArchiveError`` when that cannot be."""
    with archive.write() as connection:
        _check(connection, work, target)
        if _stands_below(connection, target, work):
            raise ArchiveError(
                f"văn bản {target} đang nằm dưới văn bản {work}: không thể là cấp trên của nó",
                f"work {target} stands below work {work}: it cannot be its parent",
            )
        _decide(connection, "link", work, target, by)
    link(archive)


def reject_parent(archive: Archive, work: int, target: int, *, by: str | None = None) -> None:
    """``target`` is not what ``work`` carries out, nor what any of its citations means."""
    with archive.write() as connection:
        _check(connection, work, target)
        _decide(connection, "veto", work, target, by)
    link(archive)


def _check(connection: Connection, work: int, target: int) -> None:
    there = set(
        connection.execute(select(works.c.id).where(works.c.id.in_((work, target)))).scalars()
    )
    for number in (work, target):
        if number not in there:
            raise ArchiveError(
                f"không có văn bản số {number} trong kho",
                f"the archive holds no work {number}",
            )
    if work == target:
        raise ArchiveError(
            f"văn bản {work} không thể là cấp trên của chính nó",
            f"work {work} cannot be its own parent",
        )


def _stands_below(connection: Connection, number: int, above: int) -> bool:
    """Whether ``above`` is met on the way up from ``number``."""
    seen: set[int] = set()
    at: int | None = number
    while at is not None and at not in seen:
        if at == above:
            return True
        seen.add(at)
        asked = select(parents.c.target_id).where(parents.c.work_id == at)
        at = connection.execute(asked).scalar()
    return False


def _decide(connection: Connection, kind: str, work: int, target: int, by: str | None) -> None:
    row = {
        "id": next_id(connection, decisions.c.id),
        "work_id": work,
        "kind": kind,
        "field": "parent",
        "value": json.dumps(_citation_meant(connection, work, target), ensure_ascii=False),
        "target_id": target,
        "by": by,
    }
    connection.execute(insert(decisions), row)
    connection.execute(update(works).where(works.c.id == work).values(to_link=True))


def _citation_meant(connection: Connection, work: int, target: int) -> str | None:
    """The key of the citation that the link is about: the one of which ``target`` is a candidate,
    else the one of its number, else the one chosen as the parent when that has none."""
    here = citations.c.work_id == work
    rival = (link_candidates.c.work_id == work) & (link_candidates.c.target_id == target)
    at = link_candidates.c.position == citations.c.position
    number = select(works.c.number_key).where(works.c.id == target).scalar_subquery()
    chosen = select(parents.c.position).where(
        (parents.c.work_id == work) & parents.c.target_id.is_(None)
    )
    for asked in (
        select(citations.c.number_key)
        .join(link_candidates, at)
        .where(here & rival)
        .order_by(link_candidates.c.score.desc(), citations.c.position),
        select(citations.c.number_key).where(here & (citations.c.number_key == number)),
        select(citations.c.number_key).where(
            here & (citations.c.position == chosen.scalar_subquery())
        ),
    ):
        found = connection.execute(asked.limit(1)).scalar()
        if found:
            return str(found)
    return None
