"""Stamps and signature appearances: text that stands on the page only once it is flattened."""

from __future__ import annotations

import pytest
from pdf_builder import Page, Pdf, printed, width

from vbparse.document import Origin


def filled(source) -> list[str]:
    return [source.quote(span) for span in source.overlays]


def blank_header(page: Page) -> None:
    page.center(160, 60, "SỞ NỘI VỤ TỈNH AN BÌNH")
    page.center(405, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.center(405, 76, "Độc lập - Tự do - Hạnh phúc")
    page.text(100, 98, "Số:").text(150, 98, "/KH-SNV")
    page.text(310, 98, "An Bình, ngày").text(415, 98, "tháng 3 năm 2024")
    page.center(311, 140, "KẾ HOẠCH", 14, "bold")


@pytest.mark.parametrize("subtype", ["Widget", "Stamp", "FreeText"])
def test_number_and_day_go_into_their_gaps(subtype):
    pdf = Pdf()
    page = pdf.page()
    blank_header(page)
    page.stamp(122, 82, 148, 104, (124, 99, "362"), subtype=subtype)
    page.stamp(392, 82, 414, 104, (396, 96, "14"), subtype=subtype)
    source = pdf.read()
    lines = printed(source)
    assert lines[1] == "Số: 362 /KH-SNV"
    assert lines[4] == "An Bình, ngày 14 tháng 3 năm 2024"
    assert lines[5] == "KẾ HOẠCH"
    assert filled(source) == ["362", "14"]
    assert [source.quote(word.span) for word in source.words] == source.text.split()


def test_one_appearance_may_fill_two_gaps():
    pdf = Pdf()
    page = pdf.page()
    blank_header(page)
    page.stamp(120, 82, 420, 104, (124, 98, "362"), (396, 98, "14"))
    source = pdf.read()
    assert "Số: 362 /KH-SNV" in source.text
    assert "ngày 14 tháng 3" in source.text
    assert filled(source) == ["362", "14"]


def test_a_number_over_dots_stands_before_them():
    pdf = Pdf()
    page = pdf.page()
    page.text(100, 98, "Số: ....../KH-SNV")
    page.stamp(122, 82, 140, 104, (123, 98, "45"))
    assert pdf.read().text == "Số: 45 ....../KH-SNV"


def test_a_stamp_beside_a_lone_label_joins_it():
    pdf = Pdf()
    page = pdf.page()
    page.text(100, 98, "Số:")
    page.stamp(122, 82, 220, 104, (126, 98, "45/KH-SNV"))
    page.text(100, 140, "Nội dung của kế hoạch")
    source = pdf.read()
    assert printed(source) == ["Số: 45/KH-SNV", "Nội dung của kế hoạch"]
    assert filled(source) == ["45/KH-SNV"]


def test_a_stamp_of_its_own_is_a_line_where_it_stands():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 98, "Dòng thứ nhất của văn bản")
    page.stamp(300, 110, 420, 140, (310, 130, "CÔNG VĂN ĐẾN"))
    page.text(85, 170, "Dòng thứ hai của văn bản")
    source = pdf.read()
    assert printed(source)[1] == "CÔNG VĂN ĐẾN"
    assert source.lines[1].origin is Origin.OVERLAY
    assert filled(source) == ["CÔNG VĂN ĐẾN"]


SEALS = [
    ["Ký bởi: Sở Nội vụ tỉnh An Bình", "Thời gian ký: 05.03.2024 10:13:52"],
    ["Người ký: Sở Nội vụ", "Email: snv@anbinh.gov.vn", "Cơ quan: Tỉnh An Bình"],
    ["TRUNG TÂM TIN HỌC", "tth@anbinh.gov.vn", "06.11.2024 09:27:05", "+07:00"],
    ["Digitally signed by SO NOI VU", "Date: 2024.03.05 10:13:52 +07'00'"],
    ["Signature Not Verified", "SO NOI VU"],
]


@pytest.mark.parametrize("seal", SEALS, ids=lambda seal: seal[0])
def test_what_a_signature_says_of_itself_is_a_seal_behind_the_text(seal):
    pdf = Pdf()
    page = pdf.page()
    blank_header(page)
    lines = [(425, 16 + 9 * n, text) for n, text in enumerate(seal)]
    page.stamp(420, 5, 590, 58, *lines, size=8)
    page.stamp(122, 82, 148, 104, (124, 98, "362"))
    page.text(85, 200, "Nội dung của kế hoạch")
    source = pdf.read()
    assert printed(source, Origin.SEAL) == seal
    assert printed(source)[0] == "SỞ NỘI VỤ TỈNH AN BÌNH"
    assert source.text.endswith("\n".join(seal))
    assert filled(source) == ["362"]


def test_a_seal_printed_into_the_page_is_one_all_the_same():
    pdf = Pdf()
    page = pdf.page()
    seal = ["Ký bởi: Sở Nội vụ", "Email: snv@anbinh.gov.vn", "Thời gian ký: 05.03.2024 10:13:52"]
    for n, text in enumerate(seal):
        page.text(420, 16 + 9 * n, text, 8)
    blank_header(page)
    page.text(85, 200, "Email: hopthu@anbinh.gov.vn của cơ quan thường trực")
    source = pdf.read()
    assert printed(source, Origin.SEAL) == seal
    assert printed(source)[-1].startswith("Email: hopthu")


def test_a_seal_without_labels_is_known_by_its_time_and_small_print():
    pdf = Pdf()
    page = pdf.page()
    seal = ["TRUNG TÂM TIN HỌC", "tth@anbinh.gov.vn", "26.11.2024 13:45:56", "+07:00"]
    for n, text in enumerate(seal):
        page.text(420, 16 + 9 * n, text, 8)
    blank_header(page)
    page.text(85, 200, "Thời gian: 08:00:00 ngày 05.03.2024 tại hội trường")
    source = pdf.read()
    assert printed(source, Origin.SEAL) == seal
    assert printed(source)[-1].startswith("Thời gian")


def test_a_link_does_not_count_and_a_page_without_annotations_has_no_overlays():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 98, "Xem trang của tỉnh")
    page.stamp(85, 90, 200, 100, subtype="Link")
    source = pdf.read()
    assert source.text == "Xem trang của tỉnh"
    assert not source.overlays


def test_the_text_of_the_page_may_come_after_that_of_the_stamp():
    """pdfium sorts what stands on one line; words are told apart by their objects, not order."""
    pdf = Pdf()
    page = pdf.page()
    page.text(100, 98, "Số:").text(150, 98, "/KH-SNV ngày 02 tháng 3")
    page.stamp(122, 82, 148, 104, (124, 98, "362"))
    source = pdf.read()
    assert source.text == "Số: 362 /KH-SNV ngày 02 tháng 3"
    assert filled(source) == ["362"]


def test_boxes_of_stamped_words_lie_on_the_stamp():
    pdf = Pdf()
    page = pdf.page()
    blank_header(page)
    page.stamp(122, 82, 148, 104, (124, 98, "362"))
    source = pdf.read()
    (box,) = source.boxes(source.overlays[0])
    assert box.x0 == pytest.approx(124, abs=0.5)
    assert box.x1 == pytest.approx(124 + width("362", 12), abs=1)
