"""Số, ký hiệu: every way in which a header prints it, or leaves room for it."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields._header import find_number
from vbparse.fields.doc_number import doc_number

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Số: 155/KH-UBND", "155/KH-UBND"),
        ("Số: 155 /KH-UBND Lạng Giang, ngày 3 tháng 4 năm 2023", "155/KH-UBND"),
        ("Số:\n  07/KH-UBND Lạng\n  Giang, ngày 3 tháng 4 năm 2023", "07/KH-UBND"),
        ("Số: 62/KH- UBND Hà Nam, ngày 15", "62/KH-UBND"),
        ("Số:1 234/KH-SGDĐT", "1234/KH-SGDĐT"),
        ("Số 31-KH/TU", "31-KH/TU"),
        ("Số: 18-KH/TĐTN-BTG", "18-KH/TĐTN-BTG"),
        ("Số: 904/SNV-CCHC\nV/v báo cáo theo Công văn số 12/BNV-CCHC", "904/SNV-CCHC"),
        ("Số: 21/2031/QĐ-UBND", "21/2031/QĐ-UBND"),
        ("SỐ: 45/KH-PGD&ĐT", "45/KH-PGD&ĐT"),
        ("TỈNH ỦY LÀO CAI\n*\n77-KH/TU\n", "77-KH/TU"),
        ("Số: 45\nKiên Lương, ngày 3", "45"),
    ],
)
def test_number_of_the_header(header: str, value: str) -> None:
    found = find_number(header, Span(0, len(header)))
    assert found is not None
    assert found.joined == value


@pytest.mark.parametrize(
    ("header", "symbol"),
    [
        ("Số:      /KH-UBND", "KH-UBND"),
        ("Số: …/KH-SYT Kiên Lương, ngày … tháng … năm 2026", "KH-SYT"),
        ("Số       -KH/ĐU", "KH/ĐU"),
        ("Số: ......../KH-THPTKL", "KH-THPTKL"),
    ],
)
def test_blank_number_keeps_its_symbol(header: str, symbol: str) -> None:
    found = find_number(header, Span(0, len(header)))
    assert found is not None
    assert (found.number, found.symbol) == ("", symbol)


@pytest.mark.parametrize(
    "header",
    [
        MOTTO,
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 3/4/2023)",
        "TRƯỜNG THPT SỐ 2 BẮC HÀ",
        "V/v triển khai Kế hoạch số 12/KH-UBND",
        "",
    ],
)
def test_number_of_another_document_is_not_taken(header: str) -> None:
    assert find_number(header, Span(0, len(header))) is None


def _layout(header: str, **source: object) -> Layout:
    text = f"{header}\nKẾ HOẠCH\n"
    zone = Zone(ZoneKind.HEADER, Span(0, len(header) + 1))
    return Layout(Source("a.txt", text, **source), Span(0, len(text)), text, zones=(zone,))  # type: ignore[arg-type]


def test_value_is_the_text_at_its_span() -> None:
    layout = _layout("SỞ Y TẾ\nSố: 12/KH-SYT")
    found = doc_number(layout, {})
    assert layout.source.quote(found.spans[0]) == found.value == "12/KH-SYT"
    assert (found.number, found.symbol, found.status) == ("12", "KH-SYT", "present")


def test_number_in_a_stamp_is_an_overlay() -> None:
    layout = _layout("Số: 12/KH-SYT", overlays=(Span(4, 6),))
    assert doc_number(layout, {}).status == "overlay"


def test_blank_and_missing_have_no_value() -> None:
    blank = doc_number(_layout("Số:     /KH-SYT"), {})
    assert (blank.value, blank.status, blank.symbol) == (None, "blank", "KH-SYT")
    missing = doc_number(_layout(MOTTO), {})
    assert (missing.value, missing.status) == (None, "missing")


def test_guesses_are_less_sure() -> None:
    sure = [
        doc_number(_layout(h), {}).confidence
        for h in ("Số: 12/KH-SYT", "Số: 12/SYT-VP", "Số: 1 2/KH-SYT", "12-KH/TU", "Số: 12")
    ]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] < 1.0
