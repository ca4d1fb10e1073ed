"""Folds for comparing only, never for showing: case, tone placement, all marks.

Every fold here but ``key`` keeps the length of NFC text, so offsets stay valid.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping

from vbparse.patterns import lazy
from vbparse.vietnamese.letters import LETTER

_NEW_STYLE = re.findall("..", "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ")
_OLD_STYLE = re.findall("..", "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy")
_STYLE = dict(zip(_NEW_STYLE, _OLD_STYLE, strict=True))
_STYLE |= {new.upper(): old.upper() for new, old in _STYLE.items()}
_STYLE |= {
    new.capitalize(): old.capitalize() for new, old in zip(_NEW_STYLE, _OLD_STYLE, strict=True)
}
# "uý" after q is the vowel ý alone: quý, not qúy. Two classes, so that the search is a fast one.
_MARKED = "".join(dict.fromkeys(pair[1] for pair in _STYLE))
_PLACEMENT = lazy(rf"[oOuU][{_MARKED}](?!\w)(?<![qQ]..)")


def _bare(char: str) -> str:
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


_ALPHABET = "".join(
    chr(c)
    for block in (range(0xC0, 0x250), range(0x1EA0, 0x1EFA))
    for c in block
    if unicodedata.category(chr(c))[0] == "L"
)
_BARE = {ord(c): _bare(c) for c in _ALPHABET}
_LOWER = {
    ord(c): c.lower() for c in _ALPHABET + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if len(c.lower()) == 1
}
_BARE_LOWER = {c: _bare(chr(c)).lower() for c in _LOWER} | {
    ord(c): _bare(c).lower() for c in _ALPHABET
}
_USUAL = "".join(
    [
        "\0\t\n\v\f\r",  # the zero must be the first: only then is the table a quick one
        *map(chr, range(0x20, 0x7F)),
        *LETTER.replace("A-Z", "").replace("a-z", ""),
        "“”‘’«»–—…•·°²³§×®→≤≥\xa0",
    ]
)
"""256 characters, of which nearly all texts are made."""
_CODES = codecs.charmap_build(_USUAL)


def _fold(table: Mapping[int, str]) -> Callable[[str], str]:
    """``str.translate`` of letters to letters; by way of bytes, ten times as fast, where it can."""
    folded = _USUAL.translate(table)

    def fold(text: str) -> str:
        try:
            codes = codecs.charmap_encode(text, "strict", _CODES)[0]
        except UnicodeEncodeError:
            return text.translate(table)
        return codecs.charmap_decode(codes, "strict", folded)[0]

    return fold


_to_bare, _to_lower, _to_bare_lower = _fold(_BARE), _fold(_LOWER), _fold(_BARE_LOWER)


def tone_style(text: str) -> str:
    """Tones where the old style puts them: ``hoà`` → ``hòa``; ``quý`` stays. Same length."""
    return _PLACEMENT.sub(lambda m: _STYLE.get(m[0], m[0]), text)


def lower(text: str) -> str:
    """Lower case of Latin letters, same length."""
    return _to_lower(text)


def bare(text: str) -> str:
    """Without any mark, ``đ`` as ``d``, case kept, same length: ``KẾ HOẠCH`` → ``KE HOACH``."""
    blank = len(text) - len(text.lstrip(" "))  # what stands before the part of a bundle
    return text[:blank] + _to_bare(text[blank:])


def bare_lower(text: str) -> str:
    """``bare`` and ``lower`` in one pass, same length: ``Kế hoạch`` → ``ke hoach``."""
    return _to_bare_lower(text)


def key(text: str) -> str:
    """For equality of names and titles: case, tone style, spaces and punctuation do not count."""
    return re.sub(r"[\W_]+", " ", tone_style(text).casefold()).strip()
