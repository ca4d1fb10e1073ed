"""Leads in tables that were flattened into running text, and bodies that reports are sent to."""

from __future__ import annotations

import time

import pytest

from vbparse.document import Plan, Source
from vbparse.pipeline import parse_source

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH LÀO CAI ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
    "--------------- Số: 83/KH-UBND Lào Cai, ngày 15 tháng 1 năm 2022 KẾ HOẠCH PHÁT TRIỂN THƯ VIỆN NĂM "
    "2022 UBND tỉnh ban hành Kế hoạch như sau: I. MỤC ĐÍCH Đưa sách về bản. II. NỘI DUNG CÔNG VIỆC "
)
COLUMNS = "TT Nội dung công việc Cơ quan chủ trì Cơ quan phối hợp Thời gian hoàn thành "
TAIL = (
    "III. TỔ CHỨC THỰC HIỆN 1. Các sở, ngành căn cứ Kế hoạch này triển khai thực hiện. 2. Thủ trưởng các "
    "đơn vị thực hiện nghiêm Kế hoạch này."
)


def _parsed(body: str) -> Plan:
    return parse_source(Source("a.txt", HEAD + body + TAIL))[0]


def leads(body: str) -> list[str | None]:
    return [unit.value for unit in _parsed(body).lead_units]


def test_the_first_cell_with_a_body_leads() -> None:
    rows = (
        "1 Tổ chức hội nghị quán triệt Kế hoạch này Sở Tư pháp Các sở, ban, ngành Quý I/2022 "
        "2 Rà soát kho sách, trình UBND tỉnh xem xét Sở Văn hóa, Thể thao và Du lịch Sở Tư pháp Tháng "
        "6/2022 3 Bố trí kinh phí Sở Tài chính, Sở Kế hoạch và Đầu tư UBND các huyện Thường xuyên "
    )
    assert leads(COLUMNS + rows) == [
        "Sở Tư pháp",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Tài chính",
        "Sở Kế hoạch và Đầu tư",
    ]


def test_the_heads_of_columns_are_no_part_of_the_heading() -> None:
    plan = _parsed(COLUMNS + "1 Tổ chức hội nghị Sở Tư pháp Các sở, ngành Quý I/2022 ")
    titles = [s.title for s in plan.sections if s.level == 1]
    assert titles == ["MỤC ĐÍCH", "NỘI DUNG CÔNG VIỆC", "TỔ CHỨC THỰC HIỆN"]


def test_a_table_without_a_leading_column_names_nobody() -> None:
    rows = "1 Tổ chức hội nghị Sở Tư pháp Quý I/2022 2 Rà soát kho sách Sở Nội vụ Quý II/2022 "
    assert leads("TT Nội dung công việc Nơi tổ chức Thời gian hoàn thành " + rows) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Các cơ quan báo cáo kết quả về Sở Nội vụ trước ngày 15/11/2022. ", ["Sở Nội vụ"]),
        ("Báo cáo kết quả gửi Sở Nội vụ tổng hợp, báo cáo UBND tỉnh. ", ["Sở Nội vụ"]),
        ("Ngày 25 hằng tháng gửi báo cáo về Sở Nội vụ tổng hợp. ", ["Sở Nội vụ"]),
        ("Kịp thời báo cáo về Sở Y tế khi có dịch. ", []),
        ("Các đơn vị báo cáo về UBND các huyện. ", []),
        ("Sở Y tế báo cáo kết quả về Bộ Y tế. ", []),
        (
            "Giám đốc Sở Nội vụ chủ trì thực hiện; các xã báo cáo về Sở Nội vụ. ",
            ["Giám đốc Sở Nội vụ"],
        ),
    ],
)
def test_who_collects_the_reports(sentence: str, wanted: list[str]) -> None:
    assert leads(f"1. Đưa sách về bản. 2. {sentence}") == wanted


def test_many_tables_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = COLUMNS + "1 Tổ chức hội nghị Sở Tư pháp Các sở, ngành Quý I/2022 "
        start = time.process_time()
        _parsed(text * count)
        return time.process_time() - start

    seconds(5)
    assert seconds(160) < 8 * max(seconds(40), 0.05)
