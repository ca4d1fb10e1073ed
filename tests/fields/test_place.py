"""Địa danh: the place before the day, whatever stands before it."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields.issued_on import issued_on
from vbparse.fields.place import place


def _layout(header: str, *, flat: bool = False) -> Layout:
    zone = Zone(ZoneKind.HEADER, Span(0, len(header)))
    source = Source("a.txt", header)
    return Layout(source, Span(0, len(header)), header, zones=(zone,), flat=flat)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Số: 1/KH-UBND\nKiên Lương, ngày 05 tháng 6 năm 2023", "Kiên Lương"),
        ("Số: 1/KH-UBND Kiên Lương, ngày 05 tháng 6 năm 2023", "Kiên Lương"),
        (
            "Độc lập - Tự do - Hạnh phúc ------- Số: 1/KH-UBND Bà Rịa - Vũng Tàu, ngày 5 tháng 6 năm 2023",
            "Bà Rịa - Vũng Tàu",
        ),
        ("Thành phố Hồ Chí Minh, ngày   tháng 9 năm 2023", "Thành phố Hồ Chí Minh"),
        ("TP. Cà Mau, ngày 5/6/2023", "TP. Cà Mau"),
        ("Thị trấn Phố Mới, ngày 5 tháng 6 năm 2023", "Thị trấn Phố Mới"),
        ("Quận 3, ngày 5 tháng 6 năm 2023", "Quận 3"),
        ("Krông Năng , ngày 5 tháng 6 năm 2023", "Krông Năng"),
        ("HÀ NAM, ngày 5 tháng 6 năm 2023", "Hà Nam"),
        ("TRƯỜNG MẦM NON HOA MAI Kiên Lương, ngày 5 tháng 6 năm 2023", "Kiên Lương"),
        ("Thừa Thiên Huế,\n ngày 5 tháng 6 năm 2023", "Thừa Thiên Huế"),
        ("Lào Cai, tháng 6 năm 2023", "Lào Cai"),
        ("Lào Cai, ngày … tháng … năm 20…", "Lào Cai"),
        ("Hà nội, ngày 5 tháng 6 năm 2023", "Hà nội"),
        ("Lào Cai ngày 5 tháng 6 năm 2023", "Lào Cai"),
    ],
)
def test_place_before_the_day(header: str, value: str) -> None:
    assert place(_layout(header), {}).value == value


def test_place_broken_over_lines_of_running_text() -> None:
    header = "Số:\n  01/KH-UBND Kiên\n  Lương, ngày 06 tháng 01 năm 2020"
    assert place(_layout(header, flat=True), {}).value == "Kiên Lương"


@pytest.mark.parametrize(
    "header", ["Số: 1/KH-UBND", "số 1/QĐ-TTg\nngày 5 tháng 6", "ngày 5 tháng 6 năm 2023", ""]
)
def test_no_place_is_missing(header: str) -> None:
    found = place(_layout(header), {})
    assert (found.value, found.status) == (None, "missing")


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("Kiên Lương, ngày 05 tháng 6 năm 2023", "2023-06-05", "present"),
        ("Kiên Lương, ngày 05 tháng 6 năm 20 23", "2023-06-05", "present"),
        ("Kiên Lương, ngày 5/6/2023", "2023-06-05", "present"),
        ("Kiên Lương, ngày      tháng 6 năm 2023", "2023-06", "partial"),
        ("Kiên Lương, ngày     tháng     năm 2023", "2023", "partial"),
        ("Kiên Lương, ngày … tháng … năm 20…", None, "blank"),
        ("Kiên Lương, tháng 6 năm 2023", "2023-06", "partial"),
        ("Kiên Lương", None, "missing"),
    ],
)
def test_day_of_issue(header: str, value: str | None, status: str) -> None:
    found = issued_on(_layout(header), {})
    assert (found.value, found.status) == (value, status)


def test_day_behind_a_place_goes_before_another_day() -> None:
    header = "(Họp ngày 1/2/2023)\nKiên Lương, ngày 05 tháng 6 năm 2023"
    assert issued_on(_layout(header), {}).value == "2023-06-05"


def test_day_above_the_signature_when_the_header_has_none() -> None:
    text = "BIÊN BẢN\nHọp xong.\nKiên Lương, ngày 05 tháng 6 năm 2023\nCHỦ TỌA"
    zone = Zone(ZoneKind.SIGNATURE, Span(text.index("Kiên"), len(text)))
    layout = Layout(Source("a.txt", text), Span(0, len(text)), text, zones=(zone,))
    assert issued_on(layout, {}).value == "2023-06-05"
    assert place(layout, {}).value == "Kiên Lương"
