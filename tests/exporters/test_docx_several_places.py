"""A finding of several places: a comment on each, one for places that follow one another."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from word_drafts import W, anchored, draft, held, root, saved

from vbparse.document import Finding, Span
from vbparse.exporters.docx_comments import commented
from vbparse.exporters.docx_notes import MOST_PLACES
from vbparse.rules.check import Checked

LINES = ("KẾ HOẠCH", "Tổ chức ngày hội", "một ba", "hai ba", "năm", "bốn ba", "sáu")


def word(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def finding(data: bytes, *spans: Span) -> list[Checked]:
    one = held(data)[0]
    model: Finding = held(draft())[0].findings[0]
    made = replace(model, spans=spans, edits=(), restyles=(), setups=())
    return [replace(one, outcomes=(replace(one.outcomes[0], findings=(made,)),))]


def at(data: bytes, *words: str) -> list[Span]:
    text = held(data)[0].draft.source.text
    return [Span(text.index(w), text.index(w) + len(w)) for w in words]


def comments(data: bytes) -> list[str]:
    return [c.text for c in docx.Document(io.BytesIO(data)).comments]


def test_each_place_has_its_comment() -> None:
    data = word(*LINES)
    made = commented(data, finding(data, *at(data, "một", "năm", "sáu")))
    said = comments(made)
    assert [anchored(made, str(number)) for number in range(3)] == ["một", "năm", "sáu"]
    assert "3 chỗ" in said[0]
    assert "Căn cứ:" in said[0]
    assert "Chỗ 2 trong 3" in said[1]
    assert all(text.split(":")[0] == said[0].split(":")[0] for text in said)


def test_places_on_lines_that_follow_one_another_have_one_comment() -> None:
    data = word(*LINES)
    made = commented(data, finding(data, *at(data, "một ba", "hai ba", "bốn ba")))
    assert len(comments(made)) == 2
    assert anchored(made, "0") == "một bahai ba"
    assert anchored(made, "1") == "bốn ba"


def test_cells_are_places_of_their_own() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ô một", "ô hai"
    data = saved(document)
    made = commented(data, finding(data, *at(data, "ô một", "ô hai")))
    assert [anchored(made, "0"), anchored(made, "1")] == ["ô một", "ô hai"]


def test_very_many_places_are_named_in_the_last_comment() -> None:
    lines = [line for number in range(50) for line in (f"lỗi {number:02}", "đúng")]
    data = word("KẾ HOẠCH", *lines)
    spans = at(data, *(f"lỗi {number:02}" for number in range(50)))
    said = comments(commented(data, finding(data, *spans)))
    assert len(said) == MOST_PLACES
    assert "Còn 20 chỗ" in said[-1]
    assert "lỗi 49" in said[-1]


@pytest.mark.parametrize("first", [True, False])
def test_places_that_hold_no_comment_are_named_in_the_first(first: bool) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    for line in ("KẾ HOẠCH", "Tổ chức ngày hội", "năm"):
        document.add_paragraph(line)
    data = saved(document)
    spans = at(data, "XÃ HỘI", "năm")
    made = commented(data, finding(data, *(spans if first else spans[::-1])))
    assert anchored(made, "0") == "năm"
    assert len(comments(made)) == 1
    assert "“XÃ HỘI”" in comments(made)[0]


def test_anchors_stand_in_order() -> None:
    data = word(*LINES)
    made = root(commented(data, finding(data, *at(data, "một", "năm"))), "word/document.xml")
    ids = [e.get(W + "id") for e in made.iter(W + "commentRangeStart", W + "commentRangeEnd")]
    assert ids == ["0", "0", "1", "1"]
