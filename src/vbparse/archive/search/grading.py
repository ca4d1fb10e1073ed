"""The order of a few works that match: by the same steps, looked up in their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row

from vbparse.archive.search.folding import Entry, bared, toned
from vbparse.archive.search.query import Asked, Step, steps
from vbparse.archive.works import entry_now, texts_now

__all__ = ["graded"]

_TOKEN = re.compile(r"[^\W_]+")


class _Told:
    """What a work says, folded when it is asked for."""

    def __init__(self, connection: Connection, row: Row[Any], text: str) -> None:
        self._connection, self._row, self._text = connection, row, text

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
        return self.head + _tokens(toned(self._text) or self._entry.body)

    @cached_property
    def body_bare(self) -> str:
        return self.head_bare + _tokens(bared(self._text) or self._entry.body_bare)

    @property
    def _head(self) -> str:
        row = self._row
        return " . ".join(filter(None, (row.number, row.doc_type, row.subject)))

    @cached_property
    def _entry(self) -> Entry:
        return entry_now(self._connection, self._row.id)


def _tokens(folded: str) -> str:
    return f" {' '.join(_TOKEN.findall(folded))} "


def graded(
    connection: Connection, query: Asked, rows: Sequence[Row[Any]]
) -> list[tuple[Row[Any], bool]]:
    """The rows from the best to the widest match; whether each has the marks of the query."""
    ways = list(steps(query, lambda words: frozenset()))
    whole = texts_now(connection, [row.id for row in rows])
    found = []
    for place, row in enumerate(rows):
        told = _Told(connection, row, whole.get(row.id, ""))
        grade = next((at for at, step in enumerate(ways) if told.holds(step)), len(ways) - 1)
        found.append((grade, place, row))
    return [
        (row, not ways[grade].bare or not query.has_marks)
        for grade, _, row in sorted(found, key=lambda item: item[:2])
    ]
