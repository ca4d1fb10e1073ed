"""False alarms that were found by reading every finding on issued documents; texts are invented."""

from __future__ import annotations

import io

import docx
import pytest
from commune_plan import BASES, BODY, END, HEAD

from vbparse import parse_source
from vbparse.readers import read_bytes
from vbparse.rules.check import Checked, State, check


def checked(text: str, name: str = "plan.txt") -> Checked:
    return check(parse_source(read_bytes(name, text.encode()))[0])


def codes(text: str) -> list[str]:
    return [finding.code for finding in checked(text).findings]


def states(one: Checked) -> dict[str, State]:
    return {each.rule.code: each.state for each in one.outcomes}


def word(lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> Checked:
    """The lines as a Word file, with a table before the signature."""
    document = docx.Document()
    for line in lines.splitlines():
        if line.startswith("Nơi nhận") and rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return check(parse_source(read_bytes("plan.docx", stream.getvalue()))[0])


@pytest.mark.parametrize(
    "base",
    [
        "Kế hoạch số 30/KH-UBND ngày 02/3/2024 Tháng môi trường năm 2024 của UBND huyện",
        "Nghị quyết số 53/2023/QH15 ngày 10/11/2023 về Kế hoạch phát triển kinh tế năm 2024 của "
        "Quốc hội khóa XV",
    ],
)
def test_the_issuer_may_stand_behind_the_subject(base: str) -> None:
    text = HEAD + f"Thực hiện {base}; UBND xã xây dựng Kế hoạch như sau:\n" + BODY + END
    assert "VB304" not in codes(text)


@pytest.mark.parametrize(
    "bases",
    [
        "Thực hiện chỉ đạo của Sở Tài nguyên và Môi trường tại Công văn số 139/STNMT-MT ngày "
        "20/02/2024 về thu gom rác; Công văn số 356/STNMT-MT ngày 07/3/2024 về trồng cây;",
        "Thực hiện các Chỉ thị của Thủ tướng Chính phủ số 10/CT-TTg ngày 19/01/2024 về thu gom "
        "rác, số 31/CT-TTg ngày 21/02/2024 về trồng cây;",
    ],
)
def test_one_issuer_may_lead_a_list(bases: str) -> None:
    text = HEAD + bases + " UBND xã xây dựng Kế hoạch như sau:\n" + BODY + END
    assert "VB304" not in codes(text)


@pytest.mark.parametrize(
    "base",
    [
        "Thực hiện kết luận của Chủ tịch UBND huyện tại Thông báo số 9/TB-UBND ngày 10/01/2024 "
        "của UBND huyện;",
        "Được sự đồng ý của Thường trực Huyện ủy tại Công văn số 415-CV/HU ngày 03 tháng 4 năm "
        "2024 của Huyện ủy,",
        "Thực hiện Nghị định số 11/2010/NĐ-CP ngày 24/02/2010 của Chính phủ về rác thải, được "
        "sửa đổi, bổ sung một số điều tại Nghị định số 100/2013/NĐ-CP ngày 03/9/2013 của Chính "
        "phủ;",
        "Thực hiện Chỉ thị số 23-CT/HU ngày 25/01/2024 của Huyện ủy, Nghị quyết số 14/NQ-HĐND "
        "ngày 21/02/2024 của Hội đồng nhân dân huyện và Chương trình hành động của UBND huyện về "
        "thu gom rác thải;",
    ],
)
def test_what_a_document_is_about_may_stand_elsewhere(base: str) -> None:
    text = HEAD + base + " UBND xã xây dựng Kế hoạch như sau:\n" + BODY + END
    assert "VB305" not in codes(text)


def test_bare_citations_are_still_told() -> None:
    bases = "Thực hiện Chỉ thị số 23/CT-UBND ngày 25/01/2024; Kế hoạch số 5/KH-UBND ngày 26/01/2024"
    found = codes(HEAD + bases + " của UBND huyện; UBND xã xây dựng Kế hoạch:\n" + BODY + END)
    assert "VB304" in found
    assert found.count("VB305") == 2


@pytest.mark.parametrize("lead", ["Theo đề nghị của", "Xét đề nghị của"])
def test_the_body_that_proposes_closes_the_list_of_bases(lead: str) -> None:
    proposed = BASES.replace(
        "về vệ sinh môi trường.\n", f"về vệ sinh môi trường;\n{lead} Công chức Văn hóa xã,\n"
    )
    assert not {"VB301", "VB302"} & set(codes(HEAD + proposed + BODY + END))


def test_a_resolution_has_no_rank_among_the_bases() -> None:
    bases = (
        "Thực hiện Nghị quyết số 149/NQ-CP ngày 21/9/2023 của Chính phủ về rác thải; Nghị định số "
        "45/2022/NĐ-CP ngày 07/7/2022 của Chính phủ về xử phạt; UBND xã xây dựng Kế hoạch:\n"
    )
    assert "VB308" not in codes(HEAD + bases + BODY + END)


def test_a_day_that_does_not_exist_is_told_once() -> None:
    body = BODY.replace("Giữ sạch", "Thực hiện Chỉ thị số 31/CT-TTg ngày 21/21/2023. Giữ sạch")
    found = codes(HEAD + BASES + body + END)
    assert "VB604" in found
    assert "VB309" not in found


def test_a_cell_begins_with_a_capital() -> None:
    flat = (
        (HEAD + BASES + BODY)
        .replace("\n", " ")
        .replace("Quét dọn", "STT Nội dung 1 Điểm c khoản 4 Điều 8 2 Khoản 4 Điều 57 Quét dọn")
    )
    assert "VB802" not in codes(flat)


def test_the_last_word_of_a_text_that_breaks_off_is_not_judged() -> None:
    text = HEAD + BASES + BODY.replace("Trên đây là Kế hoạch", "Vận động người dân phát")
    cut = text[: text.index("trường./.")] + "trườ"
    assert "VB804" not in codes(cut)
    assert "VB804" in codes(text.replace("Giữ sạch", "Giữ sạchh trườ"))


@pytest.mark.parametrize("borrowed", ["ôtô", "panô", "môtô", "kilôgam"])
def test_borrowed_words_in_one_piece(borrowed: str) -> None:
    assert "VB804" not in codes(HEAD + BASES + BODY.replace("đường làng", borrowed) + END)


def test_an_opening_may_give_the_reason_without_a_document() -> None:
    reason = (
        "Hằng năm, vào mùa mưa lượng rác thải tăng cao, nguy cơ dịch bệnh lớn. Do đó, UBND xã ban "
        "hành Kế hoạch với các nội dung như sau:\n"
    )
    assert "VB201" not in codes(HEAD + reason + BODY + END)


def test_a_section_may_give_the_reason() -> None:
    assert "VB201" not in codes(
        HEAD + BODY.replace("I. MỤC ĐÍCH", "PHẦN I\nSỰ CẦN THIẾT\nRác nhiều.\nPHẦN II\nMỤC ĐÍCH")
    )


def test_the_subject_of_a_letter_follows_its_v_v() -> None:
    head = """ỦY BAN NHÂN DÂN
XÃ HÒA SƠN
Số: 12/UBND-VX
V/v tăng cường vệ sinh môi trường
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Sơn, ngày 15 tháng 4 năm 2024
Kính gửi: Các thôn.
Ủy ban nhân dân xã yêu cầu các thôn quét dọn đường làng trước ngày 20/5/2024./.
"""
    assert "VB135" not in codes(head + END)


def test_bodies_with_duties_of_their_own_are_no_joint_lead() -> None:
    joint = (
        "1. Giao Sở Xây dựng, Sở Tài chính, Sở Nội vụ, Sở Y tế{} rà soát các tuyến đường trước ngày "
        "20/5/2024.\n2. Giao Sở Y tế chủ trì phun thuốc trước ngày 21/5/2024.\n"
    )
    plain, own = joint.format(" chủ trì"), joint.format(" theo chức năng, nhiệm vụ chủ động")
    assert "VB232" in codes(HEAD + BASES + BODY.replace("Quét dọn", plain + "Quét dọn") + END)
    assert "VB232" not in codes(HEAD + BASES + BODY.replace("Quét dọn", own + "Quét dọn") + END)


def test_a_time_that_could_not_be_read_is_a_time() -> None:
    rows = (
        ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"),
        ("1", "Quét dọn đường làng", "Công an xã", "Các thôn", "Tháng 5 năm 2024"),
        ("2", "Lắp thùng rác", "Văn phòng xã", "Các thôn", "Xong trước kỳ họp thứ ba"),
        ("3", "Trồng cây xanh", "Văn phòng xã", "Các thôn", "Tháng 6 năm 2024"),
        ("4", "Khơi thông cống", "Trạm Y tế xã", "Các thôn", ""),
    )
    told = [f.message for f in word(HEAD + BASES + BODY + END, rows).findings if f.code == "VB233"]
    assert len(told) == 1
    assert "Khơi thông" in told[0]


def test_a_day_on_which_the_plan_was_agreed_is_no_deadline() -> None:
    body = BODY.replace(
        "Trên đây",
        "Kế hoạch này thông qua tại cuộc họp xã ngày 12/4/2024, đề nghị thực hiện.\nTrên đây",
    )
    assert "VB602" not in codes(HEAD + BASES + body + END)


REPRINT = """QUYẾT ĐỊNH
CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SỐ 115/2004/QĐ-UBND
NGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC SỬA ĐỔI QUY CHẾ QUẢN LÝ RÁC THẢI
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức Hội đồng nhân dân ngày 26 tháng 11 năm 2003;
Theo đề nghị của Giám đốc Sở Xây dựng,
QUYẾT ĐỊNH:
Điều 1. Sửa đổi một số điều của Quy chế.
Điều 2. Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.
"""


def test_a_reprint_is_not_judged_by_the_head_and_end_that_it_left_out() -> None:
    found = states(word(REPRINT))
    for code in ("VB101", "VB102", "VB106", "VB110", "VB121", "VB411", "VB431"):
        assert found[code] is State.NOT_EVALUATED, code


def test_a_draft_without_its_head_is_told_so() -> None:
    found = states(word(HEAD[HEAD.index("KẾ HOẠCH") :] + BASES + BODY + END))
    assert found["VB101"] is found["VB110"] is State.FAILED


@pytest.mark.parametrize("issuer", ["BAN CHẤP HÀNH CÔNG ĐOÀN", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM"])
def test_bodies_that_are_no_state_office_may_have_no_clerk(issuer: str) -> None:
    head = HEAD.replace("ỦY BAN NHÂN DÂN\n", f"{issuer}\n").replace("KH-UBND", "KH-BTT")
    end = END.replace("Lưu: VT", "Lưu: Công đoàn").replace("ỦY BAN NHÂN DÂN", "BAN THƯỜNG TRỰC")
    told = [f for f in checked(head + BASES + BODY + end).findings if f.code == "VB414"]
    assert all(finding.status == "needs_review" for finding in told)


def test_a_part_with_a_letter_may_be_pointed_to_though_it_was_read_as_no_heading() -> None:
    body = BODY.replace("Quét dọn", "A. ĐƯỜNG LÀNG\n4. Quét dọn").replace(
        "chủ trì thực hiện", "thực hiện điểm 4, phần A, Mục II"
    )
    assert "VB225" not in codes(HEAD + BASES + body + END)
    assert "VB225" in codes(HEAD + BASES + body.replace("phần A", "phần C") + END)


@pytest.mark.parametrize(
    "told",
    [
        "Các phòng, ban, Ủy ban nhân dân các xã, thị trấn tập trung quét dọn trước ngày 20/5/2024.",
        "Thủ trưởng các cơ quan, Chủ tịch Ủy ban nhân dân các xã quét dọn trước ngày 20/5/2024.",
        "Công đoàn, Đoàn Thanh niên có trách nhiệm phối hợp quét dọn trước ngày 20/5/2024.",
        "Phòng Y tế, Phòng Nội vụ căn cứ chức năng, nhiệm vụ rà soát trước ngày 20/5/2024.",
    ],
)
def test_whole_groups_of_bodies_are_no_joint_lead(told: str) -> None:
    assert "VB232" not in codes(HEAD + BASES + BODY.replace("Quét dọn", f"{told}\nQuét dọn") + END)


def test_the_last_paragraph_may_close_with_whom_to_turn_to() -> None:
    end = (
        "Công chức Văn hóa tổng hợp, báo cáo trước ngày 25/5/2024. Trong quá trình triển khai, nếu "
        "có khó khăn, vướng mắc đề nghị các thôn phản ánh về Công chức Văn hóa để xem xét./."
    )
    text = BODY.replace("Trên đây là Kế hoạch ra quân vệ sinh môi trường./.", end)
    assert "VB209" not in codes(HEAD + BASES + text + END)
    assert "VB209" in codes(HEAD + BASES + text.replace("Trong quá trình", "Khi") + END)


def test_the_heading_over_labels_is_no_task() -> None:
    tasks = "".join(
        f"{number}. {name}\na) Phân công thực hiện\n- Đơn vị đầu mối: Công chức Văn hóa.\n"
        f"- Đơn vị phối hợp: Các thôn.\nb) Thời gian thực hiện: Tháng {number + 4}/2024\n"
        f"c) Sản phẩm: báo cáo kết quả.\n"
        for number, name in enumerate(("Quét dọn đường làng ngõ xóm", "Trồng cây bên đường"), 1)
    )
    text = BODY.replace("Quét dọn các tuyến đường trước ngày 20/5/2024.\n", tasks)
    assert not {"VB231", "VB233", "VB234"} & set(codes(HEAD + BASES + text + END))


def test_who_carries_a_task_out_is_its_lead() -> None:
    tasks = "".join(
        f"{number}. Quét dọn tuyến đường {number} của xã\n- {label}: Công an xã.\n"
        f"- Cơ quan phối hợp: Các thôn.\n- Thời gian thực hiện: Tháng {number + 4}/2024.\n"
        for number, label in enumerate(
            ("Cơ quan chủ trì", "Cơ quan chủ trì", "Cơ quan thực hiện"), 1
        )
    )
    text = BODY.replace("Quét dọn các tuyến đường trước ngày 20/5/2024.\n", tasks)
    assert "VB231" not in codes(HEAD + BASES + text + END)


def test_the_last_task_of_a_text_that_breaks_off_may_go_on() -> None:
    tasks = "".join(
        f"{number}. Quét dọn tuyến đường {number} của xã\n- Cơ quan chủ trì: Công an xã.\n"
        f"- Thời gian thực hiện: Tháng {number + 4}/2024.\n"
        for number in (1, 2, 3)
    )
    text = HEAD + BASES + BODY.replace("Quét dọn các tuyến đường trước ngày 20/5/2024.\n", tasks)
    whole = text.replace("- Thời gian thực hiện: Tháng 7/2024.\n", "")
    cut = whole[: whole.index("III. TỔ CHỨC")]
    assert "VB233" in codes(whole + END)
    assert "VB233" not in codes(cut)


def test_a_symbol_with_stray_spaces_is_told_once() -> None:
    base = "Căn cứ Công văn số 15/SGDĐT - GDTX ngày 21/02/2024 của Sở Giáo dục về đọc sách;\n"
    found = codes(HEAD + base + BASES + BODY + END)
    assert found.count("VB309") == 1
    assert not {"VB303", "VB304", "VB305"} & set(found)


def test_the_symbol_may_tell_whose_standing_board_it_is() -> None:
    head = HEAD.replace("ỦY BAN NHÂN DÂN\n", "BAN THƯỜNG TRỰC\n").replace("KH-UBND", "KH-MTTQ-BTT")
    end = END.replace("Lưu: VT", "Lưu: MTTQ").replace("ỦY BAN NHÂN DÂN", "BAN THƯỜNG TRỰC")
    told = [f for f in checked(head + BASES + BODY + end).findings if f.code == "VB414"]
    assert all(finding.status == "needs_review" for finding in told)


def test_a_letter_of_a_body_without_units_bears_its_name_alone() -> None:
    base = "Căn cứ Công văn số 160/BATGT ngày 21/02/2024 của Ban An toàn giao thông về vỉa hè;\n"
    assert "VB309" not in codes(HEAD + base + BASES + BODY + END)
    assert "VB309" in codes(HEAD + base.replace("/BATGT", "/KHUBND") + BASES + BODY + END)


def test_a_last_request_to_carry_the_plan_out_closes_it() -> None:
    asked = "Ủy ban nhân dân xã đề nghị các thôn quan tâm phối hợp thực hiện./."
    text = BODY.replace("Trên đây là Kế hoạch ra quân vệ sinh môi trường./.", asked)
    assert "VB209" not in codes(HEAD + BASES + text + END)


def test_columns_for_beginning_and_end_are_no_two_times() -> None:
    rows = (
        ("STT", "Nhiệm vụ", "Bắt đầu", "Kết thúc", "Đơn vị chủ trì"),
        ("1", "Phát quang bờ rào quanh trường học", "02/5/2024", "20/5/2024", "Công an xã"),
        ("2", "Trồng cây xanh dọc bờ kênh", "05/5/2024", "25/5/2024", "Văn phòng xã"),
    )
    assert "VB611" not in {f.code for f in word(HEAD + BASES + BODY + END, rows).findings}


def test_the_day_of_a_directive_in_the_subject_is_not_the_end_of_the_plan() -> None:
    head = HEAD.replace(
        "Ra quân vệ sinh môi trường năm 2024",
        "Thực hiện Chỉ thị số 11-CT/HU ngày 04/01/2024 của Huyện ủy về vệ sinh môi trường",
    )
    body = BODY.replace("20/5/2024", "01/01/2030")
    assert "VB603" not in codes(head + BASES + body + END)
    assert "VB603" in codes(HEAD + BASES + body + END)
