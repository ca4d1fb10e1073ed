import subprocess
import sys

import pytest

from vbparse.vietnamese import places
from vbparse.vietnamese.lexicon import load


@pytest.mark.parametrize(
    ("on", "count"), [("2024-06-01", 63), ("2025-07-01", 34), ("2026-09-21", 34)]
)
def test_there_are_63_and_then_34(on: str, count: int) -> None:
    assert sum(p.valid(on) for p in places.provinces()) == count


@pytest.mark.parametrize("on", ["2026-04-30", "2026-09-30"])
def test_cities_of_2026(on: str) -> None:
    cities = sum(p.kind == "thành phố" for p in places.provinces() if p.valid(on))
    assert cities == (7 if on < "2026-09" else 9)


@pytest.mark.parametrize(
    ("name", "on", "full"),
    [
        ("Bắc Giang", "2024-01-01", "tỉnh Bắc Giang"),
        ("tỉnh Khánh Hoà", None, "tỉnh Khánh Hòa"),
        ("TP. Hồ Chí Minh", None, "Thành phố Hồ Chí Minh"),
        ("TP.HCM", None, "Thành phố Hồ Chí Minh"),
        ("HÀ NỘI", "2010-01-01", "thành phố Hà Nội"),
        ("Cần Thơ", "2003-05-05", "tỉnh Cần Thơ"),
        ("Đồng Nai", "2026-05-01", "thành phố Đồng Nai"),
        ("Đồng Nai", "2026-04-01", "tỉnh Đồng Nai"),
        ("Đắc Lắc", None, "tỉnh Đắk Lắk"),
    ],
)
def test_province(name: str, on: str | None, full: str) -> None:
    found = places.province(name, on)
    assert found is not None
    assert found.full == full


def test_periods_decide() -> None:
    assert places.is_province("Hải Dương", "2025-06-30")
    assert not places.is_province("Hải Dương", "2025-07-01")
    assert not places.is_province("Hóc Môn")


def test_successors_are_provinces_and_so_are_aliases() -> None:
    for province in places.provinces():
        if province.successor:
            assert places.is_province(province.successor, "2025-07-01")
    for alias in load("places_provinces")["aliases"]:
        assert places.is_province(alias)


def test_an_old_commune_says_what_it_became() -> None:
    old = places.communes("phường Ấp Đình") or places.communes(
        "Xã Tân Xuân", province="Hồ Chí Minh"
    )
    assert old
    assert all(c.province == "Hồ Chí Minh" for c in old)
    assert any(c.district == "Huyện Hóc Môn" and c.became for c in old)


def test_a_commune_belongs_to_its_time() -> None:
    new = places.communes("Phường Tân Mỹ", on="2025-08-01")
    assert new
    assert all(c.district is None for c in new)


def test_importing_reads_no_commune() -> None:
    code = (
        "import vbparse, vbparse.vietnamese.places as p;"
        "assert p._communes.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
