"""Text typed in fonts of TCVN3 and VNI."""

from __future__ import annotations

import pytest
from pdf_builder import Pdf

from vbparse.readers._pdf_legacy import modern_word, table_of


@pytest.mark.parametrize(
    ("font", "table"),
    [
        (".VnTime", "tcvn3"),
        ("VnTimeHBold", "tcvn3"),
        (".VnArialH", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI-Helve-Bold", "vni"),
        ("TimesNewRomanPSMT", ""),
        ("Vnitime", ""),
        ("Tinos", ""),
    ],
)
def test_the_name_of_the_font_tells_the_table(font, table):
    assert table_of(font) == table


@pytest.mark.parametrize(
    ("raw", "font", "word"),
    [
        ("ho¹ch", ".VnTime", "hoạch"),
        ("KÕ", ".VnTimeH", "KẾ"),
        ("quyÕt", "VnTimeHBold", "QUYẾT"),
        ("t\u00adíng", ".VnTime", "tướng"),
        ("t\u2212íng", ".VnTime", "tướng"),
        ("nh\ufffe", ".VnTime", "như"),
        ("193/2001/Q§-TTg", ".VnTime", "193/2001/QĐ-TTg"),
        ("KH\ufffe", ".VnTime", "KH-"),
        ("hoaïch", "VNI-Times", "hoạch"),
        ("1991/QÑ-UBND", "VNI-Times", "1991/QĐ-UBND"),
        ("hoạch", "Tinos", "hoạch"),
    ],
)
def test_a_word(raw, font, word):
    assert modern_word(raw, font, "tcvn3") == word


def test_a_document_says_how_its_letters_were_stored():
    pdf = Pdf()
    page = pdf.page()
    page.text(85, 100, "kÕ ho¹ch", 14, "capitals")
    page.text(85, 130, "Thùc hiÖn NghÞ quyÕt sè 12/NQ-H§ND ngµy 05/3/2004", face="tcvn3")
    source = pdf.read()
    assert source.text == "KẾ HOẠCH\nThực hiện Nghị quyết số 12/NQ-HĐND ngày 05/3/2004"
    assert source.encoding == "tcvn3"
    assert [notice.code for notice in source.notices] == ["legacy_encoding"]
    assert [source.quote(word.span) for word in source.words] == source.text.split()


def test_a_document_whose_fonts_were_replaced_is_known_by_its_words():
    pdf = Pdf()
    page = pdf.page()
    lines = ["UÛY BAN NHAÂN DAÂN TÆNH BÌNH AN", "Veà vieäc pheâ duyeät keá hoaïch naêm 2008"]
    lines += ["Caên cöù Luaät Toå chöùc Hoäi ñoàng nhaân daân vaø Uûy ban nhaân daân"] * 3
    for n, line in enumerate(lines):
        page.text(85, 100 + 20 * n, line)
    source = pdf.read()
    assert source.text.splitlines()[:2] == [
        "ỦY BAN NHÂN DÂN TỈNH BÌNH AN",
        "Về việc phê duyệt kế hoạch năm 2008",
    ]
    assert source.encoding == "vni"


def test_unicode_text_is_left_alone():
    pdf = Pdf()
    pdf.page().text(85, 100, "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân")
    source = pdf.read()
    assert source.encoding == "unicode"
    assert not source.notices


def test_an_old_font_that_the_file_maps_to_unicode_is_left_alone():
    pdf = Pdf()
    pdf.page().text(85, 100, "Các phòng, ban của Ủy ban nhân dân huyện và xã", face="tcvn3")
    source = pdf.read()
    assert source.text == "Các phòng, ban của Ủy ban nhân dân huyện và xã"
    assert source.encoding == "unicode"
    assert not source.notices
