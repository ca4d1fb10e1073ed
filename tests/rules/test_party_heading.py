"""A Party heading with a Party number is held to the Party's rules, whatever the issuer reads as."""

from __future__ import annotations

import pytest

from vbparse import parse_source
from vbparse.readers import read_bytes
from vbparse.rules.regime import Regime, regime_of

HEAD = (
    "ĐẢNG BỘ TỈNH BẮC TRƯỜNG HUYỆN ỦY GIỒNG LÂM * ------- ĐẢNG CỘNG SẢN VIỆT NAM --------------- "
    "Số {number} Giồng Lâm, ngày 15 tháng 3 năm 2023 KẾ HOẠCH thi đua lao động sáng tạo "
    "Ban Thường vụ Huyện ủy ban hành Kế hoạch thi đua như sau: I- MỤC ĐÍCH Thi đua sôi nổi."
)


@pytest.mark.parametrize(("number", "regime"), [("17-KH/HU", Regime.HD36)])
def test_heading_and_number_of_the_party(number: str, regime: Regime) -> None:
    plan = parse_source(read_bytes("plan.txt", HEAD.format(number=number).encode()))[0]
    assert regime_of(plan) is regime
