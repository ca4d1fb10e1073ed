"""Opening a PDF: limits, locks and damage, told as typed errors or notices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from vbparse.document import Notice
from vbparse.errors import (
    Damaged,
    Empty,
    Encrypted,
    NotFound,
    ReadError,
    TooLarge,
    UnsupportedFormat,
)
from vbparse.patterns import lazy

MAX_PAGES = 2000
MAX_SIDE = 14_400.0  # points, 5.08 m: the largest page that PDF readers must be able to show
MAGIC = b"%PDF"
_HEAD = 1024  # bytes in which the magic must stand
_TAIL = 2048  # bytes in which the end mark must stand

_XREF = lazy(rb"\s*(?:xref\b|\d{1,10}\s+\d{1,5}\s+obj\b)")
_START = lazy(rb"startxref\s+(\d{1,12})")


def open_pdf(path: Path, data: bytes | None) -> Any:
    """The document as pdfium sees it; raises ``ReadError`` when it cannot be read."""
    _check_magic(path, data)
    if data is None:
        handle = pdfium.FPDF_LoadDocument(bytes(path.resolve()) + b"\0", None)
    else:  # the caller keeps the bytes alive
        handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _error(path, pdfium.FPDF_GetLastError())
    document = pdfium2.PdfDocument(handle)
    try:
        _check_size(path, document)
    except ReadError:
        document.close()
        raise
    return document


def _check_magic(path: Path, data: bytes | None) -> None:
    if MAGIC in _read(path, data, 0, _HEAD):
        return
    raise UnsupportedFormat(
        path,
        "tệp không phải là PDF",
        "the file is not a PDF",
        hint_vi="tên tệp có thể sai đuôi; nếu là ảnh, hãy nhận dạng chữ (OCR) trước",
        hint_en="its name may have the wrong suffix; recognise the text of a picture first (OCR)",
    )


def _check_size(path: Path, document: Any) -> None:
    count = len(document)
    if not count:
        raise Empty(
            path,
            "PDF không có trang nào",
            "the PDF has no pages",
            hint_vi="kiểm tra lại tệp gốc",
            hint_en="check the original file",
        )
    if count > MAX_PAGES:
        raise TooLarge(
            path,
            f"PDF có {count} trang, giới hạn là {MAX_PAGES}",
            f"the PDF has {count} pages, the limit is {MAX_PAGES}",
            hint_vi="tách thành nhiều tệp",
            hint_en="split it into several files",
        )
    for index in range(count):
        try:
            width, height = document.get_page_size(index)
        except pdfium2.PdfiumError:  # damaged; told when the page is read
            continue
        if max(width, height) > MAX_SIDE:
            metres = max(width, height) / 72 * 0.0254
            raise TooLarge(
                path,
                f"trang {index + 1} dài {metres:.1f} m, giới hạn là 5,08 m",
                f"page {index + 1} is {metres:.1f} m long, the limit is 5.08 m",
                hint_vi="in lại tài liệu ra khổ A4",
                hint_en="print the document to A4 again",
            )


def _error(path: Path, code: int) -> ReadError:
    """The typed error for pdfium's code."""
    if code == pdfium.FPDF_ERR_PASSWORD:
        return Encrypted(
            path,
            "PDF bị khóa bằng mật khẩu",
            "the PDF is locked with a password",
            hint_vi="mở khóa, lưu thành tệp không có mật khẩu rồi đọc lại",
            hint_en="unlock it and save it without a password",
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return Encrypted(
            path,
            "PDF được mã hóa theo cách không đọc được",
            "the PDF is encrypted in a way that cannot be read",
            hint_vi="lưu thành tệp không mã hóa rồi đọc lại",
            hint_en="save it without encryption",
        )
    return Damaged(
        path,
        "tệp PDF bị hỏng hoặc bị cắt cụt",
        "the PDF is damaged or cut off",
        hint_vi="tải lại tệp, hoặc mở và lưu lại bằng một trình đọc PDF",
        hint_en="fetch the file again, or open and save it with a PDF viewer",
    )


def damage(path: Path, data: bytes | None) -> tuple[Notice, ...]:
    """What is wrong with a file that pdfium could still open."""
    size = path.stat().st_size if data is None else len(data)
    tail = _read(path, data, max(0, size - _TAIL), _TAIL)
    if b"%%EOF" not in tail:
        return (
            Notice(
                "file_truncated",
                "Tệp PDF bị cắt cụt ở cuối; có thể thiếu trang hoặc chữ.",
                "The PDF is cut off at its end; pages or text may be missing.",
            ),
        )
    starts = _START.findall(tail)
    if not starts or not _XREF.match(_read(path, data, int(starts[-1]), 40)):
        return (
            Notice(
                "file_repaired",
                "Bảng tham chiếu của tệp PDF bị hỏng và đã được dựng lại; có thể thiếu nội dung.",
                "The PDF's reference table was broken and has been rebuilt; text may be missing.",
            ),
        )
    return ()


def _read(path: Path, data: bytes | None, start: int, length: int) -> bytes:
    if data is not None:
        return data[start : start + length]
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(length)
    except OSError as error:
        raise NotFound(
            path, f"không mở được tệp: {error}", f"the file cannot be opened: {error}"
        ) from error
