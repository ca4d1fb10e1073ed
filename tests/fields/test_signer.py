"""Người ký: name, chức vụ and quyền hạn in the orders in which they are printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vbparse.document import Layout, Source, Span, Zone, ZoneKind
from vbparse.fields.signer import signer
from vbparse.vietnamese.lexicon import load


def _layout(text: str) -> Layout:
    zone = Zone(ZoneKind.SIGNATURE, Span(0, len(text)))
    return Layout(Source("a.txt", text), Span(0, len(text)), text, zones=(zone,))


def test_line_ends_are_accidents_on_a_running_line() -> None:
    text = "TM. BAN THƯỜNG VỤ KT.\nCHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn\nLong"
    found = signer(replace(_layout(text), flat=True), {})
    assert (found.value, found.title, found.authority) == ("Trần Văn Long", "Phó Chủ tịch", "KT.")


@pytest.mark.parametrize(
    ("text", "name", "title", "authority", "head"),
    [
        ("GIÁM ĐỐC\n\n\nLê Thanh Bình", "Lê Thanh Bình", "Giám đốc", None, None),
        (
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nCỤC TRƯỞNG CỤC QUẢN LÝ THỊ TRƯỜNG\nLê Thanh Bình",
            "Lê Thanh Bình",
            "Phó Trưởng ban",
            "KT.",
            "Trưởng ban",
        ),
        (
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thanh Bình",
            "Lê Thanh Bình",
            "Phó Giám đốc",
            "KT.",
            "Giám đốc",
        ),
        (
            "KT.HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nTrần Bình",
            "Trần Bình",
            "Phó Hiệu trưởng",
            "KT.",
            "Hiệu trưởng",
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Long",
            "Trần Văn Long",
            "Chủ tịch",
            "TM.",
            "Ủy ban nhân dân",
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Long",
            "Trần Văn Long",
            "Phó Chủ tịch",
            "KT.",
            "Chủ tịch",
        ),
        (
            "TM. UBND KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Long",
            "Trần Văn Long",
            "Phó Chủ tịch",
            "KT.",
            "Chủ tịch",
        ),
        (
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nGiàng A Páo",
            "Giàng A Páo",
            "Phó Bí thư Thường trực",
            "TM.",
            "Ban Thường vụ",
        ),
        (
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTô Văn Hải",
            "Tô Văn Hải",
            "Phó Chánh Văn phòng",
            "KT.",
            "Chánh Văn phòng",
        ),
        (
            "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nHồ Minh Đạo",
            "Hồ Minh Đạo",
            "Giám đốc Sở Nội vụ",
            "TUQ.",
            "Chủ tịch",
        ),
        (
            "TUQ. TỔNG GIÁM ĐỐC\nTRƯỞNG BAN AN TOÀN - MÔI\nTRƯỜNG\nTrần Văn Long",
            "Trần Văn Long",
            "Trưởng ban An toàn - môi trường",
            "TUQ.",
            "Tổng giám đốc",
        ),
        ("Q. GIÁM ĐỐC\nĐặng Hữu Phước", "Đặng Hữu Phước", "Giám đốc", "Q.", "Giám đốc"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nĐỗ Xuân An", "Đỗ Xuân An", "Thứ trưởng", "KT.", "Bộ trưởng"),
        ("Nguyễn Hồng Hoà\n\nHIỆU TRƯỞNG", "Nguyễn Hồng Hoà", "Hiệu trưởng", None, None),
        ("GIÁM ĐỐC\nBS.CKII LÊ VĂN AN", "Lê Văn An", "Giám đốc", None, None),
        ("CỤC TRƯỞNG\nĐại tá Nguyễn Bá Hùng", "Nguyễn Bá Hùng", "Cục trưởng", None, None),
        ("Hiệu trưởng\nLê Văn Bình", "Lê Văn Bình", "Hiệu trưởng", None, None),
        ("CHỦ TỊCH\nH'Vi Êban", "H'Vi Êban", "Chủ tịch", None, None),
        (
            "TM. TIỂU BAN\nTRƯỞNG TIỂU BAN\nLê Hoàn\nTRƯỞNG BAN DÂN VẬN",
            "Lê Hoàn",
            "Trưởng tiểu ban",
            "TM.",
            "Tiểu ban",
        ),
        (
            "Ký bởi: Sở Y tế\nEmail: syt@example.vn\nGIÁM ĐỐC\nLê Văn Bình",
            "Lê Văn Bình",
            "Giám đốc",
            None,
            None,
        ),
    ],
)
def test_signer(text: str, name: str, title: str, authority: str | None, head: str | None) -> None:
    found = signer(_layout(text), {})
    assert (found.value, found.title) == (name, title)
    assert (found.authority, found.on_behalf_of) == (authority, head)


def test_joint_signers_are_alternatives() -> None:
    found = signer(
        _layout("GIÁM ĐỐC SỞ Y TẾ   CHỦ TỊCH CÔNG ĐOÀN\n\nLê Hoàng An     Hà Văn Phúc"), {}
    )
    assert (found.value, found.title) == ("Lê Hoàng An", "Giám đốc Sở Y tế")
    assert [a.value for a in found.alternatives] == ["Hà Văn Phúc"]


def test_joint_signers_on_one_running_line() -> None:
    text = (
        "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH THỨ TRƯỞNG Tạ Anh Tú "
        "KT. BỘ TRƯỞNG BỘ TƯ PHÁP THỨ TRƯỞNG Phan Chí Hùng"
    )
    found = signer(_layout(text), {})
    assert (found.value, found.title, found.authority) == ("Tạ Anh Tú", "Thứ trưởng", "KT.")
    assert [a.value for a in found.alternatives] == ["Phan Chí Hùng"]


def test_who_drew_the_plan_up_is_not_its_signer() -> None:
    found = signer(_layout("NGƯỜI LẬP KẾ HOẠCH\tHIỆU TRƯỞNG\nLê Thị An\tTrần Văn Bình"), {})
    assert (found.value, found.title) == ("Trần Văn Bình", "Hiệu trưởng")


def test_unsigned_draft_keeps_post_and_authority() -> None:
    found = signer(_layout("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"), {})
    assert (found.value, found.status) == (None, "missing")
    assert (found.title, found.authority) == ("Phó Giám đốc", "KT.")


@pytest.mark.parametrize("text", ["", "./.", "lhu", "Phòng 3", "Thành Phố Cần Thơ", "Hà Nam"])
def test_nothing_to_read_is_missing(text: str) -> None:
    found = signer(_layout(text), {})
    assert (found.value, found.title, found.status) == (None, None, "missing")


@pytest.mark.parametrize("example", load("signers")["posts"]["examples"])
def test_each_example_of_a_post_is_one(example: str) -> None:
    assert signer(_layout(f"{example}\nLê Văn Bình"), {}).title is not None


@pytest.mark.parametrize("example", load("signers")["before"]["examples"])
def test_degree_and_rank_are_not_part_of_the_name(example: str) -> None:
    found = signer(_layout(f"GIÁM ĐỐC\n{example}"), {})
    assert found.value is not None
    assert len(found.value.split()) == 3


@pytest.mark.parametrize("post", load("signers")["posts"]["names"])
def test_each_post_is_read_in_capitals_and_as_deputy(post: str) -> None:
    for printed in (post.upper(), f"PHÓ {post.upper()}"):
        title = signer(_layout(f"{printed}\nLê Văn Bình"), {}).title
        assert title is not None
        assert title.lower() == printed.lower()
