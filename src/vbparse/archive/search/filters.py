"""What a work must be, besides holding the words: as facets of the index and conditions on rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbparse.archive.search.folding import year_facets
from vbparse.archive.values import body_key, days_of
from vbparse.errors import ArchiveError
from vbparse.vietnamese.doc_types import by_code, by_name
from vbparse.vietnamese.fold import bare

__all__ = ["Filters", "Narrowed", "narrowed"]

_TOKEN = re.compile(r"[^\W_]+")
_MOST_YEARS = 40  # of a facet: a longer stretch hardly narrows anything


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
class Narrowed:
    """The filters, as facets of the index and as conditions on the rows."""

    facets: tuple[tuple[str, ...], ...]
    issuer: tuple[str, ...]
    conditions: tuple[str, ...]
    values: dict[str, str]


def narrowed(filters: Filters) -> Narrowed:
    """Raises ``ArchiveError`` for a filter that means nothing."""
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
    return Narrowed(tuple(facets), issuer, tuple(conditions), values)


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
