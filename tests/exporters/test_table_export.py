"""The table for people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vbparse.document import Field, Plan
from vbparse.exporters import Look, exporters
from vbparse.exporters.items import items
from vbparse.exporters.labels import label


def table(plan: Plan, look: Look) -> str:
    return "".join(exporters()["table"].pieces([plan], look))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", ["Số, ký hiệu", "Tin cậy", "không thấy"]),
        ("en", ["Number", "Confidence", "not found"]),
    ],
)
def test_headings_follow_the_language(lang: str, words: list[str], plan: Plan) -> None:
    text = table(plan, Look(lang))  # type: ignore[arg-type]
    for word in [*words, "15/KH-UBND", "Nguyễn Văn An", "210/KH-UBND"]:
        assert word in text


def test_pages_stand_where_there_are_pages(paged: tuple[object, Plan]) -> None:
    assert "tr. 1" in table(paged[1], Look())


def test_plain_text_has_no_escape_codes(plan: Plan) -> None:
    hostile = "\x1b]0;pwned\x07 \x1b[2J \x9b31m \u202eabc [bold]x[/bold] \r\n"
    text = table(replace(plan, subject=Field(value=hostile, confidence=0.5)), Look())
    assert not set(text) & set("\x1b\x9b\x07\r\u202e")
    assert r"\x1b[2J" in text
    assert "[bold]x[/bold]" in text  # markup of rich is not obeyed


def test_colour_comes_only_when_asked_for(plan: Plan) -> None:
    assert "\x1b[" in table(plan, Look(colour=True))
    assert "\x1b[" not in table(plan, Look())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_keep_to_the_width(width: int, plan: Plan) -> None:
    assert max(len(row) for row in table(plan, Look(width=width)).splitlines()) <= width


def test_a_long_name_goes_on_below_itself(plan: Plan) -> None:
    rows = "".join(exporters()["table"].pieces([plan], Look("vi", 120))).splitlines()
    groups = {label("groups", item.group, "vi") for item in items(plan, "vi")}
    heads = {row.split("   ")[0].strip() for row in rows if row[:2] == "  " and row[2:3].strip()}
    assert heads <= {*groups, label("frame", "field", "vi")}
