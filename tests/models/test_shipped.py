"""Array files: made the same each time, checked before use, and never needed."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

import vbparse
from vbparse.confidence import SCHEME
from vbparse.confidence.apply import NAME
from vbparse.document import Plan
from vbparse.errors import ModelMismatch
from vbparse.exporters.json import record
from vbparse.models import shipped
from vbparse.models.linear import Linear

ARRAYS = {"labels": ["no", "yes"], "vocabulary": ["x"], "coefficients": [[2.0]], "intercepts": [-1]}
SAMPLE = Path(__file__).parents[2] / "corpus" / "ubnd-xa-chuyen-doi-so" / "source.txt"
FILES = sorted(shipped.FOLDER.glob("*.json"))


def write(folder: Path, data: bytes, name: str = "toy") -> Path:
    path = folder / f"{name}.json"
    path.write_bytes(data)
    return path


def test_a_file_says_what_was_put_in(tmp_path: Path) -> None:
    data = shipped.encode("toy", "linear", "toy/1", ARRAYS)
    assert data == shipped.encode("toy", "linear", "toy/1", dict(reversed(ARRAYS.items())))
    assert shipped.load(write(tmp_path, data), "toy/1", "linear") == ARRAYS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"toy/1"', b'"toy/2"'),
        (b"vbparse.model/1", b"vbparse.model/9"),
        (b'"linear"', b'"forest"'),
        (b"2.0", b"3.0"),
        (b'{"format"', b'["format"'),
        (b'"name":"toy"', b'"name":"boy"'),
    ],
    ids=["scheme", "format", "kind", "changed body", "broken head", "name"],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    data = shipped.encode("toy", "linear", "toy/1", ARRAYS)
    assert old in data
    with pytest.raises(ModelMismatch) as caught:
        shipped.load(write(tmp_path, data.replace(old, new)), "toy/1", "linear")
    assert "toy" in caught.value.message("vi")
    assert "vbparse train" in caught.value.message("en")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models of our own, and a process that has loaded nothing."""
    shutil.copytree(shipped.FOLDER, tmp_path / "shipped")
    monkeypatch.setattr(shipped, "FOLDER", tmp_path / "shipped")
    monkeypatch.setattr(shipped, "_state", shipped._State())
    return tmp_path / "shipped"


def test_without_a_file_there_is_no_model_and_no_warning(folder: Path) -> None:
    assert shipped.linear("toy", "toy/1") is None
    assert shipped.notices() == ()


def raw(path: Path) -> Plan:
    with shipped.using({NAME: None}):
        return vbparse.parse(path)


def test_a_calibration_that_does_not_fit_leaves_raw_scores_and_a_warning(folder: Path) -> None:
    path = folder / f"{NAME}.json"
    path.write_bytes(path.read_bytes().replace(b'"cap"', b'"cup"', 1))
    plan = vbparse.parse(SAMPLE)
    assert plan.doc_number.confidence == raw(SAMPLE).doc_number.confidence
    assert [notice.code for notice in plan.warnings] == ["model_mismatch"]
    assert "chỉ dùng quy tắc" in record(plan, "vi")["warnings"][0]["message"]
    assert "rules alone" in record(plan, "en")["warnings"][0]["message"]


def test_arrays_of_another_shape_are_a_mismatch_too(folder: Path) -> None:
    write(folder, shipped.encode("toy", "linear", "toy/1", {"labels": ["a"]}))
    assert shipped.linear("toy", "toy/1") is None
    write(folder, shipped.encode("bow", "calibration", "toy/1", {"fields": []}), "bow")
    assert shipped.calibration("bow", "toy/1") is None
    assert [notice.code for notice in shipped.notices()] == ["model_mismatch"] * 2


@pytest.mark.parametrize(
    "changes",
    [
        {"coefficients": [["2.0"]]},
        {"coefficients": ["2"]},
        {"coefficients": [[None]]},
        {"coefficients": [[True]]},
        {"coefficients": 3},
        {"intercepts": ["-1"]},
        {"intercepts": None},
        {"labels": [1, 2]},
        {"labels": "ab"},
        {"vocabulary": [[1]]},
    ],
    ids=str,
)
def test_arrays_that_hold_no_numbers_are_a_mismatch(folder: Path, changes: dict) -> None:
    """The sum of the file is right: it was written so."""
    write(folder, shipped.encode("toy", "linear", "toy/1", ARRAYS | changes))
    assert shipped.linear("toy", "toy/1") is None
    assert [notice.code for notice in shipped.notices()] == ["model_mismatch"]


CURVE = {"floor": 0.1, "cap": 0.9, "vocabulary": ["raw"], "coefficients": [1.0], "intercept": 0.0}
STEPS = {"floor": 0.1, "cap": 0.9, "edges": [0.5], "levels": [0.2, 0.8]}


@pytest.mark.parametrize(
    "row",
    [
        CURVE | {"coefficients": ["1"]},
        CURVE | {"intercept": "0"},
        CURVE | {"floor": "0.1"},
        CURVE | {"vocabulary": [1]},
        STEPS | {"edges": ["a"]},
        STEPS | {"levels": ["a", "b"]},
        STEPS | {"edges": [0.6, 0.5], "levels": [0.1, 0.2, 0.3]},
        STEPS | {"edges": 1},
    ],
    ids=str,
)
def test_a_calibration_that_holds_no_numbers_is_a_mismatch(folder: Path, row: dict) -> None:
    write(folder, shipped.encode("toy", "calibration", "toy/1", {"fields": {"issuer": row}}))
    assert shipped.calibration("toy", "toy/1") is None
    assert [notice.code for notice in shipped.notices()] == ["model_mismatch"]


def test_models_may_stand_in_for_a_while(folder: Path) -> None:
    write(folder, shipped.encode("toy", "linear", "toy/1", ARRAYS))
    other = Linear.of(ARRAYS | {"intercepts": [5.0]})
    with shipped.using({"toy": other}):
        assert shipped.linear("toy", "toy/1") is other
    with shipped.without():
        assert shipped.linear("toy", "toy/1") is None
    found = shipped.linear("toy", "toy/1")
    assert found is not None
    assert found.best({"x": 1.0}) == ("yes", pytest.approx(0.7311, abs=1e-4))


def test_what_ships_is_small_and_quick_to_load() -> None:
    assert NAME in {path.stem for path in FILES}
    assert sum(path.stat().st_size for path in FILES) <= 20_000_000
    start = time.process_time()
    for path in FILES:
        head = json.loads(path.read_bytes().partition(b"\n")[0])
        shipped.made(head["kind"], shipped.load(path, head["scheme"], head["kind"]))
    assert time.process_time() - start <= 0.1


def test_the_calibration_speaks_the_scheme_of_the_code() -> None:
    assert shipped.calibration(NAME, SCHEME) is not None
