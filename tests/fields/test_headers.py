"""Headers of all kinds of bodies, a line each and flattened to one running line."""

from __future__ import annotations

import pytest

from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes
from vbparse.vietnamese.fold import key

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
YOUTH = "ĐOÀN TNCS HỒ CHÍ MINH"
BELOW = (
    "KẾ HOẠCH\nTổ chức Ngày hội đọc sách năm 2024\n\nThực hiện Kế hoạch số 12/KH-BVHTTDL ngày 1/2/2024 của Bộ "
    "Văn hóa, Thể thao và Du lịch, đơn vị xây dựng Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\n1. Đọc sách.\n"
)
HEADERS = [
    (("THÀNH ĐOÀN HẢI LĨNH", "BAN THƯỜNG VỤ"), YOUTH, "Ban Thường vụ", "Thành đoàn Hải Lĩnh"),
    (("HUYỆN ĐOÀN LỘC KIM", "BCH ĐOÀN TRƯỜNG THPT NGUYỄN DU"), YOUTH,
     "BCH Đoàn trường THPT Nguyễn Du", "Huyện đoàn Lộc Kim"),
    (("TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH", "BAN THANH NIÊN TRƯỜNG HỌC"), "",
     "Ban Thanh niên trường học", "Trung ương Đoàn TNCS Hồ Chí Minh"),
    (("ĐẢNG BỘ TỈNH LẠNG SƠN", "HUYỆN ỦY BẮC KIM"), PARTY, "Huyện ủy Bắc Kim", "Đảng bộ tỉnh Lạng Sơn"),
    (("ĐẢNG UỶ XÃ TÂN LẬP", "CHI BỘ TRƯỜNG TIỂU HỌC TÂN LẬP"), PARTY,
     "Chi bộ Trường Tiểu học Tân Lập", "Đảng uỷ xã Tân Lập"),
    (("BỘ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG"), STATE, "Bộ Nông nghiệp và Môi trường", None),
    (("ỦY BAN NHÂN DÂN TỈNH", "LẠNG SƠN"), STATE, "Ủy ban nhân dân tỉnh Lạng Sơn", None),
    (("ỦY BAN NHÂN DÂN", "HUYỆN TRƯỜNG SA"), STATE, "Ủy ban nhân dân huyện Trường Sa", None),
    (("UBND HUYỆN TRƯỜNG SA", "PHÒNG NỘI VỤ"), STATE, "Phòng Nội vụ", "UBND huyện Trường Sa"),
    (("UBND QUẬN KIM ĐÌNH", "TRƯỜNG THCS PHÒNG CHÂU"), STATE, "Trường THCS Phòng Châu", "UBND quận Kim Đình"),
    (("CÔNG ĐOÀN NGÀNH Y TẾ", "CÔNG ĐOÀN CƠ SỞ TRƯỜNG THPT CHU VĂN AN"), STATE,
     "Công đoàn cơ sở Trường THPT Chu Văn An", "Công đoàn ngành Y tế"),
    (("HỘI LHPN TỈNH HẢI LĨNH", "HỘI LHPN HUYỆN BẮC KIM"), STATE,
     "Hội LHPN huyện Bắc Kim", "Hội LHPN tỉnh Hải Lĩnh"),
    (("ỦY BAN MTTQ VIỆT NAM", "TỈNH HẢI LĨNH", "BAN THƯỜNG TRỰC"), STATE,
     "Ban Thường trực", "Ủy ban MTTQ Việt Nam tỉnh Hải Lĩnh"),
    (("ĐẠI HỌC QUỐC GIA HẢI LĨNH", "TRƯỜNG ĐẠI HỌC CÔNG NGHỆ"), STATE,
     "Trường Đại học Công nghệ", "Đại học Quốc gia Hải Lĩnh"),
    (("KHO BẠC NHÀ NƯỚC", "KHO BẠC NHÀ NƯỚC KHU VỰC XXI"), STATE,
     "Kho bạc Nhà nước khu vực XXI", "Kho bạc Nhà nước"),
    (("HỘI ĐỒNG NHÂN DÂN TỈNH", "ĐOÀN GIÁM SÁT"), STATE, "Đoàn giám sát", "Hội đồng nhân dân tỉnh"),
    (("UBND XÃ TÂN LẬP", "BAN CHỈ HUY PCTT & TKCN"), STATE, "Ban Chỉ huy PCTT & TKCN", "UBND xã Tân Lập"),
    (("VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI TỈNH HẢI LĨNH", "CHI NHÁNH HUYỆN BẮC KIM"), STATE,
     "Chi nhánh huyện Bắc Kim", "Văn phòng Đăng ký đất đai tỉnh Hải Lĩnh"),
]  # fmt: skip


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
@pytest.mark.parametrize(("rows", "motto", "issuer", "above"), HEADERS, ids=lambda x: str(x)[:40])
def test_issuer_and_the_body_above(rows, motto, issuer, above, flat) -> None:
    day = "Kim Sơn, ngày 05 tháng 3 năm 2024"
    text = "\n".join((*rows, "Số: 12/KH-ABC", motto, day, "", BELOW))
    if flat:
        head = (" ".join(rows), "-------", motto.replace("\n", " "), "------- Số: 12/KH-ABC", day)
        text = " ".join((*head, BELOW.replace("\n", " ")))
    (plan,) = parse_source(read_bytes("a.txt", text.encode(), "text/plain"))
    found = (plan.issuer.value, plan.issuer.parent)
    assert tuple(key(name) if name else None for name in found) == (
        key(issuer),
        above and key(above),
    )


def test_the_second_number_of_a_joint_plan_is_no_body() -> None:
    rows = (
        "UBND TỈNH HẢI LĨNH",
        "CÔNG AN TỈNH - SỞ Y TẾ",
        "Số: 5/KHPH-CAT",
        "Số: 9/KHPH-SYT",
        STATE,
    )
    text = "\n".join((*rows, "Kim Sơn, ngày 05 tháng 3 năm 2024", "", BELOW))
    (plan,) = parse_source(read_bytes("a.txt", text.encode(), "text/plain"))
    assert (plan.issuer.value, plan.issuer.parent) == (
        "Công an tỉnh - Sở Y tế",
        "UBND tỉnh Hải Lĩnh",
    )


def test_a_plan_without_a_header_is_of_who_decided_it() -> None:
    text = BELOW.replace(
        "năm 2024\n",
        "năm 2024\n(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 3/2/2024\ncủa Chủ tịch UBND tỉnh Lào Cai)\n",
        1,
    ).replace("đơn vị xây dựng Kế hoạch như sau:", "nội dung như sau:")
    (plan,) = parse_source(read_bytes("a.txt", text.encode(), "text/plain"))
    assert plan.issuer.value == "UBND tỉnh Lào Cai"


def test_a_few_words_beside_the_type_are_not_the_whole_title() -> None:
    text = "\n".join(
        ("SỞ Y TẾ", "Số: 12/KHPH-SYT", STATE, "Kim Sơn, ngày 05 tháng 3 năm 2024", "", BELOW)
    )
    text = text.replace("KẾ HOẠCH\nTổ chức", "KẾ HOẠCH PHỐI HỢP\nTổ chức")
    (plan,) = parse_source(read_bytes("a.txt", text.encode(), "text/plain"))
    assert "ngày hội đọc sách năm 2024" in key(plan.subject.value or "")
