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
from vbparse.archive.search.query import Step, fts, nested
from vbparse.archive.search.spelling import MARKS, spelled
from vbparse.archive.search.vectors import BLOCKS, block_tokens

__all__ = ["Matching", "matching", "tsquery"]

Found = Sequence[Row[Any]]
_LISTED = ("w.issued_from IS NOT NULL", "w.merged_into IS NULL", "w.lead_id IS NOT NULL")
_COLUMNS = "w.id, w.doc_type, w.number, w.issued_on, w.issuer, w.subject"


class Matching(ABC):
    """Asks for at most so many works, under the filters of one search."""

    def __init__(
        self, connection: Connection, narrow: Narrowed, most: int, telling: Telling
    ) -> None:
        self.connection, self.narrow, self.most, self.telling = connection, narrow, most, telling

    def all(self) -> Found:
        """Those that the filters leave; without any, the newest by their day."""
        if self.narrow.facets or self.narrow.issuer:
            return self.widest(None)
        conditions = [*self.narrow.conditions, *_LISTED]
        sql = f"FROM works w WHERE {' AND '.join(conditions)}"
        return self._read(f"{sql} ORDER BY w.issued_from DESC, w.id DESC LIMIT :most", {})

    def widest(self, step: Step | None) -> Found:
        """The same as ``rows`` for the step that all others are narrower than."""
        return self.rows(step)

    @abstractmethod
    def rows(self, step: Step | None) -> Found:
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
        newest = connection.execute(_NEWEST).scalar() or 0
        self._from = newest - _SAMPLE if newest > 10 * _SAMPLE else None

    def rows(self, step: Step | None) -> Found:
        if step is not None and not step.words and self._from is not None:
            found = self._sifted(step)
            if found is not None:
                return found
        match = fts(step, self.narrow.facets, self.narrow.issuer)
        return self._asked(match, self.most)

    def _sifted(self, step: Step) -> Found | None:
        """Through its single words; ``None`` where these stand in too many works not in a row."""
        tokens = [step.sign + token for unit in step.units for token in unit]
        tokens += [SIGNS["issuer"] + token for token in self.narrow.issuer]
        self._count(tokens)
        tokens = sorted(set(tokens), key=self._counts.__getitem__)
        rare = [token for token in tokens if self._counts[token] < _OFTEN]
        groups = [[f"#{facet}" for facet in group] for group in self.narrow.facets]
        if rare and len(rare) < len(tokens):
            found = self._looked_at(step, nested(rare, groups, []))
            if found is not None:
                return found
        match = nested(rare, groups, tokens[len(rare) :])
        if len(self.narrow.issuer) < 2 and all(len(unit) == 1 for unit in step.units):
            return self._asked(match, self.most)
        return self._looked_at(step, match)

    def _looked_at(self, step: Step, match: str) -> Found | None:
        """Of the works that match those that the step holds; ``None`` where too few do."""
        most = _FEW * self.most
        found = self._asked(match, most)
        kept: list[Row[Any]] = []
        for at in range(0, len(found), self.most):
            if len(found) == most and at > self.most and len(kept) * most < self.most * at:
                return None  # at this rate the rest will not do
            part = found[at : at + self.most]
            for row, told in zip(part, self.telling.of(part), strict=True):
                if told.holds(step) and told.is_of(self.narrow.issuer):
                    kept.append(row)
            if len(kept) >= self.most:
                return kept[: self.most]
        return kept if len(found) < most else None

    def _count(self, tokens: Sequence[str]) -> None:
        """In how many of the newest works they stand."""
        asked = [token for token in dict.fromkeys(tokens) if token not in self._counts]
        if not asked:
            return
        terms = json.dumps([f'"{token}"' for token in asked])
        values = {"terms": terms, "from": self._from, "most": _OFTEN}
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
    blocks of works are asked first, then larger ones, and all only where few are found."""

    def __init__(
        self, connection: Connection, narrow: Narrowed, most: int, telling: Telling
    ) -> None:
        super().__init__(connection, narrow, most, telling)
        newest = connection.execute(_NEWEST).scalar() or 0
        self._reaches = [
            [block_tokens(max(0, newest - back))[at] for back in (0, size)]
            for at, size in enumerate(BLOCKS)
            if newest > 4 * size
        ]
        self._at = self._near = 0  # what lies nearer has too few for the widest step, so for all

    def widest(self, step: Step | None) -> Found:
        found = self.rows(step)
        self._near = self._at
        return found

    def rows(self, step: Step | None) -> Found:
        for at, reach in enumerate(self._reaches[self._near :], self._near):
            found = self._within(step, reach)
            if len(found) >= self.most:
                self._at = at
                return found
            if not found:  # so rare that a larger block would have few, and take as long as all
                break
        self._at = len(self._reaches)
        return self._within(step, [])

    def known(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(self.connection.execute(_WORDS, {"words": list(words)}).scalars())

    def _within(self, step: Step | None, reach: Sequence[str]) -> Found:
        facets = [*self.narrow.facets, *([reach] if reach else [])]
        tokens, rows = tsquery(step, facets, self.narrow.issuer), _in_rows(step, self.narrow.issuer)
        places = [f"{place} LIKE :row{at}" for at, (place, _) in enumerate(rows)]
        sql = _NEWEST_OF.format(_all([_MATCH, *places]))
        if self.narrow.conditions:
            sql += f" WHERE {_all(self.narrow.conditions)}"
        values = {f"row{at}": f"% {words} %" for at, (_, words) in enumerate(rows)}
        return self._read(f"{sql} ORDER BY s.id DESC LIMIT :most", {**values, "match": tokens})


# the sum keeps it from walking all works from the newest one, OFFSET 0 from reading them all
_NEWEST_OF = (
    "FROM (SELECT work_id + 0 AS id FROM search_rows WHERE {} ORDER BY 1 DESC) s,"
    " LATERAL (SELECT * FROM works WHERE id = s.id OFFSET 0) w"
)
_MATCH = "vbparse_vector(head, rest, others) @@ CAST(:match AS tsquery)"
_NEWEST = text("SELECT max(work_id) FROM search_rows")
_WORDS = text("SELECT word FROM search_words WHERE word = ANY(CAST(:words AS text[]))")
_SAMPLE = 1_000  # works, the newest, that tell how frequent a word is
_OFTEN = 100  # in so many of them
_FEW = 5  # times as many as are asked for: so many are looked at themselves
_COUNTS = text(
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH"
    " t.value AND rowid > :from LIMIT :most)) FROM json_each(:terms) t ORDER BY t.key"
)
_TERMS = text("SELECT term FROM search_terms WHERE term IN :words").bindparams(
    bindparam("words", expanding=True)
)


def _all(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions)


def tsquery(step: Step | None, facets: Sequence[Sequence[str]], issuer: Sequence[str]) -> str:
    """The step as a ``tsquery``; ``facets`` are alternatives, all groups of which must hold."""
    parts = [f"({' | '.join(_quoted('#', facet) for facet in group)})" for group in facets]
    parts += [_quoted(SIGNS["issuer"], token) for token in issuer]
    if step is not None:
        parts += [_quoted(SIGNS["words"], word) for word in step.words]
        parts += [_quoted(step.sign, token) for unit in step.units for token in unit]
    return " & ".join(dict.fromkeys(parts))


def _quoted(sign: str, token: str) -> str:
    return f"'{sign}{spelled(token)}'"


def _in_rows(step: Step | None, issuer: Sequence[str]) -> list[tuple[str, str]]:
    """The words that must stand in a row, and in which text."""
    rows = []
    if len(issuer) > 1:
        rows.append(("others", " ".join(SIGNS["issuer"] + spelled(token) for token in issuer)))
    if step is not None:
        place = "head" if step.head else "(head || rest)"
        if step.bare:
            place = f"translate({place}, '{MARKS}', '')"
        rows += [(place, spelled(" ".join(unit))) for unit in step.units if len(unit) > 1]
    return rows
