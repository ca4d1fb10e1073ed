"""Which body of the register a name means, on a day, in the mouth of a document from somewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vbparse.register._local import local_entries, of_central, of_kind
from vbparse.register._rows import by_beginning, central, kinds, table
from vbparse.register._units import communes, districts
from vbparse.register.entries import NOWHERE, Context, Entry
from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.places import REFORM, Province, province

__all__ = ["by_code", "context_of", "is_shared", "lookup"]

_COMMA = re.compile(r"\s*[,;(].*$", re.DOTALL)


@lru_cache(maxsize=8192)
def lookup(name: str, *, on: str | None = None, context: Context = NOWHERE) -> tuple[Entry, ...]:
    """The bodies that ``name`` may mean; one when it is certain, none when it is not registered.

    ``UBND TP`` in a plan of a department of Hồ Chí Minh City is that city's committee; ``UBND
    huyện Châu Thành`` without a province may be any of ten.
    """
    for folded in _readings(name):
        rows = central().get(folded, ())
        if rows:
            return (of_central(next((r for r in rows if r.valid(on)), rows[-1])),)
        for begin, row in by_beginning().get(folded.partition(" ")[0], ()):
            if folded == begin or folded.startswith(begin + " "):
                tail = folded[len(begin) :].strip()
                found = local_entries(row, begin, tail, on, context)
                if found:
                    return tuple(found)
    return ()


def _readings(name: str) -> list[str]:
    """The folded name, then without the head that stands for the body."""
    folded = canonical(name)
    found = [folded]
    for head in table()["heads"]["words"]:
        if folded.startswith(head + " "):
            found.append(folded[len(head) + 1 :])
    if folded.startswith("chủ tịch ủy ban"):
        found.append(folded.removeprefix("chủ tịch "))
    return found


@cache
def is_shared(code: str) -> bool:
    """Whether many bodies have that end of a symbol: ``UBND``, ``TU``."""
    return code in table()["shared"]["codes"]


@lru_cache(maxsize=4096)
def by_code(code: str, *, on: str | None = None, context: Context = NOWHERE) -> tuple[Entry, ...]:
    """The bodies that the end of a symbol may stand for: ``UBND``, ``SGDĐT``, ``BYT``, ``TU``."""
    found = [
        of_central(row)
        for row in dict.fromkeys(row for rows in central().values() for row in rows)
        if code in row.codes and row.valid(on)
    ]
    seat = province(context.province, on) if context.province else None
    if seat is None and context.province:
        seat = Province(context.province)
    for row in kinds().values():
        if code not in row.codes or not row.valid(on):
            continue
        if row.place == "tỉnh":
            found += [of_kind(row, on, seat=seat)] if seat else []
        else:
            found += local_entries(row, row.names[0], "", on, context)
    return tuple(dict.fromkeys(found))


def context_of(
    issuer: str | None,
    *,
    parent: str | None = None,
    place: str | None = None,
    on: str | None = None,
) -> Context:
    """Where a document speaks from, by its issuer, the body above it and the place of its date."""
    return _context(issuer or "", parent or "", place or "", on)


@lru_cache(maxsize=4096)
def _context(issuer: str, parent: str, place: str, on: str | None) -> Context:
    names = [canonical(name) for name in (issuer, parent) if name]
    commune = _unit_in(names, ("xã", "phường", "thị trấn", "đặc khu"))
    district = _unit_in(names, ("huyện", "quận", "thị xã", "thành phố"), on)
    seat = _province_in(names, on)
    if seat is None and (other := _unregistered_in(names)):
        return _outside(other, district, commune, on)
    where = canonical(place)
    bare = re.sub(r"^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s", "", where)
    own = {name for _, name in filter(None, (commune, district))}
    if seat is None and where and (bare not in own or where.startswith(("tỉnh", "thành phố"))):
        hit = province(where, on)
        seat = hit.name if hit and (hit.valid(on) or bare not in own) else None
    if seat is None and not commune and names and _is_provincial(names[0]):
        bare = ""  # it sits in a city: a place of another name says nothing
    return _completed(seat, district, commune, bare, on)


def _unregistered_in(names: list[str]) -> str | None:
    """A province that the data do not hold: its communes are not to be guessed."""
    for name in names:
        match = re.search(r"\btỉnh (?!ủy|đoàn)((?:\w+ ?){1,4})$", name)
        if match:
            return " ".join(word.capitalize() for word in match[1].split())
    return None


def _outside(
    seat: str, district: tuple[str, str] | None, commune: tuple[str, str] | None, on: str | None
) -> Context:
    names = [
        f"{unit[0]} {' '.join(word.capitalize() for word in unit[1].split())}" if unit else None
        for unit in (district, commune)
    ]
    return Context(seat, names[0], names[1], on)


def _is_provincial(folded: str) -> bool:
    rows = by_beginning().get(folded.partition(" ")[0], ())
    row = next((r for b, r in rows if folded == b or folded.startswith(b + " ")), None)
    return row is not None and row.place == "tỉnh"


def _completed(
    seat: str | None,
    district: tuple[str, str] | None,
    commune: tuple[str, str] | None,
    place: str,
    on: str | None,
) -> Context:
    """What the file of places adds: the province of a district, the district at whose seat."""
    old = (on or "9999") < REFORM
    around = districts(district[1], district[0]) if district else ()
    if not around and seat is None and place and (old or on is None):
        around = districts(place)
        around = around if len({u.province for u in around}) == 1 else ()
    fitting = [u for u in around if seat in (None, u.province)]
    if seat is None and len({u.province for u in fitting}) == 1:
        seat = fitting[0].province
    full = fitting[0].full if len(fitting) == 1 else None
    if district and full is None:
        full = f"{district[0]} {' '.join(w.capitalize() for w in district[1].split())}"
    inner = None
    name = commune or (("", place) if place and not fitting and seat is None else None)
    if name:
        found = communes(name[1], name[0] or None, reformed=not old)
        found = tuple(u for u in found if seat in (None, u.province))
        near = tuple(u for u in found if full is None or u.district == full) or found
        if len({u.province for u in near}) == 1:
            seat = seat or near[0].province
        if len(near) == 1:
            inner, full = near[0].full, full or near[0].district
        elif commune:
            inner = f"{commune[0]} {' '.join(w.capitalize() for w in commune[1].split())}"
    return Context(seat, full, inner, on)


def _unit_in(
    names: list[str], words: tuple[str, ...], on: str | None = None
) -> tuple[str, str] | None:
    """Kind and name of the unit that the bodies belong to: ``huyện``, ``hóc môn``."""
    for name in names:
        for word in words:
            at = (name + " ").rfind(f" {word} ")
            if at < 0:
                continue
            rest = re.split(
                r"\s(?:tỉnh|thành phố|huyện|quận|thị xã)(?:\s|$)", name[at + 1 + len(word) :]
            )[0].strip()
            if not rest or len(rest.split()) > 5:
                continue
            if word == "thành phố" and (hit := province(rest, on)) and hit.kind == "thành phố":
                continue
            if word == "thành phố" and not districts(rest, word):
                continue
            return word, rest
    return None


def _province_in(names: list[str], on: str | None) -> str | None:
    """The province that ends a name: ``sở y tế tỉnh đồng tháp``, ``tỉnh ủy sơn la``."""
    for name in names:
        words = name.split()
        for size in (5, 4, 3, 2, 1):
            if len(words) <= size:
                continue
            hit = province(" ".join(words[-size:]))
            before = words[-size - 1]
            if hit and (
                before in ("tỉnh", "ủy", "đoàn", "phố") or words[-size] in ("tỉnh", "thành")
            ):
                if (
                    before == "phố"
                    and hit.kind != "thành phố"
                    and districts(" ".join(words[-size:]), "thành phố")
                ):
                    continue
                return hit.name
    return None
