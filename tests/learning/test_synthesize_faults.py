"""Faults that are put into documents, and what gold says of them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from vbparse.learning.synthesize import FAULTS, Options, documents, files

RARE = {"no-budget"}  # one in thousands; the benchmark makes them
KINDS = sorted(FAULTS.keys() - RARE)


def first_with(kind: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Text and gold of the first document that has the fault, and the gold without it."""
    rare = 9  # kinds that need a plan of the Party of this year, or a long one
    for seed in range(1, rare + 1):
        regime = FAULTS[kind].regime
        sure = bool(regime) or seed == rare
        many = 900 if seed == rare else 30
        more = {"count": many, "sound": sure, "regime": regime, "formats": ("txt",)}
        options = Options(seed=seed, faults=(kind,), **more)
        sound = Options(seed=seed, **more)
        for document, other in zip(documents(options), documents(sound), strict=True):
            if document.drafts[0].faults:
                data, clean = files(document, options), files(other, sound)
                gold, before = (json.loads(d["gold.json"]) for d in (data, clean))
                if isinstance(gold, dict):
                    return data["source.txt"].decode(), gold, before
    pytest.fail(f"no document with {kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_and_entered(kind: str) -> None:
    text, gold, before = first_with(kind)
    (fault,) = gold["faults"]
    assert (fault["kind"], fault["rule"]) == (kind, FAULTS[kind].rule)
    assert gold["slices"]["faults"] == kind
    assert before["faults"] == []
    shown = " ".join(" ".join(text[a:b].split()) for a, b in fault["spans"])
    assert shown == (fault["quote"] or "")


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("lost-hyphen", r"/KH(?!-)[A-ZĐ]|/QĐ(?!-)[A-ZĐ]|/[A-ZĐ]+"),
        ("unpadded-number", r"^[1-9]\D"),
        ("eth-letter", "Đ"),
        ("stray-space", r"^\S+$"),
    ],
)
def test_numbers_follow_the_paper(kind: str, pattern: str) -> None:
    text, gold, _ = first_with(kind)
    assert re.search(pattern, gold["doc_number"])
    if kind == "stray-space":
        assert gold["doc_number"] not in text
    if kind == "eth-letter":
        assert "\N{LATIN CAPITAL LETTER ETH}" in text


def test_an_impossible_day_has_no_value() -> None:
    _, gold, _ = first_with("impossible-day")
    (fault,) = gold["faults"]
    assert re.search(r"(?:31|30|29|32)(?:/| tháng )", fault["quote"])
    assert not any(d["value"] for d in gold["deadlines"] if d["text"] == fault["quote"])


def test_a_base_after_the_plan() -> None:
    _, gold, _ = first_with("base-later")
    assert any(b["date"] and b["date"] > gold["issued_on"] for b in gold["legal_bases"])


def test_a_missing_section_takes_its_values_along() -> None:
    _, gold, before = first_with("missing-section")
    assert gold["sections"] == before["sections"][: len(gold["sections"])]
    assert len(gold["tasks"]) < len(before["tasks"])
    assert len(gold["deadlines"]) <= len(before["deadlines"])


def test_two_leads_are_both_leads() -> None:
    _, gold, before = first_with("two-leads")
    assert max(len(task["lead"]) for task in gold["tasks"]) == 2
    assert max(len(task["lead"]) for task in before["tasks"]) == 1


def test_numbering_gap_is_in_the_headings() -> None:
    _, gold, before = first_with("numbering-gap")
    numbers, sound = (
        [h["number"] for h in g["headings"] if h["level"] == 1] for g in (gold, before)
    )
    assert len(numbers) == len(sound)
    assert numbers != sound


def test_a_deputy_without_authority() -> None:
    text, gold, _ = first_with("deputy-alone")
    assert "KT. " not in text
    assert gold["signing_authority"] in (None, "TM.")
