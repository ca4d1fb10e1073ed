"""A human's word on the parent: whether it can be, and which citation it is about."""

from __future__ import annotations

from sqlalchemy import Connection, select

from vbparse.archive.tables import citations, link_candidates, parents, works
from vbparse.errors import ArchiveError
from vbparse.vietnamese.numbers import key

__all__ = ["check_parent", "citation_meant", "citation_named"]


def check_parent(connection: Connection, work: int, target: int) -> None:
    """Raises ``ArchiveError`` when ``target`` cannot stand above ``work``."""
    if work == target:
        raise ArchiveError(
            f"văn bản {work} không thể là cấp trên của chính nó",
            f"work {work} cannot be its own parent",
        )
    if _stands_below(connection, target, work):
        raise ArchiveError(
            f"văn bản {target} đang nằm dưới văn bản {work}: không thể là cấp trên của nó",
            f"work {target} stands below work {work}: it cannot be its parent",
            hint_vi=f"vbparse lineage {work} --down cho xem",
            hint_en=f"see vbparse lineage {work} --down",
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


def citation_meant(connection: Connection, work: int, target: int) -> str | None:
    """The key of the citation that a link is about: the one of which ``target`` is a candidate,
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


def citation_named(connection: Connection, work: int, number: str) -> str:
    """The key of the citation of that number; raises ``ArchiveError`` when the work has none."""
    wanted = key(number)
    asked = select(citations.c.number_key).where(citations.c.work_id == work)
    if wanted in connection.execute(asked).scalars():
        return wanted
    raise ArchiveError(
        f"{number}: kho không có văn bản này, và văn bản {work} không viện dẫn số này",
        f"{number}: the archive holds no such work, and work {work} does not cite that number",
        hint_vi=f"vbparse link --explain {work} cho xem các viện dẫn",
        hint_en=f"vbparse link --explain {work} lists its citations",
    )
