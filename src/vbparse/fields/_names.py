"""Spelling of names: what a text prints in capitals, in sentence case with its proper names.

The letters stay as printed, only their case changes: ``UỶ BAN`` → ``Uỷ ban``. The words that take
capitals are data (``lexicons/capitals.toml``, provinces); a text in ordinary case is left alone.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from vbparse.patterns import lazy
from vbparse.vietnamese.doc_types import types
from vbparse.vietnamese.fold import bare_lower, lower, tone_style
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.places import provinces

_LOWER, _CAPITAL, _KEEP = range(3)
_WORD = lazy(r"[^\W_]+")
_CHUNK = lazy(r"[^\s“”\"'‘’(),;:!?…]+")
_SYLLABLE = lazy(  # also Krông, Đắk, Pleiku; marks and tones do not count here
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|kr|pl|bl|dr|[bcdghklmnpqrstvx])?"
    r"[aeiouy]{1,3}(?:ng|nh|ch|[ckmnpt])?"
)
_QUOTED = lazy(r"“[^”]{0,400}”|\"[^\"]{0,400}\"")
_ROMAN = lazy(r"[IVX]+")
_COUNTED = {  # words before a Roman numeral: KHÓA VI, but HÀNH VI
    *("khóa", "khoá", "phần", "chương", "mục", "quý", "lục", "thứ", "lần", "số", "kỳ", "khu"),
    *("cấp", "hạng", "nhóm", "tập", "quân", "đại", "loại", "và", "bảng", "giai"),
}
_SMALL = {"TTG": "TTg", "TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ", "QĐI": "QĐi"}


def is_upper(text: str) -> bool:
    """Whether a text is set in capitals: at most one letter in four is small."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.islower, text)) * 4 <= letters


def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable; abbreviations such as UBND cannot."""
    return _SYLLABLE.fullmatch(bare_lower(word)) is not None


def sentence_case(text: str) -> str:
    """A title: ``… CỦA BỘ Y TẾ NĂM 2024`` → ``… của Bộ Y tế năm 2024``, first letter raised."""
    if not is_upper(_QUOTED.sub("", text)):
        return _raise_first(text)
    words = _words(text)
    modes = _basic(words)
    _spell(words, modes, ("names", "fields"))
    _documents(words, modes)
    _names_behind_units(words, modes, reach=2)
    return _raise_first(_apply(text, words, modes))


def body_case(text: str) -> str:
    """The name of a body: ``SỞ Y TẾ TỈNH LÀO CAI`` → ``Sở Y tế tỉnh Lào Cai``."""
    if not is_upper(text):
        return _raise_first(text)
    words = _words(text)
    modes = _basic(words)
    _spell(words, modes, ("bodies", "names", "fields", "schools"))
    if len(words) > 2 and words[0].key in _field_heads() and not words[1].syllable:
        place = next((i for i, w in enumerate(words) if i and w.syllable), len(words))
        if place < len(words) and not _is_joint(words, place):
            _raise_name(words, modes, place)  # PHÒNG GD&ĐT BẮC HÀ
    _names_behind_units(words, modes, reach=6)
    for i in range(1, len(words) if words[0].key in _UNITS_OF_WORK else 0):  # KHOA SẢN - NHI
        if text[words[i - 1].end : words[i].start] in (" - ", " – ") and modes[i] == _LOWER:
            modes[i] = _CAPITAL
    return _raise_first(_apply(text, words, modes))


def name_case(text: str) -> str:
    """The name of a person or a place: ``LÊ VĂN AN`` → ``Lê Văn An``; ``TP.`` stays."""
    if not is_upper(text):
        return text
    words = _words(text)
    modes = [_KEEP if not w.syllable else _CAPITAL for w in words]
    _names_behind_units(words, modes, reach=6)
    for i, word in enumerate(words):
        if word.key in ("thành", "phố") and i < 2:
            modes[i] = _CAPITAL if word.key == "thành" else _LOWER
    return _apply(text, words, modes)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str  # small letters, tones in the old style
    syllable: bool  # not an abbreviation, a number or part of a symbol
    breaks: bool  # a comma, bracket or quote stands before it
    symbol: bool = False  # the figures of 31/CT-TTg


def _words(text: str) -> list[_Word]:
    folded = tone_style(lower(text))
    words: list[_Word] = []
    last = 0
    for chunk in _CHUNK.finditer(text):
        parts = list(_WORD.finditer(text, chunk.start(), chunk.end()))
        symbol = any(not is_syllable(p[0]) for p in parts) and len(parts) > 1
        for part in parts:
            start, end = part.span()
            gap = text[last:start]
            plain = not symbol and is_syllable(part[0])
            words.append(
                _Word(
                    start, end, part[0], folded[start:end], plain, bool(gap.strip(" \n-")), symbol
                )
            )
            last = end
    return words


def _basic(words: list[_Word]) -> list[int]:
    """Small letters, but for abbreviations, symbols, Roman numerals, and after a full stop."""
    modes = []
    for i, word in enumerate(words):
        before = words[i - 1].key if i else ""
        roman = _ROMAN.fullmatch(word.text) is not None and (
            word.key not in ("vi", "i", "v", "x", "xi") or before in _COUNTED
        )
        lowers = word.syllable and word.text.isupper() and not roman
        modes.append(_LOWER if lowers else _KEEP)
    return modes


def _documents(words: list[_Word], modes: list[int]) -> None:
    """``CHỈ THỊ SỐ 31`` → ``Chỉ thị số 31``; ``LUẬT ĐƯỜNG BỘ`` → ``Luật Đường bộ``."""
    for i, word in enumerate(words[1:], 1):
        numbered = word.key == "số" and i + 1 < len(words) and words[i + 1].text[0].isdigit()
        if numbered or (word.text[0].isdigit() and word.symbol):
            sizes = (n for n in (4, 3, 2) if i >= n and _keys(words, i - n, n) in _type_keys())
            size = next(sizes, 0)
            if size and modes[i - size] == _LOWER:
                modes[i - size] = _CAPITAL
        elif word.key == "luật" and words[i - 1].key not in ("pháp", "kỷ", "quy", "trái"):
            follow = words[i + 1] if i + 1 < len(words) else None
            if follow and follow.syllable and not follow.breaks and follow.key not in ("sư", "và"):
                modes[i] = modes[i + 1] = _CAPITAL


def _spell(words: list[_Word], modes: list[int], groups: tuple[str, ...]) -> None:
    """Set the capitals of the longest known spelling at each place."""
    after = _field_heads()
    at = 0
    while at < len(words):
        hit = _longest(words, at, groups, after)
        if hit is None:
            at += 1
            continue
        group, spelled = hit
        for i, mode in enumerate(spelled):
            if words[at + i].text.isupper():
                modes[at + i] = mode
        if group == "fields" and words[at - 1].key != "ngành":
            modes[at - 1] = max(modes[at - 1], _CAPITAL)
        at += len(spelled)
        if at < len(words) and not words[at].breaks and words[at].syllable:
            committee = words[at - 1].key in ("ủy", "đoàn") and words[at - 2].key in _SEATED
            seated = "bodies" in groups and (
                group == "schools" or (group == "names" and committee) or group == "fields"
            )
            if seated and not _is_joint(words, at):
                _raise_name(words, modes, at)
            elif group == "bodies" and not _is_joint(words, at):
                modes[at] = _CAPITAL


def _longest(
    words: list[_Word], at: int, groups: tuple[str, ...], after: frozenset[str]
) -> tuple[str, tuple[int, ...]] | None:
    for group, keys, spelled in _spellings().get(words[at].key, ()):
        if group not in groups or len(keys) > len(words) - at:
            continue
        if any(words[at + i].key != key for i, key in enumerate(keys)):
            continue
        if group == "fields" and (not at or words[at - 1].key not in after):
            continue
        if group in ("bodies", "schools") and at and not _may_begin(words, at, len(keys)):
            continue
        return group, spelled
    return None


def _may_begin(words: list[_Word], at: int, size: int) -> bool:
    """Whether a body may begin inside a name: short words only behind a mark or another body."""
    if words[at - 1].key == "các":
        return False
    return size > 1 or words[at].breaks or words[at - 1].key in ("trường", "ban", "phòng", "tâm")


def _is_joint(words: list[_Word], at: int) -> bool:
    return words[at].key in _UNIT_WORDS or words[at].key in _JOINING


_SEATED = {"tỉnh", "thành", "huyện", "quận", "thị"}
_JOINING = {"và", "các", "của", "tại", "khu", "cho", "ngành", "về", "vì"}
_UNITS_OF_WORK = {"khoa", "bệnh", "tổ", "ban", "phòng", "trung", "viện", "sở", "hội"}
_OFFICES = {"sở", "phòng", "ban", "hội", "trường", "công", "cục", "liên"}
_UNIT_WORDS = {"tỉnh", "thành", "huyện", "quận", "thị", "phường", "xã", "đặc"}


def _raise_name(words: list[_Word], modes: list[int], at: int) -> None:
    """Capitals for a name, up to a unit of administration or a break."""
    for i in range(at, len(words)):
        if words[i].breaks or (words[i].key in _UNIT_WORDS and i > at):
            return
        if modes[i] == _LOWER and words[i].key not in ("và", "về", "vì"):
            modes[i] = _CAPITAL


def _names_behind_units(words: list[_Word], modes: list[int], *, reach: int) -> None:
    """``TỈNH LÀO CAI`` → ``tỉnh Lào Cai``: at most ``reach`` syllables, up to a common word."""
    units, ends = _units(), _ends()
    i = 0
    while i < len(words):
        size = next((n for n in (2, 1) if _keys(words, i, n) in units), 0)
        i += max(size, 1)
        if not size or (i - size > 0 and words[i - size - 1].key in ("tác", "hành")):
            continue
        if _keys(words, i, 3) == "hồ chí minh" and size == 2:
            modes[i - 2] = max(modes[i - 2], _CAPITAL)
        elif i < len(words) and words[i].text.isdigit() and not words[i].breaks:
            modes[i - size] = max(modes[i - size], _CAPITAL)  # Quận 1
        taken = 0
        while i < len(words) and taken < reach and words[i].syllable and not words[i].breaks:
            if words[i].key in ends or _keys(words, i, 2) in ends or words[i].key in _UNIT_WORDS:
                break
            if words[i].start - words[i - 1].end > 1 and words[i].key in _OFFICES:
                break  # CÔNG AN TỈNH - SỞ Y TẾ
            if modes[i] == _LOWER:
                modes[i] = _CAPITAL
            i, taken = i + 1, taken + 1


def _keys(words: list[_Word], at: int, count: int) -> str:
    return " ".join(w.key for w in words[at : at + count])


def _apply(text: str, words: list[_Word], modes: list[int]) -> str:
    parts, last = [], 0
    for word, mode in zip(words, modes, strict=True):
        gap = text[last : word.start]
        parts.append(gap)
        if mode == _KEEP:
            parts.append(_SMALL.get(word.text, word.text))
        else:
            first = mode == _CAPITAL or (gap and gap.rstrip(" \n")[-1:] in '“".!?' and gap != " ")
            shape = lower(word.text)
            parts.append(shape[0].upper() + shape[1:] if first else shape)
        last = word.end
    return "".join([*parts, text[last:]])


def _raise_first(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _spellings() -> dict[str, list[tuple[str, tuple[str, ...], tuple[int, ...]]]]:
    """Known spellings by their first syllable, the longest first."""
    lexicon = load("capitals")
    groups = ("bodies", "names", "fields", "schools")
    rows = [(group, spelling) for group in groups for spelling in lexicon[group]["spellings"]]
    rows += [("names", p.name) for p in provinces()]
    table: dict[str, list[tuple[str, tuple[str, ...], tuple[int, ...]]]] = {}
    for group, spelling in rows:
        words = _WORD.findall(spelling)
        keys = tuple(tone_style(lower(w)) for w in words)
        modes = tuple(
            _KEEP if len(w) > 1 and w.isupper() else _CAPITAL if w[0].isupper() else _LOWER
            for w in words
        )
        table.setdefault(keys[0], []).append((group, keys, modes))
    for entries in table.values():
        entries.sort(key=lambda e: -len(e[1]))
    return table


@cache
def _type_keys() -> frozenset[str]:
    return frozenset(tone_style(lower(t.name)) for t in types())


@cache
def _units() -> frozenset[str]:
    return frozenset(load("capitals")["units"]["spellings"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("capitals")["ends"]["spellings"])


@cache
def _field_heads() -> frozenset[str]:
    return frozenset(load("capitals")["fields"]["after"])
