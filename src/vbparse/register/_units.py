"""Huyện, xã: the units below a province, sought in the file of communes without taking it apart.

The file holds a line for each commune of today with the districts and communes that went into it.
Parsing all of it takes a tenth of a second; looking a name up in its text takes a thousandth, and
a record needs one or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from vbparse.vietnamese.fold import bare_lower, key
from vbparse.vietnamese.lexicon import FOLDER
from vbparse.vietnamese.syllables import is_syllable

__all__ = ["Unit", "all_communes", "all_districts", "communes", "districts"]

_DISTRICTS = {"H": "huyện", "Q": "quận", "TX": "thị xã", "TP": "thành phố"}
_DISTRICTS |= {"Thị Xã": "thị xã", "Thành Phố": "thành phố"}  # some are not abbreviated
_COMMUNES = {"X": "xã", "P": "phường", "T": "thị trấn", "Đ": "đặc khu", "Thị Trấn": "thị trấn"}


class Unit(NamedTuple):
    """A unit below a province; ``district`` is the one around a commune of before July 2025."""

    kind: str  # huyện, quận, thị xã, thành phố; xã, phường, thị trấn, đặc khu
    name: str
    province: str
    district: str | None = None

    @property
    def full(self) -> str:
        """``huyện Hóc Môn``; ``Quận 1`` where the name is a number."""
        kind = self.kind.capitalize() if self.name.isdigit() else self.kind
        return f"{kind} {self.name}"


_BETWEEN = r"[ '’-]{1,3}"


@cache
def _text() -> str:
    return (FOLDER / "places_communes.tsv").read_text(encoding="utf-8")


@cache
def _folded() -> str:
    """The text without marks, letter for letter; takes ten times as long as to read it."""
    return bare_lower(_text())


@lru_cache(maxsize=16_384)
def districts(name: str, kind: str | None = None) -> tuple[Unit, ...]:
    """Districts of that name until June 2025, one for each province that had one."""
    text, found = _text(), set()
    for start, letter, printed in _named(name, _DISTRICTS, before="\t;/", behind=":"):
        if kind in (None, _DISTRICTS[letter]):
            found.add(Unit(_DISTRICTS[letter], printed, _province_at(text, start)))
    return tuple(sorted(found))


@lru_cache(maxsize=16_384)
def communes(name: str, kind: str | None = None, *, reformed: bool) -> tuple[Unit, ...]:
    """Communes of that name, of before or of after the reform of July 2025."""
    text, found = _text(), set()
    marks = ("\t", "\t") if reformed else (":,", ",;\n")
    for start, letter, printed in _named(name, _COMMUNES, before=marks[0], behind=marks[1]):
        if kind in (None, _COMMUNES[letter]):
            around = None if reformed else _district_at(text, start)
            province = around.province if around else _line_province(text, start)
            found.add(Unit(_COMMUNES[letter], printed, province, around and around.full))
    return tuple(sorted(found, key=lambda u: (u.province, u.district or "", u.kind)))


def _named(
    name: str, kinds: dict[str, str], *, before: str, behind: str
) -> Iterator[tuple[int, str, str]]:
    """Start, letter of the kind and printed name of each unit that stands between the marks."""
    text = _text()
    for match in _matches(key(name).split(), f"(?=[{behind}])"):
        start = max(text.rfind(mark, 0, match.start()) for mark in before) + 1
        letter = text[start : match.start()].removesuffix(" ")
        printed = text[match.start() : match.end()]
        if letter in kinds and key(printed) == key(name):
            yield start, letter, printed


def _matches(words: list[str], end: str) -> Iterator[re.Match[str]]:
    """As names are printed; those like *Krông Búk* and *Ea H'Leo* whatever their letters."""
    if not words:
        return iter(())
    if all(is_syllable(word) and len(word) > 1 for word in words) or words[0].isdigit():
        return re.finditer(_BETWEEN.join(word.capitalize() for word in words) + end, _text())
    return re.finditer(_BETWEEN.join(map(bare_lower, words)) + end, _folded())


def _line_province(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    return text[start : text.index("\t", start)]


def _province_at(text: str, at: int) -> str:
    """Of the district that begins at ``at``: written before it where it is not the line's."""
    if text[at - 1] != "/":
        return _line_province(text, at)
    start = max(text.rfind(";", 0, at), text.rfind("\t", 0, at)) + 1
    return text[start : at - 1]


def _parted(printed: str, kinds: dict[str, str]) -> tuple[str, str] | None:
    """``TX Sơn Tây`` → ``thị xã``, ``Sơn Tây``."""
    for letter, kind in kinds.items():
        if printed.startswith(letter + " "):
            return kind, printed[len(letter) + 1 :]
    return None


def _district_at(text: str, at: int) -> Unit | None:
    """The district that holds the old commune at ``at``."""
    colon = text.rfind(":", 0, at)
    start = max(text.rfind(mark, 0, colon) for mark in ";\t/") + 1
    found = _parted(text[start:colon], _DISTRICTS)
    return Unit(*found, _province_at(text, start)) if found else None


@lru_cache(maxsize=64)
def all_districts(province: str) -> tuple[Unit, ...]:
    """Every district of a province as it was until June 2025."""
    found = set()
    for where, _, parts in _lines():
        for part in parts.split(";"):
            outer, slash, district = part.partition(":")[0].rpartition("/")
            parted = _parted(district, _DISTRICTS)
            if parted and (outer if slash else where) == province:
                found.add(Unit(*parted, province))
    return tuple(sorted(found))


@lru_cache(maxsize=64)
def all_communes(province: str, district: str | None, *, reformed: bool) -> tuple[Unit, ...]:
    """Every commune of a province today, or of one of its districts until June 2025."""
    found = set()
    for where, new, parts in _lines():
        if reformed:
            parted = _parted(new, _COMMUNES)
            if parted and where == province:
                found.add(Unit(*parted, province))
            continue
        for part in parts.split(";"):
            around, _, inside = part.partition(":")
            outer, slash, around = around.rpartition("/")
            unit = _parted(around, _DISTRICTS)
            if unit is None or (outer if slash else where) != province:
                continue
            full = Unit(*unit, province).full
            if district is None or full == district:
                inner = (_parted(name, _COMMUNES) for name in inside.split(","))
                found.update(Unit(*name, province, full) for name in inner if name)
    return tuple(sorted(found, key=lambda u: (u.name, u.kind, u.district or "")))


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    rows = (line.split("\t") for line in _text().splitlines() if not line.startswith("#"))
    return tuple((row[0], row[1], row[2]) for row in rows if len(row) == 3)
