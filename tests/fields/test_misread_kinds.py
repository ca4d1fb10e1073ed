"""Kinds of headings whose letters a reader has misread; all text invented."""

from __future__ import annotations

import pytest

from vbparse.fields._model_section_kinds import NAME, misread_kinds
from vbparse.models import shipped
from vbparse.vietnamese.section_kinds import kinds_of


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("M ụ c đích", ("purpose",)),
        ("NHlỆM V Ụ", ("tasks",)),
        ("KlNH PHl THỰC HlỆN", ("budget",)),
        ("TO CHÚC THUC H1ỆN", ("organisation",)),
        ("MỤC ĐlCH, YÊU CẦU", ("purpose", "requirements")),
        ("NHIỆM V Ụ, GIẢI PHÁP", ("tasks", "solutions")),
    ],
)
def test_a_misread_heading_has_its_kinds(title: str, kinds: tuple[str, ...]) -> None:
    with shipped.using({NAME: None}):
        assert misread_kinds(title) == kinds_of(title) != kinds
    assert misread_kinds(title) == kinds


@pytest.mark.parametrize(
    "title",
    [
        "MỤC ĐÍCH, YÊU CẦU",
        "NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU",
        "KHẨU HIỆU",
        "Sở Nông nghiệp và Môi trường",
        "TUYÊN TRUYỀN",
        "",
        "….,;",
        "PHỤ TRÁCH CHUNG",
    ],
)
def test_a_whole_heading_keeps_what_the_lexicon_says(title: str) -> None:
    assert misread_kinds(title) == kinds_of(title)
