"""Running text of law portals whose headers lost lines: a title, the second line of the issuer."""

from __future__ import annotations

import pytest

from vbparse.document import Plan, Source
from vbparse.pipeline import parse_source

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
BASIS = (
    "Thực hiện Quyết định số 718/QĐ-TTg ngày 12/5/2021 của Thủ tướng Chính phủ phê duyệt Chương "
    "trình Thư viện lưu động giai đoạn 2021 - 2025, Ủy ban nhân dân tỉnh ban hành Kế hoạch triển "
    "khai như sau: "
)
BODY = (
    "1. Mục tiêu chung: Đưa sách về thôn bản. II. ĐỐI TƯỢNG, THỜI GIAN VÀ PHẠM VI KẾ HOẠCH "
    "1. Đối tượng: Bạn đọc các xã vùng cao. 2. Thời gian: Từ năm 2021 đến năm 2025. 3. Phạm vi: "
    "Thực hiện trên toàn tỉnh. Các thư viện huyện luân chuyển sách theo tuyến đã thống nhất."
)


def _parsed(text: str) -> Plan:
    return parse_source(Source("a.txt", text))[0]


@pytest.fixture(scope="module")
def untitled() -> Plan:
    head = f"ỦY BAN NHÂN DÂN {MOTTO} Số: 83/KH-UBND Hà Giang, ngày 15 tháng 6 năm 2021 "
    return _parsed(head + BASIS + BODY)


def test_the_day_of_a_header_without_title_is_read(untitled: Plan) -> None:
    assert (untitled.place.value, untitled.issued_on.value) == ("Hà Giang", "2021-06-15")


def test_a_heading_that_ends_in_a_type_is_no_title(untitled: Plan) -> None:
    assert untitled.doc_type.code == "KH"
    assert untitled.subject.status == "missing"


def test_the_preamble_begins_behind_the_header(untitled: Plan) -> None:
    assert [(c.value, c.preamble) for c in untitled.citations] == [("718/QĐ-TTg", True)]
    assert untitled.parent.value == "718/QĐ-TTg"


def test_a_bare_committee_is_that_of_the_place(untitled: Plan) -> None:
    assert untitled.issuer.value == "Ủy ban nhân dân tỉnh Hà Giang"


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Ủy ban nhân dân tỉnh Lào Cai xây dựng Kế hoạch", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("UBND tỉnh Lào Cai ban hành Kế hoạch", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Ủy ban nhân dân huyện ban hành Kế hoạch", "Ủy ban nhân dân"),  # which, nobody says
    ],
)
def test_what_the_text_says_of_a_bare_committee(sentence: str, issuer: str) -> None:
    plan = _parsed(
        f"ỦY BAN NHÂN DÂN {MOTTO} Số: 83/KH-UBND Lào Cai, ngày 15 tháng 6 năm 2021 KẾ HOẠCH PHÁT "
        f"TRIỂN THƯ VIỆN NĂM 2021 Để phát triển văn hóa đọc, {sentence} phát triển thư viện năm "
        "2021 như sau: I. MỤC ĐÍCH Đưa sách về thôn bản. II. NỘI DUNG Luân chuyển sách."
    )
    assert plan.issuer.value == issuer


DECISION = (
    f"THỦ TƯỚNG CHÍNH PHỦ {MOTTO} Số: 915/QĐ-TTg Hà Nội, ngày 4 tháng 3 năm 2024 %s THỦ TƯỚNG CHÍNH "
    "PHỦ Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015; Theo đề nghị của Bộ trưởng Bộ "
    "Nội vụ. QUYẾT ĐỊNH: Điều 1. Ban hành kèm theo Quyết định này Kế hoạch luân chuyển sách. "
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành."
)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "BAN HÀNH KẾ HOẠCH TRIỂN KHAI THI HÀNH LUẬT THƯ VIỆN",
            "Ban hành kế hoạch triển khai thi hành Luật Thư viện",
        ),
        (
            "VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 7/NQ-CP VỀ THƯ VIỆN",
            "Về việc phê duyệt kế hoạch thực hiện Nghị quyết số 7/NQ-CP về thư viện",
        ),
    ],
)
def test_a_type_inside_a_title_that_lost_its_own_is_not_that_of_the_document(
    title: str, subject: str
) -> None:
    plan = _parsed(DECISION % title)
    assert plan.subject.value == subject
    assert plan.doc_type.code == "QĐ"
    assert plan.issuer.value == "Thủ tướng Chính phủ"
    assert [c.title for c in plan.citations if c.preamble] == ["Luật Tổ chức Chính phủ"]


def test_the_preamble_of_a_text_that_is_cut_within_it() -> None:
    plan = _parsed(
        f"ỦY BAN NHÂN DÂN TỈNH LÀO CAI {MOTTO} Số: 83/KH-UBND Lào Cai, ngày 15 tháng 6 năm 2022 KẾ HOẠCH "
        "PHÁT TRIỂN THƯ VIỆN NĂM 2022 Căn cứ Luật Thư viện ngày 21/11/2019; Nghị định số 93/2020/NĐ-CP "
        "ngày 18/8/2020 của Chính phủ quy định chi tiết một số điều; Căn cứ Quyết định số 206/QĐ-TTg ngày "
        "11/2/2021 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số ngành thư viện; Theo đề "
        "nghị của Sở Văn hóa và Thể thao tại Tờ trình số 41/TTr-SVHTT ngày 3/5/2022 về phát"
    )
    bases = [c.value or c.title for c in plan.citations if c.preamble]
    assert bases == ["Luật Thư viện", "93/2020/NĐ-CP", "206/QĐ-TTg", "41/TTr-SVHTT"]
    assert plan.parent.value == "206/QĐ-TTg"


def test_a_committee_of_a_province_that_became_a_city_later() -> None:
    plan = _parsed(
        f"ỦY BAN NHÂN DÂN {MOTTO} Số: 83/KH-UBND Bắc Ninh, ngày 15 tháng 6 năm 2024 KẾ HOẠCH PHÁT TRIỂN "
        "THƯ VIỆN NĂM 2024 Để phát triển văn hóa đọc, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau: "
        "I. MỤC ĐÍCH Đưa sách về thôn bản. II. NỘI DUNG Luân chuyển sách."
    )
    assert plan.issuer.value == "Ủy ban nhân dân tỉnh Bắc Ninh"
