"""``vbparse text``, ``show``, ``schema``, and what stands before any command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import vbparse
from vbparse.exporters.schema import schema_text

Run = Callable[..., Result]


def test_text_is_exactly_the_one_text(run: Run, plan_file: Path) -> None:
    result = run("text", plan_file)
    assert result.stdout_bytes == vbparse.read(plan_file).text.encode()


def test_text_into_a_file(run: Run, plan_file: Path) -> None:
    out = plan_file.parent / "ra.txt"
    assert run("text", plan_file, "-o", out).exit_code == 0
    assert out.read_bytes().decode() == vbparse.read(plan_file).text


def test_layout_tells_zones_and_headings(run: Run, plan_file: Path) -> None:
    result = run("text", plan_file, "--layout")
    assert result.exit_code == 0
    assert "zone header" in result.stdout
    assert "MỤC ĐÍCH, YÊU CẦU" in result.stdout


def test_show_makes_a_page(run: Run, plan_file: Path) -> None:
    out = plan_file.parent / "trang.html"
    result = run("show", plan_file, "-o", out, "--lang", "en")
    page = out.read_text("utf-8")
    assert result.exit_code == 0
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "15/KH-UBND" in page
    assert page.rstrip().endswith("</html>")


def test_show_reads_standard_input(run: Run, plan_file: Path) -> None:
    result = run("show", "-", "--type", "txt", stdin=plan_file.read_bytes())
    assert result.exit_code == 0
    assert "15/KH-UBND" in result.stdout


@pytest.mark.parametrize("command", ["text", "show"])
def test_a_file_that_is_not_there(command: str, run: Run, tmp_path: Path) -> None:
    result = run(command, tmp_path / "khong-co.pdf", "-o", tmp_path / "ra")
    assert result.exit_code == 2
    assert result.stderr == f"lỗi: {tmp_path}/khong-co.pdf: không có tệp này\n"


def test_schema(run: Run) -> None:
    assert run("schema").stdout == schema_text()


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"vbparse {vbparse.__version__}\n"


@pytest.mark.parametrize("command", [[], ["parse"], ["text"], ["show"], ["schema"]])
def test_every_command_has_help(command: list[str], run: Run) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Cách dùng: " in result.stdout


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("doc").exit_code == 2


def test_a_scan_is_told_by_every_command_that_reads_it(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    import pypdfium2

    scan = tmp_path / "scan.pdf"
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    blank.save(scan)
    for words in (("parse",), ("text",), ("text", "--layout"), ("show", "-o", tmp_path / "x.html")):
        result = run(*words, scan)
        assert result.exit_code == 0
        assert "cảnh báo: scan.pdf: Tệp PDF không có lớp chữ" in result.stderr


def test_what_may_be_chosen_is_told(run: Callable[..., Result], tmp_path: Path) -> None:
    for words, said in (
        (("parse", "x", "-f", "xml"), "lỗi: --format: 'xml' không có; chọn: json, jsonl, table"),
        (("synthesize", "--out", tmp_path / "x", "--formats", "rtf"), "rtf không có; chọn: txt"),
    ):
        result = run(*words)
        assert result.exit_code == 2
        assert said in result.stderr
