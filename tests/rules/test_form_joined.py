"""Paragraphs of a PDF that the layout takes for one are measured each by itself."""

from __future__ import annotations

import pytest
from form_builder import PAGE, STATE, Sheet, as_pdf, blocks

from vbparse import readers
from vbparse.pipeline import parse_source
from vbparse.rules.check import Checked, check

SENTENCES = (
    "Huy động các tổ chức, đoàn thể cùng hướng dẫn dùng dịch vụ số.",
    "Phát hiện sớm chỗ khó, kiến nghị cấp trên xem xét, gỡ dần.",
    "Khuyến khích doanh nghiệp góp máy cho điểm sinh hoạt.",
    "Lắng nghe người dân khi dùng ứng dụng mới.",
)


def drawn(**page: float) -> Checked:
    """The sample with a dozen paragraphs of one line each below its second heading."""
    found: list[tuple[str, str]] = []
    for role, text in blocks("nd30"):
        found.append((role, text))
        if text.startswith("II. "):
            found += [("text", SENTENCES[i % 4]) for i in range(12)]
    sheet = Sheet(tuple(found), (), dict(STATE), dict(PAGE) | page, continued=False)
    source = readers.read_bytes("a.pdf", as_pdf(sheet), "pdf")
    return check(parse_source(source)[0], chosen=lambda code: code.startswith("VB5"))


def test_lines_that_each_begin_a_paragraph_are_not_ragged() -> None:
    assert [(f.code, f.message) for f in drawn().findings] == []


@pytest.mark.parametrize("sides", [{"width": 297.0, "height": 210.0}])
def test_a_page_on_its_side_is_the_only_fault(sides: dict[str, float]) -> None:
    assert {f.code for f in drawn(**sides).findings} == {"VB502"}


def test_each_line_is_a_paragraph_of_its_own() -> None:
    texts = [para for para in drawn().draft.form.texts if para.text in SENTENCES]
    assert len(texts) == 12
