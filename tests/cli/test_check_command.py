"""``vbparse check``: exit codes, copies, corrections."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.read(name).decode()


def test_findings_give_exit_code_1_and_coverage(run: Run, plan_file: Path) -> None:
    result = run("check", plan_file)
    assert result.exit_code == 1
    assert "quy tắc:" in result.stdout


def test_a_severity_may_be_asked_for(run: Run, plan_file: Path) -> None:
    assert run("check", plan_file, "--select", "VB112", "--fail-on", "error").exit_code == 0


def test_a_commented_copy_is_written(run: Run, word_file: Path, tmp_path: Path) -> None:
    before = word_file.read_bytes()
    out = tmp_path / "nhan-xet.docx"
    result = run("check", word_file, "--docx", out)
    assert result.exit_code == 1
    assert "VB112" in part(out, "word/comments.xml")
    assert word_file.read_bytes() == before


def test_the_draft_itself_is_never_written(run: Run, word_file: Path) -> None:
    before = word_file.read_bytes()
    for words in (("--docx", word_file), ("--fix", "-o", word_file)):
        assert run("check", word_file, *words).exit_code == 2
    assert word_file.read_bytes() == before


def test_a_corrected_copy_has_tracked_changes(run: Run, word_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "sua.docx"
    result = run("check", word_file, "--fix", "-o", out)
    assert "VB112" in result.stdout
    assert "đã sửa" in result.stderr
    assert re.search('<w:ins w:id="[0-9]+" w:author="vbparse">', part(out, "word/document.xml"))


def test_plain_text_is_corrected_plainly(run: Run, plan_file: Path, tmp_path: Path) -> None:
    plan_file.write_text(plan_file.read_text("utf-8").replace("15/KH", "5/KH"), "utf-8")
    out = tmp_path / "sua.txt"
    run("check", plan_file, "--fix", "-o", out)
    assert "Số: 05/KH-UBND" in out.read_text("utf-8")
    assert "Số: 5/KH-UBND" in plan_file.read_text("utf-8")


def test_a_difference_is_printed(run: Run, plan_file: Path) -> None:
    plan_file.write_text(plan_file.read_text("utf-8").replace("15/KH", "5/KH"), "utf-8")
    result = run("check", plan_file, "--diff")
    assert "-Số: 5/KH-UBND\n+Số: 05/KH-UBND\n" in result.stdout
    assert "quy tắc:" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--fix",),  # where to?
        ("--docx", "out.docx"),  # of a text file
        ("--fix", "-o", "-"),
        ("--docx", "a.docx", "--letter", "a.docx"),
        ("--write-baseline",),  # where to?
        ("--baseline", "no-such.json"),
        ("--format", "xyz"),
        ("--select", "XY1"),
        ("--profile", "no-such.toml"),
    ],
)
def test_wrong_usage_gives_exit_code_2(words: tuple[str, ...], run: Run, plan_file: Path) -> None:
    assert run("check", plan_file, *words).exit_code == 2


def test_copies_are_of_one_draft(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("check", folder, "--docx", tmp_path / "x.docx").exit_code == 2


def test_only_new_findings_fail(run: Run, plan_file: Path, tmp_path: Path) -> None:
    base = tmp_path / "moc.json"
    assert run("check", plan_file, "--baseline", base, "--write-baseline").exit_code == 0
    again = run("check", plan_file, "--baseline", base)
    assert again.exit_code == 0, again.stdout
    plan_file.write_text(plan_file.read_text("utf-8").replace("15/KH", "5/KH"), "utf-8")
    assert run("check", plan_file, "--baseline", base).exit_code == 1


def test_waivers_accept_findings(run: Run, plan_file: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "mien-tru.toml"
    waivers.write_text('[[waiver]]\ncode = "VB112"\nreason = "x"\nuntil = 2000-01-01\n', "utf-8")
    result = run("check", plan_file, "--select", "VB112", "--waivers", waivers)
    assert "VB002" in result.stdout
    assert result.exit_code == 1
    waivers.write_text("[[waiver]]\n", "utf-8")
    result = run("check", plan_file, "--waivers", waivers)
    assert "waiver.code" in result.stderr
    assert result.exit_code == 2


def test_findings_are_counted(run: Run, folder: Path) -> None:
    shown = run("check", folder, "--statistics").stdout
    assert re.search(r"^ +3  VB\d{3}  \[", shown, re.MULTILINE)
    assert shown.count("quy tắc:") == 3


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "html"])
def test_every_format_is_printed(form: str, run: Run, plan_file: Path) -> None:
    result = run("check", plan_file, "--format", form)
    assert result.exit_code == 1
    assert "nd30" in result.stdout


def test_a_letter_is_written(run: Run, plan_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "phieu.docx"
    assert run("check", plan_file, "--letter", out).exit_code == 1
    assert "PHIẾU GÓP Ý" in part(out, "word/document.xml")
    assert run("check", plan_file, "--template", out).exit_code == 2
