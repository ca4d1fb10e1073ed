"""Text → tokens: syllables, punctuation, and whole numbers and symbols of documents.

Pure and without spaCy. A token is a stretch of the text as it stands, so the tokens and the white
space between them give the text again, letter by letter. A *số, ký hiệu* is one token
(``8271/KH-SYT``), and so are a date in figures (``30/11/2023``), an amount (``1.250.000``) and an
abbreviation with its full stop (``TM.``). Words that a dash merely joins are not
(``Kinh tế-Xã hội``), nor are both ends of a stretch of years (``2021-2025``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Span
from vbparse.vietnamese.letters import UPPER

__all__ = ["token_spans", "words_and_spaces"]

_MARKS = "\u0300-\u036f"  # tone marks of text that is not composed
_SMALL_MOST = 2

_ADDRESS = r"""
      https?://[^\s<>"]+                                        # https://dichvucong.gov.vn/p/1
    | [\w.+-]{1,64} @ [^\W_]+ (?: [.-] [^\W_]+ ){1,8}           # vanthu@hason.gov.vn
    | """
_PLAIN = rf"""
      (?: T[MPLS] | KT | TUQ | Q | ThS | PGS | GS | BS ) \.     # TM. KT. TUQ. TP.HCM
      (?= \s{{0,9}} [{UPPER}] | $ )
    | (?P<joined>
        [^\W_] (?: [^\W_] | [{_MARKS}] )*
        (?: (?: [-–/&] (?=[^\W_]) | (?<=\d)[.,:](?=\d) )        # 8271/KH-SYT, 3,5, 07:30
            (?: [^\W_] | [{_MARKS}] )+ )*
      )
    | _+
    | (?P<mark> [^\w\s] ) (?P=mark)*                            # , … ...... -----
    | \S
    """
_TOKEN = re.compile(_PLAIN, re.VERBOSE)
_TOKEN_OR_ADDRESS = re.compile(_ADDRESS + _PLAIN, re.VERBOSE)
_JOINER = re.compile(r"[-–/&]")
_DAY = re.compile(r"\d{1,2}[-–]\d{1,2}[-–]\d{4}|\d{4}-\d{2}-\d{2}")  # 30-11-2023, 2023-11-30


def token_spans(text: str) -> Iterator[Span]:
    """The tokens of ``text`` in order, white space left out."""
    return (Span(start, end) for start, end in _borders(text))


def _borders(text: str) -> Iterator[tuple[int, int]]:
    pattern = _TOKEN_OR_ADDRESS if "@" in text or "://" in text else _TOKEN
    for match in pattern.finditer(text):
        start, end = match.span()
        if match.lastgroup == "joined" and _JOINER.search(text, start, end):
            yield from _parts(text, start, end)
        else:
            yield start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run held together by dashes and slashes, cut where they are punctuation."""
    if _DAY.fullmatch(text, start, end):
        yield start, end
        return
    borders = [match.span() for match in _JOINER.finditer(text, start, end)]
    starts = [start, *(after for _, after in borders)]
    ends = [*(before for before, _ in borders), end]
    begin = start
    for i, (before, after) in enumerate(borders):
        if not _holds(text[starts[i] : before], text[before], text[after : ends[i + 1]]):
            yield begin, before
            yield before, after
            begin = after
    yield begin, end


def _holds(before: str, joiner: str, after: str) -> bool:
    """Whether a joiner makes one symbol of its sides: ``KH-SYT`` yes, ``2021-2025`` no."""
    if before[-1:].isdigit() and after[:1].isdigit():
        return joiner == "/"
    return _is_symbolic(before) and _is_symbolic(after)


def _is_symbolic(part: str) -> bool:
    """Figures and capitals with hardly a small letter: ``12a``, ``KH``, ``TTg``, ``KHĐTr``."""
    small = sum(map(str.islower, part))
    if part[:1].isdigit():
        return small <= _SMALL_MOST
    return sum(map(str.isupper, part)) > small


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """The tokens for a spaCy ``Doc``: one space after a word is the word's, any more is a token.

    Words and spaces put together give ``text`` again.
    """
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in (*_borders(text), (len(text), len(text))):
        gap = text[at:start]
        if gap and words and gap[0] == " ":
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if end > start:
            words.append(text[start:end])
            spaces.append(False)
        at = end
    return words, spaces
