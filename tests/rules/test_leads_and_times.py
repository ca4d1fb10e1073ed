"""Leads and times of tasks, figures of headings, reasons; texts are invented."""

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
Ra quân vệ sinh môi trường
Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh môi trường.
UBND xã xây dựng Kế hoạch như sau:
I. MỤC ĐÍCH
Giữ sạch đường làng.
II. NỘI DUNG
{said}
III. TỔ CHỨC THỰC HIỆN
- Tổ Văn phòng chủ trì mua dụng cụ lao động.
- Trạm Y tế xã chủ trì phun thuốc diệt muỗi.
- Các thôn báo cáo kết quả về Tổ Văn phòng trước ngày 30/5/2024.
Trên đây là Kế hoạch ra quân vệ sinh môi trường./.
Nơi nhận:
- UBND huyện (để báo cáo);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Hoàn
"""


def codes(*said: str) -> set[str]:
    text = PLAN.format(said="\n".join(said))
    source = read_bytes("plan.txt", text.encode(), "txt")
    return {finding.code for finding in check(parse_source(source)[0]).findings}


@pytest.mark.parametrize(
    ("line", "two"),
    [
        ("- Nhân viên y tế và Tổ Văn phòng chủ trì quét dọn chợ.", True),
        ("- Trạm Y tế xã và Hội Phụ nữ xã chịu trách nhiệm chính trong việc quét dọn chợ.", True),
        ("- Công an xã và Trạm Y tế xã chủ trì giữ trật tự, phối hợp với Tổ Văn phòng.", True),
        ("- Tổ Văn phòng chủ trì quét dọn chợ.", False),
        ("- Văn phòng HĐND và UBND xã chủ trì quét dọn chợ.", False),
        ("- Tổ Văn phòng chủ trì, phối hợp với Trạm Y tế xã và Hội Phụ nữ xã dọn chợ.", False),
    ],
)
def test_two_leads(line: str, *, two: bool) -> None:
    assert ("VB232" in codes(line)) is two


PARTS = """I. MỤC ĐÍCH
Giữ sạch đường làng.
II. NỘI DUNG
1. Quét dọn chợ xã.
2. Khơi thông cống rãnh.
3. Trồng cây ven đường.
4. Kinh phí
Lấy từ nguồn chi thường xuyên.
V. TỔ CHỨC THỰC HIỆN
"""


def changed(*pairs: tuple[str, str]) -> set[str]:
    text = PLAN.format(said="- Quét dọn chợ xã trước ngày 20/5/2024.")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    source = read_bytes("plan.txt", text.encode(), "txt")
    return {finding.code for finding in check(parse_source(source)[0]).findings}


def test_other_figures_are_no_gap() -> None:
    start = "I. MỤC ĐÍCH\nGiữ sạch đường làng.\nII. NỘI DUNG\n"
    sections = PARTS.replace("II. NỘI DUNG\n", "II. YÊU CẦU\nLàm đồng loạt.\nIII. NỘI DUNG\n")
    end = "- Quét dọn chợ xã trước ngày 20/5/2024.\nIII. TỔ CHỨC THỰC HIỆN\n"
    found = changed((start + end, sections))
    assert "VB228" in found
    assert "VB221" not in found


def test_a_section_with_its_own_points_is_not_empty() -> None:
    points = "2. NỘI DUNG\n1. Quét dọn chợ xã trước ngày 20/5/2024.\n2. Trồng cây.\n"
    found = changed(("II. NỘI DUNG\n- Quét dọn chợ xã trước ngày 20/5/2024.\n", points))
    assert "VB210" not in found


def test_an_order_below_a_heading_is_no_closing() -> None:
    old = "- Các thôn báo cáo kết quả về Tổ Văn phòng trước ngày 30/5/2024.\n"
    new = (
        "IV. CHẾ ĐỘ BÁO CÁO\nYêu cầu các thôn báo cáo kết quả thực hiện Kế hoạch về Tổ Văn phòng "
        "trước ngày 30/5/2024.\n"
    )
    assert "VB210" not in changed((old, new))
    assert "VB210" in changed((old, "IV. CHẾ ĐỘ BÁO CÁO\n"))


def test_the_number_of_a_cited_document_is_no_year() -> None:
    assert "VB603" not in changed(
        ("Ra quân vệ sinh", "Triển khai Công văn số 2015/UBND-VX ngày 06/4/2024 về vệ sinh")
    )


@pytest.mark.parametrize(
    ("line", "past"),
    [
        ("- Thành lập tổ kiểm tra, hoàn thành hạn cuối ngày 20 tháng 01 năm 2024.", True),
        ("- Lồng ghép vào sinh hoạt của các thôn, thời hạn: trước ngày 10/01/2024.", True),
        ("- Ban hành văn bản triển khai, thời hạn: trước ngày 10/01/2024.", True),
        ("- Rà soát các quỹ thành lập trước ngày 10/01/2024.", False),
        ("- Tặng quà người sinh trước ngày 10/01/2000.", False),
        ("- Tặng quà các hộ đã dọn sạch sân trước ngày 10/01/2024.", False),
    ],
)
def test_days_that_are_past(line: str, *, past: bool) -> None:
    assert ("VB602" in codes(line)) is past


def test_a_quarter_is_no_month() -> None:
    far = "- Dọn kho trước ngày 10/01/2023." + " Giữ sạch đường làng, ngõ xóm." * 4
    lines = [f"{far[: 110 + at]}, hoàn thành quý 4/2024." for at in range(0, 24, 3)]
    for line in lines:
        text = PLAN.format(said=line)
        found = check(parse_source(read_bytes("plan.txt", text.encode(), "txt"))[0]).findings
        quotes = [text[s.start : s.end] for f in found if f.code == "VB602" for s in f.spans]
        assert not any("4/2024" in quote for quote in quotes)


def test_the_district_may_stand_behind_a_citation() -> None:
    cited = "- Thực hiện Công văn số 12/UBND-VX ngày 06/4/2024 của UBND tỉnh. Các huyện cùng làm."
    text = PLAN.format(said=cited).replace("tháng 4 năm 2024", "tháng 4 năm 2026")
    found = check(parse_source(read_bytes("plan.txt", text.encode(), "txt"))[0]).findings
    assert "VB704" in {finding.code for finding in found}


def test_a_reason_may_be_broken_over_lines() -> None:
    old = "Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh môi trường.\n"
    assert "VB201" not in changed((old, "Để\nlàng xóm sạch đẹp, "))
    assert "VB201" in changed((old, ""))


ONCE = "- Tổ Văn phòng chủ trì khơi thông cống rãnh khu chợ, xong trước ngày 10/5/2024."


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        (ONCE, "- Việc khơi thông cống rãnh khu chợ xong trước ngày 28/5/2024.", True),
        (f"{ONCE} Khơi thông cống rãnh khu chợ hoàn thành trước ngày 28/5/2024.", "", True),
        (
            "- Trạm Y tế xã dự trữ hàng thiết yếu trong mùa mưa, xong trước ngày 10/5/2024.",
            "- Dự trữ hàng thiết yếu trong mùa mưa hoàn thành trước ngày 28/5/2024.",
            True,
        ),
        (ONCE, "- Việc khơi thông cống rãnh khu chợ xong trước ngày 10/5/2024.", False),
        (ONCE, "- Việc khơi thông cống rãnh khu chợ xong giữa tháng 5/2024.", False),
        (ONCE, "- Việc khơi thông cống rãnh khu chợ đợt 2 xong trước ngày 28/5/2024.", False),
        (
            "- Trạm Y tế xã chủ trì, phối hợp với Tổ Văn phòng, Hội Phụ nữ xã và Bộ phận Kế toán "
            "phát tờ rơi, xong trước ngày 10/5/2024.",
            "- Tổ Văn phòng chủ trì, cùng với Trạm Y tế xã, Hội Phụ nữ xã và Bộ phận Kế toán quét "
            "dọn sân kho, xong trước ngày 28/5/2024.",
            False,
        ),
    ],
)
def test_two_times(first: str, second: str, *, two: bool) -> None:
    assert ("VB611" in codes(first, second)) is two
