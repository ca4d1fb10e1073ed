"""A human's word on the links of works, as it now stands: the newest on a target counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from vbparse.archive.link_rows import in_parts
from vbparse.archive.tables import decisions

__all__ = ["Said", "human_words"]


@dataclass(slots=True)
class Said:
    """What a human said of the links of one work."""

    links: dict[str, int] = field(default_factory=dict)  # key of a citation's number → target
    parent: int | None = None
    vetoed: set[int] = field(default_factory=set)


_DECIDED = (
    select(decisions)
    .where(decisions.c.work_id.in_(bindparam("ids", expanding=True)))
    .where(decisions.c.kind.in_(("link", "veto")))
    .order_by(decisions.c.id)
)


def human_words(connection: Connection, ids: Iterable[int]) -> dict[int, Said]:
    """The decisions on links; the newest word on a target counts."""
    found: dict[int, Said] = {}
    for part in in_parts(sorted(set(ids))):
        for row in connection.execute(_DECIDED, {"ids": part}):
            if row.target_id is None:
                continue
            said = found.setdefault(row.work_id, Said())
            key = json.loads(row.value) if row.value else None
            if row.kind == "veto":
                said.vetoed.add(row.target_id)
                said.links = {k: t for k, t in said.links.items() if t != row.target_id}
                said.parent = None if said.parent == row.target_id else said.parent
                continue
            said.vetoed.discard(row.target_id)
            if key:
                said.links[key] = row.target_id
            if row.field == "parent":
                said.parent = row.target_id
    return found
