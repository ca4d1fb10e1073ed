"""The parts of a số, ký hiệu as printed: number, sign, type, body. Not what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vbparse.vietnamese.doc_types import types
from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.lexicon import load

__all__ = ["DASH", "TYPES", "Raw", "raw_at", "raw_blanks", "raw_numbers"]

_UP = "A-ZĐÐĂÂÊÔƠƯ"
DASH = "[-\u00ad\u2010-\u2015\u2212]"
_SEG = rf"[{_UP}][{_UP}a-zđð0-9&]{{0,24}}"  # TTg, GDTrH, A05, CVT&LTNN


def _codes() -> frozenset[str]:
    """Every code that may begin a symbol as its type, with the damage that ``Đ`` suffers."""
    known = {code for kind in types() for code in kind.codes}
    known |= {row["code"] for row in load("number_symbols")["type"]}
    known |= {bare(code) for code in known} | {code.replace("Đ", "Ð") for code in known}
    return frozenset(known | {code.replace("Đ", "đ") for code in known})


TYPES = _codes()
# The parts of a number are patterns of their own, which a loop puts together: classes of capitals
# are dear to compile, and one great pattern holds them sixty times over.
_HEAD = re.compile(
    rf"""
    (?P<number> [0-9lIO]
        (?<! \w[0-9lIO] ) (?<! [0-9][-.,][0-9lIO] ) (?<! /[0-9lIO] )  # no part of a date or sum
        [0-9lIOo]{{0,4}}
        (?: \.[0-9]{{1,3}} )?                       # 66.25/2026/NQ-CP
        (?: [a-zđA-HĐ] (?= \s? / ) )?               # 30c/NQ-CP
    )
    (?: \s{{0,20}} / \s{{0,4}} (?: (?P<year> (?:19|20)[0-9][0-9] ) \s? / \s{{0,4}} )?
      | (?P<sign> \s{{0,2}} {DASH} \s{{0,4}} | \s{{1,2}} )       # 57-NQ/TW, 298 KH/TWĐTN
    )
    (?= [{_UP}] )
    """,
    re.VERBOSE,
)
_BLANK_HEAD = re.compile(
    rf"""
    [Ss] (?<! \w [Ss] ) [ốỐ] \s{{0,3}} :? [\s._…]{{0,80}}
    (?: / \s{{0,4}} (?: (?P<year> (?:19|20)[0-9][0-9] ) \s? / \s{{0,4}} )?
      | (?P<sign> {DASH} \s{{0,4}} )
    )
    (?= [{_UP}] )
    """,
    re.VERBOSE,
)
_TYPE = re.compile(rf"(?P<type>[A-Za-zĐÐđ]{{1,4}})\s{{0,2}}(?P<join>{DASH}|/)\s{{0,4}}")  # KH -
_SEGMENT = re.compile(_SEG)
_WORDLIKE = re.compile(rf"(?![{_UP}][a-zđð]{{0,3}}[{_UP}0-9&])")  # Sở, but not SGDĐT, TTg
_MORE = re.compile(
    rf"""
    (?: (?: {DASH}\s{{0,4}} | \s{DASH}     # KH-BNN-TCLN, also over a line's end
          | \. (?! [IVX]{{1,4}}\b ) )           # THPT.NTMK, but not "UBND.II"
        (?= [{_UP}][a-zđð]{{0,3}}[{_UP}0-9&] )
      | {DASH}                                # TTrB-P2
      | , (?= [A-ZĐ]{{1,12}} & )               # QLVT,PT&NL
    ) {_SEG}
    """,
    re.VERBOSE,
)
_AGAIN = re.compile(rf"/{_SEG}")
_MOST_SEGMENTS = 6
_BORDER = re.compile(r"(?!\w)|(?=ngày|của\s|về\s)")  # 09/KH-THPTngày
_GLUED_WORD = re.compile(r"ngày|của\s|về\s")
_OLD: tuple[str, ...] = tuple(load("number_symbols")["old"]["codes"])


class Raw(NamedTuple):
    """A number as printed, its parts told by the signs between them."""

    start: int
    end: int
    number: str
    year: int | None = None
    sign: str = "/"  # between number and symbol
    type: str = ""
    join: str = ""  # between type and body
    body: str = ""  # the whole symbol, where it has no type


def raw_numbers(text: str, start: int, stop: int) -> Iterator[Raw]:
    """All that is like a number, in order, not overlapping."""
    last = start
    for head in _HEAD.finditer(text, start, stop):
        raw = _read(text, head, stop) if head.start() >= last else None
        if raw is not None:
            last = raw.end
            yield raw


def raw_at(text: str, start: int, stop: int) -> Raw | None:
    """The one that begins at ``start``."""
    head = _HEAD.match(text, start, stop)
    return _read(text, head, stop) if head else None


def raw_blanks(text: str, start: int, stop: int) -> Iterator[tuple[Raw, str]]:
    """Numbers whose place was left empty, with their whole symbol as printed."""
    for head in _BLANK_HEAD.finditer(text, start, stop):
        kind = _typed_at(text, head.end(), stop)
        if kind is not None and (kind["join"] == "/") is not bool(head["sign"]):
            kind = None  # 5/KH-UBND, but 5-KH/ĐU
        close = _close(text, kind.end(), stop, glued=False) if kind else None
        if close is None and not head["sign"]:
            kind, close = None, _close(text, head.end(), stop, glued=False)
        if close is not None:
            year = int(head["year"]) if head["year"] else None
            raw = Raw(head.start(), close, "", year, type=kind["type"] if kind else "")
            yield raw, text[head.end() : close]


def _read(text: str, head: re.Match[str], stop: int) -> Raw | None:
    """The parts of the number that ``head`` begins."""
    at, number = head.end(), head["number"]
    year = int(head["year"]) if head["year"] else None
    kind = _typed_at(text, at, stop)
    close = _close(text, kind.end(), stop) if kind else None
    if head["sign"]:
        sign = head["sign"]
        if kind is not None and close is not None:
            kept = (kind["type"], kind["join"], text[kind.end() : close])
            return Raw(head.start(), close, number, None, sign, *kept)
        code = next((c for c in _OLD if text.startswith(c, at) and at + len(c) <= stop), None)
        bound = code and len(sign) == 1 and _BORDER.match(text, at + len(code), stop)
        if code and bound and not sign.isspace():
            return Raw(head.start(), at + len(code), number, None, sign, body=code)
        return None
    if kind is not None and close is not None:
        spaced = text[kind.end() - 1].isspace()
        if not (spaced and _WORDLIKE.match(text, kind.end(), stop)):
            kept = (kind["type"], kind["join"], text[kind.end() : close])
            return Raw(head.start(), close, number, year, "/", *kept)
    close = _close(text, at, stop, again=True)
    return Raw(head.start(), close, number, year, body=text[at:close]) if close else None


def _typed_at(text: str, at: int, stop: int) -> re.Match[str] | None:
    kind = _TYPE.match(text, at, stop)
    return kind if kind is not None and kind["type"] in TYPES else None


def _close(text: str, at: int, stop: int, *, again: bool = False, glued: bool = True) -> int | None:
    """Where the symbol that begins at ``at`` ends; ``again``: it may have a second slash."""
    part = _SEGMENT.match(text, at, stop)
    ends: list[int] = []
    while part is not None and len(ends) < _MOST_SEGMENTS:
        ends.append(part.end())
        part = _MORE.match(text, part.end(), stop)
    if again and ends and (more := _AGAIN.match(text, ends[-1], stop)):
        ends.append(more.end())
    for end in reversed(ends):
        if end >= stop or not (text[end].isalnum() or text[end] == "_"):
            return end
        if glued:  # the letters of the class run on into a glued word: "KH-THPTng|ày"
            for back in (2, 1):
                if end - back > at and _GLUED_WORD.match(text, end - back, stop):
                    return end - back
        if (mark := text.rfind("&", at + 1, end)) > 0:
            return mark
    return None
