"""The record back to a plan."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

import vbparse
from vbparse.nlp.record import found_at, founds, plan_from

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = sorted(path.parent.name for path in CORPUS.glob("*/source.txt"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_plan_comes_back_whole(name: str) -> None:
    plan = vbparse.parse(CORPUS / name / "source.txt")
    again = plan_from(json.loads(json.dumps(plan.to_dict())))
    assert again.to_dict() == plan.to_dict()
    assert again.doc_number == dataclasses.replace(plan.doc_number, spans=again.doc_number.spans)
    assert type(again.deadlines) is tuple


def test_boxes_come_back() -> None:
    plan = vbparse.parse(CORPUS / SAMPLES[0] / "source.pdf")
    again = plan_from(plan.to_dict())
    assert again.doc_number.evidence == plan.doc_number.evidence
    assert again.source == plan.source


def test_places_lead_to_values() -> None:
    plan = vbparse.parse(CORPUS / "ubnd-xa-thien-tai" / "source.txt")
    named = dict(founds(plan))
    assert named["doc_number"] is plan.doc_number
    assert named["deadlines[1]"] is plan.deadlines[1]
    assert all(found_at(plan, place) is value for place, value in named.items())


@pytest.mark.parametrize("place", ["deadlines[999]", "draft", "nothing", "deadlines", ""])
def test_places_that_lead_nowhere(place: str) -> None:
    plan = vbparse.parse(CORPUS / "ubnd-xa-thien-tai" / "source.txt")
    assert found_at(plan, place) is None


def test_parent_is_the_citation_it_points_to() -> None:
    plan = vbparse.parse(CORPUS / "ubnd-xa-thien-tai" / "source.txt")
    assert plan.parent.citation is not None
    assert found_at(plan, "parent") is plan.citations[plan.parent.citation]
