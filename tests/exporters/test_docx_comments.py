"""Comments in Word: on the exact words, and nothing else is touched."""

from __future__ import annotations

import io
from functools import cache

import docx
import pytest
from word_drafts import BODY, W, anchored, draft, held, parts, root, saved, settled

from vbparse import readers
from vbparse.exporters.docx_comments import AUTHOR, commented
from vbparse.rules.check import Checked

MAY_CHANGE = {"word/document.xml", "word/comments.xml"}


@cache
def both() -> tuple[bytes, bytes, tuple[Checked, ...]]:
    data = draft()
    checked = tuple(held(data))
    return data, commented(data, checked), checked


def ours(data: bytes) -> list[tuple[str, str]]:
    """Number and text of our comments."""
    return [
        (item.get(W + "id"), "\n".join("".join(p.itertext()) for p in item.iter(W + "p")))
        for item in root(data, "word/comments.xml")
        if item.get(W + "author") == AUTHOR
    ]


def first_of_each(data: bytes) -> list[tuple[str, str]]:
    """The comments that say all of a finding; others stand on its further places."""
    return [(number, text) for number, text in ours(data) if "Căn cứ: " in text]


def test_every_finding_has_its_comment() -> None:
    _, made, checked = both()
    findings = [f for one in checked for f in one.findings]
    said = [text for _, text in first_of_each(made)]
    assert len(said) == len(findings) > 5
    for finding, text in zip(findings, said, strict=True):
        assert text.startswith(f"{finding.code} (")
        assert finding.message in text
        assert finding.basis in text
        assert finding.fix is None or finding.fix in text


def test_comments_stand_on_the_exact_words() -> None:
    _, made, checked = both()
    source = checked[0].draft.source
    for (number, _), finding in zip(first_of_each(made), checked[0].findings, strict=True):
        words = "".join(anchored(made, number).split())
        quoted = ["".join(source.quote(span).split()) for span in sorted(finding.spans)]
        assert words in "".join(quoted)
        assert quoted[0].startswith(words[:9])


def test_all_else_stays_what_it_was() -> None:
    data, made, _ = both()
    before, after = parts(data), parts(made)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == MAY_CHANGE
    assert settled(made) == settled(data)


def test_the_text_is_read_as_before() -> None:
    data, made, _ = both()
    old, new = (readers.read_bytes("a.docx", one) for one in (data, made))
    assert old.text == new.text
    assert old.lines == new.lines


def test_comments_of_others_stay_first() -> None:
    _, made, _ = both()
    comments = list(root(made, "word/comments.xml"))
    assert comments[0].get(W + "author") == "Chị Hoa"
    assert "Xem lại chỗ này" in "".join(comments[0].itertext())
    numbers = [item.get(W + "id") for item in comments]
    assert len(set(numbers)) == len(numbers)


def test_the_same_draft_gives_the_same_bytes() -> None:
    data, made, _ = both()
    assert commented(data, held(data)) == made


def test_a_draft_without_comments_gets_a_part_for_them() -> None:
    document = docx.Document()
    for text in BODY:
        document.add_paragraph(text)
    data = saved(document)
    made = commented(data, held(data))
    changed = {n for n, part in parts(made).items() if parts(data).get(n) != part}
    assert changed == MAY_CHANGE | {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert len(list(docx.Document(io.BytesIO(made)).comments)) >= len(held(data)[0].findings)


def test_a_draft_without_findings_comes_back_as_it_is() -> None:
    data = draft()  # made once: the writer of the test puts the time into it
    assert commented(data, []) == data


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_language_is_chosen(lang: str) -> None:
    data, _, checked = both()
    text = ours(commented(data, checked, lang))[0][1]  # type: ignore[arg-type]
    assert ("To mend:" in text or "Basis:" in text) is (lang == "en")


def test_words_of_a_header_are_commented_at_the_first_paragraph() -> None:
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    header.add_paragraph("Độc lập- tự do - hạnh phúc")
    for text in BODY:
        document.add_paragraph(text)
    data = saved(document)
    made = commented(data, held(data))
    assert settled(made) == settled(data)
    assert len(first_of_each(made)) == len(held(data)[0].findings)
    assert any("Ở: “" in text for _, text in ours(made))
