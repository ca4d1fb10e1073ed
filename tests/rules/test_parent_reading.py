"""Whom an order is for, what the orders are, and which passage is like which."""

from __future__ import annotations

import pytest

from vbparse import readers
from vbparse.document import Plan
from vbparse.models import shipped
from vbparse.pipeline import parse_source
from vbparse.rules.check import check
from vbparse.rules.parent._comparison import Comparison, compare
from vbparse.rules.parent._orders import orders_of
from vbparse.rules.parent._reach import Reach, kind_of, lists, self_of
from vbparse.rules.parent._reading import Reading
from vbparse.rules.parent._words import words_of
from vbparse.vietnamese.agencies import canonical

PARENT = """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 40/KH-UBND
Lào Cai, ngày 02 tháng 02 năm 2024
KẾ HOẠCH
Bảo vệ rừng năm 2024
I. TỔ CHỨC THỰC HIỆN
1. {first}
- Cắm biển báo cấm lửa ở cửa rừng; hoàn thành trước ngày 30/4/2024.
- Xây dựng kế hoạch thực hiện trước ngày 10/3/2024.
2. Sở Tài chính
- Cấp tiền xăng cho tổ tuần rừng.
Yêu cầu {first} gửi báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 05/12/2024./.
"""
DRAFT = """\
{head}
Số: 12/KH-{code}
Lào Cai, ngày 20 tháng 02 năm 2024
KẾ HOẠCH
Bảo vệ rừng năm 2024
Thực hiện Kế hoạch số 40/KH-UBND ngày 02/02/2024 của Ủy ban nhân dân tỉnh Lào Cai về bảo vệ rừng \
năm 2024, {name} ban hành kế hoạch như sau:
I. NHIỆM VỤ
- Dựng biển báo cấm lửa tại các cửa rừng trước ngày 15/4/2024.
- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 01/12/2024./.
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Lưu: VT.
"""
SOLE = ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "SNN")


def plan(text: str, name: str = "a.txt") -> Plan:
    return parse_source(readers.read_bytes(name, text.encode(), "txt"))[0]


def side_by_side(first: str, *, name: str = SOLE[0], code: str = SOLE[1]) -> Comparison:
    own = name.splitlines()[-1].capitalize().replace("nông nghiệp", "Nông nghiệp")
    draft = plan(DRAFT.format(head=name, code=code, name=own))
    parent = plan(PARENT.format(first=first))
    assert draft.layout
    assert parent.layout
    return compare(draft, draft.layout, parent, parent.layout)


@pytest.mark.parametrize(
    ("addressee", "reach"),
    [
        ("Sở Nông nghiệp và Phát triển nông thôn", Reach.OWN),
        ("Sở NN&PTNT", Reach.OWN),
        ("Các sở, ban, ngành tỉnh", Reach.KIND),
        ("các cơ quan, đơn vị, địa phương", Reach.ALL),
        ("các cơ quan có liên quan", Reach.SOME),
        ("Sở Tài chính", None),
        ("Ủy ban nhân dân các huyện, thành phố", None),
        ("các cơ sở giáo dục", None),
    ],
)
def test_reach(addressee: str, reach: Reach | None) -> None:
    assert side_by_side("Sở Tài chính").us.reach(addressee) is reach


def test_a_school_stands_two_levels_below_a_province() -> None:
    side = side_by_side("Sở Tài chính", name="TRƯỜNG TIỂU HỌC HOA BAN", code="THHB")
    assert side.us.reach("Các sở, ban, ngành tỉnh") is Reach.ABOVE
    assert side.us.reach("các trường học trên địa bàn") is Reach.KIND


@pytest.mark.parametrize("first", ["Sở Nông nghiệp và Phát triển nông thôn", "Các sở, ban, ngành"])
def test_orders_below_a_name(first: str) -> None:
    side = side_by_side(first)
    told = [(order.kind, order.reach is not None) for order in side.orders]
    assert told == [("task", True), ("plan", True), ("task", False), ("report", True)]
    assert side.orders[0].due
    assert side.orders[0].due.value == "2024-04-30"
    (match,) = side.matches
    assert match.found
    assert match.passage
    assert "Dựng biển báo" in match.passage.piece.text


def test_orders_in_sentences() -> None:
    parent = plan(
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 4/CT-UBND\nLào Cai, ngày 02 tháng 02 năm 2024\nCHỈ THỊ\n"
        "Về việc bảo vệ rừng\nỦy ban nhân dân tỉnh yêu cầu:\n"
        "1. Yêu cầu Sở Y tế cử bác sĩ trực cứu thương.\n"
        "2. Giao Sở Tài chính, Sở Y tế mua thêm thuốc bỏng.\n"
        "3. Các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này./.\n"
    )
    assert parent.layout
    draft = plan("SỞ Y TẾ TỈNH LÀO CAI\nSố: 2/KH-SYT\nKẾ HOẠCH\nBảo vệ rừng\n")
    orders = orders_of(Reading(parent, parent.layout), self_of(draft, parent))
    assert [order.reach for order in orders] == [Reach.OWN, Reach.OWN]


def test_without_the_model_words_decide() -> None:
    with shipped.without():
        side = side_by_side("Sở Nông nghiệp và Phát triển nông thôn")
    assert 0 < side.matches[0].likely <= 1


def test_words_that_say_the_same() -> None:
    for row in lists("words")["same"]:
        for one, other in row["examples"]:
            assert set(words_of(one)[1]) & set(words_of(other)[1])
            assert set(words_of(one)[1]) == set(words_of(other)[1]), (one, other)


def test_kinds_and_groups_know_their_examples() -> None:
    table = lists("bodies")
    for row in table["kind"]:
        for example in row["examples"]:
            assert kind_of(example) == row["name"], example
    for row in table["group"]:
        for example in row["examples"]:
            folded = f" {canonical(example)} "
            assert any(f" {word} " in folded for word in row["words"]), example


def test_findings_show_both_passages() -> None:
    draft = plan(
        DRAFT.format(head=SOLE[0], code=SOLE[1], name="Sở").replace(
            "Dựng biển báo cấm lửa tại các", "Thăm"
        )
    )
    parent = plan(PARENT.format(first="Các sở, ban, ngành"), "cap-tren.txt")
    found = [f for f in check(draft, parent=parent).findings if f.code == "VB905"]
    assert [part.source for finding in found for part in finding.related] == ["cap-tren.txt"]
    assert "Cắm biển báo" in found[0].related[0].quote
    assert found[0].evidence


def orders_in(items: str) -> list[tuple[str, Reach | None]]:
    parent = plan(
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 4/KH-UBND\nLào Cai, ngày 02 tháng 02 năm 2024\n"
        f"KẾ HOẠCH\nBảo vệ rừng\nI. ĐỐI TƯỢNG\n{items}\n"
    )
    draft = plan("SỞ Y TẾ TỈNH LÀO CAI\nSố: 2/KH-SYT\nKẾ HOẠCH\nBảo vệ rừng\n")
    assert parent.layout
    orders = orders_of(Reading(parent, parent.layout), self_of(draft, parent))
    return [(order.piece.text[:20], order.reach) for order in orders]


def test_whom_a_plan_is_for_is_no_order() -> None:
    assert orders_in("Các sở, ban, ngành trên địa bàn tỉnh Lào Cai.") == []


def test_a_clause_for_one_body_alone() -> None:
    told = orders_in(
        "1. Các sở, ban, ngành dựng biển báo ở cửa rừng. Riêng Sở Tài chính cấp thêm tiền xăng cho "
        "tổ tuần rừng."
    )
    assert [reach for _, reach in told] == [Reach.KIND, None]
