"""What linking knows of a work in the archive and of a citation, made comparable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vbparse.linking.bodies import Issuing, issuing_of_citation, issuing_of_work
from vbparse.register import NOWHERE, Context, context_of, said_of
from vbparse.vietnamese.doc_types import by_code, by_name
from vbparse.vietnamese.numbers import key, parse_number

__all__ = [
    "Cited",
    "Known",
    "Named",
    "Number",
    "citations_in",
    "known",
    "read_number",
    "type_of",
]

_PARTIAL = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Number:
    """Số, ký hiệu in comparable parts; ``digits`` is empty where the number was left blank."""

    digits: str = ""  # without leading zeros: 1961
    symbol: str = ""  # folded: KHUBND
    key: str = ""  # vietnamese.numbers.key: 1961/KHUBND
    type_code: str | None = None  # KH
    organ: str | None = None  # what stands for the body: UBND, SGDĐT


@dataclass(frozen=True, slots=True)
class Known:
    """A work: what may be told of the document that a citation means."""

    id: int
    number: Number
    type_code: str | None
    first: str | None  # first and last day that its date may mean
    last: str | None
    issuing: Issuing
    subject: str | None = None
    context: Context = NOWHERE
    name: str = ""

    @property
    def day(self) -> str | None:
        """The day of issue, when it is known whole."""
        return self.first if self.first and self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in the mouth of its work."""

    position: int
    number: Number
    type_code: str | None
    first: str | None
    last: str | None
    issuing: Issuing
    title: str | None = None
    citing: int = 0  # the work that cites
    citing_day: str | None = None  # the last day on which that may have been written
    relation: str = "cites"
    preamble: bool = False
    value: str | None = None

    @property
    def day(self) -> str | None:
        """The day named, when it is named whole."""
        return self.first if self.first and self.first == self.last else None


def days_of(partial: str | None) -> tuple[str | None, str | None]:
    """First and last day of ``2024-09-30``, ``2024-09`` or ``2024``."""
    match = _PARTIAL.fullmatch(partial or "")
    if match is None:
        return None, None
    year, month, day = match.groups()
    if day:
        return match[0], match[0]
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-31"
    return f"{year}-01-01", f"{year}-12-31"


@lru_cache(maxsize=16384)
def read_number(value: str | None, symbol: str | None = None) -> Number:
    """The parts of a printed number, or of the symbol alone where the number is blank."""
    printed = value or (f"1/{symbol}" if symbol and "/" not in symbol else f"1-{symbol or ''}")
    found = parse_number(printed)
    if found is None:
        return Number(key=key(value)) if value else Number()
    organ = _organ(found.symbol, found.type)
    digits = re.sub(r"^0+(?=\d)", "", found.number) if value else ""
    folded = re.sub(r"[^A-Z0-9]", "", key(f"1/{found.symbol}").partition("/")[2])
    return Number(digits, folded, key(value) if value else "", found.type, organ)


def _organ(symbol: str, kind: str | None) -> str | None:
    """``KH-SGDĐT`` → ``SGDĐT``; ``NQ/TW`` → ``TW``; of a letter, the first part: ``BGDĐT-GDĐT``."""
    parts = [part for part in re.split("[-/]", symbol.replace("&", "")) if part]
    if kind and len(parts) > 1:
        parts = parts[1:]
    elif kind and parts and parts[0].startswith(kind):
        parts = [parts[0].removeprefix(kind), *parts[1:]]
    return parts[0] if parts and parts[0] else None


def type_of(type_code: str | None, number: Number) -> str | None:
    """The type of a work: as its symbol has it, else as its record has it."""
    return _type(type_code, None, number)


def _type(code: str | None, name: str | None, number: Number) -> str | None:
    if number.type_code:
        return number.type_code
    if code:
        kind = by_code(code)
        return kind.code if kind else code
    kind = by_name(name) if name else None
    return kind.code if kind else None


def known(
    id: int,
    *,
    value: str | None,
    symbol: str | None,
    type_code: str | None,
    issued_on: str | None,
    issuer: str | None,
    issuer_parent: str | None = None,
    issuer_id: str | None = None,
    place: str | None = None,
    subject: str | None = None,
    said: Context = NOWHERE,
    name: str = "",
) -> Known:
    """A work from the values of its record; ``said`` is the place that its text names."""
    first, last = days_of(issued_on)
    number = read_number(value, symbol)
    context = context_of(issuer, parent=issuer_parent, place=place, on=first)
    context = _completed(context, said)
    body = issuing_of_work(issuer, issuer_parent, issuer_id, number.organ, first, context)
    kind = type_of(type_code, number)
    return Known(id, number, kind, first, last, body, subject, context, name)


@dataclass(frozen=True, slots=True)
class Named:
    """A citation as the record has it."""

    position: int
    value: str | None
    doc_type: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None = None
    relation: str = "cites"
    preamble: bool = False


def citations_in(by: Known, named: Sequence[Named]) -> list[Cited]:
    """The citations of the work ``by``, all of them: one tells where another comes from."""
    here = by.context
    if here.province is None or here.district is None or not here.certain:
        issuers = [one.issuer for one in named if one.issuer]
        titles = [one.title for one in named if one.title] + ([by.subject] if by.subject else [])
        here = _completed(here, said_of(issuers, titles))
    return [_cited(one, by, here) for one in named]


def _completed(here: Context, said: Context) -> Context:
    """What a document says of itself, with what it says in passing where that leaves it open."""
    if said.province is not None and not here.certain and said.province != here.province:
        around = here.district if here.province is None else None
        return Context(said.province, around or said.district, here.commune, here.day)
    if here.district is None and said.province in (None, here.province):
        return here._replace(district=said.district)
    return here


def _cited(one: Named, by: Known, here: Context) -> Cited:
    first, last = days_of(one.issued_on)
    number = read_number(one.value)
    return Cited(
        one.position,
        number,
        _type(None, one.doc_type, number),
        first,
        last,
        issuing_of_citation(one.issuer, number.organ, first, here, by.issuing),
        one.title,
        by.id,
        by.last,
        one.relation,
        one.preamble,
        one.value,
    )
