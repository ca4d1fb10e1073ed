"""The execution period of the plan as a whole, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vbparse.document import DocType, Field, Layout
from vbparse.fields.deadlines import deadlines
from vbparse.fields.period import period

LayoutOf = Callable[[str], Layout]

PLAN = """UBND HUYỆN AN BÌNH

An Bình, ngày 10 tháng 3 năm 2024

KẾ HOẠCH
{subject}

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024, huyện ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Nâng cao nhận thức của Nhân dân.

{body}
"""


@pytest.fixture
def value(layout_of: LayoutOf) -> Callable[..., str | None]:
    def read(subject: str, body: str, **more: Any) -> str | None:
        layout = layout_of(PLAN.format(subject=subject, body=body))
        known = {"subject": Field(value=subject), "issued_on": Field(value="2024-03-10"), **more}
        found = period(layout, {**known, "deadlines": deadlines(layout, known)})
        return found.value if found else None

    return read


Value = Callable[..., str | None]
NO_TIME = "II. NỘI DUNG\n\nTuyên truyền sâu rộng."


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("Chuyển đổi số huyện giai đoạn 2024 - 2026", NO_TIME, "2024/2026"),
        ("Triển khai công tác dân vận năm 2024", NO_TIME, "2024"),
        ("Công tác dân vận năm 2024 trên địa bàn huyện", NO_TIME, "2024"),
        ("Thực hiện Chương trình trồng rừng giai đoạn 2021 - 2025 huyện năm 2024", NO_TIME, "2024"),
        ("Tổng kết phong trào giai đoạn 2020 - 2024", NO_TIME, None),
        ("Trồng cây giai đoạn 2016 - 2020", NO_TIME, None),
        (
            "Kiểm tra việc trồng cây năm 2024",
            "II. NỘI DUNG\n\nChương trình này được thực hiện từ năm 2021 đến năm 2030 trong cả nước.",
            "2024",
        ),
        ("Năm an toàn giao thông 2024", NO_TIME, "2024"),
        ("Tiêm vắc xin sởi cho trẻ em năm 2024 - 2025", NO_TIME, "2024/2025"),
        (
            "Phát triển du lịch cộng đồng",
            "II. LỘ TRÌNH\n\nKế hoạch được thực hiện trong giai đoạn 2024 - 2026, cụ thể:",
            "2024/2026",
        ),
        (
            "Phát triển du lịch cộng đồng",
            "II. TỔ CHỨC\n\nKế hoạch này được thực hiện từ năm 2024 đến hết năm 2030.",
            "2024/2030",
        ),
        (
            "Kích cầu du lịch năm 2024 và năm 2025",
            "II. NỘI DUNG\n\n1. Thời gian triển khai: từ ngày ban hành Kế hoạch đến hết ngày 31/12/2025.",
            "2024-03-10/2025-12-31",
        ),
        (
            "Tổ chức Tuần lễ đọc sách năm 2024",
            "II. NỘI DUNG\n\nTuần lễ được tổ chức từ ngày 15/4/2024 đến ngày 21/4/2024.",
            "2024-04-15/2024-04-21",
        ),
        (
            "Mở đợt kiểm tra vệ sinh an toàn thực phẩm",
            "II. THỜI GIAN THỰC HIỆN\n\nTừ ngày 15/4/2024 đến ngày 15/5/2024.\n"
            "1. Bước 1: Từ ngày 15/4/2024 đến ngày 20/4/2024: Xây dựng kế hoạch.",
            "2024-04-15/2024-05-15",
        ),
    ],
)
def test_period(value: Value, subject: str, body: str, expected: str) -> None:
    assert value(subject, body) == expected


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Tăng cường kỷ luật, kỷ cương hành chính", NO_TIME),
        ("Tổ chức Hội thi tay nghề năm 2024", NO_TIME),
        ("Thực hiện Đề án “Xã hội học tập giai đoạn 2021 - 2030”", NO_TIME),
        ("Thực hiện Chỉ thị số 9/CT-TTg ngày 02 tháng 02 năm 2024 của Thủ tướng", NO_TIME),
        ("Tổng kết công tác năm 2022", NO_TIME),
        ("Kích cầu du lịch năm 2024 và năm 2025", NO_TIME),
        ("Ôn thi năm học 2023 - 2024", NO_TIME),
        (
            "Nâng cao chất lượng sinh hoạt",
            "II. TỔ CHỨC\n\nTham mưu sơ kết việc thực hiện Kế hoạch trong quý III/2024.",
        ),
        (
            "Cải tiến chất lượng",
            "II. NỘI DUNG VÀ TIẾN ĐỘ\n\nTT\tHoạt động\tĐầu mối\tThời gian\n"
            "1\tCải tạo khu đón tiếp\tPhòng Vật tư\tTừ tháng 4/2024 đến tháng 6/2024\n"
            "2\tTập huấn\tPhòng Điều dưỡng\tQuý III/2024",
        ),
        (
            "Tăng cường trật tự đô thị",
            "II. NHIỆM VỤ\n\n1. Rà soát quy hoạch\n\na) Lập danh mục\n\n"
            "- Thời gian: từ ngày 15/4/2024 đến ngày 20/4/2024.",
        ),
    ],
)
def test_none(value: Value, subject: str, body: str) -> None:
    assert value(subject, body) is None


def test_a_notice_has_no_period_of_a_programme(value: Value) -> None:
    subject = "Kết luận về Chương trình trồng rừng giai đoạn 2024 - 2028"
    assert value(subject, NO_TIME) == "2024/2028"
    assert value(subject, NO_TIME, doc_type=DocType(value="Thông báo", code="TB")) is None
