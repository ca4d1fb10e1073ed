"""Repairing characters, and the way back to the raw text."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.vietnamese.normalize import clean, clean_mapped

REPAIRS = {
    # what the file held → the one text
    "Kế hoạch số 12/KH-UBND": "Kế hoạch số 12/KH-UBND",
    unicodedata.normalize("NFD", "Thực hiện kế hoạch"): "Thực hiện kế hoạch",
    "e\u0301\u0302": "ế",  # tone typed before the hat
    "é\u0302 ò\u0302 á\u0306": "ế ồ ắ",
    "o\u0301\u031b u\u0323\u031b a\u0323\u0302": "ớ ự ậ",
    "a\u0341": "á",  # the old code of the tone mark
    "ÐẢNG BỘ, Ɖiều 5, đề ðạt, ɖã": "ĐẢNG BỘ, Điều 5, đề đạt, đã",
    "Văn thƣ, LƢU TRỮ": "Văn thư, LƯU TRỮ",
    "57–NQ/TW, 12‑KH/TU, 5−3, 7－8": "57-NQ/TW, 12-KH/TU, 5-3, 7-8",
    "Độc lập – Tự do — Hạnh phúc": "Độc lập - Tự do - Hạnh phúc",
    "12⁄KH∕UBND／BTC": "12/KH/UBND/BTC",
    "Số：１５／KH": "Số:15/KH",
    "ngày\u00a005\u2009tháng\u30003\u202fnăm": "ngày 05 tháng 3 năm",
    "\ufeffKẾ\u200b HOẠ\u200dCH\u2060": "KẾ HOẠCH",
    "a\r\nb\rc\u2028d\x0ce": "a\nb\nc\nd\ne",
    "Số\x00 12\x07": "Số 12",
    "tab\tgiữ": "tab\tgiữ",
    "155/KH\u00adUBND, 164/TTr\u00adSKHCN": "155/KH-UBND, 164/TTr-SKHCN",
    "Độc lập \u00ad Tự do": "Độc lập - Tự do",
    "triển\u00ad khai thực\u00adhiện": "triển khai thựchiện",
    "12/КН-UBND": "12/KH-UBND",  # К, Н are Cyrillic
    "UВND tỉnh, QĐ-ТТg": "UBND tỉnh, QĐ-TTg",
    "Москва, ОТК": "Москва, ОТК",  # truly Cyrillic
    "β-lactam, μm": "β-lactam, μm",
    "hoà, hòa, uỷ, ủy": "hoà, hòa, uỷ, ủy",  # tone placement is left as printed
    "ﬁle": "file",
    "\ud800x": "\ufffdx",
    "": "",
}


@pytest.mark.parametrize(("raw", "text"), REPAIRS.items())
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text
    assert clean_mapped(raw)[0] == text


NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "aeoăơưđĐ dDuU-/ \r\n\t\x00\x1c\u00ad\u0300\u0301\u0302\u0306\u0309\u031b\u0323\u200b"
            "\u2013\u00a0\ufeff\u0435\u041d\u0438\u03bf\ufb01\u212b\u212a\u1100\u1161\u0340\u1fbe"
            "\ufb2a\U0001d15e\u0344\u0958\u00d0\u01a3"
        ),
        st.characters(),
    )
)


@given(NASTY)
def test_clean_is_idempotent_and_composed(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert text.isprintable() or not set(text) & set("\x00\r\u200b\u00a0\u00ad")


@given(NASTY)
def test_mapped_text_is_the_same_and_its_map_runs_forward(raw: str) -> None:
    text, raw_map = clean_mapped(raw)
    assert text == clean(raw)
    back = [raw_map.to_raw(i) for i in range(len(text) + 1)]
    assert back == sorted(back)
    assert all(0 <= b <= len(raw) for b in back)


def test_map_points_at_the_letters_of_the_file() -> None:
    raw = "\ufeff" + unicodedata.normalize("NFD", "Số: 5/KH\r\nKế hoạch")
    text, raw_map = clean_mapped(raw)
    at = text.index("hoạch")
    assert raw[raw_map.to_raw(at) :] == unicodedata.normalize("NFD", "hoạch")


@pytest.mark.parametrize("piece", ["e\u0301", "\u0301", "\r", "\u00ad", "а", "aа", "\u200b ", "ﬁ"])
def test_time_is_linear_on_a_million_odd_characters(piece: str) -> None:
    raw = piece * (1_000_000 // len(piece))
    start = time.process_time()
    clean_mapped(raw)
    assert time.process_time() - start < 8
