"""Zones, in the ways in which real files come."""

from __future__ import annotations

import pytest

from vbparse import layout
from vbparse.document import Source, ZoneKind

LINES = """\
UBND HUYỆN MINH LONG
PHÒNG VĂN HÓA VÀ THÔNG TIN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-PVHTT
Minh Long, ngày 07 tháng 3 năm 2022
KẾ HOẠCH
Tổ chức Ngày hội đọc sách năm 2022
Thực hiện Kế hoạch số 44/KH-UBND ngày 01/3/2022 của Ủy ban nhân dân huyện về công tác thư viện;
Phòng Văn hóa và Thông tin xây dựng Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Giới thiệu sách hay đến bạn đọc.
2. Yêu cầu
Tiết kiệm, an toàn.
II. TỔ CHỨC THỰC HIỆN
Thư viện huyện chủ trì./.
Nơi nhận:
- UBND huyện (để báo cáo);
- Lưu: VT.
TRƯỞNG PHÒNG
Trần Văn Bình
"""

FLAT = " ".join(LINES.split())

NAME_FIRST = LINES.replace("TRƯỞNG PHÒNG\nTrần Văn Bình", "Trần Văn Bình\nTRƯỞNG PHÒNG")

SIGNED_BEFORE = LINES.replace("TRƯỞNG PHÒNG\nTrần Văn Bình\n", "").replace(
    "Nơi nhận:", "TRƯỞNG PHÒNG\nTrần Văn Bình\nNơi nhận:"
)


def read(layout, kind: ZoneKind) -> str:
    return " | ".join(layout.read(span) for span in layout.spans(kind))


@pytest.mark.parametrize(
    "text", [LINES, FLAT, NAME_FIRST, SIGNED_BEFORE], ids=["lines", "flat", "name", "before"]
)
def test_the_regulated_places_are_found(layout_of, text) -> None:
    layout = layout_of(text)
    assert read(layout, ZoneKind.HEADER).endswith("năm 2022")
    assert read(layout, ZoneKind.HEADER).startswith("UBND HUYỆN")
    assert read(layout, ZoneKind.TITLE) == "KẾ HOẠCH Tổ chức Ngày hội đọc sách năm 2022"
    assert read(layout, ZoneKind.PREAMBLE).startswith("Thực hiện Kế hoạch số 44")
    assert read(layout, ZoneKind.PREAMBLE).endswith("như sau:")
    assert read(layout, ZoneKind.BODY).startswith("I. MỤC ĐÍCH")
    assert read(layout, ZoneKind.RECIPIENTS).startswith("Nơi nhận")
    assert read(layout, ZoneKind.RECIPIENTS).endswith("VT.")
    assert "Trần Văn Bình" in read(layout, ZoneKind.SIGNATURE)
    assert "Trần Văn Bình" not in read(layout, ZoneKind.BODY)


def test_line_ends_mean_nothing_in_flat_text(layout_of) -> None:
    assert layout_of(FLAT).flat
    assert not layout_of(LINES).flat


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["KẾ HOẠCH", "TỔ CHỨC HỘI THI", "CẤP HUYỆN NĂM 2022"], "TỔ CHỨC HỘI THI CẤP HUYỆN NĂM 2022"),
        (["KẾ HOẠCH", "Triển khai thực hiện Chỉ thị số 05/CT-UBND"], "Triển khai thực hiện Chỉ thị số 05/CT-UBND"),
        (["KẾ HOẠCH TỔ CHỨC HỘI THI"], "TỔ CHỨC HỘI THI"),
        (["KẾ HOACH", "Tổ chức hội thi"], "Tổ chức hội thi"),
        (["KẾ HOẠCH", "Tổ chức hội thi", "-------"], "Tổ chức hội thi"),
        (["QUYẾT ĐỊNH", "Về việc thành lập Ban Chỉ đạo"], "Về việc thành lập Ban Chỉ đạo"),
    ],
)  # fmt: skip
def test_the_title_ends_where_the_preamble_starts(layout_of, lines, title) -> None:
    text = LINES.replace("KẾ HOẠCH\nTổ chức Ngày hội đọc sách năm 2022", "\n".join(lines), 1)
    zone = read(layout_of(text), ZoneKind.TITLE)
    assert zone.split(maxsplit=2)[2] == title


def test_a_body_named_plan_is_no_title(layout_of) -> None:
    text = LINES.replace("PHÒNG VĂN HÓA VÀ THÔNG TIN", "PHÒNG TÀI CHÍNH - KẾ HOẠCH")
    assert read(layout_of(text), ZoneKind.TITLE).startswith("KẾ HOẠCH Tổ chức")


def test_the_flat_title_ends_with_its_capitals(layout_of) -> None:
    flat = FLAT.replace("KẾ HOẠCH Tổ chức Ngày hội đọc sách năm", "KẾ HOẠCH NGÀY HỘI ĐỌC SÁCH NĂM")
    assert read(layout_of(flat), ZoneKind.TITLE) == "KẾ HOẠCH NGÀY HỘI ĐỌC SÁCH NĂM 2022"


def test_annexes_stand_behind_the_end(layout_of) -> None:
    layout = layout_of(LINES + "PHỤ LỤC I\nDANH SÁCH ĐIỂM ĐỌC\n1. Xã A\nPHỤ LỤC II\nBIỂU MẪU\n")
    assert len(layout.spans(ZoneKind.ANNEX)) == 2
    assert read(layout, ZoneKind.SIGNATURE) == "TRƯỞNG PHÒNG Trần Văn Bình"


def test_an_official_letter_has_an_addressee_and_no_title(layout_of) -> None:
    layout = layout_of(
        "SỞ NỘI VỤ\nSố: 210/SNV-VP\nV/v cử cán bộ tập huấn\nMinh Long, ngày 02 tháng 5 năm 2023\n"
        "Kính gửi:\n- Sở Tài chính;\n- Sở Y tế.\n"
        "Sở Nội vụ đề nghị các đơn vị cử cán bộ trước ngày 10/5/2023./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert layout.zone(ZoneKind.TITLE) is None
    assert read(layout, ZoneKind.ADDRESSEE) == "Kính gửi: - Sở Tài chính; - Sở Y tế."
    assert "V/v cử cán bộ" in read(layout, ZoneKind.HEADER)


def test_page_numbers_inside_sentences_are_blanked(layout_of) -> None:
    text = LINES.replace("Giới thiệu sách hay đến bạn đọc.", "Giới thiệu sách\n2\nhay đến bạn đọc.")
    layout = layout_of(text)
    assert "Giới thiệu sách hay đến bạn đọc." in read(layout, ZoneKind.BODY)
    assert len(layout.flow) == len(layout.source.text)


@pytest.mark.parametrize("text", ["", "\n\n", "abc", "Nơi nhận:", "KẾ HOẠCH", "I.", "./."])
def test_odd_input_gives_a_layout(layout_of, text) -> None:
    if text.strip():
        assert layout_of(text).source.text.strip() == text.strip()


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["Thư viện huyện", "chủ trì tổ chức."], 1),
        (["Thư viện huyện chủ trì.", "Các xã phối hợp."], 2),
        (["- mở cửa thư viện;", "- giới thiệu sách."], 2),
    ],
)
def test_a_break_inside_a_sentence_makes_no_paragraph(layout_of, lines, count) -> None:
    text = LINES.replace("Thư viện huyện chủ trì./.", "\n".join(lines) + "\nXong./.")
    layout = layout_of(text)
    inside = [
        s for s in layout.paragraphs if layout.read(s).startswith(tuple(x[:9] for x in lines))
    ]
    assert len(inside) == count


def test_bare_text_without_a_reader_is_laid_out() -> None:
    part = layout.lay_out(Source("x", "KẾ HOẠCH\nTrồng cây"))[0]
    assert part.read(part.zone(ZoneKind.TITLE)) == "KẾ HOẠCH Trồng cây"


def test_a_type_inside_the_capitals_of_a_flat_title_is_no_title(layout_of) -> None:
    flat = FLAT.replace(
        "năm 2022 KẾ HOẠCH Tổ chức Ngày hội đọc sách năm 2022",
        "năm 20 22 KẾ HOẠCH THỰC HIỆN CHỈ THỊ SỐ 5/CT-UBND VỀ ĐỌC SÁCH",
    )
    zone = read(layout_of(flat), ZoneKind.TITLE)
    assert zone == "KẾ HOẠCH THỰC HIỆN CHỈ THỊ SỐ 5/CT-UBND VỀ ĐỌC SÁCH"


def test_nothing_reads_across_two_cells(layout_of) -> None:
    rows = "TT\tViệc\tChủ trì\n1\tPhổ biến Luật\tBáo tỉnh\n"
    part = layout_of(LINES.replace("Thư viện huyện chủ trì./.", rows + "Xong./."))
    assert "Luật¦Báo tỉnh\nXong" in part.flow
    assert len(part.flow) == len(part.source.text)


def test_a_flat_title_ends_before_the_first_heading(layout_of) -> None:
    flat = FLAT.replace(
        "Tổ chức Ngày hội đọc sách năm 2022 Thực", "NGÀY HỘI ĐỌC SÁCH I. CĂN CỨ - Thực"
    )
    assert read(layout_of(flat), ZoneKind.TITLE) == "KẾ HOẠCH NGÀY HỘI ĐỌC SÁCH"
