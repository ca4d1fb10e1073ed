"""Headings whose mark a reader of letters has damaged; all text invented."""

from __future__ import annotations

import json
import time

import pytest

import vbparse
from vbparse.document import Plan
from vbparse.layout._model_zones import NAME, SCHEME, Known, candidates
from vbparse.models import shipped
from vbparse.readers import read_bytes

HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG THƯỢNG
Số: 12/KH-UBND
Đồng Thượng, ngày 03 tháng 4 năm 2025
KẾ HOẠCH
Nạo vét kênh mương năm 2025
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
"""
BODIES = (
    "- Bảo đảm nước tưới cho vụ mùa.",
    "- Nạo vét 12 km kênh mương.\n- Phát dọn hành lang kênh.",
    "Từ ngân sách xã và Nhân dân đóng góp.",
    "Công chức Địa chính chủ trì, phối hợp với các thôn.",
)
TITLES = ("MỤC ĐÍCH", "NỘI DUNG", "KINH PHÍ", "TỔ CHỨC THỰC HIỆN")


def parsed(marks: tuple[str, ...], titles: tuple[str, ...] = TITLES, between: str = "\n") -> Plan:
    parts = zip(marks, titles, BODIES, strict=True)
    body = between.join(f"{mark} {title}{between}{words}" for mark, title, words in parts)
    return vbparse.parse_source(read_bytes("x.txt", (HEAD + body).encode()))[0]


def top(plan: Plan) -> list[tuple[str, str]]:
    return [(s.number or "", s.title) for s in plan.sections if s.level == 1]


WHOLE = [*zip(("I", "II", "III", "IV"), TITLES, strict=True)]


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(("I.", "II ", "III.", "IV."), id="full stop lost"),
        pytest.param(("I.", "II.", "III,", "IV "), id="two in a row"),
        pytest.param(("I.", "Il.", "IIl.", "lV."), id="strokes read as l"),
        pytest.param(("I.", "H.", "IH.", "IV."), id="strokes joined"),
        pytest.param(("I.", "II.", "II.", "IV."), id="stroke lost"),
        pytest.param(("l.", "II.", "III.", "IV."), id="the first"),
        pytest.param(("I.", "II.", "III.", "lV "), id="the last"),
    ],
)
def test_a_heading_with_a_damaged_mark_is_found(marks: tuple[str, ...]) -> None:
    assert top(parsed(marks)) == WHOLE


def test_numbers_of_a_count_are_mended_too() -> None:
    plan = parsed(("1.", "2 ", "3,", "4."))
    assert top(plan) == [*zip("1234", TITLES, strict=True)]


def test_the_rules_are_alone_without_the_model() -> None:
    marks = ("I.", "H.", "IH.", "IV.")
    with shipped.using({NAME: None}):
        assert top(parsed(marks)) != WHOLE
    assert top(parsed(marks)) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "Quý I  Thực hiện tại thôn Hạ.",
        "Khu 2  Thôn Thượng nạo vét tuyến kênh chính.",
        "1  Nguyễn Văn A  Trưởng thôn",
        "Điều 2 Luật Thủy lợi quy định việc này.",
        "V Nhân dân trong xã tham gia.",
    ],
)
def test_other_numbers_are_no_headings(line: str) -> None:
    text = HEAD + f"I. MỤC ĐÍCH\n{BODIES[0]}\n{line}\nII. NỘI DUNG\n{BODIES[1]}\n"
    found = vbparse.parse_source(read_bytes("x.txt", text.encode()))[0]
    assert [title for _, title in top(found)] == ["MỤC ĐÍCH", "NỘI DUNG"]


def test_a_mark_that_counts_is_no_candidate() -> None:
    text = "I. MỤC ĐÍCH\nII. NỘI DUNG\n"
    known = [Known("roman", 1, 0, 3), Known("roman", 2, 12, 16)]
    assert not [*candidates(text, (0, len(text)), False, known)]


@pytest.mark.parametrize(
    "text", ["II  A\n" * 5_000, "I A " * 8_000, "II   \n  " * 10_000, "I" + " " * 200_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    list(candidates(text, (0, len(text)), False, []))
    list(candidates(text, (0, len(text)), True, []))
    assert time.process_time() - start < 4


def test_the_arrays_fit_the_code() -> None:
    """The labels and the names of features are those that the code asks for."""
    model = shipped.linear(NAME, SCHEME)
    assert model is not None and model.labels == ("heading", "text")
    text = "I. MỤC ĐÍCH\nII  NỘI DUNG\n- Việc một.\nIII. KINH PHÍ\n"
    known = [Known("roman", 1, 0, 3), Known("roman", 3, 37, 42)]
    found = [*candidates(text, (0, len(text)), False, known)]
    assert found and json.dumps([dict(c.features) for c in found])
    assert set(found[0].features) <= set(model.weights)
