"""What a citation means among works that are like it: the damage of § 4.1, rivals, blanks."""

from __future__ import annotations

import time
from typing import Any

import pytest

from vbparse.linking import Known, Named, citations_in, in_words, known, offered, resolve, sought
from vbparse.linking.reasons import WORDS

TARGET: dict[str, Any] = {
    "value": "155/KH-UBND",
    "symbol": "KH-UBND",
    "type_code": "KH",
    "issued_on": "2023-03-12",
    "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
    "place": "Lào Cai",
    "subject": "Phòng, chống dịch bệnh động vật trên địa bàn tỉnh Lào Cai năm 2023",
}
CITING: dict[str, Any] = {
    "value": "40/KH-SNNPTNT",
    "symbol": "KH-SNNPTNT",
    "type_code": "KH",
    "issued_on": "2023-04-20",
    "issuer": "Sở Nông nghiệp và Phát triển nông thôn",
    "issuer_parent": "UBND tỉnh Lào Cai",
    "place": "Lào Cai",
    "subject": "Tiêm phòng vắc xin cho đàn vật nuôi năm 2023",
}
TITLE = "về phòng, chống dịch bệnh động vật trên địa bàn tỉnh Lào Cai năm 2023"


def work(number: int = 1, **other: Any) -> Known:
    return known(number, **{**TARGET, **other})


def outcome(*works: Known, citing: dict[str, Any] | None = None, **said: Any) -> Any:
    by = known(99, **{**CITING, **(citing or {})})
    told = {
        "value": "155/KH-UBND",
        "issued_on": "2023-03-12",
        "issuer": "UBND tỉnh",
        "title": TITLE,
    }
    one = Named(0, doc_type="Kế hoạch", **{**told, **said})
    citation = citations_in(by, [one])[0]
    met = [one for one in works if set(offered(one)) & set(sought(citation))]
    return resolve(citation, met)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"title": None},
        {"value": "155/KHUBND"},
        {"value": "155/KH- UBND"},
        {"value": "155/KH–UBND"},
        {"value": "155/KH-UBD"},
        {"value": "l55/KH-UBND".replace("l", "1")},
        {"value": "165/KH-UBND", "issued_on": "2023-03-12", "_": "misread"},
        {"issued_on": "2023-03-21"},
        {"issued_on": "2023-04-12"},
        {"issued_on": "2023-12-03", "title": TITLE},
        {"issued_on": None},
        {"issuer": None},
        {"issuer": "UBND tỉnh Lào Cai", "title": None},
        {"issuer": "Chủ tịch UBND tỉnh"},
        {"issued_on": "2023-03"},
    ],
    ids=str,
)
def test_damage_is_overcome(said: dict[str, Any]) -> None:
    said = {name: value for name, value in said.items() if name != "_"}
    found = outcome(work(), work(2, issuer="Ủy ban nhân dân tỉnh Hà Nam", place="Hà Nam"), **said)
    if said.get("value") == "165/KH-UBND":  # 5 and 6 look alike
        assert found.status == "resolved"
    assert (found.status, found.target) == ("resolved", 1)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"issued_on": "2022-03-12"}, {}),  # of another year
        ({"issued_on": "2022-03-12"}, {"title": None}),
        ({"issuer": "Ủy ban nhân dân tỉnh Hà Nam", "place": "Hà Nam"}, {}),  # of another province
        ({"issuer": "Ủy ban nhân dân tỉnh Hà Nam", "place": "Hà Nam"}, {"issuer": None}),
        ({"value": "156/KH-UBND"}, {"title": None}),  # the next one of the day
        ({"value": "156/KH-UBND", "subject": "Phát triển du lịch"}, {}),
        ({"value": "155/QĐ-UBND", "symbol": "QĐ-UBND", "type_code": "QĐ"}, {}),
        ({"issuer": "Ủy ban nhân dân huyện Bát Xát", "place": "Bát Xát"}, {}),
        ({"value": None, "issued_on": "2023-03", "subject": "Phát triển du lịch năm 2023"}, {}),
        ({"value": None, "issued_on": "2022-03"}, {}),
        ({"value": None, "symbol": "QĐ-UBND", "type_code": "QĐ", "issued_on": "2023-03"}, {}),
    ],
)
def test_false_friends_are_left(what: dict[str, Any], said: dict[str, Any]) -> None:
    assert outcome(work(**what), **said).target is None


def test_a_blank_number_is_found_by_type_body_month_and_subject() -> None:
    blank = work(value=None, issued_on="2023-03")
    found = outcome(blank)
    assert (found.status, found.target) == ("resolved", 1)
    assert {reason.code for reason in found.why} >= {"number.blank", "date.within", "subject.same"}


def test_the_day_may_lie_outside_the_month_that_a_draft_shows() -> None:
    blank = work(value=None, issued_on="2023-03")
    assert outcome(blank, issued_on="2023-04-02").target == 1
    assert outcome(blank, issued_on="2023-06-02").target is None


def test_two_that_fit_as_well_are_ambiguous() -> None:
    found = outcome(work(1), work(2))
    assert (found.status, found.target) == ("ambiguous", None)
    assert [rival.target for rival in found.rivals] == [1, 2]


def test_a_draft_yields_to_the_signed_plan() -> None:
    found = outcome(work(1, value=None, issued_on="2023-03"), work(2))
    assert (found.status, found.target) == ("resolved", 2)
    assert [rival.target for rival in found.rivals] == [2, 1]


def test_it_does_not_cite_itself_or_what_came_later() -> None:
    assert outcome(work(99)).target is None
    late = work(issued_on="2023-05-12")
    assert outcome(late, issued_on="2023-05-11", title=None).target is None


def test_a_commune_cites_its_district_and_its_province() -> None:
    here = {
        "issuer": "Ủy ban nhân dân xã Mường Hum",
        "issuer_parent": "UBND huyện Bát Xát",
        "place": "Mường Hum",
        "value": "5/KH-UBND",
        "symbol": "KH-UBND",
    }
    district = work(2, issuer="Ủy ban nhân dân huyện Bát Xát", place="Bát Xát")
    assert outcome(work(1), district, citing=here).target == 1
    assert outcome(work(1), district, citing=here, issuer="UBND huyện").target == 2


def test_after_the_merger_a_plan_of_before_may_be_that_of_the_other_province() -> None:
    here = {
        "issuer": "Sở Y tế",
        "issuer_parent": "UBND tỉnh Đồng Tháp",
        "place": "Đồng Tháp",
        "issued_on": "2025-09-01",
    }
    old = work(issuer="Ủy ban nhân dân tỉnh Tiền Giang", place="Tiền Giang", issued_on="2025-03-12")
    assert outcome(old, citing=here, issued_on="2025-03-12").target == 1


@pytest.mark.parametrize("day", ["2023-13-45", "0000-00-00", "hôm qua", "2023-02-31", ""])
def test_days_that_are_none_do_no_harm(day: str) -> None:
    assert outcome(work(), issued_on=day).status in ("resolved", "unresolved")
    assert outcome(work(issued_on=day)).status in ("resolved", "unresolved")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2023-03-13", True),  # a day off
        ("2023-03-21", True),  # figures swapped
        ("2023-03-22", True),  # one figure
        ("2023-08-29", False),  # another day altogether
        ("2022-03-12", False),  # another year
    ],
)
def test_a_slip_of_the_pen_is_outweighed_by_number_and_body(day: str, found: bool) -> None:
    assert (outcome(work(), issued_on=day, title=None).target == 1) is found


def test_reasons_are_in_words_of_both_languages() -> None:
    found = outcome(work())
    assert "đúng số, ký hiệu 155/KH-UBND" in in_words(found.why)
    assert "the same number 155/KH-UBND" in in_words(found.why, "en")
    for vi, en in WORDS.values():
        assert vi.count("{") == en.count("{")


def test_resolving_is_quick() -> None:
    by = known(99, **CITING)
    one = Named(0, "155/KH-UBND", "Kế hoạch", "2023-03-12", "UBND tỉnh", TITLE)
    works = [work(n, issued_on=f"2023-{n % 12 + 1:02d}-12") for n in range(1, 50)]
    citation = citations_in(by, [one])[0]
    started = time.process_time()
    for _ in range(20):
        resolve(citation, works)
    assert (time.process_time() - started) / 20 < 0.02
