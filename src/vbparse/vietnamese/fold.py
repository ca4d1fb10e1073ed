"""Folds for comparing only, never for showing: case, tone placement, all marks.

Every fold here but ``key`` keeps the length of NFC text, so offsets stay valid.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

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


def _by_bytes(folded: str) -> Callable[[str], str | None]:
    """Puts ``folded`` in the place of the usual characters, ten times as fast as
    ``str.translate``; ``None`` for a text that holds another one."""

    def fold(text: str) -> str | None:
        try:
            codes = codecs.charmap_encode(text, "strict", _CODES)[0]
        except UnicodeEncodeError:
            return None
        return codecs.charmap_decode(codes, "strict", folded)[0]

    return fold


_quick_bare = _by_bytes(_USUAL.translate(_BARE))
_quick_lower = _by_bytes(_USUAL.translate(_LOWER))
_quick_bare_lower = _by_bytes(_USUAL.translate(_BARE_LOWER))
_quick_words = _by_bytes("".join(c if c.isalnum() else " " for c in _USUAL))
_letters = "".join(c if c.isalnum() and not c.isdecimal() else " " for c in _USUAL)
_quick_letters = _by_bytes(_letters)
_quick_bare_letters = _by_bytes(_letters.translate(_BARE_LOWER))
_LETTERS, _WORDS = lazy(r"[^\W\d_]+"), lazy(r"[^\W_]+")


def tone_style(text: str) -> str:
    """Tones where the old style puts them: ``hoà`` → ``hòa``; ``quý`` stays. Same length."""
    return _PLACEMENT.sub(lambda m: _STYLE.get(m[0], m[0]), text)


def lower(text: str) -> str:
    """Lower case of Latin letters, same length."""
    quick = _quick_lower(text)
    return text.translate(_LOWER) if quick is None else quick


_BLANKS = re.compile(r" *+")


def blanks(text: str) -> int:
    """How many spaces a text begins with: what stands before the part of a bundle."""
    match = _BLANKS.match(text)
    return match.end() if match else 0


def bare(text: str) -> str:
    """Without any mark, ``đ`` as ``d``, case kept, same length: ``KẾ HOẠCH`` → ``KE HOACH``."""
    blank = blanks(text)
    rest = text[blank:]
    quick = _quick_bare(rest)
    return text[:blank] + (rest.translate(_BARE) if quick is None else quick)


def bare_lower(text: str) -> str:
    """``bare`` and ``lower`` in one pass, same length: ``Kế hoạch`` → ``ke hoach``."""
    quick = _quick_bare_lower(text)
    return text.translate(_BARE_LOWER) if quick is None else quick


def words_of(text: str) -> list[str]:
    """The runs of letters and figures of a text, in order."""
    quick = _quick_words(text)
    return _WORDS.findall(text) if quick is None else quick.split()


def letters_of(text: str) -> list[str]:
    """The runs of letters of a text, in order."""
    quick = _quick_letters(text)
    return _LETTERS.findall(text) if quick is None else quick.split()


def bare_words(text: str) -> list[str]:
    """The same of ``bare_lower``."""
    quick = _quick_bare_letters(text)
    return _LETTERS.findall(bare_lower(text)) if quick is None else quick.split()


def key(text: str) -> str:
    """For equality of names and titles: case, tone style, spaces and punctuation do not count."""
    return " ".join(words_of(tone_style(text).casefold()))
