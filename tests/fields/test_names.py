"""Capitals back to sentence case: names, symbols and abbreviations keep theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.fields._names import body_case, is_upper, name_case, sentence_case
from vbparse.vietnamese.lexicon import load

CAPITALS = load("capitals")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("TRỒNG RỪNG NĂM 2024", "Trồng rừng năm 2024"),
        (
            "THỰC HIỆN CHỈ THỊ SỐ 9/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ",
            "Thực hiện Chỉ thị số 9/CT-TTg của Thủ tướng Chính phủ",
        ),
        ("TRÊN ĐỊA BÀN TỈNH LÀO CAI ĐẾN NĂM 2030", "Trên địa bàn tỉnh Lào Cai đến năm 2030"),
        (
            "PHÒNG CHỐNG MA TÚY TẠI XÃ BẢN PHỐ NĂM 2024",
            "Phòng chống ma túy tại xã Bản Phố năm 2024",
        ),
        ("XÂY DỰNG XÃ HỘI HỌC TẬP", "Xây dựng xã hội học tập"),
        ("BẦU CỬ QUỐC HỘI KHÓA VI; NGĂN HÀNH VI XẤU", "Bầu cử Quốc hội khóa VI; ngăn hành vi xấu"),
        ("PHÁT ĐỘNG “MỖI NHÀ MỘT TỦ SÁCH”", "Phát động “Mỗi nhà một tủ sách”"),
        ("THI HÀNH LUẬT THƯ VIỆN", "Thi hành Luật Thư viện"),
        ("GIÁO DỤC PHÁP LUẬT NĂM 2024", "Giáo dục pháp luật năm 2024"),
        ("ỨNG DỤNG CNTT, PHÒNG DỊCH COVID-19", "Ứng dụng CNTT, phòng dịch COVID-19"),
        ("TẠI ĐẮK LẮK VÀ THÀNH PHỐ HỒ CHÍ MINH", "Tại Đắk Lắk và Thành phố Hồ Chí Minh"),
        ("Đọc sách tại UBND tỉnh", "Đọc sách tại UBND tỉnh"),
        ("đọc sách", "Đọc sách"),
        ("", ""),
    ],
)
def test_sentence_case(printed: str, value: str) -> None:
    assert sentence_case(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("UỶ BAN NHÂN DÂN TỈNH HÀ NAM", "Uỷ ban nhân dân tỉnh Hà Nam"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        ("TRƯỜNG THPT NGUYỄN DU", "Trường THPT Nguyễn Du"),
        ("TRƯỜNG ĐẠI HỌC THỦY SẢN", "Trường Đại học Thủy sản"),
        ("HUYỆN ỦY BẮC HÀ", "Huyện ủy Bắc Hà"),
        ("UBND QUẬN 1", "UBND Quận 1"),
        ("TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH HÀ NAM", "Trung tâm Kiểm soát bệnh tật tỉnh Hà Nam"),
        ("CÔNG ĐOÀN NGÀNH Y TẾ", "Công đoàn ngành Y tế"),
    ],
)
def test_body_case(printed: str, value: str) -> None:
    assert body_case(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("LÊ VĂN AN", "Lê Văn An"),
        ("HÀ NỘI", "Hà Nội"),
        ("THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh"),
        ("TP. CÀ MAU", "TP. Cà Mau"),
        ("Kiên Lương", "Kiên Lương"),
    ],
)
def test_name_case(printed: str, value: str) -> None:
    assert name_case(printed) == value


@pytest.mark.parametrize("group", CAPITALS)
def test_each_example_of_the_lexicon_is_spelled_so(group: str) -> None:
    spell = body_case if group in ("bodies", "schools", "units", "fields") else sentence_case
    for printed, value in CAPITALS[group]["examples"].items():
        assert spell(printed) == value


@pytest.mark.parametrize("spelling", CAPITALS["names"]["spellings"])
def test_each_name_is_restored(spelling: str) -> None:
    assert sentence_case(f"VIỆC {spelling.upper()}") == f"Việc {spelling}"


@given(st.text(alphabet="ABCĐƠƯẾỦ aeiđ0123456789/-“”.,\n", max_size=60))
def test_only_the_case_changes(text: str) -> None:
    for spell in (sentence_case, body_case, name_case):
        assert len(spell(text)) == len(text)
        assert spell(text).lower() == text.lower()


def test_is_upper_ignores_figures_and_marks() -> None:
    assert is_upper("12/KH - UBND")
    assert not is_upper("Sở Y tế")
    assert not is_upper("123")


@pytest.mark.parametrize(
    "name",
    ["Khoa Toán - Tin", "Bệnh viện Sản - Nhi", "Trường Phổ thông dân tộc bán trú THCS Nà Pó"],
)
def test_capitals_behind_a_dash_and_behind_a_kind_of_school(name: str) -> None:
    assert body_case(name.upper()) == name
