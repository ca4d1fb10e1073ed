"""What the text points to inside of itself."""

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
I. MỤC ĐÍCH
- Giữ sạch đường làng.
- Không để rác tồn đọng.
II. NỘI DUNG
1. Quét dọn các tuyến đường
a) Dọn cỏ hai bên đường.
b) Thu gom rác.
2. Khơi thông cống rãnh
- Các thôn làm trước ngày 20/5/2024.
III. TỔ CHỨC THỰC HIỆN
Công chức Văn hóa chủ trì thực hiện. {said}
Trên đây là Kế hoạch ra quân vệ sinh môi trường./.
Nơi nhận:
- UBND huyện (để báo cáo);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Hoàn
"""


def found(said: str) -> list[str]:
    source = read_bytes("plan.txt", PLAN.format(said=said).encode())
    checked = check(parse_source(source)[0], chosen=lambda code: code == "VB225")
    return [finding.message for finding in checked.findings]


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("Các thôn thực hiện nội dung 1, 2 và 3 Mục II của Kế hoạch.", "nội dung 3 Mục II"),
        ("Các thôn thực hiện nội dung 1, 2 Mục I của Kế hoạch.", "nội dung 1, 2 Mục I"),
        ("Thời hạn nêu tại Mục IV Kế hoạch này.", "Mục IV"),
        ("Thời hạn nêu ở các mục II và VI Kế hoạch này.", "mục VI"),
        ("Làm như điểm c khoản 1 Mục II.", "điểm c khoản 1 Mục II"),
        ("Làm như khoản 5 Mục II của Kế hoạch này.", "khoản 5 Mục II"),
        ("Cách làm xem mục 2.4 của Kế hoạch này.", "mục 2.4"),
        ("Cách làm đã hướng dẫn (tại Mục V).", "Mục V"),
        ("Cách làm theo Phần C của Kế hoạch này.", "Phần C"),
        ("Cách làm theo phần IV nêu trên.", "phần IV"),
    ],
)
def test_parts_that_are_not_there(said: str, lost: str) -> None:
    assert found(said) == [f"Văn bản không có {lost}."]


@pytest.mark.parametrize(
    "said",
    [
        "Các thôn thực hiện nội dung 1 và 2 Mục II của Kế hoạch.",
        "Làm như điểm a, điểm b khoản 1 Mục II.",
        "Thực hiện Mục V Chỉ thị số 12/CT-UBND ngày 02/3/2024.",
        "Thực hiện khoản 7 Điều 15 Luật Bảo vệ môi trường.",
        "Theo Quyết định số 15/QĐ-UBND, các việc tại Mục VI giao cho thôn.",
        "Kinh phí theo Mục VI của Phụ lục.",
        "Bồi dưỡng nội dung 5 buổi mỗi quý.",
        "Khen thưởng đội đạt 90 điểm trở lên, mục tiêu 5 đội.",
        "Áp dụng khoản 9 nêu trên của quy ước thôn.",
    ],
)
def test_what_is_there_or_stands_elsewhere(said: str) -> None:
    assert found(said) == []
