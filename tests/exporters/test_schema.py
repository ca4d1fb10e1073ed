"""The JSON Schema of the record: generated, committed, true."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from word_drafts import draft, held

from vbparse.document import Plan, Related, Span
from vbparse.exporters.findings.json import record as finding_record
from vbparse.exporters.schema import schema, schema_text
from vbparse.rules.check import Checked, State

COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "record.schema.json"


def closed(value: Any) -> Any:
    """The schema without room for members that it does not name."""
    if isinstance(value, dict):
        made = {key: closed(item) for key, item in value.items()}
        return made | ({"additionalProperties": False} if "properties" in value else {})
    return [closed(item) for item in value] if isinstance(value, list) else value


VALIDATOR = jsonschema.Draft202012Validator(closed(schema()))


@pytest.fixture(scope="module")
def checked() -> Checked:
    """A check with a passage of a parent directive."""
    one = held(draft())[0]
    at = next(i for i, outcome in enumerate(one.outcomes) if outcome.findings)
    related = Related(source="cap-tren.txt", span=Span(0, 5), quote="Giao", page=1)
    finding = dataclasses.replace(one.outcomes[at].findings[0], related=(related,))
    outcome = dataclasses.replace(one.outcomes[at], findings=(finding,))
    outcomes = (*one.outcomes[:at], outcome, *one.outcomes[at + 1 :])
    return dataclasses.replace(one, outcomes=outcomes)


def test_the_committed_schema_is_the_one_of_the_code() -> None:
    """Run ``vbparse schema -o docs/reference/record.schema.json`` when the record has grown."""
    assert COMMITTED.read_text("utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_full_record_keeps_to_it(plan: Plan, paged: tuple[object, Plan]) -> None:
    for record in (plan, paged[1]):
        VALIDATOR.validate(json.loads(json.dumps(record.to_dict())))


def test_what_a_check_prints_keeps_to_it(checked: Checked) -> None:
    record = json.loads(json.dumps(finding_record(checked)))
    VALIDATOR.validate(record)
    assert record["findings"]
    coverage = record["coverage"]
    states = [rule["state"] for rule in coverage["rules"]]
    for state in State:
        assert coverage[state] == states.count(state)
    broken = record | {"findings": [record["findings"][0] | {"severity": "fatal"}]}
    assert not VALIDATOR.is_valid(broken)


def test_an_empty_record_keeps_to_it(plan: Plan) -> None:
    VALIDATOR.validate(json.loads(json.dumps(Plan(source=plan.source).to_dict())))


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("place", {"value": ""}),
        ("draft", None),
        ("citations", [{"value": 3}]),
        ("schema", "vbparse.plan/2"),
    ],
)
def test_it_refuses_what_is_not_a_record(member: str, wrong: object, plan: Plan) -> None:
    record = plan.to_dict() | {member: wrong}
    assert not VALIDATOR.is_valid(json.loads(json.dumps(record)))


def test_every_dataclass_of_the_record_is_described() -> None:
    definitions = schema()["$defs"]
    assert all(definition["description"] for definition in definitions.values())
    named = set(schema()["properties"]) - {"schema", "findings", "coverage"}
    assert named == {f.name for f in dataclasses.fields(Plan)} - {"layout"}
