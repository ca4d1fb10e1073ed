"""A work as the text index takes it: twice, with its tone marks and without, and what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vbparse.archive.packing import Record
from vbparse.archive.values import Row, body_key
from vbparse.vietnamese.fold import bare, bare_lower, tone_style

__all__ = [
    "SIGNS",
    "Entry",
    "bared",
    "bodies_in",
    "entry_of",
    "head_in",
    "said",
    "toned",
    "year_facets",
]

_MOST_LETTERS = 2_000_000
_FIRST_YEAR, _LAST_YEAR = 1945, 2100

SIGNS = {
    "head": "+",
    "body": "~",
    "head_bare": "^",
    "body_bare": "=",
    "words": "_",
    "issuer": "@",
    "facets": "#",
}
"""By part of the entry, before each of its tokens; FTS5 takes them for letters (``tokenchars``)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the index for one work, ready but for being split into tokens."""

    head: str
    body: str
    head_bare: str
    body_bare: str
    words: str
    issuer: str
    facets: str


def toned(text: str) -> str:
    """For comparing with marks: small letters, tones where the old style puts them.

    No NUL; the low line joins the syllables of a word.
    """
    return tone_style(text[:_MOST_LETTERS].lower()).replace("\0", " ").replace("_", " ")


def bared(text: str) -> str:
    """For comparing without marks; ``đ`` is ``d``."""
    return bare_lower(text[:_MOST_LETTERS].lower()).replace("\0", " ").replace("_", " ")


def entry_of(work: Row, record: Record, text: str, words: Iterable[str] = ()) -> Entry:
    """``work`` as ``values.work_values`` gives it, under what a human decided."""
    head = head_in(work["number"], work["doc_type"], work["subject"], record)
    body = f"{head} . {text or said(record)}"
    return Entry(
        head=toned(head),
        body=toned(body),
        head_bare=bared(head),
        body_bare=bared(body),
        words=" ".join(words),
        issuer=bodies_in(record),
        facets=" ".join(_facets(work, record)),
    )


def said(record: Record) -> str:
    """Of a work without a text: what its record says."""
    found = [task["value"] for task in record["tasks"]]
    found += [section["title"] for section in record["sections"]]
    found += [due["text"] for due in record["deadlines"]]
    found += [f"{cited['value'] or ''} {cited['title'] or ''}" for cited in record["citations"]]
    found += [unit["value"] for unit in record["lead_units"]]
    return " . ".join(part for part in found if part)


def head_in(number: str | None, doc_type: str | None, subject: str | None, record: Record) -> str:
    """What a work is called by."""
    return " . ".join(filter(None, (number, doc_type, subject, record["theme"]["value"])))


def bodies_in(record: Record) -> str:
    """The issuer and the bodies above it, without marks."""
    issuer = record["issuer"]
    names = issuer["value"], issuer["parent"], issuer["superior"]
    return " . ".join(filter(None, map(body_key, names)))


def _facets(work: Row, record: Record) -> list[str]:
    found = [f"t{bare(work['type_code']).lower()}"] if work["type_code"] else []
    found += year_facets("y", work["issued_from"], work["issued_to"])
    years: set[str] = set()
    for due in record["deadlines"]:
        years.update(_years(due["value"]))
    return found + [f"d{year}" for year in sorted(years)]


def _years(value: str | None) -> list[str]:
    """The years at which a deadline may end."""
    end = (value or "").rpartition("/")[2][:4]
    return [end] if len(end) == 4 and end.isascii() and end.isdigit() else []


def year_facets(sign: str, first: str | None, last: str | None) -> list[str]:
    """A token for each year from one day to another."""
    low = max(_FIRST_YEAR, int(first[:4])) if first else _FIRST_YEAR
    high = min(_LAST_YEAR, int(last[:4])) if last else _LAST_YEAR
    return [f"{sign}{year}" for year in range(low, high + 1)] if first or last else []
