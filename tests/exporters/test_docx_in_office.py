"""LibreOffice opens what is written, with every comment and every change."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from word_drafts import draft, held

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
