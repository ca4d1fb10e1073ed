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
    assert "Usage: " in result.stdout


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("doc").exit_code == 2
