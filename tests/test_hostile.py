"""Time on hostile text grows with its length, not with its square."""

from __future__ import annotations

import time

import pytest

import vbparse
from vbparse.readers import read_bytes

REPEATS = {
    "day": "ngày ",
    "days": "ngày 1 tháng 1 ",
    "bracket": "(",
    "basis": "Căn cứ ",
    "number": "1. ",
    "decimal": "1.1.1.1",
    "digits": "1234567890",
    "slash": "1/",
    "symbol": "12/KH-",
    "capitals": "A-",
    "capital words": "ỦY BAN ",
    "dots": "....",
    "spaces": " ",
    "lines": "\n",
    "quote": "“",
    "quoted": '"a',
    "type": "KẾ HOẠCH ",
    "type lines": "KẾ HOẠCH\n",
    "cited": "Kế hoạch số 1/KH-UBND ngày 1/1/2020 của ",
    "law": "Luật ",
    "recipients": "Nơi nhận: ",
    "items": "- a;\n",
    "headings": "I. A\n",
    "lead": "chủ trì, ",
    "body name": "Sở Y tế, ",
    "quarter": "quý I, ",
    "yearly": "hằng năm ",
    "before": "trước ngày ",
    "end mark": "./.",
    "sign": "KT. CHỦ TỊCH ",
    "annex": "PHỤ LỤC\n",
    "theme": "với chủ đề “a” ",
    "stars": "**",
    "hash": "# ",
    "pipes": "|a",
    "state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
}
SMALL, FACTOR = 40_000, 4


def seconds(text: str) -> float:
    source = read_bytes("van-ban.txt", f"x\n{text}".encode(), "text/plain")
    start = time.process_time()
    vbparse.parse_source(source)
    return time.process_time() - start


def growth(unit: str, frame: str = "{}") -> tuple[float, float]:
    def sized(size: int) -> str:
        return frame.format(unit * (size // len(unit)))

    # never the same text twice: what a text holds is found once and kept
    small = min(seconds(sized(SMALL) + "\n" * again) for again in range(2))
    return small, seconds(sized(SMALL * FACTOR))


@pytest.mark.parametrize("unit", REPEATS.values(), ids=REPEATS)
def test_repeats_take_linear_time(unit) -> None:
    small, large = growth(unit)
    assert large <= FACTOR * 2.2 * small + 0.25


FRAME = (
    "ỦY BAN NHÂN DÂN XÃ AN HÒA\nSố: 5/KH-UBND\nAn Hòa, ngày 05 tháng 3 năm 2022\nKẾ HOẠCH\nTrồng cây\n"
    "Căn cứ Luật Lâm nghiệp;\nỦy ban nhân dân xã xây dựng Kế hoạch như sau:\nI. NỘI DUNG\n{}\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê An\n"
)


@pytest.mark.parametrize("unit", REPEATS.values(), ids=REPEATS)
def test_repeats_inside_a_plan_take_linear_time(unit) -> None:
    small, large = growth(unit, FRAME)
    assert large <= FACTOR * 2.2 * small + 0.25


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "ngày " * 200_000,
        "(" * 1_000_000,
        "Căn cứ " * 50_000,
        "1. " * 300_000,
        "trước ngày 1/1 " * 60_000,
    ],
    ids=["day", "bracket", "basis", "number", "before"],
)
def test_a_megabyte_is_read_in_seconds(text) -> None:
    assert seconds(text) < 20
