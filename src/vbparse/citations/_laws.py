"""Luật, pháp lệnh, Hiến pháp named without a number."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from vbparse.citations._mention import LIMIT, Mention, provision
from vbparse.citations._reading import UPPER, Reading, alternatives, words
from vbparse.citations._tail import read_tail
from vbparse.citations._types import MARKED_TYPE
from vbparse.document import Span
from vbparse.vietnamese.fold import key as folded
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.phrases import Phrases

__all__ = ["find_laws"]

_LAW = re.compile(r"\b(?P<kind>Bo\s+[Ll]uat|Luat|Phap\s+lenh|Hien\s+phap)\b")
# Luật Hôn nhân và Gia đình, Luật Tổ chức HĐND và UBND: a capital after "và", and yet one name.
_BODIES = r"(?: Gia\s+đình | UBND | HĐND | [ỦUủu][yỷ]\s+ban | Hội\s+đồng )"
_LAW_END = re.compile(
    rf"""
      [;:()“”"\[¦] | \.\s | \.$ | \n\s*\n
    | , (?! \s+ (?: {alternatives("law_name", "after_comma")} ) \b )
    | \s và \s+ (?= (?! {_BODIES} ) [{UPPER}]
                | (?: {alternatives("law_name", "after_and_not")} | điều\s\d+ | {MARKED_TYPE} ) \b )
    | \s (?: {alternatives("law_name", "ends")} | năm\s+\d+ | theo (?! \s+ phương\s+thức ) ) \b
    """,
    re.VERBOSE,
)
# Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C: one law with a long name.
_AMENDING = re.compile(
    r"\s+[Ss]ua\s+doi\b[\s,]+(?:bo\s+sung\s+)?(?:mot\s+so\s+dieu\s+)?(?:cua\s+)?"
)
_AMENDING_END = re.compile(r"[;.()“”¦]|\s+(?:ngày|năm\s+\d+|số\s+\d+|được|tại|UBND|Ủy ban)\b")
_SPACE = re.compile(r"\s{1,40}")
# Luật |tổ chức chính quyền địa phương ngày 19/6/2015: in small letters only a name that is known,
# or one with a day behind it.
_DIGIT = re.compile(r"\d")
_SMALL_NAME = re.compile(r"\s+[a-z]{2,7}[\s,]")
_LAW_NAME = re.compile(r"\s+(?:[A-Z]|sua\s+doi|nuoc\s)")

# "Luật Báo" is a misprint or a person; of the laws only one has so short a name.
_ONE_SYLLABLE = re.compile(r"(?:Luật|Pháp\s+lệnh|Bộ\s+[Ll]uật)\s+(?!Dược$)\S+")


def find_laws(reading: Reading, start: int, end: int) -> list[Mention]:
    """Laws named without a number: ``Luật Ngân sách nhà nước ngày 25/6/2015``."""
    found: list[Mention] = []
    for match in _LAW.finditer(reading.plain, start, end):
        if len(found) >= LIMIT:
            break
        name_at = match.end()
        constitution = match["kind"].startswith("Hien")
        capital = constitution or _LAW_NAME.match(reading.plain, name_at, end) is not None
        if not capital and not _SMALL_NAME.match(reading.plain, name_at, end):
            continue
        name_end = _law_name_end(reading, name_at, end)
        name = words(reading.text[match.start() : name_end])
        if not 2 <= len(name.split()) <= 25:
            continue
        law = _law(reading, match.start(), name_end, name, start, end)
        dated = law.issued_on and not _DIGIT.search(name)
        if not capital and not (dated or _is_known(reading, name_at, name_end)):
            continue
        if constitution or law.issued_on or not _ONE_SYLLABLE.fullmatch(name):
            found.append(law)
    return _cut_to_known_names(found)


def _law_name_end(reading: Reading, at: int, end: int) -> int:
    amending = _AMENDING.match(reading.plain, at, end)
    pattern, reach = (_AMENDING_END, 300) if amending else (_LAW_END, 160)
    stop = pattern.search(reading.text, amending.end() if amending else at, min(end, at + reach))
    found = stop.start() if stop else min(end, at + reach)
    space = _SPACE.match(reading.text, at, end)
    known = _known_names().match(reading.text, space.end(), end) if space else None
    return max(found, known or 0)


def _is_known(reading: Reading, at: int, end: int) -> bool:
    """Whether the name that begins behind ``at`` is, up to ``end``, one of the lexicon."""
    space = _SPACE.match(reading.text, at, end)
    return space is not None and _known_names().match(reading.text, space.end(), end) == end


@cache
def _known_names() -> Phrases:
    """Names of laws that hold what else ends one: ``Thể dục, thể thao``."""
    return Phrases(load("citation_words")["law_name"]["names"], anycase=True)


def _law(reading: Reading, at: int, name_end: int, name: str, floor: int, end: int) -> Mention:
    tail = read_tail(reading, name_end, end, law=True)
    kind = "Hiến pháp" if name.startswith("Hi") else "Pháp lệnh" if name.startswith("P") else "Luật"
    return Mention(
        core=Span(at, max(name_end, tail.end)),
        key=f"law:{folded(name)}",
        doc_type=kind,
        issued_on=tail.issued_on,
        issuer=tail.issuer,
        title=name,
        provision=provision(reading, at, floor),
        law=True,
    )


def _cut_to_known_names(found: list[Mention]) -> list[Mention]:
    """``Luật Đường bộ và sự …`` is ``Luật Đường bộ``, when that stands alone elsewhere."""
    known = sorted({m.title for m in found if m.title}, key=len)[:200]
    cut = []
    for mention in found:
        name = mention.title or ""
        short = next((k for k in known if len(k) < len(name) and name.startswith(f"{k} ")), None)
        short = short or next((k for k in known if name.startswith(f"{k},")), None)
        if short and len(short.split()) > 2:
            core = Span(mention.core.start, mention.core.start + len(short))
            mention = replace(mention, core=core, key=f"law:{folded(short)}", title=short)
        cut.append(mention)
    return cut
