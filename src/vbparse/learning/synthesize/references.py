"""Văn bản được viện dẫn: documents of superior bodies, made up, as one would cite them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.issuers import Issuer, lead_of
from vbparse.learning.synthesize.setting import Setting, in_force, registered
from vbparse.learning.synthesize.tagged import fill, lower_first
from vbparse.learning.synthesize.words import load

__all__ = [
    "Reference",
    "circular",
    "competence_law",
    "nearest",
    "own_plan",
    "proposal",
    "topic_law",
]


@dataclass(frozen=True)
class Reference:
    """A document as it is cited. ``rank``: 0 for the Party's centre to 6 for a commune."""

    code: str
    type_name: str
    number: str | None
    day: date | None
    issuer: str | None
    title: str | None
    rank: int
    relation: str = "based_on"
    on_subject: bool = True  # a directive on the plan's own subject
    beside: bool = False  # of a superior that is as near as the nearest
    target: str | None = None  # the document itself, in a family


TYPE_NAMES = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "NQ": "Nghị quyết",
    "KL": "Kết luận",
    "CTr": "Chương trình",
    "CV": "Công văn",
    "TTr": "Tờ trình",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "HD": "Hướng dẫn",
}
FIELDS_OF_LETTERS = ("VX", "KGVX", "NC", "TH", "KTN", "NN")


def padded(number: int) -> str:
    """Numbers below ten have a leading zero."""
    return f"{number:02d}"


def _title(dice: Dice, issuer: Issuer, *, approving: bool) -> str:
    """A title on the subject of the plan; only decisions approve something."""
    template = dice.phrase("base.approved" if approving else "base.title")
    return fill(template, {"stem": lower_first(issuer.setting.stem)}).text


def _other_title(dice: Dice, issuer: Issuer, *, approving: bool) -> str:
    """A title from the same field of work, but on another subject."""
    titles: list[str] = issuer.setting.topic["titles"]
    fitting = [t for t in titles if t.startswith("về") != approving]
    return dice.pick(fitting or titles)


def _directive(
    dice: Dice,
    issuer: Issuer,
    day: date,
    *,
    codes: Mapping[str, float],
    body: str,
    symbol: str,
    rank: int,
) -> Reference:
    """A directive in the name of a state body."""
    code = dice.weighted(codes)
    number = dice.number(2, 3500 if code in ("QĐ", "CV") else 320)
    printed = f"{padded(number)}/{code}-{symbol}"
    if code == "CV":
        unit = dice.pick(FIELDS_OF_LETTERS) if symbol == "UBND" else dice.pick(("VP", "KHTC", "NV"))
        printed = f"{padded(number)}/{symbol}-{unit}"
    title = _title(dice, issuer, approving=code in ("QĐ", "NQ") and dice.chance(0.7))
    return Reference(code, TYPE_NAMES[code], printed, day, body, title, rank)


def _party_directive(
    dice: Dice,
    issuer: Issuer,
    day: date,
    *,
    codes: Mapping[str, float],
    body: str,
    symbol: str,
    rank: int,
) -> Reference:
    """A directive of the Party: the number before the type."""
    code = dice.weighted(codes)
    number = f"{padded(dice.number(2, 180))}-{code}/{symbol}"
    title = _title(dice, issuer, approving=False)
    return Reference(code, TYPE_NAMES[code], number, day, body, title, rank)


Maker = Callable[[Dice, Issuer, date], Reference]


def _centre(dice: Dice, issuer: Issuer, day: date) -> Reference:
    body = dice.pick(("Ban Bí thư", "Bộ Chính trị", "Ban Bí thư Trung ương Đảng"))
    codes = (
        {"CT": 5.0, "KL": 2.0}
        if body.startswith("Ban Bí thư")
        else {"NQ": 4.0, "KL": 2.0, "CT": 2.0}
    )
    return _party_directive(dice, issuer, day, codes=codes, body=body, symbol="TW", rank=0)


def _government(dice: Dice, issuer: Issuer, day: date) -> Reference:
    if dice.chance(0.2):
        return _directive(dice, issuer, day, codes={"NQ": 1}, body="Chính phủ", symbol="CP", rank=1)
    codes = {"QĐ": 5.0, "CT": 4.0}
    return _directive(
        dice, issuer, day, codes=codes, body="Thủ tướng Chính phủ", symbol="TTg", rank=1
    )


def _ministry(dice: Dice, issuer: Issuer, day: date) -> Reference:
    row = registered("ministry", issuer.setting.field, day)
    codes = {"KH": 3.0, "QĐ": 3.0, "CT": 1.0, "CV": 3.0}
    return _directive(dice, issuer, day, codes=codes, body=row["name"], symbol=row["code"], rank=2)


def _province(dice: Dice, issuer: Issuer, day: date) -> Reference:
    place = issuer.setting.province
    body = dice.pick(
        (f"Ủy ban nhân dân {place.full}", f"Ủy ban nhân dân {place.word}", f"UBND {place.word}")
    )
    codes = {"KH": 5.0, "QĐ": 2.0, "CT": 1.0, "CV": 1.5}
    return _directive(dice, issuer, day, codes=codes, body=body, symbol="UBND", rank=3)


def _council(dice: Dice, issuer: Issuer, day: date) -> Reference:
    place = issuer.setting.province
    body = f"Hội đồng nhân dân {place.word}"
    return _directive(dice, issuer, day, codes={"NQ": 1}, body=body, symbol="HĐND", rank=3)


def _department(field: str | None = None) -> Maker:
    def make(dice: Dice, issuer: Issuer, day: date) -> Reference:
        setting = issuer.setting
        row = registered("department", field or setting.field, day)
        body = row["name"] if field else lead_of(setting, "department")
        codes = {"KH": 4.0, "CV": 3.0, "HD": 1.0}
        return _directive(dice, issuer, day, codes=codes, body=body, symbol=row["code"], rank=4)

    return make


def _district(dice: Dice, issuer: Issuer, day: date) -> Reference:
    place = issuer.setting.district
    body = dice.pick((f"Ủy ban nhân dân {place.full}", f"UBND {place.word}", f"UBND {place.full}"))
    codes = {"KH": 6.0, "QĐ": 1.0, "CV": 2.0}
    return _directive(dice, issuer, day, codes=codes, body=body, symbol="UBND", rank=5)


def _commune(dice: Dice, issuer: Issuer, day: date) -> Reference:
    place = issuer.setting.commune
    body = dice.pick((f"Ủy ban nhân dân {place.full}", f"UBND {place.word}"))
    return _directive(dice, issuer, day, codes={"KH": 1}, body=body, symbol="UBND", rank=6)


def _provincial_party(dice: Dice, issuer: Issuer, day: date) -> Reference:
    committee = issuer.slots()["t:Ủy"]
    body = dice.pick((f"Ban Thường vụ {committee}", committee))
    codes = {"KH": 4.0, "CT": 2.0, "NQ": 1.0, "CTr": 1.0}
    return _party_directive(dice, issuer, day, codes=codes, body=body, symbol="TU", rank=3)


def _district_party(dice: Dice, issuer: Issuer, day: date) -> Reference:
    committee = issuer.slots()["d:Ủy"]
    body = f"Ban Thường vụ {committee}"
    return _party_directive(
        dice, issuer, day, codes={"KH": 3, "CT": 1}, body=body, symbol="HU", rank=5
    )


def _central_youth(dice: Dice, issuer: Issuer, day: date) -> Reference:
    body = "Ban Bí thư Trung ương Đoàn"
    return _party_directive(
        dice, issuer, day, codes={"KH": 1}, body=body, symbol="TWĐTN-PT", rank=2
    )


def _central_union(dice: Dice, issuer: Issuer, day: date) -> Reference:
    body = "Tổng Liên đoàn Lao động Việt Nam"
    return _directive(dice, issuer, day, codes={"KH": 3, "HD": 1}, body=body, symbol="TLĐ", rank=2)


def _central_front(dice: Dice, issuer: Issuer, day: date) -> Reference:
    body = "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    return _directive(dice, issuer, day, codes={"KH": 1}, body=body, symbol="MTTW-BTT", rank=2)


def _above(issuer: Issuer) -> list[list[Maker]]:
    """Who directs this kind of body, nearest first; in each place one of several."""
    reformed = issuer.setting.reformed
    if issuer.kind == "school":
        if issuer.above and issuer.above[0].startswith("Sở"):
            return [[_department("giao-duc")], [_province]]
        return [[_commune if reformed else _district], [_department("giao-duc")]]
    known: dict[str, list[list[Maker]]] = {
        "ministry": [[_government], [_centre]],
        "province": [[_ministry, _government], [_government], [_centre]],
        "department": [[_province], [_ministry, _council], [_government]],
        "district": [[_province], [_government, _council]],
        "division": [[_district], [_department()]],
        "commune": [[_province], [_government]] if reformed else [[_district], [_province]],
        "office": [[_commune], [_province]],
        "hospital": [[_department("y-te")], [_ministry]],
        "board": [[_province], [_government]],
        "enterprise": [[_province], [_government]],
        "party_province": [[_centre]],
        "party_district": [[_provincial_party], [_centre]],
        "party_commune": [[_provincial_party if reformed else _district_party], [_centre]],
        "youth": [[_central_youth], [_provincial_party]],
        "union": [[_central_union], [_provincial_party]],
        "front": [[_central_front], [_provincial_party]],
    }
    return known[issuer.kind]


_TWO_SUPERIORS = ("school", "youth", "union", "front", "division")
"""Directed by a body of the same system and by one of the same place."""


def nearest(dice: Dice, issuer: Issuer, count: int) -> list[Reference]:
    """Directives on the subject from ``count`` levels above, the highest (and oldest) first."""
    found: list[Reference] = []
    day = issuer.setting.day
    for i, makers in enumerate(_above(issuer)[:count]):
        day -= timedelta(days=dice.number(9, 150))
        made = dice.pick(makers)(dice, issuer, day)
        if any(other.rank == made.rank for other in found):  # one would be as near as the other
            continue
        if found and dice.chance(0.4):  # from the same field, but not what the plan carries out
            title = _other_title(
                dice, issuer, approving=made.code in ("QĐ", "NQ") and dice.chance(0.7)
            )
            made = replace(made, title=title, on_subject=False)
        found.append(replace(made, beside=i == 1 and issuer.kind in _TWO_SUPERIORS))
    return found[::-1]


def competence_law(dice: Dice, issuer: Issuer) -> Reference | None:
    """The law on local government of the day."""
    rows = in_force(load("registers")["competence"], issuer.setting.day)
    return _law(dice, rows[-1]) if rows else None


def topic_law(dice: Dice, issuer: Issuer) -> Reference | None:
    """A law on the subject that is older than the document."""
    rows = in_force(issuer.setting.topic["laws"], issuer.setting.day)
    return _law(dice, dice.pick(rows)) if rows else None


def _law(dice: Dice, row: dict[str, object]) -> Reference:
    day = row["date"]
    name = str(row["name"]).removeprefix("Luật ")
    shape = dice.weighted({"day": 5, "number and day": 3, "name": 1})
    number = str(row["number"]) if shape.startswith("number") else None
    given = day if shape != "name" and isinstance(day, date) else None
    return Reference("Luật", "Luật", number, given, None, name, 0, on_subject=False)


def circular(dice: Dice, issuer: Issuer) -> Reference:
    """A decree or circular that says how a law is carried out; never the directive itself."""
    setting = issuer.setting
    day = setting.day - timedelta(days=dice.number(200, 1500))
    row = registered("ministry", setting.field, day)
    law = setting.topic["laws"][0]["name"]
    if dice.chance(0.5):
        number = f"{padded(dice.number(4, 180))}/{day.year}/NĐ-CP"
        title = f"quy định chi tiết và hướng dẫn thi hành một số điều của {law}"
        return Reference("NĐ", "Nghị định", number, day, "Chính phủ", title, 1, on_subject=False)
    number = f"{padded(dice.number(1, 60))}/{day.year}/TT-{row['code']}"
    head = dice.pick((row["name"], f"Bộ trưởng {row['name']}"))
    title = f"hướng dẫn một số nội dung về {setting.topic['about']}"
    return Reference("TT", "Thông tư", number, day, head, title, 2, on_subject=False)


def own_plan(dice: Dice, issuer: Issuer) -> Reference:
    """The issuer's own programme of the year: a base, never the parent."""
    setting = issuer.setting
    day = date(setting.day.year, 1, dice.number(4, 20))
    if day >= setting.day:
        day = date(setting.day.year - 1, 1, 10)
    number = f"{padded(dice.number(2, 40))}/KH-{issuer.code}"
    if issuer.party:
        number = f"{padded(dice.number(2, 40))}-KH/{issuer.code}"
    title = f"về chương trình công tác năm {day.year}"
    return Reference("KH", "Kế hoạch", number, day, issuer.name, title, 9, on_subject=False)


def proposal(dice: Dice, issuer: Issuer) -> Reference:
    """A subordinate body's *Tờ trình* for this plan."""
    setting: Setting = issuer.setting
    register = "department" if issuer.kind in ("province", "board") else "division"
    row = registered(register, setting.field, setting.day)
    who = row["name"] if register == "division" else lead_of(setting, "department")
    day = setting.day - timedelta(days=dice.number(2, 9))
    code = dice.weighted({"TTr": 5, "CV": 1})
    number = f"{padded(dice.number(5, 400))}/TTr-{row['code']}"
    if code == "CV":
        number = f"{padded(dice.number(5, 4000))}/{row['code']}-VP"
    return Reference(
        code, TYPE_NAMES[code], number, day, who, None, 8, "proposed_by", on_subject=False
    )
