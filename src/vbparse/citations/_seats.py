"""How high a body stands by its seat: the union of a district below that of the province."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.places import province

__all__ = ["level_by_seat"]

_FRONT = re.compile(  # "Ban Thường vụ |Hội Nông dân huyện"
    r"(?:(?:ban thường vụ|ban chấp hành|ban thường trực|đoàn chủ tịch|thường trực|lãnh đạo|chủ tịch"
    r"|giám đốc|trưởng|bí thư|phó chủ tịch)\s+){1,2}"
)
_CITY = re.compile(r"(?<!\w)thành phố(?!\w)\s*(?P<name>.*)")


@cache
def _table() -> dict[str, Any]:
    return load("seats")


@cache
def _seats() -> re.Pattern[str]:
    rows: dict[str, list[str]] = _table()["seat"]
    groups = (f"(?P<{seat}>{'|'.join(words)})" for seat, words in rows.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)(?!\s(?:hội|ủy|đoàn)(?!\w))")


@cache
def _families() -> tuple[tuple[str, dict[str, Any]], ...]:
    pairs = [(begin, row) for row in _table()["family"] for begin in row["begins"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def level_by_seat(name: str) -> float | None:
    """Its level, finer than the register's; ``None`` for what is not of these kinds."""
    folded = canonical(name)
    folded = _FRONT.sub("", folded, count=1) if _FRONT.match(folded) else folded
    alone: dict[str, float] = _table()["alone"]["levels"]
    for begin, rank in alone.items():
        if folded == begin or folded.startswith(f"{begin} "):
            return rank
    organ = _organ(folded)
    if organ is not None:
        return organ
    for begin, row in _families():
        if folded.startswith(f"{begin} "):
            seat = _seat(folded[len(begin) :])
            return row.get(seat) if seat else None
    return None


def _organ(folded: str) -> float | None:
    """``Ban Tuyên giáo |Tỉnh ủy``."""
    row = _table()["organ"]
    if not folded.startswith(tuple(f"{begin} " for begin in row["begins"])):
        return None
    return next((rank for tail, rank in row["of"].items() if f" {tail}" in folded), None)


def _seat(tail: str) -> str | None:
    """The first unit named counts; the whole country only where no unit is."""
    hits = [m.lastgroup or "" for m in _seats().finditer(tail)]
    units = [hit for hit in hits if hit != "centre"]
    city = _CITY.search(tail)
    if not units and city is not None:
        return "province" if province(city["name"]) else None
    return units[0] if units else hits[0] if hits else None
