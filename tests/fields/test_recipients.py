"""Nơi nhận: where each entry begins and ends, and what it is for."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields.recipients import expand_purpose, recipients


def _layout(text: str) -> Layout:
    zone = Zone(ZoneKind.RECIPIENTS, Span(0, len(text)))
    return Layout(Source("a.txt", text), Span(0, len(text)), text, zones=(zone,))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nơi nhận:\n- Sở Y tế (để báo cáo);\n- Các khoa;\n- Lưu: VT.", ["Sở Y tế", "Các khoa"]),
        ("Nơi nhận: - Sở Y tế; - Các khoa; - Lưu: VT.", ["Sở Y tế", "Các khoa"]),
        ("Nơi nhận: - Sở Y tế - Các khoa - Lưu: VT", ["Sở Y tế", "Các khoa"]),
        ("Nơi nhận: Sở Y tế; Các khoa; Lưu: VT.", ["Sở Y tế", "Các khoa"]),
        ("Nơi nhận:\nSở Y tế;\nCác khoa;\nLưu: VT.", ["Sở Y tế", "Các khoa"]),
        ("Nơi nhận:\n- Các khoa,\nphòng trực thuộc;\n- Lưu: VT.", ["Các khoa, phòng trực thuộc"]),
        ("Nơi nhận:\n-Các khoa\n-Các phòng\n-Lưu VT", ["Các khoa", "Các phòng"]),
        ("Nơi nhận:\n- Sở Y tế;\nWebsite Sở;\n- Lưu: VT.", ["Sở Y tế", "Website Sở"]),
        (
            "Nơi nhận:\n- Sở Lao động - Thương binh và Xã hội;\n- Lưu: VT.",
            ["Sở Lao động - Thương binh và Xã hội"],
        ),
        (
            "Nơi nhận:\n- Ban VSTB (Sở Y tế);\n- TTUB: CT,các PCT;",
            ["Ban VSTB (Sở Y tế)", "TTUB: CT,các PCT"],
        ),
        ("Nơi nhận:     KT. GIÁM ĐỐC\n- Như trên;     PHÓ GIÁM ĐỐC\n- Lưu: VT.", ["Như trên"]),
        (
            "Nơi nhận:          KT/ BỘ TRƯỞNG\n- Các Bộ, cơ quan       Thứ trưởng\n  ngang Bộ       (Đã ký)\n"
            "- Lưu: VT        Lê Văn An",
            ["Các Bộ, cơ quan ngang Bộ"],
        ),
        ("Nơi nhận: TL. CHỦ TỊCH\n- Như trên;\n- Lưu: VT.", ["Như trên"]),
        ("Nơi nhận:\n", []),
    ],
)
def test_entries(text: str, values: list[str]) -> None:
    found = recipients(_layout(text), {})
    assert [r.value for r in found if r.kind == "to"] == values


def test_archive_is_kept_apart() -> None:
    found = recipients(_layout("Nơi nhận:\n- Như trên;\n- Lưu: VT, TCCB (3b)."), {})
    assert [(r.value, r.kind) for r in found] == [
        ("Như trên", "to"),
        ("Lưu: VT, TCCB (3b)", "archive"),
    ]


@pytest.mark.parametrize(
    ("printed", "purpose"),
    [
        ("để báo cáo", "để báo cáo"),
        ("b/c", "để báo cáo"),
        ("bc", "để báo cáo"),
        ("để b/c", "để báo cáo"),
        ("B/c Thầy Hải", "để báo cáo Thầy Hải"),
        ("t/h", "để thực hiện"),
        ("ph/h", "để phối hợp"),
        ("thay b/c", "thay báo cáo"),
        ("để chỉ đạo", "để chỉ đạo"),
    ],
)
def test_purpose_is_written_out(printed: str, purpose: str) -> None:
    assert expand_purpose(printed) == purpose
    found = recipients(_layout(f"Nơi nhận:\n- Sở Y tế ({printed});\n- Lưu: VT."), {})
    assert (found[0].value, found[0].purpose) == ("Sở Y tế", purpose)


def test_span_is_the_printed_line() -> None:
    layout = _layout("Nơi nhận:\n- Sở Y tế (b/c);\n- Lưu: VT.")
    assert layout.source.quote(recipients(layout, {})[0].spans[0]) == "Sở Y tế (b/c);"


def test_no_zone_no_recipients() -> None:
    assert recipients(Layout(Source("a.txt", "x"), Span(0, 1), "x"), {}) == ()


def test_list_beside_the_signer_goes_on_behind_the_zone() -> None:
    text = (
        "Nơi nhận:            KT. GIÁM ĐỐC\n- UBND tỉnh (b/c);   PHÓ GIÁM ĐỐC\n"
        "- Các phòng;\n- Lưu: VT.            Vũ Đình An\n"
    )
    head = text.index("KT.")
    zones = (
        Zone(ZoneKind.RECIPIENTS, Span(0, head)),
        Zone(ZoneKind.SIGNATURE, Span(head, len(text))),
    )
    found = recipients(Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones), {})
    assert [r.value for r in found] == ["UBND tỉnh", "Các phòng", "Lưu: VT"]
