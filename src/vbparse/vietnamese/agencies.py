"""Cơ quan, tổ chức: the register of bodies, what stands above each, and whether two names are one.

Where bodies stand in running text is the business of ``bodies``; ``find_bodies`` is named here
too, since both belong together for whoever uses them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vbparse.vietnamese._bodies import Body, find_bodies
from vbparse.vietnamese.fold import bare_lower, key
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.places import REFORM, Province, place_key, province, provinces

__all__ = [
    "Agency",
    "Body",
    "canonical",
    "find",
    "find_bodies",
    "identity",
    "level",
    "same",
    "superior_of",
]

_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_UNIT = re.compile(rf"^(?:{'|'.join(_UNITS)})(?!\w)\s*")
_UNIT_WORDS = ("tỉnh", "thành", "phố")
_LOWEST = 4


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of the register; ``superior`` is a name. Years stand alone where no more is known."""

    id: str
    name: str
    abbreviations: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    superior: str | None = None
    level: int = _LOWEST
    successor: str | None = None
    party: bool = False

    def valid(self, on: str | None) -> bool:
        """Whether it was there on that day; a year alone holds for all its days."""
        if on is None:
            return True
        return (self.valid_from or "") <= on <= (self.valid_to or "9999") + "~"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A body that every province, district or commune has."""

    agency: Agency
    place: str
    begins: tuple[str, ...]


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """For comparing: small letters, old tone style, abbreviations written out, no marks.

    ``Sở GD&ĐT tỉnh Đồng Tháp`` → ``sở giáo dục và đào tạo tỉnh đồng tháp``.
    """
    return _abbreviated().sub(lambda m: _written_out()[m[0]], key(name))


@cache
def _written_out() -> dict[str, str]:
    words: dict[str, str] = load("agencies")["written_out"]
    return words


@cache
def _abbreviated() -> re.Pattern[str]:
    words = sorted(_written_out(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", bare_lower(name)).strip("-")


@cache
def _central() -> dict[str, tuple[Agency, ...]]:
    table: dict[str, tuple[Agency, ...]] = {}
    for row in load("agencies")["body"]:
        code = row.get("code")
        agency = _agency(row, (*row.get("short", ()), *((code,) if code else ())))
        for name in (row["name"], *row.get("short", ())):
            table[canonical(name)] = (*table.get(canonical(name), ()), agency)
        if code and row["name"].startswith(("Bộ ", "Ủy ban ")):
            table.setdefault(canonical(code), (agency,))
    return table


def _agency(row: dict[str, str | int | list[str]], abbreviations: tuple[str, ...]) -> Agency:
    def text(name: str) -> str | None:
        value = row.get(name)
        return str(value) if value is not None else None

    return Agency(
        id=text("id") or _slug(str(row["name"])),
        name=str(row["name"]),
        abbreviations=abbreviations,
        valid_from=text("from"),
        valid_to=text("to"),
        superior=text("above"),
        level=int(str(row["level"])),
        successor=text("into"),
        party=bool(row.get("party", False)),
    )


@cache
def _kinds() -> tuple[_Kind, ...]:
    found = []
    for row in load("agencies")["kind"]:
        also: list[str] = row.get("also", [])
        code = row.get("code")
        agency = _agency(row, (code,) if code else ())
        begins = tuple(dict.fromkeys(canonical(n) for n in (row["name"], *also)))
        found.append(_Kind(agency, row["place"], begins))
    return tuple(found)


@cache
def _by_beginning() -> tuple[tuple[str, _Kind], ...]:
    pairs = [(begin, kind) for kind in _kinds() for begin in kind.begins]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def find(name: str, on: str | None = None, place: str | None = None) -> Agency | None:
    """The body of that name on that day; ``place`` is where a local one sits, when not named.

    Short forms count (``UBND``, ``Sở GD&ĐT``, ``Bộ GDĐT``). Without a place a local kind of body
    (``Sở Y tế``) answers for its kind alone. A body that was not there on ``on`` is given all the
    same when no other has its name: documents go on using old names.
    """
    folded = canonical(name)
    hits = _central().get(folded, ())
    if hits:
        return next((a for a in hits if a.valid(on)), hits[-1])
    for begin, kind in _by_beginning():
        if folded.startswith(begin) and (len(folded) == len(begin) or folded[len(begin)] == " "):
            return _local(kind, begin, folded[len(begin) :].strip(), on, place)
    return None


def _local(kind: _Kind, begin: str, tail: str, on: str | None, place: str | None) -> Agency | None:
    unit = next((u for u in _UNITS if begin.endswith(" " + u)), "")
    where = _UNIT.sub("", tail) or (place_key(place) if place else "")
    if kind.place != "tỉnh":
        named = place if place and not tail else " ".join(w.capitalize() for w in where.split())
        name = " ".join(filter(None, (_stem(kind.agency.name), unit, named)))
        number = f"{kind.agency.id}.{_slug(where)}" if where else kind.agency.id
        return replace(kind.agency, id=number, name=name, superior=_superior(kind, None))
    seat = province(where, on) if where else None
    if where and (seat is None or (unit == "thành phố" and seat.kind == "tỉnh")):
        return None
    if seat is None:
        return replace(kind.agency, name=kind.agency.name, superior=_superior(kind, None))
    number = f"{kind.agency.id}.{_slug(seat.name)}{_period(seat, on)}"
    name = _in_province(kind.agency.name, seat)
    return replace(kind.agency, id=number, name=name, superior=_superior(kind, seat))


def _stem(name: str) -> str:
    """``Ủy ban nhân dân tỉnh`` → ``Ủy ban nhân dân``."""
    unit = next((u for u in _UNITS if name.endswith(" " + u)), "")
    return name.removesuffix(unit).rstrip()


def _in_province(name: str, seat: Province) -> str:
    """The kind's name with the province's; Party bodies and the Youth take the name alone."""
    city = seat.kind == "thành phố"
    if name.endswith(("ỉnh ủy", "ỉnh đoàn")):
        return f"{name.replace('ỉnh ', 'hành ') if city else name} {seat.name}"
    return f"{_stem(name)} {seat.full}"


def _period(seat: Province, on: str | None) -> str:
    """A province that took others in on the day of the reform is another issuer from then on."""
    grown = any(p.successor == seat.name and p.valid_to == "2025-06-30" for p in provinces())
    return "-2025" if grown and on is not None and on >= REFORM else ""


def _superior(kind: _Kind, seat: Province | None) -> str | None:
    above = kind.agency.superior
    if above == "tỉnh":
        return f"Ủy ban nhân dân {seat.full}" if seat else None
    if above == "Tỉnh ủy":
        return _in_province(above, seat) if seat else None
    return None if above in ("huyện", "xã") else above


def superior_of(name: str, place: str | None = None, on: str | None = None) -> str | None:
    """The body above it, written out: ``Sở Y tế``, ``Đồng Tháp`` → ``Ủy ban nhân dân tỉnh …``.

    ``None`` when the register does not say: for a body of a district or a commune the province
    must be named elsewhere in the document.
    """
    found = find(name, on, place)
    return found.superior if found else None


def level(name: str) -> int:
    """How high it stands: 0 central, 1 ministry, 2 province, 3 department or district, 4 below."""
    folded = canonical(name)
    found = find(name)
    if found is not None:
        return found.level
    for begin, rank in _ranks():
        if folded == begin or folded.startswith(begin + " "):
            if begin == "ủy ban nhân dân thành phố" and not _is_central_city(folded, begin):
                return 3
            return rank
    return _LOWEST


@cache
def _ranks() -> tuple[tuple[str, int], ...]:
    pairs = [(b, row["level"]) for row in load("agencies")["rank"] for b in row["begins"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _is_central_city(folded: str, begin: str) -> bool:
    tail = folded[len(begin) :].strip()
    return not tail or province(tail) is not None


def same(one: str, other: str) -> bool:
    """Whether two names mean one body, as far as the names tell.

    ``Sở GDĐT`` = ``Sở Giáo dục và Đào tạo tỉnh Đồng Tháp``: the province may be left out.
    """
    return identity(one) == identity(other)


@lru_cache(maxsize=4096)
def identity(name: str) -> str:
    """What two names of one body have in common; for comparing, see ``same``."""
    words = canonical(name).split()
    for size in (5, 4, 3, 2):
        tail = words[-size:]
        if len(words) > size and tail[0] not in _UNIT_WORDS and province(" ".join(tail)):
            words = words[:-size]
            break
    short = " ".join(words)
    if short.startswith(("sở ", "phòng ", "ban ")):
        return short.removesuffix(" tỉnh").removesuffix(" thành phố")
    return short
