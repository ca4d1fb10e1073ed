"""HTML: Word's pages, portals with menus, tables of data and of layout, charsets, damage."""

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbparse.document import Origin, Source
from vbparse.errors import Damaged, Empty, ReadError
from vbparse.readers.html import read


def source_of(page: str) -> Source:
    return read(Path("a.html"), page.encode())


def lines_of(page: str) -> list[str]:
    source = source_of(page)
    return [source.quote(line.span) for line in source.lines]


HEADER = """
<table border=0><tr>
 <td><p align=center>UBND TỈNH BẮC HÀ</p><p align=center><b>SỞ Y TẾ</b></p><p>Số: 12/KH-SYT</p></td>
 <td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</p>
  <p><i>Bắc Hà, ngày 05 tháng 3 năm 2025</i></p></td>
</tr></table>
"""
BODY = """
<p align="center"><b>KẾ HOẠCH</b></p>
<p style="text-align:center;font-weight:bold">Phòng, chống dịch bệnh năm 2025</p>
<p>Căn cứ Quyết định số 01/QĐ-BYT ngày 02/01/2025 của Bộ Y tế, Sở Y tế xây dựng kế hoạch như sau:</p>
<p><b>I. MỤC ĐÍCH</b></p>
<p>Nâng cao nhận thức của người dân về phòng bệnh; chủ động giám sát, phát hiện sớm ca bệnh.</p>
<p><b>II. TỔ CHỨC THỰC HIỆN</b></p>
<p>Các đơn vị trực thuộc căn cứ kế hoạch này triển khai thực hiện, báo cáo trước ngày 15/12/2025./.</p>
"""
END = """
<table><tr><td><b><i>Nơi nhận:</i></b><br>- Bộ Y tế;<br>- Lưu: VT.</td>
<td>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br>(Đã ký)<br>Lê Thị Bưởi</td></tr></table>
"""
PLAN = HEADER + BODY + END
PLAN_LINES = [
    "UBND TỈNH BẮC HÀ",
    "SỞ Y TẾ",
    "Số: 12/KH-SYT",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bắc Hà, ngày 05 tháng 3 năm 2025",
    "KẾ HOẠCH",
    "Phòng, chống dịch bệnh năm 2025",
    "Căn cứ Quyết định số 01/QĐ-BYT ngày 02/01/2025 của Bộ Y tế, Sở Y tế xây dựng kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "Nâng cao nhận thức của người dân về phòng bệnh; chủ động giám sát, phát hiện sớm ca bệnh.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các đơn vị trực thuộc căn cứ kế hoạch này triển khai thực hiện, báo cáo trước ngày 15/12/2025./.",
    "Nơi nhận:",
    "- Bộ Y tế;",
    "- Lưu: VT.",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "(Đã ký)",
    "Lê Thị Bưởi",
]
MENU = "".join(f"<li><a href='/{i}'>Tin tức số {i} của ngành</a></li>" for i in range(12))


def test_header_and_signature_are_lines_left_side_first() -> None:
    source = source_of(PLAN)
    assert lines_of(PLAN) == PLAN_LINES
    assert source.tables == ()
    assert source.text == "\n".join(PLAN_LINES)


def test_looks() -> None:
    source = source_of(PLAN)
    looks = {source.quote(line.span): line.style for line in source.lines}
    assert (looks["KẾ HOẠCH"].bold, looks["KẾ HOẠCH"].align) == (True, "center")
    assert looks["Phòng, chống dịch bệnh năm 2025"].bold
    assert looks["Nơi nhận:"].italic
    assert looks["SỞ Y TẾ"].align == "center"
    assert not looks["- Bộ Y tế;"].bold


def test_looks_from_the_style_sheet_of_the_page() -> None:
    page = (
        "<style>body{color:red} .c1, p.c2 {font-weight:700;text-align:center}"
        ".c3{font-style:italic;font-size:14pt}</style>"
        "<p class='c1'>KẾ HOẠCH</p><p class=c2>Phòng dịch</p><p><span class='c0 c3'>Kính gửi</span></p>"
    )
    first, second, third = (line.style for line in source_of(page).lines)
    assert (first.bold, first.align, second.bold) == (True, "center", True)
    assert (third.italic, third.size, third.bold) == (True, 14.0, False)


PAGES = {
    "menus in lists": f"<nav><ul>{MENU}</ul></nav><div id=main>{PLAN}</div><footer>© 2025 Sở Y tế</footer>",
    "menus in divs": f"<div class='top-menu'><ul>{MENU}</ul></div><div class=row><div class=col-9>"
    f"<h1>Kế hoạch phòng, chống dịch bệnh năm 2025</h1><span>Ngày đăng: 06/03/2025</span>"
    f"<div class=content>{PLAN}</div><div class='tin-lien-quan'><h3>Tin liên quan</h3><ul>{MENU}</ul></div>"
    f"</div><div class=col-3><h3>Văn bản mới</h3><ul>{MENU}</ul></div></div>"
    "<div class=footer>Địa chỉ: 12 Lê Lợi. Điện thoại: 0123</div>",
    "a form around all": f"<form id=aspnetForm><input value=x><div><ul>{MENU}</ul></div><div>{PLAN}</div>"
    "<select><option>Một</option></select><div class=copyright>Bản quyền</div></form>",
    "a page laid out by tables": f"<table><tr><td width=200><ul>{MENU}</ul></td><td>{PLAN}</td>"
    f"<td><ul>{MENU}</ul></td></tr></table>",
    "menus inside the content": f"<div>{HEADER}<div class=share><a href=x>Chia sẻ Facebook</a> <a href=y>In "
    f"trang</a></div>{BODY}{END}<div><ul>{MENU}</ul></div></div>",
    "nothing around it": PLAN,
    "scripts and hidden parts": f"<script>var a='<p>x';</script><style>p{{}}</style>{PLAN}"
    "<div style='display: none'>mẫu in</div><noscript>bật script</noscript>",
    "news and new documents as running text": f"<div class=col-9>{PLAN}</div><div class=col-3>"
    + "<div><h5><a href=x>Tập huấn phòng cháy, chữa cháy tại trụ sở</a></h5><p>Thực hiện Kế hoạch số 5 của "
    "Sở, sáng nay đơn vị đã tổ chức tập huấn.</p></div>"
    * 6
    + "<div>Số: 3016/QĐ-SYT</div><h5><a href=y>Về việc công nhận kết quả thi đua, khen thưởng năm 2024"
    "</a></h5>" * 4 + "</div>",
    "header apart from the body": f"<div class=page><div class=header>{HEADER}</div><div class=body>{BODY}"
    f"</div><div class=footer>{END}</div><div class=sidebar><ul>{MENU}</ul></div></div>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_only_the_plan_is_left(page: str) -> None:
    assert (
        lines_of(f"<html><head><title>Cổng</title></head><body>{page}</body></html>") == PLAN_LINES
    )


def test_headline_of_the_page_stands_in_for_a_missing_title() -> None:
    text = BODY.partition("</p>\n<p>")[2]
    found = lines_of(f"<h1>Kế hoạch phòng dịch</h1><ul>{MENU}</ul><div><p>{text}</div>")
    assert found[0] == "Kế hoạch phòng dịch"
    assert found[1].startswith("Căn cứ Quyết định")


def test_running_text_beside_the_document_is_kept() -> None:
    annex = (
        "<div><p>" + "Nội dung chi tiết của phần kèm theo, không có dấu hiệu nào. " * 10 + "</div>"
    )
    found = lines_of(f"<body><div>{PLAN}</div>{annex}<div class=footer>Địa chỉ</div></body>")
    assert found[:-1] == PLAN_LINES
    assert found[-1].startswith("Nội dung chi tiết")


def test_a_page_without_cues_keeps_its_running_text() -> None:
    words = "Hội nghị bàn về công tác phối hợp giữa các đơn vị trong năm học mới. " * 6
    assert lines_of(f"<div><ul>{MENU}</ul></div><div><p>{words}</p><p>{words}</p></div>") == [
        words.strip(),
        words.strip(),
    ]


TABLE = """
<table><caption>Bảng phân công</caption>
<tr><th rowspan=2>STT</th><th rowspan=2>Nội dung</th><th colspan=2>Phân công</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>1</td><td><p>Tập huấn</p><p>cán bộ</p></td><td>Phòng Y tế</td><td></td></tr>
<tr><td>2</td><td>Giám sát<br>dịch</td><td>Trạm Y tế</td><td>Công an</td></tr></table>
"""


def test_cells_of_a_data_table() -> None:
    source = source_of(f"<p>Trước</p>{TABLE}<p>Sau</p>")
    (table,) = source.tables
    texts = {(c.row, c.column): [source.quote(s) for s in c.spans] for c in table.cells}
    assert (table.rows, table.columns) == (4, 4)
    assert texts[(0, 2)] == ["Phân công"]
    assert (texts[(1, 2)], texts[(1, 3)]) == (["Chủ trì"], ["Phối hợp"])
    assert texts[(2, 1)] == ["Tập huấn", "cán bộ"]
    assert texts[(3, 1)] == ["Giám sát", "dịch"]
    assert (2, 3) not in texts
    (stt,) = [cell for cell in table.cells if (cell.row, cell.column) == (0, 0)]
    assert (stt.rowspan, stt.colspan) == (2, 1)
    cells = [line.cell is not None for line in source.lines]
    assert (cells[0], cells[1], cells[-1]) == (False, False, False)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ul><li>một<li>hai</ul>", ["- một", "- hai"]),
        ("<ul><li>- một</li><li>+ hai</li></ul>", ["- một", "+ hai"]),
        ("<ol><li>một<li>hai</ol>", ["1. một", "2. hai"]),
        ("<ol type=a start=3><li>ba</li></ol>", ["c. ba"]),
        (
            "<ol type=I><li><p>bốn</p><p>tiếp</p></li><li value=9>chín</ol>",
            ["I. bốn", "tiếp", "IX. chín"],
        ),
        ("<ol><li>1. một</li></ol>", ["1. một"]),
        ("<ul style='list-style:none'><li>một</ul>", ["một"]),
        ("<p>a<br>b<br/>c", ["a", "b", "c"]),
        ("<p>x<sup>2</sup> &amp; &#7871; &nbsp;y&hellip;", ["x2 & ế  y…"]),
        ("<p>Kế\n  hoạch <b>năm</b>\n2025", ["Kế hoạch năm 2025"]),
        ("<pre>a\n  b\n\nc</pre>", ["a", "b", "c"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<p>giữ <del>bỏ</del><ins>thêm</ins>", ["giữ thêm"]),
        ("<p>Số:&nbsp;&nbsp;&nbsp;/KH-UBND", ["Số:   /KH-UBND"]),
        ("<p><span style='font-family:Wingdings'>§</span>&nbsp; mục", ["•  mục"]),
        ("<p>a<![if !supportLists]>- <![endif]>b<!-- x -->c<?xml x?>", ["a- bc"]),
        ("<p>5 < 6 và 7 > 6", ["5 < 6 và 7 > 6"]),
    ],
)
def test_lines(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


def test_labels_and_headings() -> None:
    source = source_of("<h2>II. NỘI DUNG</h2><ul><li>một</ul>")
    assert [(line.heading, line.label, line.style.bold) for line in source.lines] == [
        (2, 0, True),
        (0, 2, False),
    ]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><!--[if gte mso 9]><xml><o:Words>
9</o:Words></xml><![endif]--></head><body><div class=WordSection1><p class=MsoNormal align=center
style='text-align:center'><b style='mso-bidi-font-weight:normal'>K&#7870; HO&#7840;CH<o:p></o:p></b></p>
<p class=MsoNormal>Th\xf4ng tin x\xe3 h\xf2a b\xecnh<a style='mso-footnote-id:ftn1' href="#_ftn1"><span
class=MsoFootnoteReference>[1]</span></a>.<o:p>&nbsp;</o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p></div>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>
<a style='mso-footnote-id:ftn1' href="#_ftnref1">[1]</a> Ch&#7881; th&#7883; s&#7889; 5</p></div></div></body>"""


def test_page_saved_by_word() -> None:
    source = read(Path("a.htm"), WORD.encode("latin-1"))
    assert [source.quote(line.span) for line in source.lines] == [
        "KẾ HOẠCH",
        "Thông tin xã hòa bình.",
        "Chỉ thị số 5",
    ]
    assert [line.origin for line in source.lines] == [Origin.TEXT, Origin.TEXT, Origin.FOOTNOTE]
    assert (source.charset, source.encoding) == ("windows-1252", "unicode")


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        ("<meta charset=utf-8><p>Kế hoạch".encode(), "utf-8", "unicode"),
        ("\ufeff<p>Kế hoạch".encode("utf-16-le"), "utf-16-le", "unicode"),
        (
            "<meta charset='windows-1258'><p>Kê\xec hoa\xf2ch".encode("latin-1"),
            "windows-1258",
            "cp1258",
        ),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Kế hoạch'.encode(), "utf-8", "unicode"),
        ("<p>KÕ ho¹ch, triÓn khai nghÞ quyÕt".encode("latin-1"), "windows-1252", "tcvn3"),
    ],
)
def test_charset(data: bytes, charset: str, encoding: str) -> None:
    source = read(Path("a.html"), data)
    assert source.text.startswith("Kế hoạch")
    assert (source.charset, source.encoding) == (charset, encoding)


@pytest.mark.parametrize(
    "page", ["", "   ", "<html></html>", "<p>&nbsp;</p>", "<script>x</script>", "<!-- -->"]
)
def test_nothing_to_read(page: str) -> None:
    with pytest.raises(Empty):
        source_of(page)


def test_depth_beyond_any_real_page_is_refused() -> None:
    with pytest.raises(Damaged):
        source_of("<div>" * 5000 + "x" + "</div>" * 5000 + "<p>sau</p>")


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<td rowspan=3 colspan=9>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<ol type=i>",
        "<b>",
        "</b>",
        "<br>",
        "a",
        "ế",
        " ",
        "&nbsp;",
        "Nơi nhận:",
        "KẾ HOẠCH",
        "<a href=x>",
        "</a>",
        "<div style='display:none'>",
        "</div>",
        "<nav>",
        "<pre>",
        "\n",
        "<h1>",
        "<center>",
        "<td>Số: 1/KH-UB",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_lines_in_order_and_cells_in_tables(page: str) -> None:
    try:
        source = source_of(page)
    except ReadError:
        return
    at = 0
    for line in source.lines:
        assert at <= line.span.start < line.span.end <= len(source.text)
        assert line.cell is None or line.cell.table < len(source.tables)
        at = line.span.end
    for table in source.tables:
        for cell in table.cells:
            assert cell.row < table.rows
            assert cell.column + cell.colspan <= table.columns
            assert all(span in table.span for span in cell.spans)


@pytest.mark.parametrize(
    "piece",
    [
        "<p>a",
        "<b>",
        "<table><tr><td>",
        "<td>a",
        "<ul><li>",
        "((((",
        "<a href=x>b</a>",
        "&amp;",
        "<!--",
        "<",
        "<div style='display:none'>a</div>",
        "<td rowspan=200 colspan=200>a",
        "a<br>",
        "<p class='x y z'>q",
    ],
)
def test_time_is_linear_on_many_tags(piece: str) -> None:
    page = "<div>x</div>" + piece * (100_000 // len(piece))
    start = time.process_time()
    with contextlib.suppress(ReadError):
        source_of(page)
    assert time.process_time() - start < 8
