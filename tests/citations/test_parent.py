"""Văn bản cấp trên: which of the documents named a plan most directly carries out."""

from __future__ import annotations

import pytest

from vbparse.citations._levels import level_of_name
from vbparse.citations.issued_with import issued_with
from vbparse.citations.parent import parent
from vbparse.document import (
    Citation,
    DocNumber,
    Field,
    Issuer,
    Layout,
    Parent,
    Source,
    Span,
    Zone,
    ZoneKind,
)
from vbparse.vietnamese.lexicon import load

TITLE = "KẾ HOẠCH Thực hiện Chỉ thị số 9/CT-TTg về văn hóa đọc\n"
PART = Layout(
    Source("a.txt", TITLE + "Thân"),
    Span(0, len(TITLE) + 4),
    TITLE + "Thân",
    zones=(Zone(ZoneKind.TITLE, Span(0, len(TITLE))),),
)
BEHIND = Span(len(TITLE), len(TITLE) + 4)


def basis(
    value: str | None, issuer: str | None, title: str | None = None, **more: object
) -> Citation:
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
    above: str | None = None,
    number: str = "12/KH-UBND",
) -> Parent:
    known = {
        "citations": found,
        "doc_type": Field(value="Kế hoạch"),
        "issuer": Issuer(value=issuer, parent=above),
        "doc_number": DocNumber(value=number, symbol=number.partition("/")[2]),
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
    "of two that tie the one with a number": (
        [basis(None, None, "Thư viện", doc_type="Luật", issued_on="2019-11-21"),
         basis("3/QĐ-TTg", "Thủ tướng Chính phủ", "ban hành Chương trình đọc sách")],
        {}, "3/QĐ-TTg",
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
    "a law known by its name alone, too, and the order of whatever superior": (
        [basis("46/2019/QH14", "Quốc hội", "Thư viện", doc_type="Luật"),
         basis("7/QĐ-TTg", "Thủ tướng Chính phủ", "ban hành Kế hoạch thi hành Luật Thư viện"),
         basis("8/KH-BVHTTDL", "Bộ Văn hóa", "về phòng cháy")],
        {"subject": "Thi hành Luật Thư viện trên địa bàn tỉnh"}, "7/QĐ-TTg",
    ),
    "the province's programme over the resolution that it carries out": (
        [basis("41-NQ/TW", "Bộ Chính trị", "về phát triển văn hóa đọc trong tình hình mới", doc_type="Nghị quyết"),
         basis("6-CTr/TU", "Tỉnh ủy", "thực hiện Nghị quyết 41", doc_type="Chương trình")],
        {"issuer": "Đảng ủy xã Hoa Mai", "subject": "Phát triển văn hóa đọc đến năm 2030"}, "6-CTr/TU",
    ),
    "the decision on the programme over a ministry's plan for it": (
        [basis("3/KH-BVHTTDL", "Bộ Văn hóa", "về triển khai thực hiện Chiến lược Thư viện đến năm 2030"),
         basis("9/QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Chiến lược Thư viện Việt Nam đến năm 2030")],
        {"subject": "Hành động thực hiện Chiến lược Thư viện Việt Nam đến năm 2030"}, "9/QĐ-TTg",
    ),
    "the province's plan on the programme over the decision on it": (
        [basis("9/QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Chương trình phát triển văn hóa đọc giai đoạn 2021 - 2025",
               relation="based_on", doc_type="Quyết định"),
         basis("31/KH-UBND", "UBND tỉnh", "về phát triển văn hóa đọc giai đoạn 2021 - 2025", relation="based_on")],
        {"issuer": "Ủy ban nhân dân huyện Kim Giang",
         "subject": "Thực hiện Chương trình phát triển văn hóa đọc huyện Kim Giang giai đoạn 2021 - 2025"}, "31/KH-UBND",
    ),
    "not the letter that gives the money": (
        [basis("5/VPCP-KTTH", "Văn phòng Chính phủ", "về việc bố trí vốn sửa chữa thư viện công cộng",
               relation="based_on", doc_type="Công văn"),
         basis("6/QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Đề án sửa chữa thư viện công cộng và nhà văn hóa",
               relation="based_on", doc_type="Quyết định")],
        {"issuer": "Bộ Văn hóa", "subject": "Sửa chữa thư viện công cộng"}, "6/QĐ-TTg",
    ),
    "the directive, not the law on the same": (
        [basis("", None, "Luật Thư viện", relation="based_on", doc_type="Luật", issued_on=None),
         basis("3/CT-TTg", None, "về tăng cường các giải pháp phát triển thư viện", relation="based_on",
               doc_type="Chỉ thị")],
        {}, "3/CT-TTg",
    ),
    "the year's programme of supervision, not the programme that is supervised": (
        [basis("2/QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Chương trình phát triển văn hóa đọc giai đoạn 2021 - 2025",
               relation="based_on", doc_type="Quyết định"),
         basis("49/NQ-HĐND", "Hội đồng nhân dân tỉnh", "về Chương trình giám sát năm 2024", relation="based_on",
               doc_type="Nghị quyết")],
        {"issuer": "Đoàn giám sát Hội đồng nhân dân tỉnh",
         "subject": "Giám sát việc thực hiện Chương trình phát triển văn hóa đọc giai đoạn 2021 - 2025"}, "49/NQ-HĐND",
    ),
    "the same union a seat above, not a letter of the district's Party": (
        [basis("215-KH/HNDT", "Ban Thường vụ Hội Nông dân tỉnh", None),
         basis("188-CV/HU", "Ban Thường vụ Huyện ủy", "về tổ chức các hoạt động kỷ niệm năm 2024",
               relation="based_on", doc_type="Công văn")],
        {"issuer": "Hội Nông dân huyện Kim Giang", "subject": "Tổ chức phong trào thi đua"}, "215-KH/HNDT",
    ),
    "the decree that details a code": (
        [basis("", None, "Bộ luật Thư viện", relation="based_on", doc_type="Luật", issued_on=None),
         basis("45/NĐ-CP", "Chính phủ", "quy định chi tiết thi hành một số điều của Bộ luật Thư viện về sách",
               relation="based_on", doc_type="Nghị định")],
        {"subject": "Tổ chức Hội nghị bạn đọc"}, "45/NĐ-CP",
    ),
    "carried out, not the letter that guides": (
        [basis("5/BVH-TV", "Bộ Văn hóa", "hướng dẫn xây dựng kế hoạch phát triển văn hóa đọc năm 2024",
               relation="based_on", doc_type="Công văn"),
         basis("6/NQ-CP", "Chính phủ", "ban hành Chương trình phát triển văn hóa đọc")],
        {}, "6/NQ-CP",
    ),
    "no body set up": (
        [basis("1/QĐ-TTg", "Thủ tướng Chính phủ", "về việc thành lập Ủy ban Văn hóa đọc năm 2024", relation="based_on"),
         basis("2/CT-TTg", None, "về phát triển thư viện", relation="based_on")],
        {}, "2/CT-TTg",
    ),
    "a council's letter over the decision on councils": (
        [basis("1/2021/QĐ-TTg", "Thủ tướng Chính phủ", "quy định về thành phần và nhiệm vụ của Hội đồng văn hóa đọc",
               relation="based_on"),
         basis("34/HĐVH", "Hội đồng Văn hóa đọc Trung ương", "hướng dẫn tổ chức Ngày sách", doc_type="Công văn")],
        {"issuer": "Hội đồng Văn hóa đọc tỉnh", "subject": "Tổ chức Ngày sách"}, "34/HĐVH",
    ),
    "the rules of the contest over the calendar of the year": (
        [basis("2/2019/TT-BGDĐT", "Bộ Giáo dục và Đào tạo", "ban hành Quy chế Hội thi kể chuyện sách",
               relation="based_on", doc_type="Thông tư"),
         basis("3/QĐ-UBND", "Ủy ban nhân dân tỉnh", "ban hành Khung kế hoạch thời gian năm học 2023 - 2024",
               relation="based_on")],
        {"issuer": "Sở Giáo dục và Đào tạo", "subject": "Tổ chức Hội thi kể chuyện sách năm học 2023 - 2024"},
        "2/2019/TT-BGDĐT",
    ),
    "a plan of the whole economy is about nothing": (
        [basis("1/NQ-HĐND", "Hội đồng nhân dân tỉnh", "về Kế hoạch phát triển kinh tế - xã hội năm 2024"),
         basis("2/NQ-CP", "Chính phủ", "về phát triển thư viện")],
        {"subject": "Phát triển thư viện năm 2024"}, "2/NQ-CP",
    ),
    "its own symbol, without an issuer": (
        [basis("1/KH-HĐPHPL", None), basis("2/HĐPH", "Hội đồng Phối hợp Trung ương", "về Ngày Pháp luật")],
        {"issuer": "Hội đồng Phối hợp tỉnh", "number": "9/KH-HĐPHPL"}, "2/HĐPH",
    ),
    "the body printed above the issuer": (
        [basis("1/TB-THXN", "Trường Trung học Xanh Núi", COMMON),
         basis("2/KH-TT", "Trung tâm Thư viện Xanh Núi", COMMON)],
        {"issuer": "Tổ Ngữ văn", "above": "Trường Trung học Xanh Núi"}, "1/TB-THXN",
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


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        (name, rank)
        for row in (*load("seats")["family"], load("seats")["organ"], load("seats")["alone"])
        for name, rank in row["examples"].items()
    ],
)
def test_a_body_stands_as_high_as_its_seat(name: str, rank: float) -> None:
    assert level_of_name(name) == rank


def test_the_reasons_name_the_document_by_its_kind() -> None:
    found = (basis("2/CT-TTg", "Thủ tướng Chính phủ", COMMON),)
    known = {"citations": found, "doc_type": Field(value="Thông báo")}
    assert any("thông báo ghi rõ" in why for why in parent(PART, known).why)
    assert not any("kế hoạch" in why for why in parent(PART, known).why)
