"""A human's word on the links of works, as it now stands: the newest on a target counts.

Works that were merged speak with one voice, and what was said of a work holds for the one that
stands for it. A link to a work of which nothing is read any more waits until it comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, func, select, union_all

from vbparse.archive.link_rows import in_parts
from vbparse.archive.tables import decisions, works

__all__ = ["Said", "human_words"]


@dataclass(slots=True)
class Said:
    """What a human said of the links of one work."""

    links: dict[str, int] = field(default_factory=dict)  # key of a citation's number → target
    parent: int | None = None
    vetoed: set[int] = field(default_factory=set)
    chosen: str | None = None  # the parent is the document of this key, in the archive or not
    childless: bool = False  # there is no parent

    def hear(self, row: Row[Any]) -> None:
        """The next decision, a newer one than those before."""
        key = json.loads(row.value) if row.value else None
        if row.kind == "withdrawn":
            self.links, self.vetoed = {}, set()
        if row.kind in ("withdrawn", "chosen", "link") and row.field == "parent":
            self.parent = self.chosen = None
            self.childless = row.kind == "chosen" and key is None
        if row.kind == "chosen":
            self.chosen = key
        elif row.kind == "veto":
            self._forbid(row.target)
        elif row.kind == "link" and row.target_lead is not None:
            self._link(key, row.target, of_parent=row.field == "parent")

    def _forbid(self, target: int) -> None:
        self.vetoed.add(target)
        self.links = {key: known for key, known in self.links.items() if known != target}
        self.parent = None if self.parent == target else self.parent

    def _link(self, key: str | None, target: int, *, of_parent: bool) -> None:
        self.vetoed.discard(target)
        if key:
            self.links[key] = target
        if of_parent:
            self.parent = target


_target = works.alias("target")
_leading = works.alias("leading")
_TARGET = func.coalesce(_target.c.merged_into, _target.c.id)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_citing = works.alias("citing")
_SPEAKING = union_all(
    select(works.c.id).where(works.c.id.in_(_IDS)),
    select(works.c.id).where(works.c.merged_into.in_(_IDS)),
)
_DECIDED = (
    select(
        decisions,
        _citing.c.merged_into.label("citing_lead"),
        _TARGET.label("target"),
        _leading.c.lead_id.label("target_lead"),
    )
    .join(_citing, _citing.c.id == decisions.c.work_id)
    .outerjoin(_target, _target.c.id == decisions.c.target_id)
    .outerjoin(_leading, _leading.c.id == _TARGET)
    .where(decisions.c.work_id.in_(_SPEAKING))
    .where(decisions.c.field == "parent")
    .order_by(decisions.c.id)
)


def human_words(connection: Connection, ids: Iterable[int]) -> dict[int, Said]:
    """The decisions on links; the newest word on a target counts."""
    found: dict[int, Said] = {}
    for part in in_parts(sorted(set(ids))):
        asked = set(part)
        for row in connection.execute(_DECIDED, {"ids": part}):
            citing = row.citing_lead if row.citing_lead in asked else row.work_id
            if row.target != citing:
                found.setdefault(citing, Said()).hear(row)
    return found
