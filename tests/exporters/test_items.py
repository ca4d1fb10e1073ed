"""What is shown of a record."""

from __future__ import annotations

import dataclasses

import pytest

from vbparse.document import Citation, Parent, Plan, Resolution
from vbparse.exporters.items import items
from vbparse.exporters.labels import GROUPS, label
from vbparse.exporters.schema import schema

NOT_SHOWN = {"source", "layout", "draft", "security", "urgency", "period", "issued_with", "annexes"}


def test_every_member_of_the_record_is_shown(plan: Plan) -> None:
    shown = {item.path.partition("[")[0] for item in items(plan)}
    assert {field.name for field in dataclasses.fields(plan)} - shown == NOT_SHOWN - shown
    assert {item.group for item in items(plan)} == set(GROUPS)


def test_missing_values_have_no_text_and_no_confidence(plan: Plan) -> None:
    theme = next(item for item in items(plan) if item.path == "theme")
    assert (theme.text, theme.confidence, theme.status) == (None, None, "missing")


def test_the_parent_shows_where_its_citation_stands(plan: Plan) -> None:
    parent = next(item for item in items(plan) if item.path == "parent")
    assert parent.evidence == plan.citations[0].evidence


@pytest.mark.parametrize("index", [None, -1, 5])
def test_a_parent_that_points_nowhere_is_no_trouble(index: int | None, plan: Plan) -> None:
    bad = dataclasses.replace(plan, parent=Parent(citation=index))
    assert next(item for item in items(bad) if item.path == "parent").text is None


def test_a_law_without_number_is_shown_by_its_title(plan: Plan) -> None:
    law = Citation(title="Luật Thư viện", resolution=Resolution(target="luat-thu-vien"))
    shown = items(dataclasses.replace(plan, citations=(law,)))
    item = next(item for item in shown if item.path == "citations[0]")
    assert item.text == "Luật Thư viện"
    typed = dataclasses.replace(law, doc_type="Luật")
    shown = items(dataclasses.replace(plan, citations=(typed,)))
    assert "Luật Thư viện" in {item.text for item in shown}
    assert ("trong kho", "luat-thu-vien") in item.notes


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_closed_word_of_the_contract_has_a_label(lang: str) -> None:
    text = schema()
    words = {
        word
        for name, definition in text["$defs"].items()
        if name != "Finding"  # shown by exporters.findings, which has words of its own
        for member in definition["properties"].values()
        for word in member.get("enum", ())
    }
    silent = {"native", "ocr", "mixed", "none", "to", "prose", "table", "unknown", "issued_with"}
    assert words - silent - {"unresolved"} <= {
        word for word in words if label("words", word, "vi") != word or word == "x"
    }
    assert all(label("words", word, lang) for word in words)  # type: ignore[arg-type]
