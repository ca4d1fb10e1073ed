"""Bad input: each is a typed error or a notice, none a traceback, and nothing takes long."""

from __future__ import annotations

import io
import time

import pikepdf
import pytest
from pdf_builder import Pdf

from vbparse.errors import (
    Damaged,
    Empty,
    Encrypted,
    NotFound,
    ReadError,
    TooLarge,
    UnsupportedFormat,
)
from vbparse.readers import pdf as reader
from vbparse.readers._pdf_objects import MAX_OBJECTS

LINE = "Ủy ban nhân dân huyện Hòa Sơn ban hành Kế hoạch số 12/KH-UBND"


def plain(pages: int = 3) -> Pdf:
    pdf = Pdf()
    for _ in range(pages):
        pdf.page().text(85, 100, LINE)
    return pdf


def codes(source) -> list[str]:
    return [notice.code for notice in source.notices]


def read(data: bytes, tmp_path, name: str = "a.pdf"):
    path = tmp_path / name
    path.write_bytes(data)
    by_path, by_data = reader.read(path, None), reader.read(path, data)
    assert by_path.text == by_data.text
    assert by_path.sha256 == by_data.sha256
    return by_path


def test_a_missing_file(tmp_path):
    with pytest.raises(NotFound):
        reader.read(tmp_path / "không-có.pdf", None)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + b"\x00" * 3000, b"Plain text", b"\x00" * 5000],
    ids=["png", "text", "nul"],
)
def test_what_is_no_pdf(data, tmp_path):
    with pytest.raises(UnsupportedFormat) as caught:
        read(data, tmp_path)
    assert "OCR" in caught.value.message("vi") and "OCR" in caught.value.message("en")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_cut_off(share, tmp_path):
    data = plain().bytes()
    try:
        source = read(data[: int(len(data) * share)], tmp_path)
    except Damaged as error:
        assert error.message("vi") and error.message("en")
    else:
        assert "file_truncated" in codes(source)


def test_a_broken_cross_reference_table_is_rebuilt(tmp_path):
    data = plain().bytes()
    at = data.rindex(b"startxref")
    source = read(data[:at] + b"startxref\n7\n%%EOF\n", tmp_path)
    assert source.text.count(LINE) == 3
    assert codes(source) == ["file_repaired"]


def test_only_a_head(tmp_path):
    with pytest.raises(Damaged):
        read(b"%PDF-1.7\n", tmp_path)


@pytest.mark.parametrize("user", ["", "mật khẩu"])
def test_encrypted(user, tmp_path):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain().bytes())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="chủ", user=user))
    if user:
        with pytest.raises(Encrypted) as caught:
            read(out.getvalue(), tmp_path)
        assert "mật khẩu" in caught.value.message("vi")
        assert "password" in caught.value.message("en")
    else:
        assert read(out.getvalue(), tmp_path).text.count(LINE) == 3


def test_no_pages(tmp_path):
    with pytest.raises(Empty):
        read(Pdf().bytes(), tmp_path)


def test_too_many_pages(tmp_path):
    data = plain(5000).bytes()
    started = time.process_time()
    with pytest.raises(TooLarge) as caught:
        reader.read(tmp_path / "a.pdf", data)
    assert "5000" in caught.value.message() and str(reader.MAX_PAGES) in caught.value.message()
    assert time.process_time() - started < 5


def test_a_page_of_a_hundred_metres(tmp_path):
    pdf = Pdf()
    pdf.page(height=283_465).text(85, 100, LINE)
    with pytest.raises(TooLarge) as caught:
        read(pdf.bytes(), tmp_path)
    assert "100.0 m" in caught.value.message("en")


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (-100, 842)])
def test_pages_of_no_size(size, tmp_path):
    pdf = Pdf()
    pdf.page(width=size[0], height=size[1]).text(0, 0, LINE)
    assert len(read(pdf.bytes(), tmp_path).pages) == 1


def test_a_scan_needs_ocr(tmp_path):
    pdf = Pdf()
    for _ in range(2):
        pdf.page().image()
    source = read(pdf.bytes(), tmp_path)
    assert source.text_layer == "none"
    assert source.text == ""
    assert codes(source) == ["needs_ocr"]
    assert [page.has_text for page in source.pages] == [False, False]
    assert source.pages[0].images == 1


def test_pages_without_text_are_named(tmp_path):
    pdf = Pdf()
    for n in range(6):
        page = pdf.page()
        if n in (1, 2, 4):
            page.image()
        else:
            page.text(85, 100, LINE)
    source = read(pdf.bytes(), tmp_path)
    assert source.text_layer == "mixed"
    (notice,) = source.notices
    assert notice.code == "page_without_text"
    assert "2-3, 5" in notice.message and "2-3, 5" in notice.en


def test_a_blank_page_is_nothing_to_warn_of(tmp_path):
    pdf = plain(1)
    pdf.page()
    source = read(pdf.bytes(), tmp_path)
    assert source.text_layer == "native"
    assert not source.notices


@pytest.mark.parametrize(("mode", "face"), [(3, "regular"), (0, "ocr")])
def test_recognised_text_under_a_picture(mode, face, tmp_path):
    pdf = Pdf()
    pdf.page().image().text(85, 100, LINE, face=face, mode=mode)
    source = read(pdf.bytes(), tmp_path)
    assert source.text_layer == "ocr"
    assert source.text == LINE
    assert {line.origin for line in source.lines} == {"ocr"}


def test_a_native_page_with_a_picture_is_no_recognised_text(tmp_path):
    pdf = Pdf()
    pdf.page().image().text(85, 100, LINE)
    assert read(pdf.bytes(), tmp_path).text_layer == "native"


@pytest.mark.parametrize(
    "pdf",
    [Pdf(garble=3), Pdf(garble=29), Pdf(garble=0xE000)],
    ids=["shifted", "torn", "private"],
)
def test_garbled_text_is_told(pdf, tmp_path):
    page = pdf.page()
    for n in range(12):
        page.text(85, 100 + 20 * n, LINE)
    source = read(pdf.bytes(), tmp_path)
    assert "garbled_text" in codes(source)
    assert source.notices[-1].message and source.notices[-1].en


@pytest.mark.parametrize(("rotate", "told"), [(0, False), (90, True), (180, True), (270, True)])
def test_pages_that_lie_on_their_side_are_told(rotate, told, tmp_path):
    """Someone turned the second page; its rows cannot be put in order."""
    pdf = Pdf()
    for turn in (0, rotate):
        page = pdf.page()
        page.rotate = turn
        page.paragraph("Ủy ban nhân dân xã tổ chức hội thi\nvào tháng 5 năm 2025", base=300)
    source = read(pdf.bytes(), tmp_path)
    assert codes(source) == (["page_turned"] if told else [])
    assert not told or "2" in source.notices[0].message


def test_a_text_in_another_language_is_not_garbled(tmp_path):
    pdf = Pdf()
    page = pdf.page()
    for n in range(12):
        page.text(85, 100 + 20 * n, "The committee's report was sent to all units (see annex I/A).")
    assert not read(pdf.bytes(), tmp_path).notices


def test_more_objects_than_are_looked_at(tmp_path):
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, LINE)
    page.ops += [
        f"{n % 500} {n % 700} m {n % 500 + 9} {n % 700} l S" for n in range(MAX_OBJECTS + 9)
    ]
    started = time.process_time()
    source = read(pdf.bytes(), tmp_path)
    assert source.text == LINE
    assert codes(source) == ["page_too_complex"]
    assert time.process_time() - started < 20


def test_graph_paper_is_not_searched_for_cells(tmp_path):
    pdf = Pdf()
    page = pdf.page()
    page.grid([float(x) for x in range(20, 580, 4)], [float(y) for y in range(20, 820, 4)])
    page.text(85, 100, LINE)
    started = time.process_time()
    source = read(pdf.bytes(), tmp_path)
    assert source.text == LINE
    assert not source.tables
    assert time.process_time() - started < 10


def crowd(page) -> None:
    for n in range(3000):
        page.text(300, 100, "Độc lập - Tự do - Hạnh phúc").text(85, 100 + n % 3, "Nơi nhận:")


def long_line(page) -> None:
    page.text(85, 100, "ngày tháng năm " * 40_000)


def many_stamps(page) -> None:
    page.text(85, 100, LINE)
    for n in range(1500):
        page.stamp(85, 90 + n % 500, 120, 110 + n % 500, (86, 100 + n % 500, "12"))


def deep_forms(page) -> None:
    page.text(85, 100, LINE)
    page.ops += ["q " * 30_000, "Q " * 30_000]


@pytest.mark.parametrize("draw", [crowd, long_line, many_stamps, deep_forms])
def test_hostile_pages_take_no_long_time(draw, tmp_path):
    pdf = Pdf()
    draw(pdf.page())
    data = pdf.bytes()
    started = time.process_time()
    assert reader.read(tmp_path / "a.pdf", data).text
    assert time.process_time() - started < 10


def test_damaged_objects_never_show_a_traceback(tmp_path):
    """Bytes changed anywhere give a source or a typed error."""
    pdf = plain(1)
    pdf.plain = True
    page = pdf.pages[0]
    page.grid([85, 200, 300], [100, 140, 180])
    page.stamp(122, 82, 148, 104, (124, 98, "362"))
    data = pdf.bytes()
    for n in range(0, len(data), 97):
        broken = data[:n] + b"(<[ 9" + data[n + 5 :]
        try:
            reader.read(tmp_path / "a.pdf", broken)
        except ReadError as error:
            assert error.message("en")


def test_nothing_is_printed(tmp_path, capfd):
    data = plain().bytes()
    for part in (data, data[: len(data) // 2], data.replace(b"/Type /Page ", b"/Type /Pxge ")):
        try:
            reader.read(tmp_path / "a.pdf", part)
        except ReadError:
            continue
    assert capfd.readouterr() == ("", "")
