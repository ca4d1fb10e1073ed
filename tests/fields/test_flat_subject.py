"""Trích yếu in a running line: where it ends, when neither lines nor capitals tell."""

from __future__ import annotations

import pytest

from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH HẢI LĨNH ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
    "Hạnh phúc --------------- Số: 19/KH-UBND Hải Lĩnh, ngày 07 tháng 5 năm 2018 KẾ HOẠCH "
)
BODY = " I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích Nâng cao nhận thức. II. NỘI DUNG 1. Tuyên truyền."
RULED = "Ngày 17/8/2017 Tỉnh ủy ban hành Nghị quyết số 10. UBND tỉnh ban hành Kế hoạch:"


@pytest.mark.parametrize(
    ("subject", "rest"),
    [
        ("Ra quân làm thủy lợi mùa khô năm 2018", "Hằng năm, mùa khô gây thiếu nước. UBND tỉnh lập kế hoạch:"),
        ("Diệt chuột bảo vệ lúa năm 2018", "Vụ Đông Xuân vừa qua, chuột cắn phá lúa. UBND tỉnh lập kế hoạch:"),
        ("Tuyển sinh lớp 6 năm học 2018-2019", "Phòng Giáo dục và Đào tạo xây dựng Kế hoạch như sau:"),
        ("Thi đua chào mừng 90 năm Ngày thành lập Hội (14/10/1930 - 14/10/2020)", "Thưc hiện Kế hoạch số 2/KH-HNDT ngày 02/5/2018 của Ban Chấp hành Hội Nông dân tỉnh; UBND tỉnh lập kế hoạch:"),
        ("Trồng rừng thay thế", "Thực hiện Quyết định số 2/QĐ-BNN ngày 02/10/2016 của Bộ Nông nghiệp; UBND tỉnh lập kế hoạch:"),
        ("Tiết kiệm điện năm 2018", "Thực hiện Chỉ thị số 3/CT-TTg ngày 02/5/2018 của Thủ tướng Chính phủ; UBND tỉnh lập kế hoạch:"),
        ("Ứng phó với bão số 3", "Nhằm giảm thiệt hại, UBND tỉnh ban hành Kế hoạch:"),
        ("Phát triển kinh tế tư nhân", "Ủy ban nhân dân tỉnh Hải Lĩnh ban hành Kế hoạch:"),
        ("Hỗ trợ nhà ở cho công nhân", "Nhằm chăm lo đời sống, UBND tỉnh ban hành Kế hoạch:"),
        ("Xúc tiến thương mại với các tỉnh Nam Bộ năm 2018", "Căn cứ Luật Thương mại ngày 14/6/2005, UBND tỉnh lập kế hoạch:"),
        ("Sơ kết 5 năm thực hiện Nghị quyết số 6-NQ/TW của Ban Chấp hành Trung ương Đảng", "Căn cứ Kế hoạch số 2-KH/TU ngày 02/5/2018 của Tỉnh ủy, UBND tỉnh lập kế hoạch:"),
        ("Về xây dựng tủ sách cơ sở", "Trên cơ sở Kế hoạch số 3/KH-SYT ngày 02/10/2016 của Sở Y tế, UBND tỉnh lập kế hoạch:"),
        ("Làm sạch bờ biển của Sở Y tế về việc thu gom rác", "Trường Tiểu học Bản Phố xây dựng kế hoạch:"),
        (
            "Thực hiện Nghị quyết số 10-NQ/TU, ngày 17/8/2017 của Ban Thường vụ Tỉnh ủy về phát triển du lịch",
            f"----- {RULED}",
        ),
        (
            "Thăm, tặng quà nhân kỷ niệm 71 năm Ngày Thương binh - Liệt sĩ",
            "Thực hiện Công văn số 5/LĐTBXH ngày 2/5/2018 của Bộ Nội vụ; UBND tỉnh ban hành Kế hoạch:",
        ),
    ],
)  # fmt: skip
def test_the_subject_ends_where_the_sentence_begins(subject: str, rest: str) -> None:
    text = f"{HEAD}{subject} {rest}{BODY}"
    (plan,) = parse_source(read_bytes("a.txt", text.encode(), "text/plain"))
    assert plan.subject.value == subject
