"""A text that is bold throughout: where its title ends."""

from __future__ import annotations

from vbparse.document import Box, Line, Source, Span, Style
from vbparse.pipeline import parse_source

TITLE, TEXT = (Style("Times", 14.0, bold=True, align=align) for align in ("center", "justify"))
LINES = (
    ("KẾ HOẠCH", TITLE),
    ("Quản lý, sử dụng nhà làm việc tại xã", TITLE),
    ("giai đoạn 2022 - 2027", TITLE),
    ("Triển khai Quyết định số 85/QĐ-UBND ngày 01/6/2022 của Ủy ban nhân dân", TEXT),
    ("huyện phê duyệt Đề án quản lý, sử dụng nhà làm việc, Ủy ban nhân dân xã", TEXT),
    ("ban hành kế hoạch với các nội dung sau đây:", TEXT),
    ("I. MỤC ĐÍCH", TEXT),
    ("Dùng đúng, dùng đủ.", TEXT),
)


def test_the_opening_of_a_bold_text_is_no_part_of_the_subject() -> None:
    lines, at = [], 0
    for words, style in LINES:
        lines.append(Line(Span(at, at + len(words)), style=style))
        at += len(words) + 1
    text = "\n".join(words for words, _ in LINES)
    plan = parse_source(Source("a.docx", text, lines=tuple(lines)))[0]
    assert plan.subject.value == "Quản lý, sử dụng nhà làm việc tại xã giai đoạn 2022 - 2027"


def test_a_line_from_an_indent_to_the_edge_is_no_part_of_a_centred_title() -> None:
    drawn = ((*LINES[0], 250, 350), (*LINES[1], 180, 420), (*LINES[2], 220, 380))
    text = "\n".join(words for words, *_ in (*drawn, *OPENING))
    lines, at = [], 0
    for i, (words, style, x0, x1) in enumerate((*drawn, *OPENING)):
        box = Box(x0=x0, top=100 + 20 * i, x1=x1, bottom=114 + 20 * i)
        lines.append(Line(Span(at, at + len(words)), page=1, box=box, style=style))
        at += len(words) + 1
    source = Source("a.pdf", text, media_type="application/pdf", lines=tuple(lines))
    assert parse_source(source)[0].subject.value == (
        "Quản lý, sử dụng nhà làm việc tại xã giai đoạn 2022 - 2027"
    )


OPENING = (
    ("Ủy ban nhân dân xã triển khai Kế hoạch quản lý, sử dụng nhà làm việc tại xã", TEXT, 113, 553),
    ("giai đoạn 2022 - 2027 với các nội dung sau đây:", Style("Times", 14.0, bold=True), 85, 330),
    ("I. MỤC ĐÍCH", Style("Times", 14.0, bold=True), 113, 200),
)
