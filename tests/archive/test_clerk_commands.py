"""What a records clerk does with the archive, in either language, with slips of the hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import plan_text
from typer.testing import Result

Run = Callable[..., Result]
LETTERS = re.compile(r"[đăơưạảấầẩậắằặẻẽếềểễệỉịọỏốồổộớờởợụủứừửữựỳỷ]", re.IGNORECASE)


def lines(result: Result) -> list[dict]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def drafted(full: Run, folder: Path) -> Run:
    """With a draft of plan 1, which is work 4."""
    (folder / "nhap.txt").write_text(plan_text("     ", day=11), "utf-8")
    full("import", folder, "--no-words")
    return full


def test_near_duplicates_are_listed_and_decided(drafted: Run) -> None:
    found = lines(drafted("review", "--duplicates", "-f", "jsonl"))
    assert {(pair["work"], pair["other"]) for pair in found} == {(1, 4), (2, 4), (3, 4)}
    shown = drafted("review", "--duplicates")
    assert "nội dung gần giống" in shown.stdout
    assert "vbparse set ID same" in shown.stderr
    assert not LETTERS.search(drafted("review", "--duplicates", "--lang", "en").stderr)
    assert drafted("set", "1", "same", "4").exit_code == 0
    assert drafted("set", "1", "same", "--not", "2").exit_code == 0
    left = lines(drafted("review", "--duplicates", "-f", "jsonl"))
    assert {(pair["work"], pair["other"]) for pair in left} == {(1, 3)}
    assert "nhap.txt" in drafted("show", "4").stdout
    assert "4, 1: một văn bản, đứng tên 1" in drafted("set", "4", "same", "1").stderr
    assert drafted("set", "1", "same", "--not", "4").exit_code == 0
    assert "nhap.txt" not in drafted("show", "1").stdout


@pytest.mark.parametrize(
    "more", [["--confirm"], ["--missing"], ["--withdraw"], [], ["1", "--not", "2"]]
)
def test_same_wants_another_work(full: Run, more: list[str]) -> None:
    assert full("set", "1", "same", *more).exit_code == 2


def test_a_decision_is_taken_back(full: Run) -> None:
    before = full("show", "1", "-f", "json").stdout
    full("set", "1", "subject", "Đọc sách")
    assert full("show", "1", "-f", "json").stdout != before
    assert full("set", "1", "subject", "--withdraw").exit_code == 0
    assert full("show", "1", "-f", "json").stdout == before
    again = full("set", "1", "subject", "--withdraw", "--lang", "en")
    assert again.exit_code == 0  # it was decided once, and is not any more
    assert full("set", "1", "theme", "--withdraw").exit_code == 2


def parent(run: Run, number: str = "1") -> dict:
    return json.loads(run("show", number, "-f", "json").stdout)["parent"]


def test_the_parent_by_its_number_or_none(full: Run) -> None:
    assert full("set", "1", "parent", "210/KH-UBND").exit_code == 0  # cited, not in the archive
    assert parent(full)["status"] == "not_in_archive"
    assert parent(full)["confidence"] == 1.0
    assert full("set", "1", "parent", "999/KH-UBND").exit_code == 2  # not cited
    assert full("set", "1", "parent", "--missing").exit_code == 0
    assert parent(full)["status"] == "none_cited"
    assert full("set", "1", "parent", "--withdraw").exit_code == 0
    assert parent(full)["value"] == "210/KH-UBND"
    assert parent(full)["confidence"] < 1.0


def waiting(run: Run, field: str) -> list[dict]:
    return [
        row for row in lines(run("review", "--accept", "1", "-f", "jsonl")) if row["field"] == field
    ]


def test_review_shows_the_parent_as_the_archive_knows_it(full: Run, folder: Path) -> None:
    assert {row["status"] for row in waiting(full, "parent")} == {"not_in_archive"}
    above = plan_text(210, body="TỈNH LAM GIANG", place="Lam Giang", day=20).replace(
        "tháng 3 năm 2025", "tháng 02 năm 2025", 1
    )
    (folder / "tren.txt").write_text(above, "utf-8")
    full("import", folder, "--no-words")
    shown = [row for row in waiting(full, "parent") if row["work"] == 1]
    record = parent(full)
    if record["status"] == "resolved":
        assert str(shown[0]["target"]) == record["target"]
    assert shown[0]["confidence"] == record["confidence"]
    full("set", "1", "parent", "2")
    full("set", "2", "parent", "--confirm")
    assert not {1, 2} & {row["work"] for row in waiting(full, "parent")}
    full("set", "3", "parent", "--missing")
    assert not {1, 2, 3} & {row["work"] for row in waiting(full, "parent")}


def test_reasons_follow_the_language(full: Run) -> None:
    full("set", "2", "parent", "3")
    for words in (["link", "--explain", "1"], ["link", "--explain", "2"]):
        vi, en = full(*words), full(*words, "--lang", "en")
        reasons = [line for line in en.stdout.splitlines() if line.startswith(("  ", "Parent"))]
        assert reasons
        assert "kế hoạch ghi rõ" not in en.stdout
        assert vi.stdout != en.stdout
    shown = json.loads(full("show", "1", "-f", "json", "--lang", "en").stdout)["parent"]["why"]
    assert shown[0] == "the plan says that it carries this out"
    assert "the plan says that it carries this out" in " ".join(
        full("show", "1", "--lang", "en").stdout.split()
    )


def test_an_empty_path_is_not_the_folder_one_stands_in(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for words in (
        ["import", ""],
        ["import", " "],
        ["import", "--from", ""],
        ["import", ".", "--files", ""],
    ):
        result = run(*words, "--lang", "en")
        assert result.exit_code == 2
        assert "the path is empty" in result.stderr
        assert not (tmp_path / "kho.db").exists()
    assert run("import", ".", "--dry-run").exit_code == 0


@pytest.mark.parametrize(
    "words", [["import", "x.txt"], ["import", "x", "--dry-run"], ["review"], ["search", "a"]]
)
def test_an_empty_archive_name_is_not_ones_own_archive(full: Run, words: list[str]) -> None:
    result = full(*words, "--db", "")
    assert result.exit_code == 2
    assert "tên kho rỗng" in result.stderr


COMMANDS = (
    ["lineage", "1"],
    ["lineage", "1", "-f", "html"],
    ["gaps", "1"],
    ["calendar", "1"],
    ["search", "sách"],
    ["review"],
    ["jobs"],
    ["link"],
    ["show", "1"],
)


def test_no_result_replaces_what_was_imported(full: Run, folder: Path, tmp_path: Path) -> None:
    original = folder / "a.txt"
    before = original.read_bytes()
    other, second = tmp_path / "ten-khac.txt", tmp_path / "ten-nua.txt"
    other.symlink_to(original)
    second.hardlink_to(original)
    tried = [(words, original) for words in COMMANDS]
    tried += [(COMMANDS[0], target) for target in (other, second, tmp_path / "kho.db")]
    for words, target in tried:
        result = full(*words, "-o", target)
        assert result.exit_code == 2, (words, target)
        assert "không ghi đè" in result.stderr
    assert full(*COMMANDS[0], "-o", tmp_path / "moi.txt").exit_code == 0
    assert original.read_bytes() == before
    assert full("show", "1").exit_code == 0


def test_copies_are_not_replaced(run: Run, folder: Path, tmp_path: Path) -> None:
    run("import", folder / "a.txt", "--keep-files", "--no-words")
    (copy,) = (tmp_path / "kho.db.files").glob("??/*")
    before = copy.read_bytes()
    assert run("search", "sách", "-o", copy).exit_code == 2
    assert copy.read_bytes() == before


def test_a_file_without_a_document_is_told_and_can_be_taken_in(full: Run, folder: Path) -> None:
    (folder / "bang.tsv").write_text("a\tb\n" + "Nguyễn Văn An\tđã nộp\n" * 50, "utf-8")
    full("import", folder, "--no-words")
    (job,) = (
        row
        for row in lines(full("jobs", "--state", "quarantined", "-f", "jsonl"))
        if row["path"].endswith("bang.tsv")
    )
    assert job["code"] == "no_document"
    assert full("jobs", "keep").exit_code == 2
    for how, number in (("keep", "999"), ("retry", "999"), ("retry", "1"), ("keep", "1")):
        refused = full("jobs", how, number)
        assert refused.exit_code == 2
        assert f"{number}: không bị cách ly" in refused.stderr
    assert "1 tệp" in full("jobs", "keep", str(job["id"])).stderr
    full("import", "--no-words")
    assert "bang.tsv" in full("show", "4").stdout
    full("import", folder, "--reread", "--no-words")
    assert full("show", "4").exit_code == 0  # it stays
    named = [row for row in lines(full("review", "-f", "jsonl")) if row["work"] == 4]
    assert {row["file"] for row in named} == {"bang.tsv"}


def test_a_work_is_shown_by_its_number_or_not_at_all(full: Run) -> None:
    assert full("show", "2/KH-UBND", "-f", "json").stdout == full("show", "2", "-f", "json").stdout
    result = full("show", "", "--lang", "en")
    assert result.exit_code == 2
    assert full("show", "9/KH-UBND").exit_code == 2
    assert "9/KH-UBND: trong kho không có" in full("show", "9/KH-UBND").stderr


@pytest.mark.parametrize("words", [["lineage", ""], ["gaps", " "], ["set", "1", "parent", ""]])
def test_an_empty_name_is_none(full: Run, words: list[str]) -> None:
    result = full(*words)
    assert result.exit_code == 2
    assert "trong kho không có văn bản này" in result.stderr
    assert not result.stderr.startswith("lỗi: :")


def test_what_the_system_says_follows_the_language(full: Run, tmp_path: Path) -> None:
    full("import", tmp_path / "khong-co.txt", "--no-words")
    jobs = {lang: full("jobs", "--lang", lang).stdout for lang in ("vi", "en")}
    assert "không có tệp hoặc thư mục này" in jobs["vi"]
    assert "No such file" not in jobs["vi"]
    assert "No such file" in jobs["en"]
    target = tmp_path / "khong" / "trang.html"
    assert "No such file" not in full("lineage", "1", "-o", target).stderr
    assert "No such file" in full("lineage", "1", "-o", target, "--lang", "en").stderr


def test_a_file_that_is_no_archive_is_told_so(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "README.md"
    other.write_text("không phải kho, " * 100, "utf-8")
    result = run("search", "kho", "--db", str(other))
    assert result.exit_code == 2
    assert "tệp này không phải là kho (chỉ tệp của kho" in result.stderr
    assert "chạy lại" not in result.stderr
