from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vbparse.document import Issuer, Layout, LeadUnit
from vbparse.fields import lead_units, tasks

LayoutOf = Callable[[str], Layout]

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HẢI LĨNH
Số: 12/KH-UBND

KẾ HOẠCH
Tổ chức Ngày hội đọc sách năm 2024

Thực hiện Chỉ thị số 3/CT-TTg, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

III. TỔ CHỨC THỰC HIỆN

{body}
"""


def _leads(layout_of: LayoutOf, body: str, issuer: str | None = None) -> tuple[LeadUnit, ...]:
    layout = layout_of(PLAN.format(body=body))
    known: dict[str, Any] = {"issuer": Issuer(value=issuer), "deadlines": ()}
    known["tasks"] = tasks.tasks(layout, known)
    return lead_units.lead_units(layout, known)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # beside the word
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng kế hoạch.", ["Sở Y tế"]),
        ("Sở Y tế là cơ quan chủ trì, có trách nhiệm hướng dẫn.", ["Sở Y tế"]),
        ("Giao Sở Y tế chủ trì tham mưu.", ["Sở Y tế"]),
        ("Giao Sở Y tế làm đầu mối, theo dõi việc thực hiện.", ["Sở Y tế"]),
        ("Sở Y tế, Sở Nội vụ và Công an tỉnh chủ trì kiểm tra.",
         ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
        ("Gửi kết quả về Sở Y tế (Cơ quan thường trực Ban Chỉ đạo) trước ngày 10/5.", ["Sở Y tế"]),
        ("Văn phòng Sở chịu trách nhiệm chính về hậu cần.", ["Văn phòng Sở"]),
        # behind a label
        ("1. Mở lớp tập huấn\n- Đơn vị chủ trì: Sở Y tế; Báo Hải Lĩnh.\n- Đơn vị phối hợp: Sở Nội vụ.",
         ["Sở Y tế", "Báo Hải Lĩnh"]),
        ("1. Mở lớp tập huấn\na) Đơn vị đầu mối trình: Phòng Tổ chức cán bộ.", ["Phòng Tổ chức cán bộ"]),
        ("1. In tài liệu\n- Cơ quan thực hiện: Sở Y tế.\n- Cơ quan phối hợp: Sở Nội vụ.", ["Sở Y tế"]),
        ("1. Họp\n- Chủ trì: Đồng chí Phó Chủ tịch phụ trách văn xã.",
         ["Đồng chí Phó Chủ tịch phụ trách văn xã"]),
        ("1. Họp\n- Phụ trách chính: Phòng Công tác sinh viên.", ["Phòng Công tác sinh viên"]),
        ("Đơn vị chủ trì: Sở Nội vụ Đơn vị phối hợp: Sở Tư pháp Thời gian thực hiện: Năm 2024.",
         ["Sở Nội vụ"]),
        # named by the heading, or by the dash above
        ("1. Sở Y tế\n\n- Chủ trì, phối hợp với Sở Nội vụ hướng dẫn.\n\n2. Sở Nội vụ\n\n- Phối hợp.",
         ["Sở Y tế"]),
        ("1. Sở Y tế: Là cơ quan thường trực, theo dõi chung.", ["Sở Y tế"]),
        ("1. Các đơn vị\n- Sở Y tế:\n+ Chủ trì việc tập huấn.\n- Sở Nội vụ:\n+ Phối hợp với Sở Y tế.",
         ["Sở Y tế"]),
        ("1. Phó Hiệu trưởng Lê Văn An\n\nLà đầu mối tổ chức các hoạt động.",
         ["Phó Hiệu trưởng Lê Văn An"]),
        ("1. Ủy ban nhân dân Quận Một\n\nXây dựng kế hoạch; chủ trì phối hợp với Sở Y tế đăng cai lễ.",
         ["Ủy ban nhân dân Quận Một"]),
        # who collects the reports
        ("Các sở, ngành báo cáo về Sở Y tế trước ngày 10/5 để tổng hợp.", ["Sở Y tế"]),
        ("Các đơn vị báo cáo về Bộ Y tế (qua Vụ Tổ chức cán bộ) để tổng hợp.", ["Vụ Tổ chức cán bộ"]),
        ("2. Văn phòng Sở có trách nhiệm tổng hợp báo cáo kết quả thực hiện.", ["Văn phòng Sở"]),
        ("Các sở báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế) trước ngày 10/5.", ["Sở Y tế"]),
        ("Giao Phòng Kế hoạch theo dõi, lập biểu và tổng hợp, báo cáo kết quả.", ["Phòng Kế hoạch"]),
        # a body that directs others leads, not those it directs
        ("1. Công an tỉnh\n\n- Chỉ đạo Công an cấp xã chủ trì kiểm tra.", ["Công an tỉnh"]),
        # whatever kind of body the name says, when the clause is the name and the cue
        ("- Dự án Phòng chống sốt rét quốc gia chủ trì cấp phát màn.", ["Dự án Phòng chống sốt rét quốc gia"]),
        ("Trồng mới 40 ha rừng trước ngày 31/8/2024. Hạt Kiểm lâm huyện chủ trì nghiệm thu.",
         ["Hạt Kiểm lâm huyện"]),
        ("1. Sở Y tế\n- Phối hợp.\n\n2. Báo và Phát thanh, Truyền hình Hải Lĩnh\n- Chủ trì đưa tin.\n\n"
         "3. Sở Nội vụ\n- Phối hợp.\n\n4. Sở Tài chính\n- Phối hợp.",
         ["Báo và Phát thanh, Truyền hình Hải Lĩnh"]),
        ("1. Phó Hiệu trưởng phụ trách cơ sở vật chất chủ trì việc sửa chữa.",
         ["Phó Hiệu trưởng phụ trách cơ sở vật chất"]),
        ("Giao cho Hội Nông dân xã phụ trách việc thu gom.", ["Hội Nông dân xã"]),
        ("Phòng Quản lý chất lượng là thường trực của Hội đồng.", ["Phòng Quản lý chất lượng"]),
        ("1. Tổng phụ trách Đội chủ chì phần văn nghệ.", ["Tổng phụ trách Đội"]),
        ("Tiểu dự án dinh dưỡng do Trung tâm Y tế huyện chủ trì: cân đo trẻ.", ["Trung tâm Y tế huyện"]),
        ("Chủ tịch UBND tỉnh chủ trì đối thoại.", ["Chủ tịch UBND tỉnh"]),
        ("Thư viện tỉnh là đơn vị chủ trì.", ["Thư viện tỉnh"]),
        ("Phòng Quản lý văn hóa và gia đình đầu mối nhận bài.", ["Phòng Quản lý văn hóa và gia đình"]),
        ("Chi cục Dân số phụ trách chính việc tư vấn.", ["Chi cục Dân số"]),
        ("1. Sở Y tế là cơ quan thường trực giúp Trưởng Ban Chỉ đạo theo dõi, tổng hợp, báo cáo Bộ Y tế.",
         ["Sở Y tế"]),
        # lists behind labels
        ("1. Soạn quyết định\n- Cơ quan chủ trì soạn thảo: Sở Xây dựng (đối với nhà); Sở Y tế (đối với thuốc).",
         ["Sở Xây dựng", "Sở Y tế"]),
        ("1. Lễ phát động\n- Chủ trì: Bộ Y tế; UBND tỉnh Hải Lĩnh đăng cai.", ["Bộ Y tế"]),
        ("1. Phiên tòa giả định\n- Đơn vị chịu trách nhiệm chính về kịch bản: Tòa án nhân dân tỉnh.",
         ["Tòa án nhân dân tỉnh"]),
        # in charge of a part, beside its name in brackets, told by the one above
        ("Sở Y tế phụ trách tập huấn; Huyện đoàn Kim Giang phụ trách hậu cần.",
         ["Sở Y tế", "Huyện đoàn Kim Giang"]),
        ("Sở Y tế (chủ trì), Sở Nội vụ (phối hợp) lập danh sách.", ["Sở Y tế"]),
        ("1. Ủy ban nhân dân huyện\n\n- Chỉ đạo Phòng Nội vụ chủ trì kiểm tra.", ["Phòng Nội vụ"]),
        ("6. Văn phòng Sở: tham mưu lịch làm việc; là đơn vị tổng hợp kết quả của các phòng, báo cáo Giám đốc.",
         ["Văn phòng Sở"]),
        # by their functions; a body that needs no place; a label of two words; a part with a body of its own
        ("Phòng Kinh tế, Phòng Nội vụ theo chức năng, nhiệm vụ chủ trì triển khai.", ["Phòng Kinh tế", "Phòng Nội vụ"]),
        ("1. Cục Quản lý thị trường (Cơ quan thường trực): chủ trì kiểm tra.", ["Cục Quản lý thị trường"]),
        ("Cơ quan chủ trì, tham mưu: Sở Công Thương. Cơ quan phối hợp: Sở Tài chính.", ["Sở Công Thương"]),
        ("- Kinh phí: Phòng Tài chính - Kế hoạch phụ trách.", ["Phòng Tài chính - Kế hoạch"]),
        # parts behind a dash
        ("1. Thí điểm\n- Cơ quan chủ trì: Vụ Khoa học - Công nghệ; cơ quan phối hợp: Vụ Pháp chế.",
         ["Vụ Khoa học - Công nghệ"]),
        ("1. Thí điểm\n- Cơ quan chủ trì: Vụ Kế hoạch - Đầu tư.", ["Vụ Kế hoạch - Đầu tư"]),
        # once in short
        ("1. Ban Tổ chức Huyện ủy chủ trì hướng dẫn.\n\n2. Các xã báo cáo về Huyện ủy (qua Ban Tổ chức) để tổng hợp.",
         ["Ban Tổ chức Huyện ủy"]),
        # printed over two lines, once in short and once in full
        ("Sở Giao\nthông vận tải chủ trì. Sau đó Sở GTVT chủ trì họp.", ["Sở Giao thông vận tải"]),
    ],
)  # fmt: skip
def test_leads(layout_of: LayoutOf, body: str, expected: list[str]) -> None:
    found = _leads(layout_of, body, "Ủy ban nhân dân tỉnh Hải Lĩnh")
    assert [u.value for u in found] == expected


@pytest.mark.parametrize(
    "body",
    [
        "Các cơ quan được giao nhiệm vụ chủ trì phải bảo đảm tiến độ.",
        "TT Nội dung Bộ phận chủ trì",
        "Thủ trưởng các đơn vị chịu trách nhiệm chính về kết quả.",
        "Huyện ủy viên phụ trách xã dự họp.",
        "Chuyên viên Phòng Nội vụ phụ trách việc thu bài.",
        "Công an cấp xã phụ trách trật tự.",
        "Thường trực tổng hợp, báo cáo kết quả.",
        "Trưởng phòng Nội vụ làm đầu mối liên hệ: điện thoại 0912345678.",
        "Không để ùn tắc tại các đầu mối giao thông trọng điểm.",
        "1. Sở Y tế\n\n- Phối hợp với các đơn vị tổ chức lễ phát động.",
        "Chủ tịch UBND huyện chịu trách nhiệm chính và sẽ bị xem xét nếu để xảy ra vi phạm.",
        "1. Sở Y tế\n\n- Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh.",
        "Ủy ban nhân dân các huyện tổng hợp, báo cáo kết quả về Ủy ban nhân dân tỉnh.",
        "Các đơn vị gửi báo cáo về Ủy ban nhân dân tỉnh để tổng hợp.",
        "Nếu có vướng mắc, báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế) để xem xét.",
    ],
)
def test_no_lead(layout_of: LayoutOf, body: str) -> None:
    assert _leads(layout_of, body, "Ủy ban nhân dân tỉnh Hải Lĩnh") == ()


def test_the_subject_is_not_the_object_of_another_word(layout_of: LayoutOf) -> None:
    body = "1. Sở Y tế\n\n- Căn cứ hướng dẫn của Bộ Y tế có trách nhiệm chủ trì tập huấn."
    assert [u.value for u in _leads(layout_of, body)] == ["Sở Y tế"]


def test_who_reports_to_the_body_above_the_issuer_leads(layout_of: LayoutOf) -> None:
    body = "1. Ban Giám hiệu\n\nBáo cáo kết quả thực hiện về Phòng Giáo dục và Đào tạo."
    found = _leads(layout_of, body, "Trường Tiểu học Kim Liên")
    assert [u.value for u in found] == ["Ban Giám hiệu"]


def test_many_who_sum_up_do_so_for_themselves(layout_of: LayoutOf) -> None:
    body = "\n\n".join(
        f"{i}. {name} tổng hợp, báo cáo kết quả thực hiện."
        for i, name in enumerate(("Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"), 1)
    )
    assert _leads(layout_of, body) == ()


def test_explicit_beside_the_word_only(layout_of: LayoutOf) -> None:
    body = "1. Sở Y tế\n\n- Chủ trì tập huấn.\n\n2. Sở Nội vụ chủ trì thẩm định."
    assert [(u.value, u.explicit) for u in _leads(layout_of, body)] == [
        ("Sở Y tế", False),
        ("Sở Nội vụ", True),
    ]


def test_spans_show_the_name_and_tasks_are_linked(layout_of: LayoutOf) -> None:
    body = "1. Sở Y tế\n\n- Chủ trì tập huấn cho giáo viên.\n\n- Xây dựng tài liệu tập huấn."
    layout = layout_of(PLAN.format(body=body))
    known: dict[str, Any] = {}
    known["tasks"] = tasks.tasks(layout, known)
    (unit,) = lead_units.lead_units(layout, known)
    assert [layout.read(s) for s in unit.spans] == ["Sở Y tế"]
    assert [known["tasks"][i].value for i in unit.tasks] == [
        "Chủ trì tập huấn cho giáo viên",
        "Xây dựng tài liệu tập huấn",
    ]
    assert 0 < unit.confidence < 1


def test_one_running_line(layout_of: LayoutOf) -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH HẢI LĨNH ------- Số: 5/KH-UBND Hải Lĩnh, ngày 02 tháng 5 năm 2024 "
        "KẾ HOẠCH TẬP HUẤN SƠ CỨU Căn cứ Công văn số 9/BYT-KCB, Ủy ban nhân dân tỉnh ban hành Kế "
        "hoạch như sau: I. MỤC ĐÍCH Nâng cao kỹ năng. II. PHÂN CÔNG TRÁCH NHIỆM 2.1. Công an tỉnh "
        "- Chủ trì, phối hợp với Sở Y tế mở lớp. - Báo cáo kết quả. 2.2. Sở Nội vụ - Phối hợp thực "
        "hiện các nội dung liên quan."
    )
    layout = layout_of(text)
    assert [u.value for u in lead_units.lead_units(layout, {})] == ["Công an tỉnh"]
