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


def test_a_line_below_a_full_one_that_ends_a_clause_begins_a_paragraph() -> None:
    from vbparse.document import Box, Line, Span
    from vbparse.rules.form._parting import frame_of, parted

    words = ("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", "Thực hiện Kế hoạch số", "24/KH")
    places = ((120, 550), (120, 551), (90, 130))
    lines, at = [], 0
    for text, (x0, x1) in zip(words, places, strict=True):
        box = Box(x0=x0, top=100, x1=x1, bottom=114)
        lines.append(Line(Span(at, at + len(text)), page=1, box=box))
        at += len(text) + 1
    whole = "\n".join(words)
    assert [len(group) for group in parted(lines, frame_of([lines]), whole)] == [1, 2]
    assert [len(group) for group in parted(lines, frame_of([lines]), whole.replace(";", " "))] == [
        3
    ]


def test_rules_of_a_head_on_shared_lines_are_counted_once() -> None:
    import io

    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    word = docx.Document()
    for text in (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ TÂN HÒA\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND\tTân Hòa, ngày 12 tháng 3 năm 2025",
        "KẾ HOẠCH",
        "Tổ chức ngày hội đọc sách năm 2025",
        "Ủy ban nhân dân xã ban hành kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "Khuyến khích người dân đọc sách.",
    ):
        word.add_paragraph(text)
    line = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        '<v:line from="0,0" to="90,0"/></w:pict></w:r>'
    )
    for _ in range(2):
        word.paragraphs[1]._p.append(parse_xml(line))
    out = io.BytesIO()
    word.save(out)
    source = readers.read_bytes("a.docx", out.getvalue(), "docx")
    found = check(parse_source(source)[0], chosen=lambda code: code in ("VB522", "VB523", "VB527"))
    assert [finding.code for finding in found.findings] == ["VB527"]
