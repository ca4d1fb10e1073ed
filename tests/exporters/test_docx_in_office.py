"""LibreOffice opens what is written, with every comment and every change."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from word_drafts import draft, held, saved

from vbparse import readers
from vbparse.exporters.corrections import corrected, edits_of
from vbparse.exporters.docx_comments import commented
from vbparse.exporters.docx_fixes import fixed
from vbparse.exporters.letter import letter
from vbparse.rules.check import Checked

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed"),
]


@cache
def checked() -> tuple[Checked, ...]:
    return tuple(held(draft()))


def converted(data: bytes, folder: Path, kind: str) -> Path:
    path = folder / "given.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=240)
    return folder / f"given.{kind}"


def content(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def test_comments_are_opened(tmp_path: Path) -> None:
    said = content(converted(commented(draft(), checked()), tmp_path, "odt"))
    authors = re.findall(r"<dc:creator>([^<]*)</dc:creator>", said)
    assert authors.count("vbparse") >= len(checked()[0].findings)
    assert "Chị Hoa" in authors
    for finding in checked()[0].findings:
        assert finding.code in said


def test_changes_are_opened(tmp_path: Path) -> None:
    said = content(converted(fixed(draft(), checked()).data, tmp_path, "odt"))
    changes = said[said.index("<text:tracked-changes") : said.index("</text:tracked-changes>")]
    assert changes.count("<dc:creator>vbparse</dc:creator>") >= len(
        edits_of(checked(), unsafe=False)
    )
    assert "Anh Ba" in changes


def test_the_pages_show_the_corrected_words(tmp_path: Path) -> None:
    path = converted(fixed(draft(), checked()).data, tmp_path, "pdf")
    wanted = corrected(checked()[0].draft.source.text, edits_of(checked(), unsafe=False))
    shown = "".join(readers.read(path).text.split())
    assert "ngày02tháng3năm2025" in "".join(wanted.split())
    assert "Tổchứcngàyhộiđọcsách" in shown


def test_the_letter_is_opened(tmp_path: Path) -> None:
    text = readers.read(converted(letter(checked()), tmp_path, "pdf")).text
    assert "PHIẾU GÓP Ý" in text
    assert "1.1." in text


def long_draft() -> bytes:
    """A draft of several pages without page numbers, whose head lacks its lines."""
    document = docx.Document(io.BytesIO(draft()))
    for number in range(60):
        document.add_paragraph(f"- Việc thứ {number}: các thôn đọc sách, ghi chép, báo cáo. " * 4)
    return saved(document)


def test_page_numbers_and_lines_are_printed(tmp_path: Path) -> None:
    data = long_draft()
    found = held(data)
    assert {"VB509", "VB522"} <= {f.code for one in found for f in one.findings}
    source = readers.read(converted(fixed(data, found).data, tmp_path, "pdf"))
    tops: dict[int, str] = {}
    for line in source.lines:
        if line.page is not None and line.box is not None and line.box.top < 56:
            tops[line.page] = source.quote(line.span).strip()
    assert 1 not in tops or not tops[1].isdigit()
    assert [tops[page] for page in (2, 3)] == ["2", "3"]
    motto = next(line for line in source.lines if "Độc lập" in source.quote(line.span))
    assert motto.box is not None
    drawn = [rule for rule in source.pages[0].rules if rule.top == rule.bottom]
    below = [rule for rule in drawn if 0 < rule.top - motto.box.top < 40]
    assert any(rule.x1 - rule.x0 > 0.7 * (motto.box.x1 - motto.box.x0) for rule in below)
