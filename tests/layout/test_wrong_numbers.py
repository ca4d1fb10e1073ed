"""Headings of sections whose number was skipped or repeated are headings all the same."""

from __future__ import annotations

import pytest

HEAD = "KẾ HOẠCH\nTổ chức hội thao\nTrường xây dựng kế hoạch như sau:\n"
FLAT = (
    "TRƯỜNG THCS HOA SEN ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --- "
    "Số: 8/KH-THCS Hoa Sen, ngày 05 tháng 9 năm 2022 KẾ HOẠCH TỔ CHỨC HỘI THAO NĂM 2022 Thực hiện "
    "Kế hoạch số 9/KH-UBND ngày 01/9/2022, nhà trường xây dựng kế hoạch như sau: "
)


@pytest.mark.parametrize(
    ("numbers", "titles"),
    [
        (("I", "III", "IV"), ("Mục đích", "Nội dung thực hiện", "Kinh phí")),
        (("I", "II", "II"), ("Mục đích", "Nội dung thực hiện", "Kinh phí")),
        (("I", "II", "V"), ("Mục tiêu", "Nhiệm vụ, giải pháp", "Tổ chức thực hiện")),
    ],
)
@pytest.mark.parametrize("flat", [False, True])
def test_a_usual_name_in_small_letters(layout_of, numbers, titles, flat) -> None:
    lines = [
        f"{number}. {title}\n- Các lớp luyện tập đều đặn.\n"
        for number, title in zip(numbers, titles, strict=True)
    ]
    text = FLAT + "".join(lines).replace("\n", " ") if flat else HEAD + "".join(lines)
    layout = layout_of(text)
    found = [(h.level, h.number, layout.read(h.title)) for h in layout.headings if h.titled]
    assert found == [(1, n, t) for n, t in zip(numbers, titles, strict=True)]


def test_roman_figures_in_a_sentence_are_none(layout_of) -> None:
    layout = layout_of(HEAD + "I. Mục đích\n- Theo tư tưởng của\nV.I. Lênin về thể thao.\n")
    assert [h.number for h in layout.headings] == ["I"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "I. MỤC ĐÍCH\n1. Ý nghĩa\n2. Yêu cầu\nII. NỘI DUNG\n3. KINH PHÍ\nIV. TỔ CHỨC THỰC HIỆN\n",
            [(1, "I"), (2, "1"), (2, "2"), (1, "II"), (1, "3"), (1, "IV")],
        ),
        (
            "I. MỤC ĐÍCH\nII. NỘI DUNG\n1. Thi đấu\n2. Trao giải\n3. KINH PHÍ\nIV. TỔ CHỨC THỰC HIỆN\n",
            [(1, "I"), (1, "II"), (2, "1"), (2, "2"), (1, "3"), (1, "IV")],
        ),
        (
            "1. Mục đích\nII. Nội dung\n3. Kinh phí\n",
            [(1, "1"), (1, "II"), (1, "3")],
        ),
        (
            "I. MỤC ĐÍCH, YÊU CẦU\n1. MỤC ĐÍCH\n2. YÊU CẦU\nII. NỘI DUNG\n1. Thi đấu\n2. Nội dung khác\n",
            [(1, "I"), (2, "1"), (2, "2"), (1, "II"), (2, "1"), (2, "2")],
        ),
    ],
)
def test_a_section_in_other_figures(layout_of, body, expected) -> None:
    layout = layout_of(HEAD + body)
    assert [(h.level, h.number) for h in layout.headings] == expected


def test_sections_in_arabic_figures_with_a_leap(layout_of) -> None:
    layout = layout_of(HEAD + "1. Mục đích\n2. Nội dung\n5. Kinh phí\n6. Tổ chức thực hiện\n")
    assert [(h.level, h.number) for h in layout.headings] == [(1, n) for n in "1256"]


def test_a_section_behind_the_word_for_a_place(layout_of) -> None:
    text = "I- Mục đích - Vui khỏe. II- Nội dung - Thi đấu. III- Thời gian và địa điểm IV- Kinh phí"
    layout = layout_of(FLAT + text)
    assert [h.number for h in layout.headings] == ["I", "II", "III", "IV"]


def test_a_section_in_other_figures_behind_numbered_sentences(layout_of) -> None:
    body = "I. Mục đích\nII. Kinh phí\n1. Cân đối trong dự toán.\n2. Huy động xã hội.\n"
    layout = layout_of(
        HEAD + body.replace("2. Huy", "- Huy") + "3. Tổ chức thực hiện\n1. Tổ Văn phòng\n"
    )
    assert [(h.level, h.number) for h in layout.headings][-2:] == [(1, "3"), (2, "1")]


def test_the_second_half_of_a_section_stays_in_it(layout_of) -> None:
    body = "I. MỤC TIÊU\n1. Mục tiêu chung: nâng cao sức khỏe.\n2. Mục tiêu cụ thể\na) Một.\n"
    small = body.replace("MỤC TIÊU", "Mục tiêu")
    for text in (body, small):
        assert [h.level for h in layout_of(HEAD + text).headings][:3] == [1, 2, 2]
