"""The order of a few works that match: by the same steps, looked up in their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, select

from vbparse.archive.packing import Record, unpack, unpack_record
from vbparse.archive.search.folding import bared, bodies_in, head_in, said, toned
from vbparse.archive.search.query import Asked, Known, Step, steps
from vbparse.archive.tables import decisions, manifestations, search_rows, texts, works
from vbparse.archive.works import record_now, texts_now

__all__ = ["Telling", "Told"]

_TOKEN = re.compile(r"[^\W_]+")
_MOST_BYTES = 100_000  # packed


class Told:
    """What a work says, folded when it is asked for; without a text, what its record says."""

    def __init__(self, row: Row[Any], text: str, record: Record, words: bytes | None) -> None:
        self._row, self._text, self._record, self._words = row, text, record, words

    def holds(self, step: Step) -> bool:
        """Whether the step would have found it."""
        part = (self.head_bare if step.bare else self.head) if step.head else ""
        part = part or (self.body_bare if step.bare else self.body)
        return all(f" {' '.join(unit)} " in part for unit in step.units) and (
            not step.words or self.words.issuperset(step.words)
        )

    def is_of(self, issuer: Sequence[str]) -> bool:
        """Whether the name of a body stands among its issuer and those above."""
        return not issuer or f" {' '.join(issuer)} " in _tokens(bodies_in(self._record))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of several syllables that were found in it."""
        return frozenset(unpack(self._words).split() if self._words else ())

    @cached_property
    def head(self) -> str:
        """The head with marks."""
        return _tokens(toned(self._head))

    @cached_property
    def head_bare(self) -> str:
        """The head without marks."""
        return _tokens(bared(self._head))

    @cached_property
    def body(self) -> str:
        """The whole with marks."""
        return _tokens(toned(self._whole))

    @cached_property
    def body_bare(self) -> str:
        """The whole without marks."""
        return _tokens(bared(self._whole))

    @property
    def _head(self) -> str:
        row = self._row
        return head_in(row.number, row.doc_type, row.subject, self._record)

    @property
    def _whole(self) -> str:
        return f"{self._head} . {self._text or said(self._record)}"


def _tokens(folded: str) -> str:
    return f" {' '.join(_TOKEN.findall(folded))} "


class Telling:
    """The works of one search, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told: dict[int, Told] = {}
        self.texts: dict[int, str] = {}

    def of(self, rows: Sequence[Row[Any]]) -> list[Told]:
        """What they say."""
        new = [row for row in rows if row.id not in self._told]
        if new:
            numbers = [row.id for row in new]
            self.texts |= texts_now(self._connection, numbers)
            records = _records(self._connection, numbers)
            for row in new:
                self._told[row.id] = Told(row, self.texts.get(row.id, ""), *records[row.id])
        return [self._told[row.id] for row in rows]

    def are_short(self, rows: Sequence[Row[Any]]) -> bool:
        """Whether to read them all takes less time than to ask the index again."""
        values = {"keys": [row.id for row in rows]}
        return int(self._connection.execute(_BYTES, values).scalar_one()) <= _MOST_BYTES

    def graded(
        self, query: Asked, rows: Sequence[Row[Any]], known: Known
    ) -> list[tuple[Row[Any], bool]]:
        """The rows from the best to the widest match; whether each has the marks of the query."""
        said = self.of(rows)
        ways = list(steps(query, known if any(told.words for told in said) else _none))
        found = []
        for place, (row, told) in enumerate(zip(rows, said, strict=True)):
            grade = next((at for at, step in enumerate(ways) if told.holds(step)), len(ways) - 1)
            found.append((grade, place, row))
        return [
            (row, not ways[grade].bare or not query.has_marks)
            for grade, _, row in sorted(found, key=lambda item: item[:2])
        ]


def _none(words: Sequence[str]) -> frozenset[str]:
    return frozenset()


def _records(
    connection: Connection, numbers: Sequence[int]
) -> dict[int, tuple[Record, bytes | None]]:
    """The records of works as they count, with their words of several syllables as stored; all by
    one question, but where a human had a word."""
    rows = connection.execute(_READ, {"keys": numbers}).all()
    return {
        row.id: (
            record_now(connection, row.id) if row.decided else unpack_record(row.record),
            row.words,
        )
        for row in rows
    }


_MERGED = works.alias()
_DECIDED = exists().where(decisions.c.work_id == works.c.id) | exists().where(
    _MERGED.c.merged_into == works.c.id
)
_READ = (
    select(works.c.id, manifestations.c.record, search_rows.c.words, _DECIDED.label("decided"))
    .join(manifestations, manifestations.c.id == works.c.lead_id)
    .outerjoin(search_rows, search_rows.c.work_id == works.c.id)
    .where(works.c.id.in_(bindparam("keys", expanding=True)))
)
_BYTES = (
    select(func.coalesce(func.sum(func.length(texts.c.text)), 0))
    .select_from(works)
    .join(texts, texts.c.manifestation_id == works.c.lead_id)
    .where(works.c.id.in_(bindparam("keys", expanding=True)))
)
