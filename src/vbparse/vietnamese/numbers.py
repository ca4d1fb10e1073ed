"""Số, ký hiệu: the grammar of document numbers, for the document's own and for cited ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from vbparse.document import Span
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


_UP = "A-ZĐÐĂÂÊÔƠƯ"
_DASH = "[-\u00ad\u2010-\u2015\u2212]"
_SEG = rf"[{_UP}][{_UP}a-zđð0-9&]{{0,24}}"  # TTg, GDTrH, A05, CVT&LTNN
_ABBR = rf"(?=[{_UP}][a-zđð]{{0,3}}[{_UP}0-9&])"  # the next segment is no ordinary word


def _codes() -> tuple[str, ...]:
    """Every code that may begin a symbol as its type, the longest first."""
    known = {code for kind in types() for code in kind.codes}
    known |= {row["code"] for row in load("number_symbols")["type"]}
    known |= {bare(code) for code in known} | {code.replace("Đ", "Ð") for code in known}
    known |= {code.replace("Đ", "đ") for code in known}
    return tuple(sorted(known, key=lambda code: (-len(code), code)))


_TYPE = "|".join(map(re.escape, _codes()))
_TAIL = rf"""
    (?: (?: {_DASH}\s{{0,4}} | \s{_DASH} ) {_ABBR} {_SEG}  # KH-BNN-TCLN, also over a line's end
      | {_DASH} {_SEG}                              # TTrB-P2
      | \. (?! [IVX]{{1,4}}\b ) {_ABBR} {_SEG}      # THPT.NTMK, but not "UBND.II"
      | , (?= [{_UP}]{{1,12}} & ) {_SEG}            # QLVT,PT&NL
    ){{0,5}}
    """
_NUMBER = re.compile(
    rf"""
    (?P<number> [0-9lIO]
        (?<! \w[0-9lIO] ) (?<! [0-9][-.,][0-9lIO] ) (?<! /[0-9lIO] )  # no part of a date or sum
        [0-9lIOo]{{0,4}}
        (?: \.[0-9]{{1,3}} )?                       # 66.25/2026/NQ-CP
        (?: [a-zđA-HĐ] (?= \s?/ ) )?                # 30c/NQ-CP
    )
    (?:
        \s{{0,20}} / \s{{0,4}}
        (?: (?P<year> (?:19|20)[0-9][0-9] ) \s? / \s{{0,4}} )?
        (?: (?P<type> {_TYPE} ) \s{{0,2}} (?P<join> {_DASH} | / ) \s{{0,4}}
              (?P<body> (?: {_ABBR} | (?<! \s ) ) {_SEG} {_TAIL} )   # KH-UBND, KH - UBND, CTr/TU
          | (?P<letter> {_SEG} {_TAIL} (?: / {_SEG} )? )             # BGDĐT-GDĐT, GDDT, QH14
        )
      | (?: \s{{0,2}} {_DASH} \s{{0,4}} | \s{{1,2}} )
        (?P<party> {_TYPE} ) \s{{0,2}} (?P<slash> / | {_DASH} ) \s{{0,4}}
        (?P<organ> {_SEG} {_TAIL} )                                  # 57-NQ/TW, 298 KH/TWĐTN
      | {_DASH} (?P<old> {{old}} )                                   # 64-CP
    )
    (?: (?! \w ) | (?= ngày | của\s | về\s ) )          # 09/KH-THPTngày
    """.replace("{old}", "|".join(load("number_symbols")["old"]["codes"])),
    re.VERBOSE,
)
_BLANK = re.compile(
    rf"""
    \b[Ss][ốỐ] \s{{0,3}} :? (?P<gap> [\s._…]{{0,80}} )
    (?: / \s{{0,4}} (?: (?P<year> (?:19|20)[0-9][0-9] ) \s? / \s{{0,4}} )?
        (?P<symbol> (?: (?P<type> {_TYPE} ) \s{{0,2}} {_DASH} \s{{0,4}} )? {_SEG} {_TAIL} )
      | {_DASH} \s{{0,4}} (?P<party> (?P<kind> {_TYPE} ) \s{{0,2}} / \s{{0,4}} {_SEG} {_TAIL} )
    )
    (?! \w )
    """,
    re.VERBOSE,
)
_CHAIN = re.compile(r"\s*(?:,|;|và)\s*(?:số\s*)?")
_DIGITS = str.maketrans("lIOo", "1100")


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """All numbers printed between ``start`` and ``end``, in order."""
    found: list[Number] = []
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        chained = found and _CHAIN.fullmatch(text, found[-1].span.end, match.start())
        number = _read(match, certain=bool(chained) or _introduced(text, match.start()))
        if number is not None:
            found.append(number)
    return found


def parse_number(text: str) -> Number | None:
    """The number that ``text`` is, when it is nothing else; offsets are into ``text``."""
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip().rstrip(".,;"))
    match = _NUMBER.match(text, start, stop)
    return _read(match, certain=True) if match and match.end() == stop else None


def find_blanks(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Numbers whose place was left empty: ``Số:      /KH-UBND``, ``Số ..... -KH/ĐU``."""
    found = []
    for match in _BLANK.finditer(text, start, len(text) if end is None else end):
        symbol = _clean(match["symbol"] or match["party"])
        kind = _type_code(match["type"] or match["kind"] or "")
        year = int(match["year"]) if match["year"] else None
        span = Span(match.start(), match.end())
        found.append(Number(span, match[0], "", "", symbol, year, Family.BLANK, kind))
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


def _read(match: re.Match[str], *, certain: bool) -> Number | None:
    """The match as a number; ``None`` when it is too like ordinary text.

    ``certain``: a word such as *số* stands before it, so weaker shapes count as well.
    """
    year = int(match["year"]) if match["year"] else None
    digits = match["number"].translate(_DIGITS)
    if match["number"][0] in "lIO" and not (certain and match["number"][1:2].isdigit()):
        return None
    shape = _shape(match, certain)
    if shape is None:
        return None
    family, kind, symbol = shape
    between = "-" if match["party"] or match["old"] else "/"
    value = between.join([digits, *([str(year)] if year else []), symbol])
    return Number(
        Span(match.start(), match.end()), match[0], value, digits, symbol, year, family, kind
    )


def _shape(match: re.Match[str], certain: bool) -> tuple[Family, str | None, str] | None:
    """Family, code of the type, and symbol."""
    if match["type"]:
        return _typed(match)
    if match["letter"]:
        return _lettered(_clean(match["letter"]), " " in match["letter"], certain)
    if match["old"]:
        return (Family.PARTY, None, match["old"]) if certain else None
    organ = _clean(match["organ"])
    spaced = match[0][len(match["number"])].isspace()
    if match["slash"] != "/" and organ.split("-")[0] not in _lexicon("party"):
        return None
    if not certain and (spaced or match["slash"] != "/"):
        return None
    slash = "/" if match["slash"] == "/" else "-"
    return Family.PARTY, _type_code(match["party"]), f"{_clean(match['party'])}{slash}{organ}"


def _typed(match: re.Match[str]) -> tuple[Family, str | None, str]:
    code, body = _type_code(match["type"]), _clean(match["body"])
    join = "/" if match["join"] == "/" else "-"
    symbol = f"{_clean(match['type'])}{join}{body}"
    if _ASSEMBLY.match(body):
        return Family.ASSEMBLY, code, symbol
    if match["year"]:
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
    glued = _GLUED.fullmatch(head)
    if glued:
        return Family.ADMINISTRATIVE, _type_code(glued[1]), symbol
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
    return re.sub(_DASH, "-", "".join(text.split())).replace("Ð", "Đ").replace("ð", "đ")


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
_GLUED = re.compile(rf"({_TYPE})(?:{'|'.join(load('number_symbols')['glued']['codes'])})")
_WORDS = "|".join(load("number_symbols")["introduction"]["words"])
_INTRODUCTION = re.compile(rf"\b(?:{_WORDS})\s*[:.,]?\s*$", re.IGNORECASE)
