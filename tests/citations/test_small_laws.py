"""Laws spelt in small letters, and names of bodies beside verbs with a capital."""

from __future__ import annotations

import pytest

from vbparse.document import Citation, Source
from vbparse.pipeline import parse_source

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: "
    "83/KH-UBND Lào Cai, ngày 15 tháng 6 năm 2022 KẾ HOẠCH PHÁT TRIỂN THƯ VIỆN NĂM 2022 "
)
TAIL = (
    " Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển thư viện như sau: I. MỤC ĐÍCH Đưa sách về "
    "thôn bản. II. NỘI DUNG Luân chuyển sách giữa các xã."
)


def bases(preamble: str) -> list[Citation]:
    plan = parse_source(Source("a.txt", HEAD + preamble + TAIL))[0]
    return [c for c in plan.citations if c.preamble]


@pytest.mark.parametrize(
    ("preamble", "title", "day"),
    [
        ("Căn cứ Luật thư viện ngày 21/11/2019;", "Luật thư viện", "2019-11-21"),
        (
            "Căn cứ Luật tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            "Luật tổ chức chính quyền địa phương",
            "2015-06-19",
        ),
        ("Thực hiện Luật thư viện và các văn bản hướng dẫn thi hành;", "Luật thư viện", None),
        (
            "Căn cứ Luật thư viện do Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV thông "
            "qua ngày 21/11/2019;",
            "Luật thư viện",
            "2019-11-21",
        ),
    ],
)
def test_a_law_in_small_letters(preamble: str, title: str, day: str | None) -> None:
    (law,) = bases(preamble)
    assert (law.title, law.issued_on) == (title, day)


@pytest.mark.parametrize("words", ["Luật sư tỉnh", "Luật pháp của Nhà nước", "Luật chơi mới"])
def test_what_is_no_law(words: str) -> None:
    assert bases(f"Theo đề xuất của {words};") == []


@pytest.mark.parametrize(
    ("preamble", "issuer"),
    [
        (
            "Căn cứ Quyết định số 68/QĐ-TTg ngày 6/1/2022 của Thủ tướng Chính phủ Phê duyệt Đề án “Sách "
            "cho em”;",
            "Thủ tướng Chính phủ",
        ),
        (
            "Căn cứ Nghị định số 93/2020/NĐ-CP ngày 18/8/2020 của Chính phủ Quy định chi tiết một số "
            "điều;",
            "Chính phủ",
        ),
        (
            "Theo đề nghị của Sở Văn hóa và Thể thao (tại Tờ trình số 341/TTr-SVHTT ngày 16/3/2022).",
            "Sở Văn hóa và Thể thao",
        ),
        (
            "Xét đề nghị của Sở Văn hóa và Thể thao (Cơ quan thường trực Ban Chỉ đạo phát triển văn hóa "
            "đọc tỉnh) tại Tờ trình số 341/TTr-SVHTT ngày 16/3/2022,",
            "Sở Văn hóa và Thể thao",
        ),
    ],
)
def test_the_issuer_of_a_basis(preamble: str, issuer: str) -> None:
    (basis,) = bases(preamble)
    assert basis.issuer == issuer


def test_the_body_that_proposes_behind_another_of() -> None:
    first, second = bases(
        "Thực hiện Quyết định số 68/QĐ-TTg ngày 6/1/2022 của Thủ tướng Chính phủ về phòng, chống tác hại "
        "của mối mọt và xét đề nghị của Giám đốc Sở Văn hóa và Thể thao tại Tờ trình số 341/TTr-SVHTT "
        "ngày 16/3/2022,"
    )
    assert (first.issuer, second.issuer) == (
        "Thủ tướng Chính phủ",
        "Giám đốc Sở Văn hóa và Thể thao",
    )
