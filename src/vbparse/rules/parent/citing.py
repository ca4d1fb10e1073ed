"""*Viện dẫn văn bản cấp trên*: among the căn cứ, with its own number, date, issuer and subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vbparse.document import Citation, Plan, Span, ZoneKind
from vbparse.rules.draft import Draft
from vbparse.rules.parent._say import said, whole
from vbparse.rules.parent._words import words_of
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese import numbers
from vbparse.vietnamese.agencies import level

__all__ = ["cited", "date", "issuer", "number", "subject"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6"
_CITED = (
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 16 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Thanh Hóa "
    "về chuyển đổi số năm 2023."
)
_HALF = 0.5


@dataclass(frozen=True)
class _Cited:
    """The citation that means the parent; ``by`` number, or by day and subject."""

    citation: Citation
    by: str


def _likeness(one: str | None, other: str | None) -> float:
    """Share of the words of the shorter text that the other has."""
    first, second = set(words_of(one or "")[1]), set(words_of(other or "")[1])
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _found(draft: Draft) -> _Cited | None:
    parent = draft.against.parent
    told = parent.doc_number.value
    folded = numbers.key(told) if told else None
    several = [c for c in draft.plan.citations if c.spans]
    for citation in several:
        if folded and citation.value and numbers.key(citation.value) == folded:
            return _Cited(citation, "number")
    rows = [(_score(draft, citation, parent), -i) for i, citation in enumerate(several)]
    best = max(rows, default=(0.0, 0))
    return _Cited(several[-best[1]], "likeness") if best[0] >= 1.5 else None


def _score(draft: Draft, citation: Citation, parent: Plan) -> float:
    """How much but the number speaks for it: type, day, issuer, subject."""
    if citation.doc_type and parent.doc_type.value and citation.doc_type != parent.doc_type.value:
        return 0.0
    day = parent.issued_on.value
    score = 0.0
    if day and citation.issued_on:
        same = citation.issued_on.startswith(day) or day.startswith(citation.issued_on)
        score += 0.8 if same else -0.3 if len(day) == 10 else 0.0
    if citation.issuer:
        score += 0.5 if draft.against.us.is_parent(citation.issuer) else -0.5
    return score + _likeness(citation.title, parent.subject.value)


def _shown(draft: Draft, spans: tuple[Span, ...]) -> Span:
    parent = draft.against.layout
    return spans[0] if spans else parent.zone(ZoneKind.TITLE) or parent.paragraphs[0]


@rule(
    "VB910",
    "parent-not-cited",
    severity="warning",
    title=("Không viện dẫn văn bản cấp trên", "The parent directive is not cited"),
    why=(
        "Kế hoạch triển khai một văn bản thì lấy văn bản ấy làm căn cứ.",
        "A plan that carries out a directive names it among its bases.",
    ),
    basis=f"{_BASIS}.a",
    needs=(Need.PARENT,),
    bad=(Example((("chuyển đổi số quốc gia;\n" + _CITED, "chuyển đổi số quốc gia."),)),),
)
def cited(draft: Draft) -> Iterator[Flaw]:
    """No citation has its number, nor its type, day and subject. Where the draft carries out a
    nearer directive, which names the parent in its turn, a person decides."""
    if _found(draft) is not None:
        return
    parent = draft.against.parent
    told = f"{parent.doc_type.value or 'Văn bản'} {parent.doc_number.value or ''}".strip()
    yield Flaw(
        (f"Không thấy viện dẫn {told} của cấp trên.", f"{told} of the parent is not cited."),
        draft.zone(ZoneKind.PREAMBLE, ZoneKind.TITLE),
        fix=("Thêm văn bản cấp trên vào căn cứ.", "Add it to the bases."),
        missing=True,
        sure=_nearest(draft),
        related=draft.against.shown(_shown(draft, parent.doc_number.spans or parent.subject.spans)),
    )


def _nearest(draft: Draft) -> bool:
    """Whether the draft cites nothing from between itself and the parent's issuer."""
    above = level(draft.against.us.parent_name) if draft.against.us.parent_name else 0
    cited_levels = [level(c.issuer) for c in draft.plan.citations if c.issuer and c.preamble]
    return not any(each > above for each in cited_levels)


def _wrong(draft: Draft) -> _Cited | None:
    found = _found(draft)
    return found if found and found.citation.spans else None


@rule(
    "VB911",
    "parent-cited-number",
    severity="error",
    title=("Viện dẫn sai số, ký hiệu của cấp trên", "The parent is cited with another number"),
    why=("Số, ký hiệu viện dẫn phải đúng như văn bản.", "A number is cited as it is printed."),
    basis=f"{_BASIS}.b",
    needs=(Need.PARENT,),
    applies=lambda draft: (
        _wrong(draft) is not None and draft.against.parent.doc_number.value is not None
    ),
    bad=(Example((("Kế hoạch số 12/KH-UBND", "Kế hoạch số 21/KH-UBND"),)),),
)
def number(draft: Draft) -> Iterator[Flaw]:
    """The citation that has its type, day, issuer and subject has another number."""
    found, told = _wrong(draft), draft.against.parent.doc_number
    if found and found.by != "number" and found.citation.value and told.value:
        yield Flaw(
            (
                f"Viện dẫn số {found.citation.value}; văn bản cấp trên số {told.value}.",
                f"Cited as {found.citation.value}; the parent is {told.value}.",
            ),
            found.citation.spans[:1],
            fix=(f"Sửa thành {told.value}.", f"Make it {told.value}."),
            sure=_nearest(draft),
            related=draft.against.shown(_shown(draft, told.spans)),
        )


@rule(
    "VB912",
    "parent-cited-date",
    severity="error",
    title=("Viện dẫn sai ngày của cấp trên", "The parent is cited with another date"),
    why=("Ngày viện dẫn phải đúng như văn bản.", "A date is cited as it is printed."),
    basis=f"{_BASIS}.b",
    needs=(Need.PARENT,),
    applies=lambda draft: (
        _wrong(draft) is not None and draft.against.parent.issued_on.value is not None
    ),
    bad=(Example((("12/KH-UBND ngày 16 tháng 01", "12/KH-UBND ngày 15 tháng 01"),)),),
)
def date(draft: Draft) -> Iterator[Flaw]:
    """Both days are whole and differ."""
    found, told = _wrong(draft), draft.against.parent.issued_on
    value = found.citation.issued_on if found else None
    if found is None or not value or not told.value or value.startswith(told.value):
        return
    if told.value.startswith(value):
        return
    ours, theirs = whole(value), whole(told.value)
    if ours and theirs:
        shown = said(theirs) if len(told.value) == 10 else f"{theirs.month}/{theirs.year}"
        yield Flaw(
            (
                f"Viện dẫn ngày {said(ours)}; văn bản cấp trên ngày {shown}.",
                f"Cited as of {ours}; the parent is of {told.value}.",
            ),
            found.citation.spans[:1],
            fix=(f"Sửa thành {shown}.", f"Make it {told.value}."),
            sure=len(told.value) == 10,
            related=draft.against.shown(_shown(draft, told.spans)),
        )


@rule(
    "VB913",
    "parent-cited-issuer",
    severity="error",
    title=("Viện dẫn sai cơ quan ban hành", "The parent is cited with another issuer"),
    why=("Viện dẫn phải ghi đúng cơ quan ban hành.", "A citation names the issuer."),
    basis=f"{_BASIS}.b",
    needs=(Need.PARENT,),
    applies=lambda draft: (
        _wrong(draft) is not None and draft.against.parent.issuer.value is not None
    ),
    bad=(
        Example(
            (("01 năm 2023 của Ủy ban nhân dân tỉnh Thanh Hóa về", "01 năm 2023 của Bộ Nội vụ về"),)
        ),
    ),
)
def issuer(draft: Draft) -> Iterator[Flaw]:
    """The issuer of the citation and that of the parent are two bodies."""
    found, told = _wrong(draft), draft.against.parent.issuer
    name = found.citation.issuer if found else None
    if found is None or not name or draft.against.us.is_parent(name):
        return
    yield Flaw(
        (
            f"Viện dẫn ghi của {name}; văn bản cấp trên của {told.value}.",
            f"Cited as of {name}; the parent is of {told.value}.",
        ),
        found.citation.spans[:1],
        fix=(f"Sửa thành {told.value}.", f"Make it {told.value}."),
        sure=found.by == "number",
        related=draft.against.shown(_shown(draft, told.spans)),
    )


@rule(
    "VB914",
    "parent-cited-subject",
    severity="warning",
    title=("Viện dẫn sai trích yếu", "The parent is cited with another subject"),
    why=("Trích yếu viện dẫn phải đúng như văn bản.", "A subject is cited as it is printed."),
    basis=f"{_BASIS}.b",
    needs=(Need.PARENT,),
    applies=lambda draft: (
        _wrong(draft) is not None and draft.against.parent.subject.value is not None
    ),
    bad=(Example((("Thanh Hóa về chuyển đổi số năm 2023", "Thanh Hóa về trồng rừng ven biển"),)),),
)
def subject(draft: Draft) -> Iterator[Flaw]:
    """The title of the citation has hardly a word of the parent's subject."""
    found, told = _wrong(draft), draft.against.parent.subject
    title = found.citation.title if found else None
    if found is None or not title or _likeness(title, told.value) >= _HALF:
        return
    yield Flaw(
        (
            f"Viện dẫn ghi “{title}”; trích yếu của cấp trên: “{told.value}”.",
            f"Cited as “{title}”; the parent is on “{told.value}”.",
        ),
        found.citation.spans[:1],
        fix=("Ghi đúng trích yếu.", "Cite the subject as it is."),
        sure=_likeness(title, told.value) < _HALF / 2,
        related=draft.against.shown(_shown(draft, told.spans)),
    )
