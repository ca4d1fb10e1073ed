"""Words typed in fonts of the tables TCVN3 (.VnTime) and VNI, to Unicode, by the name of the font.

The name of the font is the surest sign, and it tells of capitals too: ``.VnTimeH`` prints its
letters as capitals whatever was typed. Where the names are lost (a substituted font), the words
of the first pages tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from vbparse.document import Notice
from vbparse.patterns import lazy
from vbparse.vietnamese.encodings import from_tcvn3, from_vni, modernise
from vbparse.vietnamese.normalize import clean
from vbparse.vietnamese.syllables import is_syllable

TABLES = ("tcvn3", "vni")
_TCVN3_FONT = lazy(r"\.?Vn(?!i)[A-Z]\w*|ABC[A-Z ]?\w*")
_VNI_FONT = lazy(r"VNI[-_ ]?[A-Z]\w*")
_CAPITAL_FONT = lazy(r"\.?Vn\w*?H(?:$|[-, ]|Bold|Ital|Regular)")
_MODERN = lazy("[ăĂđĐơƠưƯĩĨũŨẠ-ỹ]")  # letters of true Unicode text
_U_HORN = "\u00ad\u2212\u2010\u2011"  # the soft hyphen, which is ư in TCVN3, as producers map it
_BREAKS = "\ufffe\x02"


def table_of(font: str) -> str:
    """The table of a font by its name: ``tcvn3``, ``vni`` or empty."""
    if _VNI_FONT.match(font):
        return "vni"
    return "tcvn3" if _TCVN3_FONT.match(font) else ""


def is_modern(raw: str) -> bool:
    """Whether a word holds letters that only true Unicode has."""
    return bool(_MODERN.search(raw))


def modern_word(raw: str, font: str, table: str) -> str:
    """A word as pdfium read it, in Unicode; ``table`` holds where the font does not tell."""
    if is_modern(raw):
        return clean(raw.translate(_TO_HYPHEN))
    if (table_of(font) or table) == "vni":
        return clean(from_vni(raw.translate(_TO_HYPHEN)))
    if raw[-1] in _BREAKS:
        with_u = from_tcvn3(raw[:-1] + "\u00ad")
        raw = raw[:-1] + ("\u00ad" if is_syllable(with_u) and with_u.islower() else "-")
    word = from_tcvn3(raw.translate(_TO_SOFT))
    return clean(word.upper() if _CAPITAL_FONT.match(font) else word)


_TO_HYPHEN = str.maketrans(dict.fromkeys(_BREAKS, "-"))
_TO_SOFT = str.maketrans(dict.fromkeys(_U_HORN, "\u00ad"))


def table_of_text(lines: Iterable[str]) -> str:
    """The table in which most of a text is typed, by its words; empty for Unicode."""
    found = modernise("\n".join(lines)).encoding
    return found if found in TABLES else ""


def notice(table: str) -> Notice:
    """What a reader must be told of the conversion."""
    name = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}[table]
    return Notice(
        "legacy_encoding",
        f"Văn bản gõ bằng phông {name}, đã đổi sang Unicode.",
        f"The text is typed in {name} fonts and was turned into Unicode.",
    )
