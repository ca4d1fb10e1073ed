"""The gold of ``corpus/``: its own check, and the samples that are held out."""

from __future__ import annotations

import copy
import importlib.util
import json
import tomllib
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from samples import ROOT

CORPUS = ROOT / "corpus"
FOLDER = CORPUS / "ubnd-xa-diet-chuot"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_gold", CORPUS / "check_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def findings(check: ModuleType, gold: dict[str, Any]) -> list[str]:
    text = (FOLDER / "source.txt").read_text(encoding="utf-8")
    return [*check.wrong_form(gold), *check.not_there(gold, text)]


def test_all_gold_passes(check: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["check_gold.py"])
    assert check.main() == 0


def another_title(gold: dict[str, Any]) -> None:
    gold["headings"][0]["title"] = "MỤC TIÊU"


def no_such_day(gold: dict[str, Any]) -> None:
    gold["deadlines"][0]["text"] = "6 giờ 30 ngày 15/5/2018"


def no_such_sentence(gold: dict[str, Any]) -> None:
    gold["roles"][0]["quote"] = f"{gold['roles'][0]['unit']} chủ trì đắp đê"


def stranger(gold: dict[str, Any]) -> None:
    gold["roles"][0]["unit"] = "Sở Y tế"


def unknown_role(gold: dict[str, Any]) -> None:
    gold["roles"][0]["role"] = "watch"


def unknown_kind(gold: dict[str, Any]) -> None:
    gold["headings"][0]["kinds"] = ["preface"]


def unknown_key(gold: dict[str, Any]) -> None:
    gold["colour"] = "red"


@pytest.mark.parametrize(
    "spoil",
    [another_title, no_such_day, no_such_sentence, stranger, unknown_role, unknown_kind, unknown_key],
)  # fmt: skip
def test_what_cannot_be_right_is_refused(
    check: ModuleType, spoil: Callable[[dict[str, Any]], None]
) -> None:
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    assert findings(check, gold) == []
    spoilt = copy.deepcopy(gold)
    spoil(spoilt)
    assert findings(check, spoilt)


def test_held_out_samples_exist_and_leave_as_many_for_tuning() -> None:
    held = tomllib.loads((CORPUS / "splits.toml").read_text(encoding="utf-8"))["held_out"][
        "folders"
    ]
    folders = {path.parent.name for path in CORPUS.glob("*/gold.json")}
    assert len(held) == len(set(held))
    assert set(held) <= folders
    assert len(held) < len(folders) / 2
