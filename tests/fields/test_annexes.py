"""Phụ lục: number, title and extent of each."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields.annexes import annexes


def _layout(*texts: str) -> Layout:
    zones, at = [], 0
    for text in texts:
        zones.append(Zone(ZoneKind.ANNEX, Span(at, at + len(text))))
        at += len(text)
    whole = "".join(texts)
    return Layout(Source("a.txt", whole), Span(0, at), whole, zones=tuple(zones))


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        (
            "Phụ lục I\nDANH SÁCH CÁC TRẠM\nTHAM GIA\n(Kèm theo Kế hoạch số 3)\nTT Tên",
            "I",
            "Danh sách các trạm tham gia",
        ),
        ("PHỤ LỤC 02\nLịch làm việc\nTT Nội dung", "02", "Lịch làm việc"),
        ("Phụ lục\nLỊCH LÀM VIỆC\n", None, "Lịch làm việc"),
        ("Phụ lục III: LỊCH LÀM VIỆC\n", "III", "Lịch làm việc"),
        ("DANH MỤC NHIỆM VỤ\n(Ban hành kèm theo)\n", None, "Danh mục nhiệm vụ"),
        ("Phụ lục I\n(Kèm theo Kế hoạch số 3)\nTT Tên\n", "I", None),
    ],
)
def test_heading(text: str, number: str | None, title: str | None) -> None:
    (found,) = annexes(_layout(text), {})
    assert (found.number, found.title) == (number, title)


def test_each_annex_has_its_extent() -> None:
    first, second = "Phụ lục I\nLỊCH\nMột\n", "Phụ lục II\nLỊCH\nHai\n"
    found = annexes(_layout(first, second), {})
    assert [(a.start, a.end) for a in found] == [(0, len(first)), (len(first), len(first + second))]
