"""Months and quarters told in a list, goals from now on, half years, bare years of goals."""

from __future__ import annotations

import pytest

from vbparse.document import Source
from vbparse.pipeline import parse_source

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 83/KH-UBND\n\nLào Cai, ngày 15 tháng 1 năm 2022\n\nKẾ HOẠCH\nPhát triển thư viện năm 2022\n\n"
    "UBND tỉnh ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n\n- Đưa sách về bản.\n\nII. NHIỆM VỤ\n\n- "
)


def values(sentence: str) -> list[str | None]:
    plan = parse_source(Source("a.txt", HEAD + sentence))[0]
    return [d.value for d in plan.deadlines]


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("Tổ chức họp vào các tháng 4, 7 và 10 năm 2022.", (4, 7, 10)),
        ("Kiểm tra kho sách trong tháng 3, tháng 6 và tháng 9/2022.", (3, 6, 9)),
        ("Luân chuyển sách 3 đợt vào tháng 3, 6, 9 năm 2022.", (3, 6, 9)),
    ],
)
def test_each_month_of_a_list(sentence: str, months: tuple[int, ...]) -> None:
    last = {3: 31, 4: 30, 6: 30, 7: 31, 9: 30, 10: 31}
    assert values(sentence) == [f"2022-{m:02d}-01/2022-{m:02d}-{last[m]}" for m in months]


def test_each_quarter_of_a_list_with_its_own_place() -> None:
    sentence = "Hoàn thành trong quý I, quý III năm 2022."
    plan = parse_source(Source("a.txt", HEAD + sentence))[0]
    assert [(d.value, d.text) for d in plan.deadlines] == [
        ("2022-01-01/2022-03-31", "Hoàn thành trong quý I"),
        ("2022-07-01/2022-09-30", "III năm 2022"),
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Thực hiện từ nay đến hết năm 2025.", "2025"),
        ("6 tháng đầu năm 2022: hoàn thành kiểm kê kho sách.", "2022-01-01/2022-06-30"),
        ("Đến 2025, phấn đấu 50% số xã có thư viện.", "2025"),
    ],
)
def test_what_a_plan_binds_itself_to(sentence: str, value: str) -> None:
    assert values(sentence) == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kết quả tháng 3 và tháng 6 năm 2021 cho thấy bạn đọc tăng.",
        "6 tháng đầu năm 2022 đã hoàn thành kiểm kê kho sách.",
        "Thư viện có từ 2000 đến 2025 đầu sách.",
    ],
)
def test_what_binds_nobody(sentence: str) -> None:
    assert values(sentence) == []


def test_goals_of_one_stage_under_two_headings_are_two() -> None:
    goals = (
        "1. Mục tiêu chung\n\nNâng cao văn hóa đọc.\n\n2. Mục tiêu cụ thể\n\n2.1. Về giáo dục\n\n"
        "- Giai đoạn 2022 - 2025: 80% trường học có thư viện.\n\n2.2. Về nông thôn\n\n"
        "- Giai đoạn 2022 - 2025: 50% số xã có tủ sách.\n\n"
    )
    plan = parse_source(Source("a.txt", HEAD.replace("\n- ", f"\n{goals}", 1)))[0]
    assert [(d.value, d.action) for d in plan.deadlines] == [
        ("2022/2025", "80% trường học có thư viện"),
        ("2022/2025", "50% số xã có tủ sách"),
    ]
