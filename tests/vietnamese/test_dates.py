"""Days in words and in figures, with the faults that plans have."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.vietnamese.dates import find_days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hà Nam, ngày 30 tháng 9 năm 2024", "2024-09-30"),
        ("ngày 14/11/2019 của Bộ Nội vụ", "2019-11-14"),
        ("ngày 26 - 7 - 2023", "2023-07-26"),
        ("26-7-2023", "2023-07-26"),
        ("ngày 12.10.2023", "2023-10-12"),
        ("(01.8.2024)", "2024-08-01"),
        ("30 tháng 9 năm 2024", "2024-09-30"),
        ("NGÀY 22/12/2023 CỦA", "2023-12-22"),
        ("ngày 30/9, ", "--09-30"),
        ("ngày 05 tháng 12 hằng năm", "--12-05"),
        ("ngày 27 tháng 3, năm 2020", "2020-03-27"),
        ("các ngày 12, 13/10/2023", "2023-10-13"),
        ("ngày 17 tháng 8 năm 2 021", "2021-08-17"),
    ],
)
def test_day(text: str, value: str) -> None:
    assert [day.value for day in find_days(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ngày   tháng 9 năm 2023", "2023-09"),
        ("ngày tháng 9 năm 2023", "2023-09"),
        ("ngày ... tháng … năm 2026", "2026"),
        ("ngày     /9/2023", "2023-09"),
        ("ngày     tháng     năm     ", None),
        ("ngày ….. tháng ….. năm …..", None),
    ],
)
def test_blank_day(text: str, value: str | None) -> None:
    (day,) = find_days(text)
    assert day.blank
    assert day.value == value


@pytest.mark.parametrize(
    "text",
    [
        "ngày30tháng9năm2024",
        "ngày 30\nthang 9\nnǎm\n2024",
        "ngảy 30 tháng 9năm 20 24",
        "ngày 30/ 9/\n2024",
        "ngày  30\ntháng\n9 năm\n2024",
    ],
)
def test_misprints_and_line_breaks(text: str) -> None:
    assert [day.value for day in find_days(text)] == ["2024-09-30"]


@pytest.mark.parametrize(
    "text",
    [
        "ngày tháng năm sinh",
        "trong 5 ngày tháng cao điểm",
        "ngày 31/9/2023",
        "ngày 12 tháng 13 năm 2024",
        "số 14/2019/NĐ-CP",
        "1/2/2023/TT-BNV",
        "điểm 3.2.2023.1",
        "24/7",
        "ngày 5-6/7",
    ],
)
def test_not_a_day(text: str) -> None:
    assert find_days(text) == []


def test_sentence_end_is_no_part_of_the_day() -> None:
    (day,) = find_days("xong ngày 30 tháng 9. Năm 2023 đã làm")
    assert day.value == "--09-30"
    assert day.printed == "ngày 30 tháng 9"


@given(
    st.dates(), st.sampled_from(["ngày {d} tháng {m} năm {y}", "{d:02d}/{m:02d}/{y}"]), st.text()
)
def test_printed_form_stands_at_its_span(day: object, form: str, noise: str) -> None:
    date = day.replace(year=1900 + day.year % 200)  # type: ignore[attr-defined]
    text = f"{noise}; {form.format(d=date.day, m=date.month, y=date.year)}; {noise}"
    found = find_days(text)
    assert date.isoformat() in [d.value for d in found]
    assert all(text[d.span.start : d.span.end] == d.printed for d in found)


@pytest.mark.parametrize(
    "unit", ["ngày ", "tháng 1 ", "1", "1/1/", "ngày . . ", "ngày" + " " * 39, "ngày 1 tháng "]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    find_days(text)
    assert time.process_time() - start < 3
