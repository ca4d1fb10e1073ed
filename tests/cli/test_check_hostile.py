"""``vbparse check`` on Word files that nobody vouches for: findings or a typed error, within limits,
and nothing is run."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from typer.testing import Result

Run = Callable[..., Result]

LINES = (
    "ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
    "Số: 7/KH-UBND",
    "KẾ HOẠCH",
    "Tổ chức ngày hội đọc sách năm 2025",
    "I. MỤC ĐÍCH",
    "Khuyến khích người dân đọc sách.",
    "III. TỔ CHỨC THỰC HIỆN",
    "Công chức Văn hóa chủ trì, báo cáo trước ngày 30/4/2025.",
)
LINE = "<w:p><w:r><w:t>Nhiệm vụ số {}  của kế hoạch</w:t></w:r></w:p>"
MACRO = b"Sub AutoOpen()\nOpen ThisDocument.Path For Output As 1\nEnd Sub" * 9


@cache
def draft() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(held: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(old: str, new: str, name: str = "word/document.xml") -> bytes:
    held = parts(draft())
    text = held[name].decode()
    assert old in text
    return packed({**held, name: text.replace(old, new, 1).encode()})


def long(count: int) -> bytes:
    return changed("<w:sectPr", "".join(map(LINE.format, range(count))) + "<w:sectPr")


def entities() -> bytes:
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    held = parts(draft())
    text = held["word/document.xml"].decode()
    start = text.index("<w:document")
    return packed({**held, "word/document.xml": (text[:start] + bomb + text[start:]).encode()})


UNREADABLE = {
    "bomb": lambda: packed({**parts(draft()), "word/bomb.xml": b"\0" * 2**28}),
    "entities": entities,
    "broken XML": lambda: changed("</w:body>", ""),
    "no XML": lambda: changed("<w:body>", "\x00\x01"),
    "cut": lambda: draft()[: len(draft()) // 2],
    "only a signature": lambda: b"PK\x03\x04",
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_said_and_nothing_is_written(
    kind: str, run: Run, tmp_path: Path
) -> None:
    path, copy, mended, letter = (tmp_path / f"{name}.docx" for name in "abcd")
    path.write_bytes(UNREADABLE[kind]())
    start = time.process_time()
    for more in ((), ("--docx", copy), ("--fix", "-o", mended), ("--letter", letter)):
        result = run("check", path, *more)
        assert result.exit_code == 2, result.output
        assert "Traceback" not in result.output
        assert path.name in result.output
    assert time.process_time() - start < 20
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.docx"]


def test_macros_stay_bytes_in_copies_and_are_not_run(run: Run, tmp_path: Path) -> None:
    path, copy, mended = (tmp_path / f"{name}.docx" for name in "abc")
    path.write_bytes(packed({**parts(draft()), "word/vbaProject.bin": MACRO}))
    assert run("check", path, "--docx", copy).exit_code == 1
    assert run("check", path, "--fix", "-o", mended).exit_code in (0, 1)
    for made in (copy, mended):
        assert parts(made.read_bytes())["word/vbaProject.bin"] == MACRO
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.docx", "b.docx", "c.docx"]


def test_a_template_elsewhere_is_not_fetched(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    far = f'<Relationship Id="rIdX" Type="{kind}" Target="http://example.invalid/t.dotm" TargetMode="External"/></Relationships>'
    path, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(changed("</Relationships>", far, "word/_rels/document.xml.rels"))
    assert run("check", path, "--docx", copy).exit_code == 1
    assert copy.exists()


def test_tables_within_tables_have_an_end(run: Run, tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 120 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 120
    path = tmp_path / "a.docx"
    path.write_bytes(changed("<w:sectPr", f"{deep}<w:sectPr"))
    result = run("check", path)
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output


def test_time_grows_with_length_only(run: Run, tmp_path: Path) -> None:
    took = []
    for count in (400, 3_200):
        path = tmp_path / f"{count}.docx"
        path.write_bytes(long(count))
        start = time.process_time()
        assert run("check", path).exit_code == 1
        took.append(time.process_time() - start)
    assert took[1] < 20 * took[0] + 0.5


@pytest.mark.slow
def test_100_000_paragraphs(run: Run, tmp_path: Path) -> None:
    path, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(long(100_000))
    start = time.process_time()
    result = run("check", path, "--docx", copy)
    assert result.exit_code == 1
    assert time.process_time() - start < 120
    assert re.search(rb"<w:comment ", parts(copy.read_bytes())["word/comments.xml"])
