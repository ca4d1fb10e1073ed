"""Which body of the register a name means, on a day, in the mouth of a document from somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from vbparse.patterns import lazy
from vbparse.register._local import local_entries, of_central, of_kind
from vbparse.register._rows import by_beginning, central, kinds, table
from vbparse.register._units import communes, districts
from vbparse.register.entries import NOWHERE, Context, Entry
from vbparse.vietnamese.agencies import canonical
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.places import REFORM, Province, province

__all__ = ["by_code", "context_of", "is_shared", "kinds_of", "lookup", "said_in", "said_of"]

_LONGEST = 300  # letters of a name; the longest of the register has 70
_NEARLY = 0.7
_ABOUT = lazy(
    rf"(?<!\w)([Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã)\s+"
    rf"([{UPPER}]\w*(?:\s(?:-\s)?[{UPPER}]\w*){{0,3}})"
)


@lru_cache(maxsize=8192)
def lookup(name: str, *, on: str | None = None, context: Context = NOWHERE) -> tuple[Entry, ...]:
    """The bodies that ``name`` may mean; one when it is certain, none when it is not registered.

    ``UBND TP`` in a plan of a department of Hồ Chí Minh City is that city's committee; ``UBND
    huyện Châu Thành`` without a province may be any of ten.
    """
    if len(name) > _LONGEST:
        return ()
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


def kinds_of(name: str) -> tuple[str, ...]:
    """The kinds of local body that ``name`` may be, whatever its place: *UBND thành phố* is the
    committee of a province's level, or of a city within a province."""
    for folded in _readings(name):
        for begin, row in by_beginning().get(folded.partition(" ")[0], ()):
            if folded == begin or folded.startswith(begin + " "):
                city = table()["cities"].get(row.id) if "thành" in begin else None
                return (row.id, city) if city else (row.id,)
    return ()


def said_of(issuers: Iterable[str], titles: Iterable[str]) -> Context:
    """Where a document speaks from, by what it cites: the one province, the one district that its
    bodies name, else titles such as *… trên địa bàn huyện Lắk, tỉnh Đắk Lắk*."""
    bodies = [entry for name in issuers for entry in lookup(name)]
    seats = {entry.province for entry in bodies if entry.province}
    around = {e.unit for e in bodies if e.unit and kinds()[e.kind].place == "huyện"}
    named = [match for title in titles for match in _ABOUT.finditer(title)]
    if not seats:
        places = (province(match[2]) for match in named if match[1].endswith(("ỉnh", "phố")))
        seats = {hit.name for hit in places if hit}
    if not around:
        around = {f"{m[1].lower()} {m[2]}" for m in named if not m[1].endswith(("ỉnh", "phố"))}
    return Context(
        seats.pop() if len(seats) == 1 else None, around.pop() if len(around) == 1 else None
    )


def said_in(text: str) -> Context:
    """Where a document speaks from, by the provinces and districts that its whole text names: the
    one that nearly all of them are."""
    seats: Counter[str] = Counter()
    around: Counter[str] = Counter()
    for match in _ABOUT.finditer(text):
        if match[1].endswith(("uyện", "uận", "xã")):
            around[f"{match[1].lower()} {match[2]}"] += 1
        elif hit := province(match[2]):
            seats[hit.name] += 1
        elif match[1].endswith("ỉnh"):
            seats[match[2]] += 1
    return Context(_nearly_all(seats), _nearly_all(around))


def _nearly_all(counted: Counter[str]) -> str | None:
    for name, count in counted.most_common(1):
        if count >= _NEARLY * counted.total():
            return name
    return None


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
    given = (text if text and len(text) <= _LONGEST else "" for text in (issuer, parent, place))
    return _context(*given, on)


@lru_cache(maxsize=4096)
def _context(issuer: str, parent: str, place: str, on: str | None) -> Context:
    names = [canonical(name) for name in (issuer, parent) if name]
    commune = _unit_in(names, ("xã", "phường", "thị trấn", "đặc khu"))
    district = _unit_in(names, ("huyện", "quận", "thị xã", "thành phố"), on)
    seat = _province_in(names, on)
    if seat is None and (other := _unregistered_in(names)):
        return _outside(other, district, commune, on)
    where = canonical(place)
    bare = re.sub(r"^(?:tỉnh|thành phố|huyện|quận|thị xã)\s", "", where)
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
        match = re.search(r"\btỉnh (?!ủy|đoàn)((?:\w{1,30} ){0,3}\w{1,30})$", name)
        if match:
            return _titled(match[1])
    return None


def _outside(
    seat: str, district: tuple[str, str] | None, commune: tuple[str, str] | None, on: str | None
) -> Context:
    named = [f"{unit[0]} {_titled(unit[1])}" if unit else None for unit in (district, commune)]
    return Context(seat, named[0], named[1], on)


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
    old, certain = (on or "9999") < REFORM, seat is not None
    around = districts(district[1], district[0]) if district else ()
    if not around and seat is None and place and (old or on is None):
        around = districts(place)
        around = around if len({u.province for u in around}) == 1 else ()
    fitting = [u for u in around if seat in (None, u.province)]
    if seat is None and len({u.province for u in fitting}) == 1:
        seat = fitting[0].province
    full = fitting[0].full if len(fitting) == 1 else None
    if district and full is None:
        full = f"{district[0]} {_titled(district[1])}"
    if commune is None:
        return Context(seat, full, None, on, certain)
    found = communes(commune[1], commune[0], reformed=not old)
    found = tuple(u for u in found if seat in (None, u.province))
    near = tuple(u for u in found if full is None or u.district == full) or found
    if not old and seat is None and len({u.province for u in near}) == 1:
        seat = near[0].province  # of before 2025 the data do not have them all
    if len(near) == 1 and near[0].province == seat:
        return Context(seat, full or near[0].district, near[0].full, on, certain)
    return Context(seat, full, f"{commune[0]} {_titled(commune[1])}", on, certain)


def _titled(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())


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
            if word == "thành phố" and not districts(rest, word) and province(rest):
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
