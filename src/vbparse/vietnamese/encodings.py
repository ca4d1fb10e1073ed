"""Bytes to text, and letters stored in the tables of old Vietnamese fonts to Unicode.

``decode`` finds how the bytes were written (*bảng mã*): UTF-8, UTF-16, Windows-1258, Windows-1252.
``modernise`` mends what Unicode cannot tell: text that was typed in TCVN3 (ABC) or VNI fonts, or
UTF-8 that somebody once read as Windows-1252. It decides paragraph by paragraph, changes nothing
that already looks Vietnamese, and never is silent about what it did.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from vbparse.document import Notice
from vbparse.patterns import lazy
from vbparse.vietnamese.syllables import is_syllable, marked_words, plausible_share


class Decoded(NamedTuple):
    """A text, how its bytes were read, how its letters were stored, and what was odd."""

    text: str
    charset: str
    encoding: str = "unicode"
    notices: tuple[Notice, ...] = ()


# ------------------------------------------------------------------------------------------ bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_CP1252 = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``; ``declared`` is a charset that the file itself states."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    wide = wide_charset(data)
    if wide:
        return _strictly(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", notices=_nul_notice(data))
    except UnicodeDecodeError:
        return _single_byte(data, _known(declared))


def wide_charset(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` for such text without a byte order mark, else empty.

    In Vietnamese text every second byte is then 0, 1, 3, 0x1E or 0x20: the upper half of a letter.
    """
    even, odd = data[0:4096:2], data[1:4096:2]
    if len(odd) < 4 or b"\0" not in data[:4096]:
        return ""
    for name, upper, lower in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        usual = sum(upper.count(byte) for byte in (0, 1, 3, 0x1E, 0x20))
        if (
            upper.count(0) * 3 >= len(upper)
            and usual * 10 >= len(upper) * 9
            and lower.count(0) * 20 <= len(lower)
        ):
            return name
    return ""


def _strictly(data: bytes, name: str) -> Decoded:
    """Decoded as ``name``; broken places become U+FFFD and a notice."""
    text = data.decode(name, errors="replace")
    broken = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if name == "utf-8" else 0)
    notices = (_damaged(broken),) if broken > 0 else ()
    return Decoded(text, name, notices=notices + (_nul_notice(data) if name == "utf-8" else ()))


_CHARSETS = ("utf-8", "cp125", "iso8859", "gb", "big5", "euc", "shift", "koi8", "mac", "cp874")


def _known(charset: str | None) -> str | None:
    """The Python name of a charset of letters, ``None`` when it is unknown."""
    try:
        name = codecs.lookup((charset or "").strip()).name
    except (LookupError, ValueError):
        return None
    return name if name.startswith(_CHARSETS) else None


def _single_byte(data: bytes, declared: str | None) -> Decoded:
    """Bytes that are not UTF-8: nearly UTF-8, or a table of 256 letters, chosen by its words."""
    nearly = data.decode("utf-8", errors="replace")
    broken = nearly[:_SAMPLE].count("\ufffd")
    letters = sum(1 for char in nearly[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    if broken * 20 <= letters or (declared == "utf-8" and broken <= letters):
        return Decoded(
            nearly, "utf-8", notices=(_damaged(nearly.count("\ufffd")), *_nul_notice(data))
        )
    if declared == "cp1258" or _is_cp1258(data[:_SAMPLE]):
        return Decoded(_cp1258(data), "windows-1258", "cp1258", _nul_notice(data))
    if declared not in (None, "utf-8", "cp1252", "iso8859-1"):
        text = data.decode(declared, errors="replace")
        return Decoded(text, declared, notices=_nul_notice(data))
    text = data.decode("latin-1").translate(_CP1252)
    if declared in ("cp1252", "iso8859-1"):
        return Decoded(text, "windows-1252", notices=_nul_notice(data))
    return Decoded(text, "windows-1252", notices=(_GUESSED, *_nul_notice(data)))


def _cp1258(data: bytes) -> str:
    """Windows-1258: a letter with its shape, then its tone as a mark of its own."""
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def _is_cp1258(sample: bytes) -> bool:
    """Whether the bytes give Vietnamese words as Windows-1258, more than as Windows-1252."""
    text = _cp1258(sample)
    good = sum(map(is_syllable, marked_words(text)))
    other = sum(map(is_syllable, marked_words(sample.decode("latin-1"))))
    return good > other and good >= 0.8 * len(marked_words(text)) and bool(_MODERN.search(text))


def _damaged(count: int) -> Notice:
    return Notice(
        "damaged_bytes",
        f"{count} chỗ trong tệp không giải mã được và đã được thay bằng dấu �",
        f"{count} places of the file could not be decoded and became �",
    )


_GUESSED = Notice(
    "charset_guessed",
    "không nhận ra bảng mã của tệp, tạm đọc theo Windows-1252",
    "the charset of the file is unknown; read as Windows-1252",
)


def _nul_notice(data: bytes) -> tuple[Notice, ...]:
    count = data.count(b"\0")
    if not count:
        return ()
    return (
        Notice(
            "nul_bytes",
            f"tệp có {count} byte NUL, đã bỏ qua",
            f"the file holds {count} NUL bytes, which were left out",
        ),
    )


# ----------------------------------------------------------------------------------------- letters

# TCVN 5712:1993 in a Latin-1 text; the soft hyphen is ư. Capitals with tones need a font of
# their own (.VnTimeH) and come out in lower case.
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_TCVN3_SIGN = lazy(r"[¡-©«-®µ-¹»-¾Ð×Þß÷þ\u00ad]|[a-z][À-Þ]")

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300\u0301\u0309\u0303\u0323"
_HAT, _BREVE = "\u0302\u0306"
_VNI_TONES = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_HATS = {"â": _HAT} | {
    sign: _HAT + tone
    for sign, tone in zip("àáåãä", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
}
_VNI_BREVES = {"ê": _BREVE} | {
    sign: _BREVE + tone
    for sign, tone in zip("èéúüë", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
}
_VNI_MARKS = _VNI_TONES | _VNI_HATS | _VNI_BREVES
_VNI_LETTERS = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
_VNI = lazy(
    r"""
      (?P<letter> [aeo] ) (?P<mark> [âàáåãä] )       # eá → ế
    | (?P<letter_a> a ) (?P<mark_a> [êèéúüë] )       # aé → ắ
    | (?P<letter_t> [aeouyôö] ) (?P<mark_t> [øùûõï] ) # ôø → ờ
    | (?P<single> [ñôöæóòî] )                        # ñ → đ
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VNI_SIGN = lazy(r"[aeo][âàáåãäøùûõï]|[uyôö][øùûõï]|a[êèéúüë]|ñ", re.IGNORECASE)

# Letters that only a text in true Unicode holds.
_MODERN = lazy("[ăĂđĐơƠưƯĩĨũŨẠ-ỹ]")
_MOJIBAKE = lazy(r"Ã[\x80-\xbfŠ-ž¡-¿]|á[º»].|Ä[‘\x90\x91ƒ]|Æ[°¯¡\xa0]")
_CP1252_BYTES = {char: byte for byte, char in _CP1252.items()}


def from_tcvn3(text: str) -> str:
    """Text typed in a font ``.Vn…``: ``KÕ ho¹ch`` → ``Kế hoạch``."""
    return _HYPHEN_FOR_U.sub(_letter_u, text.replace("\u2219", "·").translate(_TCVN3))


# PDF producers print the soft hyphen, which is ư, as a hyphen: t-íng → tướng, -u tiªn → ưu tiên.
_HYPHEN_FOR_U = lazy(r"(?<![\w-])(?:[^\W\d_]{1,4}-[^\W\d_]{1,4}|-[uơ][^\W\d_]{0,3})(?![\w-])")


def _letter_u(match: re.Match[str]) -> str:
    word = match[0].replace("-", "ư")
    return word if is_syllable(word) else match[0]


def from_vni(text: str) -> str:
    """Text typed in a font ``VNI-…``: ``Keá hoaïch`` → ``Kế hoạch``."""
    return _VNI.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    if match["single"]:
        return _VNI_LETTERS[match["single"]]
    letter = match["letter"] or match["letter_a"] or match["letter_t"]
    mark = match["mark"] or match["mark_a"] or match["mark_t"]
    letter = _VNI_LETTERS.get(letter, letter)
    return unicodedata.normalize("NFC", letter + _VNI_MARKS[mark.lower()])


def from_mojibake(text: str) -> str:
    """UTF-8 once read as Windows-1252: ``Káº¿ hoáº¡ch`` → ``Kế hoạch``; else unchanged."""
    try:
        data = bytes(_CP1252_BYTES.get(char, ord(char)) for char in text)
        return data.decode("utf-8")
    except ValueError:
        return text


_TABLES: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("mojibake", _MOJIBAKE, from_mojibake),
    ("tcvn3", _TCVN3_SIGN, from_tcvn3),
    ("vni", _VNI_SIGN, from_vni),
)
_CONVERT = {name: table for name, _, table in _TABLES}
_LEAST_WORDS = 3


def modernise(text: str) -> Decoded:
    """``text`` with its old-font paragraphs (lines) in Unicode; ``charset`` is left empty."""
    if text.isascii() or not any(sign.search(text) for _, sign, _ in _TABLES):
        return Decoded(text, "")
    lines = text.split("\n")
    tables = [_table_of(line) for line in lines]
    words: Counter[str] = Counter()
    for line, name in zip(lines, tables, strict=True):
        if name:
            words[name] += len(marked_words(_CONVERT[name](line)))
    kept = [name for name, count in words.most_common() if count >= _LEAST_WORDS]
    if not kept:
        return Decoded(text, "")
    # Lines too short to tell go with the others, where nothing is in true Unicode.
    rest = "" if _MODERN.search(text) else kept[0]
    for i, line in enumerate(lines):
        name = tables[i] if tables[i] in kept else rest
        if tables[i] in kept or (rest and _fits(rest, line)):
            lines[i] = _CONVERT[name](line)
    fonts = [name for name in kept if name != "mojibake"]
    notices = tuple(_NOTICES[name] for name in kept)
    return Decoded("\n".join(lines), "", fonts[0] if fonts else "unicode", notices)


def _table_of(line: str) -> str:
    """The table that makes Vietnamese words of a line that now has hardly any; else empty."""
    if line.isascii() or _MODERN.search(line):
        return ""
    before = plausible_share(line) if marked_words(line) else 0.0
    for name, sign, table in _TABLES:
        if sign.search(line):
            after = table(line)
            if marked_words(after) and plausible_share(after) >= max(0.75, before + 0.01):
                return name
    return ""


def _fits(name: str, line: str) -> bool:
    """Whether a line of a text in that table may be in it too, with words that are no worse."""
    if line.isascii():
        return False
    return plausible_share(_CONVERT[name](line)) >= max(0.75, plausible_share(line))


_NOTICES = {
    "mojibake": Notice(
        "mojibake",
        "văn bản UTF-8 đã bị đọc sai thành Windows-1252; đã khôi phục",
        "UTF-8 text had been read as Windows-1252; it was restored",
    ),
    "tcvn3": Notice(
        "legacy_encoding",
        "văn bản gõ bằng phông TCVN3 (ABC), đã đổi sang Unicode; chữ hoa có dấu có thể thành chữ"
        " thường",
        "the text is in the TCVN3 (ABC) table and was turned into Unicode; accented capitals may"
        " come out in lower case",
    ),
    "vni": Notice(
        "legacy_encoding",
        "văn bản gõ bằng phông VNI, đã đổi sang Unicode",
        "the text is in the VNI table and was turned into Unicode",
    ),
}
