"""Every place where a text names a document: with its number, by a short form, or as a law."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from vbparse.citations._reading import Reading, alternatives, words
from vbparse.citations._tail import Tail, read_before, read_tail, tidy_name
from vbparse.citations._types import TYPE, agrees, name_of, type_ending_at, type_named, type_words
from vbparse.document import Span
from vbparse.vietnamese.fold import key as folded
from vbparse.vietnamese.numbers import Number, find_numbers
from vbparse.vietnamese.numbers import key as number_key

__all__ = ["Mention", "find_mentions"]

_LIMIT = 5_000  # mentions of one document; a longer list is no plan


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document is named.

    ``core`` runs from the name of the type to the last of number, day and issuer; the title
    follows. ``key`` is equal for mentions of one document; empty for a short form (``short``).
    """

    core: Span
    key: str
    doc_type: str | None
    value: str | None = None
    number: str | None = None
    organ: str = ""
    typed: bool = True  # the name of the type is printed
    capitals: bool = False
    issued_on: str | None = None
    issuer: str | None = None
    issuer_first: bool = False  # the issuer stands before the number, and holds for a whole list
    title: str | None = None
    title_span: Span | None = None
    provision: str | None = None
    short: bool = False
    law: bool = False

    @property
    def end(self) -> int:
        """Where the mention ends, its title included."""
        return self.title_span.end if self.title_span else self.core.end


def find_mentions(
    reading: Reading, start: int, end: int, borders: tuple[int, ...] = ()
) -> list[Mention]:
    """All mentions between two offsets, in order, none inside the core of another.

    No issuer or title runs over one of the ``borders`` (sorted ends of zones).
    """
    numbers = find_numbers(reading.text, start, end)[:_LIMIT]
    found: list[Mention] = []
    floor = start
    for number in numbers:
        border = bisect_left(borders, number.span.end)
        limit = borders[border] if border < len(borders) else end
        floor = max(floor, borders[border - 1] if border else start)
        mention = _numbered(reading, number, min(floor, number.span.start), limit)
        floor = mention.core.end
        found.append(mention)
    return _joined(found, [*_laws(reading, start, end), *_short_forms(reading, start, end)])


def _joined(found: list[Mention], others: list[Mention]) -> list[Mention]:
    """Numbered mentions win over the others where they overlap; in order."""
    taken = {m.core for m in found}
    for other in others:
        if not any(other.core.overlaps(core) for core in taken):
            taken.add(other.core)
            found.append(other)
    return sorted(found, key=lambda m: m.core)


# ------------------------------------------------------------------------------------- numbered

_SO = re.compile(r"\b(?:so|s\so)\s*[:.,]?\s*$")
_SHORT_TYPE = re.compile(r"\b(NQ|QD|CV|ND|TT|KH|CT|TB|HD|KL|TTr|Ctr|BC)\s*$")
_MODIFIER = re.compile(
    r"\s*(?:hanh\s+dong|chi\s+tiet|lien\s+tich|lien\s+nganh|phoi\s+hop|ket\s+luan|cong\s+tac"
    r"|chi\s+dao|cua\s+lien\s+tich|toan\s+khoa|tong\s+the|mat|hoa\s+toc|khan)?\s*[:,]?\s*"
)
_LEFT = 240


def _numbered(reading: Reading, number: Number, floor: int, end: int) -> Mention:
    begin, kind, between = _type_before(reading, number, floor)
    capitals = reading.text[begin : number.span.start].isupper()
    law = kind in {"Luật", "Pháp lệnh", "Hiến pháp"}
    tail = read_tail(reading, number.span.end, end, capitals=capitals, law=law)
    issuer, title, first = tail.issuer, tail.title, False
    if between is not None:
        of = re.match(r"\s*(?:của|CỦA)\s+(?P<body>.+)", between, re.DOTALL)
        if of:
            issuer, first = issuer or tidy_name(of["body"].rstrip(" :,")), True
        else:
            title = title or words(between).strip(" :,“”\"")
    title = title or _attached_name(reading, begin, floor)
    if issuer is None:
        before = read_before(reading, begin, floor)
        issuer, title = before.issuer, title or before.title
        first = first or issuer is not None
    generic = kind is None or kind == "Công văn"
    return Mention(
        core=Span(begin, max(tail.end, number.span.end)),
        key=number_key(number.value),
        doc_type=(name_of(number) or kind or "Công văn") if generic else kind,
        value=number.value,
        number=number.number,
        organ=re.split("[-/]", number.symbol)[-1],
        typed=kind is not None,
        capitals=capitals,
        issued_on=tail.issued_on,
        issuer=issuer,
        issuer_first=first,
        title=title,
        title_span=tail.title_span,
        provision=_provision(reading, begin, floor),
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
    match = _ATTACHED_TO.search(reading.low[base:begin])
    if match is None:
        return None
    return words(reading.text[base + match.start("name") : base + match.end("name")])


_PROVISION = re.compile(
    r"""
    (?P<all>
        (?: (?P<point> (?:cac\s+)? diem \s+ [a-z0-9]{1,2} (?: \s*(?:,|va)\s* [a-z0-9]{1,2}\b ){0,6} ) \s*,?\s* )?
        (?: (?P<clause> (?:cac\s+)? khoan \s+ \d{1,3} (?: \s*(?:,|va)\s* \d{1,3} ){0,6} ) \s*,?\s* )?
        (?P<article> (?:cac\s+)? dieu \s+ \d{1,3}[a-z]? (?: \s*(?:,|va)\s* \d{1,3}[a-z]? ){0,8} )
    )
    \s*,?\s* (?:cua\s+)? $
    """,
    re.VERBOSE,
)


def _provision(reading: Reading, begin: int, floor: int) -> str | None:
    """``điểm a khoản 2 Điều 3 |`` → ``Điều 3, khoản 2, điểm a``."""
    base = max(floor, begin - 90)
    match = _PROVISION.search(reading.low[base:begin])
    if match is None:
        return None
    parts = []
    for name, label in (("article", "Điều"), ("clause", "khoản"), ("point", "điểm")):
        if match[name]:
            printed = words(reading.text[base + match.start(name) : base + match.end(name)])
            parts.append(f"{label} {re.sub(r'(?i)^(?:các )?(?:điều|khoản|điểm) ', '', printed)}")
    return ", ".join(parts)


# ------------------------------------------------------------------------------------- laws

_LAW = re.compile(r"\b(?P<kind>Bo\s+[Ll]uat|Luat|Phap\s+lenh|Hien\s+phap)\b")
_LAW_END = re.compile(
    rf"""
      [;:()“”"\[] | \.\s | \.$ | \n\s*\n
    | , (?! \s+ (?: {alternatives("law_name", "after_comma")} ) \b )
    | \s va \s+ (?= (?: {alternatives("law_name", "after_and_not")} | [Dd]ieu\s\d+ | {TYPE} ) \b
                 | [A-Z] (?! ia\s+dinh ) )
    | \s (?: ngay | so | nam\s+\d+ | cua\s+(?:Quoc|nuoc|Uy\s+ban) | duoc | co\s+hieu | tren | tai
          | nay | quy\s+dinh | den | cho | khoa | da | la | trong | vao | de | voi | khi | neu | gan
          | theo (?! \s+ phuong\s+thuc ) | thi\s+hanh | hien\s+hanh | ve\s+viec | moi ) \b
    """,
    re.VERBOSE,
)
_LAW_NAME = re.compile(r"\s+(?:[A-Z]|sua\s+doi|nuoc\s)")


def _laws(reading: Reading, start: int, end: int) -> list[Mention]:
    """Laws named without a number: ``Luật Ngân sách nhà nước ngày 25/6/2015``."""
    found: list[Mention] = []
    for match in _LAW.finditer(reading.plain, start, end):
        if len(found) >= _LIMIT:
            break
        name_at = match.end()
        constitution = match["kind"].startswith("Hien")
        if not constitution and not _LAW_NAME.match(reading.plain, name_at, end):
            continue
        stop = _LAW_END.search(reading.plain, name_at, min(end, name_at + 160))
        name_end = stop.start() if stop else min(end, name_at + 160)
        name = words(reading.text[match.start() : name_end])
        if 2 <= len(name.split()) <= 25:
            found.append(_law(reading, match.start(), name_end, name, start, end))
    return _cut_to_known_names(found)


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
        provision=_provision(reading, at, floor),
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


# ------------------------------------------------------------------------------------- short forms

_SHORT = re.compile(
    rf"""
    (?<= [a-z] ) \s+ (?P<so> so \s* :? \s* )? (?P<number> [0-9]{{1,5}} [a-d]? )
        (?! [\w/] | \s? - \s? [A-Z] | [.,][0-9] | \s+ (?: {alternatives("count")} ) \b )
    | (?<= [a-z] ) \s+ (?P<ref> neu\s+tren | tren\s+day | noi\s+tren | tren
        (?! \s+ (?:dia | co\s+so | dan | toan | mang | cac | tat | pham) ) ) \b
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
        if len(found) >= _LIMIT:
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
