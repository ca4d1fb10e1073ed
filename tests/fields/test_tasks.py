from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from vbparse import layout as layouts
from vbparse.document import Deadline, Layout, Span, Task
from vbparse.fields import lead_units, tasks
from vbparse.fields._task_items import items_of
from vbparse.fields._task_tables import names_in_cell, rows_of, sides_of_cell
from vbparse.fields._task_words import columns, labels_in, openers, order_at, post_at
from vbparse.readers import read_bytes
from vbparse.vietnamese.fold import key
from vbparse.vietnamese.lexicon import load

LayoutOf = Callable[[str], Layout]

PLAN = """SỞ Y TẾ

KẾ HOẠCH
Tập huấn sơ cứu năm 2024

Thực hiện Kế hoạch số 3/KH-UBND, Sở Y tế ban hành Kế hoạch như sau:

I. NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN

{body}
"""


def _tasks(layout_of: LayoutOf, body: str, **known: Any) -> tuple[Task, ...]:
    return tasks.tasks(layout_of(PLAN.format(body=body)), known)


def _table(rows: str) -> Layout:
    text = f"# KẾ HOẠCH\n\nTập huấn\n\n{rows}\n"
    return layouts.lay_out(read_bytes("bang.md", text.encode(), "text/markdown"))[0]


def test_a_block_of_labels_is_one_task(layout_of: LayoutOf) -> None:
    body = (
        "1. Mở lớp tập huấn cho giáo viên\n\na) Phân công thực hiện\n\n"
        "- Đơn vị đầu mối: Phòng Nghiệp vụ Y.\n\n- Đơn vị phối hợp: Sở Nội vụ; Công an tỉnh.\n\n"
        "b) Thời gian thực hiện: Quý II/2024\n\nc) Sản phẩm: 05 lớp tập huấn.\n"
    )
    (task,) = _tasks(layout_of, body)
    assert task.value == "Mở lớp tập huấn cho giáo viên"
    assert task.lead == ("Phòng Nghiệp vụ Y",)
    assert task.support == ("Sở Nội vụ", "Công an tỉnh")
    assert task.product == "05 lớp tập huấn"
    assert task.origin == "prose"


def test_blocks_under_different_headings_stay_apart(layout_of: LayoutOf) -> None:
    body = "\n\n".join(
        f"{i}. {what}\n\n- Cơ quan chủ trì: {who}.\n\n- Cơ quan phối hợp: Sở Nội vụ."
        for i, (what, who) in enumerate((("Mở lớp", "Sở Y tế"), ("In sách", "Sở Tư pháp")), 1)
    )
    assert [(t.value, t.lead) for t in _tasks(layout_of, body)] == [
        ("Mở lớp", ("Sở Y tế",)),
        ("In sách", ("Sở Tư pháp",)),
    ]


@pytest.mark.parametrize(
    ("body", "value", "lead", "support"),
    [
        (
            "1. Phòng Kế hoạch: Chủ trì, phối hợp với Văn phòng Sở và Thanh tra tỉnh lập dự toán.",
            "Chủ trì, phối hợp với Văn phòng Sở và Thanh tra tỉnh lập dự toán",
            ("Phòng Kế hoạch",),
            ("Văn phòng Sở", "Thanh tra tỉnh"),
        ),
        (
            "1. Văn phòng Sở có trách nhiệm chuẩn bị hội trường và tài liệu.",
            "Chuẩn bị hội trường và tài liệu",
            ("Văn phòng Sở",),
            (),
        ),
        (
            "1. Báo Hải Lĩnh, Đài Phát thanh và Truyền hình tỉnh tăng thời lượng tuyên truyền.",
            "Tăng thời lượng tuyên truyền",
            ("Báo Hải Lĩnh", "Đài Phát thanh và Truyền hình tỉnh"),
            (),
        ),
        (
            "Giao Giám đốc Sở Nội vụ hướng dẫn các đơn vị thực hiện.",
            "Hướng dẫn các đơn vị thực hiện",
            ("Giám đốc Sở Nội vụ",),
            (),
        ),
        (
            "1. Phòng Kế hoạch\n\nPhối hợp với Văn phòng Sở chuẩn bị hội trường.",
            "Phối hợp với Văn phòng Sở chuẩn bị hội trường",
            ("Văn phòng Sở",),
            ("Phòng Kế hoạch",),
        ),
        (
            "Để việc tập huấn đúng tiến độ, đề nghị Ủy ban nhân dân các huyện cử người tham gia.",
            "Cử người tham gia",
            ("Ủy ban nhân dân các huyện",),
            (),
        ),
    ],
)
def test_items(
    layout_of: LayoutOf, body: str, value: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    (task,) = _tasks(layout_of, body)
    assert (task.value, task.lead, task.support) == (value, lead, support)


def test_items_below_a_heading_that_names_the_body(layout_of: LayoutOf) -> None:
    body = (
        "1. Phòng Kế hoạch\n\n- Lập dự toán kinh phí năm 2024.\n\n- Theo dõi việc giải ngân.\n\n"
        "2. Các phòng thuộc Sở\n\nCử người tham gia đủ các lớp.\n\n"
        "Trên đây là Kế hoạch tập huấn sơ cứu, các phòng nghiêm túc thực hiện."
    )
    assert [t.lead for t in _tasks(layout_of, body)] == [
        ("Phòng Kế hoạch",),
        ("Phòng Kế hoạch",),
        ("Các phòng thuộc Sở",),
    ]


def test_purposes_hold_no_tasks(layout_of: LayoutOf) -> None:
    text = PLAN.replace("I. NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN", "I. MỤC ĐÍCH, YÊU CẦU")
    layout = layout_of(text.format(body="- Các phòng thuộc Sở phối hợp chặt chẽ khi thực hiện."))
    assert tasks.tasks(layout, {}) == ()


def test_an_article_that_only_says_who_obeys_is_no_task(layout_of: LayoutOf) -> None:
    body = "Văn phòng Sở, Phòng Kế hoạch chịu trách nhiệm thi hành Quyết định này."
    assert _tasks(layout_of, body) == ()


def test_an_office_is_a_task_and_where_it_begins(layout_of: LayoutOf) -> None:
    body = (
        "1. Sở Y tế là cơ quan thường trực, theo dõi việc thực hiện.\n\n"
        "2. Sở Nội vụ chịu trách nhiệm chính rà soát biên chế ngành y.\n\n"
        "3. Sở Tài chính chịu trách nhiệm chính về kinh phí tập huấn.\n"
    )
    assert [task.value for task in _tasks(layout_of, body)] == [
        "Là cơ quan thường trực, theo dõi việc thực hiện",
        "Rà soát biên chế ngành y",
        "Chịu trách nhiệm chính về kinh phí tập huấn",
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Phòng Tổ chức - Hành chính", ["Phòng Tổ chức - Hành chính"]),
        ("- Sở Y tế - Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế; - Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế - Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ],
)
def test_a_dash_in_a_cell_may_be_part_of_a_name(cell: str, names: list[str]) -> None:
    found = names_in_cell(cell, (Span(0, len(cell)),))
    assert [name.value for name in found] == names


def test_a_running_line_is_not_cut_inside_a_name_or_a_sentence() -> None:
    body = (
        "1. Công an tỉnh a) Chủ trì, phối hợp với Ủy ban nhân dân cấp xã lập danh sách hộ kinh doanh. "
        "b) Hướng dẫn từng hộ mở lối thoát. 2. Gặp mặt người trồng rừng Ban Tuyên giáo - Nữ công chủ trì "
        "tham mưu tổ chức gặp mặt vào tháng 5."
    )
    text = PLAN.format(body=body).replace("\n\n", " ").replace("\n", " ")
    layout = layouts.lay_out(read_bytes("dai.txt", text.encode(), "text/plain"))[0]
    found = {task.lead: task for task in tasks.tasks(layout, {})}
    assert found["Công an tỉnh",].support or found["Công an tỉnh",].value.startswith("Hướng dẫn")
    assert ("Ban Tuyên giáo - Nữ công",) in found


def test_what_a_body_is_or_did_is_no_task(layout_of: LayoutOf) -> None:
    body = (
        "1. Sở Y tế đã mở 10 lớp tập huấn năm 2023.\n\n2. Sở Y tế là cơ quan chuyên môn của tỉnh."
    )
    assert _tasks(layout_of, body) == ()


def test_the_deadline_inside_of_the_item(layout_of: LayoutOf) -> None:
    body = (
        "1. Phòng Kế hoạch\n\n- Lập dự toán kinh phí trước ngày 05/6/2024.\n\n"
        "- Báo cáo việc giải ngân trước ngày 20/12/2024."
    )
    text = PLAN.format(body=body)
    dates = ["05/6/2024", "20/12/2024"]
    spans = [Span(at := text.index(d), at + len(d)) for d in dates]
    found = _tasks(layout_of, body, deadlines=tuple(Deadline(spans=(s,)) for s in spans))
    assert [t.deadline for t in found] == [0, 1]


def test_a_table() -> None:
    layout = _table(
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm |\n|---|---|---|---|---|---|\n"
        "| (1) | (2) | (3) | (4) | (5) | (6) |\n"
        "| I | Tuyên truyền | | | | |\n"
        "| 1 | In tờ rơi cho các trường | Sở Y tế | Sở Nội vụ; Công an tỉnh | Tháng 9 | Tờ rơi |\n"
        "| 2 | Treo băng rôn tại trụ sở | nt | | Tháng 10 | |\n"
        "| 3 | Phát thanh trên đài | | Các đơn vị liên quan | | |\n"
    )
    found = tasks.tasks(layout, {})
    assert [(t.value, t.lead, t.support, t.product) for t in found] == [
        ("In tờ rơi cho các trường", ("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh"), "Tờ rơi"),
        ("Treo băng rôn tại trụ sở", ("Sở Y tế",), (), None),
        ("Phát thanh trên đài", ("Sở Y tế",), ("Các đơn vị liên quan",), None),
    ]
    assert {t.origin for t in found} == {"table"}
    (unit,) = lead_units.lead_units(layout, {"tasks": found})
    assert (unit.value, unit.tasks) == ("Sở Y tế", (0, 1, 2))
    assert layout.read(unit.spans[0]) == "Sở Y tế"


def test_an_agenda_has_tasks_but_no_leads() -> None:
    layout = _table(
        "| Thời gian | Nội dung | Người phụ trách |\n|---|---|---|\n"
        "| 7h00 | Ổn định tổ chức lớp học | Tổ Tin học |\n"
    )
    assert [t.lead for t in tasks.tasks(layout, {})] == [("Tổ Tin học",)]
    assert lead_units.lead_units(layout, {}) == ()


def test_a_table_of_something_else_is_none() -> None:
    layout = _table("| TT | Họ tên | Lớp |\n|---|---|---|\n| 1 | Lê An | 6A |\n")
    assert list(rows_of(layout)) == []


def test_a_header_of_two_rows(layout_of: LayoutOf) -> None:
    text = (
        "<html><body><p>KẾ HOẠCH</p><table>"
        "<tr><td rowspan=2>TT</td><td rowspan=2>Nội dung công việc</td>"
        "<td colspan=2>Cơ quan thực hiện</td></tr>"
        "<tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
        "<tr><td>1</td><td>In tờ rơi cho các trường</td><td>Sở Y tế</td><td>Sở Nội vụ</td></tr>"
        "</table></body></html>"
    )
    layout = layouts.lay_out(read_bytes("bang.html", text.encode(), "text/html"))[0]
    (task,) = tasks.tasks(layout, {})
    assert (task.lead, task.support) == (("Sở Y tế",), ("Sở Nội vụ",))


@pytest.mark.parametrize("row", load("task_verbs")["label"], ids=lambda row: row["role"])
def test_labels_match_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert list(labels_in(example, 0, len(example))) == [(0, len(example), row["role"])]


@pytest.mark.parametrize("row", load("task_verbs")["column"], ids=lambda row: row["role"])
def test_columns_match_their_examples(row: dict[str, Any]) -> None:
    from vbparse.fields._task_tables import _role

    assert {r for r, _, _ in columns()} == {r["role"] for r in load("task_verbs")["column"]}
    for example in row["examples"]:
        assert _role(key(example)) == row["role"], example


def test_words_match_their_examples() -> None:
    for example in load("task_verbs")["open"]["examples"]:
        assert openers().match(example, 0), example
    for example in load("task_verbs")["order"]["examples"]:
        assert order_at(example, 0, len(example)), example


def test_posts_match_their_examples() -> None:
    for row in load("posts")["post"]:
        for word in (*row["words"], *row["examples"]):
            assert post_at(word, 0, len(word)), word


@pytest.mark.parametrize(
    "unit",
    [
        "chủ trì ",
        "Sở Y tế chủ trì; ",
        "- Chủ trì, phối hợp với Sở Y tế\n",
        "Cơ quan chủ trì: Sở Y tế. ",
        "1. Sở Y tế\n- Chủ trì\n",
        "tổng hợp báo cáo về ",
        "giao Sở Y tế ",
        ": ",
        "- ",
        "((",
    ],
)
def test_time_is_linear(layout_of: LayoutOf, unit: str) -> None:
    def seconds(size: int) -> float:
        layout = layout_of(PLAN.format(body=unit * (size // len(unit))))
        begin = time.process_time()
        lead_units.lead_units(layout, {"tasks": tasks.tasks(layout, {})})
        return time.process_time() - begin

    seconds(500)
    assert seconds(64_000) < 16 * seconds(8_000) + 0.2  # 8 times the text; 64 times if quadratic


@pytest.mark.parametrize("text", ["KẾ HOẠCH", "chủ trì", "Giao", "- Sở Y tế:\n+ Chủ trì"])
def test_little_text(layout_of: LayoutOf, text: str) -> None:
    layout = layout_of(text)
    lead_units.lead_units(layout, {"tasks": tasks.tasks(layout, {})})
    assert all(0 <= i.span.start < i.span.end <= len(text) for i in items_of(layout))


def test_a_running_number_in_the_lead_column_is_no_body(layout_of: LayoutOf) -> None:
    rows = "3.2. Bảng phân công TT\tHoạt động\tPhối hợp\tThời hạn\n6\tTự kiểm tra\tTổ Văn\t30/4\n"
    layout = layout_of(PLAN.format(body=rows))
    found = tasks.tasks(layout, {})
    assert all(name != "6" for task in found for name in task.lead)
    assert not lead_units.lead_units(layout, {"tasks": found})


@pytest.mark.parametrize(
    ("cell", "lead", "support"),
    [
        ("Phòng A (chủ trì); Phòng B (phối hợp)", "Phòng A", "Phòng B"),
        ("Chủ trì: Phòng A. Phối hợp: Phòng B", "Phòng A", "Phòng B"),
        ("Phòng A chủ trì, Phòng B phối hợp", "Phòng A", "Phòng B"),
        ("Phòng A; Phòng B", "Phòng A; Phòng B", None),
        ("Sở A phối hợp Sở B", "Sở A phối hợp Sở B", None),
    ],
)
def test_a_cell_may_say_itself_who_leads(cell: str, lead: str, support: str | None) -> None:
    assert sides_of_cell(cell) == (lead, support)


@pytest.mark.parametrize(
    ("when", "strong"),
    [(("Tháng 3", "Quý II", "20/12"), True), (("7h30 - 8h", "8 giờ 00", "9h"), False)],
)
def test_who_does_a_part_of_an_agenda_leads_nothing(when: tuple[str, ...], strong: bool) -> None:
    head = "| Thời gian | Nội dung công việc | Người thực hiện |\n|---|---|---|\n"
    rows = "".join(f"| {at} | Việc thứ {i} của ngày hội | Tổ Văn |\n" for i, at in enumerate(when))
    assert [row.strong for row in rows_of(_table(head + rows))] == [strong] * 3


@pytest.mark.parametrize(
    ("body", "value", "lead"),
    [
        ("1. Công an tỉnh giao Phòng An ninh mạng làm đầu mối theo dõi Kế hoạch.",
         "Làm đầu mối theo dõi Kế hoạch", ("Phòng An ninh mạng",)),
        ("1. Sở Y tế theo chức năng, nhiệm vụ được giao khẩn trương hoàn thành thủ tục.",
         "Khẩn trương hoàn thành thủ tục", ("Sở Y tế",)),
        ("1. Các thôn, tổ dân phố vận động Nhân dân tham gia tổng vệ sinh.",
         "Vận động Nhân dân tham gia tổng vệ sinh", ("Các thôn, tổ dân phố",)),
        ("1. Ban cán sự đảng UBND tỉnh lãnh đạo việc cụ thể hóa Nghị quyết.",
         "Lãnh đạo việc cụ thể hóa Nghị quyết", ("Ban cán sự đảng UBND tỉnh",)),
        ("1. Phân công đồng chí Lê Thị Lan - Phó Hiệu trưởng trực tiếp chỉ đạo việc ôn tập.",
         "Chỉ đạo việc ôn tập", ("Đồng chí Lê Thị Lan - Phó Hiệu trưởng",)),
    ],
)  # fmt: skip
def test_who_is_charged_in_the_end(
    layout_of: LayoutOf, body: str, value: str, lead: tuple[str, ...]
) -> None:
    (task,) = _tasks(layout_of, body)
    assert (task.value, task.lead) == (value, lead)


@pytest.mark.parametrize("example", load("task_verbs")["states"]["examples"])
def test_what_a_body_holds_is_no_task(layout_of: LayoutOf, example: str) -> None:
    assert _tasks(layout_of, f"1. UBND tỉnh {example} của các sở, ngành.") == ()
