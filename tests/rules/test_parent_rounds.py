"""Reports that come again: as often as the parent wants them, or more often."""

from __future__ import annotations

import pytest

from vbparse import readers
from vbparse.document import Finding
from vbparse.pipeline import parse_source
from vbparse.rules.check import check
from vbparse.rules.parent._periods import period, times_a_year

PARENT = """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 40/KH-UBND
Lào Cai, ngày 02 tháng 02 năm 2024
KẾ HOẠCH
Bảo vệ rừng năm 2024
I. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành
- Cắm biển báo cấm lửa ở cửa rừng.
{}
Trên đây là Kế hoạch bảo vệ rừng năm 2024./.
Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.
"""
DRAFT = """\
UBND TỈNH LÀO CAI
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
Số: 12/KH-SNN
Lào Cai, ngày 20 tháng 02 năm 2024
KẾ HOẠCH
Bảo vệ rừng năm 2024
Thực hiện Kế hoạch số 40/KH-UBND ngày 02/02/2024 của Ủy ban nhân dân tỉnh Lào Cai, Sở ban hành kế \
hoạch như sau:
I. NHIỆM VỤ
- Dựng biển báo cấm lửa tại các cửa rừng.
- {}
- Vận động người dân cùng giữ rừng./.
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Lưu: VT.
"""
QUARTERLY = "- Định kỳ hằng quý báo cáo kết quả về Ủy ban nhân dân tỉnh."


def found(wanted: str, given: str) -> list[Finding]:
    sides = [
        parse_source(readers.read_bytes("a.txt", text.encode(), "txt"))[0]
        for text in (DRAFT.format(given), PARENT.format(wanted))
    ]
    return list(check(sides[0], parent=sides[1], chosen=lambda code: code == "VB920").findings)


@pytest.mark.parametrize(
    "given",
    [
        "Hằng quý, Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh.",
        "Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh định kỳ hằng tháng.",
        "Chi cục Kiểm lâm tham mưu báo cáo Ủy ban nhân dân tỉnh mỗi tuần.",
        "Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng cuối quý.",
        "Các hạt kiểm lâm giữ rừng.",  # who does not report at all is another finding
    ],
)
def test_as_often_or_more_is_right(given: str) -> None:
    assert found(QUARTERLY, given) == []


@pytest.mark.parametrize(
    ("wanted", "given", "words"),
    [
        (QUARTERLY, "Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh hằng năm.", "hằng năm"),
        (QUARTERLY, "Định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.", "6 tháng một lần"),
        (
            "Đề nghị các sở, ngành báo cáo UBND tỉnh hàng tháng.",
            "Hằng quý, Chi cục Kiểm lâm báo cáo UBND tỉnh.",
            "hằng quý",
        ),
        (
            "Yêu cầu các sở, ban, ngành mỗi tuần báo cáo Ủy ban nhân dân tỉnh.",
            "Chi cục Kiểm lâm báo cáo UBND tỉnh 06 tháng một lần.",
            "6 tháng một lần",
        ),
    ],
)
def test_rarer_is_a_finding(wanted: str, given: str, words: str) -> None:
    (finding,) = found(wanted, given)
    assert finding.status == "fail"
    assert words in finding.message
    assert "báo cáo" in finding.related[0].quote


@pytest.mark.parametrize(
    "given",
    [
        "Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh trước ngày 01/12/2024.",
        "Chi cục Kiểm lâm tổng hợp, báo cáo kết quả hằng năm.",
    ],
)
def test_what_is_not_said_is_left_to_a_person(given: str) -> None:
    (finding,) = found(QUARTERLY, given)
    assert finding.status == "needs_review"


def test_reports_inside_of_the_body_are_another_matter() -> None:
    given = "Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh hằng quý; các hạt báo cáo Sở hằng năm."
    assert found(QUARTERLY, given) == []


def test_reports_of_others_are_not_asked_of_this_body() -> None:
    wanted = "Yêu cầu Sở Tài chính định kỳ hằng tháng báo cáo Ủy ban nhân dân tỉnh."
    assert found(wanted, "Chi cục Kiểm lâm báo cáo Ủy ban nhân dân tỉnh hằng năm.") == []


@pytest.mark.parametrize(
    ("rule", "rate"),
    [
        ("FREQ=MONTHLY;INTERVAL=3", 4.0),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", 4.0),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", 1.0),
        ("FREQ=WEEKLY", 52.0),
        ("FREQ=MONTHLY;INTERVAL=0", None),
        ("INTERVAL=3", None),
        ("", None),
        (None, None),
    ],
)
def test_times_a_year(rule: str | None, rate: float | None) -> None:
    assert times_a_year(rule) == rate


def test_how_a_period_is_called() -> None:
    assert period(4.0)[0] == "hằng quý"
    assert period(52 / 2)[0] == "26 lần một năm"
