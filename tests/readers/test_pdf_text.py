"""Words, boxes, styles and the one text of a PDF."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_builder import Pdf, printed, width

from vbparse.document import Origin

BODY = """
Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2024 của
Ủy ban nhân dân huyện, Phòng Nội vụ xây dựng kế hoạch như sau:
"""


def test_text_is_the_lines_joined():
    pdf = Pdf()
    pdf.page().paragraph(BODY)
    source = pdf.read()
    assert source.text == "\n".join(line.strip() for line in BODY.strip().splitlines())
    assert source.name == "ke-hoach.pdf"
    assert source.media_type == "application/pdf"
    assert source.text_layer == "native"
    assert len(source.sha256) == 64
    assert not source.notices


def test_every_word_is_the_text_at_its_span_and_boxes_lie_where_it_is_printed():
    pdf = Pdf()
    pdf.page().words(85, 300, "Thực hiện Kế hoạch số 12/KH-UBND")
    source = pdf.read()
    assert [source.quote(word.span) for word in source.words] == source.text.split()
    first = source.words[0]
    assert first.box.x0 == pytest.approx(85, abs=0.1)
    assert first.box.x1 == pytest.approx(85 + width("Thực"), abs=2)
    assert first.box.top < 300 < first.box.bottom
    assert first.box.bottom - first.box.top < 16
    assert source.boxes(first.span) == (first.box,)


def test_a_line_knows_page_box_and_style():
    pdf = Pdf()
    pdf.page().text(85, 100, "Trang thứ nhất")
    pdf.page().text(85, 100, "I. MỤC ĐÍCH", 14, "bold")
    first, second = pdf.read().lines
    assert (first.page, second.page) == (1, 2)
    assert (first.style.bold, second.style.bold) == (False, True)
    assert (first.style.size, second.style.size) == (13.0, 14.0)
    assert second.style.font == "TimesNewRomanPS-BoldMT"
    assert second.box is not None and second.box.x0 == pytest.approx(85, abs=0.1)


def test_size_is_scaled_by_the_matrix_and_stroked_letters_are_bold():
    pdf = Pdf()
    page = pdf.page()
    page.text(0, 0, "Cỡ chữ thật", 16, matrix="0.75 0 0 0.75 85 700")
    page.text(85, 300, "Đậm giả", mode=2)
    page.text(0, 0, "Nghiêng giả", matrix="1 0 0.3 1 85 400")
    scaled, stroked, sloped = pdf.read().lines
    assert scaled.style.size == 12.0
    assert stroked.style.bold
    assert sloped.style.italic


def test_alignment_is_told_against_the_margins():
    pdf = Pdf()
    page = pdf.page()
    full = "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản có liên"
    right = 85 + width(full)
    middle = (85 + right) / 2
    page.center(middle, 100, "KẾ HOẠCH")
    for n in range(4):
        page.text(85, 140 + 18 * n, full)
    page.text(85, 220, "quan hiện hành.")
    page.text(right - width("Người lập biểu"), 260, "Người lập biểu")
    aligned = [line.style.align for line in pdf.read().lines]
    assert aligned == ["center", "justify", "justify", "justify", "justify", "left", "right"]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Thực hiện Kế hoạch số 1968/KH-", "UBND ngày 02", "1968/KH-UBND ngày"),
        ("Công văn số 45/UBND-", "KGVX ngày 02", "45/UBND-KGVX ngày"),
        ("hoàn thành trước ngày 30/", "11/2024 và báo", "30/11/2024 và"),
        ("trong giai đoạn 2021-", "2025 và đến", "2021-2025 và"),
        ("Kế hoạch số 77/", "KH-UBND ngày 02", "77/KH-UBND ngày"),
        ("Sở Lao động -", "Thương binh và", "Lao động -\nThương binh"),
        ("gồm các việc sau: a/", "Tổ chức họp", "a/\nTổ chức"),
    ],
)
def test_a_word_broken_at_the_line_end_is_mended(first, second, text):
    pdf = Pdf()
    pdf.page().text(85, 100, first).text(85, 118, second)
    source = pdf.read()
    assert text in source.text
    assert "\ufffe" not in source.text and "\x02" not in source.text
    assert [source.quote(word.span) for word in source.words] == (first + " " + second).split()


def test_a_mended_word_has_a_box_on_each_line():
    pdf = Pdf()
    pdf.page().text(85, 100, "Kế hoạch số 1968/KH-").text(85, 118, "UBND ngày 02")
    source = pdf.read()
    start = source.text.index("1968/KH-UBND")
    span = type(source.lines[0].span)(start, start + len("1968/KH-UBND"))
    upper, lower = source.boxes(span)
    assert upper.bottom < lower.bottom
    assert lower.x0 == pytest.approx(85, abs=0.1)
    assert [source.quote(line.span) for line in source.lines] == [
        "Kế hoạch số 1968/KH-",
        "UBND ngày 02",
    ]


def test_a_word_broken_at_the_page_end_is_mended_past_the_page_number():
    pdf = Pdf()
    first = pdf.page()
    first.center(297, 40, "1")
    first.text(85, 780, "theo Kế hoạch số 1968/KH-")
    second = pdf.page()
    second.center(297, 40, "2")
    second.text(85, 80, "UBND ngày 02/3/2024")
    assert "1968/KH-UBND ngày" in pdf.read().text


def test_characters_are_repaired():
    pdf = Pdf()
    raw = unicodedata.normalize("NFD", "Ủy ban") + " nhân dân tỉnh Lƣu Ðông – 2030"
    pdf.page().text(85, 100, raw)
    assert pdf.read().text == "Ủy ban nhân dân tỉnh Lưu Đông - 2030"


def test_a_raised_note_mark_is_no_part_of_the_symbol():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, "Kế hoạch số 45/KH-UBND")
    end = 85 + width("Kế hoạch số 45/KH-UBND")
    page.text(end, 95, "12", 8)
    page.text(end + width("12 ", 8), 100, " ngày 02")
    source = pdf.read()
    assert source.text == "Kế hoạch số 45/KH-UBND 12 ngày 02"
    assert [source.quote(word.span) for word in source.words] == source.text.split()


@pytest.mark.parametrize(
    ("tail", "text"), [("VHTin507.", "KGVX VHTin507."), ("2", "KGVX2")], ids=["typist", "index"]
)
def test_a_lowered_mark_of_the_typist_is_parted_but_no_index(tail, text):
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, "- Lưu: VT, KGVX")
    page.text(85 + width("- Lưu: VT, KGVX"), 102, tail, 6)
    assert pdf.read().text == "- Lưu: VT, " + text


def test_a_squeezed_space_parts_words():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, "số 09/KH-UBND")
    page.text(85 + width("số 09/KH-UBND") + 2.1, 100, "ngày 02")
    assert pdf.read().text == "số 09/KH-UBND ngày 02"


def test_letters_set_apart_stay_one_word():
    pdf = Pdf()
    page = pdf.page()
    x = 85.0
    for char in "HOẠCH":
        page.text(x, 100, char)
        x += width(char) + 1.8
    assert pdf.read().text == "HOẠCH"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_shown(rotate):
    matrices = {
        0: "1 0 0 1 110 720",
        90: "0 1 -1 0 110 110",
        180: "-1 0 0 -1 500 110",
        270: "0 -1 1 0 500 700",
    }
    pdf = Pdf()
    page = pdf.page(rotate=rotate)
    page.text(0, 0, "Phụ lục kèm theo", matrix=matrices[rotate])
    source = pdf.read()
    (line,) = source.lines
    assert source.text == "Phụ lục kèm theo"
    assert line.origin is Origin.TEXT
    assert line.box is not None and line.box.x1 - line.box.x0 > 60
    assert 0 < line.box.top < line.box.bottom < source.pages[0].height
    expected = {0: (595, 842), 90: (842, 595), 180: (595, 842), 270: (842, 595)}
    assert (source.pages[0].width, source.pages[0].height) == expected[rotate]


def test_boxes_count_from_the_corner_of_the_page_wherever_that_is():
    pdf = Pdf()
    pdf.page(origin=(50, 100)).text(85, 100, "Kế hoạch").rule(85, 110, 200, 110)
    source = pdf.read()
    assert source.words[0].box.x0 == pytest.approx(85, abs=0.1)
    assert source.words[0].box.top < 100 < source.words[0].box.bottom
    (rule,) = source.pages[0].rules
    assert (rule.x0, rule.top) == pytest.approx((85, 110), abs=0.6)


def test_letters_of_a_spare_font_go_back_into_their_words():
    """A producer whose font lacks Ở and ế draws them after the line, from another font."""
    pdf = Pdf()
    page = pdf.page()
    text = "SỞ Y TẾ TỈNH AN BÌNH"
    x, spare = 85.0, []
    for char in text:
        if char in "ỞẾỈ":
            spare.append((x, char))
        elif char != " ":
            page.text(x, 100, char)
        x += width(char)
    for place, char in spare:
        page.text(place, 100, char, face="italic")
    source = pdf.read()
    assert source.text == text
    assert [source.quote(word.span) for word in source.words] == text.split()


def test_a_spare_letter_at_the_end_of_its_run_goes_back_too():
    """``cầu`` drawn as ``c u`` and then ``ầ``: pdfium reads ``c uầ``."""
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, "2. Yêu c")
    page.text(85 + width("2. Yêu cầ"), 100, "u")
    page.text(85 + width("2. Yêu c"), 100, "ầ", face="italic")
    assert pdf.read().text == "2. Yêu cầu"


def test_figures_below_each_other_are_not_one_number():
    pdf = Pdf()
    page = pdf.page()
    for n in range(4):
        page.text(85, 100 + 20 * n, str(n + 1))
    source = pdf.read()
    tops = {source.quote(word.span): round(word.box.top) for word in source.words}
    assert tops == {"1": 88, "2": 108, "3": 128, "4": 148}


def test_bold_words_drawn_after_the_line_stand_in_it():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, "Giao")
    after = 85 + width("Giao Sở Nội vụ ")
    page.text(after, 100, "chủ trì thực hiện")
    page.text(85 + width("Giao "), 100, "Sở Nội vụ", face="bold")
    assert pdf.read().text == "Giao Sở Nội vụ chủ trì thực hiện"


def test_a_watermark_stands_behind_the_text():
    pdf = Pdf()
    page = pdf.page()
    page.text(0, 0, "DỰ THẢO", 60, matrix="0.7 0.7 -0.7 0.7 150 300")
    page.paragraph(BODY)
    source = pdf.read()
    assert source.text.endswith("\nDỰ THẢO")
    assert source.lines[-1].origin is Origin.FURNITURE


def test_content_without_order_is_sorted_by_place():
    pdf = Pdf()
    page = pdf.page()
    rows = [f"Dòng thứ {n} của văn bản này" for n in range(12)]
    for n in (5, 3, 8, 1, 11, 0, 7, 2, 10, 4, 9, 6):
        page.text(85, 200 + 20 * n, rows[n])
    assert printed(pdf.read()) == rows


WORD = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạẾỘ-/.,1234567890"), min_size=1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=5), min_size=1, max_size=6))
def test_words_lines_and_text_agree(rows):
    pdf = Pdf()
    page = pdf.page(width=3000)
    for n, row in enumerate(rows):
        page.text(85, 300 + 20 * n, " ".join(row))
    source = pdf.read()
    words = [source.quote(word.span) for word in source.words]
    assert sorted(words) == sorted(word for row in rows for word in row)
    for before, after in zip(source.lines, source.lines[1:], strict=False):
        assert before.span.end <= after.span.start <= before.span.end + 1
    for word in source.words:
        assert source.lines_in(word.span)
        assert not any(char.isspace() for char in source.quote(word.span))
