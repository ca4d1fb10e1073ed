"""``vbparse parse``: records on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from typer.testing import Result

from vbparse import pipeline
from vbparse.document import Notice, Plan, Source, SourceInfo
from vbparse.exporters.schema import schema

Run = Callable[..., Result]


def numbers(text: str) -> list[str | None]:
    return [json.loads(line)["doc_number"]["value"] for line in text.splitlines()]


def test_one_file_is_one_object(run: Run, plan_file: Path) -> None:
    result = run("parse", plan_file)
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert record["doc_number"]["value"] == "15/KH-UBND"
    jsonschema.validate(record, schema())


def test_several_files_are_an_array_in_their_order(run: Run, folder: Path) -> None:
    result = run("parse", folder / "c.txt", folder / "a.txt")
    assert [r["source"]["name"] for r in json.loads(result.stdout)] == ["c.txt", "a.txt"]


def test_a_folder_is_walked_in_the_order_of_names(run: Run, folder: Path) -> None:
    result = run("parse", folder, "--format", "jsonl")
    assert result.exit_code == 0
    assert numbers(result.stdout) == ["1/KH-UBND", "2/KH-UBND", "3/KH-UBND"]
    assert "đã đọc 3 tệp, 3 bản ghi, 0 tệp không đọc được" in result.stderr


def test_links_are_named_and_not_followed(run: Run, folder: Path) -> None:
    (folder / "vong").symlink_to(folder)
    (folder / "d.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "ong")
    result = run("parse", folder, "-f", "jsonl")
    assert result.exit_code == 0
    assert len(numbers(result.stdout)) == 3
    assert result.stderr.count("bỏ qua:") == 3


def test_what_cannot_be_read_does_not_cost_the_others(run: Run, folder: Path) -> None:
    (folder / "anh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = run("parse", folder, folder / "khong-co.txt", "-f", "jsonl", "--lang", "en")
    assert result.exit_code == 2
    assert len(numbers(result.stdout)) == 3
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 2
    assert "anh.png: this is an image (PNG)" in errors[0]
    assert "3 files read, 3 records, 2 not read" in result.stderr


def test_an_empty_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run("parse", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "thư mục không có tệp nào để đọc" in result.stderr


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_opened_does_not_cost_the_others(
    what: str, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root everything may be opened, so the system's answers are made up here."""
    closed = str(folder / "b" / "a.txt" if what == "file" else folder / "b")
    allowed, status = os.access, os.stat

    def access(path: str, how: int) -> bool:
        return str(path) != closed and allowed(path, how)

    def stat(path: str, **options: bool) -> os.stat_result:
        if str(path).startswith(f"{folder}/b/"):
            raise PermissionError(13, "Permission denied", path)
        return status(path, **options)

    monkeypatch.setattr(os, "access", access)
    if what == "folder":
        monkeypatch.setattr(os, "stat", stat)
    given = [closed, folder / "a.txt"] if what == "file" else [folder]
    result = run("parse", *given, "-f", "jsonl", "--lang", "en")
    assert "Usage" not in result.stderr
    assert "internal" not in result.stderr
    assert "1/KH-UBND" in numbers(result.stdout)


def test_a_path_that_is_too_long_does_not_cost_the_others(run: Run, folder: Path) -> None:
    """Walked from the folder it is longer than the system takes."""
    here = Path.cwd()
    try:
        os.chdir(folder)
        for _ in range(30):
            Path("x" * 200).mkdir()
            os.chdir("x" * 200)
    finally:
        os.chdir(here)
    result = run("parse", folder, "-f", "jsonl")
    assert result.exit_code == 2
    assert len(numbers(result.stdout)) == 3
    assert "nội bộ" not in result.stderr


@pytest.mark.parametrize("kind", [["--type", "txt"], []])
def test_standard_input(kind: list[str], run: Run, plan_file: Path) -> None:
    result = run("parse", "-", *kind, stdin=plan_file.read_bytes())
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert record["source"]["name"] == "-"
    assert record["doc_number"]["value"] == "15/KH-UBND"


def test_the_format_follows_the_suffix_of_the_output(run: Run, folder: Path) -> None:
    out = folder.parent / "ket-qua.jsonl"
    result = run("parse", folder, "-o", out)
    assert result.stdout == ""
    assert len(numbers(out.read_text("utf-8"))) == 3
    assert run("parse", folder, "-o", out, "-f", "json").exit_code == 0
    assert len(json.loads(out.read_text("utf-8"))) == 3


@pytest.mark.parametrize(("lang", "word"), [("vi", "Số, ký hiệu"), ("en", "Number")])
def test_a_table_follows_the_language(lang: str, word: str, run: Run, plan_file: Path) -> None:
    result = run("parse", plan_file, "-f", "table", "--lang", lang)
    assert word in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    "words", [["-f", "xml"], ["--lang", "fr"], ["--type", "exe"], ["--nothing"]]
)
def test_wrong_usage_is_exit_code_2(words: list[str], run: Run, plan_file: Path) -> None:
    result = run("parse", plan_file, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


def test_a_bug_in_one_file_is_one_line(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse_source = pipeline.parse_source

    def failing(source: Source) -> tuple[Plan, ...]:
        if source.name == "a.txt" and "1/KH" in source.text:
            raise KeyError("x")
        return parse_source(source)

    monkeypatch.setattr(pipeline, "parse_source", failing)
    result = run("parse", folder, "-f", "jsonl")
    assert result.exit_code == 2
    assert numbers(result.stdout) == ["2/KH-UBND", "3/KH-UBND"]
    assert result.stderr.count("lỗi nội bộ: KeyError: 'x'") == 1
    assert "Traceback" not in result.stderr
    debugged = run("parse", folder, "--debug")
    assert isinstance(debugged.exception, KeyError)


def test_several_documents_in_a_file_are_several_records(
    run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = SourceInfo("x", "", "text/plain", None, "native", "unicode")
    monkeypatch.setattr(pipeline, "parse_source", lambda source: (Plan(source=info),) * 2)
    assert len(json.loads(run("parse", plan_file).stdout)) == 2


@pytest.mark.parametrize(("lang", "text"), [("vi", "sửa 3 ký tự"), ("en", "3 letters mended")])
def test_warnings_go_to_standard_error(
    lang: str, text: str, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = SourceInfo("x\x1b[2J.txt", "", "text/plain", None, "native", "unicode")
    notice = Notice("mended", "sửa 3 ký tự", "3 letters mended")
    plan = Plan(source=info, warnings=(notice,))
    monkeypatch.setattr(pipeline, "parse_source", lambda source: (plan,))
    single = run("parse", folder / "a.txt", "--lang", lang)
    assert single.stderr.endswith(rf"x\x1b[2J.txt: {text}" + "\n")
    assert json.loads(single.stdout)["warnings"][0]["message"] == text
    assert "mended × 3" in run("parse", folder, "--lang", lang).stderr


def test_a_file_name_cannot_write_to_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x\x1b[31m\nlỗi: giả.exe"
    path.write_bytes(b"MZ\x90\0" + bytes(200))
    result = run("parse", path)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


def test_a_name_that_is_not_utf8_is_no_trouble(run: Run, tmp_path: Path, plan_file: Path) -> None:
    path = os.fsdecode(bytes(tmp_path) + b"/k\xe9.txt")
    try:
        Path(path).write_bytes(plan_file.read_bytes())
    except OSError:
        pytest.skip("this file system wants UTF-8")
    result = run("parse", path)
    assert result.exit_code == 0
    assert json.loads(result.stdout_bytes)["source"]["name"] == "k\udce9.txt"


@pytest.mark.parametrize("form", ["json", "table"])
def test_accept_marks_each_value(form: str, plan_file: Path, run: Callable[..., Result]) -> None:
    result = run("parse", plan_file, "--accept", "0.9", "-f", form)
    assert result.exit_code == 0
    if form == "json":
        record = json.loads(result.stdout)
        assert record["doc_number"]["decision"] == "accepted"
        assert {row["decision"] for row in record["deadlines"]} <= {"accepted", "review"}
        assert record["issuer"]["decision"] == "accepted"
    else:
        assert "nhận" in result.stdout


def test_a_threshold_beyond_one_is_wrong_usage(plan_file: Path, run: Callable[..., Result]) -> None:
    assert run("parse", plan_file, "--accept", "98").exit_code == 2
