"""Faults of head, căn cứ and end that other rules had claimed as well, or that none had seen."""

from __future__ import annotations

import pytest
from commune_plan import BASES, BODY, END, HEAD

from vbparse import parse_source
from vbparse.readers import read_bytes
from vbparse.rules.check import check

PLAN = HEAD + BASES + BODY + END
NO_SUBJECT = """Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh môi trường.
UBND xã xây dựng Kế hoạch ra quân vệ sinh môi trường năm 2024 như sau:
"""
COLUMNS = """ỦY BAN NHÂN DÂN HUYỆN PHÚ LƯƠNG         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ỦY BAN NHÂN DÂN                         Độc lập - Tự do - Hạnh phúc
XÃ HÒA SƠN                              Hòa Sơn, ngày 15 tháng 4 năm 2024
Số: 12/KH-UBND
KẾ HOẠCH
Ra quân vệ sinh môi trường năm 2024
"""


def codes(text: str) -> list[str]:
    plan = parse_source(read_bytes("plan.txt", text.encode()))[0]
    return [f.code for f in check(plan).findings if f.code != "VB208"]  # no reporting


def flat(text: str) -> str:
    return " ".join(text.split()).replace(" CỘNG", " ------- CỘNG").replace(" Số", " ------- Số")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("Hòa Sơn, ngày", "HỎA TỐC\nngày", ["VB126"]),
        ("Nơi nhận:\n", "", ["VB411"]),
        (END, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Hoàn\n" + END[10:73], ["VB411"]),
        ("12/KH-UBND", "12/KH -\nUBND", ["VB113"]),
        (
            "Ra quân vệ sinh môi trường năm 2024\n",
            "Ra quân vệ sinh môi trường trên địa bàn xã\nHòa Sơn năm 2024.\n",
            ["VB134"],
        ),
        (
            "Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh môi trường.",
            "Theo Quyết định số 30/QĐ-BNV ngày 02/3/2024 của Bộ Nội vụ phê duyệt Đề án vệ sinh.",
            [],
        ),
        (
            "Ra quân vệ sinh môi trường năm 2024\n",
            "Ra quân vệ sinh môi trường theo chỉ đạo của\nUBND huyện Phú Lương.\n",
            ["VB134"],
        ),
        ("Số: 12/KH-UBND", "12/KH-UBND", ["VB115"]),
        (
            "02/3/2024 của UBND huyện về vệ sinh môi trường.",
            "02/3/2024 của UBND thị xã Hồng\nNgọc ban hành Kế hoạch vệ sinh môi trường.",
            [],
        ),
        ("Lê Văn Hoàn", "Hà Giang", []),
        (
            "./.\n" + END,
            ". Phân công: xem Phụ lục kèm theo./.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Hoàn\n"
            "Phụ lục\nPHÂN CÔNG\n(Kèm theo Kế hoạch số 12/KH-UBND)\nQuét đường: các thôn\n",
            ["VB411"],
        ),
        ("VIỆT NAM\nĐộc", "\nĐộc", ["VB101"]),
        ("Ra quân vệ sinh môi trường năm 2024\n" + BASES, NO_SUBJECT, ["VB133"]),
        ("- Lưu: VT.", "- Lưu: VT;\n- VPUB: CVP, các PCVP.", ["VB413"]),
    ],
)
def test_one_code_each(old: str, new: str, found: list[str]) -> None:
    assert old in PLAN
    assert codes(PLAN.replace(old, new) if old else PLAN) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("Hòa Sơn, ngày", "ngày", ["VB126"]),
        ("HUYỆN PHÚ LƯƠNG         CỘNG", "HUYỆN PHÚ LƯƠNG CỘNG", []),
        ("ỦY BAN NHÂN DÂN HUYỆN PHÚ LƯƠNG", "Ủy ban nhân dân huyện Phú Lương", ["VB107"]),
    ],
)
def test_a_head_in_two_columns(old: str, new: str, found: list[str]) -> None:
    assert codes(COLUMNS.replace(old, new) + BASES + BODY + END) == found


def test_running_text() -> None:
    listed = (
        HEAD + "- Trên cơ sở Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\n- " + BASES[63:]
    )
    assert codes(flat(listed + BODY + END)) == []
    assert codes(flat(PLAN.replace("Nơi nhận:\n", ""))) == ["VB411"]
    assert codes(flat(PLAN.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", ""))) == ["VB432"]
    annex = "PHỤ LỤC\nBẢNG PHÂN CÔNG\n(Kèm theo Kế hoạch số 12/KH-UBND)\n1 Quét đường Các thôn Hằng tuần\n"
    assert codes(flat(PLAN.replace("Lê Văn Hoàn\n", annex))) == ["VB431"]
    items = PLAN.replace("Công chức Văn hóa", "3- Quét dọn. 4- UBND các thôn. Công chức Văn hóa")
    assert "VB309" not in codes(flat(items))


def test_the_number_tells_whose_heading_is_wrong_for_the_front() -> None:
    head = (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ HÒA SƠN\nSố: 12/KH-MTTQ-BTT\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hòa Sơn, ngày 15 tháng 4 năm 2024\nKẾ HOẠCH\nRa quân vệ sinh môi trường năm 2024\n"
    )
    found = codes(head + BASES + BODY + END.replace("ỦY BAN NHÂN DÂN", "BAN THƯỜNG TRỰC"))
    assert {"VB101", "VB102", "VB105"} == {code for code in found if code.startswith("VB1")}


def test_a_deputy_minister_signs_for_the_minister() -> None:
    end = END.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "THỨ TRƯỞNG")
    assert "VB433" in codes(HEAD.replace("ỦY BAN NHÂN DÂN\nXÃ HÒA SƠN", "BỘ Y TẾ") + BODY + end)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Ủy ban nhân dân\ntỉnh Hòa Lĩnh\nSỞ NỘI VỤ", ["VB107"]),
        ("ỦY BAN NHÂN DÂN\nTỈNH HÒA LĨNH\nSỞ NỘI VỤ", []),
        ("UBND TỈNH HÀ TĨNH SỞ NỘI VỤ", []),
    ],
)
def test_the_body_above_the_issuer(head: str, found: list[str]) -> None:
    text = HEAD.replace("ỦY BAN NHÂN DÂN\nXÃ HÒA SƠN", head).replace("KH-UBND", "KH-SNV")
    end = END.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "GIÁM ĐỐC")
    assert [code for code in codes(text + BASES + BODY + end) if code != "VB605"] == found
