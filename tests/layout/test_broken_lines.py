"""Headings and places that the end of a line breaks, in texts whose other lines are whole."""

from __future__ import annotations

import pytest

from vbparse.document import Line, Source, Span, Style
from vbparse.pipeline import parse_source

TEXT = (
    "ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
    "phúc\n---------------\n|\nSố: 83/KH-UBND\n|\n%s, ngày 15\ntháng 6 năm 2022\n|\nKẾ HOẠCH\nPHÁT TRIỂN "
    "THƯ VIỆN NĂM 2022\nĐể phát triển văn hóa đọc, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. %s\n"
    "1. Đưa sách về thôn bản.\nII. NỘI DUNG\n1. Luân chuyển sách giữa các xã.\n"
)


@pytest.mark.parametrize(
    ("printed", "place"), [("Bắc\nKạn", "Bắc Kạn"), ("Bắc Kạn", "Bắc Kạn"), ("Kon\nTum", "Kon Tum")]
)
def test_a_place_over_two_lines(printed: str, place: str) -> None:
    assert parse_source(Source("a.txt", TEXT % (printed, "MỤC ĐÍCH")))[0].place.value == place


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("MỤC ĐÍCH,\nYÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
        ("QUAN ĐIỂM\nVÀ MỤC TIÊU", "QUAN ĐIỂM VÀ MỤC TIÊU"),
        ("MỤC ĐÍCH VÀ\nYÊU CẦU", "MỤC ĐÍCH VÀ YÊU CẦU"),
        ("MỤC ĐÍCH\nTHƯ VIỆN là nơi đọc sách.", "MỤC ĐÍCH"),
    ],
)
def test_a_heading_over_two_lines(printed: str, title: str) -> None:
    plan = parse_source(Source("a.txt", TEXT % ("Bắc Kạn", printed)))[0]
    assert [s.title for s in plan.sections if s.level == 1] == [title, "NỘI DUNG"]


@pytest.mark.parametrize(
    ("first", "second", "titles"),
    [
        ("2. Mục tiêu của tỉnh", "Lào Cai", ["Mục tiêu của tỉnh Lào Cai"]),
        ("2. Mục tiêu đến năm", "2025", ["Mục tiêu đến năm 2025"]),
        ("2. Mục tiêu", "Lào Cai đi đầu", ["Mục tiêu"]),
    ],
)
def test_a_bold_heading_that_a_page_has_wrapped(first: str, second: str, titles: list[str]) -> None:
    rows = [
        ("KẾ HOẠCH", True),
        ("Phát triển thư viện", True),
        ("1. Mục đích", True),
        ("Đưa sách về thôn bản, để người dân ở xa có sách đọc và để các trường có thêm", False),
        ("sách tham khảo cho học sinh, nhất là học sinh bán trú ở các xã vùng cao, vùng xa", False),
        ("của tỉnh trong những năm tới.", False),
        (first, True),
        (second, True),
        ("Mỗi xã có một tủ sách.", False),
    ]
    text = "\n".join(row for row, _ in rows)
    lines, at = [], 0
    for row, bold in rows:
        lines.append(Line(Span(at, at + len(row)), style=Style(bold=bold)))
        at += len(row) + 1
    plan = parse_source(Source("a.txt", text, lines=tuple(lines)))[0]
    assert [s.title for s in plan.sections][1:] == titles
