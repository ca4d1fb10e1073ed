"""Families: who cites whom, and false friends."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from vbparse.learning.synthesize import Options, documents, files, write

OPTIONS = Options(seed=8, families=4, formats=("txt",))


@cache
def family_golds() -> dict[str, dict[str, Any]]:
    return {d.name: json.loads(files(d, OPTIONS)["gold.json"]) for d in documents(OPTIONS)}


def cited(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [base for base in gold["legal_bases"] if "target" in base]


def test_each_has_a_directive_three_levels_and_a_stranger() -> None:
    levels = [name.split("-")[1] for name in family_golds() if name.startswith("f0000")]
    assert levels == ["0", "1", "2", "2", "3", "3", "9"]


def test_citations_lead_to_what_they_name() -> None:
    golds = family_golds()
    for name, gold in golds.items():
        for base in cited(gold):
            target = golds[base["target"]]
            assert base["number"] == target["doc_number"], name
            assert base["date"] == target["issued_on"] < gold["issued_on"]


def test_the_parent_is_the_document_above() -> None:
    golds = family_golds()
    for name, gold in golds.items():
        above = gold["origin"]["parent"]
        if above is not None:
            assert gold["parent"] == golds[above]["doc_number"], name
            assert above in {base["target"] for base in cited(gold)}


def test_a_stranger_has_the_number_of_another_year() -> None:
    golds = family_golds()
    for name, gold in golds.items():
        if name.endswith("stranger"):
            friend = golds[name.replace("9-stranger", "1-province")]
            assert gold["doc_number"] == friend["doc_number"]
            assert gold["issued_on"][:4] != friend["issued_on"][:4]
            assert not cited(gold)


@pytest.mark.parametrize("kinds", [(), ("base-lost-hyphen", "base-unnumbered", "blank-number")])
def test_links_are_written(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    out = tmp_path / "made"
    for _ in write(Options(seed=8, families=2, faults=kinds, formats=("txt",)), out):
        pass
    rows = [json.loads(line) for line in (out / "links.jsonl").read_text("utf-8").splitlines()]
    assert sum(row["parent"] for row in rows) == 10
    assert {row["target"] for row in rows} <= {p.name for p in out.iterdir() if p.is_dir()}
