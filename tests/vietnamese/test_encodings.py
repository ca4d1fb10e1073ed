"""Bytes of every charset, letters of old fonts, and the harm others did."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.vietnamese.encodings import (
    decode,
    from_mojibake,
    from_tcvn3,
    from_vni,
    modernise,
    wide_charset,
)

TEXT = (
    "Số: 25/KH-UBND\nKẾ HOẠCH\nTriển khai công tác chuyển đổi số năm 2024\n"
    "Căn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ, Ủy ban nhân dân xã "
    "xây dựng kế hoạch như sau:\n1. Mục đích: nâng cao nhận thức của người dân.\n"
)


def cp1258(text: str) -> bytes:
    """As Vietnamese Windows writes: the shape in the letter, the tone as a mark behind it."""
    out = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        out.append(
            unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones
        )
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        (TEXT.encode(), "utf-8", "unicode"),
        (TEXT.encode("utf-8-sig"), "utf-8", "unicode"),
        (TEXT.encode("utf-16"), "utf-16-le", "unicode"),
        (TEXT.encode("utf-16-le"), "utf-16-le", "unicode"),
        (TEXT.encode("utf-16-be"), "utf-16-be", "unicode"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "unicode"),
        (TEXT.encode("utf-32"), "utf-32-le", "unicode"),
        (cp1258(TEXT), "windows-1258", "cp1258"),
    ],
)
def test_charset_is_found(data: bytes, charset: str, encoding: str) -> None:
    found = decode(data)
    assert (found.text, found.charset, found.encoding) == (TEXT, charset, encoding)
    assert found.notices == ()


@pytest.mark.parametrize(
    ("data", "declared", "text", "charset"),
    [
        (cp1258("Bộ"), "windows-1258", "Bộ", "windows-1258"),
        ("Bộ Tư pháp".encode(), "windows-1252", "Bộ Tư pháp", "utf-8"),
        ("résumé".encode("cp1252"), "iso-8859-1", "résumé", "windows-1252"),
        (
            "xã hòa bình, đ".encode("cp1252", "ignore"),
            "windows-1252",
            "xã hòa bình, ",
            "windows-1252",
        ),
        ("résumé".encode("cp1252"), "no-such-charset", "résumé", "windows-1252"),
        ("résumé".encode("cp1252"), "rot13", "résumé", "windows-1252"),
        ("Привет".encode("cp1251"), "windows-1251", "Привет", "cp1251"),
    ],
)
def test_declared_charset(data: bytes, declared: str, text: str, charset: str) -> None:
    found = decode(data, declared)
    assert (found.text, found.charset) == (text, charset)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("résumé, café".encode("cp1252"), "charset_guessed"),
        (TEXT.encode()[:-1] + b"\xe1\xba", "damaged_bytes"),
        (TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:], "damaged_bytes"),
        ("Số\0 12".encode(), "nul_bytes"),
    ],
)
def test_doubt_is_said(data: bytes, code: str) -> None:
    assert [notice.code for notice in decode(data).notices] == [code]


def test_latin_text_is_not_taken_for_utf_16() -> None:
    assert wide_charset(b"abcdefgh" * 20) == ""
    assert wide_charset(b"\0" * 100) == ""


LETTERS = [
    "á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ đ é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ",
    "ờ ở ỡ ợ ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ Ă Â Đ Ê Ô Ơ Ư",
]
TCVN3 = [
    "¸ µ ¶ · ¹ ¨ ¾ » ¼ ½ Æ © Ê Ç È É Ë ® Ð Ì Î Ï Ñ ª Õ Ò Ó Ô Ö Ý × Ø Ü Þ ã ß á â ä « è å æ ç é ¬ í",
    "ê ë ì î ó ï ñ ò ô \u00ad ø õ ö ÷ ù ý ú û ü þ ¡ ¢ § £ ¤ ¥ ¦",
]
VNI = [
    "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä ñ eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó"
    " ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù",
    "ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î AÊ AÂ Ñ EÂ OÂ Ô Ö",
]


@pytest.mark.parametrize("row", range(2))
def test_every_letter_of_the_old_tables(row: int) -> None:
    assert from_tcvn3(TCVN3[row]) == LETTERS[row]
    assert from_vni(VNI[row]) == LETTERS[row]


def to_tcvn3(text: str) -> str:
    back = dict(zip(" ".join(LETTERS).split(), " ".join(TCVN3).split(), strict=True))
    return "".join(back.get(c, back.get(c.lower(), c)) for c in text)


def test_tcvn3_paragraphs_are_turned_into_unicode_and_said_so() -> None:
    found = modernise(to_tcvn3(TEXT))
    assert found.text.lower() == TEXT.lower()
    assert (found.encoding, [n.code for n in found.notices]) == ("tcvn3", ["legacy_encoding"])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Thñ t-íng, n-íc, -u tiªn", "Thủ tướng, nước, ưu tiên"),
        ("b\u2219o, l∙nh", "bão, lãnh"),
        ("H¶i - Phßng, -a, 12-KH, N§-CP, ViÖt-Ph¸p", "Hải - Phòng, -a, 12-KH, NĐ-CP, Việt-Pháp"),
    ],
)
def test_tcvn3_as_it_comes_out_of_pdf(raw: str, text: str) -> None:
    assert from_tcvn3(raw) == text


def test_vni_paragraphs() -> None:
    found = modernise("KEÁ HOAÏCH\nthöïc hieän Nghò quyeát cuûa UÛy ban nhaân daân tænh Ñoàng Nai")
    assert found.text == "KẾ HOẠCH\nthực hiện Nghị quyết của Ủy ban nhân dân tỉnh Đồng Nai"
    assert found.encoding == "vni"


def test_only_the_paragraph_in_the_old_font_changes() -> None:
    modern = "Ủy ban nhân dân xã ban hành kế hoạch này. © 2024, § 5, 3 µm"
    found = modernise(modern + "\n" + to_tcvn3("thực hiện chương trình hành động"))
    assert found.text == modern + "\nthực hiện chương trình hành động"


def test_mojibake_is_restored_and_said_so() -> None:
    harmed = TEXT.encode().decode("cp1252", errors="surrogateescape")
    harmed = "".join(chr(ord(c) - 0xDC00) if "\udc80" <= c <= "\udcff" else c for c in harmed)
    found = modernise(harmed)
    assert (found.text, found.encoding) == (TEXT, "unicode")
    assert [n.code for n in found.notices] == ["mojibake"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Bà là cá, chú có xe; tháng ba, quá khó",  # Vietnamese with Latin-1 letters only
        "Düsseldorf, crème brûlée, naïve, São Paulo, señor, Noël, Übermut, Ångström",
        "Microsoft® Office © 2019 – 5 µm ± 2 «quote» § 12 ¶",
        "plain",
        "",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    found = modernise(text)
    assert (found.text, found.encoding, found.notices) == (text, "unicode", ())


def test_text_that_only_looks_like_mojibake() -> None:
    assert from_mojibake("Ã voi") == "Ã voi"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1258", "gb2312", "x"]))
def test_bytes_never_crash(data: bytes, declared: str | None) -> None:
    modernise(decode(data, declared).text)


@pytest.mark.parametrize("piece", ["Ã¡", "µ", "aù", "ho¹ch ", "\xe1", "µ\n"])
def test_time_is_linear_on_many_characters(piece: str) -> None:
    text = piece * (150_000 // len(piece))
    start = time.process_time()
    modernise(decode(text.encode("latin-1")).text)
    modernise(text)
    assert time.process_time() - start < 6
