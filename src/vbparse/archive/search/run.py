"""A query over an archive: step by step until there are enough, the best steps first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from vbparse.archive.search.folding import bared, year_facets
from vbparse.archive.search.grading import graded
from vbparse.archive.search.query import Asked, Step, asked, fts, steps, tsquery
from vbparse.archive.store import Archive
from vbparse.archive.values import body_key, days_of
from vbparse.archive.works import texts_now
from vbparse.errors import ArchiveError
from vbparse.vietnamese.doc_types import by_code, by_name
from vbparse.vietnamese.fold import bare

__all__ = ["Filters", "Hit", "search"]

_TOKEN = re.compile(r"[^\W_]+")
_MOST_YEARS = 40  # of a facet: a longer stretch hardly narrows anything
_AROUND = 70  # letters of an excerpt on either side


@dataclass(frozen=True, slots=True)
class Filters:
    """What a work must be; days as ISO, a year or a month is enough."""

    type: str | None = None  # KH or Kế hoạch
    issuer: str | None = None
    since: str | None = None
    until: str | None = None
    due_before: str | None = None
    due_after: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A work that was found."""

    id: int
    doc_type: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    subject: str | None
    exact: bool  # the marks of the query are those of the work
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """The filters, as facets of the index and as conditions on the rows."""

    facets: tuple[tuple[str, ...], ...]
    issuer: tuple[str, ...]
    conditions: tuple[str, ...]
    values: dict[str, str]


def search(archive: Archive, query: str, filters: Filters = Filters(), most: int = 20) -> list[Hit]:
    """The best ``most`` works; raises ``ArchiveError`` for a filter that means nothing."""
    found = asked(query)
    narrowed = _narrowed(filters)
    if query.strip() and not found.bare:  # 😀: nothing that a text could be found by
        return []
    with archive.read() as connection:
        rows = _rows(connection, found, narrowed, most)
        whole = texts_now(connection, [row.id for row, _ in rows]) if found.bare else {}
        return [_hit(found, row, exact, whole.get(row.id, "")) for row, exact in rows]


def _rows(
    connection: Connection, query: Asked, narrowed: _Narrowed, most: int
) -> list[tuple[Row[Any], bool]]:
    if not query.bare:
        return [(row, True) for row in _matching(connection, None, narrowed, most)]
    widest = Step(query.bare, bare=True)
    whole = _matching(connection, widest, narrowed, most)
    if len(whole) < most:  # these are all: they need an order, and no further question
        return graded(connection, query, whole)
    found: dict[int, tuple[Row[Any], bool]] = {}
    for step in steps(query, lambda words: _known(connection, words)):
        rows = whole if step == widest else _matching(connection, step, narrowed, most)
        for row in rows:
            found.setdefault(row.id, (row, not step.bare or not query.has_marks))
        if len(found) >= most:
            break
    return list(found.values())[:most]


def _matching(
    connection: Connection, step: Step | None, narrowed: _Narrowed, most: int
) -> Sequence[Row[Any]]:
    """Works that match, the newest entry first: so the index need not be read to its end."""
    sqlite = connection.dialect.name == "sqlite"
    match = (fts if sqlite else tsquery)(step, narrowed.facets, narrowed.issuer)
    conditions = list(narrowed.conditions)
    if not match:
        source, order = "works w", "w.issued_from DESC, w.id DESC"
        conditions.append("w.issued_from IS NOT NULL")
    elif sqlite:
        source = "search_index s CROSS JOIN works w ON w.id = s.rowid"
        conditions.insert(0, "search_index MATCH :match")
        order = "s.rowid DESC"
    else:
        source = "search_rows s JOIN works w ON w.id = s.work_id"
        conditions.insert(0, "s.vector @@ CAST(:match AS tsquery)")
        order = "s.work_id DESC"
    columns = "w.id, w.doc_type, w.number, w.issued_on, w.issuer, w.subject"
    # every part is a text of this module; what the user gave comes as values
    sql = f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions)}"  # noqa: S608
    sql += f" ORDER BY {order} LIMIT :most"
    values = {**narrowed.values, "match": match, "most": most}
    return connection.execute(text(sql), values).all()


def _known(connection: Connection, words: Sequence[str]) -> frozenset[str]:
    """Which of these words of several syllables the index has."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(_TERMS, {"words": [f"_{word}" for word in words]})
        return frozenset(word.removeprefix("_") for word in found.scalars())
    found = connection.execute(_LEXEMES, {"words": [f"'_{word}'" for word in words]})
    return frozenset(word.strip("'").removeprefix("_") for word in found.scalars())


_TERMS = text("SELECT term FROM search_terms WHERE term IN :words").bindparams(
    bindparam("words", expanding=True)
)
_LEXEMES = text(
    "SELECT word FROM unnest(CAST(:words AS text[])) AS word WHERE EXISTS"
    " (SELECT 1 FROM search_rows WHERE vector @@ CAST(word AS tsquery))"
)


def _narrowed(filters: Filters) -> _Narrowed:
    facets: list[tuple[str, ...]] = []
    conditions: list[str] = []
    values: dict[str, str] = {}
    if filters.type:
        code = _code(filters.type)
        facets.append((f"t{bare(code).lower()}",))
        conditions.append("w.type_code = :type")
        values["type"] = code
    since, until = _first(filters.since), _last(filters.until)
    for name, value, condition in (
        ("since", since, "w.issued_to >= :since"),
        ("until", until, "w.issued_from <= :until"),
    ):
        if value:
            conditions.append(condition)
            values[name] = value
    facets += _years("y", since, until)
    after, before = _first(filters.due_after), _first(filters.due_before)
    if after or before:
        due = [f"d.due_to {sign} :{name}" for sign, name, value in (
            (">=", "after", after), ("<", "before", before)) if value]  # fmt: skip
        conditions.append(
            f"EXISTS (SELECT 1 FROM deadlines d WHERE d.work_id = w.id AND {' AND '.join(due)})"  # noqa: S608
        )
        values |= {name: value for name, value in (("after", after), ("before", before)) if value}
        facets += _years("d", after, before)
    issuer = _issuer(filters.issuer) if filters.issuer else ()
    return _Narrowed(tuple(facets), issuer, tuple(conditions), values)


def _code(name: str) -> str:
    """The code of a type of documents, by its name or by itself."""
    kind = by_name(name) or by_code(name.upper())
    if kind is None:
        raise ArchiveError(
            f"{name!r} không phải một loại văn bản",
            f"{name!r} is not a type of documents",
            hint_vi="viết KH hoặc Kế hoạch",
            hint_en="write KH or Kế hoạch",
        )
    return kind.code


def _issuer(name: str) -> tuple[str, ...]:
    tokens = tuple(_TOKEN.findall(body_key(name) or ""))
    if tokens:
        return tokens
    raise ArchiveError(f"{name!r} không phải tên một cơ quan", f"{name!r} is not a body's name")


def _years(sign: str, first: str | None, last: str | None) -> list[tuple[str, ...]]:
    years = year_facets(sign, first, last)
    return [tuple(years)] if years and len(years) <= _MOST_YEARS else []


def _first(value: str | None) -> str | None:
    return _day(value)[0] if value else None


def _last(value: str | None) -> str | None:
    return _day(value)[1] if value else None


def _day(value: str) -> tuple[str | None, str | None]:
    days = days_of(value)
    if days[0] is None:
        raise ArchiveError(
            f"{value!r} không phải một ngày",
            f"{value!r} is not a day",
            hint_vi="viết 2024-09-30, 2024-09 hoặc 2024",
            hint_en="write 2024-09-30, 2024-09 or 2024",
        )
    return days


def _hit(query: Asked, row: Row[Any], exact: bool, whole: str) -> Hit:
    excerpt = _excerpt(whole, query) if whole else ""
    return Hit(
        row.id, row.doc_type, row.number, row.issued_on, row.issuer, row.subject, exact, excerpt
    )


def _excerpt(whole: str, query: Asked) -> str:
    """The first place of the whole query, or of its first word, with what stands around it."""
    whole = " ".join(whole.split())
    folded = bared(whole)
    phrases = (" ".join(" ".join(unit) for unit in query.bare), " ".join(query.bare[0]))
    at = next((place for phrase in phrases if (place := folded.find(phrase)) >= 0), 0)
    start, end = max(0, at - _AROUND), at + _AROUND
    part = whole[start:end]
    return f"{'…' if start else ''}{part}{'…' if end < len(whole) else ''}" if part else ""
