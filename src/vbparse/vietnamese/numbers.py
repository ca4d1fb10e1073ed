"""Số, ký hiệu: the grammar of document numbers, for the document's own and for cited ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from vbparse.document import Span
from vbparse.vietnamese._number_parts import DASH, TYPES, Raw, raw_at, raw_blanks, raw_numbers
from vbparse.vietnamese.doc_types import by_code, types
from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.lexicon import load

__all__ = ["Family", "Number", "find_blanks", "find_numbers", "key", "parse_number"]


class Family(StrEnum):
    """The shapes that a number takes; the issuer's system and age decide."""

    ADMINISTRATIVE = "administrative"  # 155/KH-UBND
    NORMATIVE = "normative"  # 30/2020/NĐ-CP
    ASSEMBLY = "assembly"  # 45/2019/QH14, 12/2001/PL-UBTVQH10
    LETTER = "letter"  # công văn: 4864/BGDĐT-GDĐT, 1964/GDDT
    PARTY = "party"  # 57-NQ/TW
    COPY = "copy"  # 12/SY-UBND
    PLAIN = "plain"  # 240/QĐ: no body
    BLANK = "blank"  # Số:      /KH-UBND


@dataclass(frozen=True, slots=True)
class Number:
    """One số, ký hiệu as it stands in a text.

    ``value`` is the printed string without stray spaces, with the true ``Đ`` and ``-``; damage that
    only a guess could mend (a lost hyphen, ``D`` for ``Đ``) stays in it. ``type`` is the code of
    ``doc_types``, ``None`` for a công văn. A blank one has an empty ``number`` and ``value``.
    """

    span: Span
    text: str
    value: str
    number: str
    symbol: str
    year: int | None
    family: Family
    type: str | None


_CHAIN = re.compile(r"\s*(?:,|;|và)\s*(?:số\s*)?")
_DIGITS = str.maketrans("lIOo", "1100")
_LONG = 400  # characters: a longer stretch is asked about again


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """All numbers printed between ``start`` and ``end``, in order."""
    stop = len(text) if end is None else end
    return list(_kept(text, start, stop) if stop - start > _LONG else _found(text, start, stop))


@lru_cache(maxsize=4)
def _kept(text: str, start: int, stop: int) -> tuple[Number, ...]:
    return _found(text, start, stop)


def _found(text: str, start: int, stop: int) -> tuple[Number, ...]:
    found: list[Number] = []
    for raw in raw_numbers(text, start, stop):
        chained = found and _CHAIN.fullmatch(text, found[-1].span.end, raw.start)
        number = _read(text, raw, certain=bool(chained) or _introduced(text, raw.start))
        if number is not None:
            found.append(number)
    return tuple(found)


def parse_number(text: str) -> Number | None:
    """The number that ``text`` is, when it is nothing else; offsets are into ``text``."""
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip().rstrip(".,;"))
    raw = raw_at(text, start, stop)
    return _read(text, raw, certain=True) if raw and raw.end == stop else None


def find_blanks(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Numbers whose place was left empty: ``Số:      /KH-UBND``, ``Số ..... -KH/ĐU``."""
    found = []
    for raw, symbol in raw_blanks(text, start, len(text) if end is None else end):
        code = _type_code(raw.type) if raw.type else None
        span, printed = Span(raw.start, raw.end), text[raw.start : raw.end]
        found.append(Number(span, printed, "", "", _clean(symbol), raw.year, Family.BLANK, code))
    return found


@cache
def key(value: str) -> str:
    """For equality of numbers: case, marks, ``&``, dots, hyphens and padding zeros do not count.

    ``08/KH-SGD&ĐT`` and ``8/KH-SGDDT`` have one key, ``57-NQ/TW`` and ``57/NQ-TW`` too.
    """
    parts = re.findall(r"[0-9]+|[A-Z]+", bare(value).upper())
    if parts and parts[0].isdigit():
        parts[0] = parts[0].lstrip("0") or "0"
    return re.sub(r"(?<=[A-Z])/(?=[A-Z])", "", "/".join(parts))


def _read(text: str, raw: Raw, *, certain: bool) -> Number | None:
    """The number; ``None`` when it is too like ordinary text.

    ``certain``: a word such as *số* stands before it, so weaker shapes count as well.
    """
    digits = raw.number.translate(_DIGITS)
    if raw.number[0] in "lIO" and not (certain and raw.number[1:2].isdigit()):
        return None
    shape = _shape(raw, certain)
    if shape is None:
        return None
    family, kind, symbol = shape
    between = "/" if raw.sign == "/" else "-"
    value = between.join([digits, *([str(raw.year)] if raw.year else []), symbol])
    span = Span(raw.start, raw.end)
    return Number(span, text[raw.start : raw.end], value, digits, symbol, raw.year, family, kind)


def _shape(raw: Raw, certain: bool) -> tuple[Family, str | None, str] | None:
    """Family, code of the type, and symbol."""
    if raw.sign == "/":
        if raw.type:
            return _typed(raw)
        return _lettered(_clean(raw.body), " " in raw.body, certain)
    if not raw.type:
        return (Family.PARTY, None, raw.body) if certain else None
    organ = _clean(raw.body)
    if raw.join != "/" and organ.split("-")[0] not in _lexicon("party"):
        return None
    if not certain and (raw.sign[0].isspace() or raw.join != "/"):
        return None
    slash = "/" if raw.join == "/" else "-"
    return Family.PARTY, _type_code(raw.type), f"{_clean(raw.type)}{slash}{organ}"


def _typed(raw: Raw) -> tuple[Family, str | None, str]:
    code, body = _type_code(raw.type), _clean(raw.body)
    join = "/" if raw.join == "/" else "-"
    symbol = f"{_clean(raw.type)}{join}{body}"
    if _ASSEMBLY.match(body):
        return Family.ASSEMBLY, code, symbol
    if raw.year:
        return Family.NORMATIVE, code, symbol
    if code in _COPIES:
        return Family.COPY, code, symbol
    party = body.split("-")[0] in _lexicon("party")
    return (Family.PARTY if party else Family.ADMINISTRATIVE), code, symbol


def _lettered(symbol: str, spaced: bool, certain: bool) -> tuple[Family, str | None, str] | None:
    """A symbol that does not begin with a type and a hyphen."""
    if _ASSEMBLY.match(symbol):
        return Family.ASSEMBLY, None, symbol
    head = re.split("[-./]", symbol)[0]
    for body in _lexicon("glued"):  # 1961/QĐUBND
        if head.endswith(body) and head.removesuffix(body) in TYPES:
            return Family.ADMINISTRATIVE, _type_code(head.removesuffix(body)), symbol
    if not certain and ("-" not in symbol or spaced):
        return None
    if len(re.findall(r"[A-ZĐĂÂÊÔƠƯ0-9]", head)) < 2:
        return None
    kind = _type_code(head)
    return (Family.PLAIN, kind, symbol) if kind else (Family.LETTER, None, symbol)


def _introduced(text: str, at: int) -> bool:
    """Whether *số* or the name of a type stands right before ``at``."""
    return _INTRODUCTION.search(text[max(0, at - 16) : at]) is not None


def _clean(text: str) -> str:
    return re.sub(DASH, "-", "".join(text.split())).replace("Ð", "Đ").replace("ð", "đ")


@cache
def _type_code(printed: str) -> str | None:
    """The true code for a printed one: ``QD``, ``Qđ`` → ``QĐ``; ``None`` for no type."""
    code = _clean(printed)
    if by_code(code) or code in _joint():
        return code
    return _folded().get(bare(code).upper())


@cache
def _folded() -> dict[str, str]:
    codes = [*(code for kind in reversed(types()) for code in kind.codes), *_joint()]
    return {bare(code).upper(): code for code in codes}


@cache
def _joint() -> frozenset[str]:
    return frozenset(row["code"] for row in load("number_symbols")["type"])


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load("number_symbols")[name]["codes"])


_COPIES = {row["code"] for row in load("number_symbols")["type"] if row.get("copy")}
_ASSEMBLY = re.compile(r"(?:UBTV)?QH[0-9]{1,2}(?![A-Z0-9])")
_WORDS = "|".join(load("number_symbols")["introduction"]["words"])
_INTRODUCTION = re.compile(rf"\b(?:{_WORDS})\s*[:.,]?\s*$", re.IGNORECASE)
