"""Dự thảo, độ mật, độ khẩn: stamps of the first page."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields.draft import draft
from vbparse.fields.security import security
from vbparse.fields.urgency import urgency


def _layout(header: str) -> Layout:
    text = f"{header}\nKẾ HOẠCH\nPhòng gian bảo mật\n(Dự thảo lần 2)\n"
    title = text.index("KẾ HOẠCH")
    zones = (
        Zone(ZoneKind.HEADER, Span(0, title)),
        Zone(ZoneKind.TITLE, Span(title, text.index("(Dự"))),
    )
    return Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("SỞ Y TẾ\nMẬT\nSố: 3", "Mật"),
        ("SỞ Y TẾ TỐI MẬT Số: 3", "Tối mật"),
        ("TUYỆT MẬT\nSỞ Y TẾ", "Tuyệt mật"),
        ("BAN CƠ YẾU BẢO MẬT THÔNG TIN", None),
        ("SỞ Y TẾ", None),
    ],
)
def test_security(header: str, value: str | None) -> None:
    found = security(_layout(header), {})
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("SỞ Y TẾ\nHỎA TỐC\nSố: 3", "Hỏa tốc"),
        ("SỞ Y TẾ HOẢ TỐC HẸN GIỜ Số: 3", "Hoả tốc hẹn giờ"),
        ("KHẨN\nSỞ Y TẾ", "Khẩn"),
        ("THƯỢNG KHẨN\nSỞ Y TẾ", "Thượng khẩn"),
        ("VĂN PHÒNG ỨNG PHÓ KHẨN CẤP", None),
        ("SỞ Y TẾ", None),
    ],
)
def test_urgency(header: str, value: str | None) -> None:
    found = urgency(_layout(header), {})
    assert (found.value if found else None) == value


def test_stamp_inside_a_line_is_less_sure() -> None:
    alone, inside = (
        urgency(_layout("SỞ Y TẾ\nHỎA TỐC"), {}),
        urgency(_layout("SỞ Y TẾ HỎA TỐC"), {}),
    )
    assert alone is not None
    assert inside is not None
    assert alone.confidence > inside.confidence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DỰ THẢO\nSỞ Y TẾ\nKẾ HOẠCH\nĐọc sách", True),
        ("SỞ Y TẾ DỰ THẢO LẦN 2 KẾ HOẠCH\nĐọc sách", True),
        ("Dự thảo lần 1\nSỞ Y TẾ\nKẾ HOẠCH\nĐọc sách", True),
        ("SỞ Y TẾ\nKẾ HOẠCH\nĐọc sách\n(Dự thảo)\n", True),
        ("SỞ Y TẾ\nKẾ HOẠCH\nLấy ý kiến dự thảo Luật Thư viện", False),
        ("TỔ DỰ THẢO NGHỊ QUYẾT\nKẾ HOẠCH\nĐọc sách", False),
    ],
)
def test_draft(text: str, value: bool) -> None:
    title = text.index("KẾ HOẠCH")
    end = text.find("(Dự") if "(Dự" in text else len(text)
    zones = (Zone(ZoneKind.HEADER, Span(0, title)), Zone(ZoneKind.TITLE, Span(title, end)))
    layout = Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones)
    assert draft(layout, {}) is value
