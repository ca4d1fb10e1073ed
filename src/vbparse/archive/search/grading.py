"""The order of a few works that match: by the same steps, looked up in their texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, select

from vbparse.archive.packing import Record, unpack_record
from vbparse.archive.search.folding import bared, said, toned
from vbparse.archive.search.query import Asked, Step, steps
from vbparse.archive.tables import decisions, manifestations, works
from vbparse.archive.works import record_now

__all__ = ["graded"]

_TOKEN = re.compile(r"[^\W_]+")


class _Told:
    """What a work says, folded when it is asked for; without a text, what its record says."""

    def __init__(self, row: Row[Any], text: str, record: Record | None) -> None:
        self._row, self._text, self._record = row, text, record

    def holds(self, step: Step) -> bool:
        """Whether the step would have found it."""
        part = (self.head_bare if step.bare else self.head) if step.head else ""
        part = part or (self.body_bare if step.bare else self.body)
        units = (*step.units, *(tuple(word.split("_")) for word in step.words))
        return all(f" {' '.join(unit)} " in part for unit in units)

    @cached_property
    def head(self) -> str:
        return _tokens(toned(self._head))

    @cached_property
    def head_bare(self) -> str:
        return _tokens(bared(self._head))

    @cached_property
    def body(self) -> str:
        return self.head + _tokens(toned(self._text or self._recorded))

    @cached_property
    def body_bare(self) -> str:
        return self.head_bare + _tokens(bared(self._text or self._recorded))

    @property
    def _head(self) -> str:
        row = self._row
        return " . ".join(filter(None, (row.number, row.doc_type, row.subject)))

    @cached_property
    def _recorded(self) -> str:
        return said(self._record) if self._record is not None else ""


def _tokens(folded: str) -> str:
    return f" {' '.join(_TOKEN.findall(folded))} "


def graded(
    connection: Connection, query: Asked, rows: Sequence[Row[Any]], texts: Mapping[int, str]
) -> list[tuple[Row[Any], bool]]:
    """The rows from the best to the widest match; whether each has the marks of the query."""
    ways = list(steps(query, lambda words: frozenset()))
    records = _records(connection, [row.id for row in rows if not texts.get(row.id)])
    found = []
    for place, row in enumerate(rows):
        told = _Told(row, texts.get(row.id, ""), records.get(row.id))
        grade = next((at for at, step in enumerate(ways) if told.holds(step)), len(ways) - 1)
        found.append((grade, place, row))
    return [
        (row, not ways[grade].bare or not query.has_marks)
        for grade, _, row in sorted(found, key=lambda item: item[:2])
    ]


def _records(connection: Connection, numbers: Sequence[int]) -> dict[int, Record]:
    """The records of works as they count; all by one question, but where a human had a word."""
    rows = connection.execute(_READ, {"keys": numbers}).all() if numbers else []
    return {
        row.id: record_now(connection, row.id) if row.decided else unpack_record(row.record)
        for row in rows
    }


_MERGED = works.alias()
_DECIDED = exists().where(decisions.c.work_id == works.c.id) | exists().where(
    _MERGED.c.merged_into == works.c.id
)
_READ = (
    select(works.c.id, manifestations.c.record, _DECIDED.label("decided"))
    .join(manifestations, manifestations.c.id == works.c.lead_id)
    .where(works.c.id.in_(bindparam("keys", expanding=True)))
)
