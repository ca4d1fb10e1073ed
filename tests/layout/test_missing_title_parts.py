"""Where the head ends and the preamble begins when the trích yếu, the type or the day is missing."""

from __future__ import annotations

import pytest

from vbparse import parse_source
from vbparse.document import Plan
from vbparse.readers import read_bytes

HEAD = """ỦY BAN NHÂN DÂN
XÃ BẢN PHỐ
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bản Phố, ngày 15 tháng 4 năm 2024
"""
BODY = """I. MỤC ĐÍCH
Giữ sạch đường làng.
II. TỔ CHỨC THỰC HIỆN
Công chức Văn hóa chủ trì.
"""


def read(text: str) -> Plan:
    return parse_source(read_bytes("plan.txt", text.encode()))[0]


def flat(text: str) -> str:
    return " ".join(text.split()).replace(" CỘNG", " ------- CỘNG").replace(" Số", " ------- Số")


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\nUBND xã lập Kế hoạch như sau:\n",
        "Để việc giữ gìn vệ sinh đi vào nền nếp, UBND xã ban hành Kế hoạch như sau:\n",
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh;\n"
        "Triển khai Công văn số 8/UBND-VX ngày 05/3/2024 của UBND huyện về rác thải.\n",
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh, UBND xã ban "
        "hành Kế hoạch với các nội dung như sau:\n",
        "Ủy ban nhân dân xã xây dựng Kế hoạch ra quân vệ sinh môi trường như sau:\n",
    ],
)
def test_an_opening_is_no_subject(opening: str) -> None:
    assert read(HEAD + "KẾ HOẠCH\n" + opening + BODY).subject.value is None


@pytest.mark.parametrize(
    "subject",
    [
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh",
        "Triển khai Tháng hành động vì môi trường năm 2024",
        "Theo dõi thi hành pháp luật năm 2024",
        "Hưởng ứng Tháng hành động phòng, chống ma túy của xã năm 2024",
    ],
)
@pytest.mark.parametrize("running", [False, True], ids=["lines", "flat"])
def test_a_subject_may_begin_as_preambles_do(subject: str, running: bool) -> None:
    opening = "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\nUBND xã lập Kế hoạch:\n"
    text = f"{HEAD}KẾ HOẠCH\n{subject}\n{opening}{BODY}"
    assert read(flat(text) if running else text).subject.value == subject


def test_a_subject_may_stand_right_above_the_sentence_that_issues_the_plan() -> None:
    subject = "Hưởng ứng Tháng hành động phòng, chống ma túy của xã năm 2024"
    text = f"{HEAD}KẾ HOẠCH\n{subject}\nUBND xã triển khai Kế hoạch này như sau:\n{BODY}"
    assert read(text).subject.value == subject


@pytest.mark.parametrize("running", [False, True], ids=["lines", "flat"])
def test_a_place_that_has_lost_its_day_stands_before_the_title(running: bool) -> None:
    text = HEAD.replace("Bản Phố, ngày 15 tháng 4 năm 2024", "Bản Phố,")
    text += "KẾ HOẠCH\nRa quân vệ sinh môi trường năm 2024\nCăn cứ Luật Bảo vệ môi trường;\n" + BODY
    plan = read(flat(text) if running else text)
    assert plan.subject.value == "Ra quân vệ sinh môi trường năm 2024"
    assert plan.issued_on.value is None


def test_without_a_type_the_head_ends_at_its_day() -> None:
    text = (
        HEAD + "RA QUÂN VỆ SINH MÔI TRƯỜNG\nTRÊN ĐỊA BÀN XÃ\n"
        "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\n" + BODY
    )
    plan = read(text)
    assert plan.issuer.value == "Ủy ban nhân dân xã Bản Phố"
    assert plan.issued_on.value == "2024-04-15"


def test_a_full_stop_ends_the_subject() -> None:
    text = f"{HEAD}KẾ HOẠCH\nRa quân vệ sinh môi trường trên địa bàn xã năm 2024.\nUBND xã lập Kế hoạch:\n"
    assert read(text + BODY).subject.value == "Ra quân vệ sinh môi trường trên địa bàn xã năm 2024"


def test_a_place_called_like_a_school_is_no_issuer() -> None:
    text = HEAD.replace("Bản Phố, ngày 15 tháng 4 năm 2024", "Trường Lạc")
    plan = read(
        text + "KẾ HOẠCH\nRa quân vệ sinh môi trường\nCăn cứ Luật Bảo vệ môi trường;\n" + BODY
    )
    assert plan.issuer.value == "Ủy ban nhân dân xã Bản Phố"
