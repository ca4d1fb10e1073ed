"""*Căn cứ ban hành*: their lines, and whether each document is cited in full."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Citation, Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules._around import issuer_elsewhere, subject_elsewhere
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE, Regime
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.doc_types import by_name

__all__ = ["day", "issuer", "last", "marks", "number", "order", "title", "twice"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6"
_UNNUMBERED = lazy(r"Căn\s+cứ\s+(?P<kind>[^\W\d]\w+(?:\s\w+){0,2}?)\s+ngày\s+\d")
_LEADS = lazy(
    r"(?:Thực\s+hiện|Triển\s+khai|Trên\s+cơ\s+sở|Theo|Xét|Tiếp\s+tục\s+thực\s+hiện)\s(?:[^.]{0,120}\s)?(?:số|Luật)\s"
)
_PROPOSED = lazy(r"\s*[-+*]?\s*(?:Theo|Xét|Trên\s+cơ\s+sở)\s+đề\s+nghị\s")
_ISSUES = lazy(r"(?::|như\s+sau|sau\s+đây)[\s:.,;]{0,4}$")
_OF_PARTY = lazy(r"\s*\d+\s*-")
_BLANK = lazy(r"(?<!\w)số[\s.…_]{1,30}/[A-ZĐ]{2,5}-[A-ZĐ]")
_FOLIO = lazy(r"\n\s{0,9}\d{1,3}$")  # a page number at the end of a paragraph
_FIRST = "chuyển đổi số quốc gia;"
_LAST = "về chuyển đổi số năm 2023.\n"
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
    return [span for span in _listed(draft) if draft.flow.startswith("Căn cứ", span.start)]


def _listed(draft: Draft) -> list[Span]:
    """All lines of that list, *Thực hiện …;* too, and a sentence that begins in the same way."""
    zone = draft.layout.zone(ZoneKind.PREAMBLE)
    if zone is None:
        return []
    found = []
    for paragraph in draft.layout.paragraphs:
        if paragraph.start >= zone.end or paragraph.end <= zone.start:
            continue
        text = draft.flow[paragraph.start : paragraph.end]
        bare = text.lstrip(" \t-+*")
        if bare.startswith("Căn cứ") or _LEADS.match(bare):
            end = paragraph.start + len(_FOLIO.sub("", text.rstrip()))
            found.append(Span(paragraph.start + len(text) - len(bare), end))
    return found


@rule(
    "VB301",
    "base-line-marks",
    severity="error",
    title=("Dấu cuối dòng căn cứ sai", "Marks at the ends of căn cứ lines are wrong"),
    why=(
        "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, dòng cuối kết thúc bằng dấu chấm.",
        "Each căn cứ is a line that ends with a semicolon, the last with a full stop.",
    ),
    basis=f"{_BASIS}.a",
    origin=("C01",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.LINES,),
    applies=lambda draft: len(_listed(draft)) >= 2,
    bad=(Example(((_FIRST, "chuyển đổi số quốc gia,"),)),),
    good=(Example(((_LAST, "về chuyển đổi số năm 2023,\n"),)),),
)
def marks(draft: Draft) -> Iterator[Flaw]:
    """Every line but the last ends with a semicolon. Of the last one VB302 speaks."""
    final = _listed(draft)[-1]
    for span in _listed(draft):
        if span == final or not _ended(draft, span):
            continue
        end = draft.flow[span.end - 1]
        if end != ";":
            wrong = end in ".,:"
            at = Span(span.end - 1, span.end)
            yield Flaw(
                ("Dòng căn cứ phải kết thúc bằng dấu chấm phẩy.", "The line must end with ;."),
                at,
                fix=("Dùng dấu “;”.", "Use ;."),
                edits=(Edit(at if wrong else Span(span.end, span.end), ";"),),
            )


@rule(
    "VB302",
    "last-base-mark",
    severity="warning",
    title=("Dòng căn cứ cuối không kết thúc bằng dấu chấm", "Last căn cứ without a full stop"),
    why=(
        "Dòng căn cứ cuối kết thúc bằng dấu chấm; nhiều nơi dùng dấu phẩy nối sang câu sau.",
        "The last line ends with a full stop; many run it into the next sentence.",
    ),
    basis=f"{_BASIS}.a",
    origin=("C01",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.LINES,),
    applies=lambda draft: bool(_listed(draft)),
    bad=(Example(((_LAST, "về chuyển đổi số năm 2023;\n"),)),),
    good=(
        Example(((_LAST, "về chuyển đổi số năm 2023, Sở ban hành Kế hoạch thực hiện như sau:\n"),)),
    ),
)
def last(draft: Draft) -> Iterator[Flaw]:
    """A semicolon or a comma at the end of the last line; a sentence that leads on is no list,
    and *Theo đề nghị …* may close it."""
    span = _listed(draft)[-1]
    if _PROPOSED.match(draft.flow, span.end) or _PROPOSED.match(draft.flow, span.start):
        return
    leads = _ISSUES.search(draft.flow, span.start, span.end)
    if draft.flow[span.end - 1] in ";," and not leads and _ended(draft, span):
        at = Span(span.end - 1, span.end)
        yield Flaw(
            ("Dòng căn cứ cuối phải kết thúc bằng dấu chấm.", "End the last line with a stop."),
            at,
            fix=("Dùng dấu “.”.", "Use a full stop."),
            edits=(Edit(at, "."),),
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
        if citation.value and not citation.issued_on and not _is_law(citation):
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
    applies=lambda draft: bool(_listed(draft)) or _has(draft),
    bad=(
        Example((("Kế hoạch số 12/KH-UBND ngày", "Kế hoạch ngày"),)),
        Example((("Kế hoạch số 12/KH-UBND ngày", "Kế hoạch số     /KH-UBND ngày"),)),
    ),
)
def number(draft: Draft) -> Iterator[Flaw]:
    """“Căn cứ Kế hoạch ngày …”: a type that is no law, and a date right behind it."""
    for span in _lines(draft):
        hit = _UNNUMBERED.match(draft.flow, span.start, span.end)
        kind = by_name(" ".join(hit["kind"].split())) if hit else None
        if hit and kind and not kind.law:
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
    for citation in _bases(draft):
        named = any(citation.spans[0].overlaps(title) for title in titles)
        if named or _OF_PARTY.match(citation.value or "") or citation.doc_type == "Nghị quyết":
            continue  # in the title, of the Party, or of a rank that its issuer tells: no order
        rank = next((i for i, kinds in enumerate(_RANKS) if citation.doc_type in kinds), 99)
        if rank < lowest:
            yield Flaw(
                (
                    f"{_name(citation)} đứng sau văn bản có hiệu lực thấp hơn.",
                    f"{_name(citation)} stands behind a document of lower rank.",
                ),
                citation.spans[:1],
                fix=("Xếp từ cao xuống thấp.", "Order from high to low."),
            )
            return
        lowest = max(lowest, rank)


def _ended(draft: Draft, span: Span) -> bool:
    """Whether the line is a whole one: what follows begins with a capital or a mark, and a line
    without any mark at its end stands right before the next of the list."""
    rest = draft.flow[span.end : span.end + 40].lstrip()
    if rest[:1].islower():
        return False
    if draft.flow[span.end - 1] in ".,;:":
        return True
    return any(
        span.end <= other.start and not draft.flow[span.end : other.start].strip(" \n\t-+*")
        for other in _listed(draft)
    )
