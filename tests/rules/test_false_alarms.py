"""What rules must not say: false alarms that were found on generated and real documents."""

from __future__ import annotations

import pytest
from commune_plan import BASES, BODY, END, HEAD

from vbparse import parse_source
from vbparse.readers import read_bytes
from vbparse.rules.check import Checked, State, check


def checked(text: str) -> Checked:
    return check(parse_source(read_bytes("plan.txt", text.encode()))[0])


def codes(text: str) -> set[str]:
    return {finding.code for finding in checked(text).findings}


def test_the_list_of_bases_ends_with_its_last_line_however_it_begins() -> None:
    assert not {"VB301", "VB302"} & codes(HEAD + BASES + BODY + END)


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020, UBND xã ban hành Kế hoạch như "
        "sau:\n",
        "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\ntriển khai Kế hoạch số "
        "30/KH-UBND ngày 02/3/2024 của UBND huyện, UBND xã ban hành Kế hoạch như sau:\n",
    ],
)
def test_a_sentence_of_bases_is_no_list(opening: str) -> None:
    assert not {"VB301", "VB302"} & codes(HEAD + opening + BODY + END)


def test_a_text_that_has_lost_the_left_half_of_its_head_is_not_judged_by_it() -> None:
    lost = HEAD.split("\n", 3)[3]
    states = {each.rule.code: each.state for each in checked(lost + BASES + BODY + END).outcomes}
    assert states["VB106"] is states["VB110"] is State.NOT_EVALUATED


def test_the_subject_may_end_with_the_name_of_a_type() -> None:
    text = HEAD.replace("Ra quân vệ sinh môi trường năm 2024", "Rà soát văn bản quy phạm pháp luật")
    assert "VB132" not in codes(text + BASES + BODY + END)


def test_the_labels_of_lines_are_no_symbols() -> None:
    body = BODY.replace("Công chức", "1- UBND xã theo dõi chung.\n2- Công chức")
    assert "VB309" not in codes(HEAD + BASES + body + END)


def test_a_deputy_of_a_committee_needs_his_authority_under_its_name() -> None:
    deputy = END.replace("CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    signed = END.replace("CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert "VB433" in codes(HEAD + BASES + BODY + deputy)
    assert "VB433" not in codes(HEAD + BASES + BODY + signed)


def test_a_place_may_be_called_like_a_school() -> None:
    head = HEAD.replace("XÃ HÒA SƠN", "XÃ TRƯỜNG LẠC").replace("Hòa Sơn", "Trường Lạc")
    assert "VB436" in codes(head + BASES + BODY + END.replace("Lê Văn", "ThS. Lê Văn"))


def test_dates_in_figures_behind_the_place() -> None:
    found = codes(HEAD.replace("ngày 15 tháng 4 năm 2024", "15/4/2024") + BASES + BODY + END)
    assert "VB125" in found
    assert "VB121" not in found


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("số 30/KH-UBND", "số      /KH-UBND", "VB306"),
        ("số 30/KH-UBND", "số 30/KHUBND", "VB309"),
        ("số 30/KH-UBND", "số 30/KH -UBND", "VB309"),
    ],
)
def test_broken_symbols_of_bases(right: str, wrong: str, code: str) -> None:
    assert code in codes(HEAD + BASES.replace(right, wrong) + BODY + END)
    assert code not in codes(HEAD + BASES + BODY + END)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2020;\n", "2020\n", "VB301"),
        ("2020;\n", "2020,\n", "VB301"),
        ("vệ sinh môi trường.\n", "vệ sinh môi trường\n", "VB302"),
        ("vệ sinh môi trường.\n", "vệ sinh môi trường,\n", "VB302"),
        ("số 30/KH-UBND ngày", "ngày", "VB306"),
        ("số 30/KH-UBND", "số 30/ KH-UBND", "VB309"),
        ("số 30/KH-UBND", "số 30-KH-UBND", "VB309"),
        ("số 30/KH-UBND", "số 30KH-UBND", "VB309"),
        ("ngày 02/3/2024", "năm 2024", "VB303"),
        ("ngày 02/3/2024", "ngày 31/4/2024", "VB604"),
    ],
)
def test_one_fault_of_a_base_is_found_once(old: str, new: str, code: str) -> None:
    assert old in BASES
    found = codes(HEAD + BASES.replace(old, new) + BODY + END)
    assert found - codes(HEAD + BASES + BODY + END) == {code}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Số: 12", "số: 12", "VB115"),
        ("Số: 12", "12", "VB115"),
        ("12/KH-UBND", "12/UBND-KH", "VB114"),
        ("12/KH-UBND", "12-KH/UBND", "VB117"),
        ("12/KH-UBND", "12KH-UBND", "VB117"),
        ("12/KH-UBND", "12/Kh-UBND", "VB117"),
        ("12/KH-UBND", "12/KH-UBND/2024", "VB116"),
        ("12/KH-UBND", "12/KH-STC", "VB118"),
        ("Hạnh phúc", "Hạnh phúc.", "VB103"),
        ("15 tháng 4 năm 2024", "32 tháng 4 năm 2024", "VB124"),
        ("ỦY BAN NHÂN DÂN\nXÃ HÒA SƠN", "Ủy ban nhân dân\nxã Hòa Sơn", "VB107"),
    ],
)
def test_one_fault_of_the_head_is_found_once(old: str, new: str, code: str) -> None:
    assert old in HEAD
    found = codes(HEAD.replace(old, new) + BASES + BODY + END)
    assert found - codes(HEAD + BASES + BODY + END) == {code}
