"""Reading order: header and end of a document, whatever the order in which they were drawn."""

from __future__ import annotations

import pytest
from pdf_builder import Page, Pdf, printed, width

HEADER = [  # left, right; baselines
    (60, "UBND TỈNH AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (76, "SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
    (98, "Số: 12/KH-SNV", "An Bình, ngày 05 tháng 3 năm 2024"),
]
LEFT = [left for _, left, _ in HEADER]
RIGHT = [right for _, _, right in HEADER]
TITLE = ["KẾ HOẠCH", "Tuyên truyền cải cách hành chính năm 2024 trên địa bàn tỉnh"]


def draw_header(page: Page, order: str, header=HEADER) -> None:
    """Both columns, centred; by rows (as LibreOffice and scanners do) or by columns (Word)."""
    cells = [(160, base, left, base) for base, left, _ in header]
    cells += [(405, base, right, base) for base, _, right in header]
    if order == "rows":
        cells.sort(key=lambda cell: cell[1])
    for middle, base, text, _ in cells:
        if text:
            page.center(middle, base, text)


def draw_body(page: Page, base: float = 140) -> None:
    page.center(311, base, TITLE[0], 14, "bold")
    page.center(311, base + 18, TITLE[1], 13, "bold")
    page.text(120, base + 46, "Thực hiện Kế hoạch số 45/KH-UBND của Ủy ban nhân dân tỉnh, Sở")
    page.text(85, base + 64, "Nội vụ ban hành kế hoạch như sau:")


@pytest.mark.parametrize("order", ["rows", "columns"])
def test_the_left_column_of_the_header_comes_whole_before_the_right_one(order):
    pdf = Pdf()
    page = pdf.page()
    draw_header(page, order)
    draw_body(page)
    lines = printed(pdf.read())
    assert lines[:6] == LEFT + RIGHT
    assert lines[6:8] == TITLE


@pytest.mark.parametrize("order", ["rows", "columns"])
def test_a_title_at_the_left_margin_is_no_part_of_the_left_column(order):
    pdf = Pdf()
    page = pdf.page()
    draw_header(page, order)
    page.text(85, 132, TITLE[0], 14, "bold")
    page.center(311, 150, TITLE[1], 13, "bold")
    page.text(120, 178, "Thực hiện Kế hoạch số 45/KH-UBND của Ủy ban nhân dân tỉnh, Sở")
    lines = printed(pdf.read())
    assert lines[:8] == LEFT + RIGHT + TITLE


def test_a_blank_number_and_day_do_not_part_their_rows():
    header = [HEADER[0], HEADER[1], (98, "", "")]
    pdf = Pdf()
    page = pdf.page()
    draw_header(page, "rows", header)
    page.text(100, 98, "Số:").text(145, 98, "/KH-SNV")
    page.text(310, 98, "An Bình, ngày").text(415, 98, "tháng").text(475, 98, "năm 2024")
    draw_body(page)
    lines = printed(pdf.read())
    assert lines[2] == "Số: /KH-SNV"
    assert lines[5] == "An Bình, ngày tháng năm 2024"


def test_columns_close_to_each_other_are_parted():
    header = [
        (60, "ỦY BAN NHÂN DÂN THÀNH PHỐ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (76, "SỞ TÀI NGUYÊN MÔI TRƯỜNG", "Độc lập - Tự do - Hạnh phúc"),
        (98, "Số: 12/KH-STNMT", "Thành phố An Bình, ngày 05 tháng 3 năm 2024"),
    ]
    pdf = Pdf()
    page = pdf.page()
    for base, left, right in header:
        page.center(160, base, left, 12)
        page.center(418, base, right, 12, "bold")
    draw_body(page)
    assert printed(pdf.read())[:6] == [row[1] for row in header] + [row[2] for row in header]


def test_rows_of_a_column_that_stand_alone_stay_in_it():
    """Công văn: V/v under the number, and nothing beside it."""
    pdf = Pdf()
    page = pdf.page()
    draw_header(page, "rows")
    page.center(160, 116, "V/v báo cáo kết quả rà soát", 12)
    page.center(160, 132, "thủ tục hành chính", 12)
    page.text(200, 170, "Kính gửi: Ủy ban nhân dân các huyện, thị xã.")
    lines = printed(pdf.read())
    assert lines[:5] == [*LEFT, "V/v báo cáo kết quả rà soát", "thủ tục hành chính"]
    assert lines[5:8] == RIGHT
    assert lines[8].startswith("Kính gửi")


def test_baselines_of_the_columns_need_not_agree():
    pdf = Pdf()
    page = pdf.page()
    for shift, middle, column in ((0, 160, 1), (5, 405, 2)):
        for row in HEADER:
            page.center(middle, row[0] + shift, row[column])
    draw_body(page, 146)
    assert printed(pdf.read())[:8] == LEFT + RIGHT + TITLE


def test_a_header_of_the_party():
    header = [
        (60, "ĐẢNG ỦY XÃ HÒA SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (80, "Số 15-KH/ĐU", "Hòa Sơn, ngày 05 tháng 3 năm 2024"),
    ]
    pdf = Pdf()
    page = pdf.page()
    draw_header(page, "rows", header)
    draw_body(page, 130)
    assert printed(pdf.read())[:4] == [
        "ĐẢNG ỦY XÃ HÒA SƠN",
        "Số 15-KH/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hòa Sơn, ngày 05 tháng 3 năm 2024",
    ]


def test_a_header_in_one_column_stays_as_it_is():
    pdf = Pdf()
    page = pdf.page()
    lines = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH"]
    for n, line in enumerate(lines):
        page.center(311, 60 + 18 * n, line)
    assert printed(pdf.read()) == lines


RECIPIENTS = ["Nơi nhận:", "- Ủy ban nhân dân tỉnh;", "- Các sở, ngành;", "- Lưu: VT, P1."]
SIGNATURE = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Minh Hòa"]


@pytest.mark.parametrize("order", ["rows", "columns"])
@pytest.mark.parametrize("above", [0, 8], ids=["level", "signature higher"])
def test_recipients_come_whole_before_the_signature(order, above):
    pdf = Pdf()
    page = pdf.page()
    page.text(120, 420, "Trên đây là Kế hoạch tuyên truyền cải cách hành chính năm 2024.")
    items = [(85, 460 + 15 * n, text, 11) for n, text in enumerate(RECIPIENTS)]
    places = (460 - above, 475 - above, 545)
    items += [
        (420 - width(text, 14) / 2, base, text, 14)
        for base, text in zip(places, SIGNATURE, strict=True)
    ]
    if order == "rows":
        items.sort(key=lambda item: item[1])
    for x, base, text, size in items:
        page.text(x, base, text, size)
    lines = printed(pdf.read())
    assert lines[1:] == RECIPIENTS + SIGNATURE


def test_a_recipients_line_that_shares_a_row_with_the_post_is_parted():
    """Word draws ``Nơi nhận:`` and ``TL. CHỦ TỊCH`` one after the other on one baseline."""
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 460, "Nơi nhận:", 12).text(370, 460, "TL. CHỦ TỊCH", 13)
    for n, line in enumerate(RECIPIENTS[1:]):
        page.text(85, 475 + 14 * n, line, 11)
    page.text(350, 476, "KT. CHÁNH VĂN PHÒNG", 13)
    lines = printed(pdf.read())
    assert lines == [*RECIPIENTS, "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"]


def test_an_annex_under_the_signature_is_not_drawn_into_it():
    pdf = Pdf()
    page = pdf.page()
    for n, text in enumerate(RECIPIENTS):
        page.text(85, 200 + 15 * n, text, 11)
    page.center(420, 200, SIGNATURE[0]).center(420, 280, SIGNATURE[2])
    page.center(311, 330, "PHỤ LỤC", 13, "bold")
    page.text(85, 360, "Danh mục nhiệm vụ kèm theo Kế hoạch của Sở Nội vụ tỉnh An Bình gồm:")
    lines = printed(pdf.read())
    assert lines[:4] == RECIPIENTS
    assert lines[4:7] == [SIGNATURE[0], SIGNATURE[2], "PHỤ LỤC"]


def test_recipients_that_go_on_over_the_page_come_before_the_signature():
    pdf = Pdf()
    first = pdf.page()
    first.text(85, 700, "Trên đây là Kế hoạch tuyên truyền cải cách hành chính năm 2024.")
    first.text(85, 740, RECIPIENTS[0], 11).text(85, 755, RECIPIENTS[1], 11)
    first.center(420, 740, SIGNATURE[0]).center(420, 756, SIGNATURE[1])
    second = pdf.page()
    second.center(297, 40, "2", 12)
    second.text(85, 70, RECIPIENTS[2], 11).text(85, 85, RECIPIENTS[3], 11)
    second.text(380, 85, SIGNATURE[2])
    second.center(311, 130, "PHỤ LỤC", 13, "bold")
    source = pdf.read()
    assert printed(source)[1:] == [*RECIPIENTS, *SIGNATURE, "PHỤ LỤC"]
    pages = {source.quote(line.span): line.page for line in source.lines}
    assert pages[SIGNATURE[1]] == 1 and pages[SIGNATURE[2]] == 2


def test_a_list_on_the_page_after_the_end_is_no_recipient():
    pdf = Pdf()
    first = pdf.page()
    for n, text in enumerate(RECIPIENTS):
        first.text(85, 700 + 15 * n, text, 11)
    first.center(420, 700, SIGNATURE[0]).center(420, 760, SIGNATURE[2])
    second = pdf.page()
    second.text(120, 70, "- Rà soát văn bản thuộc thẩm quyền của huyện", 13)
    assert printed(pdf.read()) == [
        *RECIPIENTS,
        SIGNATURE[0],
        SIGNATURE[2],
        "- Rà soát văn bản thuộc thẩm quyền của huyện",
    ]


def test_a_header_under_the_end_of_another_document():
    pdf = Pdf()
    page = pdf.page()
    for n, text in enumerate(RECIPIENTS):
        page.text(85, 60 + 14 * n, text, 11)
    page.center(420, 60, SIGNATURE[0]).center(420, 100, SIGNATURE[2])
    for base, left, right in HEADER:
        page.center(160, base + 64, left).center(405, base + 64, right)
    page.center(311, 200, "KẾ HOẠCH", 14, "bold")
    lines = printed(pdf.read())
    assert lines == [*RECIPIENTS, SIGNATURE[0], SIGNATURE[2], *LEFT, *RIGHT, "KẾ HOẠCH"]
