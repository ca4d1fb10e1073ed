"""Word files that nobody vouches for: a typed error, or copies within limits; nothing is run."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO

import pytest
from word_drafts import draft, held, parts, settled

from vbparse.document import Finding, Span
from vbparse.errors import Damaged, ReadError, TooLarge
from vbparse.exporters.docx_comments import MOST, commented
from vbparse.exporters.docx_copy import copied
from vbparse.exporters.docx_fixes import fixed
from vbparse.exporters.letter import letter
from vbparse.rules.check import Checked

DRAFT = draft()
LINE = "<w:p><w:r><w:t>Nhiệm vụ số {}  của kế hoạch</w:t></w:r></w:p>"


def changed(name: str, old: str, new: str) -> bytes:
    text = parts(DRAFT)[name].decode()
    assert old in text
    return copied(DRAFT, {name: text.replace(old, new, 1).encode()})


def long(count: int) -> bytes:
    body = "".join(LINE.format(i * 7919 % 100_003) for i in range(count))
    return changed("word/document.xml", "<w:sectPr", body + "<w:sectPr")


def with_part(name: str, data: bytes) -> bytes:
    stream = BytesIO(DRAFT)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (with_part("word/bomb.xml", b"\0" * 2**28), TooLarge),
        (changed("word/document.xml", "</w:body>", ""), Damaged),
        (changed("word/document.xml", "<w:body>", "<!DOCTYPE a><w:body>"), Damaged),
        (DRAFT[: len(DRAFT) // 2], Damaged),
        (b"PK\x03\x04", Damaged),
    ],
    ids=["bomb", "broken", "doctype", "cut", "empty"],
)
def test_what_cannot_be_read_is_a_typed_error(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error):
        held(data)
    checked = held(DRAFT)
    for make in (commented, fixed):
        with pytest.raises(error):
            make(data, checked)  # type: ignore[operator]


def test_a_broken_part_of_comments_is_a_typed_error() -> None:
    data = changed("word/comments.xml", "</w:comments>", "")
    with pytest.raises(Damaged):
        commented(data, held(data))


def test_macros_stay_bytes() -> None:
    macro = b"Sub AutoOpen()\nShell\nEnd Sub" * 9
    data = with_part("word/vbaProject.bin", macro)
    checked = held(data)
    for made in (commented(data, checked), fixed(data, checked).data):
        assert parts(made)["word/vbaProject.bin"] == macro


def test_names_that_point_outside_stay_names() -> None:
    data = with_part("../../outside.xml", b"<a/>")
    assert "../../outside.xml" in parts(commented(data, held(data)))


def test_words_nested_deep_are_found() -> None:
    deep = '<w:smartTag w:element="x">' * 150 + "<w:r><w:t>Số: 5/KH</w:t></w:r>"
    data = changed(
        "word/document.xml", "<w:sectPr", f"<w:p>{deep}{'</w:smartTag>' * 150}</w:p><w:sectPr"
    )
    made = commented(data, held(data))
    assert settled(made) == settled(data)


def test_comments_have_a_limit() -> None:
    one = held(DRAFT)[0]
    at = next(i for i, outcome in enumerate(one.outcomes) if outcome.findings)
    many = tuple(moved(one.outcomes[at].findings[0], i % 40) for i in range(MOST + 500))
    from dataclasses import replace

    outcomes = (replace(one.outcomes[at], findings=many),)
    made = commented(DRAFT, [Checked(one.plan, one.draft, outcomes)])
    written = parts(made)["word/comments.xml"]
    assert len(re.findall(rb'w:author="vbparse"', written)) == MOST
    assert settled(made) == settled(DRAFT)


def moved(finding: Finding, start: int) -> Finding:
    from dataclasses import replace

    return replace(finding, spans=(Span(start, start + 9),))


def test_time_grows_with_length_only() -> None:
    took = []
    for count in (1_500, 6_000):
        data = long(count)
        checked = held(data)
        start = time.process_time()
        commented(data, checked)
        fixed(data, checked)
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5


@pytest.mark.slow
def test_100_000_paragraphs() -> None:
    data = long(100_000)
    checked = held(data)
    assert any(one.findings for one in checked)
    assert len(commented(data, checked)) > len(DRAFT)
    assert fixed(data, checked).made
    assert len(letter(checked)) < 100_000
