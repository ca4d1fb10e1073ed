"""Which expressions of time are deadlines of a plan, and what goes into the record for them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from vbparse import layout as layouts
from vbparse.document import Citation, Deadline, DocType, Field, Layout, Span
from vbparse.fields._deadline_signs import pattern
from vbparse.fields._deadline_tables import due_cells
from vbparse.fields.deadlines import deadlines
from vbparse.readers import read_bytes
from vbparse.vietnamese.lexicon import load

LayoutOf = Callable[[str], Layout]

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN AN BÌNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 45/KH-UBND
An Bình, ngày 10 tháng 3 năm 2024

KẾ HOẠCH
Triển khai công tác dân vận năm 2024

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân huyện \
ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

Nâng cao nhận thức của cán bộ và Nhân dân.

{body}

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An
"""


def _known(**more: Any) -> dict[str, Any]:
    subject = Field(value=more.pop("subject", "Triển khai công tác dân vận năm 2024"))
    return {"issued_on": Field(value="2024-03-10"), "subject": subject, **more}


@pytest.fixture
def find(layout_of: LayoutOf) -> Callable[..., tuple[Deadline, ...]]:
    return lambda body, **more: deadlines(layout_of(PLAN.format(body=body)), _known(**more))


@pytest.fixture
def values(find: Callable[..., tuple[Deadline, ...]]) -> Callable[..., list[str | None]]:
    return lambda body, **more: [d.value for d in find(body, **more)]


Values = Callable[..., list[str | None]]
Find = Callable[..., tuple[Deadline, ...]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Các xã gửi báo cáo về huyện trước ngày 20/6/2024.", ["2024-06-20"]),
        ("Phòng Nội vụ trình kế hoạch chậm nhất ngày 25/3.", ["2024-03-25"]),
        ("Thời gian: Tháng 4/2024.", ["2024-04-01/2024-04-30"]),
        ("Thời gian thực hiện: 2024", ["2024"]),
        ("Kiểm tra tại các xã: Quý III/2024.", ["2024-07-01/2024-09-30"]),
        ("Ban hành quy chế (hoàn thành trong quý II/2024).", ["2024-04-01/2024-06-30"]),
        ("Treo cờ từ ngày 27/4/2024 đến hết ngày 08/5/2024.", ["2024-04-27/2024-05-08"]),
        ("Lễ phát động tổ chức vào lúc 7 giờ 30, ngày 26/3/2024.", ["2024-03-26T07:30"]),
        ("Đến năm 2030, 100% thôn có nhà văn hóa.", ["2030"]),
        ("Hoàn thành việc số hóa chậm nhất vào năm 2026.", ["2026"]),
        ("Phấn đấu đến hết năm 2024, hộ nghèo còn dưới 2%.", ["2024"]),
        ("Triển khai ngay từ tháng đầu, quý đầu và cả năm 2024.", ["2024"]),
        ("Hằng năm, các trường tổ chức hội thi.", ["FREQ=YEARLY"]),
        ("Các xã hằng năm phải hoàn thành chỉ tiêu được giao.", ["FREQ=YEARLY"]),
        ("Tổ chức kiểm tra, đánh giá phong trào thi đua hằng năm.", ["FREQ=YEARLY"]),
        (
            "Báo cáo định kỳ hằng năm (trước ngày 15/12) về huyện.",
            ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"],
        ),
        (
            "Hằng năm, các đơn vị lập dự toán gửi Phòng Tài chính - Kế hoạch trước ngày 15/7.",
            ["FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=15"],
        ),
        (
            "Báo cáo định kỳ 6 tháng (trước ngày 10/6), hằng năm (trước ngày 10/12).",
            ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"],
        ),
        ("Họp giao ban vào thứ Hai hằng tuần.", ["FREQ=WEEKLY;BYDAY=MO"]),
        ("Trả lời trong vòng 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.", ["P5D"]),
        ("Phấn đấu giảm ít nhất 10% số vụ trong năm 2024.", ["2024"]),
        ("Phấn đấu giảm số vụ cháy mỗi năm từ 5% đến 10%.", ["FREQ=YEARLY"]),
        ("Mốc giám sát: từ ngày 01/01/2021 đến ngày 31/12/2023.", []),
        ("Lễ hội được tổ chức tháng 10/2024 tại đình làng.", ["2024-10-01/2024-10-31"]),
        ("Thư viện công khai hằng tháng số bạn đọc của từng tổ.", ["FREQ=MONTHLY"]),
        ("90% học sinh được khám mắt 01 lần/năm.", []),
        ("Thẩm định hồ sơ không quá 10 ngày làm việc.", ["P10D"]),
        ("Ký cam kết trong 30 ngày kể từ ngày phát động.", ["P30D"]),
        ("Các thôn báo cáo nhanh, báo cáo đầy đủ sau 05 ngày.", ["P5D"]),
        ("Ai vắng mặt phải báo cáo tổ trưởng trước 02 ngày.", ["-P2D"]),
        ("Phát loa từ tháng 5 đến tháng 8 hằng năm.", ["FREQ=YEARLY;BYMONTH=5,6,7,8"]),
        ("Phòng Nội vụ sơ kết năm 2026, tổng kết năm 2028.", ["2026", "2028"]),
        ("Báo cáo tổng kết năm 2024.", []),
        ("Gửi danh sách trước ngày 2 5/8/2024.", ["2024-08-25"]),
        ("Đào tạo chia làm 8 khóa từ tháng 4/2024 đến tháng 6/2025.", ["2024-04-01/2025-06-30"]),
        ("Trình Hội đồng nhân dân tại kỳ họp tháng 7 năm 2024.", ["2024-07-01/2024-07-31"]),
        (
            "Thời gian: từ 14/5 đến 31/5/2024.\n- Lễ ra quân: 6 giờ 30 ngày 14/5/2024.",
            ["2024-05-14/2024-05-31", "2024-05-14T06:30"],
        ),
        ("Thời gian: Buổi sáng (từ 8h00 đến 11h00) ngày 05/9/2024.", ["2024-09-05T08:00"]),
        ("Thời gian: 1/2 ngày, ngày 12/4/2024.", ["2024-04-12"]),
        ("Thời gian: 16-17/5/2024.", ["2024-05-16/2024-05-17"]),
        ("Thời gian: Quý II hằng năm.", ["FREQ=YEARLY;BYMONTH=4,5,6"]),
        ("Thời gian: T5-T6/2024.", ["2024-05-01/2024-06-30"]),
        ("Các xã gửi báo cáo trước ngày 15/6 và 15/12.", ["2024-06-15", "2024-12-15"]),
        ("Họp mặt hội viên ít nhất 01 lần/quý.", ["FREQ=MONTHLY;INTERVAL=3"]),
        ("Gửi danh sách trước hội nghị 03 ngày.", ["-P3D"]),
        ("Gửi tài liệu cho đại biểu trước ít nhất 05 ngày.", ["-P5D"]),
        (
            "1. Các xã\nXây dựng kế hoạch trước ngày 20/6.\n2. Các đoàn thể\nXây dựng kế hoạch trước ngày 20/6.",
            ["2024-06-20", "2024-06-20"],
        ),
        ("Mục tiêu giai đoạn 2026-2030, 80% số hộ phân loại rác.", ["2026/2030"]),
        ("- Mục tiêu từ năm 2024 đến năm 2027, 90% trẻ em biết bơi.", ["2024/2027"]),
        ("II. LỘ TRÌNH\n1. Giai đoạn I (2024-2025): thí điểm 04 xã.", ["2024/2025"]),
        ("Thí điểm 03 mô hình lúa hữu cơ trong hai năm 2024 - 2025.", ["2024/2025"]),
        ("Rước đuốc tại quảng trường 2 tháng 9.", []),
        ("Sửa vỉa hè đường 3 tháng 2 và đường 19 tháng 5.", []),
        ("Thi kéo co tại công viên 30 tháng 4 vào ngày 27/4/2024.", ["2024-04-27"]),
        ("Tổ chức thi báo tường chào mừng ngày 20/11.", []),
        ("Tặng quà Trung thu xong trước ngày 15/8 âm lịch.", []),
        ("Dâng hương mùng 10 tháng 3.", []),
        ("Họp thôn vào ngày mùng 5 hằng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=5"]),
        ("Báo cáo 6 tháng gửi trước ngày 15/6 về huyện.", ["2024-06-15"]),
        ("Thời gian tổ chức: Tuần 3 tháng 5/2024.", ["2024-05-15/2024-05-21"]),
        ("Gửi báo cáo sau 05 ngày kết thúc đợt phát động.", ["P5D"]),
        ("Ra quân từ 0 giờ ngày 01/4/2024 đến 24 giờ ngày 30/4/2024.", ["2024-04-01/2024-04-30"]),
        ("Bước 2 (từ 21/4 - 31/6/2024): lấy ý kiến cử tri.", ["2024-04-21/2024-06-30"]),
        (
            "Kiểm tra làm 02 đợt: đợt 1 tháng 5, đợt 2 tháng 10.",
            ["2024-05-01/2024-05-31", "2024-10-01/2024-10-31"],
        ),
        (
            "Tổ chức 01 buổi trong Tháng hành động (từ 15/4 đến 15/5/2024).",
            ["2024-04-15/2024-05-15"],
        ),
        ("Nắm tình hình, tuần một lần báo cáo về huyện.", ["FREQ=WEEKLY"]),
        ("Khi có gà ốm phải báo xã trong vòng 24 giờ.", ["PT24H"]),
        ("Số liệu báo cáo tính từ ngày 01/01/2024 đến ngày 31/5/2024.", []),
        ("- Đợt 1: trước ngày 30/4/2024\n- Đợt 2: 30/8/2024", ["2024-04-30", "2024-08-30"]),
        ("Thời gian thực hiện: Thường xuyên.", [None]),
        ("Danh sách được công bố vào thứ Ba hằng tuần.", ["FREQ=WEEKLY;BYDAY=TU"]),
        ("Phòng Nội vụ công bố chỉ số trong quý II/2024.", ["2024-04-01/2024-06-30"]),
        ("Tổ chức hội chợ vào tháng 5 hằng năm.", ["FREQ=YEARLY;BYMONTH=5"]),
        ("Hằng năm, tổ chức hội thi vào tháng 11.", ["FREQ=YEARLY;BYMONTH=11"]),
        (
            "Báo cáo quý I trước ngày 12 tháng 3, báo cáo 6 tháng trước ngày 12 tháng 6 và "
            "báo cáo năm trước ngày 28 tháng 11 hằng năm.",
            [
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=12",
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=12",
                "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=28",
            ],
        ),
        (
            "Các xã báo cáo trước ngày 08/6 và trước ngày 08/12 hằng năm.",
            ["FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=8"],
        ),
        (
            "Các xã báo cáo định kỳ 6 tháng (trước ngày 08/6 và trước ngày 08/12).",
            ["FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=8"],
        ),
        ("Phòng Nội vụ tham mưu sơ kết vào năm 2026, tổng kết vào năm 2028.", ["2026", "2028"]),
        ("Tổ chức sơ kết vào cuối năm 2025.", ["2025-12-31"]),
        ("Trong năm 2024, trình Hội đồng nhân dân huyện ban hành nghị quyết.", ["2024"]),
        ("Trường Chính trị mở 04 lớp bồi dưỡng trong năm 2024.", ["2024"]),
        ("Thí điểm tại 05 xã từ năm 2024 đến năm 2026.", ["2024/2026"]),
        ("Mục tiêu cụ thể đến năm 2027", ["2027"]),
        ("Cấp phát cho các trạm chậm nhất 04 ngày trước ngày tiêm.", ["-P4D"]),
        ("Giao hàng trước khi khai mạc ít nhất 2 ngày.", ["-P2D"]),
        ("Hỗ trợ các hộ; chậm nhất sau 12 ngày kể từ ngày được duyệt danh sách.", ["P12D"]),
        ("Văn phòng chuyển tiền cho cơ sở trong vòng 06 ngày kể từ ngày nhận đủ hồ sơ.", ["P6D"]),
        ("Báo tin cho cha mẹ học sinh trong vòng 04 ngày kể từ khi có điểm.", ["P4D"]),
        ("Kiến nghị được trả lời trong 06 ngày làm việc.", ["P6D"]),
        ("Các ổ dịch được xử lý trong vòng 36 giờ.", ["PT36H"]),
        ("Cắm biển tại các ngầm tràn, hoàn thành trước 25/9.", ["2024-09-25"]),
        ("Các thôn báo cáo nhanh trước 17 giờ hằng ngày.", ["FREQ=DAILY"]),
        ("Diễn tập 01 lần trong tháng 8 tại bến cảng.", ["2024-08-01/2024-08-31"]),
        ("Tổ chức diễn tập ít nhất 01 lần/năm.", ["FREQ=YEARLY"]),
        ("Ban Chỉ đạo họp 2 tuần/lần.", ["FREQ=WEEKLY;INTERVAL=2"]),
        ("Trao đổi tin tức với các xã bạn mỗi tháng một lần.", ["FREQ=MONTHLY"]),
        ("Phòng Nội vụ mở các lớp bồi dưỡng, bảo đảm mỗi năm có 60 học viên.", ["FREQ=YEARLY"]),
        ("Xuất bản bản tin mỗi quý một kỳ.", ["FREQ=MONTHLY;INTERVAL=3"]),
        ("Khai trương truớc ngày 30/11/2024.", ["2024-11-30"]),
        (
            "Định kỳ hằng quý, 6 tháng và hằng năm báo cáo huyện.",
            ["FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"],
        ),
        ("Định kỳ 5 năm tổ chức tổng kết.", ["FREQ=YEARLY;INTERVAL=5"]),
        ("Kiểm tra định kỳ 01 tháng/01 lần.", ["FREQ=MONTHLY"]),
        ("Tiếp công dân định kỳ ngày 10 và 25 hằng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=10,25"]),
        (
            "Tổ chức ngày hội từ ngày 10/11 đến ngày 12/11 hằng năm.",
            ["FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10,11,12"],
        ),
        ("Năm 2024, phấn đấu 85% số thôn đạt chuẩn văn hóa.", ["2024"]),
        ("Năm 2025: 100% cơ quan dùng chữ ký số.", ["2025"]),
        ("Tăng trưởng bình quân giai đoạn 2024-2028 đạt 7%/năm.", ["2024/2028"]),
        ("Trong giai đoạn 2024-2025, ưu tiên đầu tư cho các xã vùng cao.", ["2024/2025"]),
        ("Xử lý tin báo trong thời gian không quá 48 giờ.", ["PT48H"]),
    ],
)
def test_binds(values: Values, body: str, expected: list[str | None]) -> None:
    assert values(f"II. NỘI DUNG\n\n{body}") == expected


@pytest.mark.parametrize(
    "body",
    [
        "Giảm 5% số vụ so với năm 2023.",
        "Trong năm 2023, toàn huyện đã tổ chức 45 lớp tập huấn.",
        "Tính đến ngày 31/12/2023, có 120 mô hình.",
        "Duy trì kết quả từ năm 2015 đến nay.",
        "Kết quả công tác quý I/2024 của các xã.",
        "Luật Đất đai năm 2024 có hiệu lực thi hành từ ngày 01/01/2025.",
        "Kỷ niệm Ngày Gia đình Việt Nam (28/6), Ngày Khuyến học Việt Nam (ngày 02 tháng 10).",
        "Đề án phát triển thanh niên giai đoạn 2021 - 2030, Chương trình đến năm 2025.",
        "Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.",
        "Hưởng ứng phong trào “Xây dựng nông thôn mới giai đoạn 2023 - 2030”.",
        "Được xác định rõ trong chương trình công tác hằng năm và dài hạn.",
        "Là tiêu chí đánh giá, xếp loại hằng năm.",
        "Học sinh các trường, năm học 2023 - 2024; nhiệm kỳ 2020 - 2025.",
        "Nghị quyết số 01/NQ-HĐND ngày 12/5/2022 của Hội đồng nhân dân huyện.",
        "Các vi phạm còn tồn tại trước năm 2024.",
        "Rà soát người sinh từ ngày 01/01/1999 đến ngày 31/12/2006.",
        "Trường hợp nghỉ hưu trước ngày 01/7/2024 được hưởng chế độ.",
        "Hội thi diễn ra trong thời gian 03 ngày, mỗi tiết mục trong vòng 10 phút.",
        "Duy trì chế độ trực 24/7; đạt 2/3 số hộ; thực hiện 15/23 chỉ tiêu.",
        "Tổ chức thường xuyên, liên tục các hoạt động tuyên truyền.",
        "Tiêm cho trẻ, trừ những trẻ đã tiêm vắc xin khác trong vòng 01 tháng trước ngày tiêm.",
        "Giải tuần: mỗi tuần 12 giải, trị giá 200.000 đồng.",
        "Chào mừng 100 năm Ngày thành lập (05/5/1897 - 05/5/2024).",
        "Ôn lại truyền thống của Hội (08/6/1930 - 08/6/2024).",
        "Công dân thường trú tại huyện từ 6 tháng trở lên tính đến ngày 01/6/2024.",
        "Số liệu do Cục Thống kê công bố ngày 15/3/2024.",
        "Giấy chứng nhận có giá trị trong thời hạn 12 tháng kể từ ngày cấp.",
        "Trình tại kỳ họp thường lệ cuối năm 2024.",
        "Vận hành trực tổng đài 24 giờ mỗi ngày.",
        "Số liệu chốt đến ngày 15/12.",
        "Kỳ báo cáo tính từ ngày 15/12 năm trước đến ngày 14/12 của kỳ báo cáo.",
        "Mốc thời gian lấy số liệu: từ 01/01/2022 đến thời điểm kiểm tra.",
        "Kể những chuyện gặp hằng ngày.",
        "Triển khai giao thông xanh, hướng tới trung hòa các-bon vào năm 2050.",
        "Triển khai các chính sách phù hợp với xu thế mới về an toàn trong giai đoạn 2024 - 2030.",
    ],
)
def test_does_not_bind(values: Values, body: str) -> None:
    assert values(f"II. NỘI DUNG\n\n1. {body}") == []


def test_heading_may_say_hang_nam(values: Values) -> None:
    body = "II. NỘI DUNG\n\n1. Khen thưởng hằng năm\n\nXét tặng danh hiệu cho các xã.\n"
    assert values(body) == []


def test_section_on_what_has_been(values: Values) -> None:
    body = "II. ĐÁNH GIÁ TÌNH HÌNH\n\nQuý I/2024, kiểm tra 12 cơ sở; ngày 05/3/2024 xử lý 01 vụ."
    assert values(body) == []


def test_preamble_recipients_and_signature_hold_none(values: Values) -> None:
    assert values("II. NỘI DUNG\n\nTuyên truyền sâu rộng.") == []


def test_dates_of_citations_and_their_titles(layout_of: LayoutOf) -> None:
    cited = "Kế hoạch số 9/KH-UBND ngày 12/4/2024"
    text = PLAN.format(
        body=f"II. NỘI DUNG\n\n1. Thực hiện {cited} về chuyển đổi số từ tháng 5/2024; xong "
        "trước ngày 30/9/2024."
    )
    start = text.index(cited)
    citation = Citation(
        value="9/KH-UBND",
        title="về chuyển đổi số từ tháng 5/2024",
        spans=(Span(start, start + len(cited)),),
    )
    found = deadlines(layout_of(text), _known(citations=(citation,)))
    assert [d.value for d in found] == ["2024-09-30"]


def test_section_on_time(values: Values) -> None:
    body = """II. TIẾN ĐỘ THỰC HIỆN

- Tháng 3: Ban hành kế hoạch.
- Tháng 4 - 5: Tổ chức tuyên truyền.
- Từ năm 2024 đến năm 2026: Nhân rộng mô hình; sơ kết vào năm 2025.
- Trước ngày 15/11: Tổng kết, báo cáo."""
    assert values(body) == [
        "2024-03-01/2024-03-31",
        "2024-04-01/2024-05-31",
        "2024/2026",
        "2025",
        "2024-11-15",
    ]


def test_own_stage_is_the_plans_period(layout_of: LayoutOf) -> None:
    subject = "Chuyển đổi số trên địa bàn huyện giai đoạn 2024 - 2026"
    text = PLAN.format(body="II. NỘI DUNG\n\nTuyên truyền.").replace(
        "Triển khai công tác dân vận năm 2024", subject
    )
    (found,) = deadlines(layout_of(text), _known(subject=subject))
    assert (found.value, found.kind) == ("2024/2026", "interval")


def test_stage_in_a_quoted_name_is_not_the_plans(layout_of: LayoutOf) -> None:
    subject = "Triển khai Đề án “Xã hội học tập giai đoạn 2024 - 2026” năm 2024"
    text = PLAN.format(body="II. NỘI DUNG\n\nTuyên truyền.").replace(
        "Triển khai công tác dân vận năm 2024", subject
    )
    assert deadlines(layout_of(text), _known(subject=subject)) == ()


def test_own_stage_of_what_a_decision_issues_is_not_its_period(layout_of: LayoutOf) -> None:
    subject = "Ban hành Kế hoạch chuyển đổi số trên địa bàn huyện giai đoạn 2024 - 2026"
    text = PLAN.format(body="Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.").replace(
        "KẾ HOẠCH\nTriển khai công tác dân vận năm 2024", f"QUYẾT ĐỊNH\n{subject}"
    )
    known = _known(subject=subject, doc_type=DocType(value="Quyết định", code="QĐ"))
    assert deadlines(layout_of(text), known) == ()


def test_told_again_is_one(find: Find) -> None:
    body = """II. NỘI DUNG

Tuần lễ được tổ chức từ ngày 02/10/2024 đến ngày 08/10/2024.

Trong Tuần lễ, từ ngày 02 đến ngày 08 tháng 10 năm 2024, các xã treo băng rôn."""
    (found,) = find(body)
    assert found.value == "2024-10-02/2024-10-08"
    assert len(found.spans) == 2


def test_two_bodies_are_two(values: Values) -> None:
    body = """II. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ báo cáo kết quả trước ngày 15/11/2024.
2. Phòng Tư pháp báo cáo kết quả trước ngày 15/11/2024."""
    assert values(body) == ["2024-11-15", "2024-11-15"]


def test_two_tasks_with_labels_are_two(values: Values) -> None:
    body = """II. NHIỆM VỤ

1. Rà soát quy hoạch
- Thời gian thực hiện: Quý II/2024.
2. Lập danh mục dự án
- Thời gian thực hiện: Quý II/2024."""
    assert values(body) == ["2024-04-01/2024-06-30"] * 2


def test_agenda_of_an_event(values: Values) -> None:
    body = """II. THỜI GIAN, NỘI DUNG

1. Thời gian: từ ngày 20/5/2024 đến ngày 22/5/2024.
2. Chương trình
- Ngày 20/5/2024: Khai mạc, tham quan.
- Ngày 22/5/2024: Bế mạc."""
    assert values(body) == ["2024-05-20/2024-05-22"]


@pytest.mark.parametrize(
    ("body", "action", "unit"),
    [
        (
            "1. Phòng Nội vụ\n\nTổng hợp, báo cáo kết quả trước ngày 15/12/2024.",
            "Tổng hợp, báo cáo kết quả",
            "Phòng Nội vụ",
        ),
        (
            "1. Phòng Tài chính - Kế hoạch thẩm định dự toán xong trước ngày 30/4/2024.",
            "Phòng Tài chính - Kế hoạch thẩm định dự toán",
            "Phòng Tài chính - Kế hoạch",
        ),
        (
            "1. Trước ngày 05/12/2024, các đơn vị báo cáo kết quả thực hiện.",
            "các đơn vị báo cáo kết quả thực hiện",
            "các đơn vị",
        ),
        (
            "1. Rà soát quy hoạch\n- Đơn vị chủ trì: Phòng Kinh tế.\n- Thời gian: Quý II/2024.",
            "Rà soát quy hoạch",
            "Phòng Kinh tế",
        ),
    ],
)
def test_action_and_unit(find: Find, body: str, action: str, unit: str) -> None:
    (found,) = find(f"II. TỔ CHỨC THỰC HIỆN\n\n{body}")
    assert (found.action, found.unit) == (action, unit)


def test_record(find: Find) -> None:
    (found,) = find("II. NỘI DUNG\n\n1. Các xã báo cáo trước\nngày 20 tháng 6 năm 2024.")
    assert found.text == "trước ngày 20 tháng 6 năm 2024"
    assert (found.kind, found.bound, found.end) == ("date", "exclusive", "2024-06-20")
    assert 0 < found.confidence < 1
    assert found.spans


def test_less_sure_when_the_year_is_filled_in(find: Find) -> None:
    (full,) = find("II. NỘI DUNG\n\n1. Các xã báo cáo trước ngày 20/6/2024.")
    (short,) = find("II. NỘI DUNG\n\n1. Các xã báo cáo trước ngày 20/6.")
    assert short.value == full.value
    assert short.confidence < full.confidence


def test_year_of_the_latest_base_when_there_is_no_date(layout_of: LayoutOf) -> None:
    text = PLAN.format(body="II. NỘI DUNG\n\n1. Các xã báo cáo trước ngày 20/6.")
    known = {"citations": (Citation(issued_on="2023-01-05"), Citation(issued_on="2024-02-01"))}
    assert [d.value for d in deadlines(layout_of(text), known)] == ["2024-06-20"]


# ------------------------------------------------------------------------------------------ tables

TABLE = """| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Ban hành quy chế | Phòng Nội vụ | 30/9 |
| 2 | Tập huấn | Phòng Tư pháp | Quý II/2024 |
| 3 | Kiểm tra | Thanh tra huyện | T9/2024 |
| 4 | Tuyên truyền | Phòng Văn hóa | Thường xuyên |
| 5 | Nhân rộng mô hình | Phòng Kinh tế | 2024 - 2025 |
"""


def _table(rows: str) -> Layout:
    text = f"# KẾ HOẠCH\n\nCải cách hành chính năm 2024\n\n## I. NHIỆM VỤ\n\n{rows}\n"
    return layouts.lay_out(read_bytes("bang.md", text.encode(), "text/markdown"))[0]


def test_due_column() -> None:
    found = deadlines(_table(TABLE), _known())
    assert [d.value for d in found] == [
        "2024-09-30",
        "2024-04-01/2024-06-30",
        "2024-09-01/2024-09-30",
        None,
        "2024/2025",
    ]
    assert [d.unit for d in found][:2] == ["Phòng Nội vụ", "Phòng Tư pháp"]
    assert found[0].action == "Ban hành quy chế"


def test_table_without_tasks_has_no_due_column() -> None:
    layout = _table("| TT | Họ tên | Ngày sinh |\n|---|---|---|\n| 1 | Lê An | 02/3/2004 |\n")
    assert list(due_cells(layout)) == []


# ------------------------------------------------------------------------------- lexicon, hostile


@pytest.mark.parametrize("word", load("deadline_cues")["slot"]["examples"])
def test_slot_examples(word: str) -> None:
    assert pattern("slot").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["no_slot"]["examples"])
def test_no_slot_examples(word: str) -> None:
    assert pattern("no slot").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["commits"]["examples"])
def test_commits_examples(word: str) -> None:
    assert pattern("commits").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["no_term"]["examples"])
def test_no_term_examples(word: str) -> None:
    assert pattern("no term").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["quick"]["examples"])
def test_quick_examples(word: str) -> None:
    assert pattern("quick").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["never"]["examples"])
def test_never_examples(word: str) -> None:
    assert pattern("never").search(word.rstrip())


@pytest.mark.parametrize("word", load("deadline_cues")["recurring_noun"]["examples"])
def test_recurring_noun_examples(word: str) -> None:
    assert pattern("noun").search(word.rstrip())


@pytest.mark.parametrize("word", load("deadline_cues")["quarter_of"]["examples"])
def test_quarter_of_examples(word: str) -> None:
    assert pattern("of").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["recurring_verb"]["examples"])
def test_recurring_verb_examples(word: str) -> None:
    assert pattern("closes").search(word)


@pytest.mark.parametrize("word", load("deadline_cues")["column"]["examples"])
def test_column_examples(word: str) -> None:
    assert re.search("|".join(load("deadline_cues")["column"]["words"]), word)


@pytest.mark.parametrize(
    "unit", ["trước ngày 1/1 ", "tháng 1 ", "Thời gian: ", "hằng năm ", "“", "1. ", "ngày 5, "]
)
def test_time_grows_with_the_text_and_no_faster(layout_of: LayoutOf, unit: str) -> None:
    def seconds(size: int) -> float:
        layout = layout_of(PLAN.format(body="II. NỘI DUNG\n\n" + unit * (size // len(unit))))
        start = time.process_time()
        deadlines(layout, _known())
        return time.process_time() - start

    seconds(2_000)
    small, large = seconds(20_000), seconds(80_000)
    assert large < 14 * small + 0.3


def test_the_reports_of_a_plan_for_several_years_come_back(values: Values) -> None:
    body = "II. BÁO CÁO\n\nBáo cáo 6 tháng trước ngày 08/6 và báo cáo năm trước ngày 02/12."
    rules = ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=2"]
    assert values(body, subject="Trồng cây giai đoạn 2024 - 2028")[:2] == rules
    assert values(body) == ["2024-06-08", "2024-12-02"]


def test_a_plan_for_tet_speaks_of_the_months_before(values: Values) -> None:
    body = "II. VIỆC LÀM\n\nGửi danh sách hộ nghèo trong tháng 4."
    assert values(body, subject="Chăm lo Tết Nguyên đán năm 2025") == ["2024-04-01/2024-04-30"]


FLAT = "II. PHÂN CÔNG\n\nTT Nội dung công việc Chủ trì Phối hợp Thời gian hoàn thành 1 Soạn thư \
mời Văn phòng Phòng Nội vụ 11/5 2 Trang trí hội trường Phòng Văn hóa Đài Truyền thanh Trong \
tháng 6/2024 3 Đón khách Văn phòng Phòng Nội vụ Quý III/2024\n\nIII. KINH PHÍ\n\nNăm 2024 có đủ."


def test_the_due_column_of_a_table_that_lost_its_grid(find: Find) -> None:
    found = find(FLAT)
    values = ["2024-05-11", "2024-06-01/2024-06-30", "2024-07-01/2024-09-30"]
    assert [d.value for d in found] == values
    assert (found[1].action or "", (found[1].unit or "")[:13]) == (
        "Trang trí hội trường",
        "Phòng Văn hóa",
    )


def test_the_due_column_of_a_table_with_a_cell_a_line(values: Values) -> None:
    cells = ["TT", "Nội dung", "Thời gian", "Đơn vị thực hiện", "1", "Soạn thư mời", "Quý II",
             "Văn phòng", "2", "Đón khách", "Như trên", "Văn phòng", "3", "Chụp ảnh", "Cả năm",
             "Đài Truyền thanh"]  # fmt: skip
    lines = "\n".join(cells)
    assert values(f"II. PHÂN CÔNG\n\n{lines}\n") == ["2024-04-01/2024-06-30"] * 2 + ["2024"]


def test_bodies_named_together_owe_it_before_the_heading(find: Find) -> None:
    body = "II. VIỆC\n\n1. Phòng Nội vụ\n- Các xã, thị trấn gửi báo cáo trước ngày 20/5/2024.\n"
    more = "- Soạn kế hoạch trước ngày 25/5/2024."
    assert [d.unit for d in find(body + more)] == ["Các xã, thị trấn", "Phòng Nội vụ"]
