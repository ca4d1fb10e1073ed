"""Hostile parents and drafts: long lines, no words, thousands of orders; linear and without error."""

from __future__ import annotations

from time import perf_counter

import pytest

from vbparse import readers
from vbparse.document import Plan
from vbparse.pipeline import parse_source
from vbparse.rules.check import check

HEAD = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSố: 4/KH-UBND\nKẾ HOẠCH\nBảo vệ rừng năm 2024\n"


def plan(text: str) -> Plan:
    return parse_source(readers.read_bytes("a.txt", text.encode(), "txt"))[0]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "phối hợp " * 3000,
        "1. Sở Y tế phối hợp với " + "Sở Y tế, " * 1500,
        "gửi báo cáo " * 2000 + "trước ngày 01/01/2024",
        "1 " * 5000 + "%",
        "; " * 5000,
        "- 100% " + "a" * 20000,
    ],
    ids=["empty", "with", "bodies", "reports", "numbers", "clauses", "word"],
)
def test_hostile_texts(body: str) -> None:
    found, other = plan(HEAD + body), plan(HEAD + "1. Sở Y tế trồng rừng ven suối.\n")
    start = perf_counter()
    check(found, parent=other, chosen=lambda code: code.startswith("VB9"))
    check(other, parent=found, chosen=lambda code: code.startswith("VB9"))
    assert perf_counter() - start < 5


def test_many_orders_take_time_in_proportion() -> None:
    names = "rừng suối cây lúa cầu đường chợ trường trạm kho bến bãi đê kè mương ao hồ vườn"
    words = names.split(" ")
    lines = [
        f"- Trồng {words[i % 18]} {words[i % 17]} {words[i % 13]} ở {words[i % 11]} số {i}."
        for i in range(600)
    ]
    parent = plan(HEAD + "I. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành\n" + "\n".join(lines))
    draft = plan(HEAD.replace("TỈNH LÀO CAI", "TỈNH LÀO CAI\nSỞ Y TẾ") + "\n".join(lines[::2]))
    start = perf_counter()
    check(draft, parent=parent, chosen=lambda code: code.startswith("VB9"))
    assert perf_counter() - start < 8
