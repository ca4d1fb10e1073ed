"""Which reader a file goes to, and what is said of files that nobody reads."""

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.document import Source
from vbparse.errors import (
    Empty,
    Encrypted,
    NotFound,
    ReadError,
    TooLarge,
    UnsupportedFormat,
)
from vbparse.readers import _formats, read, read_bytes
from vbparse.readers._sniff import Foreign, sniff

TEXT = "KẾ HOẠCH\nTriển khai công tác năm 2025\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "module"),
    [
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("a.txt", b"\xef\xbb\xbf  junk %PDF-1.4\n", "pdf"),
        ("a.pdf", b"\x00\x01\x02\x03" * 9 + b"1 0 obj endobj", "pdf"),  # its first lines are lost
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("a.doc", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("a.docx", b"PK\3\4 broken", "docx"),
        ("a.txt", TEXT.encode(), "text"),
        ("a", TEXT.encode("utf-16"), "text"),
        ("a.pdf", TEXT.encode("utf-16-le"), "text"),
        ("a.txt", b"MZ la ten viet tat", "text"),
        ("a.txt", "Số\0 12\0".encode() + TEXT.encode(), "text"),
        ("a.md", TEXT.encode(), "markdown"),
        ("a.txt", b"## I. MUC TIEU\n", "markdown"),
        ("a.txt", "**Nơi nhận:**\n\n**GIÁM ĐỐC**\n".encode(), "markdown"),
        ("a.txt", b"| a | b |\n|---|---|\n| 1 | 2 |\n", "markdown"),
        ("a.txt", b"# 5 * 3 ** 2 | x\n", "text"),
        ("a.html", b"<p>Ke hoach</p>", "html"),
        ("a.doc", b"\n<html xmlns:o='urn'><body>Ke hoach</body></html>", "html"),
        ("a.txt", "\ufeff<!-- lưu --><!DOCTYPE html><p>x".encode("utf-16"), "html"),
        ("a.html", TEXT.encode(), "text"),
        ("a.txt", "so sánh: 3 <p 5 và x < y".encode(), "text"),
        ("a.txt", '["Kế hoạch" và "Chỉ thị"]'.encode(), "text"),
    ],
)
def test_bytes_decide(name: str, data: bytes, module: str) -> None:
    found = sniff(data, Path(name).suffix)
    assert isinstance(found, _formats.Format)
    assert found.module == module


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        ("a.bmp", b"BM" + bytes(50), "BMP"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(50), "HEIC"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 " + bytes(50), "WebP"),
        ("a.doc", OLE, ".doc"),
        ("a.docx", OLE, ".doc"),
        ("a.rtf", b"{\\rtf1 x}", "RTF"),
        ("a.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "2003"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n", "MHTML"),
        ("a.json", b'[\n{\n  "schema": "vbparse.plan/1"', "JSON"),
        ("a.jsonl", b'{"doc_number":{"value":null}}\n{"doc_number"', "JSON"),
        ("a.exe", b"MZ\x90\0" + bytes(50), "chương trình"),
        ("a", b"\x7fELF" + bytes(50), "chương trình"),
        ("a.zip", zipped("a.txt"), "ZIP"),
        ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel.*PDF"),
        ("a.gz", b"\x1f\x8b\x08" + bytes(50), "gzip"),
        ("a.mp4", b"\0\0\0\x18ftypisom" + bytes(50), "MP4"),
        ("a.txt", bytes(200), "định dạng"),
        ("a.txt", bytes(range(256)) * 4, "định dạng"),
        ("a.pdf", bytes(range(256)) * 4, "định dạng"),
    ],
)
def test_what_nobody_reads_is_named(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormat, match=words) as error:
        read_bytes(name, data)
    assert error.value.path == Path(name)
    assert error.value.message("en") != error.value.message("vi")


def test_a_docx_with_a_password_is_said_to_be_locked() -> None:
    with pytest.raises(Encrypted):
        read_bytes("a.docx", OLE + bytes(70_000) + "EncryptedPackage".encode("utf-16-le"))


def test_the_source_says_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(TEXT.encode())
    source = read(str(path))
    assert source.name == "ke-hoach.txt"
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.media_type == "text/plain"
    assert read_bytes("ke-hoach.txt", TEXT.encode()).text == source.text


@pytest.mark.parametrize(
    "media_type", ["markdown", "md", ".md", "text/markdown", "text/markdown; x"]
)
def test_the_caller_settles_the_sort_of_text(media_type: str) -> None:
    assert read_bytes("-", TEXT.encode(), media_type).media_type == "text/markdown"


def test_the_caller_cannot_make_a_picture_a_document() -> None:
    with pytest.raises(UnsupportedFormat, match="PNG"):
        read_bytes("-", b"\x89PNG\r\n\x1a\n", "application/pdf")


def test_unknown_type_of_the_caller() -> None:
    with pytest.raises(UnsupportedFormat, match="docx"):
        read_bytes("-", TEXT.encode(), "application/x-nothing")


@pytest.mark.parametrize("name", ["missing.txt", "x\0y", "a" * 5000])
def test_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        read(tmp_path / name)


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="thư mục"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(NotFound, match="quyền"):
        read(path)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.touch()
    with pytest.raises(Empty):
        read(path)


def test_a_huge_text_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(TEXT.encode() * 3000)
        file.truncate(200_000_000)
    with pytest.raises(TooLarge, match="20 MB"):
        read(path)


@given(st.binary(), st.sampled_from([".txt", ".md", ".html", ".pdf", ""]))
def test_no_bytes_crash_the_sniffing(data: bytes, suffix: str) -> None:
    assert isinstance(sniff(data, suffix), _formats.Format | Foreign)


PIECES = st.sampled_from(
    [
        "<p>",
        "</td>",
        "<table><tr><td>",
        "&#0;",
        "&amp",
        "\0",
        "**",
        "# ",
        "| a |",
        "|--|",
        "[x](y)",
        "ế",
    ]
)


@given(
    st.one_of(
        st.binary(),
        st.lists(PIECES | st.text(max_size=4))
        .map("".join)
        .map(lambda text: text.encode(errors="replace")),
    ),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
    st.sampled_from([None, "text", "markdown", "html"]),
)
def test_any_bytes_give_a_source_or_a_typed_error(
    data: bytes, name: str, media_type: str | None
) -> None:
    if b"%PDF-" in data or data.startswith(b"PK"):
        return
    try:
        source = read_bytes(name, data, media_type)
    except ReadError:
        return
    assert isinstance(source, Source)
    at = 0
    for line in source.lines:
        assert at <= line.span.start < line.span.end <= len(source.text)
        at = line.span.end
