"""Cơ quan ban hành, made comparable: the series in which a body numbers its documents.

A series is an id of the register without its period (``ubnd-tinh.dong-thap``); a body that the
register does not hold has a series of its own, made of its name (``~truong-tieu-hoc-hoa-mai``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vbparse.register import Context, Entry, by_code, is_shared, kinds_of, lookup, slug
from vbparse.vietnamese.agencies import identity
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.places import REFORM, provinces

__all__ = ["Issuing", "issuing_of_citation", "issuing_of_work", "name_series"]


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who issued it: the series that it may belong to, and how that is known.

    ``by``: ``name`` (named in words), ``guess`` (named without its province, which is inferred from
    a district), ``words`` (a name that the register does not hold),
    ``symbol`` (of a body that alone has it), ``context`` (a shared symbol, read where the citing
    document comes from), ``kind`` (named, but *of which province* is not known) or ``none``.
    ``loose`` are series of district and commune bodies without the province, which often is not
    said.
    """

    series: tuple[str, ...] = ()
    by: str = "none"
    kinds: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()  # of the name, for names that the register does not hold
    named: str | None = None
    own: tuple[str, ...] = ()  # series of the citing body, whose plan it probably is


def _of(entries: list[Entry], by: str, name: str | None = None) -> Issuing:
    series = dict.fromkeys(entry.series for entry in entries if entry.located)
    loose = dict.fromkeys(f"{e.kind}.{slug(e.unit)}" for e in entries if e.unit)
    kinds = dict.fromkeys(entry.kind for entry in entries)
    words = _words(name) if name else frozenset()
    return Issuing(tuple(series), by, tuple(kinds), tuple(loose), words, name)


def name_series(name: str) -> str:
    """The series of a body that the register does not hold."""
    return "~" + "-".join(bare_lower(identity(name)).split())


def issuing_of_work(
    issuer: str | None,
    parent: str | None,
    register_id: str | None,
    organ: str | None,
    on: str | None,
    context: Context,
) -> Issuing:
    """Who issued a work; its entry of the register is asked for again where the record has none."""
    if not issuer:
        return _by_symbol(organ, on, Context())
    entries = list(lookup(issuer, on=on, context=context))
    if not entries and parent:
        entries = list(lookup(f"{issuer} {parent}", on=on, context=context))
    if len(entries) > 1:
        entries = [entry for entry in entries if entry.id == register_id] or entries
    if len(entries) == 1 and (entries[0].located or entries[0].unit):
        return _of(entries, "name", issuer)
    if entries:
        return replace(_of(entries, "kind", issuer), series=())
    where = f".{context.province}" if context.province else ""
    return Issuing((name_series(issuer + where),), "name", (), (), _words(issuer), issuer)


def issuing_of_citation(
    issuer: str | None, organ: str | None, on: str | None, here: Context, own: Issuing
) -> Issuing:
    """Who issued a cited document, in the mouth of a document from ``here`` of ``own``."""
    if issuer:
        entries = list(lookup(issuer, on=on, context=here))
        if any(entry.located or entry.unit for entry in entries):
            located = [entry for entry in entries if entry.located]
            guessed = not here.certain and not any(e.located for e in lookup(issuer, on=on))
            entries += _merged(issuer, located, on, here)
            return _of(entries, "guess" if guessed else "name", issuer)
        if entries:
            return replace(_of(entries, "kind", issuer), series=())
        if kinds := kinds_of(issuer):
            return Issuing((), "kind", kinds, (), _words(issuer), issuer)
        where = f".{here.province}" if here.province else ""
        series = list(dict.fromkeys((name_series(issuer + where), name_series(issuer))))
        return Issuing(tuple(series), "words", (), (), _words(issuer), issuer)
    found = _by_symbol(organ, on, here)
    if found.by != "context" or own.by != "name" or not _may_own(organ, own):
        return found
    both = dict.fromkeys((*found.series, *own.series))  # its own plan, cited without saying whose
    loose = dict.fromkeys((*found.loose, *own.loose))
    return replace(found, series=tuple(both), loose=tuple(loose), own=own.series)


def _may_own(organ: str | None, own: Issuing) -> bool:
    return bool(organ) and any(kind.startswith(("ubnd", "hdnd")) for kind in own.kinds)


def _by_symbol(organ: str | None, on: str | None, here: Context) -> Issuing:
    if not organ:
        return Issuing()
    entries = list(by_code(organ, on=on, context=here))
    if not any(entry.located or entry.unit for entry in entries):
        return Issuing()
    found = _of(entries, "context")
    alone = not is_shared(organ) and len(entries) == 1 and entries[0].province is None
    return replace(found, by="symbol") if alone else found


def _merged(name: str, placed: list[Entry], on: str | None, here: Context) -> list[Entry]:
    """*UBND tỉnh*, said after July 2025 of a document of before, may be that of a province that
    went into this one."""
    if (on or "9999") >= REFORM or (here.day or "") < REFORM or here.province is None:
        return []
    if len(placed) != 1 or placed[0].province != here.province or placed[0].unit:
        return []
    if bare_lower(here.province) in bare_lower(name):
        return []
    gone = [p.name for p in provinces() if p.successor == here.province and p.valid(on)]
    found = [lookup(name, on=on, context=here._replace(province=other)) for other in gone]
    return [entry for entries in found for entry in entries]


def _words(name: str) -> frozenset[str]:
    return frozenset(identity(name).split())
