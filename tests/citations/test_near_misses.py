"""Near misses: what looks like a number or a day and was not read as one."""

from __future__ import annotations

import time

import pytest

from vbparse.citations.near_misses import near_misses
from vbparse.document import Layout, Source, Span


def found(text: str) -> list[tuple[str, str]]:
    part = Layout(Source("a.txt", text), Span(0, len(text)), text)
    misses = near_misses(part, {})
    assert all(text[m.start : m.end].split() == m.text.split() for m in misses)
    return [(m.text, m.why) for m in misses]


@pytest.mark.parametrize(
    "text, quote, why",
    [
        ("trước ngày 31/4/2024", "31/4/2024", "tháng 4 không có ngày 31"),
        ("ngày 30 tháng 02 năm 2024", "ngày 30 tháng 02 năm 2024", "tháng 2 không có ngày 30"),
        ("ngày 21/21/2023", "21/21/2023", "không có tháng 21"),
        ("trong tháng 13 năm 2024", "tháng 13", "không có tháng 13"),
        ("ngày 5 tháng 6 năm 20244", "ngày 5 tháng 6 năm 20244", "năm 20244 không hợp lệ"),
        ("ngày 5/6/24", "5/6/24", "năm chỉ ghi hai chữ số"),
        ("Kế hoạch số      /KH-UBND ngày", "số      /KH-UBND", "số của văn bản viện dẫn để trống"),
        ("số 12-UBND ngày", "12-UBND", "giống số, ký hiệu nhưng không theo thể thức nào đã biết"),
        ("hồ sơ 2/HĐND", "2/HĐND", "giống số, ký hiệu nhưng không theo thể thức nào đã biết"),
    ],
)
def test_a_near_miss_is_told_with_its_reason(text: str, quote: str, why: str) -> None:
    assert found(text) == [(" ".join(quote.split()), why)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 30/4/2024 và ngày 29 tháng 02 năm 2024",
        "ngày 28 tháng 9 năm 20 17",
        "số 155/KH-UBND, số 57-NQ/TW, Báo cáo 2/HĐND",
        "24/7, 15/15 xã, số 5-7 đường A, tỷ lệ 3/4, mục 1.2.3, dịch COVID-19",
        "tháng 12/2024, tháng 9",
        "giai đoạn 2021-2025, năm học 2024-2025",
    ],
)
def test_what_is_read_or_plain_is_no_near_miss(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "noise", ["1/KH ", "ngày 31/4/2024 ", "số 1- ", "1-AB-", "tháng 13 ", "1/1/"]
)
def test_near_misses_are_few_and_quick(noise: str) -> None:
    begin = time.process_time()
    assert len(found(noise * (200_000 // len(noise)))) <= 50
    assert time.process_time() - begin < 2
