"""The register of agencies: names as met, in the mouth of documents from somewhere."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from vbparse.register import Context, by_code, context_of, lookup, said_in, stem
from vbparse.register._rows import BODIES, PARSED, kinds, parse, table
from vbparse.register._units import _lines, communes, districts
from vbparse.register.groups import members

EXAMPLES: list[dict[str, Any]] = table()["example"]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['name']} {row.get('on', '')}")
def test_examples(row: dict[str, Any]) -> None:
    context = context_of(
        row.get("issuer"), parent=row.get("parent"), place=row.get("place"), on=row.get("on")
    )
    found = lookup(row["name"], on=row.get("on"), context=context)
    assert sorted(entry.id for entry in found) == sorted(row["ids"])


def test_the_parsed_form_is_up_to_date() -> None:
    assert json.loads(PARSED.read_bytes()) == parse(BODIES.read_bytes())


def test_ids_of_kinds_are_unique_and_their_names_found() -> None:
    names = [row.name for row in kinds().values()]
    assert len(names) == len(set(names))
    for row in kinds().values():
        assert row.above is None or row.above in ("tỉnh", "huyện", "xã") or _known(row.above)


def _known(name: str) -> bool:
    return bool(lookup(name)) or any(row.name == name for row in kinds().values())


def test_before_and_after_the_reform_are_two_issuers_where_the_province_grew() -> None:
    before = lookup("UBND tỉnh Tiền Giang", on="2024-05-06")[0]
    after = lookup("UBND tỉnh Đồng Tháp", on="2025-09-01")[0]
    assert (before.valid_to, before.successor) == ("2025-06-30", "ubnd-tinh.dong-thap-2025")
    assert (after.id, after.valid_from) == ("ubnd-tinh.dong-thap-2025", "2025-07-01")
    assert stem(after.id) == "ubnd-tinh.dong-thap"


def test_a_province_that_became_a_city_is_one_body() -> None:
    before = lookup("UBND tỉnh Quảng Ninh", on="2026-05-06")[0]
    after = lookup("UBND thành phố Quảng Ninh", on="2026-10-06")[0]
    assert before.id == after.id == "ubnd-tinh.quang-ninh"
    assert (before.name, after.name) == (
        "Ủy ban nhân dân tỉnh Quảng Ninh",
        "Ủy ban nhân dân thành phố Quảng Ninh",
    )


@pytest.mark.parametrize(
    ("name", "on", "successor", "superior"),
    [
        (
            "Sở Thông tin và Truyền thông tỉnh Bến Tre",
            "2020-01-01",
            "so-khoa-hoc-va-cong-nghe.vinh-long-2025",
            "ubnd-tinh.ben-tre",
        ),
        ("Bộ Giao thông vận tải", "2020-01-01", "bo-xay-dung", "chinh-phu"),
        ("UBND huyện Hóc Môn", "2020-01-01", None, "ubnd-tinh.ho-chi-minh"),
        ("Đảng ủy xã Tân Xuân huyện Hóc Môn", "2020-01-01", None, None),
        ("Sở Y tế tỉnh Sơn La", "2026-01-01", None, "ubnd-tinh.son-la"),
    ],
)
def test_successor_and_superior(
    name: str, on: str, successor: str | None, superior: str | None
) -> None:
    found = lookup(name, on=on)
    assert found[0].successor == successor
    if superior:
        assert found[0].superior == superior


@pytest.mark.parametrize(
    ("code", "issuer", "place", "on", "expected"),
    [
        (
            "SGDĐT",
            "Trường THPT Chuyên",
            "Đồng Tháp",
            "2024-01-01",
            ["so-giao-duc-va-dao-tao.dong-thap"],
        ),
        ("BYT", None, None, None, ["bo-y-te"]),
        (
            "UBND",
            "Phòng Nội vụ",
            "Hóc Môn",
            "2024-01-01",
            ["ubnd-tinh.ho-chi-minh", "ubnd-huyen.ho-chi-minh.huyen-hoc-mon"],
        ),
        ("TU", "Sở Y tế", "Lào Cai", "2024-01-01", ["tinh-uy.lao-cai"]),
        ("UBND", None, None, None, []),
    ],
)
def test_the_end_of_a_symbol(
    code: str, issuer: str | None, place: str | None, on: str | None, expected: list[str]
) -> None:
    found = by_code(code, on=on, context=context_of(issuer, place=place, on=on))
    assert [entry.id for entry in found] == expected


def test_a_lookup_is_quick() -> None:
    lookup("UBND xã Kim Liên", on="2024-01-01")
    started = time.process_time()
    for number in range(200):
        lookup(f"Trường Tiểu học số {number}", on="2024-01-01")
    assert (time.process_time() - started) / 200 < 0.002


@pytest.mark.parametrize("row", table()["group"], ids=lambda row: row["of"])
def test_groups(row: dict[str, Any]) -> None:
    here = context_of("Sở Y tế", place="Bến Tre", on="2024-01-01")
    for name in row["examples"]:
        assert members(name, on="2024-01-01", context=here)


@pytest.mark.parametrize(
    ("name", "on", "count"),
    [
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", "2024-01-01", 63),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", "2025-08-01", 34),
        ("UBND các huyện, thành phố", "2024-01-01", 9),
        ("UBND các huyện, thành phố", "2025-08-01", 0),
        ("Các bộ, cơ quan ngang bộ", "2025-08-01", 17),
        ("Sở Y tế", "2024-01-01", None),
        ("UBND tỉnh", "2024-01-01", None),
    ],
)
def test_members_of_a_group(name: str, on: str, count: int | None) -> None:
    found = members(name, on=on, context=context_of("Sở Y tế", place="Bến Tre", on=on))
    assert (None if found is None else len(found)) == count


@pytest.mark.parametrize(
    "name",
    [
        "tỉnh " * 2000,
        "a" * 20_000,
        "UBND tỉnh " + "b" * 20_000,
        "UBND huyện " + "c d " * 5000,
        "thành phố, " * 2000,
    ],
    ids=["words", "letters", "long name", "many words", "commas"],
)
def test_hostile_names_take_linear_time(name: str) -> None:
    started = time.process_time()
    context = context_of(name, parent=name, place=name, on="2024-01-01")
    lookup(name, on="2024-01-01", context=context)
    members(name, on="2024-01-01", context=context)
    said_in(name)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("text", "province", "district"),
    [
        ("trên địa bàn tỉnh Lào Cai; các huyện của tỉnh Lào Cai", "Lào Cai", None),
        ("tỉnh Lào Cai, tỉnh Yên Bái và tỉnh Sơn La", None, None),
        ("tại huyện Lắk, tỉnh Đắk Lắk", "Đắk Lắk", "huyện Lắk"),
        ("tỉnh Sông Đáy không có trong sổ", "Sông Đáy", None),
        ("không nói nơi nào", None, None),
    ],
)
def test_where_a_text_speaks_from(text: str, province: str | None, district: str | None) -> None:
    said = said_in(text)
    assert (said.province, said.district) == (province, district)


def test_every_unit_of_the_file_is_found() -> None:
    lines = [line for line in _lines() if line[0] in ("Đắk Lắk", "Bắc Ninh", "Cà Mau", "Điện Biên")]
    for province, new, parts in lines:
        name = new.partition(" ")[2]
        assert any(unit.province == province for unit in communes(name, reformed=True)), new
        for part in parts.split(";"):
            for old in part.partition(":")[2].split(","):
                communes(old.removeprefix("Thị Trấn").partition(" ")[2], reformed=False)
    assert [unit.full for unit in districts("Buôn Hồ")] == ["thị xã Buôn Hồ"]


def test_departments_of_a_province_that_is_not_registered() -> None:
    there = Context("Lam Giang")
    found = members("các sở, ban, ngành", on="2024-01-01", context=there)
    assert found and set(lookup("Sở Y tế", on="2024-01-01", context=there)) <= set(found)
    assert members("UBND các xã", on="2024-01-01", context=there) == ()
