"""What the command line says of a wrong call: in Vietnamese, what is wrong first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("shwo",), "lỗi: không có lệnh shwo. Có phải 'show'?"),
        (("parse",), "lỗi: thiếu PATH..."),
        (("parse", "--foo", "x"), "lỗi: không có tùy chọn --foo"),
        (("parse", "-o"), "lỗi: tùy chọn -o cần một giá trị."),
        (("parse", "--debug=3", "x"), "lỗi: tùy chọn --debug không nhận giá trị."),
        (("text", "a", "b"), "lỗi: thừa (b)"),
        (("show", "x", "-f", "xml"), "'xml' không thuộc 'html', 'table', 'json'."),
        (("import", "--workers", "a"), "lỗi: --workers: 'a' không phải một số nguyên."),
        (("import", "--timeout", "a"), "lỗi: --timeout: 'a' không phải một số."),
        (("search", "x", "--limit", "0"), "lỗi: --limit: 0 nằm ngoài khoảng 1<=x<=10000."),
        (("search",), "lỗi: cho từ cần tìm hoặc bộ lọc"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(
    words: tuple[str, ...], said: str, run: Callable[..., Result]
) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr.splitlines()[0]
    for english in ("Usage", "Error", "Invalid", "Try "):
        assert english not in result.stderr


def test_help_is_in_one_language(run: Callable[..., Result]) -> None:
    for words in (("--help",), ("parse", "-h"), ("set", "--help"), ("import", "--help")):
        shown = run(*words)
        assert shown.exit_code == 0
        assert shown.stdout.startswith("Cách dùng: vbparse")
        for english in ("Usage", "Options:", "Arguments:", "Commands:", "exit.", "[required]"):
            assert english not in shown.stdout


def test_english_is_said_when_asked_for() -> None:
    command = [sys.executable, "-m", "vbparse", "parse", "--foo", "--lang", "en"]
    told = subprocess.run(command, capture_output=True, check=False, env={**os.environ})
    assert told.returncode == 2
    assert told.stderr.decode().startswith("error: No such option: --foo")
    assert b"more: vbparse parse --help" in told.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("evaluate", "khong-co"),
        ("annotate", "--check", "khong-co"),
        ("check", "PLAN", "--letter", "OUT", "--template", "khong-co.docx"),
    ],
)
def test_what_is_not_there_is_told_in_vietnamese(
    words: tuple[str, ...], run: Callable[..., Result], plan_file: Path
) -> None:
    given = {"PLAN": str(plan_file), "OUT": str(plan_file.with_name("phieu.docx"))}
    result = run(*(given.get(word, word) for word in words))
    assert result.exit_code == 2
    assert "không có t" in result.stderr  # tệp, thư mục
    assert "No such" not in result.stderr


def test_a_baseline_that_is_not_there(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("", "utf-8")
    result = run("evaluate", tmp_path, "--baseline", tmp_path / "khong-co.json")
    assert result.exit_code == 2
    assert "No such" not in result.stderr
