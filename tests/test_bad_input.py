"""Bad input end to end: an exit code and a line that says what is wrong, never a traceback."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner, Result

from vbparse.cli import build

MEGABYTE = 1_000_000
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def pdf(*, encrypt: StandardEncryption | None = None, pages: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=encrypt)
    for _ in range(pages):
        for i in range(30):
            canvas.drawString(70, 780 - 20 * i, "KE HOACH to chuc ngay hoi doc sach")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def blank_pdf(pages: int, width: float = 595, height: float = 842) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height).close()
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def docx(document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def zip_bomb() -> bytes:
    paragraph = b"<w:p><w:r><w:t>" + b"0" * 100 * MEGABYTE + b"</w:t></w:r></w:p>"
    return docx(f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + paragraph)


def external_entity() -> bytes:
    return docx(
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>'.encode()
        + b"</w:body></w:document>"
    )


UNREADABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.pdf", lambda: b""),
    "empty text": ("a.txt", lambda: b""),
    "spaces": ("a.txt", lambda: b" \n\t\n " * 50),
    "pdf without pages": ("a.pdf", lambda: blank_pdf(0)),
    "pdf head only": ("a.pdf", lambda: pdf()[:60]),
    "pdf with a password": ("a.pdf", lambda: pdf(encrypt=StandardEncryption("bi-mat"))),
    "5,000 pages": ("a.pdf", lambda: blank_pdf(5_000)),
    "png named pdf": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "photo": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(500)),
    "program": ("a.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4),
    "renamed doc": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    "other zip": ("a.docx", lambda: docx(b"")[:40]),
    "zip bomb": ("a.docx", zip_bomb),
    "external entity": ("a.docx", external_entity),
    "broken xml": ("a.docx", lambda: docx(b"<w:document")),
    "noise": ("a.bin", lambda: os.urandom(5000)),
}
READABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf with an empty password": (
        "a.pdf",
        lambda: pdf(encrypt=StandardEncryption("", ownerPassword="chu")),
    ),
    "pdf without text": ("a.pdf", lambda: blank_pdf(2)),
    "a report": ("a.txt", lambda: "BÁO CÁO\nKết quả thực hiện quý I năm 2025\n".encode()),
    "an invitation": ("a.txt", lambda: "GIẤY MỜI\nHọp giao ban tháng 3 năm 2025\n".encode()),
    "nul bytes": ("a.txt", lambda: "KẾ HOẠCH\0\nTổ chức hội thi\0 năm 2025\n".encode()),
    "a word": ("a.txt", lambda: b"x"),
}
DAMAGED: dict[str, tuple[str, Callable[[], bytes]]] = {
    # what is left may be read, with a warning, or refused
    "pdf cut in half": ("a.pdf", lambda: pdf(pages=6)[: len(pdf(pages=6)) // 2]),
    "pdf with a broken xref": ("a.pdf", lambda: pdf().replace(b"startxref\n", b"startxref\n9")),
    "a page of 100 m": ("a.pdf", lambda: blank_pdf(1, 283_465, 283_465)),
    "docx cut in half": ("a.docx", lambda: docx(b"<x/>" * 1000)[:-60]),
}


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(build(), [str(word) for word in words], input=stdin)


def refused(result: Result) -> None:
    """One line on standard error, nothing on standard output."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("lỗi: ")
    assert result.stderr.count("\n") == 1
    assert "lỗi nội bộ" not in result.stderr
    assert "Traceback" not in result.stderr


def write(folder: Path, case: tuple[str, Callable[[], bytes]]) -> Path:
    path = folder / case[0]
    path.write_bytes(case[1]())
    return path


@pytest.mark.parametrize("case", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused(
    case: tuple[str, Callable[[], bytes]], tmp_path: Path
) -> None:
    path = write(tmp_path, case)
    result = run("parse", path)
    refused(result)
    assert str(path) in result.stderr


@pytest.mark.parametrize("case", READABLE.values(), ids=READABLE)
def test_what_is_odd_is_read_as_what_it_is(
    case: tuple[str, Callable[[], bytes]], tmp_path: Path
) -> None:
    result = run("parse", write(tmp_path, case))
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["schema"] == "vbparse.plan/1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import os\n\nprint(os.getcwd())\n" * 20, True),
        ("Trời hôm nay đẹp quá, ta đi chơi nhé.\n" * 5, True),
        ("BÁO CÁO\nKết quả thực hiện quý I năm 2025\n", False),
    ],
)
def test_what_is_no_administrative_document_is_told(text: str, told: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    result = run("parse", path)
    codes = [warning["code"] for warning in json.loads(result.stdout)["warnings"]]
    assert result.exit_code == 0
    assert codes == ["nothing_recognised"] * told


@pytest.mark.parametrize("case", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_read_with_a_warning_or_refused(
    case: tuple[str, Callable[[], bytes]], tmp_path: Path
) -> None:
    result = run("parse", write(tmp_path, case))
    if result.exit_code:
        refused(result)
    else:
        assert json.loads(result.stdout)["warnings"]


@pytest.mark.parametrize("command", ["parse", "text", "show"])
@pytest.mark.parametrize("name", ["khong-co.pdf", "x" * 300])
def test_a_file_that_is_not_there(command: str, name: str, tmp_path: Path) -> None:
    refused(run(command, f"{tmp_path}/{name}"))


@pytest.mark.parametrize("command", ["parse", "text", "show"])
def test_a_folder_without_files(command: str, tmp_path: Path) -> None:
    refused(run(command, tmp_path))


def test_a_text_of_200_mb_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"K\n" * 1000)
        file.truncate(200 * MEGABYTE)
    refused(run("parse", path))


@pytest.mark.parametrize("kind", [[], ["--type", "txt"], ["--type", "pdf"], ["--type", "docx"]])
@pytest.mark.parametrize("data", [b"", b"\x7fELF\x02\x01" + bytes(300), b"\x89PNG\r\n\x1a\n\0\0"])
def test_binary_on_standard_input(data: bytes, kind: list[str]) -> None:
    refused(run("parse", "-", *kind, stdin=data))


def test_one_bad_file_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("KẾ HOẠCH\nMột\n", "utf-8")
    (tmp_path / "2.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (tmp_path / "3.txt").write_text("KẾ HOẠCH\nBa\n", "utf-8")
    result = run("parse", tmp_path, "-f", "jsonl")
    assert result.exit_code == 2
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert names == ["1.txt", "3.txt"]
    assert result.stderr.count("lỗi: ") == 1
