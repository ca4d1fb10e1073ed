"""The works that match one step of a query, the newest first, asked of either database."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from vbparse.archive.search.filters import Narrowed
from vbparse.archive.search.folding import SIGNS
from vbparse.archive.search.grading import Telling
from vbparse.archive.search.query import Step, any_of, fts, nested, phrase
from vbparse.archive.search.vectors import BLOCKS, block_tokens
from vbparse.archive.search.wanted import wanted

__all__ = ["Matching", "matching"]

Found = Sequence[Row[Any]]
_LISTED = ("w.issued_from IS NOT NULL", "w.merged_into IS NULL", "w.lead_id IS NOT NULL")
_COLUMNS = "w.id, w.doc_type, w.number, w.issued_on, w.issuer, w.subject"


class Matching(ABC):
    """Asks for at most so many works, under the filters of one search."""

    def __init__(
        self, connection: Connection, narrow: Narrowed, most: int, telling: Telling
    ) -> None:
        self.connection, self.narrow, self.most, self.telling = connection, narrow, most, telling
        self.newest: int = connection.execute(_NEWEST).scalar() or 0

    def all(self) -> Found:
        """Those that the filters leave; without any, the newest by their day."""
        if self.narrow.facets or self.narrow.issuer:
            return self.whole(None)[0][: self.most]
        conditions = [*self.narrow.conditions, *_LISTED]
        sql = f"FROM works w WHERE {' AND '.join(conditions)}"
        return self._read(f"{sql} ORDER BY w.issued_from DESC, w.id DESC LIMIT :most", {})

    @abstractmethod
    def whole(self, step: Step | None) -> tuple[Found, bool]:
        """For the step that all others are narrower than; whether these are all, maybe more than
        were asked for: then they need an order, and no further question."""

    @abstractmethod
    def rows(self, step: Step) -> Found:
        """The newest entries that match: so the index need not be read to its end."""

    @abstractmethod
    def known(self, words: Sequence[str]) -> frozenset[str]:
        """Which of these words of several syllables the index has."""

    def _read(self, sql: str, values: Mapping[str, object], most: int | None = None) -> Found:
        """``sql`` is made of texts of this module; what the user gave comes as values."""
        given = {**self.narrow.values, **values, "most": most or self.most}
        return self.connection.execute(text(f"SELECT {_COLUMNS} {sql}"), given).all()


def matching(connection: Connection, narrow: Narrowed, most: int, telling: Telling) -> Matching:
    """For the database of the connection."""
    kind = _InSqlite if connection.dialect.name == "sqlite" else _InPostgresql
    return kind(connection, narrow, most, telling)


class _InSqlite(Matching):
    """A query of many words reads as many lists, most of them of words that stand everywhere. So
    the rare words come first, the frequent ones are only looked up where those meet, and that
    words stand in a row is looked up in the few works that hold them."""

    def __init__(
        self, connection: Connection, narrow: Narrowed, most: int, telling: Telling
    ) -> None:
        super().__init__(connection, narrow, most, telling)
        self._counts: dict[str, int] = {}
        self._from = self.newest - _SAMPLE if self.newest > 10 * _SAMPLE else None

    def whole(self, step: Step | None) -> tuple[Found, bool]:
        if step is None or self._from is None:
            found = self._asked(fts(step, self.narrow.facets, self.narrow.issuer), self.most)
            return found, len(found) < self.most
        match = self._nested(step)
        found = self._asked(match, self.most)
        if self._expected(found) <= _WHOLE:
            if len(found) == self.most:
                found = self._asked(match, _WHOLE + self.most)
            if len(found) < _WHOLE + self.most and self.telling.are_short(found):
                return self._holding(step, found), True
        return self.rows(step), False

    def rows(self, step: Step) -> Found:
        if step.words or self._from is None:
            return self._asked(fts(step, self.narrow.facets, self.narrow.issuer), self.most)
        match = self._nested(step)
        if not self._in_a_row(step):
            return self._asked(match, self.most)
        found = self._looked_at(step, match)
        return self._asked(self._nested(step, in_a_row=True), self.most) if found is None else found

    def _expected(self, newest: Found) -> float:
        """How many there are in all, if older works are like the newest."""
        if len(newest) < self.most:
            return len(newest)
        reached = int(self.newest - newest[-1].id + 1)
        return len(newest) * self.newest / reached

    def _in_a_row(self, step: Step) -> bool:
        """Whether it is not enough that a work holds the single words."""
        return len(self.narrow.issuer) > 1 or any(len(unit) > 1 for unit in step.units)

    def _nested(self, step: Step, *, in_a_row: bool = False) -> str:
        """Its words and the facets, from the rarest to the most frequent."""
        units = [[step.sign + token for token in unit] for unit in step.units]
        bodies = [SIGNS["issuer"] + token for token in self.narrow.issuer]
        if in_a_row:
            parts = [phrase(unit) for unit in units]
        else:
            parts = [phrase([token]) for unit in units for token in unit]
        parts += [any_of([f"#{facet}" for facet in group]) for group in self.narrow.facets]
        parts = list(dict.fromkeys([*parts, *(phrase([token]) for token in bodies)]))
        self._count(parts)
        parts.sort(key=self._counts.__getitem__)
        return nested([*parts, phrase(bodies)] if in_a_row and len(bodies) > 1 else parts)

    def _looked_at(self, step: Step, match: str) -> Found | None:
        """Of the works that match those that the step holds; ``None`` where too few do."""
        found = self._asked(match, self.most)
        kept = self._holding(step, found)
        if len(found) < self.most or len(kept) == self.most:
            return kept
        most = _FEW * self.most
        if self._expected(found) > most and len(kept) * _FEW < self.most:
            return None  # at this rate the rest will not do
        found = self._asked(match, most)
        for at in range(self.most, len(found), self.most):
            kept += self._holding(step, found[at : at + self.most])
            if len(kept) >= self.most:
                return kept[: self.most]
        return kept if len(found) < most else None

    def _holding(self, step: Step, found: Found) -> list[Row[Any]]:
        if not self._in_a_row(step):
            return list(found)
        told = zip(found, self.telling.of(found), strict=True)
        return [row for row, one in told if one.holds(step) and one.is_of(self.narrow.issuer)]

    def _count(self, parts: Sequence[str]) -> None:
        """In how many of the newest works they stand."""
        asked = [part for part in parts if part not in self._counts]
        if not asked:
            return
        values = {"terms": json.dumps(asked), "from": self._from}
        found = self.connection.execute(_COUNTS, values).scalars()
        self._counts |= dict(zip(asked, found, strict=True))

    def _asked(self, match: str, most: int) -> Found:
        conditions = ["search_index MATCH :match", *self.narrow.conditions]
        sql = f"FROM search_index s CROSS JOIN works w ON w.id = s.rowid WHERE {_all(conditions)}"
        return self._read(f"{sql} ORDER BY s.rowid DESC LIMIT :most", {"match": match}, most)

    def known(self, words: Sequence[str]) -> frozenset[str]:
        found = self.connection.execute(_TERMS, {"words": [f"_{word}" for word in words]})
        return frozenset(word.removeprefix("_") for word in found.scalars())


class _InPostgresql(Matching):
    """The index gives works in no order, and a frequent word would give very many. So the newest
    blocks of works are asked first, then larger ones, and all only where few are found; and the
    index is asked for the rarer words, the frequent ones are looked up in the rows of these."""

    def __init__(
        self, connection: Connection, narrow: Narrowed, most: int, telling: Telling
    ) -> None:
        super().__init__(connection, narrow, most, telling)
        self._reaches = [
            [block_tokens(max(0, self.newest - back))[at] for back in (0, size)]
            for at, size in enumerate(BLOCKS)
            if self.newest > 4 * size
        ]
        self._near = 0  # what lies nearer has too few for the widest step, so for all
        often = connection.execute(_OFTEN, {"least": _FREQUENT}).all() if self._reaches else []
        self._often = {row.token: float(row.share) for row in often}

    def whole(self, step: Step | None) -> tuple[Found, bool]:
        found, self._near = self._newest(step)
        if found is not None:
            return found, False
        most = _WHOLE + self.most if self._reaches else self.most
        found = self._within(step, [], most)
        if len(found) < self.most or (len(found) < most and self.telling.are_short(found)):
            return found, True
        return found[: self.most], False

    def rows(self, step: Step) -> Found:
        found, _ = self._newest(step)
        return self._within(step, [], self.most) if found is None else found

    def _newest(self, step: Step | None) -> tuple[Found | None, int]:
        """Those of the newest blocks if they are enough, and of which."""
        for at, reach in enumerate(self._reaches[self._near :], self._near):
            found = self._within(step, reach, self.most)
            if len(found) >= self.most:
                return found, at
            if not found:  # so rare that a larger block would have few, and take as long as all
                break
        return None, len(self._reaches)

    def known(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(self.connection.execute(_WORDS, {"words": list(words)}).scalars())

    def _within(self, step: Step | None, reach: Sequence[str], most: int) -> Found:
        sought = wanted(step, self.narrow, reach, self._often)
        sql = _NEWEST_OF.format(_all([_MATCH, *(f"{place} LIKE ALL(:row{at})"
            for at, place in enumerate(sought.rows))]))  # fmt: skip
        if self.narrow.conditions:
            sql += f" WHERE {_all(self.narrow.conditions)}"
        rows = {f"row{at}": list(words) for at, words in enumerate(sought.rows.values())}
        values = {**rows, "match": sought.tokens}
        return self._read(f"{sql} ORDER BY s.id DESC LIMIT :most", values, most)


# the sum keeps it from walking all works from the newest one, OFFSET 0 from reading them all
_NEWEST_OF = (
    "FROM (SELECT work_id + 0 AS id FROM search_rows WHERE {} ORDER BY 1 DESC) s,"
    " LATERAL (SELECT * FROM works WHERE id = s.id OFFSET 0) w"
)
_MATCH = "vbparse_vector(head, rest, others) @@ CAST(:match AS tsquery)"
_NEWEST = text("SELECT max(work_id) FROM search_rows")
_WORDS = text("SELECT word FROM search_words WHERE word = ANY(CAST(:words AS text[]))")
_OFTEN = text(
    "SELECT s.token, s.share FROM pg_stats, LATERAL unnest("
    "CAST(CAST(most_common_elems AS text) AS text[]), most_common_elem_freqs) s(token, share)"
    " WHERE schemaname = current_schema() AND tablename = 'search_rows_by_vector'"
    " AND attname = 'vbparse_vector' AND s.token IS NOT NULL AND s.share >= :least"
)
_FREQUENT = 0.02  # of all works: rarer words are all alike
_SAMPLE = 1_000  # works, the newest, that tell how frequent a word is
_FEW = 5  # one work in so many must do, or the index is asked which do
_WHOLE = 100  # works, of a large archive, are read and put in order by what they say
_COUNTS = text(
    "SELECT (SELECT count(*) FROM search_index WHERE search_index MATCH t.value AND rowid > :from)"
    " FROM json_each(:terms) t ORDER BY t.key"
)
_TERMS = text("SELECT term FROM search_terms WHERE term IN :words").bindparams(
    bindparam("words", expanding=True)
)


def _all(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions)
