"""Comments and corrections in text boxes, hyperlinks, changes of others, strict files, numbering."""

from __future__ import annotations

from dataclasses import replace

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from word_drafts import W, anchored, draft, held, parts, root, saved, settled

from vbparse import readers
from vbparse.document import Edit, Span
from vbparse.exporters.docx_comments import commented
from vbparse.exporters.docx_copy import copied
from vbparse.exporters.docx_cuts import Cuts, Places
from vbparse.exporters.docx_fixes import fixed
from vbparse.rules.check import Checked

WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def word(*inner: str) -> bytes:
    """A file whose paragraphs hold that XML."""
    document = docx.Document()
    for xml in inner:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>")
        )
    return saved(document)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def said(data: bytes, words: str, *edits: tuple[str, str]) -> list[Checked]:
    """A check that finds ``words``, and would have each edit made."""
    one = held(data)[0]
    text = one.draft.source.text
    model = held(draft())[0].findings[0]
    span = Span(text.index(words), text.index(words) + len(words))
    made = tuple(Edit(Span(text.index(old), text.index(old) + len(old)), new) for old, new in edits)
    finding = replace(model, spans=(span,), edits=made, restyles=(), setups=())
    return [replace(one, outcomes=(replace(one.outcomes[0], findings=(finding,)),))]


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (run("Số: 5/KH"), "5"),
        (run("Số: ") + run("5") + run("/KH"), "5/K"),
        (f'<w:hyperlink w:anchor="a">{run("Số: 5/KH")}</w:hyperlink>', "5/KH"),
        (f'<w:ins w:id="1" w:author="x">{run("Số: 5/KH")}</w:ins>', "ố: 5"),
        ("<w:r><w:t>Số:</w:t><w:tab/><w:t>5/KH</w:t></w:r>", "5/KH"),
        ("<w:r><w:t>Số: 5</w:t><w:noBreakHyphen/><w:t>KH</w:t></w:r>", "-KH"),
        (f"<w:sdt><w:sdtContent>{run('Số: 5/KH')}</w:sdtContent></w:sdt>", "5"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>số: 5/kh</w:t></w:r>", "5/KH"),
        (run("So\u0302\u0301: 5/KH"), "5/KH"),
        (run("  Số: 5/KH"), "Số"),
    ],
)
def test_comments_hold_exactly_the_words(inner: str, words: str) -> None:
    data = word(run("KẾ HOẠCH"), inner)
    made = commented(data, said(data, words))
    shown = anchored(made, "0")
    assert (shown.upper() if "caps" in inner else shown) == words.replace("-", "")
    assert settled(made) == settled(data)


def test_words_of_a_text_box_are_commented_at_the_box() -> None:
    box = (
        f'<w:r><w:drawing><a:g xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<wps:txbx xmlns:wps="{WPS}"><w:txbxContent><w:p>{run("Số: 5/KH")}</w:p></w:txbxContent>'
        "</wps:txbx></a:g></w:drawing></w:r>"
    )
    data = word(run("KẾ HOẠCH"), box + run("Nội dung"))
    made = commented(data, said(data, "5/KH"))
    start = next(root(made, "word/document.xml").iter(W + "commentRangeStart"))
    assert "Ở: “5/KH”" in parts(made)["word/comments.xml"].decode()
    assert start.getparent().find(f".//{W}drawing") is not None
    assert not [a for a in start.iterancestors() if a.tag == W + "txbxContent"]
    assert settled(made) == settled(data)
    assert fixed(data, said(data, "5", ("5/", "05/"))).left == 1


@pytest.mark.parametrize(
    ("inner", "edit", "wanted"),
    [
        (run("Số: ") + run("5/KH"), ("5", "05"), "Số: 05/KH"),
        (run("Sở Y tế"), ("", "- "), "- Sở Y tế"),
        (run("Ban") + run(" hành"), ("an hà", "en ho"), "Ben honh"),
        (f'<w:ins w:id="1" w:author="x">{run("Số: 5/KH")}</w:ins>', ("5", "05"), "Số: 05/KH"),
        ("<w:r><w:t>Số:</w:t><w:tab/><w:t>5/KH</w:t></w:r>", (" ", ""), "Số:5/KH"),
        (run("So\u0302\u0301 5") + run(" là"), ("5", "05"), "Số 05 là"),
    ],
)
def test_corrections_change_exactly_the_words(
    inner: str, edit: tuple[str, str], wanted: str
) -> None:
    data = word(inner, run("KẾ HOẠCH"))
    source = readers.read_bytes("a.docx", fixed(data, said(data, "KẾ", edit)).data)
    assert source.text.split("\n")[0] == wanted


def test_a_correction_over_two_paragraphs_is_left_alone() -> None:
    data = word(run("Ban hành"), run("KẾ HOẠCH"))
    result = fixed(data, said(data, "KẾ", ("hành\nKẾ", "hành KẾ")))
    assert (result.made, result.left, result.data) == (0, 1, data)


def strict(data: bytes) -> bytes:
    changed = {}
    for name, part in parts(data).items():
        for usual, other in STRICT.items():
            part = part.replace(usual, other)
        changed[name] = part
    return copied(data, changed)


def test_a_strict_file_stays_strict() -> None:
    data = strict(draft())
    checked = held(data)
    for made in (commented(data, checked), fixed(data, checked).data):
        for name in ("word/document.xml", "word/comments.xml"):
            part = parts(made)[name]
            assert b"purl.oclc.org" in part
            assert next(iter(STRICT)) not in part
        assert held(made)


def test_all_letters_of_a_real_file_are_found_again() -> None:
    """Each line of the text, letter by letter, is where the runs have it."""
    from pathlib import Path

    from vbparse.readers.docx import trace

    for path in sorted((Path(__file__).parents[2] / "corpus").glob("*/source.docx"))[:6]:
        traced = trace(path, path.read_bytes())
        places = Places(traced)
        for line in traced.source.lines:
            stretches = places.stretches(line.span)
            letters = "".join(
                (s.node.text or "")[s.start : s.end] if not s.whole else " " for s in stretches
            )
            wanted = traced.source.quote(line.span)[line.label :]
            assert "".join(letters.split()) == "".join(wanted.split())


def test_a_run_may_be_cut_in_many_places() -> None:
    from pathlib import Path

    from vbparse.readers.docx import trace

    data = word(run("abcdefgh"))
    traced = trace(Path("a.docx"), data)
    cuts = Cuts(traced.document.find(W + "body"))
    places = Places(traced)
    spans = [Span(0, 3), Span(2, 5), Span(5, 5), Span(7, 8)]
    found = [places.stretches(span)[0] for span in spans]
    assert all(cuts.want(one) for one in found)
    cuts.apply()
    shown = [
        "".join(t.text or "" for r in cuts.runs(one) for t in r.iter(W + "t")) for one in found
    ]
    assert shown == ["abc", "cde", "de", "h"]
    assert (
        "".join(etree.tostring(traced.document, method="text", encoding="unicode").split())
        == "abcdefgh"
    )
