"""The one place where characters are repaired: NFC, look-alikes, dashes, spaces, invisible ones.

Tone placement (*hoà*, *hòa*) is left as printed; ``fold`` evens it out for comparing. Repairs
are of two sorts. Most put one character for one and keep all offsets. The others (composing
marks, dropping invisible characters, ``\\r\\n``) change the length, and ``clean_mapped`` notes
them. Which dash becomes which, and why: docs/decisions/005-normalisation.md.
"""

from __future__ import annotations

import re
import unicodedata

from vbparse.document import RawMap
from vbparse.patterns import lazy


def _one_for_one() -> dict[str, str]:
    table = dict.fromkeys("\u00d0\u0189", "Đ") | dict.fromkeys("\u00f0\u0256", "đ")
    table |= {"\u01a2": "Ư", "\u01a3": "ư"}  # Lƣu trữ → Lưu trữ
    dashes = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uf02d"
    table |= dict.fromkeys(dashes, "-")
    table |= dict.fromkeys("\u2044\u2215\u29f8", "/") | {"\u2236": ":", "\u2024": "."}
    table |= {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}  # full width: ／ → /
    spaces = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
    table |= {chr(c): " " for c in spaces}
    table |= dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
    table |= {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢"}  # bullets of the fonts Symbol, Wingdings
    table |= {"\u212a": "K", "\u212b": "Å", "\u037e": ";"}  # what NFC makes of them
    table |= {chr(c): "\ufffd" for c in range(0xD800, 0xE000)}
    return table


_REPLACED = _one_for_one()
_REPLACING = re.escape("".join(c for c in _REPLACED if not "\ud800" <= c <= "\udfff"))
_REPLACE = lazy(f"[{_REPLACING}\ud800-\udfff]")

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# Invisible: control characters, zero-width and bidirectional marks, variation selectors, BOM.
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffc\ufffe\uffff\ufdd0-\ufdef"
)
_DROP = lazy(f"[{_INVISIBLE}]")
# Characters that may compose with the one before them: everything but blocks known not to.
_JOINING = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u1dff\u20d0-\u20ff"
    r"\u2cef-\u2cf1\u2d7f-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua6f1\ua800-\uabff\ud7b0-\ud7fb"
    r"\uf900-\ufaff\ufb1d-\ufb4f\ufe20-\ufe2f\U000101fd-\U0001ffff\U0002f800-\U0010ffff"
)
_UNIT = lazy(
    rf"""
      \r\n?                                                  # a line end of Windows or old Macs
    | [ﬀ-ﬆ]
    | [^\r\n{_INVISIBLE}{_JOINING}ﬀ-ﬆ]? [{_INVISIBLE}{_JOINING}]+ # e + U+0302 + U+0301 → ế
    """,
    re.VERBOSE,
)

# A tone mark typed before the hat or breve blocks composing: é + U+0302 → ế.
_TONED = lazy(r"([àáãảÀÁÃẢèéẽẻÈÉẼẺòóõỏÒÓÕỎ])([\u0302\u0306])")

_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁѐёїЀЁЇΑΒΕΖΗΙΚΜΝΟΡΤΥΧονΆΈΉΊΌΎό",
    "ABESIJKMHOPCTYXaesijopcyxhdèëïÈËÏABEZHIKMNOPTYXovÁÉHÍÓÝó",
)
_FOREIGN = lazy(r"[\u0370-\u052f\u1f00-\u1fff]")
_ODD = lazy(f"(?![{''.join(map(chr, _LOOK_ALIKE))}])" + _FOREIGN.pattern)
_LATIN = lazy(r"[A-Za-zÀ-ɏḀ-ỿﬀ-ﬆ]")
_TOKEN = lazy(r"[^ \t\r\n]+")

_DIRTY = lazy(
    f"[{_INVISIBLE}{_JOINING}\r{''.join(_LIGATURES)}\\u0370-\\u052f\\u1f00-\\u1fff"
    f"{_REPLACING}\ud800-\udfff]"
)


def clean(raw: str) -> str:
    """``raw`` with its characters repaired; text that needs nothing comes back as it is."""
    if _is_clean(raw):
        return raw
    text = _UNIT.sub(lambda m: _compose(m[0]), _replace(raw))
    return unicodedata.normalize("NFC", text)


def clean_mapped(raw: str) -> tuple[str, RawMap]:
    """``clean(raw)``, and the way back from its offsets to those in ``raw``."""
    if _is_clean(raw):
        return raw, RawMap()
    even = _replace(raw)
    parts: list[str] = []
    texts, raws = [0], [0]
    seen = length = 0
    for match in _UNIT.finditer(even):
        repaired = _compose(match[0])
        before = unicodedata.normalize("NFC", even[seen : match.start()])
        parts += (before, repaired)
        length += len(before) + len(repaired)
        seen = match.end()
        if len(repaired) != len(match[0]):
            texts.append(length)
            raws.append(seen)
    parts.append(unicodedata.normalize("NFC", even[seen:]))
    return "".join(parts), RawMap(tuple(texts), tuple(raws))


def _is_clean(raw: str) -> bool:
    return not _DIRTY.search(raw) and unicodedata.is_normalized("NFC", raw)


def _replace(raw: str) -> str:
    """All repairs that keep the length."""
    text = _REPLACE.sub(lambda m: _REPLACED[m[0]], raw)
    if "\u00ad" in text:
        text = re.sub("\u00ad", _hyphen, text)
    if _FOREIGN.search(text):
        text = _TOKEN.sub(_latin, text)
    return text


def _hyphen(match: re.Match[str]) -> str:
    """A soft hyphen that was printed (``KH\\u00adUBND``) as ``-``; a mere hint stays, to drop."""
    text, at = match.string, match.start()
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    printed = after.isupper() or after.isdigit() or (after.isspace() and not before.isalpha())
    return "-" if printed and before != "\u00ad" else match[0]


def _latin(match: re.Match[str]) -> str:
    """Cyrillic and Greek look-alikes in a word with Latin letters: ``КН-UBND`` → ``KH-UBND``."""
    word = match[0]
    if not _FOREIGN.search(word) or not _LATIN.search(word) or _ODD.search(word):
        return word
    return word.translate(_LOOK_ALIKE)


def _compose(unit: str) -> str:
    """One stretch whose length may change: a line end, a ligature, a letter with its marks."""
    if unit[0] == "\r":
        return "\n"
    if unit in _LIGATURES:
        return _LIGATURES[unit]
    text = unicodedata.normalize("NFC", _DROP.sub("", unit))
    while _TONED.search(text):
        text = _TONED.sub(_reorder, text)
    return text


def _reorder(match: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFD", match[1])
    return unicodedata.normalize("NFC", letter[0] + match[2] + letter[1:])
