"""Local bodies: which province, district or commune the name of one leaves open or says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vbparse.patterns import lazy
from vbparse.register._rows import Row, central, kinds, slug, table
from vbparse.register._units import Unit, communes, districts
from vbparse.register.entries import Context, Entry
from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.places import REFORM, Province, province, provinces

__all__ = ["local_entries", "of_central", "of_kind"]

_DISTRICT = ("huyện", "quận", "thị xã", "thành phố")
_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_LEADING = lazy(rf"^(tỉnh|{'|'.join(_DISTRICT + _COMMUNE)})(?!\w)\s*")
_OUTER = lazy(r"\s(?:tỉnh|thành phố)(?:\s(?P<name>.+))?$")
_SUFFIX = "-2025"
_MOST_WORDS = 4  # of the name of a province


class _Tail(NamedTuple):
    """What stands behind the kind in a name: ``huyện củ chi thành phố hồ chí minh``."""

    unit: str
    name: str
    province: str | None


def local_entries(row: Row, begin: str, tail: str, on: str | None, here: Context) -> list[Entry]:
    """All that ``begin`` + ``tail`` may mean; none when the place is unknown or no such place."""
    unit = next((u for u in ("tỉnh", *_DISTRICT, *_COMMUNE) if begin.endswith(" " + u)), "")
    if not unit and (led := _LEADING.match(tail)):
        unit, tail = led[1], tail[led.end() :]
    if begin.startswith(("thành ủy", "thành đoàn")) or begin.endswith((" thành ủy", " thành đoàn")):
        unit = "thành phố"
    if row.place == "tỉnh":
        return _in_province(row, unit, tail, on, here)
    said = _split(unit, tail)
    if row.place == "huyện" and unit in _COMMUNE:
        return []
    if row.place == "xã" and unit in _DISTRICT[:3]:
        return []
    return [of_kind(row, on, unit=found) for found in _units(row, said, on, here)]


def _split(unit: str, tail: str) -> _Tail:
    outer = _OUTER.search(" " + tail)
    if outer and outer["name"] and (seat := province(outer["name"])):
        return _Tail(unit, (" " + tail)[: outer.start()].strip(), seat.name)
    return _Tail(unit, tail, None)


def _in_province(row: Row, unit: str, tail: str, on: str | None, here: Context) -> list[Entry]:
    seat = province(tail or here.province or "", on) if tail or here.province else None
    seat = seat or _before_more(tail, on) or _unregistered(row, unit, tail, here)
    if unit == "thành phố" and (city := _city(row, tail, seat, on, here)):
        found = [of_kind(kinds()[table()["cities"][row.id]], on, unit=u) for u in city]
        both = not tail and seat is not None and _is_city(seat, on)  # Thủy Nguyên, Hải Phòng
        return [*found, of_kind(row, on, seat=seat)] if both else found
    if seat is None or (unit == "thành phố" and not _is_city(seat, on)):
        return []
    return [of_kind(row, on, seat=seat)]


def _before_more(tail: str, on: str | None) -> Province | None:
    """The province that a name begins with, when text has run into it: *Hải Phòng triển khai …*."""
    words = tail.split()
    for size in (5, 4, 3, 2) if len(words) > _MOST_WORDS else ():
        if hit := province(" ".join(words[:size]), on):
            return hit
    return None


def _unregistered(row: Row, unit: str, tail: str, here: Context) -> Province | None:
    """A province that the data do not hold, as far as a name says that it is one."""
    if tail:
        said = unit == "tỉnh" or row.names[0].startswith("tỉnh ")
        return Province(_titled(tail)) if said and len(tail.split()) <= _MOST_WORDS else None
    return Province(here.province) if here.province else None


def _titled(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())


def _is_city(seat: Province, on: str | None) -> bool:
    return any(
        p.name == seat.name and p.kind == "thành phố" and (on is None or p.valid(on))
        for p in provinces()
    )


def _city(
    row: Row, tail: str, seat: Province | None, on: str | None, here: Context
) -> tuple[Unit, ...]:
    """The city within a province that is meant, if one is."""
    if row.id not in table()["cities"] or (on or "") >= REFORM:
        return ()
    if tail and seat is not None and _is_city(seat, on):
        return ()
    if not tail:
        around = here.district or ""
        return _known(around, here) if around.startswith("thành phố ") else ()
    said = _split("thành phố", tail)
    where = said.province or here.province
    found = _within(districts(said.name, "thành phố"), where)
    if found or len(said.name.split()) > _MOST_WORDS:
        return found
    return () if seat else (Unit("thành phố", _titled(said.name), where or ""),)


def _known(full: str, here: Context) -> tuple[Unit, ...]:
    kind, name = _parted(full)
    found = _within(districts(name, kind), here.province)
    return found or (Unit(kind, name, here.province or ""),)


def _parted(full: str) -> tuple[str, str]:
    """``thị xã Sơn Tây`` → ``thị xã``, ``Sơn Tây``."""
    kind = next((u for u in (*_DISTRICT, *_COMMUNE) if full.lower().startswith(u + " ")), "")
    return kind, full[len(kind) :].strip()


def _within(found: tuple[Unit, ...], where: str | None) -> tuple[Unit, ...]:
    inside = tuple(u for u in found if u.province == where)
    return inside or (found if where is None else ())


def _units(row: Row, said: _Tail, on: str | None, here: Context) -> Iterator[Unit]:
    """The districts or communes that a name may mean."""
    district = row.place == "huyện"
    if not said.name:
        around = here.district if district else here.commune
        if around and (not said.unit or around.lower().startswith(said.unit)):
            kind, name = _parted(around)
            inner = None if district else here.district
            known = _known(around, here) if district else ()
            yield from known or [Unit(kind, name, here.province or "", inner)]
        return
    where = said.province or here.province
    if district:
        found = districts(said.name, said.unit or None)
    else:
        reformed = (on or here.day or "9999") >= REFORM
        found = communes(said.name, said.unit or None, reformed=reformed)
        if here.district:
            near = [u for u in found if u.district == here.district]
            found = tuple(near) or found
    inside = _within(found, where)
    if inside:
        yield from inside
    elif said.unit:  # a unit of before the data begin
        inner = None if district else here.district
        yield Unit(said.unit, _titled(said.name), where or "", inner)


def of_central(row: Row) -> Entry:
    """The entry of a central body."""
    above = _named(row.above)
    return Entry(
        id=row.id,
        name=row.name,
        kind=row.id,
        series=table()["series"].get(row.id, row.id),
        level=row.level,
        abbreviations=(*row.printed, *row.codes),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successor=_named(row.into),
        superior=above,
        superior_name=row.above if above else None,
        party=row.party,
    )


def _named(name: str | None) -> str | None:
    rows = central().get(canonical(name), ()) if name else ()
    return rows[-1].id if rows else None


def of_kind(
    row: Row, on: str | None, *, seat: Province | None = None, unit: Unit | None = None
) -> Entry:
    """The entry of a kind of body in one place."""
    seat = seat or (_seat(unit.province, on) if unit and unit.province else None)
    if seat is None and unit is not None and unit.province:
        seat = Province(unit.province)
    where = ".".join(filter(None, (seat and slug(seat.name), _unit_slug(unit))))
    mark = _period(row, seat, unit, on)
    series = table()["series"].get(row.id, row.id)
    above, above_name = _superior(row, seat, unit, on)
    began, ended = _life(row, seat, unit, mark)
    return Entry(
        id=f"{row.id}.{where}{mark}" if where else row.id,
        name=_full_name(row, seat, unit),
        kind=row.id,
        series=f"{series}.{where}" if where else series,
        level=row.level,
        abbreviations=row.codes,
        valid_from=began,
        valid_to=ended,
        successor=_successor(row, seat, where, mark),
        superior=above,
        superior_name=above_name,
        province=seat.name if seat else None,
        unit=unit.full if unit else None,
        party=row.party,
        registered=seat is None or province(seat.name) is not None,
    )


def _seat(name: str, on: str | None) -> Province | None:
    """The province of that name on that day, under its name of then: Thừa Thiên Huế."""
    hit = province(name, on)
    if hit is None or hit.valid(on):
        return hit
    before = [p for p in provinces() if p.successor == hit.name and p.valid(on)]
    return before[0] if len(before) == 1 else hit


def _unit_slug(unit: Unit | None) -> str | None:
    if unit is None:
        return None
    return ".".join(slug(part) for part in (unit.district, unit.full) if part)


def _period(row: Row, seat: Province | None, unit: Unit | None, on: str | None) -> str:
    """Grown provinces and the communes of today are other issuers since July 2025."""
    if row.place == "xã":
        return _SUFFIX if on is None or on >= REFORM else ""
    if unit is not None or seat is None or on is None or on < REFORM:
        return ""
    return _SUFFIX if seat.name in _grown() else ""


@cache
def _grown() -> frozenset[str]:
    return frozenset(p.successor for p in provinces() if p.successor and p.valid_to == "2025-06-30")


def _life(
    row: Row, seat: Province | None, unit: Unit | None, mark: str
) -> tuple[str | None, str | None]:
    """First and last day of this period."""
    began, ended = row.valid_from, row.valid_to
    if mark:
        return max(began or "", REFORM), ended
    if row.place == "xã" or (seat and unit is None and seat.name in _grown()):
        ended = min(ended or "9999", "2025-06-30")
    if seat is not None and unit is None and seat.valid_to and seat.successor:
        ended = min(ended or "9999", seat.valid_to)
    if seat is not None and unit is None and row.id in ("ubnd-tinh", "hdnd-tinh", "tinh-uy"):
        began = max(filter(None, (began, seat.valid_from)), default=None)
    return began, ended


def _successor(row: Row, seat: Province | None, where: str, mark: str) -> str | None:
    kind = row
    if row.into:
        kind = next((k for k in kinds().values() if k.name == row.into), row)
    if row.place != "tỉnh" or seat is None or mark:
        return None
    if seat.successor:
        grown = _SUFFIX if seat.successor in _grown() else ""
        return f"{kind.id}.{slug(seat.successor)}{grown}"
    if seat.name in _grown():
        return f"{kind.id}.{where}{_SUFFIX}"
    return f"{kind.id}.{where}" if kind is not row else None


def _superior(
    row: Row, seat: Province | None, unit: Unit | None, on: str | None
) -> tuple[str | None, str | None]:
    """Id and name of the body above it."""
    above = row.above
    if above is None:
        return None, None
    if row.place == "xã" and unit and unit.district and above in ("tỉnh", "Tỉnh ủy"):
        above = "huyện" if above == "tỉnh" else "Huyện ủy"
    wanted = {"tỉnh": "Ủy ban nhân dân tỉnh", "huyện": "Ủy ban nhân dân huyện"}
    wanted["xã"] = "Ủy ban nhân dân xã"
    name = wanted.get(above, above)
    kind = next((k for k in kinds().values() if k.name == name), None)
    if kind is None:
        return _named(name), name if _named(name) else None
    if kind.place == "tỉnh":
        found = of_kind(kind, on, seat=seat) if seat else None
    elif kind.place == "huyện" and unit and row.place == "xã" and unit.district:
        found = of_kind(kind, on, unit=Unit(*_parted(unit.district), unit.province))
    else:
        found = of_kind(kind, on, unit=unit) if unit else None
    return (found.id, found.name) if found else (None, None)


def _full_name(row: Row, seat: Province | None, unit: Unit | None) -> str:
    """``Sở Y tế tỉnh Đồng Tháp``, ``Ủy ban nhân dân huyện Hóc Môn``, ``Thành ủy Hà Nội``."""
    if unit is not None:
        first = row.name.partition(" ")[0]
        if first in ("Huyện", "Xã"):  # Huyện ủy → Quận ủy
            kind = {"quận": "Quận", "thị xã": "Thị", "thành phố": "Thành"}.get(unit.kind, "Huyện")
            return f"{kind} {row.name.partition(' ')[2]} {unit.name}"
        return f"{_without_unit(row.name)} {unit.full}"
    if seat is None:
        return row.name
    if row.name.endswith(("ỉnh ủy", "ỉnh đoàn")):
        name = row.name if seat.kind == "tỉnh" else row.name.replace("ỉnh ", "hành ")
        return f"{name} {seat.name}"
    return f"{_without_unit(row.name)} {seat.full}"


def _without_unit(name: str) -> str:
    unit = next((u for u in ("tỉnh", *_DISTRICT, *_COMMUNE) if name.endswith(" " + u)), "")
    return name.removesuffix(unit).rstrip()
