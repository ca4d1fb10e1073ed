"""What ``--fix`` does to form in Word: the rule is content afterwards, and nothing else is lost."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from form_builder import made
from lxml import etree

from vbparse import readers
from vbparse.exporters.docx_fixes import Fixed, fixed
from vbparse.pipeline import parse_source
from vbparse.rules.check import Checked, check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERS = {"VB509", "VB510", "VB511", "VB512"}


def held(data: bytes) -> list[Checked]:
    source = readers.read_bytes("du-thao.docx", data)
    return [
        check(plan, chosen=lambda code: code.startswith("VB5")) for plan in parse_source(source)
    ]


def codes(data: bytes) -> set[str]:
    return {finding.code for one in held(data) for finding in one.findings}


def mended(data: bytes) -> Fixed:
    return fixed(data, held(data))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return set(archive.namelist())


@cache
def word(sample: str, *form: tuple[str, object]) -> bytes:
    return made("docx", sample, dict(form))


@pytest.mark.parametrize(
    ("sample", "form"),
    [
        ("nd30", (("page.number", "none"),)),
        ("nd30", (("page.number", "foot-right"),)),
        ("nd30", (("page.number", "foot-center"),)),
        ("nd30", (("page.number", "top-right"),)),
        ("nd30", (("page.number_first", True),)),
        ("nd30", (("page.number_size", 10),)),
        ("nd30", (("page.number_italic", True),)),
        ("nd30", (("page.number", "foot-right"), ("page.number_first", True))),
        ("tt01", (("page.number", "none"),)),
        ("tt01", (("page.number", "top-center"),)),
    ],
)
def test_page_numbers_are_put_right(sample: str, form: tuple[tuple[str, object], ...]) -> None:
    data = word(sample, *form)
    assert codes(data) & NUMBERS
    result = mended(data)
    assert not codes(result.data) & NUMBERS
    assert result.made
    assert not result.left
    texts = [readers.read_bytes("a.docx", each).text for each in (data, result.data)]
    assert texts[0].split("\n")[0] == texts[1].split("\n")[0]


def test_right_page_numbers_are_left_alone() -> None:
    data = word("nd30")
    assert not codes(data) & NUMBERS
    assert mended(data).data == data


def test_a_number_is_a_tracked_insertion_in_a_header() -> None:
    data = word("nd30", ("page.number", "none"))
    made_ = mended(data).data
    headers = [n for n in names(made_) if "header" in n and "PAGE" in part(made_, n)]
    assert len(headers) == 1
    tree = etree.fromstring(part(made_, headers[0]).encode())
    inserted = tree.find(f".//{W}ins")
    assert inserted is not None
    assert inserted.get(W + "author") == "vbparse"
    assert inserted.find(f".//{W}instrText") is not None
    assert tree.find(f".//{W}sz").get(W + "val") == "28"  # type: ignore[union-attr]
    assert f"/{headers[0]}" in part(made_, "[Content_Types].xml")


def with_header(*inner: str) -> bytes:
    """A draft with that in its header and no page numbers."""
    document = docx.Document(io.BytesIO(word("nd30", ("page.number", "none"))))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    document.sections[0].different_first_page_header_footer = False
    header.paragraphs[0].text = "Bản lấy ý kiến lần 2"
    for xml in inner:
        header._element.append(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_stood_in_the_header_stays_on_every_page() -> None:
    made_ = mended(with_header()).data
    said = [part(made_, n) for n in sorted(names(made_)) if n.startswith("word/header")]
    assert sum("Bản lấy ý kiến lần 2" in one for one in said) == 2  # first page and the others
    assert sum("PAGE" in one for one in said) == 1
    assert not codes(made_) & NUMBERS


def test_numbers_among_other_words_are_left_alone() -> None:
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    data = with_header(f'<w:r><w:t xml:space="preserve">Trang </w:t></w:r>{field}')
    result = mended(data)
    assert result.left
    assert {n for n in names(data) if n.startswith("word/header")} == {
        n for n in names(result.data) if n.startswith("word/header")
    }
    assert "w:del " not in "".join(
        part(result.data, n) for n in names(result.data) if n.startswith("word/header")
    )


def test_a_simple_field_can_be_moved() -> None:
    document = docx.Document(io.BytesIO(word("nd30", ("page.number", "none"))))
    footer = document.sections[0].footer
    field = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    footer._element.append(parse_xml(f"<w:p {nsdecls('w')}>{field}</w:p>"))
    out = io.BytesIO()
    document.save(out)
    assert "VB510" in codes(out.getvalue())
    result = mended(out.getvalue())
    assert not codes(result.data) & NUMBERS
    footers = [part(result.data, n) for n in names(result.data) if n.startswith("word/footer")]
    assert any("delInstrText" in one and "fldSimple" not in one for one in footers)


def test_the_same_draft_gives_the_same_bytes() -> None:
    data = word("nd30", ("page.number", "foot-right"))
    assert mended(data).data == mended(data).data


STROKES = {"VB522": "motto.rule", "VB523": "issuer.rule", "VB527": "subject.rule"}


@pytest.mark.parametrize("code", STROKES)
def test_missing_lines_are_drawn(code: str) -> None:
    data = word("nd30", (STROKES[code], False))
    assert code in codes(data)
    result = mended(data)
    assert code not in codes(result.data)
    tree = etree.fromstring(part(result.data, "word/document.xml").encode())
    marks = [e for e in tree.iter(W + "ins") if e.find(f".//{W}drawing") is not None]
    assert len(marks) == 1
    assert marks[0].get(W + "author") == "vbparse"
    texts = [readers.read_bytes("a.docx", each).text for each in (data, result.data)]
    assert texts[0] == texts[1]


def test_lines_are_as_long_as_the_rules_say() -> None:
    data = word("nd30", *((name, False) for name in STROKES.values()))
    tree = etree.fromstring(part(mended(data).data, "word/document.xml").encode())
    long = [int(e.get("cx")) / 12_700 for e in tree.iter("{*}extent")]
    issuer, motto, subject = long
    assert 145 < motto < 185  # "Độc lập - Tự do - Hạnh phúc" in 13 bold
    assert 60 < issuer < 110  # of "SỞ KHOA HỌC VÀ CÔNG NGHỆ" in 12 bold, a third to half
    assert 110 < subject < 200
    numbers = [e.get("id") for e in tree.iter("{*}docPr")]
    assert len(set(numbers)) == len(numbers)
