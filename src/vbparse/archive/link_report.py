"""What the links of an archive are: a line for each citation, or all about one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from vbparse.archive.link_rows import in_parts
from vbparse.archive.linking import reasons_of
from vbparse.archive.named import file_names
from vbparse.archive.tables import citations, link_candidates, links, parents, works

__all__ = ["CitedLine", "Explained", "RivalLine", "cited_lines", "explain"]

_PART = 500  # works whose lines are read at a time


@dataclass(frozen=True, slots=True)
class RivalLine:
    """A candidate of a citation, as reasons in codes."""

    target: int
    file: str
    number: str | None
    issuer: str | None
    issued_on: str | None
    score: float
    why: list[list[object]]


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A citation and what it means; files by name."""

    work: int
    citing: str
    position: int
    value: str | None
    doc_type: str | None
    issued_on: str | None
    issuer: str | None
    status: str
    target_id: int | None
    target: str | None
    score: float
    human: bool
    why: list[list[object]] = field(default_factory=list)
    rivals: tuple[RivalLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """All citations of a work with their candidates, and its parent."""

    work: int
    file: str
    number: str | None
    parent_status: str
    parent_value: str | None
    parent: int | None
    parent_file: str | None
    confidence: float
    why: list[list[object]]
    cited: tuple[CitedLine, ...]


_LINES = (
    select(
        citations.c.work_id,
        citations.c.position,
        citations.c.value,
        citations.c.doc_type,
        citations.c.issued_on,
        citations.c.issuer,
        links.c.status,
        links.c.target_id,
        links.c.score,
        links.c.why,
        links.c.human,
    )
    .join(
        links,
        (links.c.work_id == citations.c.work_id) & (links.c.position == citations.c.position),
    )
    .order_by(citations.c.work_id, citations.c.position)
)


def cited_lines(connection: Connection) -> Iterator[CitedLine]:
    """Every citation that was sought, in the order of works."""
    last = 0
    while True:
        asked = select(works.c.id).where(works.c.id > last).order_by(works.c.id).limit(_PART)
        part = list(connection.execute(asked).scalars())
        if not part:
            return
        last = part[-1]
        yield from _lines(connection, part)


def _lines(connection: Connection, ids: list[int]) -> list[CitedLine]:
    rows = connection.execute(_LINES.where(citations.c.work_id.in_(ids))).all()
    wanted = {row.work_id for row in rows} | {row.target_id for row in rows if row.target_id}
    files = file_names(connection, wanted)
    return [
        CitedLine(
            row.work_id,
            files.get(row.work_id, str(row.work_id)),
            row.position,
            row.value,
            row.doc_type,
            row.issued_on,
            row.issuer,
            row.status,
            row.target_id,
            files.get(row.target_id, str(row.target_id)) if row.target_id else None,
            row.score,
            row.human,
            reasons_of(row.why),
        )
        for row in rows
    ]


def explain(connection: Connection, work: int) -> Explained:
    """What the archive says of the citations of ``work``, with the candidates that lost."""
    lines = _lines(connection, [work])
    rivals = _rivals(connection, work)
    cited = tuple(replace(line, rivals=tuple(rivals.get(line.position, ()))) for line in lines)
    number = connection.execute(select(works.c.number).where(works.c.id == work)).scalar()
    row = connection.execute(select(parents).where(parents.c.work_id == work)).first()
    names = file_names(connection, {work, row.target_id} if row and row.target_id else {work})
    return Explained(
        work,
        names.get(work, str(work)),
        number,
        row.status if row else "not_sought",
        row.value if row else None,
        row.target_id if row else None,
        names.get(row.target_id) if row and row.target_id else None,
        row.confidence if row else 0.0,
        reasons_of(row.why) if row else [],
        cited,
    )


def _rivals(connection: Connection, work: int) -> dict[int, list[RivalLine]]:
    same = works.c.id == link_candidates.c.target_id
    asked = (
        select(link_candidates, works.c.number, works.c.issuer, works.c.issued_on)
        .join(works, same)
        .where(link_candidates.c.work_id == work)
        .order_by(
            link_candidates.c.position, link_candidates.c.score.desc(), link_candidates.c.target_id
        )
    )
    rows = connection.execute(asked).all()
    files: dict[int, str] = {}
    for part in in_parts([row.target_id for row in rows]):
        files |= file_names(connection, part)
    found: dict[int, list[RivalLine]] = {}
    for row in rows:
        line = RivalLine(
            row.target_id,
            files.get(row.target_id, str(row.target_id)),
            row.number,
            row.issuer,
            row.issued_on,
            row.score,
            reasons_of(row.why),
        )
        found.setdefault(row.position, []).append(line)
    return found
