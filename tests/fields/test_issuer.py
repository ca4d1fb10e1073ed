"""Cơ quan ban hành: which printed bodies are one, which is above, and what the text says."""

from __future__ import annotations

import pytest

from vbparse.document import Field, Layout, Line, Source, Span, Style, Zone, ZoneKind
from vbparse.fields.issuer import issuer
from vbparse.fields.subject import subject as read_subject

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"


def _layout(
    header: str, body: str = "", *, bold: tuple[int, ...] = (), flat: bool = False
) -> Layout:
    text = f"{header}\n{body}"
    lines, at = [], 0
    for i, row in enumerate(text.splitlines(keepends=True)):
        lines.append(Line(Span(at, at + len(row.rstrip("\n"))), style=Style(bold=i in bold)))
        at += len(row)
    zones = [Zone(ZoneKind.HEADER, Span(0, len(header) + 1))]
    if body:
        zones.append(Zone(ZoneKind.PREAMBLE, Span(len(header) + 1, len(text))))
    source = Source("a.txt", text, lines=tuple(lines))
    return Layout(source, Span(0, len(text)), text, zones=tuple(zones), flat=flat)


@pytest.mark.parametrize(
    ("header", "parent", "value"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN", None, "Ủy ban nhân dân tỉnh Nghệ An"),
        ("UBND TỈNH HÀ NAM\nSỞ Y TẾ\nSố: 3/KH-SYT", "UBND tỉnh Hà Nam", "Sở Y tế"),
        ("BỘ GIÁO DỤC VÀ\nĐÀO TẠO", None, "Bộ Giáo dục và Đào tạo"),
        (
            "UBND HUYỆN BẮC HÀ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG TIỂU HỌC BẢN PHỐ",
            "Phòng Giáo dục và Đào tạo",
            "Trường Tiểu học Bản Phố",
        ),
        ("SỞ GD&ĐT HÀ NAM\nTRƯỜNG THPT SỐ 2", "Sở GD&ĐT Hà Nam", "Trường THPT Số 2"),
        (
            "UBND HUYỆN BẮC HÀ\nTrường Tiểu học Bản Phố",
            "UBND huyện Bắc Hà",
            "Trường Tiểu học Bản Phố",
        ),
        ("ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSở Y tế", "Ủy ban nhân dân tỉnh Hà Nam", "Sở Y tế"),
        (
            "UBND HUYỆN BẮC HÀ\nỦy ban nhân dân\nxã Bản Phố",
            "UBND huyện Bắc Hà",
            "Ủy ban nhân dân xã Bản Phố",
        ),
        ("ĐẢNG ỦY XÃ YÊN SỞ THƯỢNG", None, "Đảng ủy xã Yên Sở Thượng"),
        ("UBND PHƯỜNG KIM SỞ", None, "UBND phường Kim Sở"),
        ("UBND TỈNH HÀ NAM SỞ Y TẾ", "UBND tỉnh Hà Nam", "Sở Y tế"),
        (
            "ỦY BAN NHÂN DÂN TỈNH HÀ NAM\nBAN CHỈ ĐẠO\nPHÒNG, CHỐNG MA TÚY",
            "Ủy ban nhân dân tỉnh Hà Nam",
            "Ban Chỉ đạo Phòng, chống ma túy",
        ),
        ("BAN CHẤP HÀNH\nĐẢNG BỘ HUYỆN BẮC HÀ\n*", None, "Ban Chấp hành Đảng bộ huyện Bắc Hà"),
        ("TỈNH ỦY HÀ NAM\nBAN TUYÊN GIÁO\n*", "Tỉnh ủy Hà Nam", "Ban Tuyên giáo"),
        ("BCH ĐOÀN TỈNH HÀ NAM\n***\nĐOÀN TNCS HỒ CHÍ MINH", None, "BCH Đoàn tỉnh Hà Nam"),
        (
            "ỦY BAN MTTQ\nVIỆT NAM\nXÃ BẢN PHỐ\nBAN THƯỜNG TRỰC",
            "Ủy ban MTTQ Việt Nam xã Bản Phố",
            "Ban Thường trực",
        ),
        ("SỞ Y TẾ - CÔNG AN TỈNH", None, "Sở Y tế - Công an tỉnh"),
        ("BCH ĐOÀN TỈNH HÀ NAM          ĐOÀN TNCS HỒ CHÍ MINH", None, "BCH Đoàn tỉnh Hà Nam"),
        ("ỦY BAN QUỐC GIA\nVỀ TRẺ EM", None, "Ủy ban Quốc gia về trẻ em"),
        (
            "ỦY BAN NHÂN DÂN HUYỆN\nHỘI ĐỒNG PHỔ BIẾN,\nGIÁO DỤC PHÁP LUẬT",
            "Ủy ban nhân dân huyện",
            "Hội đồng Phổ biến, giáo dục pháp luật",
        ),
        ("SỞ Y TẾ HÀ NAM\nBỆNH VIỆN MẮT", "Sở Y tế Hà Nam", "Bệnh viện Mắt"),
        ("Trường Tiểu học Bản Phố\nSố: 3/KH-THBP", None, "Trường Tiểu học Bản Phố"),
        (f"{MOTTO}\nUỶ BAN NHÂN DÂN\nXÃ BẢN PHỐ", None, "Uỷ ban nhân dân xã Bản Phố"),
    ],
)
def test_bodies_on_lines(header: str, parent: str | None, value: str) -> None:
    found = issuer(_layout(header), {})
    assert (found.parent, found.value) == (parent, value)


@pytest.mark.parametrize(
    ("header", "parent", "value"),
    [
        (
            "ỦY\n  BAN NHÂN DÂN TỈNH HÀ NAM ------- CỘNG\n  HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập",
            None,
            "Ủy ban nhân dân tỉnh Hà Nam",
        ),
        (f"UBND TỈNH NGHỆ AN SỞ Y TẾ {MOTTO} Số: 3/KH-SYT", "UBND tỉnh Nghệ An", "Sở Y tế"),
        (
            f"UBND THÀNH PHỐ HẢI PHÒNG SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG ------- {MOTTO}",
            "UBND thành phố Hải Phòng",
            "Sở Tài nguyên và Môi trường",
        ),
        ("BỘ Y TẾ CỤC PHÒNG, CHỐNG HIV/AIDS -------", "Bộ Y tế", "Cục Phòng, chống HIV/AIDS"),
        ("BỘ GIAO THÔNG VẬN TẢI CỤC HÀNG HẢI -------", "Bộ Giao thông vận tải", "Cục Hàng hải"),
        ("BỘ QUỐC PHÒNG QUÂN KHU 7 -------", "Bộ Quốc phòng", "Quân khu 7"),
        (
            "TỔNG CỤC HẢI QUAN CỤC HẢI QUAN TỈNH HÀ NAM -------",
            "Tổng cục Hải quan",
            "Cục Hải quan tỉnh Hà Nam",
        ),
        (
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM -------",
            "Tổng Liên đoàn Lao động Việt Nam",
            "Liên đoàn Lao động tỉnh Hà Nam",
        ),
        (
            "UBND TỈNH HÀ NAM BAN CHỈ ĐẠO PCTP VÀ XD PHONG TRÀO TOÀN DÂN BVANTQ -------",
            "UBND tỉnh Hà Nam",
            "Ban Chỉ đạo PCTP và XD phong trào toàn dân BVANTQ",
        ),
    ],
)
def test_bodies_on_one_running_line(header: str, parent: str | None, value: str) -> None:
    found = issuer(_layout(header, flat=True), {})
    assert (found.parent, found.value) == (parent, value)


def test_bold_begins_the_issuer() -> None:
    header = "CÔNG TY ĐIỆN LỰC HÀ NAM\nXÂY LẮP ĐIỆN SỐ MỘT"
    assert issuer(_layout(header), {}).parent is None
    found = issuer(_layout("SỞ Y TẾ HÀ NAM\nTRUNG TÂM Y TẾ", bold=(1,)), {})
    assert (found.parent, found.value) == ("Sở Y tế Hà Nam", "Trung tâm Y tế")


@pytest.mark.parametrize(
    ("preamble", "value"),
    [
        (
            "Thực hiện Kế hoạch số 3/KH-SYT của Sở Y tế, Bệnh viện Phổi xây dựng Kế hoạch như sau:",
            "Bệnh viện Phổi",
        ),
        ("Căn cứ Luật Thư viện;\nBộ Y tế ban hành Kế hoạch thực hiện như sau:", "Bộ Y tế"),
        (
            "UBND tỉnh đã ban hành Kế hoạch số 3/KH-UBND; Sở Nội vụ xây dựng Kế hoạch như sau:",
            "Sở Nội vụ",
        ),
        (
            "Căn cứ tình hình;\nTrường tiểu học Bản Phố xây dựng Kế hoạch:",
            "Trường tiểu học Bản Phố",
        ),
        ("Sở Nội vụ (Sở) xây dựng kế hoạch với các nội dung sau:", "Sở Nội vụ"),
    ],
)
def test_body_that_the_text_says_issues_the_plan(preamble: str, value: str) -> None:
    assert issuer(_layout(MOTTO, preamble), {}).value == value


def test_superior_from_the_printed_body_or_the_place() -> None:
    printed = issuer(_layout("UBND TỈNH HÀ NAM\nSỞ Y TẾ"), {})
    assert printed.superior == "Ủy ban nhân dân tỉnh Hà Nam"
    seated = issuer(_layout("SỞ Y TẾ"), {"place": Field(value="Hà Nam")})
    assert seated.superior == "Ủy ban nhân dân tỉnh Hà Nam"


def test_no_body_is_missing() -> None:
    found = issuer(_layout(MOTTO), {})
    assert (found.value, found.status) == (None, "missing")


def test_spans_hold_the_printed_lines() -> None:
    layout = _layout("ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 3/KH-UBND")
    spans = issuer(layout, {}).spans
    assert [layout.source.quote(s) for s in spans] == ["ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM"]


def test_body_named_in_the_closing_words() -> None:
    text = "I. NỘI DUNG\nTrên đây là Kế hoạch đọc sách của Trường Tiểu học Bản Phố, đề nghị thực hiện./."
    zones = (Zone(ZoneKind.BODY, Span(0, len(text))),)
    found = issuer(Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones), {})
    assert (found.value, found.confidence) == ("Trường Tiểu học Bản Phố", 0.7)


def test_body_for_which_the_signature_is_given() -> None:
    text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình"
    zones = (Zone(ZoneKind.SIGNATURE, Span(0, len(text))),)
    found = issuer(Layout(Source("a.txt", text), Span(0, len(text)), text, zones=zones), {})
    assert (found.value, found.confidence) == ("Ủy ban nhân dân", 0.6)


def test_header_whose_capitals_were_lost_with_its_font() -> None:
    header = "bộ tài chính     cộng hoà xã hội chủ nghĩa Việt nam\nĐộc lập - Tự do - Hạnh phúc"
    assert issuer(_layout(header), {}).value == "Bộ Tài chính"


@pytest.mark.parametrize(
    "header",
    [
        "Quyết định\ncủa Thủ tướng Chính phủ số 3/QĐ-TTg\nQuỹ bảo trợ trẻ em",
        "QUY CHẾ LÀM VIỆC",
        "SỐ 12",
        "PAGE 3",
    ],
)
def test_what_is_no_body(header: str) -> None:
    assert issuer(_layout(header), {}).value is None


def test_title_that_slipped_into_the_header_is_no_body() -> None:
    header = f"ỦY BAN NHÂN DÂN TỈNH HÀ NAM ------- {MOTTO} Số: 3/KH-UBND KẾ HOẠCH ĐỌC SÁCH"
    assert issuer(_layout(header, flat=True), {}).value == "Ủy ban nhân dân tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("title", "value", "subject"),
    [
        ("KẾ HOẠCH\nTổ chức Ngày hội đọc sách\nTRƯỜNG TIỂU HỌC BẢN PHỐ", "Trường Tiểu học Bản Phố",
         "Tổ chức Ngày hội đọc sách"),
        ("KẾ HOẠCH\nTổ chức Ngày hội đọc sách\n(Trường Tiểu học Bản Phố)", "Trường Tiểu học Bản Phố",
         "Tổ chức Ngày hội đọc sách"),
        ("KẾ HOẠCH\nTriển khai công tác\nPHÒNG, CHỐNG THIÊN TAI", None,
         "Triển khai công tác PHÒNG, CHỐNG THIÊN TAI"),
        ("KẾ HOẠCH\nPHỐI HỢP VỚI\nSỞ Y TẾ", None, "Phối hợp với Sở Y tế"),
    ],
)  # fmt: skip
def test_a_body_below_the_title(title: str, value: str | None, subject: str) -> None:
    zone = Zone(ZoneKind.TITLE, Span(0, len(title)))
    layout = Layout(Source("a.txt", title), Span(0, len(title)), title, zones=(zone,))
    assert issuer(layout, {}).value == value
    assert read_subject(layout, {}).value == subject
