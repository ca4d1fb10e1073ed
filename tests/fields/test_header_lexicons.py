"""The word lists of header and signature: each word is found, and each example by a word."""

from __future__ import annotations

import pytest

from vbparse.document import Layout, Line, Source, Span, Zone, ZoneKind
from vbparse.fields._header_bodies import printed_bodies
from vbparse.fields._header_names import begins_body, split_line
from vbparse.fields._persons import family_names, fold_name, person_span
from vbparse.fields._signature import by_rank, read_signatures
from vbparse.vietnamese.lexicon import load

BODIES, SIGNERS = load("header_bodies"), load("signers")


def _bodies(*rows: str) -> list[str]:
    text = "\n".join((*rows, "Số: 3/KH"))
    lines, at = [], 0
    for row in text.splitlines(keepends=True):
        lines.append(Line(Span(at, at + len(row.rstrip("\n")))))
        at += len(row)
    zone = Zone(ZoneKind.HEADER, Span(0, len(text)))
    layout = Layout(
        Source("a.txt", text, lines=tuple(lines)), Span(0, len(text)), text, zones=(zone,)
    )
    return [body.name for body in printed_bodies(layout)]


@pytest.mark.parametrize("word", BODIES["heads"]["words"])
def test_each_head_begins_a_body(word: str) -> None:
    assert begins_body(word.upper().replace("QUY", "QUỸ") + " X")


@pytest.mark.parametrize("example", BODIES["heads"]["examples"])
def test_each_example_of_a_head_is_a_body(example: str) -> None:
    assert _bodies(example) == [example]


@pytest.mark.parametrize("group", ["unfinished", "linking"])
def test_each_unfinished_line_goes_on_with_the_next(group: str) -> None:
    for example in BODIES[group]["examples"]:
        assert len(_bodies("UBND TỈNH HÀ NAM", example, "SỞ Y TẾ")) <= 2


@pytest.mark.parametrize("word", BODIES["unfinished"]["words"])
def test_each_unfinished_word_is_no_whole_name(word: str) -> None:
    assert len(_bodies(word.upper(), "SỞ Y TẾ")) <= 1


@pytest.mark.parametrize("example", BODIES["second"]["examples"])
def test_two_bodies_on_one_line(example: str) -> None:
    assert len(_bodies(example)) == 2


@pytest.mark.parametrize("example", BODIES["committee"]["examples"])
def test_a_committee_below_its_branch(example: str) -> None:
    assert len(_bodies(example)) == 2
    assert len(_bodies(example.replace("ĐẢNG BỘ", "BAN TUYÊN GIÁO"))) == 1


@pytest.mark.parametrize("example", BODIES["marked"]["examples"])
def test_a_place_is_no_head_for_want_of_marks(example: str) -> None:
    first, *rest = example.rsplit(None, 2)
    assert _bodies(first, " ".join(rest)) == [example]
    assert _bodies(example) == [example]


@pytest.mark.parametrize("example", BODIES["broken"]["examples"])
def test_a_word_parted_by_a_line_end(example: str) -> None:
    assert _bodies(*example.split(" / ")) == [example.replace(" / ", " ")]


@pytest.mark.parametrize("example", BODIES["inside"]["examples"])
def test_a_word_inside_a_name_begins_no_second_body(example: str) -> None:
    assert _bodies(example) == [example]


@pytest.mark.parametrize("name", SIGNERS["family"]["names"])
def test_each_family_name_makes_a_person(name: str) -> None:
    assert fold_name(name) in family_names()


@pytest.mark.parametrize("example", SIGNERS["family"]["examples"])
def test_each_example_of_a_name_is_a_person(example: str) -> None:
    assert person_span(example, Span(0, len(example))) == Span(0, len(example))


@pytest.mark.parametrize("example", SIGNERS["preparers"]["examples"])
def test_who_prepares_comes_behind_who_signs(example: str) -> None:
    text = f"{example}\nLê Thị An\nHIỆU TRƯỞNG\nTrần Văn Bình"
    zone = Zone(ZoneKind.SIGNATURE, Span(0, len(text)))
    layout = Layout(Source("a.txt", text), Span(0, len(text)), text, zones=(zone,))
    first = by_rank(text, read_signatures(layout))[0]
    assert first.name is not None
    assert layout.source.quote(first.name) == "Trần Văn Bình"


@pytest.mark.parametrize(
    "line, parts",
    [
        ("UBND HUYỆN ĐÔNG HẢI PHÒNG TƯ PHÁP", ["UBND HUYỆN ĐÔNG HẢI ", "PHÒNG TƯ PHÁP"]),
        ("UBND THÀNH PHỐ HẢI PHÒNG SỞ TƯ PHÁP", ["UBND THÀNH PHỐ HẢI PHÒNG ", "SỞ TƯ PHÁP"]),
        ("CÔNG AN THÀNH PHỐ HẢI PHÒNG", ["CÔNG AN THÀNH PHỐ HẢI PHÒNG"]),
    ],
)
def test_a_district_that_ends_in_hai_is_not_the_city(line: str, parts: list[str]) -> None:
    assert [line[span.start : span.end] for span in split_line(line)] == parts
