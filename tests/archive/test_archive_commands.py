"""The commands of the archive, as a user types them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import plan_text
from typer.testing import Result

Run = Callable[..., Result]


def lines(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_import_says_what_it_did(run: Run, folder: Path) -> None:
    result = run("import", folder, "--accept", "0.5", "--lang", "en", "--no-words")
    assert result.exit_code == 2
    assert "3 files read, 0 duplicates, 1 quarantined; the archive holds 3 works" in result.stderr
    (folder / "hong.pdf").unlink()
    assert run("import", folder, "--no-words").exit_code == 0


@pytest.mark.parametrize("name", ["khong-co.txt", "ra-ngoai.zip"])
def test_what_no_worker_was_asked_for_counts_as_quarantined(
    run: Run, tmp_path: Path, name: str
) -> None:
    with zipfile.ZipFile(tmp_path / "ra-ngoai.zip", "w") as bundle:
        bundle.writestr("../a.txt", "a")
    result = run("import", tmp_path / name, "--no-words", "--lang", "en")
    assert result.exit_code == 2
    assert "1 quarantined" in result.stderr


@pytest.mark.parametrize("words", [["review", "--accept", "nan"], ["import", "--timeout", "inf"]])
def test_numbers_that_are_none(full: Run, words: list[str]) -> None:
    assert full(*words).exit_code == 2


def test_import_seeks_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan_text(), "utf-8")
    assert run("import", tmp_path / "a.txt").exit_code == 0
    assert "0 văn bản" in run("index").stderr


def test_a_dry_run_writes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("import", folder, "--dry-run")
    assert result.exit_code == 0
    assert "sẽ đọc 4 tệp mới" in result.stderr
    assert not (tmp_path / "kho.db").exists()


def test_a_dry_run_counts_what_cannot_be_opened_by_itself(full: Run, folder: Path) -> None:
    (folder / "mat.txt").symlink_to(folder / "khong-co")
    full("import", folder, "--no-words")
    result = full("import", folder, "--dry-run", "--reread", "--lang", "en")
    assert "would read 0 new files, 4 changed; 0 known, 1 cannot be opened" in result.stderr


def test_a_list_from_standard_input(run: Run, folder: Path) -> None:
    paths = f"{folder / 'a.txt'}\n{folder / 'c.txt'}\n".encode()
    assert run("import", "--from", "-", "--no-words", stdin=paths).exit_code == 0
    assert len(lines(run("search", "sách", "-f", "jsonl"))) == 2


def test_jobs_and_retry(full: Run, folder: Path) -> None:
    result = full("jobs", "--state", "quarantined", "-f", "jsonl")
    (job,) = lines(result)
    assert job["code"] == "Damaged"
    assert "hong.pdf" in job["path"]
    (folder / "hong.pdf").unlink()
    (folder / "hong.pdf").write_text(plan_text(9), "utf-8")
    assert "1 tệp" in full("jobs", "retry", str(job["id"])).stderr
    assert full("import", "--no-words").exit_code == 0
    assert "cách ly 0" in full("jobs").stderr


def test_jobs_name_what_a_duplicate_is_of(full: Run, folder: Path) -> None:
    (folder / "z.txt").write_text(plan_text(1), "utf-8")
    full("import", folder, "--no-words")
    (job,) = lines(full("jobs", "--state", "duplicate", "-f", "jsonl"))
    assert job["duplicate_of"].endswith("/a.txt")
    assert job["works"] == [1]


def test_review_and_set(full: Run) -> None:
    first = lines(full("review", "--accept", "1", "-f", "jsonl"))[0]
    assert full("set", str(first["work"]), first["field"], "--confirm").exit_code == 0
    assert lines(full("review", "--accept", "1", "-f", "jsonl"))[0] != first
    assert full("set", "1", "issued_on", "1/4/2025").exit_code == 0
    assert '"value": "2025-04-01"' in full("show", "1", "-f", "json").stdout
    assert full("set", "1", "issuer").exit_code == 2
    assert full("set", "1", "issuer", "--not", "2").exit_code == 2
    assert full("set", "1", "theme", "--missing").exit_code == 0


def test_the_parent_by_hand(full: Run) -> None:
    assert full("set", "1", "parent", "2").exit_code == 0
    record = json.loads(full("show", "1", "-f", "json").stdout)
    assert record["parent"]["target"] == "2"
    assert full("set", "1", "parent", "--not", "2").exit_code == 0
    assert json.loads(full("show", "1", "-f", "json").stdout)["parent"]["target"] is None


def test_show(full: Run, folder: Path, tmp_path: Path) -> None:
    assert "1/KH-UBND" in full("show", "1").stdout
    page = tmp_path / "trang.html"
    assert full("show", "1", "-o", page).exit_code == 0
    assert "<!doctype html>" in page.read_text("utf-8")
    (folder / "a.txt").unlink()
    result = full("show", "1", "-o", page)
    assert result.exit_code == 2
    assert "tệp gốc" in result.stderr
    assert full("show", "99").exit_code == 2


def test_search(full: Run) -> None:
    assert [hit["number"] for hit in lines(full("search", "2/KH-UBND", "-f", "jsonl"))] == [
        "2/KH-UBND"
    ]
    assert "Tổ chức ngày hội đọc sách" in full("search", "doc", "sach", "--type", "KH").stdout
    assert full("search").exit_code == 2
    assert full("search", "sách", "--since", "mai").exit_code == 2


def test_without_an_archive(run: Run) -> None:
    for words in (
        ["search", "x"],
        ["jobs"],
        ["review"],
        ["show", "1"],
        ["set", "1", "issuer", "x"],
    ):
        result = run(*words)
        assert result.exit_code == 2
        assert "chưa có kho" in result.stderr


def test_near_duplicates_are_listed(full: Run, folder: Path) -> None:
    (folder / "d.txt").write_text(plan_text("     ", day=11), "utf-8")
    full("import", folder, "--no-words")
    found = lines(full("review", "--duplicates", "-f", "jsonl"))
    assert {row["why"] for row in found} == {"text"}
