"""Căn cứ without a number that are no law, and a number in brackets behind such a one."""

from __future__ import annotations

import pytest
from test_citations import cited

NAMED = {
    "a congress": (
        "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lâm Hà lần thứ\nXIV, nhiệm kỳ 2020 - 2025; Sở X",
        ("Nghị quyết", "Đại hội đại biểu Đảng bộ tỉnh Lâm Hà lần thứ XIV, nhiệm kỳ 2020 - 2025"),
    ),
    "a committee, and a list that goes on": (
        "thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về nhiệm vụ năm 2024 và Công văn số "
        "49/BVH-TV ngày 15/9/2023 của Bộ Văn hóa; Sở X",
        ("Nghị quyết", "về nhiệm vụ năm 2024"),
    ),
    "a programme for a resolution": (
        "Căn cứ Luật Thư viện năm 2019; Chương trình hành động của Tỉnh ủy thực\nhiện Nghị quyết số "
        "68-NQ/TW; Sở X",
        ("Chương trình", "thực hiện Nghị quyết số 68-NQ/TW"),
    ),
    "a plan of any body": (
        "Căn cứ Luật Thư viện năm 2019; Kế hoạch của Thư viện Quốc gia Việt Nam về phát triển thư viện số; Sở X",
        ("Kế hoạch", "về phát triển thư viện số"),
    ),
    "a letter of any body, its number and day left blank": (
        "Căn cứ Luật Thư viện năm 2019; Công văn ngày …/…/2024 của Thư viện Quốc gia Việt Nam về liên thông thư "
        "viện; Sở X",
        ("Công văn", "về liên thông thư viện"),
    ),
    "a meeting of a committee": (
        "Thực hiện Nghị quyết Hội nghị Ban Chấp hành Tỉnh đoàn lần thứ 7, khóa XI về công tác năm 2024; Sở X",
        ("Nghị quyết", "Hội nghị Ban Chấp hành Tỉnh đoàn lần thứ 7, khóa XI về công tác năm 2024"),
    ),
    "a charter": (
        "Căn cứ Điều lệ Hội Khuyến học Việt Nam; Sở X",
        ("Điều lệ", "Điều lệ Hội Khuyến học Việt Nam"),
    ),
}
NUMBERED = {
    "number behind in brackets": (
        "Thực hiện Chương trình của Tỉnh ủy về văn hóa đọc (Chương trình số 5-CTr/TU ngày 02/01/2024); Sở X",
        ["5-CTr/TU"],
    ),
    "a plan issued with a decision": (
        "Thực hiện Kế hoạch của UBND tỉnh về văn hóa đọc (ban hành kèm theo Quyết định số 30/QĐ-UBND ngày "
        "05/02/2024); Sở X",
        ["30/QĐ-UBND"],
    ),
    "told in": (
        "Thực hiện Kết luận của Ban Thường vụ Tỉnh ủy về văn hóa đọc tại Thông báo số 7-TB/TU ngày "
        "05/02/2024; Sở X",
        ["7-TB/TU"],
    ),
    "inside another's title": (
        "Thực hiện Kế hoạch số 8-KH/TU ngày 01/01/2024 của Tỉnh ủy về triển khai Nghị quyết của Ban Chấp "
        "hành Đảng bộ tỉnh về văn hóa đọc; Sở X",
        ["8-KH/TU"],
    ),
    "the contest's charter is told in a decision": (
        "Căn cứ Quyết định số 9/QĐ-SX ngày 01/02/2024 của Sở X ban hành Điều lệ Hội thi; Sở X",
        ["9/QĐ-SX"],
    ),
    "no document": ("Thực hiện chương trình công tác năm 2024; Sở X", []),
}
END = " ban hành Kế hoạch như sau:"


@pytest.mark.parametrize("preamble, expected", NAMED.values(), ids=NAMED)
def test_a_basis_without_a_number(preamble: str, expected: tuple[str, str]) -> None:
    found = [c for c in cited(preamble + END) if c.value is None and c.doc_type != "Luật"]
    assert [(c.doc_type, c.title) for c in found] == [expected]
    assert found[0].preamble and found[0].confidence <= 0.6


@pytest.mark.parametrize("preamble, expected", NUMBERED.values(), ids=NUMBERED)
def test_a_number_near_by_is_its_own(preamble: str, expected: list[str]) -> None:
    assert [c.value or c.title for c in cited(preamble + END) if c.preamble] == expected


def test_outside_the_preamble_none_is_read() -> None:
    body = "Thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về nhiệm vụ năm 2024.\n"
    assert cited("Sở X" + END, body) == ()
