"""The figures over several documents, and two evaluations side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from gold_samples import gold, write_plan
from test_evaluate_matching import load_scorer

from vbparse.errors import GoldError
from vbparse.learning.evaluate.baseline import compared, load_baseline, saved, values
from vbparse.learning.evaluate.figures import figures
from vbparse.learning.evaluate.run import Failure, Reading, evaluated
from vbparse.learning.evaluate.run import read as read_file
from vbparse.learning.evaluate.scoring import Scored
from vbparse.learning.evaluate.table import changed, faults, lines


def documents(folder: Path) -> list[Scored]:
    return [each for each in evaluated(folder) if not isinstance(each, Failure)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_plan(tmp_path / "a")
    write_plan(tmp_path / "a", name="source.md")
    write_plan(tmp_path / "b", gold(doc_number="99/KH-UBND", place="Suối Ngọc"))
    return tmp_path


def test_figures(folder: Path) -> None:
    found = figures(documents(folder))
    assert (found["documents"], found["plans"], found["without_record"]) == (3, 2, 0)
    number = found["fields"]["doc_number"]
    assert (number["wanted"], number["given"], number["different"]) == (3, 3, 2)
    assert number["near"]["f1"] == pytest.approx(2 / 3, abs=1e-4)
    low, high = number["near"]["interval"]
    assert low < 2 / 3 < high
    assert number["coverage"] == {
        "share": 0.0,
        "interval": [0.0, 1.0],
        "threshold": None,
        "accepted": 0,
        "of_wanted": 0.0,
        "precision": [0.0, 1.0],
    }
    assert found["fields"]["issuer"]["evidence"]["covered"] == 1.0
    assert found["parent"]["accuracy"] == 1.0
    assert found["section_kinds"]["confusion"]["purpose"] == {"purpose": 3}
    assert {value: row["documents"] for value, row in found["slices"]["format"].items()} == {
        "Markdown": 1,
        "text": 2,
    }


def test_figures_are_the_same_twice(folder: Path) -> None:
    once, twice = (json.dumps(figures(documents(folder))) for _ in range(2))
    assert once == twice


def test_no_documents() -> None:
    found = figures([])
    assert (found["documents"], found["fields"]) == (0, {})
    assert list(lines(found, "en"))


def test_the_table_names_every_field(folder: Path) -> None:
    found = figures(documents(folder))
    text = "\n".join(lines(found, "en"))
    assert all(name in text for name in found["fields"])
    assert "fewer than 50" in text
    assert "b/source.txt\tdoc_number\tmissed\t99/KH-UBND" in list(faults(documents(folder), "en"))


BROKEN = """\
KẾ HOẠCH
Tổ chức lễ hội

I. NỘI DUNG
Báo cáo trước ngày 30/4/2025.
"""


def change(before: Any, after: Any) -> set[tuple[str, str, str]]:
    return {(c.kind, c.field, c.value) for c in compared(before, after).changes}


def test_gains_and_losses_value_by_value(tmp_path: Path) -> None:
    write_plan(tmp_path / "a")
    whole = values(documents(tmp_path))
    (tmp_path / "a" / "source.txt").write_text(BROKEN, "utf-8")
    broken = values(documents(tmp_path))
    fell = compared(whole, broken)
    assert ("lost", "doc_number", "15/KH-UBND") in change(whole, broken)
    assert ("wrong", "subject", "Tổ chức lễ hội") in change(whole, broken)
    assert {"doc_number", "subject", "recipients"} <= {move.field for move in fell.fallen}
    rose = compared(broken, whole)
    assert rose.fallen == ()
    assert ("gained", "doc_number", "15/KH-UBND") in change(broken, whole)
    assert ("mended", "subject", "Tổ chức lễ hội") in change(broken, whole)
    assert change(whole, whole) == set()
    assert any("FELL" in line for line in changed(fell, "en"))


def test_only_documents_that_both_have_are_compared(folder: Path) -> None:
    now = values(documents(folder))
    before = {name: row for name, row in now.items() if name != "b/source.txt"} | {"c": {}}
    found = compared(before, now)
    assert (found.gone, found.new, found.fallen) == (("c",), ("b/source.txt",), ())
    (folder / "b" / "gold.json").write_text(json.dumps(gold(place="Suối Vàng")), "utf-8")
    assert compared(now, values(documents(folder))).regolded == ("b/source.txt",)


def test_half_a_point_is_let_pass() -> None:
    def one(right: int, wrong: int) -> dict[str, Any]:
        row = {"hits": [right] * 3, "right": ["x"] * right, "missed": [], "wrong": ["y"] * wrong}
        return {"a": {"place": row}}

    assert compared(one(1000, 0), one(1000, 9)).fallen == ()
    assert {move.level for move in compared(one(1000, 0), one(1000, 11)).fallen} == {
        "strict",
        "soft",
        "near",
    }


def test_a_saved_evaluation_is_read_again(folder: Path, tmp_path: Path) -> None:
    found = documents(folder)
    path = tmp_path / "before.json"
    path.write_text(json.dumps(saved(figures(found), found)), "utf-8")
    assert load_baseline(path) == values(found)


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "vbparse.plan/1"}'])
def test_anything_else_is_no_baseline(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(GoldError):
        load_baseline(path)


@pytest.mark.parametrize("name", ["seeds", "real"])
def test_the_scorer_of_the_gold_counts_the_same(
    name: str,
    shared: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every document is read once; both programs count what came out."""
    readings: dict[Path, Reading] = {}
    monkeypatch.setattr(
        "vbparse.learning.evaluate.run.read", lambda p: readings.setdefault(p, read_file(p))
    )
    found = figures(documents(shared / name))
    rows = [each.plans[0].to_dict() for each in readings.values() if each.plans]
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    words = ["--gold", str(shared / name / "gold.jsonl"), "--pred", str(records), "--json"]
    monkeypatch.setattr("sys.argv", ["score.py", *words])
    load_scorer(shared).main()
    theirs = json.loads(capsys.readouterr().out)
    assert theirs["documents"] == found["documents"]
    assert theirs["without_record"] == found["without_record"]
    assert theirs["macro_f1"] == found["macro_f1"]
    for field, row in theirs["fields"].items():
        mine = {key: found["fields"][field][key] for key in ("wanted", "given", "strict", "soft")}
        near = {key: found["fields"][field]["near"][key] for key in ("p", "r", "f1")}
        assert mine | {"near": near} == row, field
