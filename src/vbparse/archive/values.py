"""A record → the rows that are asked about: the work's own values, its citations, its deadlines.

Pure: the worker calls it on what it has read, the store again when a human has changed a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from vbparse.archive.packing import Record
from vbparse.vietnamese import numbers
from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.dates import last_day
from vbparse.vietnamese.fold import bare, bare_lower, key

__all__ = [
    "Identity",
    "Row",
    "body_key",
    "citation_rows",
    "days_of",
    "deadline_rows",
    "identity_of",
    "name_key",
    "work_values",
]

Row = dict[str, Any]
_MOST_LETTERS = 2_000  # of a title or subject: what is longer was read wrongly


def work_values(record: Record) -> Row:
    """The columns of ``works`` that a record fills."""
    number, issuer, issued = record["doc_number"], record["issuer"], record["issued_on"]
    first, last = days_of(issued["value"])
    return {
        "type_code": record["doc_type"]["code"],
        "doc_type": record["doc_type"]["value"],
        "number": number["value"],
        "symbol": number["symbol"],
        "number_key": numbers.key(number["value"]) if number["value"] else None,
        "issued_on": issued["value"],
        "issued_from": first,
        "issued_to": last,
        "issuer": _cut(issuer["value"]),
        "issuer_parent": _cut(issuer["parent"]),
        "issuer_key": body_key(issuer["value"]),
        "issuer_id": issuer["id"],
        "place": _cut(record["place"]["value"]),
        "subject": _cut(record["subject"]["value"]),
        "draft": bool(record["draft"]),
    }


class Identity(NamedTuple):
    """Số, ngày, cơ quan: what makes a work one."""

    number_key: str
    day: str
    issuer_key: str


def identity_of(row: Row) -> Identity | None:
    """``None`` when one of the three is not known whole."""
    known = row["number_key"], row["issued_from"], row["issuer_key"]
    if None in known or row["issued_from"] != row["issued_to"]:
        return None
    return Identity(*known)


def citation_rows(record: Record) -> list[Row]:
    """The columns of ``citations``, but for the work; ``issued_with`` has the position -1."""
    found = list(enumerate(record["citations"]))
    if record["issued_with"]:
        found.append((-1, record["issued_with"]))
    return [_citation(position, citation) for position, citation in found]


def _citation(position: int, citation: Record) -> Row:
    value = citation["value"]
    return {
        "position": position,
        "value": value,
        "doc_type": citation["doc_type"],
        "number_key": numbers.key(value) if value else None,
        "issued_on": citation["issued_on"],
        "issuer": _cut(citation["issuer"]),
        "title": _cut(citation["title"]),
        "relation": citation["relation"],
        "preamble": bool(citation["preamble"]),
    }


def deadline_rows(record: Record) -> list[Row]:
    """The columns of ``deadlines``, but for the work."""
    return [_deadline(position, due) for position, due in enumerate(record["deadlines"])]


def _deadline(position: int, due: Record) -> Row:
    value = due["value"] if due["kind"] in ("date", "interval") else None
    start, _, end = (value or "").partition("/")
    return {
        "position": position,
        "kind": due["kind"],
        "value": due["value"],
        "due_from": days_of(start)[0],
        "due_to": days_of(end or start)[1],
        "bound": due["bound"],
        "rrule": due["rrule"],
        "action": _cut(due["action"]),
        "unit": _cut(due["unit"]),
        "text": _cut(due["text"]) or "",
    }


def name_key(name: str | None) -> str | None:
    """For equality of names and titles, without marks: ``UBND tỉnh`` → ``ubnd tinh``."""
    return key(bare(name)) or None if name else None


def body_key(name: str | None) -> str | None:
    """The same for bodies, abbreviations written out: ``Sở GD&ĐT`` → ``so giao duc …``."""
    return bare_lower(canonical(name)) or None if name else None


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """First and last day of an ISO date, of which the day or the month may be missing."""
    parts = [*_figures(value.partition("T")[0])] if value else []
    if not parts or not 1 <= parts[0] <= 9999 or len(parts) > 3:
        return None, None
    year, month, day = [*parts, 0, 0][:3]
    if month > 12 or (day and day > last_day(year, month)):
        return None, None
    first = f"{year:04d}-{month or 1:02d}-{day or 1:02d}"
    return first, f"{year:04d}-{month or 12:02d}-{day or last_day(year, month or 12):02d}"


def _figures(value: str) -> Iterator[int]:
    for part in value.split("-"):
        if not part.isascii() or not part.isdigit():
            return
        yield int(part)


def _cut(value: str | None) -> str | None:
    """Without what PostgreSQL cannot hold, and not endless."""
    return value[:_MOST_LETTERS].replace("\x00", "") if value else None
