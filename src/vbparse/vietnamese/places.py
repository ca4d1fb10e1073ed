"""Địa danh: provinces and communes, old and new, with the time in which each was one.

Dates are ISO strings and compare as such. Communes are read from their file when first asked for.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from vbparse.patterns import lazy
from vbparse.vietnamese.fold import key
from vbparse.vietnamese.lexicon import FOLDER, load

REFORM = "2025-07-01"
"""From this day there are two levels of local government: province and commune."""

_KINDS = {"X": "Xã", "P": "Phường", "T": "Thị trấn", "Đ": "Đặc khu"}
_DISTRICTS = {"H": "Huyện", "Q": "Quận", "TX": "Thị xã", "TP": "Thành phố"}
_PREFIX = lazy(r"^(?:tỉnh|thành phố|t[pt]|tphcm(?=$))\s+")
_CITY = lazy(r"\btp\s?hcm\b|\btphcm\b|\bhcm\b")


class Province(NamedTuple):
    """Tỉnh or thành phố trực thuộc trung ương, in one period of its life."""

    name: str
    kind: str = "tỉnh"
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    code: str | None = None

    @property
    def full(self) -> str:
        """``tỉnh Đồng Tháp``, ``thành phố Hà Nội``, ``Thành phố Hồ Chí Minh``."""
        kind = "Thành phố" if self.name == "Hồ Chí Minh" else self.kind
        return f"{kind} {self.name}"

    def valid(self, on: str | None) -> bool:
        """Whether it was a province on that day."""
        return on is None or (self.valid_from or "") <= on <= (self.valid_to or "9999")


class Commune(NamedTuple):
    """Xã, phường, thị trấn, đặc khu; ``district`` only before the reform of 2025."""

    name: str
    province: str
    district: str | None = None
    became: tuple[str, ...] = ()

    def valid(self, on: str | None) -> bool:
        """Whether it was a commune on that day, as far as the data know (they begin about 2020)."""
        return on is None or (on < REFORM) is (self.district is not None)


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces, each once for each period, in the order of the lexicon."""
    return tuple(
        Province(
            row["name"],
            row.get("kind", "tỉnh"),
            row.get("from"),
            row.get("to"),
            row.get("successor"),
            row.get("code"),
        )
        for row in load("places_provinces")["province"]
    )


@cache
def _by_key() -> dict[str, tuple[Province, ...]]:
    table: dict[str, tuple[Province, ...]] = {}
    for province in provinces():
        name = key(province.name)
        table[name] = (*table.get(name, ()), province)
    for alias, name in load("places_provinces")["aliases"].items():
        table[key(alias)] = table[key(name)]
    return table


def place_key(name: str) -> str:
    """For comparing: without *tỉnh* or *thành phố*, ``TP.HCM`` written out."""
    folded = _CITY.sub("hồ chí minh", key(name))
    return _PREFIX.sub("", folded)


def province(name: str, on: str | None = None) -> Province | None:
    """The province of that name on that day; without a day the latest one.

    A name that was never a province on ``on`` but is one in another period still answers with
    the nearest one, since documents go on using old names for some time.
    """
    hits = _by_key().get(place_key(name), ())
    return next((p for p in reversed(hits) if p.valid(on)), hits[-1] if hits else None)


def is_province(name: str, on: str | None = None) -> bool:
    """Whether a province has that name (on that day, when one is given)."""
    return any(p.valid(on) for p in _by_key().get(place_key(name), ()))


def _long(name: str, kinds: dict[str, str]) -> str:
    letter, _, rest = name.partition(" ")
    return f"{kinds[letter]} {rest}" if letter in kinds and rest else name


@cache
def _communes() -> dict[str, tuple[Commune, ...]]:
    path = FOLDER / "places_communes.tsv"
    became: dict[tuple[str, str, str], list[str]] = {}
    found: list[Commune] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        where, name, parts = line.split("\t")
        name = _long(name, _KINDS)
        found.append(Commune(name, where))
        for part in parts.split(";"):
            district, _, wards = part.partition(":")
            before, slash, district = district.rpartition("/")
            for ward in wards.split(","):
                old = (
                    _long(ward, _KINDS),
                    before if slash else where,
                    _long(district, _DISTRICTS),
                )
                became.setdefault(old, []).append(name)
    found += [Commune(*old, tuple(new)) for old, new in became.items()]
    table: dict[str, list[Commune]] = {}
    for commune in found:
        table.setdefault(key(commune.name), []).append(commune)
    return {name: tuple(rows) for name, rows in table.items()}


def communes(
    name: str, *, province: str | None = None, on: str | None = None
) -> tuple[Commune, ...]:
    """Communes of that name (``xã Tân Phú``), of that province and day when these are given."""
    wanted = place_key(province) if province else None
    return tuple(
        c
        for c in _communes().get(key(name), ())
        if c.valid(on) and (wanted is None or key(c.province) == wanted)
    )
