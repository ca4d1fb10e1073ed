"""Groups of bodies that documents address as one: *UBND các tỉnh*, *các sở, ban, ngành*."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vbparse.register._local import of_central, of_kind
from vbparse.register._rows import central, kinds, table
from vbparse.register._units import Unit, all_communes, all_districts
from vbparse.register.entries import NOWHERE, Context, Entry
from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.places import REFORM, Province, provinces

__all__ = ["members"]

_GOVERNMENT = "Chính phủ"
_NOT_EVERYWHERE = frozenset(
    {"so-du-lich", "so-ngoai-vu", "so-dan-toc-va-ton-giao", "so-an-toan-thuc-pham"}
    | {"so-quy-hoach-kien-truc", "so-van-hoa-va-the-thao"}
)


@lru_cache(maxsize=512)
def members(
    name: str, *, on: str | None = None, context: Context = NOWHERE
) -> tuple[Entry, ...] | None:
    """The bodies of a group on a day; ``None`` when ``name`` is no group. Empty: which ones they
    are is not known here.

    Departments that only some provinces have are left out, since it is not known which.
    """
    kind = _group(_plain(name))
    if kind is None:
        return None
    if kind == "ministries":
        return _ministries(on)
    if kind == "provinces":
        row = kinds()["ubnd-tinh"]
        return tuple(of_kind(row, on, seat=p) for p in provinces() if p.valid(on or "9999"))
    if context.province is None:
        return ()
    if kind == "departments":
        return _departments(on, context.province)
    return _units(kind, on, context)


def _plain(name: str) -> str:
    """As ``canonical``, with the commas that tell a group from a body."""
    parts = [canonical(part) for part in name.split(",")]
    text = ", ".join(part for part in parts if part)
    return re.sub(r"\btw\b", "trung ương", text)


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    pairs = [(_plain(begin), row["of"]) for row in table()["group"] for begin in row["begins"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _group(folded: str) -> str | None:
    for begin, kind in _beginnings():
        if folded == begin or folded.startswith((begin + " ", begin + ",")):
            return kind
    return None


@cache
def _ministries(on: str | None) -> tuple[Entry, ...]:
    rows = dict.fromkeys(row for rows in central().values() for row in rows)
    return tuple(
        of_central(row)
        for row in rows
        if row.above == _GOVERNMENT and row.level == 1 and row.valid(on or "9999")
        and row.name.startswith(("Bộ ", "Thanh tra ", "Ngân hàng ", "Ủy ban Dân tộc", "Văn phòng "))
    )  # fmt: skip


def _departments(on: str | None, where: str) -> tuple[Entry, ...]:
    seat = next((p for p in reversed(provinces()) if p.name == where), Province(where))
    return tuple(
        of_kind(row, on, seat=seat)
        for row in kinds().values()
        if row.name.startswith("Sở ") and row.id not in _NOT_EVERYWHERE and row.valid(on or "9999")
    )


def _units(kind: str, on: str | None, context: Context) -> tuple[Entry, ...]:
    reformed = (on or "9999") >= REFORM
    where = context.province or ""
    found: tuple[Unit, ...]
    if kind == "districts":
        found = () if reformed else all_districts(where)
        row = kinds()["ubnd-huyen"]
    else:
        found = all_communes(where, context.district, reformed=reformed)
        row = kinds()["ubnd-xa"]
    return tuple(of_kind(row, on, unit=unit) for unit in found)
