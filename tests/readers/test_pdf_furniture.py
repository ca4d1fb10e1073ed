"""Page numbers, running heads, footnotes: kept, but behind the text."""

from __future__ import annotations

import pytest
from pdf_builder import Pdf, printed

from vbparse.document import Origin

BODY = """
Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về cải cách hành chính
năm nay, các phòng chuyên môn chủ động xây dựng kế hoạch, phân công
cán bộ phụ trách và báo cáo kết quả theo đúng thời gian quy định của
"""


@pytest.mark.parametrize(
    "label",
    ["{}", "- {} -", "Trang {}", "{}/4", "Trang {} / 4"],
)
@pytest.mark.parametrize(("x", "base"), [(297, 40), (540, 40), (297, 815), (520, 810)])
def test_page_numbers(label, x, base):
    pdf = Pdf()
    for n in range(1, 5):
        page = pdf.page()
        page.paragraph(BODY, base=200)
        if n > 1:
            page.center(x, base, label.format(n), 12)
    source = pdf.read()
    numbers = [label.format(n) for n in range(2, 5)]
    assert printed(source, Origin.FURNITURE) == numbers
    assert source.text.endswith("\n".join(numbers))
    assert len(printed(source)) == 12


def test_one_page_number_is_enough():
    pdf = Pdf()
    pdf.page().paragraph(BODY, base=200)
    page = pdf.page()
    page.center(297, 40, "2", 12)
    page.paragraph(BODY, base=200)
    assert printed(pdf.read(), Origin.FURNITURE) == ["2"]


def test_numbers_may_start_elsewhere():
    pdf = Pdf()
    for n in range(3):
        page = pdf.page()
        page.text(520, 40, str(15 + n), 12)
        page.paragraph(BODY, base=200)
    assert printed(pdf.read(), Origin.FURNITURE) == ["15", "16", "17"]


def test_a_lone_number_in_the_text_stays():
    pdf = Pdf()
    page = pdf.page()
    page.paragraph(BODY, base=200)
    page.text(85, 300, "2")
    page.text(85, 330, "Mục này còn để trống")
    assert not printed(pdf.read(), Origin.FURNITURE)


def test_running_heads_and_feet():
    pdf = Pdf()
    for n in range(1, 5):
        page = pdf.page()
        page.text(85, 30, f"CÔNG BÁO/Số {12 + n}/Ngày 05-3-2024", 10)
        page.paragraph(BODY, base=200)
        page.text(85, 820, "Cổng thông tin điện tử tỉnh An Bình", 9)
    source = pdf.read()
    furniture = printed(source, Origin.FURNITURE)
    assert furniture.count("Cổng thông tin điện tử tỉnh An Bình") == 4
    assert sum(line.startswith("CÔNG BÁO") for line in furniture) == 4
    assert len(printed(source)) == 12


def test_a_sentence_runs_on_over_pages_past_all_that():
    pdf = Pdf()
    for n in range(1, 4):
        page = pdf.page()
        page.center(297, 30, str(n), 12)
        page.paragraph(BODY, base=200)
        page.text(85, 815, "Kế hoạch cải cách hành chính", 9)
    lines = pdf.read().text.splitlines()
    assert lines[2].endswith("quy định của")
    assert lines[3].startswith("Thực hiện")


@pytest.mark.parametrize("pages", [1, 2])
def test_the_headers_of_a_bundle_are_no_running_heads(pages):
    """Documents of one office open with the same lines at the same height."""
    pdf = Pdf()
    for n in range(1, 5):
        page = pdf.page()
        page.text(85, 30, "Bản sao lưu trữ", 9)
        page.text(85, 60, "ỦY BAN NHÂN DÂN XÃ AN BÌNH", 11)
        page.text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11)
        page.text(85, 80, f"Số: {n}/KH-UBND")
        page.paragraph(BODY, base=200)
        for _ in range(1, pages):
            page = pdf.page()
            page.text(85, 30, "Bản sao lưu trữ", 9)
            page.paragraph(BODY, base=200)
    source = pdf.read()
    assert source.text.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 4
    furniture = printed(source, Origin.FURNITURE)
    assert furniture == ["Bản sao lưu trữ"] * (8 if pages == 2 else 0)


def test_the_same_words_in_the_body_are_no_running_head():
    pdf = Pdf()
    for _ in range(4):
        pdf.page().text(85, 300, "Phòng Nội vụ chủ trì thực hiện.")
    assert not printed(pdf.read(), Origin.FURNITURE)


def test_footnotes_stand_behind_the_text():
    pdf = Pdf()
    first = pdf.page()
    first.paragraph(BODY, base=600)
    first.rule(85, 740, 229, 740)
    first.text(85, 752, "1", 7).text(
        90, 756, "Kế hoạch số 15/KH-UBND ngày 02/3/2024 của huyện.", 10
    )
    first.text(85, 768, "2 Công văn số 16/UBND-VX.", 10)
    second = pdf.page()
    second.paragraph(BODY, base=200)
    source = pdf.read()
    assert printed(source, Origin.FOOTNOTE) == [
        "1 Kế hoạch số 15/KH-UBND ngày 02/3/2024 của huyện.",
        "2 Công văn số 16/UBND-VX.",
    ]
    assert len(printed(source)) == 6
    assert source.text.endswith("16/UBND-VX.")


def test_a_short_rule_over_body_text_makes_no_footnote():
    pdf = Pdf()
    page = pdf.page()
    page.paragraph(BODY, base=500)
    page.rule(85, 600, 229, 600)
    page.paragraph("1. Giao Phòng Nội vụ chủ trì thực hiện kế hoạch này.", base=620)
    assert not printed(pdf.read(), Origin.FOOTNOTE)
