"""Văn bản cấp trên: which of the documents named a plan most directly carries out."""

from __future__ import annotations

import pytest

from vbparse.citations.issued_with import issued_with
from vbparse.citations.parent import parent
from vbparse.document import Citation, Field, Issuer, Layout, Parent, Source, Span, Zone, ZoneKind

TITLE = "KẾ HOẠCH Thực hiện Chỉ thị số 9/CT-TTg về văn hóa đọc\n"
PART = Layout(
    Source("a.txt", TITLE + "Thân"),
    Span(0, len(TITLE) + 4),
    TITLE + "Thân",
    zones=(Zone(ZoneKind.TITLE, Span(0, len(TITLE))),),
)
BEHIND = Span(len(TITLE), len(TITLE) + 4)


def basis(value: str, issuer: str | None, title: str | None = None, **more: object) -> Citation:
    told = {"doc_type": "Kế hoạch", "relation": "implements", "issued_on": "2024-03-01"} | more
    return Citation(
        value=value,
        issuer=issuer,
        title=title,
        preamble=True,
        spans=(BEHIND,),
        **told,  # type: ignore[arg-type]
    )


def choose(
    *found: Citation,
    issuer: str = "Ủy ban nhân dân tỉnh",
    subject: str = "Phát triển văn hóa đọc năm 2024",
) -> Parent:
    known = {
        "citations": found,
        "issuer": Issuer(value=issuer),
        "subject": Field(value=subject),
        "issued_on": Field(value="2024-06-12"),
    }
    return parent(PART, known)


COMMON = "về phát triển văn hóa đọc năm 2024"
CASES = {
    "nearer superior wins": (
        [basis("1-CT/TW", "Ban Bí thư", COMMON), basis("2/CT-TTg", "Thủ tướng Chính phủ", COMMON)],
        {}, "2/CT-TTg",
    ),
    "the superior, not the own plan": (
        [basis("1/KH-UBND", "Ủy ban nhân dân tỉnh", COMMON), basis("2/KH-BVHTTDL", "Bộ Văn hóa", COMMON)],
        {}, "2/KH-BVHTTDL",
    ),
    "same subject wins over another": (
        [basis("1/QĐ-TTg", "Thủ tướng Chính phủ", "về phòng cháy"),
         basis("2/QĐ-TTg", "Thủ tướng Chính phủ", COMMON)],
        {}, "2/QĐ-TTg",
    ),
    "carried out wins over based on": (
        [basis("1/QĐ-TTg", "Thủ tướng Chính phủ", COMMON, relation="based_on"),
         basis("2/QĐ-TTg", "Thủ tướng Chính phủ", COMMON)],
        {}, "2/QĐ-TTg",
    ),
    "never a proposal": (
        [basis("1/TTr-SVH", "Sở Văn hóa", COMMON, relation="proposed_by", doc_type="Tờ trình")],
        {}, None,
    ),
    "never general competence": (
        [basis("1/2015/QH13", None, "Tổ chức chính quyền địa phương", doc_type="Luật"),
         basis("2/NĐ-CP", "Chính phủ", "quy định chức năng, nhiệm vụ, quyền hạn của Bộ"),
         basis("3/KH-BVHTTDL", "Bộ Văn hóa", None, relation="based_on")],
        {}, "3/KH-BVHTTDL",
    ),
    "the district's office over the city": (
        [basis("1/PGDĐT", "Phòng Giáo dục và Đào tạo", COMMON, relation="based_on"),
         basis("2/KH-UBND", "Ủy ban nhân dân Thành phố Hồ Chí Minh", COMMON, relation="based_on")],
        {"issuer": "Trường Tiểu học Hoa Mai"}, "1/PGDĐT",
    ),
    "abbreviations written out in the text count": (
        [basis("1/QĐ-TTg", "Thủ tướng Chính phủ", "về thư viện số"),
         basis("2/QĐ-TTg", "Thủ tướng Chính phủ", COMMON)],
        {}, "2/QĐ-TTg",
    ),
    "the law itself steps back behind the directive on it": (
        [basis("35/2024/QH15", None, "Thư viện", doc_type="Luật"),
         basis("7/QĐ-TTg", "Thủ tướng Chính phủ", "ban hành Kế hoạch triển khai thi hành Luật Thư viện")],
        {"subject": "Triển khai thi hành Luật Thư viện"}, "7/QĐ-TTg",
    ),
    "nothing cited": ([], {}, None),
}  # fmt: skip


@pytest.mark.parametrize("found, plan, expected", CASES.values(), ids=CASES)
def test_the_parent_is_chosen(
    found: list[Citation], plan: dict[str, str], expected: str | None
) -> None:
    chosen = choose(*found, **plan)
    assert chosen.value == expected
    assert chosen.status == ("none_cited" if expected is None else "not_sought")


def test_named_in_the_title_it_is_the_parent() -> None:
    named = Citation(
        value="9/CT-TTg", doc_type="Chỉ thị", issuer="Thủ tướng Chính phủ", relation="implements",
        spans=(Span(20, 36), BEHIND),
    )  # fmt: skip
    chosen = choose(basis("2/KH-BVHTTDL", "Bộ Văn hóa", COMMON), named)
    assert (chosen.value, chosen.citation) == ("9/CT-TTg", 1)
    assert chosen.why[0] == "được nêu ngay trong tên kế hoạch"
    assert 0.8 < chosen.confidence < 1


def test_two_equally_good_are_ambiguous_and_the_first_stands() -> None:
    chosen = choose(
        basis("1/QĐ-TTg", "Thủ tướng Chính phủ", COMMON),
        basis("2/QĐ-TTg", "Thủ tướng Chính phủ", COMMON),
    )
    assert (chosen.status, chosen.value) == ("ambiguous", "1/QĐ-TTg")
    assert chosen.why[-1] == "ngang điểm với Kế hoạch 2/QĐ-TTg"
    assert chosen.confidence <= 0.55


def test_the_reasons_are_told_in_words() -> None:
    chosen = choose(basis("2/KH-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", COMMON))
    assert chosen.why == (
        "kế hoạch ghi rõ là thực hiện văn bản này",
        "cấp trên ban hành: Bộ Văn hóa, Thể thao và Du lịch",
        "cùng nội dung với tên kế hoạch",
    )


def test_the_decision_that_carries_the_plan_is_told_apart() -> None:
    carrier = Citation(value="120/QĐ-UBND", relation="issued_with", spans=(BEHIND,))
    known = {"citations": (basis("1/QĐ-TTg", None), carrier)}
    assert issued_with(PART, known) == carrier
    assert issued_with(PART, {"citations": ()}) is None
    assert parent(PART, {"citations": (carrier,)}).status == "none_cited"
