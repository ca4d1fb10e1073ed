"""JSON and JSON lines: what programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from vbparse.document import Plan
from vbparse.exporters import Look, exporters

HOSTILE = 'a\x1b[31m "b"\\ \x9b2J \u202egnp.exe \u2028 \x7f \udc80 </script> \n\t'


def export(name: str, *plans: Plan, look: Look | None = None) -> str:
    return "".join(exporters()[name].pieces(plans, look or Look()))


def test_every_format_is_found_in_the_folder() -> None:
    assert sorted(exporters()) == ["json", "jsonl", "table"]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_one_record_is_one_object(name: str, plan: Plan) -> None:
    assert json.loads(export(name, plan)) == json.loads(json.dumps(plan.to_dict()))


def test_several_records_are_an_array(two_parts: tuple[Plan, Plan]) -> None:
    first, second = json.loads(export("json", *two_parts))
    assert (first["source"]["part"]["index"], second["source"]["part"]["index"]) == (1, 2)
    assert len(json.loads(export("json", *two_parts, *two_parts))) == 4


def test_no_record_is_no_text() -> None:
    assert export("json") == export("jsonl") == export("table") == ""


def test_lines_come_one_a_record_as_soon_as_it_is_there(plan: Plan) -> None:
    def endless() -> Iterator[Plan]:
        yield plan
        raise AssertionError("the second record was asked for too early")

    line = next(exporters()["jsonl"].pieces(endless(), Look()))
    assert line.endswith("}\n")
    assert line.count("\n") == 1


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_nothing_that_a_terminal_obeys_is_sent(name: str, plan: Plan) -> None:
    hostile = replace(plan, subject=replace(plan.subject, value=HOSTILE))
    text = export(name, hostile)
    assert json.loads(text)["subject"]["value"] == HOSTILE
    text.encode("utf-8")  # also lone surrogates are written as escapes
    assert not set(text) & set("\x1b\x9b\x7f\u202e\u2028")


def test_warnings_follow_the_language(plan: Plan) -> None:
    english = json.loads(export("json", plan, look=Look("en")))["warnings"]
    assert english == [{"code": "chars-repaired", "message": "3 characters were repaired"}]
    assert json.loads(export("json", plan))["warnings"][0]["message"] == "đã sửa 3 ký tự"


def test_vietnamese_letters_and_boxes_stay_readable(paged: tuple[object, Plan]) -> None:
    text = export("json", paged[1])
    assert "Tân Hòa" in text
    assert '"boxes": [[70, 80, 130, 94], [70, 96, 90, 110]]}' in text


def test_a_value_stands_before_what_every_value_carries(plan: Plan) -> None:
    assert next(iter(plan.to_dict()["place"])) == "value"
