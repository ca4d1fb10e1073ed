"""What becomes text, and in what order."""

from __future__ import annotations

import docx as python_docx
import pytest
from docx_builder import cell, lines, p, package, r, read, row, saved, table
from hypothesis import given, settings
from hypothesis import strategies as st

from vbparse.document import Origin, Source
from vbparse.vietnamese import normalize


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def test_a_document_of_python_docx() -> None:
    document = python_docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("")
    document.add_paragraph("Triển khai công tác thi đua năm 2025")
    source = read(saved(document), "thi-dua.docx")
    assert source.text == "KẾ HOẠCH\nTriển khai công tác thi đua năm 2025"
    assert source.name == "thi-dua.docx"
    assert len(source.sha256) == 64
    assert source.media_type.endswith("wordprocessingml.document")
    assert source.text_layer == "native"
    assert {line.page for line in source.lines} == {None}


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>Kế</w:t><w:tab/><w:t>hoạch</w:t>", "Kế hoạch"),
        ("<w:t>một</w:t><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t>", "một\nhai\nba"),
        ("<w:t>12/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t>", "12/KH-UBND"),
        ("<w:t>thi</w:t><w:softHyphen/><w:t>ện</w:t>", "thiện"),
        ("<w:t>th&#xAD;iện</w:t>", "thiện"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Có</w:t>', "☑ Có"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 95%</w:t>', "≥ 95%"),
        ('<w:sym w:font="Không rõ" w:char="xyz"/><w:t>a</w:t>', "a"),
        ("<w:t>&#xF02D; Lưu: VT</w:t>", "- Lưu: VT"),
        ("<w:t>ế&#x61;&#x302;&#x301;</w:t>", "ếấ"),
        ("<w:t>\n  Kế\n hoạch  </w:t>", "Kế  hoạch"),
        ("<w:t>Quyết định</w:t><w:footnoteReference w:id='7'/><w:t> này</w:t>", "Quyết định này"),
        ("<w:t>a</w:t><!-- lời chú --><?pi x?><w:t>b</w:t>", "ab"),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ("<w:t>a</w:t><w:commentReference w:id='1'/><w:annotationRef/>", "a"),
        ("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>chữ</w:t></w:r></w:rubyBase></w:ruby>", "chữ"),
    ],
)  # fmt: skip
def test_inside_a_run(inner: str, text: str) -> None:
    assert lines(f"<w:p>{run(inner)}</w:p>") == text.split("\n")


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink r:id="r9">{0}</w:hyperlink>',
        "<w:smartTag>{0}</w:smartTag>",
        "<w:smartTag><w:smartTag>{0}</w:smartTag></w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>",
        "<w:customXml>{0}</w:customXml>",
        '<w:fldSimple w:instr="DATE">{0}</w:fldSimple>',
        '<w:bdo w:val="ltr">{0}</w:bdo>',
        "<w:ins>{0}</w:ins>",
        "<w:moveTo>{0}</w:moveTo>",
        '<mc:AlternateContent><mc:Choice Requires="w14">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>',
        "<mc:AlternateContent><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_only_wraps_runs(wrapped: str) -> None:
    assert lines(f"<w:p>{r('Số: ')}{wrapped.format(r('12'))}{r('/KH')}</w:p>") == ["Số: 12/KH"]


@pytest.mark.parametrize(
    "block", ["<w:sdt><w:sdtContent>{0}</w:sdtContent></w:sdt>", "<w:customXml>{0}</w:customXml>"]
)
def test_what_only_wraps_blocks(block: str) -> None:
    inner = p("hai") + table(row("x", "y"), row("z", "t"))
    assert lines(p("một") + block.format(inner) + p("ba")) == ["một", "hai", *"xyzt", "ba"]


def test_math_is_text() -> None:
    math = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    assert lines(f"<w:p>{r('Tính ')}{math}</w:p>") == ["Tính a+b"]


# ------------------------------------------------------------------------------------ revisions


def test_insertions_taken_deletions_dropped_and_counted() -> None:
    source = read(
        package(
            f"<w:p>{r('Trước ngày ')}<w:del>{run('<w:delText>15</w:delText>')}</w:del>"
            f"<w:ins>{r('20')}</w:ins>{r('/6')}</w:p>"
            f"<w:p><w:moveFrom>{r('Điều 1')}</w:moveFrom>{r('Điều 2')}</w:p>"
            f"<w:p><w:moveTo>{r('Điều 1')}</w:moveTo></w:p>"
        )
    )
    assert source.text == "Trước ngày 20/6\nĐiều 2\nĐiều 1"
    (notice,) = source.notices
    assert notice.code == "tracked_changes"
    assert "2 chỗ chèn" in notice.message and "2 chỗ xóa" in notice.message
    assert "2 insertions" in notice.en and "2 deletions" in notice.en


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert lines(p("Giao Sở ", gone) + p("Nội vụ")) == ["Giao Sở Nội vụ"]
    assert lines(p("cuối", gone)) == ["cuối"]
    assert lines(p("trước", gone) + table(row(cell(p("trong", gone)), "y"))) == [
        "trước",
        "trong",
        "y",
    ]
    nested = p("trong", gone)
    assert lines(table(row(nested + "<w:x/>", "y"), row("z", "t")) + p("sau"))[-1] == "sau"


def test_deleted_rows_and_cells_are_dropped() -> None:
    body = table(
        row("a", "b"),
        row("c", "d", properties="<w:del w:id='1'/>"),
        row("e", cell("f", properties="<w:cellDel w:id='2'/>"), "g"),
        row("h", "i", properties="<w:ins w:id='3'/>"),
    )
    assert lines(body) == [*"abeghi"]


def test_comments_are_ignored() -> None:
    body = f"<w:p><w:commentRangeStart w:id='0'/>{r('Kế hoạch')}<w:commentRangeEnd w:id='0'/></w:p>"
    assert lines(body) == ["Kế hoạch"]


def test_hidden_text_is_dropped_with_a_notice() -> None:
    source = read(package(f"<w:p>{r('Thấy')}{r('ẩn', '<w:vanish/>')}</w:p>"))
    assert source.text == "Thấy"
    assert [n.code for n in source.notices] == ["hidden_text"]
    shown = read(
        package(
            f"<w:p>{r('Thấy', '<w:webHidden/>')}{r('!', '<w:vanish w:val=`0`/>'.replace('`', chr(34)))}</w:p>"
        )
    )
    assert (shown.text, shown.notices) == ("Thấy!", ())


# --------------------------------------------------------------------------------------- fields


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def instruction(text: str) -> str:
    return run(f"<w:instrText>{text}</w:instrText>")


def test_results_of_fields_are_kept_codes_dropped() -> None:
    inner = field("begin") + instruction(" DATE ") + field("separate") + r("20") + field("end")
    assert lines(f"<w:p>{r('ngày ')}{inner}{r(' tháng 5')}</w:p>") == ["ngày 20 tháng 5"]


def test_nested_fields() -> None:
    inside = field("begin") + instruction("X") + field("separate") + r("ẩn") + field("end")
    inner = (
        field("begin") + instruction("IF ") + inside + field("separate") + r("12") + field("end")
    )
    assert lines(f"<w:p>{r('Số: ')}{inner}{r('/KH')}</w:p>") == ["Số: 12/KH"]


def test_a_field_over_paragraphs() -> None:
    first = field("begin") + instruction("TOC") + field("separate") + r("I. MỤC ĐÍCH")
    assert lines(f"<w:p>{first}</w:p><w:p>{r('II. YÊU CẦU')}{field('end')}</w:p>{p('x')}") == [
        "I. MỤC ĐÍCH",
        "II. YÊU CẦU",
        "x",
    ]


def test_a_field_that_never_ends_does_not_swallow_the_text() -> None:
    body = f"<w:p>{field('begin')}{instruction('PAGE')}{r('Kế')}</w:p>{p('hoạch')}"
    assert lines(body) == ["Kế", "hoạch"]
    assert lines(f"<w:p>{field('end')}{field('separate')}{r('Kế')}</w:p>") == ["Kế"]


def test_a_table_of_contents_is_furniture() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    body = p("I. MỤC ĐÍCH\t2", '<w:pStyle w:val="TOC1"/>') + p("I. MỤC ĐÍCH")
    source = read(package(body, {"styles": styles}))
    assert [line.origin for line in source.lines] == [Origin.FURNITURE, Origin.TEXT]


# ----------------------------------------------------------------------------------- text boxes


def box(text: str, left: int = 0) -> str:
    """A text box as Word writes it: twice."""
    inner = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>{left}'
        f"</wp:posOffset></wp:positionH><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inner}"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return run(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback><w:pict>'
        f"<v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


def test_a_text_box_is_read_once_before_its_paragraph() -> None:
    assert lines(p("một") + f"<w:p>{box('DỰ THẢO')}{r('KẾ HOẠCH')}</w:p>") == [
        "một",
        "DỰ THẢO",
        "KẾ HOẠCH",
    ]


def test_an_old_text_box() -> None:
    old = run(
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('Hộp')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    assert lines(f"<w:p>{old}</w:p>") == ["Hộp"]


def test_header_boxes_go_from_left_to_right() -> None:
    right = box("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", left=3_000_000)
    assert lines(f"<w:p>{right}{box('SỞ XÂY DỰNG', left=100)}{r('KẾ HOẠCH')}</w:p>") == [
        "SỞ XÂY DỰNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾ HOẠCH",
    ]


# ---------------------------------------------------------------------------------- odd letters


def test_soft_hyphens_of_tcvn3_are_letters() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    source = read(
        package(
            f"<w:p>{r('ph&#xAD;¬ng h', font)}{run('<w:softHyphen/><w:t>íng</w:t>', font)}</w:p>"
        )
    )
    assert source.text == "phương hướng"
    assert [n.code for n in source.notices] == ["legacy_encoding"]


@pytest.mark.parametrize(
    ("font", "typed", "printed"),
    [
        (".VnTime", ["KÕ ho¹ch s¶n xuÊt"], "Kế hoạch sản xuất"),
        (".VnTimeH", ["uû ban nh©n d©n"], "UỶ BAN NHÂN DÂN"),
        ("VNI-Times", ["Keá hoa", "ïch saûn xuaát"], "Kế hoạch sản xuất"),
    ],
)
def test_legacy_fonts_are_read_as_unicode(font: str, typed: list[str], printed: str) -> None:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    source = read(package(f"<w:p>{''.join(r(text, fonts) for text in typed)}</w:p>"))
    assert source.text == printed
    assert [n.code for n in source.notices] == ["legacy_encoding"]


def test_a_legacy_font_on_unicode_letters_is_no_legacy_text() -> None:
    source = read(package(p("Kế hoạch năm 2025", run='<w:rFonts w:hAnsi=".VnTime"/>')))
    assert (source.text, source.notices) == ("Kế hoạch năm 2025", ())


def test_capitals_are_printed_as_capitals() -> None:
    assert lines(p("Kế hoạch", run="<w:caps/>") + p("Số", run="<w:smallCaps/>")) == [
        "KẾ HOẠCH",
        "Số",
    ]


def test_no_text_at_all() -> None:
    empty = read(package(p() + p("   ")))
    assert (empty.text, empty.lines, empty.text_layer) == ("", (), "none")
    assert [n.code for n in empty.notices] == ["no_text"]
    picture = run('<w:drawing><a:graphic><a:blip r:embed="r1"/></a:graphic></w:drawing>')
    scan = read(package(f"<w:p>{picture}</w:p><w:sectPr/>"))
    assert "OCR" in scan.notices[0].message
    assert scan.pages[0].images == 1


def test_an_embedded_document_is_told_of() -> None:
    source = read(package(p("a") + '<w:altChunk r:id="r1"/>'))
    assert [n.code for n in source.notices] == ["embedded_document"]


# ----------------------------------------------------------------------------------- properties

WORDS = st.text(st.sampled_from("aăâđếộừỹ KH-/.,12\u0301"), max_size=12)
KINDS = st.sampled_from(["run", "ins", "del", "link", "hidden", "bold"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(KINDS, WORDS), max_size=5), max_size=6))
def test_the_text_is_what_is_printed(paragraphs: list[list[tuple[str, str]]]) -> None:
    wraps = {"run": "{0}", "bold": "{0}", "hidden": "{0}"}
    wraps |= {"ins": "<w:ins>{0}</w:ins>", "del": "<w:del>{0}</w:del>"}
    wraps |= {"link": "<w:hyperlink>{0}</w:hyperlink>"}
    looks = {"hidden": "<w:vanish/>", "bold": "<w:b/>"}
    body, expected = "", []
    for pieces in paragraphs:
        runs = "".join(wraps[k].format(r(t, looks.get(k, ""))) for k, t in pieces)
        body += f"<w:p>{runs}</w:p>"
        raw = "".join(text for kind, text in pieces if kind not in ("del", "hidden"))
        text = normalize.clean(raw.strip()).strip()
        expected += [text] if text else []
    source = read(package(body))
    assert source.text == "\n".join(expected)
    _check(source)


def _check(source: Source) -> None:
    end = -1
    for line in source.lines:
        assert line.span.start == end + 1
        end = line.span.end
        quote = source.quote(line.span)
        assert quote and quote == quote.strip() and "\n" not in quote
    assert end == (len(source.text) if source.lines else -1)
