"""Corrections in Word: tracked, exact, and gone again when they are refused."""

from __future__ import annotations

from functools import cache

import docx
import pytest
from lxml import etree
from word_drafts import BODY, W, draft, held, parts, root, saved, settled

from vbparse.document import Edit, Span
from vbparse.exporters.corrections import corrected, difference, edits_of
from vbparse.exporters.docx_copy import copied
from vbparse.exporters.docx_fixes import fixed
from vbparse.rules.check import Checked

OURS = "vbparse"
CHANGES = [W + name for name in ("rPrChange", "pPrChange", "sectPrChange")]


@cache
def both() -> tuple[bytes, bytes, tuple[Checked, ...]]:
    data = draft()
    checked = tuple(held(data))
    return data, fixed(data, checked).data, checked


def refused(data: bytes) -> bytes:
    """The draft after a reader has refused every change of ours."""
    tree = root(data, "word/document.xml")
    for mark in [
        e for e in tree.iter(W + "ins", W + "del", *CHANGES) if e.get(W + "author") == OURS
    ]:
        parent = mark.getparent()
        if mark.tag == W + "del":
            for run in list(mark):
                for text in run.iter(W + "delText"):
                    text.tag = W + "t"
                mark.addprevious(run)
        elif mark.tag in CHANGES:
            before = mark[0]
            kept = {W + "rPr", W + "sectPr"} if parent.tag == W + "pPr" else set()
            kept |= {W + "headerReference", W + "footerReference"}
            for child in [item for item in parent if item.tag not in kept]:
                parent.remove(child)
            references = {W + "headerReference", W + "footerReference"}
            ahead = sum(item.tag in references for item in parent)
            for at, child in enumerate(list(before)):
                parent.insert(ahead + at, child)
            continue
        parent.remove(mark)
    for empty in list(tree.iter(W + "rPr", W + "pPr")):
        if not len(empty):
            empty.getparent().remove(empty)
    return copied(data, {"word/document.xml": etree.tostring(tree)})


def bare(data: bytes) -> bytes:
    tree = etree.fromstring(settled(data))
    for empty in list(tree.iter(W + "rPr", W + "pPr")):
        if not len(empty):
            empty.getparent().remove(empty)
    return etree.tostring(tree, method="c14n")


def test_what_was_wrong_is_right_in_the_copy() -> None:
    _, made, checked = both()
    text = held(made)[0].draft.source.text
    assert text == corrected(checked[0].draft.source.text, edits_of(checked, unsafe=False))
    assert "Số: 05/KH-UBND" in text
    assert "ngày 02 tháng 3" in text
    codes = {f.code for f in held(made)[0].findings}
    assert {"VB112", "VB122", "VB806"} <= {f.code for f in checked[0].findings}
    assert not codes & {"VB112", "VB122", "VB806"}


def test_words_that_are_corrected_are_restyled_too() -> None:
    """A run that is cut for an edit is still the run that the other correction means."""
    _, made, _ = both()
    lines = held(made)[0].draft.source.lines
    line = next(x for x in lines if "tủ sách" in held(made)[0].draft.source.quote(x.span))
    assert line.style.font == "Times New Roman"
    runs = [
        r for r in root(made, "word/document.xml").iter(W + "r") if "tủ" in "".join(r.itertext())
    ]
    assert runs[0].find(f"{W}rPr/{W}rFonts") is not None


def test_only_the_main_part_changes() -> None:
    data, made, _ = both()
    before, after = parts(data), parts(made)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_refused_changes_leave_the_draft_as_it_was() -> None:
    data, made, _ = both()
    assert bare(refused(made)) == bare(data)


def test_changes_of_others_stay() -> None:
    _, made, _ = both()
    authors = {e.get(W + "author") for e in root(made, "word/document.xml").iter(W + "ins")}
    assert authors == {"Anh Ba", OURS}


def test_every_change_has_a_number_of_its_own() -> None:
    _, made, _ = both()
    tags = (W + "ins", W + "del", *CHANGES)
    numbers = [e.get(W + "id") for e in root(made, "word/document.xml").iter(*tags)]
    assert len(set(numbers)) == len(numbers) > 10


def test_elements_of_properties_keep_the_order_of_the_schema() -> None:
    _, made, _ = both()
    order = ["rStyle", "rFonts", "b", "i", "color", "sz", "szCs", "u", "rPrChange"]
    for look in root(made, "word/document.xml").iter(W + "rPr"):
        names = [child.tag.removeprefix(W) for child in look]
        ranks = [order.index(name) for name in names if name in order]
        assert ranks == sorted(ranks)


def test_the_same_draft_gives_the_same_bytes() -> None:
    data, made, _ = both()
    assert fixed(data, held(data)).data == made


def test_unsafe_corrections_are_made_when_asked_for() -> None:
    document = docx.Document()
    for text in (*BODY[:-1], "Trên đây là là Kế hoạch của xã"):
        document.add_paragraph(text)
    data = saved(document)
    checked = held(data)
    assert "là là" in held(fixed(data, checked).data)[0].draft.source.text
    assert "là là" not in held(fixed(data, checked, unsafe=True).data)[0].draft.source.text


def test_a_draft_without_corrections_comes_back_as_it_is() -> None:
    assert fixed(draft(), []) == fixed(draft(), [])
    assert fixed(draft(), []).data == draft()


def test_a_number_that_word_makes_is_left_alone() -> None:
    document = docx.Document()
    document.add_paragraph("Mục đích", style="List Number")
    data = saved(document)
    checked = held(data)[0]
    label = next(line.label for line in checked.draft.source.lines)
    assert label
    from dataclasses import replace

    finding = replace(
        next(iter(held(draft())[0].findings)),
        restyles=(),
        setups=(),
        edits=(Edit(Span(0, 1), "9"),),
    )
    outcome = replace(checked.outcomes[0], findings=(finding,))
    result = fixed(data, [replace(checked, outcomes=(outcome,))])
    assert (result.made, result.left) == (0, 1)
    assert result.data == data


@pytest.mark.parametrize(
    ("text", "edits", "wanted"),
    [
        ("a b", [], ""),
        ("số 5", [Edit(Span(3, 4), "05")], "--- x\n+++ x\n@@ -1 +1 @@\n-số 5\n+số 05\n"),
        ("a\nb", [Edit(Span(3, 3), ".")], "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\n-b\n+b.\n"),
    ],
)
def test_a_difference_shows_the_lines(text: str, edits: list[Edit], wanted: str) -> None:
    assert difference("x", text, edits) == wanted
