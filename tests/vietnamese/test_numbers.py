"""Số, ký hiệu: every family, its damage, and what must not be taken for one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.numbers import Family, find_blanks, find_numbers, key, parse_number

A, B, C = Family.ADMINISTRATIVE, Family.NORMATIVE, Family.ASSEMBLY
D, E, F, G = Family.LETTER, Family.PARTY, Family.COPY, Family.PLAIN

FAMILIES = [
    ("155/KH-UBND", "155/KH-UBND", "155", "KH-UBND", None, A, "KH"),
    ("101/QĐ-TTg", "101/QĐ-TTg", "101", "QĐ-TTg", None, A, "QĐ"),
    ("2616/KH-BNN-TCLN", "2616/KH-BNN-TCLN", "2616", "KH-BNN-TCLN", None, A, "KH"),
    ("141/KH-BCĐTKNQ18", "141/KH-BCĐTKNQ18", "141", "KH-BCĐTKNQ18", None, A, "KH"),
    ("56/KH-SGD&ĐT", "56/KH-SGD&ĐT", "56", "KH-SGD&ĐT", None, A, "KH"),
    ("15/KH-THPT.NTMK", "15/KH-THPT.NTMK", "15", "KH-THPT.NTMK", None, A, "KH"),
    ("379/CTPH-BGDĐT-BCA", "379/CTPH-BGDĐT-BCA", "379", "CTPH-BGDĐT-BCA", None, A, "CTPH"),
    ("30c/NQ-CP", "30c/NQ-CP", "30c", "NQ-CP", None, A, "NQ"),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "30", "NĐ-CP", 2020, B, "NĐ"),
    ("66.25/2026/NQ-CP", "66.25/2026/NQ-CP", "66.25", "NQ-CP", 2026, B, "NQ"),
    ("55/2005/TTLT-BNV-VPCP", "55/2005/TTLT-BNV-VPCP", "55", "TTLT-BNV-VPCP", 2005, B, "TTLT"),
    ("45/2019/QH14", "45/2019/QH14", "45", "QH14", 2019, C, None),
    ("351/2017/UBTVQH14", "351/2017/UBTVQH14", "351", "UBTVQH14", 2017, C, None),
    ("12/2001/PL-UBTVQH10", "12/2001/PL-UBTVQH10", "12", "PL-UBTVQH10", 2001, C, "PL"),
    ("1686/NQ-UBTVQH15", "1686/NQ-UBTVQH15", "1686", "NQ-UBTVQH15", None, C, "NQ"),
    ("4864/BGDĐT-GDĐT", "4864/BGDĐT-GDĐT", "4864", "BGDĐT-GDĐT", None, D, None),
    ("8676/A05-TT4", "8676/A05-TT4", "8676", "A05-TT4", None, D, None),
    ("1826/BNV-CVT&LTNN", "1826/BNV-CVT&LTNN", "1826", "BNV-CVT&LTNN", None, D, None),
    ("1944/SGTVT-QLVT,PT&NL", "1944/SGTVT-QLVT,PT&NL", "1944", "SGTVT-QLVT,PT&NL", None, D, None),
    ("57-NQ/TW", "57-NQ/TW", "57", "NQ/TW", None, E, "NQ"),
    ("06-KH/UBKTTU", "06-KH/UBKTTU", "06", "KH/UBKTTU", None, E, "KH"),
    ("441-KH/TWĐTN-KHCN", "441-KH/TWĐTN-KHCN", "441", "KH/TWĐTN-KHCN", None, E, "KH"),
    ("12/SY-UBND", "12/SY-UBND", "12", "SY-UBND", None, F, "SY"),
    ("240/QĐ", "240/QĐ", "240", "QĐ", None, G, "QĐ"),
    ("126/SKHĐT", "126/SKHĐT", "126", "SKHĐT", None, D, None),
    ("1964/GDDT", "1964/GDDT", "1964", "GDDT", None, D, None),
]
DAMAGE = [
    ("155/KH-\nUBND", "155/KH-UBND"),
    ("155/\nKH-UBND", "155/KH-UBND"),
    ("155 / KH - UBND", "155/KH-UBND"),
    ("4013      /KH-SKHCN", "4013/KH-SKHCN"),
    ("164/TTr- SKHCN", "164/TTr-SKHCN"),
    ("1315/QÐ-TTg", "1315/QĐ-TTg"),
    ("1315/QĐ–TTg", "1315/QĐ-TTg"),
    ("1315/Qđ-TTg", "1315/Qđ-TTg"),
    ("57- NQ/TW", "57-NQ/TW"),
    ("43-\nCTr/TU", "43-CTr/TU"),
    ("367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
    ("298 KH/TWĐTN", "298-KH/TWĐTN"),
    ("18-CT-TW", "18-CT-TW"),
    ("27/CTr/TU", "27/CTr/TU"),
    ("1961/QĐUBND", "1961/QĐUBND"),
    ("61/2018/NĐCP", "61/2018/NĐCP"),
    ("30c/NQCP", "30c/NQCP"),
    ("l55/KH-UBND", "155/KH-UBND"),
    ("1O1/QĐ-TTg", "101/QĐ-TTg"),
    ("64-CP", "64-CP"),
    ("2616/KH-BNN-\nTCLN", "2616/KH-BNN-TCLN"),
]
NOT_NUMBERS = [
    "ngày 30/10/2023 Sở Y tế",
    "trực 24/7 tại đơn vị",
    "năm học 2025-2026",
    "giai đoạn 2021-2025",
    "không quá 50 km/h",
    "120 m3/ngày đêm",
    "2/3 số xã, 15/15 phường",
    "mức 500.000đ/người/ngày",
    "đạt 80/100 điểm",
    "1/HĐND",
    "lớp 6/Trường",
    "I/2024",
    "quý I/2024 và quý II/2024",
    "l/KH-UBND",
]


@pytest.mark.parametrize("text, value, number, symbol, year, family, kind", FAMILIES)
def test_each_family_is_read(text, value, number, symbol, year, family, kind) -> None:
    found = parse_number(text)
    assert found is not None
    assert (found.value, found.number, found.symbol) == (value, number, symbol)
    assert (found.year, found.family, found.type) == (year, family, kind)


@pytest.mark.parametrize("printed, value", DAMAGE)
def test_damage_is_read_and_only_safe_damage_mended(printed: str, value: str) -> None:
    text = f"theo văn bản số {printed} ngày 05/6/2024 của"
    (found,) = find_numbers(text)
    assert found.value == value
    assert text[found.span.start : found.span.end] == printed == found.text


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_dates_rates_and_ratios_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    "text, values",
    [
        ("Quyết định số 12/QĐ-TTg; Chỉ thị 23-CT/TW.Ban Bí thư", ["12/QĐ-TTg", "23-CT/TW"]),
        ("số 10/KH-UBND.II. NỘI DUNG", ["10/KH-UBND"]),
        ("số 10/KH-UBND - UBND tỉnh Bắc Kạn", ["10/KH-UBND"]),
        ("các Công văn số 12/SYT, 14/SYT và số 15/SYT", ["12/SYT", "14/SYT", "15/SYT"]),
        ("Nghị quyết 06/TU; Kế hoạch 02", ["06/TU"]),
        ("(155/KH-UBND)", ["155/KH-UBND"]),
        ("số 9/KH-THPTNHngày 02/02/2026 của", ["9/KH-THPTNH"]),
        ("ngày 3/4/2024.155/KH-UBND", []),
        ("số 12/KH-SGDcủa Sở", ["12/KH-SGD"]),
        ("số 14/SGTVT-QLVT&à", ["14/SGTVT-QLVT"]),
        ("số 27/BNV-CCHC, 28/TTg-CN", ["27/BNV-CCHC", "28/TTg-CN"]),
    ],
)
def test_borders_of_a_number_in_running_text(text: str, values: list[str]) -> None:
    assert [n.value for n in find_numbers(text)] == values


@pytest.mark.parametrize(
    "text, symbol, year",
    [
        ("Số:      /KH-UBND", "KH-UBND", None),
        ("Số: ...../KH-SGDĐT", "KH-SGDĐT", None),
        ("Số       -KH/ĐU", "KH/ĐU", None),
        ("Số: ……/2024/QĐ-UBND", "QĐ-UBND", 2024),
        ("Số:\n/SYT-NVY", "SYT-NVY", None),
    ],
)
def test_a_blank_keeps_its_symbol(text: str, symbol: str, year: int | None) -> None:
    (found,) = find_blanks(text)
    assert (found.symbol, found.year, found.value) == (symbol, year, "")
    assert find_numbers(text) == []


def test_a_long_stretch_is_read_as_a_short_one() -> None:
    text = "Căn cứ Quyết định số 12/QĐ-TTg; " + "thực hiện nhiệm vụ năm nay; " * 20
    assert find_numbers(text) == find_numbers(text[:40])
    assert find_numbers(text, 25) == []


def test_a_filled_number_is_no_blank() -> None:
    assert find_blanks("Số: 155/KH-UBND") == []


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("08/KH-SGD&ĐT", "8/KH-SGDDT", True),
        ("57-NQ/TW", "57/NQ-TW", True),
        ("1961/QĐUBND", "1961/QĐ-UBND", True),
        ("06/2024/QĐ-UBND", "06/QĐ-UBND", False),
        ("1/KH-A05", "10/KH-A5", False),
    ],
)
def test_key_joins_what_only_damage_parts(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


def test_every_example_of_the_lexicon_is_read() -> None:
    rows = load("number_symbols")
    for row in [*rows["type"], rows["glued"], rows["party"], rows["old"], rows["introduction"]]:
        for example in row["examples"]:
            assert find_numbers(f"số {example}"), example


@pytest.mark.parametrize(
    "text",
    ["1" * 500_000, "1/" * 250_000, "1 " * 250_000, "1/KH-" * 100_000, " " * 500_000,
     "Số " * 150_000, "Số: " + "." * 500_000, "1/" + "A" * 500_000, "1-KH/A-" * 70_000,
     "lIO" * 150_000],
    ids=range(10),
)  # fmt: skip
def test_time_is_linear_on_hostile_text(text: str) -> None:
    begin = time.process_time()
    find_numbers(text)
    find_blanks(text)
    assert time.process_time() - begin < 3


@given(st.text(alphabet="0123456789/-. \nKHUBNDQĐTgTWSốlO", max_size=60))
def test_spans_quote_the_text_and_values_read_back(text: str) -> None:
    for found in find_numbers(text):
        assert text[found.span.start : found.span.end] == found.text
        again = parse_number(found.value)
        assert again is not None and again.value == found.value
