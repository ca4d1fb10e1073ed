"""The rules of the guide, each with gold that breaks it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from gold_samples import GOLD, gold

from vbparse.learning.annotate.guide import KINDS, broken, is_moment


def places(row: dict[str, Any]) -> set[str]:
    return {finding.where for finding in broken(row)}


def test_good_gold_has_no_findings() -> None:
    assert places(gold()) == set()


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"doc_nunber": "1/KH"}, "doc_nunber"),
        ({"unsure": ["titel"]}, "unsure: titel"),
        ({"place": 3}, "place"),
        ({"place": ""}, "place"),
        ({"recipients": "Sở Y tế"}, "recipients"),
        ({"recipients": [""]}, "recipients"),
        ({"section_kinds": ["purpose", "tasks"]}, "section_kinds"),
        ({"deadlines": ["2025-01-01"]}, "deadlines"),
        ({"doc_type": "KHH"}, "doc_type"),
        ({"doc_number_status": "there"}, "doc_number_status"),
        ({"doc_number_status": "blank"}, "doc_number"),
        ({"doc_number": None}, "doc_number"),
        ({"doc_number": "15 /KH-UBND"}, "doc_number"),
        ({"doc_number": "15/KH–UBND"}, "doc_number"),
        ({"parent": "5/QÐ-UBND"}, "parent"),
        ({"issued_on": "12/3/2025"}, "issued_on"),
        ({"issued_on": "2025-02-30"}, "issued_on"),
        ({"signing_authority": "KT"}, "signing_authority"),
        ({"issuer": "ỦY BAN NHÂN DÂN XÃ A"}, "issuer"),
        ({"subject": "Tổ chức ngày hội."}, "subject"),
        ({"recipients": ["- Sở Y tế"]}, "recipients[0]"),
        ({"recipients": ["Sở Y tế", "Các thôn;"]}, "recipients[1]"),
        ({"recipients": ["Lưu: VT"]}, "recipients[0]"),
        ({"sections": ["I. MỤC ĐÍCH", "B"]}, "sections[0]"),
        ({"sections": ["MỤC ĐÍCH"]}, "section_kinds"),
        ({"section_kinds": [["purpose"], ["aims"]]}, "section_kinds[1]"),
        ({"section_kinds": [["purpose"], []]}, "section_kinds[1]"),
        ({"legal_bases": [{"number": None, "title": None}]}, "legal_bases[0]"),
        ({"legal_bases": [{"number": "1/QĐ", "relation": "cites"}]}, "legal_bases[0].relation"),
        ({"legal_bases": [{"number": "1/QĐ", "date": "2025"}, {"number": "2/QĐ", "date": "x"}]}, "legal_bases[1].date"),
        ({"legal_bases": [{"number": "1/QĐ", "name": "x"}]}, "legal_bases[0].name"),
        ({"roles": [{"quote": "Sở Y tế chủ trì", "unit": "Sở Y tế", "role": "watch"}]}, "roles[0].role"),
        ({"roles": [{"quote": "Sở Y tế chủ trì", "unit": "Công an", "role": "lead"}]}, "roles[0].unit"),
        ({"headings": [{"title": "MỞ ĐẦU", "level": 1, "kinds": ["preface"]}]}, "headings[0]"),
    ],
)  # fmt: skip
def test_gold_that_breaks_a_rule(changes: dict[str, Any], where: str) -> None:
    assert where in places(gold(**changes))


def test_labels_for_the_models_are_keys_of_the_guide() -> None:
    role = {"quote": "Sở Y tế chủ trì tiêm chủng", "unit": "Sở Y tế", "role": "lead"}
    heading = {"title": "MỤC ĐÍCH", "level": 1, "kinds": ["purpose"]}
    assert places(gold(roles=[role], headings=[heading])) == set()


def test_a_plan_has_every_key() -> None:
    row = copy.deepcopy(GOLD)
    del row["theme"]
    assert places(row) == {"theme"}
    assert places(row | {"doc_type": "TB"}) == set()


def test_made_gold_may_say_more() -> None:
    due = GOLD["deadlines"][0] | {"bound": "exclusive"}
    assert places(gold(origin={"seed": 1}, zones=[], deadlines=[due])) == set()
    assert places(gold(zones=[], deadlines=[due])) == {"zones", "deadlines[0].bound"}


GOOD: list[tuple[str | None, Any]] = [
    ("date", "2025"),
    ("date", "2025-09"),
    ("date", "2025-09-30T08:00"),
    ("date", ["2025-09-30", "2025-09-30T08:00"]),
    ("interval", "2025-01-01/2025-03-31"),
    ("interval", "2022/2025"),
    ("interval", "2025"),
    ("recurrence", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"),
    ("recurrence", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("relative", "P10D"),
    ("relative", "-PT24H"),
    ("open", None),
    (None, "P1M"),
    (None, None),
]
BAD: list[tuple[str | None, Any]] = [
    ("date", "30/9/2025"),
    ("date", "2025-13"),
    ("date", "2025-09-30T25:00"),
    ("date", None),
    ("interval", "2025-03-31/2025-01-01"),
    ("interval", "2025-03-31/"),
    ("recurrence", "hằng năm"),
    ("recurrence", "YEARLY"),
    ("relative", "P"),
    ("relative", "PT"),
    ("relative", "10 ngày"),
    ("open", "2025"),
    (None, "sớm"),
]


@pytest.mark.parametrize(("kind", "value", "good"), [(*row, True) for row in GOOD] + [(*row, False) for row in BAD])  # fmt: skip
def test_forms_of_deadlines(kind: str | None, value: Any, good: bool) -> None:
    due = {"value": value, "text": "x"} | ({"kind": kind} if kind else {})
    assert (places(gold(deadlines=[due])) == set()) is good


def test_deadlines_need_words_and_a_known_kind() -> None:
    rows = [{"value": "2025", "kind": "day", "text": "x"}, {"value": "2025", "kind": "date"}]
    assert places(gold(deadlines=rows)) == {"deadlines[0].kind", "deadlines[1].text"}


def test_one_of_equally_right_answers_may_be_none() -> None:
    assert places(gold(theme=["Đọc để lớn", None])) == set()


def test_leap_days() -> None:
    assert is_moment("2024-02-29")
    assert not is_moment("2025-02-29")


def test_kinds_are_those_of_the_guide() -> None:
    assert len(KINDS) == 24
    assert {"purpose", "organisation", "other"} <= KINDS
