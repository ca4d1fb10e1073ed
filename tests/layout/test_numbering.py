"""Numbered headings, by lines and in running text."""

from __future__ import annotations

import pytest

from vbparse.layout.numbering import MOST

HEAD = "KẾ HOẠCH\nTổ chức hội thao\nTrường xây dựng kế hoạch như sau:\n"


def outline(layout) -> list[tuple[int, str, str]]:
    return [(h.level, h.number, layout.read(h.title)) for h in layout.headings if h.titled]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I. MỤC ĐÍCH\nA.\n1. Ý nghĩa\n2. Mục tiêu\nII. NỘI DUNG\n1. Thi đấu\na) Bóng đá\nb) Cờ vua\n",
         [(1, "I", "MỤC ĐÍCH"), (2, "1", "Ý nghĩa"), (2, "2", "Mục tiêu"), (1, "II", "NỘI DUNG"),
          (2, "1", "Thi đấu"), (3, "a", "Bóng đá"), (3, "b", "Cờ vua")]),
        ("1. Mục đích yêu cầu\n2. Nội dung\n2.1. Thi đấu\n2.2. Trao giải\n3. Kinh phí\n",
         [(1, "1", "Mục đích yêu cầu"), (1, "2", "Nội dung"), (2, "2.1", "Thi đấu"),
          (2, "2.2", "Trao giải"), (1, "3", "Kinh phí")]),
        ("PHẦN I. KẾT QUẢ\nI. ĐẶC ĐIỂM\nII. TỒN TẠI\nPHẦN II. KẾ HOẠCH\nI. MỤC TIÊU\n",
         [(1, "PHẦN I", "KẾT QUẢ"), (2, "I", "ĐẶC ĐIỂM"), (2, "II", "TỒN TẠI"),
          (1, "PHẦN II", "KẾ HOẠCH"), (2, "I", "MỤC TIÊU")]),
        ("I- MỤC TIÊU\n1- Mục tiêu chung\n2- Mục tiêu cụ thể\nII- NHIỆM VỤ\n",
         [(1, "I", "MỤC TIÊU"), (2, "1", "Mục tiêu chung"), (2, "2", "Mục tiêu cụ thể"), (1, "II", "NHIỆM VỤ")]),
        ("I. MỤC TIÊU\nII. NHIỆM VỤ\nIV. KINH PHÍ\n",
         [(1, "I", "MỤC TIÊU"), (1, "II", "NHIỆM VỤ"), (1, "IV", "KINH PHÍ")]),
        ("PHẦN I\nKẾT QUẢ NĂM TRƯỚC\nPHẦN II\nKẾ HOẠCH NĂM NAY\n",
         [(1, "PHẦN I", "KẾT QUẢ NĂM TRƯỚC"), (1, "PHẦN II", "KẾ HOẠCH NĂM NAY")]),
        ("A. MỘT\nB. HAI\nC. BA\nD. BỐN\nĐ. NĂM\nE. SÁU\n",
         [(1, "A", "MỘT"), (1, "B", "HAI"), (1, "C", "BA"), (1, "D", "BỐN"), (1, "Đ", "NĂM"), (1, "E", "SÁU")]),
        ("I. MỘT\na) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Năm\ng) Sáu\n",
         [(1, "I", "MỘT"), *((2, n, t) for n, t in zip("abcdeg", ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"), strict=True))]),
        ("Điều 1. Phạm vi\nĐiều 2. Đối tượng\n", [(1, "Điều 1", "Phạm vi"), (1, "Điều 2", "Đối tượng")]),
        ("I. NỘI DUNG\nThư mời gửi trước ngày\n05/6/2024 về trường, theo khoản\n1. Điều này.\nII. KINH PHÍ\n",
         [(1, "I", "NỘI DUNG"), (1, "II", "KINH PHÍ")]),
        ("A. MỤC TIÊU\nI. Mục tiêu chung\nVui.\nII. Mục tiêu cụ thể\nB. NHIỆM VỤ\nI. Việc chung\n",
         [(1, "A", "MỤC TIÊU"), (2, "I", "Mục tiêu chung"), (2, "II", "Mục tiêu cụ thể"), (1, "B", "NHIỆM VỤ"),
          (2, "I", "Việc chung")]),
    ],
    ids=["roman", "arabic", "parts", "dashes", "gap", "own line", "letters", "small letters", "articles",
         "broken dates", "letters over roman"],
)  # fmt: skip
def test_headings_count_up(layout_of, body, expected) -> None:
    assert outline(layout_of(HEAD + body)) == expected


def test_a_numbered_sentence_is_an_item_not_a_heading(layout_of) -> None:
    layout = layout_of(
        HEAD
        + "I. NỘI DUNG\n1. Các lớp tổ chức luyện tập nghiêm túc, bảo đảm an toàn cho học sinh.\n"
        "2. Cuối tuần các lớp báo cáo kết quả luyện tập về Ban Tổ chức của nhà trường.\n"
    )
    assert outline(layout) == [(1, "I", "NỘI DUNG")]
    assert [h.number for h in layout.headings] == ["I", "1", "2"]


def test_a_name_before_a_colon_is_the_heading(layout_of) -> None:
    layout = layout_of(HEAD + "I. TỔ CHỨC THỰC HIỆN\n1. Tổ Thể dục: Chuẩn bị sân bãi, dụng cụ.\n")
    assert outline(layout)[1] == (2, "1", "Tổ Thể dục")


FLAT = (
    "TRƯỜNG THCS HOA SEN ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --- "
    "Số: 8/KH-THCS Hoa Sen, ngày 05 tháng 9 năm 2022 KẾ HOẠCH TỔ CHỨC HỘI THAO NĂM 2022 Thực hiện "
    "Kế hoạch số 9/KH-UBND ngày 01/9/2022, nhà trường xây dựng kế hoạch như sau: {body}"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Rèn luyện sức khỏe. 2. Yêu cầu - An toàn. II. NỘI DUNG THỰC HIỆN Các lớp",
         [(1, "I", "MỤC ĐÍCH, YÊU CẦU"), (2, "1", "Mục đích"), (2, "2", "Yêu cầu"), (1, "II", "NỘI DUNG THỰC HIỆN")]),
        ("I. Mục đích, yêu cầu 1. Mục đích Rèn luyện sức khỏe. 2. Yêu cầu: an toàn. II. Nội dung 1. Thi đấu: bóng đá.",
         [(1, "I", "Mục đích, yêu cầu"), (2, "1", "Mục đích"), (2, "2", "Yêu cầu"), (1, "II", "Nội dung"), (2, "1", "Thi đấu")]),
        ("I. MỤC ĐÍCH - YÊU CẦU Theo khoản 1. Điều 2. Luật, các lớp tập luyện. II. KINH PHÍ UBND xã hỗ trợ.",
         [(1, "I", "MỤC ĐÍCH - YÊU CẦU"), (1, "II", "KINH PHÍ")]),
        ("1. MỤC ĐÍCH 1. Rèn luyện: sức khỏe. 2. Giao lưu: học hỏi. II. NỘI DUNG Các lớp thi đấu.",
         [(1, "I", "MỤC ĐÍCH"), (2, "1", "Rèn luyện"), (2, "2", "Giao lưu"), (1, "II", "NỘI DUNG")]),
        ("1. CHỦ ĐỀ “Sân chơi xanh” là khẩu hiệu. 2. NỘI DUNG Trẻ từ 1 - 5 tuổi thi chạy.",
         [(1, "1", "CHỦ ĐỀ"), (1, "2", "NỘI DUNG")]),
        ("1. Bối cảnh Từ đầu năm học, nhà trường đã tổ chức nhiều hoạt động ngoài trời cho các lớp. 2. Mục tiêu: vui.",
         [(1, "1", "Bối cảnh"), (1, "2", "Mục tiêu")]),
        ("I. MỤC ĐÍCH Vui khỏe. II. NỘI DUNG Thi chạy. V. BÁO CÁO Gửi về trường.",
         [(1, "I", "MỤC ĐÍCH"), (1, "II", "NỘI DUNG"), (1, "V", "BÁO CÁO")]),
        ("I. Mục đích - yêu cầu 1. Rèn luyện sức khỏe. 2. Giao lưu. II. Phạm vi, đối tượng Áp dụng cho các tổ.",
         [(1, "I", "Mục đích - yêu cầu"), (1, "II", "Phạm vi, đối tượng")]),
        ("I. Nhiệm vụ của Ban Tổ chức: chọn sân. II. TÌNH HÌNH GIAI ĐOẠN 2011 - 2015 Sân cũ. III. KINH PHÍ Có đủ.",
         [(1, "I", "Nhiệm vụ của Ban Tổ chức"), (1, "II", "TÌNH HÌNH GIAI ĐOẠN 2011 - 2015"), (1, "III", "KINH PHÍ")]),
        ("I. Công tác tuyên truyền Báo Hải Lĩnh mở chuyên mục. II. Trách nhiệm của Sở Y tế Chủ trì khám sức khỏe.",
         [(1, "I", "Công tác tuyên truyền"), (1, "II", "Trách nhiệm của Sở Y tế")]),
        ("I. Hình thức tổ chức Tổ chức thi trực tuyến. II. Thời gian, địa điểm 1. Thời gian: 3 ngày.",
         [(1, "I", "Hình thức tổ chức"), (1, "II", "Thời gian, địa điểm")]),
    ],
    ids=["capitals", "sentence case", "references", "misprinted I", "quote", "opener", "gap",
         "sentence behind", "names and years", "bodies behind", "numbers behind"],
)  # fmt: skip
def test_headings_in_running_text(layout_of, body, expected) -> None:
    layout = layout_of(FLAT.format(body=body))
    assert layout.flat
    assert outline(layout) == expected


def test_bodies_run_to_the_next_heading_of_the_same_level(layout_of) -> None:
    layout = layout_of(HEAD + "I. MỘT\n1. Nhỏ\nchữ\nII. HAI\nxong\n")
    first, small, second = layout.headings
    assert (small.parent, first.body.end) == (0, second.whole.start)
    assert layout.read(small.body) == "chữ"
    assert layout.heading_at(small.body.start + 1) == 1


def test_lines_that_hold_a_number_alone_are_no_headings(layout_of) -> None:
    layout = layout_of(HEAD + "I. MỘT\n" + "\n1." * 500 + "\nII. HAI\nxong\n")
    assert len(layout.headings) < 10
    assert not layout.notices


def test_there_is_an_end_to_the_headings_that_are_read(layout_of) -> None:
    layout = layout_of(HEAD + "I. MỘT\n" + "1. Một việc\n" * (MOST + 200))
    assert len(layout.headings) == MOST
    assert [notice.code for notice in layout.notices] == ["too_many_headings"]
