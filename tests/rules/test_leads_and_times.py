"""One task with two leads, one task with two times; texts are invented."""

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
        ("- Tổ Văn phòng chủ trì quét dọn chợ.", False),
        ("- Văn phòng HĐND và UBND xã chủ trì quét dọn chợ.", False),
        ("- Tổ Văn phòng chủ trì, phối hợp với Trạm Y tế xã và Hội Phụ nữ xã dọn chợ.", False),
    ],
)
def test_two_leads(line: str, *, two: bool) -> None:
    assert ("VB232" in codes(line)) is two


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
