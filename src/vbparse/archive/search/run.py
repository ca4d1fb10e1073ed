"""A query over an archive: step by step until there are enough, the best steps first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from vbparse.archive.search.filters import Filters, Narrowed, narrowed
from vbparse.archive.search.folding import bared
from vbparse.archive.search.grading import Telling
from vbparse.archive.search.matching import matching
from vbparse.archive.search.query import Asked, Step, asked, steps
from vbparse.archive.store import Archive
from vbparse.archive.works import texts_now

__all__ = ["Filters", "Hit", "search"]

_ANY = Filters()
_AROUND = 70  # letters of an excerpt on either side


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


def search(archive: Archive, query: str, filters: Filters = _ANY, most: int = 20) -> list[Hit]:
    """The best ``most`` works; raises ``ArchiveError`` for a filter that means nothing."""
    found = asked(query)
    narrow = narrowed(filters)
    if query.strip() and not found.bare:  # 😀: nothing that a text could be found by
        return []
    with archive.read() as connection:
        rows, whole = _rows(connection, found, narrow, most)
        return [_hit(found, row, exact, whole.get(row.id, "")) for row, exact in rows]


def _rows(
    connection: Connection, query: Asked, narrow: Narrowed, most: int
) -> tuple[list[tuple[Row[Any], bool]], dict[int, str]]:
    """The works, with whether they have the marks of the query; and their texts."""
    telling = Telling(connection)
    ask = matching(connection, narrow, most, telling)
    if not query.bare:
        return [(row, True) for row in ask.all()], {}
    widest = Step(query.bare, bare=True)
    whole, are_all = ask.whole(widest)
    if are_all:  # they need an order, and no further question
        return telling.graded(query, whole, ask.known)[:most], telling.texts
    found: dict[int, tuple[Row[Any], bool]] = {}
    for step in steps(query, ask.known):
        rows = whole if step == widest else ask.rows(step)
        for row in rows:
            found.setdefault(row.id, (row, not step.bare or not query.has_marks))
        if len(found) >= most:
            break
    best = list(found.values())[:most]
    return best, texts_now(connection, [row.id for row, _ in best])


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
