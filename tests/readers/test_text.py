"""Plain text in every charset, and what is wrong with it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.errors import Empty, TooLarge
from vbparse.readers import text as text_reader
from vbparse.readers.text import read

PLAN = "Số: 12/KH-UBND\r\n\r\n  KẾ HOẠCH  \r\nTriển khai chuyển đổi số năm 2025\r\n"


def test_one_line_for_each_line_that_holds_something() -> None:
    source = read(Path("a.txt"), PLAN.encode())
    assert [source.quote(line.span) for line in source.lines] == [
        "Số: 12/KH-UBND",
        "KẾ HOẠCH",
        "Triển khai chuyển đổi số năm 2025",
    ]
    assert source.text == PLAN.replace("\r\n", "\n")
    assert (source.charset, source.encoding, source.notices) == ("utf-8", "unicode", ())


def test_offsets_lead_back_to_the_file() -> None:
    source = read(Path("a.txt"), PLAN.encode())
    assert source.raw.to_raw(source.text.index("Triển")) == PLAN.index("Triển")


def test_form_feed_ends_a_line() -> None:
    source = read(Path("a.txt"), "trang một\ftrang hai".encode())
    assert len(source.lines) == 2


@pytest.mark.parametrize(
    ("data", "charset", "encoding", "codes"),
    [
        (PLAN.encode("utf-16"), "utf-16-le", "unicode", []),
        ("Bô\xf2 Tài chính, Thu\xf2ê Hòa".encode("latin-1"), "windows-1258", "cp1258", []),
        ("KÕ ho¹ch triÓn khai nghÞ quyÕt".encode("latin-1"), "windows-1252", "tcvn3", None),
        ("Số\0 5".encode(), "utf-8", "unicode", ["nul_bytes"]),
    ],
)
def test_how_it_was_stored_is_stated(
    data: bytes, charset: str, encoding: str, codes: list[str] | None
) -> None:
    source = read(Path("a.txt"), data)
    assert (source.charset, source.encoding) == (charset, encoding)
    if codes is not None:
        assert [notice.code for notice in source.notices] == codes


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", "\ufeff\u200b\u00a0".encode()])
def test_text_without_letters_is_empty(data: bytes) -> None:
    with pytest.raises(Empty):
        read(Path("a.txt"), data)


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_reader, "MAX_LINES", 3)
    with pytest.raises(TooLarge, match="3"):
        read(Path("a.txt"), b"a\nb\nc\nd\n")


@given(st.text(min_size=1))
def test_lines_stand_in_order_and_hold_everything(text: str) -> None:
    try:
        source = read(Path("a.txt"), text.encode(errors="replace"))
    except Empty:
        return
    at = 0
    for line in source.lines:
        assert source.text[at : line.span.start].strip() == ""
        assert line.span.end > line.span.start >= at
        assert "\n" not in source.quote(line.span)
        at = line.span.end
    assert source.text[at:].strip() == ""


@pytest.mark.parametrize("piece", ["ngày ", "((((", "\n", " ", "abc\n", ". ", "Căn cứ "])
def test_time_is_linear_on_a_million_characters(piece: str) -> None:
    data = (piece * (1_000_000 // len(piece)) + "x").encode()
    start = time.process_time()
    read(Path("a.txt"), data)
    assert time.process_time() - start < 5
