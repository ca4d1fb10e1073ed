"""Huyện, xã: the units below a province, sought in the file of communes without taking it apart.

The file holds a line for each commune of today with the districts and communes that went into it.
Parsing all of it takes a tenth of a second; looking a name up in its folded text takes a
thousandth, and a record needs one or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from vbparse.vietnamese.fold import bare_lower, key
from vbparse.vietnamese.lexicon import FOLDER

__all__ = ["Unit", "communes", "districts"]

_DISTRICTS = {"H": "huyện", "Q": "quận", "TX": "thị xã", "TP": "thành phố"}
_COMMUNES = {"X": "xã", "P": "phường", "T": "thị trấn", "Đ": "đặc khu"}


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


@cache
def _file() -> tuple[str, str]:
    """The text of the file and the same without marks, letter for letter."""
    text = (FOLDER / "places_communes.tsv").read_text(encoding="utf-8")
    return text, bare_lower(text)


@lru_cache(maxsize=1024)
def districts(name: str, kind: str | None = None) -> tuple[Unit, ...]:
    """Districts of that name until June 2025, one for each province that had one."""
    text, found = _file()[0], set()
    for start, letter, printed in _named(name, _DISTRICTS, before="\t;/", behind=":"):
        if kind in (None, _DISTRICTS[letter]):
            found.add(Unit(_DISTRICTS[letter], printed, _province_at(text, start)))
    return tuple(sorted(found))


@lru_cache(maxsize=1024)
def communes(name: str, kind: str | None = None, *, reformed: bool) -> tuple[Unit, ...]:
    """Communes of that name, of before or of after the reform of July 2025."""
    text, found = _file()[0], set()
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
    text, folded = _file()
    words = bare_lower(key(name)).split()
    if not words:
        return
    pattern = r"[ '’-]{1,3}".join(map(re.escape, words)) + f"(?=[{behind}])"
    for match in re.finditer(pattern, folded):
        start = max(text.rfind(mark, 0, match.start()) for mark in before) + 1
        letter = text[start : match.start()].removesuffix(" ")
        printed = text[match.start() : match.end()]
        if letter in kinds and key(printed) == key(name):
            yield start, letter, printed


def _line_province(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    return text[start : text.index("\t", start)]


def _province_at(text: str, at: int) -> str:
    """Of the district that begins at ``at``: written before it where it is not the line's."""
    if text[at - 1] != "/":
        return _line_province(text, at)
    start = max(text.rfind(";", 0, at), text.rfind("\t", 0, at)) + 1
    return text[start : at - 1]


def _district_at(text: str, at: int) -> Unit:
    """The district that holds the old commune at ``at``."""
    colon = text.rfind(":", 0, at)
    start = max(text.rfind(mark, 0, colon) for mark in ";\t/") + 1
    letter, _, name = text[start:colon].partition(" ")
    return Unit(_DISTRICTS[letter], name, _province_at(text, start))
