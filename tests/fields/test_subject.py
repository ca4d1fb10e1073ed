"""Tên loại và trích yếu: where the title ends, and how capitals become sentence case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vbparse.document import DocNumber, Layout, Source, Span, Zone, ZoneKind
from vbparse.fields._title import find_about, split_title
from vbparse.fields.doc_type import doc_type
from vbparse.fields.subject import subject

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def _layout(title: str) -> Layout:
    zone = Zone(ZoneKind.TITLE, Span(0, len(title)))
    return Layout(Source("a.txt", title), Span(0, len(title)), title, zones=(zone,))


@pytest.mark.parametrize(
    ("title", "code", "value"),
    [
        ("KẾ HOẠCH\nTổ chức ngày hội đọc sách\n", "KH", "Tổ chức ngày hội đọc sách"),
        (
            "KẾ HOẠCH\nTổ chức ngày hội\nđọc sách năm 2024.",
            "KH",
            "Tổ chức ngày hội đọc sách năm 2024",
        ),
        ("KẾ HOẠCH TRỒNG RỪNG NĂM 2024", "KH", "Trồng rừng năm 2024"),
        ("KẾ HOẠCH HÀNH ĐỘNG “Tháng An toàn - 2017”", "KH", "Hành động “Tháng An toàn - 2017”"),
        (
            "CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết số 5-NQ/TW",
            "CTr",
            "Thực hiện Nghị quyết số 5-NQ/TW",
        ),
        (
            "KẾ HOẠCH\n--------\nKiểm tra kho\n(Kèm theo Quyết định số 3/QĐ-SYT)",
            "KH",
            "Kiểm tra kho",
        ),
        ("KẾ HOẠCH\n(Dự thảo)\nKiểm tra kho", "KH", "Kiểm tra kho"),
        ("THÔNG BÁO\nVề việc nghỉ lễ;", "TB", "Về việc nghỉ lễ"),
        ("KẾ HOẠCH: Kiểm tra kho", "KH", "Kiểm tra kho"),
        (
            "QUYẾT ĐỊNH\nV/v thành lập Tổ công tác , Ban Quản lý",
            "QĐ",
            "V/v thành lập Tổ công tác, Ban Quản lý",
        ),
    ],
)
def test_title(title: str, code: str, value: str) -> None:
    layout = _layout(title)
    assert doc_type(layout, {}).code == code
    assert subject(layout, {}).value == value


def test_type_without_subject() -> None:
    found = subject(_layout("KẾ HOẠCH\n"), {})
    assert (found.value, found.status) == (None, "missing")


def test_ordinary_words_are_no_title() -> None:
    assert split_title("Trong thời gian qua", Span(0, 19)) is None


@pytest.mark.parametrize(
    ("symbol", "code", "confidence"),
    [("KH-SYT", "KH", 0.85), ("KH/TU", "KH", 0.85), ("TT/TU", "TT", 0.85), ("SYT-VP", "CV", 0.7)],
)
def test_symbol_names_the_type_when_no_title_does(
    symbol: str, code: str, confidence: float
) -> None:
    number = DocNumber(value=f"3/{symbol}", number="3", symbol=symbol, spans=(Span(0, 1),))
    found = doc_type(Layout(Source("a.txt", "x"), Span(0, 1), "x"), {"doc_number": number})
    assert (found.code, found.confidence) == (code, confidence)


def test_title_goes_before_a_symbol_of_another_type() -> None:
    number = DocNumber(value="3/BC-SYT", number="3", symbol="BC-SYT")
    found = doc_type(_layout("KẾ HOẠCH\nKiểm tra kho"), {"doc_number": number})
    assert (found.code, [a.value for a in found.alternatives]) == ("KH", ["Báo cáo"])
    assert found.confidence < 0.9


def test_letter_has_its_subject_behind_v_v(layout_of: Callable[[str], Layout]) -> None:
    text = (
        "SỞ Y TẾ HÀ NAM\nSố: 904/SYT-NVY\nV/v tiêm chủng mở rộng\nquý IV năm 2023\n"
        f"{MOTTO}Hà Nam, ngày 5 tháng 6 năm 2023\n\nKính gửi: Các bệnh viện.\n\nSở Y tế đề nghị các bệnh viện báo cáo."
    )
    layout = layout_of(text)
    number = DocNumber(value="904/SYT-NVY", number="904", symbol="SYT-NVY")
    assert doc_type(layout, {"doc_number": number}).code == "CV"
    assert subject(layout, {}).value == "Tiêm chủng mở rộng quý IV năm 2023"


@pytest.mark.parametrize("header", ["", "Số: 904/SYT", "Việc này"])
def test_no_subject_without_v_v(header: str) -> None:
    assert find_about(header, Span(0, len(header))) is None


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("QUYẾT ĐỊNH\nVề việc duyệt đề án\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN", "Về việc duyệt đề án"),
        ("NGHỊ QUYẾT VỀ THU PHÍ HỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM KHÓA X", "Về thu phí"),
        (
            "QUYẾT ĐỊNH LẬP BAN CỦA ỦY BAN NHÂN DÂN TỈNH CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
            "Lập ban của Ủy ban nhân dân tỉnh",
        ),
        ("QUYẾT ĐỊNH LẬP BAN CỦA ỦY BAN NHÂN DÂN TỈNH", "Lập ban của Ủy ban nhân dân tỉnh"),
        ("KẾ HOẠCH GẶP CHỦ TỊCH ỦY BAN NHÂN DÂN", "Gặp chủ tịch Ủy ban nhân dân"),
    ],
)
def test_authority_below_the_subject_of_a_decision_is_left_out(title: str, value: str) -> None:
    assert subject(_layout(title), {}).value == value
