"""*Căn cứ ban hành*: their lines, and whether each document is cited in full."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Citation, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._around import issuer_elsewhere, subject_elsewhere
from vbparse.rules._base_list import listed
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.doc_types import by_name

__all__ = ["day", "issuer", "number", "order", "title", "twice"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6"
_BROKEN = lazy(r"\s?[-–]\s?[A-ZĐ]{2}")  # 15/SGDĐT - GDTX
_UNNUMBERED = lazy(
    r"(?<!\w)(?:[Cc]ăn\s+cứ|[Tt]hực\s+hiện|[Tt]riển\s+khai|[Tt]rên\s+cơ\s+sở|[Tt]heo|[Tt]ại|[Xx]ét|nội\s+dung)"
    r"\s+(?P<kind>[^\W\d]\w+(?:\s\w+){0,2}?),?\s+ngày\s+\d"
)
_OF_PARTY = lazy(r"\s*\d+\s*-")
_BLANK = lazy(
    r"(?<!\w)số[\s.…_]{1,30}(?:/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z]{1,4}-|-[A-ZĐ][A-ZĐa-z]{1,3}/)[A-ZĐ]"
)
_FAR = 90  # letters from the type of a cited document to its day
_RANKS = (
    ("Hiến pháp",),
    ("Luật", "Bộ luật"),
    ("Pháp lệnh",),
    ("Nghị định",),
    ("Thông tư", "Thông tư liên tịch"),
)


def _bases(draft: Draft) -> list[Citation]:
    return [c for c in draft.plan.citations if c.preamble and c.spans]


def _has(draft: Draft) -> bool:
    return bool(_bases(draft))


def _is_law(citation: Citation) -> bool:
    kind = by_name(citation.doc_type or "")
    return kind is not None and kind.law


def _name(citation: Citation) -> str:
    kind, name = citation.doc_type or "", citation.value or citation.title or ""
    return name if name.startswith(kind) else f"{kind} {name}"


def _lines(draft: Draft) -> list[Span]:
    """The lines of the list of căn cứ that begin so; wrapped lines belong to the one above."""
    return [span for span in listed(draft) if draft.flow.startswith("Căn cứ", span.start)]


def _odd(draft: Draft, citation: Citation) -> bool:
    """Whether a day stands behind it that no calendar has, or its symbol goes on behind a stray
    space: of that other rules speak."""
    at = citation.spans[0].start
    if _BROKEN.match(draft.flow, citation.spans[0].end):
        return True
    return any(
        at <= miss.start < at + _FAR and "không có" in miss.why for miss in draft.plan.near_misses
    )


@rule(
    "VB303",
    "base-without-date",
    severity="warning",
    title=("Căn cứ thiếu ngày ban hành", "Căn cứ cited without its date"),
    why=(
        "Lần đầu viện dẫn phải ghi đủ tên loại, số, ký hiệu, thời gian, cơ quan ban hành, trích "
        "yếu; luật, pháp lệnh chỉ ghi tên loại và tên.",
        "The first citation is a full one; laws need type and name only.",
    ),
    basis=f"{_BASIS}.b",
    origin=("C03",),
    regimes=STATE | PARTY,
    applies=_has,
    bad=(Example((("số 12/KH-UBND ngày 16 tháng 01 năm 2023 của", "số 12/KH-UBND của"),)),),
)
def day(draft: Draft) -> Iterator[Flaw]:
    """A căn cứ with a number and no date."""
    for citation in _bases(draft):
        if citation.value and not (
            citation.issued_on or _is_law(citation) or _odd(draft, citation)
        ):
            yield Flaw(
                (f"{_name(citation)} thiếu ngày ban hành.", f"{_name(citation)} has no date."),
                citation.spans[:1],
                fix=("Ghi “ngày … tháng … năm …”.", "Add the date."),
            )


@rule(
    "VB304",
    "base-without-issuer",
    severity="warning",
    title=("Căn cứ thiếu cơ quan ban hành", "Căn cứ cited without its issuer"),
    why=(
        "Lần đầu viện dẫn phải ghi cơ quan ban hành; luật, pháp lệnh thì không.",
        "The first citation names the issuer; laws need none.",
    ),
    basis=f"{_BASIS}.b",
    origin=("C03",),
    regimes=STATE | PARTY,
    applies=_has,
    bad=(
        Example((("năm 2023 của Ủy ban nhân dân tỉnh Thanh Hóa về chuyển", "năm 2023 về chuyển"),)),
    ),
)
def issuer(draft: Draft) -> Iterator[Flaw]:
    """A căn cứ with a number and no body behind “của”."""
    for citation in _bases(draft):
        if citation.value and not citation.issuer and not _is_law(citation):
            if issuer_elsewhere(draft, citation):
                continue
            yield Flaw(
                (f"{_name(citation)} thiếu cơ quan ban hành.", f"{_name(citation)}: no issuer."),
                citation.spans[:1],
                fix=("Ghi “của …”.", "Add the issuer."),
            )


@rule(
    "VB305",
    "base-without-title",
    severity="warning",
    title=("Căn cứ thiếu trích yếu", "Căn cứ cited without its subject"),
    why=(
        "Lần đầu viện dẫn phải ghi trích yếu nội dung.",
        "The first citation says what the document is about.",
    ),
    basis=f"{_BASIS}.b",
    origin=("C03",),
    regimes=STATE | PARTY,
    applies=_has,
    bad=(Example((("Thanh Hóa về chuyển đổi số năm 2023.\n", "Thanh Hóa.\n"),)),),
)
def title(draft: Draft) -> Iterator[Flaw]:
    """A căn cứ with a number and no subject."""
    for citation in _bases(draft):
        proposed = citation.relation == "proposed_by"  # "tại Tờ trình số 12/TTr-SNV"
        if citation.value and not citation.title and not proposed and not _is_law(citation):
            if subject_elsewhere(draft, citation):
                continue
            yield Flaw(
                (f"{_name(citation)} thiếu trích yếu.", f"{_name(citation)} has no subject."),
                citation.spans[:1],
                fix=("Ghi “về …”.", "Add the subject."),
            )


@rule(
    "VB306",
    "base-without-number",
    severity="warning",
    title=("Căn cứ thiếu số, ký hiệu", "Căn cứ cited without its number"),
    why=(
        "Trừ luật và pháp lệnh, văn bản được viện dẫn phải có số, ký hiệu.",
        "But for laws, a cited document has its number and symbol.",
    ),
    basis=f"{_BASIS}.b",
    origin=("C03",),
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=lambda draft: draft.layout.zone(ZoneKind.PREAMBLE) is not None,
    bad=(
        Example((("Kế hoạch số 12/KH-UBND ngày", "Kế hoạch ngày"),)),
        Example((("Kế hoạch số 12/KH-UBND ngày", "Kế hoạch số     /KH-UBND ngày"),)),
        Example((("Căn cứ Kế hoạch số 12/KH-UBND ngày", "Thực hiện Kế hoạch ngày"),)),
    ),
)
def number(draft: Draft) -> Iterator[Flaw]:
    """“Căn cứ Kế hoạch ngày …”, “thực hiện Kế hoạch ngày …”: a type that is no law, and a date
    right behind it."""
    for hit in _UNNUMBERED.finditer(draft.flow, *draft.cited_in):
        kind = by_name(" ".join(hit["kind"].split()))
        if kind and not kind.law:
            yield Flaw(
                (f"{kind.name} được căn cứ thiếu số, ký hiệu.", f"The {kind.name} has no number."),
                Span(*hit.span("kind")),
                fix=("Ghi số, ký hiệu.", "Add number and symbol."),
            )
    for hit in _BLANK.finditer(draft.flow, *draft.cited_in):
        yield Flaw(
            ("Căn cứ còn để trống số.", "The number of a căn cứ is blank."),
            Span(hit.start(), hit.end()),
            fix=("Ghi số, ký hiệu.", "Add number and symbol."),
        )


@rule(
    "VB307",
    "base-twice",
    severity="warning",
    title=("Một văn bản được căn cứ hai lần", "One document is a căn cứ twice"),
    why=("Mỗi văn bản chỉ cần một dòng căn cứ.", "One line for each document is enough."),
    basis="Thông lệ trình bày",
    regimes=STATE | PARTY,
    needs=(Need.LINES,),
    applies=lambda draft: len(_lines(draft)) >= 2,
    bad=(
        Example(
            (
                (
                    "Căn cứ Kế hoạch số 12/KH-UBND",
                    "Căn cứ Quyết định số 146/QĐ-TTg ngày 28 tháng 01 năm 2022 của Thủ tướng "
                    "Chính phủ phê duyệt Đề án nâng cao nhận thức;\nCăn cứ Kế hoạch số 12/KH-UBND",
                ),
            )
        ),
    ),
)
def twice(draft: Draft) -> Iterator[Flaw]:
    """Two lines of the list begin with the same document."""
    lines = _lines(draft)
    for citation in _bases(draft):
        hits = [
            span
            for span in citation.spans
            if any(span in line and span.start - line.start < 60 for line in lines)
        ]
        if citation.value and len(hits) > 1:
            yield Flaw(
                (f"{_name(citation)} được căn cứ hai lần.", f"{_name(citation)} stands twice."),
                tuple(hits),
                fix=("Bỏ một dòng.", "Leave one out."),
            )


@rule(
    "VB308",
    "order-of-bases",
    severity="info",
    title=("Thứ tự căn cứ", "Order of the căn cứ"),
    why=(
        "Thông lệ xếp căn cứ từ văn bản có hiệu lực pháp lý cao xuống thấp.",
        "By custom the căn cứ go from the highest rank to the lowest.",
    ),
    basis="Thông lệ trình bày; không điều nào quy định",
    origin=("C05",),
    regimes=STATE,
    applies=lambda draft: len(_bases(draft)) >= 2,
    bad=(
        Example(
            (
                (
                    "Căn cứ Kế hoạch số 12/KH-UBND ngày",
                    "Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023;\n"
                    "Căn cứ Kế hoạch số 12/KH-UBND ngày",
                ),
            )
        ),
    ),
)
def order(draft: Draft) -> Iterator[Flaw]:
    """A law behind a decree, a decree behind a decision."""
    lowest = -1
    titles = draft.layout.spans(ZoneKind.TITLE)
    if not titles:
        return  # nobody knows where the subject ends and the list begins
    placed = []
    for citation in _bases(draft):
        shown = [s for s in citation.spans if not any(s.overlaps(title) for title in titles)]
        if not shown or shown[0].start >= draft.cited_in[1]:
            continue
        if not (_OF_PARTY.match(citation.value or "") or citation.doc_type == "Nghị quyết"):
            placed.append((shown[0], citation))  # but of the Party, and where the issuer tells it
    for at, citation in sorted(placed, key=lambda each: each[0].start):
        rank = next((i for i, kinds in enumerate(_RANKS) if citation.doc_type in kinds), 99)
        if rank < lowest:
            yield Flaw(
                (
                    f"{_name(citation)} đứng sau văn bản có hiệu lực thấp hơn.",
                    f"{_name(citation)} stands behind a document of lower rank.",
                ),
                at,
                fix=("Xếp từ cao xuống thấp.", "Order from high to low."),
            )
            return
        lowest = max(lowest, rank)
