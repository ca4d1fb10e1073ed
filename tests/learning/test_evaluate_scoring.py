"""One document beside its gold: values, places, parent, kinds, slices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gold_samples import PLAN, gold

from vbparse.document import Plan
from vbparse.learning.evaluate.fields import FIELDS
from vbparse.learning.evaluate.quotes import Folded
from vbparse.learning.evaluate.scoring import NO_KIND, UNFOUND, Document, Scored, score
from vbparse.learning.evaluate.slices import slices
from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes

DOCUMENT = Document("a.txt", Path("a.txt"), 1, "a", {})


@pytest.fixture(scope="module")
def plan() -> Plan:
    return parse_source(read_bytes("a.txt", PLAN.format(number=15).encode()))[0]


def judge(plan: Plan | None, **changes: Any) -> Scored:
    text = plan.layout.source.text if plan is not None and plan.layout else ""
    return score(DOCUMENT, gold(**changes), plan, Folded(text) if text else None)


def test_everything_is_right(plan: Plan) -> None:
    found = judge(plan)
    assert [(each.field, each.missed) for each in found.outcomes if each.faults] == []
    assert found.parent == "right"
    assert set(found.kinds) == {
        (kind, kind) for kind in ("purpose", "requirements", "organisation")
    }


def test_evidence_lies_where_the_quotes_are(plan: Plan) -> None:
    overlaps = {o.field: v.overlap for o in judge(plan).outcomes for v in o.judged if v.overlap}
    assert {"doc_number", "place", "issuer", "subject", "signer_name", "deadlines"} <= set(overlaps)
    assert all(each.covered >= 0.5 for each in overlaps.values())


@pytest.mark.parametrize(
    "changes", [{"unsure": ["place"]}, {"unchecked": ["place"]}], ids=["unsure", "unchecked"]
)
def test_what_nobody_vouches_for_is_not_scored(plan: Plan, changes: dict[str, Any]) -> None:
    assert "place" not in {each.field for each in judge(plan, **changes).outcomes}


def test_unchecked_objects_take_their_key_out(plan: Plan) -> None:
    due = gold()["deadlines"][0] | {"unchecked": True}
    assert "deadlines" not in {each.field for each in judge(plan, deadlines=[due]).outcomes}


@pytest.mark.parametrize(
    ("wanted", "case"),
    [("210/KH-UBND", "right"), (["1/CT", "210/KH-UBND"], "right"), ("1/CT-TTg", "wrong"), (None, "invented")],
)  # fmt: skip
def test_parent(plan: Plan, wanted: Any, case: str) -> None:
    assert judge(plan, parent=wanted).parent == case


def test_parent_without_an_answer() -> None:
    assert judge(None).parent == "missed"
    assert judge(None, parent=None).parent == "rightly none"


def test_kinds_that_differ_are_set_against_one_another(plan: Plan) -> None:
    sections = ["Mục đích, yêu cầu", "Tổ chức thực hiện", "KINH PHÍ"]
    kinds = [["purpose", "goals"], ["organisation", "assignment"], ["budget"]]
    found = judge(plan, sections=sections, section_kinds=kinds)
    assert sorted(found.kinds) == [
        ("assignment", NO_KIND),
        ("budget", UNFOUND),
        ("goals", "requirements"),
        ("organisation", "organisation"),
        ("purpose", "purpose"),
    ]


def test_wrong_values_keep_their_confidence(plan: Plan) -> None:
    found = judge(plan, doc_number="16/KH-UBND")
    outcome = next(each for each in found.outcomes if each.field == "doc_number")
    assert outcome.missed == ("16/KH-UBND",)
    assert outcome.faults == 2
    (value,) = outcome.judged
    assert not value.right
    assert value.confidence == plan.doc_number.confidence


def test_fields_read_every_key_of_the_guide() -> None:
    assert {field.key for field in FIELDS} == {key for key in gold() if key not in ("doc_number_status", "truncated", "unsure")}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"level": "commune or unit", "year": "2025", "regime": "state 2020"}),
        ({"issued_on": "2012"}, {"year": "2012", "regime": "state 2011"}),
        ({"issued_on": "2004-01-01"}, {"regime": "older"}),
        ({"issued_on": None}, {"year": "unknown", "regime": "unknown"}),
        ({"issuer": None}, {"level": "unknown"}),
        ({"doc_number": "12-KH/TU", "issuer": "Tỉnh ủy Hà Sơn"}, {"level": "province", "regime": "party 2018"}),
        ({"doc_number": None, "issuer": "Đảng ủy xã Suối Ngàn", "issued_on": "2026-06-01"}, {"regime": "party 2026"}),
        ({"issuer": ["Sở Y tế", "Sở Y tế tỉnh"]}, {"level": "department or district"}),
        ({"slices": {"noise": "heavy"}}, {"noise": "heavy", "format": "DOCX"}),
    ],
)  # fmt: skip
def test_slices(changes: dict[str, Any], expected: dict[str, str]) -> None:
    found = slices(gold(**changes), "DOCX", "corpus")
    assert {name: found[name] for name in expected} == expected
