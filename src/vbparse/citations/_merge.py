"""Mentions of one document become one citation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from vbparse.citations._clauses import Role
from vbparse.citations._mention import Mention
from vbparse.citations._reading import Reading, pattern_of
from vbparse.citations._types import type_words
from vbparse.document import Citation, Span
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.fold import key as folded

__all__ = ["Named", "citations_of", "share_in_lists"]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and what it is where it stands."""

    mention: Mention
    role: Role


@dataclass(slots=True)
class _Document:
    """All mentions of one document; grows while the text is read."""

    named: list[Named]
    year: str = ""

    @property
    def first(self) -> int:
        return min(n.mention.core.start for n in self.named)

    def ranked(self) -> list[Mention]:
        """The best told mention first: own right, then running text, then capitals."""
        order = sorted(
            self.named,
            key=lambda n: (
                not n.role.own_right,
                n.mention.short,
                n.mention.capitals,
                n.mention.core.start,
            ),
        )
        return [n.mention for n in order]


def share_in_lists(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """Lists that share a part: ``các Kế hoạch của UBND tỉnh: số 1/…; số 2/…`` the issuer before,
    ``Chỉ thị số 1/CT-TTg và Chỉ thị số 2/CT-TTg của Thủ tướng`` the one behind."""
    shared = list(mentions)
    head: Mention | None = None
    for i, here in enumerate(shared):
        if here.typed and not here.short and (head is None or here.doc_type == head.doc_type):
            head = here if here.issuer_first else None
        elif head and not here.typed and here.issuer is None and here.doc_type == head.doc_type:
            shared[i] = replace(here, issuer=head.issuer)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        if here.short or here.law or after.short or after.law or here.title is not None:
            continue
        gap = reading.low[here.core.end : after.core.start]
        if not _LIST.fullmatch(gap):
            continue
        issuer = here.issuer or (after.issuer if here.organ == after.organ else None)
        alike = "va" in gap or here.organ == after.organ or here.doc_type == after.doc_type
        shared[i] = replace(here, issuer=issuer, title=after.title if issuer and alike else None)
    return shared


_LIST = re.compile(r"\s*(?:,|va|,\s*va)\s*(?:cac\s+)?")


def citations_of(
    reading: Reading, named: Sequence[Named], body_type: str | None
) -> tuple[Citation, ...]:
    """One citation for each document, in order of first mention."""
    documents: list[_Document] = []
    by_key: dict[str, list[_Document]] = {}
    for item in named:
        if not item.mention.short:
            _place(item, documents, by_key)
    documents = _join_laws(documents, by_key)
    _resolve_short_forms([n for n in named if n.mention.short], documents, body_type)
    _add_aliases(reading, documents)
    documents.sort(key=lambda d: d.first)
    return tuple(_citation(d) for d in documents)


def _place(item: Named, documents: list[_Document], by_key: dict[str, list[_Document]]) -> None:
    same = by_key.setdefault(item.mention.key, [])
    for document in same:
        if _agree(document, item.mention):
            document.named.append(item)
            document.year = document.year or _year(item.mention)
            return
    same.append(_Document([item], _year(item.mention)))
    documents.append(same[-1])


def _agree(document: _Document, mention: Mention) -> bool:
    """Numbers start anew each year: two years are two documents."""
    year = _year(mention)
    return not year or not document.year or year == document.year


def _year(mention: Mention) -> str:
    return (mention.issued_on or "")[:4]


def _join_laws(documents: list[_Document], by_key: dict[str, list[_Document]]) -> list[_Document]:
    """``Luật Đường bộ số 35/2024/QH15`` and ``Luật Đường bộ`` are one."""
    joined: set[int] = set()
    for document in documents:
        head = document.named[0].mention
        if not head.law or head.value is None or head.title is None:
            continue
        for name in (head.title, f"{head.doc_type} {head.title}"):
            for other in by_key.pop(f"law:{folded(name)}", []):
                document.named += other.named
                joined.add(id(other))
    return [d for d in documents if id(d) not in joined]


def _resolve_short_forms(
    shorts: list[Named], documents: list[_Document], body_type: str | None
) -> None:
    by_number: dict[tuple[str | None, str], _Document] = {}
    last: dict[str | None, list[tuple[int, int]]] = {}
    for i, document in enumerate(documents):
        for item in document.named:
            mention = item.mention
            by_number.setdefault((mention.doc_type, _digits(mention.number)), document)
            last.setdefault(mention.doc_type, []).append((mention.core.start, i))
    for places in last.values():
        places.sort()
    for item in shorts:
        mention = item.mention
        if mention.number is None:  # "Kế hoạch nêu trên": the last one named
            places = last.get(mention.doc_type, [])
            at = bisect_left(places, (mention.core.start, 0)) - 1
            if at >= 0:
                documents[places[at][1]].named.append(item)
            continue
        name = (mention.doc_type, _digits(mention.number))
        if name in by_number:
            by_number[name].named.append(item)
        elif (mention.issued_on or mention.issuer) and mention.doc_type != body_type:
            known = replace(mention, value=mention.number)
            by_number[name] = _Document([replace(item, mention=known)], _year(mention))
            documents.append(by_number[name])


def _digits(number: str | None) -> str:
    return (number or "").lstrip("0")


_ALIAS = re.compile(
    r"\((?:sau\s+đây\s+|sau\s+|dưới\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|gọn\s+|chung\s+)?là:?\s+"
    r"[“\"]?(?P<name>[^()“”\"]{2,60}?)[”\"]?\s*\)"
)
_MAX_ALIASES = 20
_MAX_USES = 200


def _add_aliases(reading: Reading, documents: list[_Document]) -> None:
    """``(sau đây gọi tắt là Đề án)``: later mentions of the name, capital and all, count too."""
    owners = {n.mention.end: d for d in documents for n in d.named if not n.mention.short}
    taken = sorted({n.mention.core for d in documents for n in d.named})
    given = 0
    for match in _ALIAS.finditer(reading.text):
        at = match.start()
        owner = next((owners[e] for e in range(at, max(0, at - 5), -1) if e in owners), None)
        name = " ".join(match["name"].split())
        if owner is None or not _is_alias_of(name, owner):
            continue
        given += 1
        if given > _MAX_ALIASES:
            return
        for span in _uses(name, reading.text, at)[:_MAX_USES]:
            if not _overlaps_any(span, taken):
                mention = Mention(span, "", owner.named[0].mention.doc_type, short=True)
                owner.named.append(Named(mention, Role(False, "cites")))


def _uses(name: str, text: str, start: int) -> list[Span]:
    pattern = re.compile(rf"\b{pattern_of([name])}\b(?!\s+số)")
    return [Span(*hit.span()) for hit in islice(pattern.finditer(text, start), _MAX_USES)]


def _overlaps_any(span: Span, taken: list[Span]) -> bool:
    """``taken`` is sorted, and its spans do not overlap."""
    i = bisect_left(taken, span)
    return any(t.overlaps(span) for t in taken[max(0, i - 1) : i + 1])


def _is_alias_of(name: str, owner: _Document) -> bool:
    """The name of a type that the document is or attaches: ``Đề án``; ``Tuần lễ`` is none."""
    kind = type_words().match(bare_lower(name))
    head = owner.named[0].mention
    return (
        kind is not None
        and not re.search(r"\d", name)
        and kind[0] in bare_lower(f"{head.doc_type} {head.title or ''}")
    )


# ------------------------------------------------------------------------------------- citation


def _citation(document: _Document) -> Citation:
    ranked = document.ranked()
    head = ranked[0]
    own = next((n for n in document.named if n.role.own_right), None)
    relation = own.role.relation if own else _loudest(document)
    value = next((m.value for m in ranked if m.value), None)
    dates = [m.issued_on for m in ranked if m.issued_on]
    issued_on = max(dates, key=len) if dates else None
    issuer = next((m.issuer for m in ranked if m.issuer), None)
    spans = sorted({n.mention.core for n in document.named})
    return Citation(
        value=_small_letters(value)
        if value and all(m.capitals or m.short for m in ranked)
        else value,
        doc_type=next((m.doc_type for m in ranked if m.typed and m.doc_type), head.doc_type),
        issued_on=issued_on,
        issuer=issuer,
        title=_title(document),
        provision=head.provision,
        relation=relation,
        preamble=own is not None and relation != "issued_with",
        confidence=_confidence(head, issued_on, issuer),
        spans=tuple(spans),
    )


_SURE_TITLE = re.compile(
    r"(?i)(?:[“\"]|về|v/v|quy định|ban hành|phê duyệt|hướng dẫn|sửa đổi|năm)\b"
)


def _title(document: _Document) -> str | None:
    """A căn cứ is followed by its title; in running text a verb may begin anything."""
    own = {id(n.mention) for n in document.named if n.role.own_right}
    return next(
        (
            m.title
            for m in document.ranked()
            if m.title and (id(m) in own or m.law or _SURE_TITLE.match(m.title))
        ),
        None,
    )


_LOUD = ("issued_with", "replaces", "amends", "implements")


def _loudest(document: _Document) -> str:
    said = {n.role.relation for n in document.named}
    return next((relation for relation in _LOUD if relation in said), "cites")


def _small_letters(value: str) -> str:
    """A number read from a title in capitals: ``31/CT-TTG`` → ``31/CT-TTg``."""
    return value.replace("TTG", "TTg").replace("CTR", "CTr").replace("TTR-", "TTr-")


def _confidence(head: Mention, issued_on: str | None, issuer: str | None) -> float:
    """0.97 with number, day and issuer; less for each that is not printed, and for a mere name."""
    if head.value is None:
        return (0.8 if issued_on else 0.7) if head.law else 0.6
    if head.short:
        return 0.55
    return round(0.85 + 0.06 * bool(issued_on) + 0.04 * bool(issuer) + 0.02 * head.typed, 2)
