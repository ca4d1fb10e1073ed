"""Facts of values, calibrated confidence, and the decision by a threshold."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import vbparse
from vbparse.confidence import believed, facts
from vbparse.confidence.accept import REQUIRED, decided
from vbparse.confidence.apply import NAME, UNCALIBRATED
from vbparse.confidence.facts import SEVERAL, SINGLE
from vbparse.document import Field, Issuer, Plan
from vbparse.models import shipped
from vbparse.models.calibration import Calibration, Steps
from vbparse.readers import read_bytes

SAMPLE = Path(__file__).parents[2] / "corpus" / "ubnd-xa-thien-tai" / "source.txt"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """With raw scores."""
    with shipped.using({NAME: None}):
        return vbparse.parse(SAMPLE)


def test_every_value_has_its_facts(plan: Plan) -> None:
    found = facts(plan)
    assert set(found) == {*SINGLE, *SEVERAL}
    for name in SEVERAL:
        assert len(found[name]) == len(getattr(plan, name))
    assert found["theme"] == [None]  # there is none
    assert all(-1.5 <= value <= 1.5 for row in found["deadlines"] for value in (row or {}).values())


def test_independent_readings_are_set_beside_one_another(plan: Plan) -> None:
    number = facts(plan)["doc_number"][0]
    assert number is not None
    assert {"type agrees", "issuer agrees"} <= set(number)
    other = dataclasses.replace(
        plan,
        doc_type=dataclasses.replace(plan.doc_type, code="QĐ"),
        issuer=Issuer(value="Trường Mầm non Hoa Mai", confidence=0.9),
    )
    found = facts(other)
    assert "type agrees" not in (found["doc_number"][0] or {})
    assert "issuer agrees" not in (found["doc_number"][0] or {})
    assert "differs from the symbol" in (found["doc_type"][0] or {})
    assert "symbol differs" in (found["issuer"][0] or {})


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("Liên đoàn Lao động Việt Nam Liên đoàn Lao động tỉnh Hà Sơn", "a word twice"),
        ("Số: 12/KH-LĐLĐ", "odd"),
        ("Sở", "odd length"),
    ],
)
def test_a_strange_name_shows(plan: Plan, name: str, fact: str) -> None:
    strange = dataclasses.replace(plan, issuer=Issuer(value=name, confidence=0.92))
    assert fact in (facts(strange)["issuer"][0] or {})
    assert fact not in (facts(plan)["issuer"][0] or {})


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Phòng Tổ chức - Hành chính chủ trì", "dash and capital"),
        ("Phòng Tổ chức cán bộ chủ trì", "space and small letter"),
        ("Phòng Tổ chức.", None),
    ],
)
def test_a_name_that_goes_on_was_perhaps_cut(text: str, fact: str | None) -> None:
    from vbparse.confidence._scene import around
    from vbparse.document import Span

    end = text.index("chức") + 4
    assert [name for name, _ in around(text, Span(0, end))] == ([fact] if fact else [])


STEPS = Calibration({"issuer": (Steps((), (0.7,)), 0.02, 0.99)})


def test_confidence_is_what_the_calibration_says(plan: Plan) -> None:
    with shipped.using({NAME: STEPS}):
        said = believed(plan)
    assert said.issuer.confidence == 0.7
    assert said.theme.confidence == plan.theme.confidence == 0.0
    assert said.doc_number.confidence == min(plan.doc_number.confidence, UNCALIBRATED)
    assert said.issuer.value == plan.issuer.value


def test_the_shipped_calibration_is_in_the_record(plan: Plan) -> None:
    said = vbparse.parse(SAMPLE)
    assert said.to_dict() == believed(plan).to_dict()
    assert said.doc_type.confidence >= 0.98
    assert all(0 < value.confidence < 1 for value in (*said.deadlines, *said.recipients))
    assert all(section.kind_confidence > 0 for section in said.sections)


def test_no_alternative_is_likelier_than_the_value() -> None:
    text = (
        "UBND XÃ AN BÌNH\nSố: 5/QĐ-UBND\nAn Bình, ngày 02 tháng 3 năm 2024\nKẾ HOẠCH\nTrồng cây\n"
    )
    plan = vbparse.parse_source(read_bytes("x.txt", text.encode()))[0]
    assert plan.doc_type.alternatives
    assert all(a.confidence <= plan.doc_type.confidence for a in plan.doc_type.alternatives)


@pytest.mark.parametrize("threshold", [0.0, 0.9, 1.0])
def test_a_threshold_decides_on_every_value(plan: Plan, threshold: float) -> None:
    found = decided(plan, threshold)
    for value in (found.issuer, found.parent, *found.citations, *found.tasks, *found.recipients):
        assert value.decision == ("accepted" if value.confidence >= threshold else "review")
    assert found.theme.decision is None  # not there, and need not be
    sections = zip(found.sections, plan.sections, strict=True)
    assert all((s.decision == "accepted") == (p.confidence >= threshold) for s, p in sections)


@pytest.mark.parametrize("name", REQUIRED)
def test_what_every_document_has_must_be_looked_at_when_missing(plan: Plan, name: str) -> None:
    missing = dataclasses.replace(getattr(plan, name), value=None, confidence=0.97, status="blank")
    found = decided(dataclasses.replace(plan, **{name: missing}), 0.5)
    assert getattr(found, name).decision == "review"


def test_kinds_and_heading_must_both_be_sure(plan: Plan) -> None:
    doubtful = dataclasses.replace(plan.sections[0], confidence=0.99, kind_confidence=0.6)
    found = decided(dataclasses.replace(plan, sections=(doubtful,)), 0.98)
    assert found.sections[0].decision == "review"


def test_decisions_are_in_the_record_only_when_asked_for(plan: Plan) -> None:
    assert "decision" not in plan.to_dict()["issuer"]
    record = decided(plan, 0.9).to_dict()
    assert (
        list(record["issuer"]).index("decision") == list(record["issuer"]).index("confidence") + 1
    )
    assert "decision" not in record["theme"]
    assert isinstance(plan.theme, Field)


@pytest.mark.parametrize(
    ("value", "odd"),
    [
        ("12/KH-UBND", False),
        ("3/2024/NĐ-CP", False),
        ("12/KH", True),
        ("1/A" + "-a" * 40 + "!", True),
    ],
)
def test_odd_numbers_are_told_at_once(plan: Plan, value: str, odd: bool) -> None:
    cited = dataclasses.replace(plan.citations[0], value=value)
    found = facts(dataclasses.replace(plan, citations=(cited,)))["citations"][0] or {}
    assert ("odd number" in found) == odd
