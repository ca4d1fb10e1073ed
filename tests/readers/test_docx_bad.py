"""Files that nobody vouches for: each gives a typed error or a text, never a traceback."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx_builder import NAMES, cell, p, package, r, read, row, saved, table, zipped

from vbparse.errors import Damaged, Empty, Encrypted, ReadError, TooLarge, UnsupportedFormat
from vbparse.readers import _docx_package, read_bytes
from vbparse.readers import docx as reader

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = package(p("KẾ HOẠCH"))
WORD = "word/document.xml"


def document(prolog: str, text: str) -> bytes:
    return f"{prolog}<w:document {NAMES}><w:body>{p(text)}</w:body></w:document>".encode()


def only(data: bytes) -> bytes:
    return zipped({WORD: data})


ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", Empty, "rỗng"),
        (b"KE HOACH", Damaged, "không phải gói .docx"),
        (b"PK\3\4 broken", Damaged, "mục lục"),
        (GOOD[:-30], Damaged, "mục lục"),
        (GOOD[: len(GOOD) // 2], Damaged, "mục lục"),
        (GOOD[200:], Damaged, ""),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), UnsupportedFormat, ".doc"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Encrypted, "mật khẩu"),
        (zipped({"xl/workbook.xml": b"<x/>"}), UnsupportedFormat, "Excel"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), UnsupportedFormat, "PowerPoint"),
        (
            zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}),
            UnsupportedFormat,
            "ODF",
        ),
        (zipped({"[Content_Types].xml": b"<Types/>"}), Damaged, "thiếu word/document.xml"),
        (zipped({}), Damaged, "thiếu word/document.xml"),
        (only(b"<w:document"), Damaged, "word/document.xml"),
        (only(b"<document/>"), Damaged, "w:body"),
        (only(b""), Damaged, "không phải XML"),
        (only(b"\x00\x01\x02"), Damaged, "không phải XML"),
        (only(document(ENTITY, "&x;")), Damaged, "DTD"),
        (only(document(LAUGHS, "&b;")), Damaged, "DTD"),
        (only(document(ENTITY, "&x;").decode().encode("utf-16")), Damaged, "DTD"),
        (only(document(ENTITY, "&x;").decode().encode("utf-16-be")), Damaged, "DTD"),
        (only(document('<?xml version="1.0" encoding="utf-7"?>', "x")), Damaged, "không phải XML"),
        (only(document("", "&khong;")), Damaged, "word/document.xml"),
        (only(document("", "x").replace(b"</w:body>", b"")), Damaged, "word/document.xml"),
        (only(document("", "\x00")), Damaged, "word/document.xml"),
        (only(document("", "ế").replace("ế".encode(), b"\xff\xfe")), Damaged, "word/document.xml"),
        (only(b"<a>" * 100_000), Damaged, "word/document.xml"),
    ],
)
def test_typed_errors(data: bytes, error: type[ReadError], said: str) -> None:
    with pytest.raises(error) as caught:
        reader.read(Path("ke-hoach.docx"), data)
    assert said in str(caught.value)
    assert str(caught.value).startswith("ke-hoach.docx: ")
    assert caught.value.vi and caught.value.en
    if error is not Empty:
        assert caught.value.hint_vi and caught.value.hint_en


def test_a_bomb_is_seen_in_the_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (
        zipped({WORD: document("", "x"), "word/media/a.bin": bytes(5 * 2**20)}),  # 1000 : 1
        zipped({WORD: bytes(65 * 2**20)}),
    ):
        with pytest.raises(TooLarge, match="bom nén"):
            reader.read(Path("a.docx"), data)
    monkeypatch.setattr(_docx_package, "MAX_TOTAL", 1000)
    with pytest.raises(TooLarge, match="tổng cộng"):
        reader.read(Path("a.docx"), zipped({WORD: document("", "x" * 2000)}))
    monkeypatch.setattr(_docx_package, "MAX_ENTRIES", 2)
    with pytest.raises(TooLarge, match="thành phần"):
        reader.read(Path("a.docx"), GOOD)


def test_a_bomb_whose_directory_lies_is_stopped_while_reading() -> None:
    text = document("", "x" * 100_000)
    data = bytearray(only(text))
    stated = struct.pack("<I", len(text))
    for at in range(len(data) - 4):
        if data[at : at + 4] == stated:
            data[at : at + 4] = struct.pack("<I", 100)
    with pytest.raises(Damaged):
        reader.read(Path("a.docx"), bytes(data))


def test_too_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_docx_package, "MAX_TAGS", 1000)
    monkeypatch.setattr(_docx_package, "RATIO_FROM", 100)
    monkeypatch.setattr(_docx_package, "MAX_RATIO", 10**6)
    with pytest.raises(TooLarge, match="quá nhiều thẻ"):
        reader.read(Path("a.docx"), package(p("x") * 1000))


def test_a_part_that_does_not_inflate() -> None:
    data = bytearray(only(document("", "KẾ HOẠCH " * 500)))
    at = data.index(WORD.encode()) + len(WORD)
    data[at + 10 : at + 40] = bytes(30)
    with pytest.raises(Damaged, match="không bung được"):
        reader.read(Path("a.docx"), bytes(data))


def test_a_zip_with_a_password_or_a_strange_compression() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    locked, strange = bytearray(data), bytearray(data)
    locked[at + 8] |= 1
    with pytest.raises(Encrypted, match="mật khẩu"):
        reader.read(Path("a.docx"), bytes(locked))
    strange[at + 10] = 9
    with pytest.raises(Damaged, match="kiểu nén lạ"):
        reader.read(Path("a.docx"), bytes(strange))


@pytest.mark.parametrize(
    "target",
    [
        "/etc/passwd",
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "http://a.test/x",
        "..",
        "",
        "/",
    ],
)
def test_relationships_never_leave_the_package(target: str) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}/styles" Target="{target}"/>'
        f'<Relationship Id="b" Type="{office}/header" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    body = p("x") + '<w:sectPr><w:headerReference r:id="b"/></w:sectPr>'
    source = read(package(body, extra={"word/_rels/document.xml.rels": rels}))
    assert source.text == "x"


def test_names_of_parts_that_climb_or_are_absolute_are_only_names(tmp_path: Path) -> None:
    outside = tmp_path / "evil"
    evil = {f"../../../../../..{outside}": b"x", str(outside): b"y", "word\\x.xml": b"z"}
    assert read(package(p("x"), extra=evil)).text == "x"
    assert not outside.exists()


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.dotx", "a.doc", "a.bin"])
def test_the_suffix_does_not_matter(name: str) -> None:
    assert read_bytes(name, GOOD).text == "KẾ HOẠCH"


def test_macros_are_not_looked_at() -> None:
    assert (
        read(package(p("x"), extra={"word/vbaProject.bin": OLE + b"rubbish"}), "a.docm").text == "x"
    )


def test_a_main_part_with_another_name() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    ).encode()
    files = {"_rels/.rels": rels, "word/document2.xml": document("", "x")}
    assert read(zipped(files)).text == "x"


def test_strict_open_xml() -> None:
    strict = document("", "KẾ HOẠCH").replace(
        b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"
    )
    assert read(only(strict)).text == "KẾ HOẠCH"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_xml(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>' if encoding == "utf-16" else ""
    assert read(only(document(declared, "KẾ HOẠCH").decode().encode(encoding))).text == "KẾ HOẠCH"


def test_100_000_paragraphs() -> None:
    body = "".join(p(f"{i}. Nhiệm vụ số {i * 7919 % 100_003} của kế hoạch") for i in range(100_000))
    data = package(body)
    begun = time.process_time()
    source = reader.read(Path("a.docx"), data)
    assert time.process_time() - begun < 30  # about 4 seconds where nothing else runs
    assert len(source.lines) == 100_000


def test_deep_nesting() -> None:
    inner = p("đáy")
    for _ in range(60):
        inner = table(row(cell(inner + p("x"))), borders=False)
    assert read(package(inner)).text.startswith("đáy\nx")
    wrapped = r("x")
    for _ in range(200):
        wrapped = f"<w:smartTag>{wrapped}</w:smartTag>"
    assert read(package(f"<w:p>{wrapped}</w:p>")).text == "x"
    for _ in range(10_000):
        wrapped = f"<w:smartTag>{wrapped}</w:smartTag>"
    with pytest.raises(Damaged):
        read(package(f"<w:p>{wrapped}</w:p>"))


def test_every_truncation_gives_a_typed_error() -> None:
    whole = saved(python_docx.Document())
    for cut in range(1, len(whole), len(whole) // 40):
        with pytest.raises(ReadError):
            reader.read(Path("a.docx"), whole[:cut])


def test_flipped_bytes_never_give_another_error() -> None:
    whole = package(table(row("a", "b"), row("c", "d")) + p("x"), {"styles": "", "numbering": ""})
    for at in range(0, len(whole), 7):
        broken = bytearray(whole)
        broken[at] ^= 0x55
        try:
            reader.read(Path("a.docx"), bytes(broken))
        except ReadError as error:
            assert error.vi


def test_hostile_attributes() -> None:
    body = (
        p("x", '<w:ind w:left="1e400" w:hanging="NaN"/><w:spacing w:line="-1" w:before=""/><w:jc/>')
        + p("y", '<w:numPr><w:ilvl w:val="-3"/><w:numId w:val="abc"/></w:numPr><w:outlineLvl/>')
        + p("z", run='<w:sz w:val="abc"/><w:rFonts/><w:b w:val="?"/><w:rStyle/><w:u/>')
        + '<w:sectPr><w:pgSz w:w="-1" w:h="x"/><w:pgMar/></w:sectPr>'
    )
    source = read(
        package(body, {"styles": "<w:style/><w:style w:styleId='a'/>", "numbering": "<w:num/>"})
    )
    assert source.text == "x\ny\nz"


def test_a_whole_zip_in_memory_is_left_as_it_was() -> None:
    before = bytes(GOOD)
    read(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        assert archive.testzip() is None
    assert before == GOOD
