"""Where ``vbparse check`` writes what: report, difference, copies."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(name).decode()


def test_a_difference_goes_to_standard_output_and_the_copy_to_its_file(
    run: Run, word_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sua.docx"
    result = run("check", word_file, "--fix", "--diff", "-o", out)
    assert result.exit_code == 1
    assert "+Số: 05/KH-UBND" in result.stdout
    assert "w:ins" in part(out, "word/document.xml")


def test_a_difference_alone_goes_where_it_is_told(
    run: Run, word_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sua.diff"
    assert run("check", word_file, "--diff", "-o", out).exit_code == 1
    assert "+Số: 05/KH-UBND" in out.read_text("utf-8")


@pytest.mark.parametrize("words", [(), ("--diff",), ("--format", "html"), ("--statistics",)])
@pytest.mark.parametrize("name", ["sua.docx", "SUA.DOCX", "bao-cao.pdf"])
def test_no_report_goes_into_the_name_of_a_document(
    run: Run, word_file: Path, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    out = tmp_path / name
    result = run("check", word_file, *words, "-o", out)
    assert result.exit_code == 2
    assert "--fix" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    "words", [("--fix", "-o"), ("--docx",), ("--letter",)], ids=["fix", "docx", "letter"]
)
def test_a_word_copy_has_the_name_of_one(
    run: Run, word_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "sua.pdf"
    result = run("check", word_file, *words, out)
    assert result.exit_code == 2
    assert ".docx" in result.stderr
    assert not out.exists()


def test_a_difference_tells_of_corrections_of_form(
    run: Run, word_file: Path, tmp_path: Path
) -> None:
    result = run("check", word_file, "--diff", "--lang", "en")
    assert "corrections of form" in result.stderr


@pytest.mark.parametrize("form", ["text", "sarif", "junit", "github", "html", "statistics"])
def test_files_of_a_folder_are_named_as_seen_from_where_one_stands(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    for folder in ("mot", "hai"):
        (tmp_path / "du-thao" / folder).mkdir(parents=True)
        text = f"Số: 5/KH-UBND\nKẾ HOẠCH\nNgày hội {folder}\nI. MỤC ĐÍCH\nĐọc sách.\n"
        (tmp_path / "du-thao" / folder / "kh.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    words = ("--statistics",) if form == "statistics" else ("--format", form)
    result = run("check", "du-thao", *words)
    assert result.exit_code == 1
    for folder in ("mot", "hai"):
        assert f"du-thao/{folder}/kh.txt" in result.stdout


def test_a_file_elsewhere_is_named_by_its_name(
    run: Run, word_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setattr(Path, "cwd", classmethod(lambda cls: word_file.parent / "khac"))
    assert run("check", word_file).stdout.startswith("du-thao.docx: ")
