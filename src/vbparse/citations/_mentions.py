"""Every place where a text names a document: with its number, by a short form, or as a law."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from vbparse.citations._laws import find_laws
from vbparse.citations._mention import LIMIT, Mention, provision
from vbparse.citations._reading import Reading, alternatives, words
from vbparse.citations._tail import Tail, read_before, read_tail, tidy_name
from vbparse.citations._types import (
    TYPE,
    agrees,
    name_of,
    type_ending_at,
    type_named,
    type_words,
)
from vbparse.citations._unnumbered import find_unnumbered
from vbparse.document import Span
from vbparse.vietnamese.numbers import Number, find_blanks, find_numbers
from vbparse.vietnamese.numbers import key as number_key

__all__ = ["Mention", "find_mentions"]


def find_mentions(
    reading: Reading,
    start: int,
    end: int,
    borders: tuple[int, ...] = (),
    preambles: tuple[Span, ...] = (),
) -> list[Mention]:
    """All mentions between two offsets, in order, none inside the core of another.

    No issuer or title runs over one of the ``borders`` (sorted ends of zones). Only in the
    ``preambles`` a document other than a law may be named without a number.
    """
    numbers = find_numbers(reading.text, start, end)[:LIMIT]
    numbers += find_blanks(reading.text, borders[0] if borders else start, end)[:LIMIT]
    numbers.sort(key=lambda number: number.span)
    found: list[Mention] = []
    floor = start
    for number in numbers:
        border = bisect_left(borders, number.span.end)
        limit = borders[border] if border < len(borders) else end
        floor = max(floor, borders[border - 1] if border else start)
        mention = _numbered(reading, number, min(floor, number.span.start), limit)
        floor = mention.core.end
        found.append(mention)
    others = [*find_laws(reading, start, end), *_short_forms(reading, start, end)]
    for region in preambles:
        others += find_unnumbered(reading, region)
    return _joined(found, others)


def _joined(found: list[Mention], others: list[Mention]) -> list[Mention]:
    """Numbered mentions win over the others where they overlap; in order."""
    taken = sorted(m.core for m in found)
    kept = list(found)
    for other in sorted(others, key=lambda m: (not m.law, m.core)):
        i = bisect_left(taken, other.core)
        if i and taken[i - 1].end > other.core.start:
            continue
        if i < len(taken) and taken[i].start < other.core.end:
            if not _names_others(other):
                continue
            other = replace(other, core=Span(other.core.start, taken[i].start - 1))
        taken.insert(i, other.core)
        kept.append(other)
    return sorted(kept, key=lambda m: m.core)


def _names_others(mention: Mention) -> bool:
    """``Luật sửa đổi, bổ sung một số điều của |Luật Nhà ở số 27/2023/QH15``."""
    return mention.law and "sửa đổi" in (mention.title or "")


# ------------------------------------------------------------------------------------- numbered

_SO = re.compile(r"\b(?:so|s\so)\s*[:.,]?\s*$")
_SHORT_TYPE = re.compile(r"\b(NQ|QD|CV|ND|TT|KH|CT|TB|HD|KL|TTr|Ctr|BC)\s*$")
_MODIFIER = re.compile(
    r"\s*(?:hanh\s+dong|chi\s+tiet|lien\s+tich|lien\s+nganh|phoi\s+hop|ket\s+luan|cong\s+tac"
    r"|chi\s+dao|chuyen\s+de|thanh\s+tra|toan\s+khoa|tong\s+the|mat|hoa\s+toc|khan)?\s*[:,]?\s*"
)
_LEFT = 240


def _numbered(reading: Reading, number: Number, floor: int, end: int) -> Mention:
    begin, kind, between = _type_before(reading, number, floor)
    capitals = reading.text[begin : number.span.start].isupper()
    law = kind in {"Luật", "Pháp lệnh", "Hiến pháp"}
    tail = read_tail(reading, number.span.end, end, capitals=capitals, law=law)
    issuer, title, day, first = tail.issuer, tail.title, tail.issued_on, False
    if between is not None:
        of = re.match(r"\s*(?:của|CỦA)\s+(?P<body>.+)", between, re.DOTALL)
        if of:
            issuer, first = issuer or tidy_name(of["body"].rstrip(" :,")), True
        else:
            title = title or words(between).strip(' :,“”"')
    title = title or _attached_name(reading, begin, floor)
    if issuer is None:
        before = read_before(reading, begin, floor)
        issuer, title, day = before.issuer, title or before.title, day or before.issued_on
        first = first or issuer is not None
    generic = kind is None or kind == "Công văn"
    return Mention(
        core=Span(begin, max(tail.end, number.span.end)),
        key=number_key(number.value) if number.value else f"blank:{begin}",
        doc_type=(name_of(number) or kind or "Công văn") if generic else kind,
        value=number.value or None,
        number=number.number or None,
        organ=re.split("[-/]", number.symbol)[-1],
        typed=kind is not None,
        capitals=capitals,
        issued_on=day,
        issuer=issuer,
        issuer_first=first,
        title=title,
        title_span=tail.title_span,
        provision=provision(reading, begin, floor),
        law=law,
    )


def _type_before(
    reading: Reading, number: Number, floor: int
) -> tuple[int, str | None, str | None]:
    """Where the mention begins, its printed type, and what stands between type and *số*."""
    at = number.span.start
    base = max(floor, at - _LEFT)
    left = reading.low[base:at]
    so = _SO.search(left)
    begin = base + (so.start() if so else len(left))
    stem = left[: so.start()] if so else left
    candidates = list(type_words().finditer(stem))
    for match in reversed(candidates):
        name = type_named(match[0])
        if name is None or not agrees(name, number):
            continue
        between = reading.text[base + match.end() : begin]
        if _MODIFIER.fullmatch(reading.low, base + match.end(), begin):
            return base + match.start(), name, None
        if so and _may_stand_between(reading.text[base + match.end() : begin]):
            return base + match.start(), name, between
        break
    if candidates and _MODIFIER.fullmatch(reading.low, base + candidates[-1].end(), begin):
        match = candidates[-1]
        return base + match.start(), type_named(match[0]), None
    short = _SHORT_TYPE.search(reading.plain, max(floor, begin - 8), begin)
    if short:
        return short.start(), name_of(number), None
    return begin, None, None


def _may_stand_between(text: str) -> bool:
    """``Kế hoạch | Năm an toàn giao thông 2022 | số 36/…``: a name or an issuer, no new clause."""
    if len(text) > 200 or re.search(r"[;.()]|\d/\d|\b(?:ngày|tại|căn\s+cứ|theo)\b", text):
        return False
    return re.match(r"\s+\w", text) is not None


_ATTACHED_TO = re.compile(
    rf"\b(?P<name>(?:{TYPE}|quy\s+che|chien\s+luoc|quy\s+hoach)\s[^;.()]{{8,220}}?)\s+"
    r"(?:duoc\s+)?(?:ban\s+hanh\s+)?kem\s+theo\s+$"
)


def _attached_name(reading: Reading, begin: int, floor: int) -> str | None:
    """``Đề án … ban hành kèm theo |Quyết định số 6/…``: the decision is named after its annex."""
    base = max(floor, begin - 260)
    if not reading.low[max(base, begin - 8) : begin].rstrip().endswith("theo"):
        return None
    match = _ATTACHED_TO.search(reading.low[base:begin])
    if match is None:
        return None
    return words(reading.text[base + match.start("name") : base + match.end("name")])


# ------------------------------------------------------------------------------------- short forms

_SHORT = re.compile(
    rf"""
    \s (?<= [a-z] \s ) \s* (?: (?P<so> so \s* :? \s* )? (?P<number> [0-9]{{1,5}} [a-d]? )
        (?! [\w/] | \s? - \s? [A-Z] | [.,][0-9] | \s+ (?: {alternatives("count")} ) \b )
    | (?P<ref> neu\s+tren | tren\s+day | noi\s+tren | tren
        (?! \s+ (?:dia | co\s+so | dan | toan | mang | cac | tat | pham) ) ) \b )
    """,
    re.VERBOSE,
)
_FULL_ENOUGH = {"Nghị quyết", "Chỉ thị", "Kết luận", "Nghị định", "Thông tư", "Quyết định"}


def _short_forms(reading: Reading, start: int, end: int) -> list[Mention]:
    """``Nghị quyết 57``, ``Chỉ thị số 23``, ``Kế hoạch nêu trên``: to be resolved later."""
    found: list[Mention] = []
    for match in _SHORT.finditer(reading.low, start, end):
        kind = type_ending_at(reading.low, match.start())
        if kind is None:
            continue
        number = match["number"]
        if number and not match["so"] and _YEAR.fullmatch(number):
            continue
        core = Span(match.start() - len(kind), match.end())
        found.append(Mention(core, "", type_named(kind), number=number, short=True))
        if len(found) >= LIMIT:
            break
    return [_with_tail(reading, m, end) for m in found]


_YEAR = re.compile(r"(?:19|20)\d\d")


def _with_tail(reading: Reading, mention: Mention, end: int) -> Mention:
    """A short form may be the only one: ``Nghị quyết 57 ngày … của Bộ Chính trị``."""
    if mention.number is None or mention.doc_type not in _FULL_ENOUGH:
        return mention
    tail: Tail = read_tail(reading, mention.core.end, end)
    return replace(
        mention,
        core=Span(mention.core.start, tail.end),
        title_span=tail.title_span,
        issued_on=tail.issued_on,
        issuer=tail.issuer,
        title=tail.title,
    )
