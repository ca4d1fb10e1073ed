"""Chủ đề: what stands in quotes as such, in quotes of every kind."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields.theme import theme


def _layout(preamble: str, body: str = "") -> Layout:
    text = f"{preamble}\n{body}"
    zones = (
        Zone(ZoneKind.PREAMBLE, Span(0, len(preamble) + 1)),
        Zone(ZoneKind.BODY, Span(len(preamble) + 1, len(text))),
    )
    return Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones)


@pytest.mark.parametrize(
    "words",
    [
        "với chủ đề “Sách mở lối đi”",
        'chủ đề: "Sách mở lối đi"',
        "chủ đề năm 2024 là «Sách mở lối đi»",
        "với chủ đề: “ Sách mở lối đi ”.",
        "với chủ đề “Sách\nmở lối đi”",
        "với chủ đề “*Sách mở lối đi*”",
        "theo chủ đề Tuần lễ đọc sách 2024 “Sách mở\nlối đi.”",
        "Thông điệp truyền thông chính: “Sách mở lối đi”",
        'với chủ đề “Sách mở lối đi" và mục tiêu “Mỗi nhà một tủ sách”',
    ],
)
def test_theme_in_quotes(words: str) -> None:
    assert (
        theme(_layout(f"Sở Y tế xây dựng Kế hoạch đọc sách {words}"), {}).value == "Sách mở lối đi"
    )


@pytest.mark.parametrize(
    "words",
    [
        "với mục tiêu “Mỗi nhà một tủ sách”",
        "hưởng ứng phong trào “Mỗi nhà một tủ sách”",
        "các chủ đề về sách. Cuộc thi “Mỗi nhà một tủ sách”",
        "chủ đề của tháng với tinh thần “Mỗi nhà một tủ sách”",
        "bám sát chủ đề năm 2024",
        "với chủ đề “A1”",
    ],
)
def test_what_is_no_theme(words: str) -> None:
    found = theme(_layout(words), {})
    assert (found.value, found.status) == (None, "missing")


def test_own_theme_goes_before_a_cited_one() -> None:
    text = (
        "Thực hiện Kế hoạch số 3/KH-BYT về Tháng đọc sách với chủ đề “Sách cũ”. "
        "Sở Y tế xây dựng Kế hoạch Tháng đọc sách với chủ đề “Sách mở lối đi” như sau:"
    )
    found = theme(_layout(text), {})
    assert (found.value, found.confidence) == ("Sách mở lối đi", 0.95)


def test_cited_theme_is_less_sure() -> None:
    text = "Thực hiện Kế hoạch số 3/KH-BYT về Tháng đọc sách với chủ đề “Sách mở lối đi”"
    assert theme(_layout(text), {}).confidence == 0.65


def test_first_theme_of_the_body() -> None:
    found = theme(
        _layout("Sở Y tế ban hành Kế hoạch:", "- Treo băng rôn với chủ đề “Sách mở lối đi”."), {}
    )
    assert (found.value, found.confidence) == ("Sách mở lối đi", 0.8)


def test_span_is_inside_the_quotes() -> None:
    layout = _layout("xây dựng Kế hoạch với chủ đề “Sách mở lối đi”")
    assert layout.source.quote(theme(layout, {}).spans[0]) == "Sách mở lối đi"
