"""Rules on sections, days, names and words: what they must find, and what they must leave alone."""

from __future__ import annotations

import pytest

from vbparse import parse_source
from vbparse.readers import read_bytes
from vbparse.rules.check import check

PLAN = """ỦY BAN NHÂN DÂN
XÃ HÒA SƠN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Sơn, ngày 15 tháng 4 năm 2024
KẾ HOẠCH
Ra quân vệ sinh môi trường năm 2024
Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh môi trường, UBND xã xây \
dựng Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giữ sạch đường làng.
2. Yêu cầu
- Người đứng đầu chịu trách nhiệm về kết quả.
II. NỘI DUNG
- Quét dọn các tuyến đường trước ngày 20/5/2024.
III. KINH PHÍ
- Lấy từ ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Hội Phụ nữ xã chủ trì thực hiện.
2. Các thôn báo cáo kết quả về Hội Phụ nữ xã trước ngày 30/5/2024.
{said}Trên đây là Kế hoạch ra quân vệ sinh môi trường. Nếu vướng mắc, các thôn báo cáo UBND xã./.
Nơi nhận:
- UBND huyện (để báo cáo);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Hoàn
"""


def codes(text: str, name: str = "plan.txt") -> set[str]:
    source = read_bytes(name, text.encode(), "txt")
    return {finding.code for finding in check(parse_source(source)[0]).findings}


def said(sentence: str) -> set[str]:
    return codes(PLAN.format(said=f"{sentence}\n" if sentence else ""))


def without(*parts: str) -> set[str]:
    text = PLAN.format(said="")
    for part in parts:
        assert part in text
        text = text.replace(part, "")
    return codes(text)


def test_the_plan_is_sound_but_for_small_things() -> None:
    assert not {code for code in said("") if code[2] in "2678"}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("VB602", "3. Văn phòng UBND xã mua dụng cụ, xong trước ngày 22/01/2024."),
        ("VB602", "3. Văn phòng UBND xã mua dụng cụ; hoàn thành trước 07 tháng 5 năm 2021."),
        ("VB605", "3. Họp xã ngày 13/5/2024 (thứ Ba)."),
        ("VB605", "3. Họp xã vào thứ 5, ngày 13/5/2024."),
        ("VB606", "3. Ra quân từ ngày 25 đến ngày 10 tháng 5 năm 2024."),
        ("VB606", "3. Lấy ý kiến (20/6/2024 - 12/5/2024)."),
        ("VB606", "3. Kiểm tra từ tháng 9/2024 đến tháng 6/2024."),
        ("VB802", "3. Chi theo các Khoản 1 và 2 Điều 8 Luật Ngân sách nhà nước."),
        ("VB803", "3. Chấp hành pháp luật của\nnhà nước về môi trường."),
        ("VB805", "3. Các thôn thực hiện thực hiện nghiêm túc."),
        ("VB805", "3. Các thôn làm trong trong tháng 5."),
        (
            "VB805",
            "3. Các thôn, tổ dân phố, hộ gia đình và cơ quan phải thực hiện thực\nhiện nghiêm túc.",
        ),
        ("VB806", "3. Các thôn  Hòa An và Hòa Bình cùng làm."),
        ("VB226", "3. Mẫu đăng ký theo Phụ lục chi tiết kèm theo."),
    ],
)
def test_what_a_sentence_shows(code: str, sentence: str) -> None:
    assert code in said(sentence)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("VB602", "3. Xã đã quét dọn xong trước ngày 22/01/2024."),
        ("VB602", "3. Áp dụng đối với hộ đã đăng ký trước ngày 22/01/2024."),
        ("VB602", "3. Tính đến ngày 30/12/2023 còn hai điểm rác."),
        ("VB605", "3. Họp xã ngày 13/5/2024, thứ Hai hằng tuần giao ban."),
        ("VB606", "3. Ra quân từ ngày 25/8 đến ngày 10/6/2025."),
        ("VB803", "3. Quản lý nhà nước về môi trường do công chức phụ trách."),
        ("VB805", "3. Các tổ chức tổ chức ra quân."),
    ],
)
def test_what_a_sentence_does_not_show(code: str, sentence: str) -> None:
    assert code not in said(sentence)


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("VB208", ("2. Các thôn báo cáo kết quả về Hội Phụ nữ xã trước ngày 30/5/2024.\n",)),
        (
            "VB209",
            (
                "Trên đây là Kế hoạch ra quân vệ sinh môi trường. Nếu vướng mắc, các thôn báo cáo "
                "UBND xã./.\n",
            ),
        ),
        ("VB210", ("- Giữ sạch đường làng.\n",)),
        (
            "VB210",
            (
                "1. Hội Phụ nữ xã chủ trì thực hiện.\n",
                "2. Các thôn báo cáo kết quả về Hội Phụ nữ xã trước ngày 30/5/2024.\n",
            ),
        ),
    ],
)
def test_what_is_left_out(code: str, parts: tuple[str, ...]) -> None:
    assert code in without(*parts)


def test_a_base_under_a_heading_is_no_section_on_carrying_out() -> None:
    base = (
        "a) Triển khai thực hiện Kế hoạch số 28/KH-UBND ngày 03/6/2023 của Ủy ban nhân dân tỉnh\n"
    )
    text = PLAN.format(said="").replace("1. Mục đích\n", base)
    cut = text.index("IV. TỔ CHỨC"), text.index("Trên đây")
    assert "VB204" in codes(text[: cut[0]] + text[cut[1] :])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("KH_12_UBND.txt", False),
        ("Kế hoạch số 12.txt", False),
        ("Kế hoạch 2024.txt", False),
        ("112-kh-ubnd.signed.txt", True),
        ("KH_13_UBND.txt", True),
        ("ke hoach 22-2024.txt", True),
    ],
)
def test_names_of_files(name: str, *, other: bool) -> None:
    assert ("VB608" in codes(PLAN.format(said=""), name)) == other


def test_two_spellings_of_one_body() -> None:
    assert "VB607" in said("3. Hội Phụ nử xã tổng kết.")
    assert "VB607" not in said("3. Hội Phụ nữ xã tổng kết.")


def test_sections_out_of_order() -> None:
    text = PLAN.format(said="").replace("II. NỘI DUNG", "II. TỔ CHỨC TRIỂN KHAI")
    assert "VB212" in codes(text.replace("III. KINH PHÍ", "III. NỘI DUNG"))


TASKS = """II. NỘI DUNG
1. Dọn cỏ hai bên đường trục xã
- Chủ trì: {lead}.
- Thời hạn: trước ngày 10/5/2024.
- Sản phẩm: ba tuyến đường sạch.
2. Khơi thông cống rãnh trong khu dân cư
- Thời hạn: trước ngày 18/5/2024.
- Sản phẩm: hai cống thông.
"""
SECOND = "khu dân cư\n", "khu dân cư\n- Chủ trì: Trạm Y tế xã.\n"


@pytest.mark.parametrize(
    ("lead", "second", "expected"),
    [
        ("Hội Phụ nữ xã", False, {"VB231"}),
        ("Hội Phụ nữ xã", True, set()),
        ("Hội Phụ nữ xã và Trạm Y tế xã", True, {"VB232"}),
        ("Hội Phụ nữ xã; Trạm Y tế xã", True, {"VB232"}),
    ],
)
def test_leads_of_tasks(lead: str, second: bool, expected: set[str]) -> None:
    tasks = TASKS.format(lead=lead)
    tasks = tasks.replace(*SECOND) if second else tasks
    old = "II. NỘI DUNG\n- Quét dọn các tuyến đường trước ngày 20/5/2024.\n"
    text = PLAN.format(said="").replace(old, tasks)
    assert {code for code in codes(text) if code.startswith("VB23")} == expected
