"""Cơ quan ban hành: every kind of issuer, as printed in the header and as it speaks of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.setting import Place, Setting, registered
from vbparse.learning.synthesize.tagged import fill
from vbparse.learning.synthesize.words import load

__all__ = ["LEVELS", "PARTY", "STATE", "Issuer", "make_issuer"]

STATE: Mapping[str, float] = {
    "province": 22,
    "department": 20,
    "district": 10,
    "division": 5,
    "commune": 14,
    "office": 3,
    "school": 8,
    "hospital": 5,
    "ministry": 6,
    "board": 5,
    "enterprise": 3,
    "union": 3,
    "front": 2,
}
"""Kinds of issuers under the rules of the state, as often as they are to come."""
PARTY: Mapping[str, float] = {
    "party_province": 4,
    "party_district": 2,
    "party_commune": 4,
    "youth": 2,
}
LEVELS = {
    "ministry": "ministry",
    "province": "province",
    "board": "province",
    "party_province": "province",
    "union": "province",
    "front": "province",
    "youth": "province",
    "department": "department",
    "district": "district",
    "party_district": "district",
    "hospital": "department",
    "enterprise": "unit",
    "division": "district",
    "commune": "commune",
    "party_commune": "commune",
    "office": "commune",
    "school": "unit",
}


@dataclass(frozen=True)
class Issuer:
    """A body that issues documents."""

    kind: str
    name: str  # sentence case, in full
    lines: tuple[str, ...]  # as printed, but for the capitals
    above: tuple[str, ...]  # the superior body as printed above it, but for the capitals
    code: str  # what stands for it in a symbol
    place: str
    setting: Setting
    also: tuple[str, ...] = ()  # other names that are as right
    unit: str = ""  # drafting unit in the symbol: KH-MTTQ-BTT

    @property
    def party(self) -> bool:
        """Whether the rules on form of the Party apply."""
        return self.kind in PARTY

    @property
    def collective(self) -> str | None:
        """The collective in whose name is signed (*TM.*)."""
        found: str | None = load("bodies")[self.kind].get("collective")
        return found

    @property
    def generic(self) -> str:
        """tỉnh, huyện, xã: what *the* unit is in its documents; empty for others."""
        setting = self.setting
        if self.kind in ("district", "party_district"):
            return setting.district.word
        if self.kind in ("commune", "party_commune"):
            return setting.commune.word
        return setting.province.word

    def listed(self, key: str) -> list[str]:
        """The units, groups, recipients … of ``bodies.toml`` that exist on the day."""
        skip = "?" if self.setting.reformed else "!"
        entries = [e for e in load("bodies")[self.kind][key] if not e.startswith(skip)]
        slots = self.slots()
        return [fill(entry.lstrip("?! "), slots).text for entry in entries]

    def slots(self) -> dict[str, str]:
        """What the slots of ``bodies.toml`` stand for."""
        setting = self.setting
        found = _place_slots(setting)
        found |= {
            field: registered("department", field, setting.day)["name"]
            for field in ("giao-duc", "van-hoa", "so", "nong-nghiep")
        }
        register = "division" if self.kind == "district" else "department"
        found["lead"] = lead_of(setting, "department")
        found["division"] = lead_of(setting, register)
        found["ministry"] = registered("ministry", setting.field, setting.day)["name"]
        found["Name"] = self.name
        found["school_above"] = " ".join(self.above)
        return found


def lead_of(setting: Setting, register: str) -> str:
    """The body in charge of the field; the police of a city is not that of a province."""
    name: str = registered(register, setting.field, setting.day)["name"]
    return name.replace("tỉnh", setting.province.word) if name.startswith("Công an") else name


def _place_slots(setting: Setting) -> dict[str, str]:
    province, district, commune = setting.province, setting.district, setting.commune
    committee = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
    return {
        "t": province.word,
        "p": province.name,
        "P": province.full,
        "t:Ủy": _of_province(province, "ủy"),
        "t:Đoàn": _of_province(province, "đoàn"),
        "d": district.word,
        "D": district.full,
        "d:Ủy": committee.get(district.word, "Thành ủy"),
        "c": commune.word,
        "C": commune.full,
    }


def _of_province(province: Place, what: str) -> str:
    return f"{'Thành' if province.word == 'thành phố' else 'Tỉnh'} {what}"


def make_issuer(dice: Dice, kind: str, setting: Setting) -> Issuer:
    """An issuer of that kind; a district turns into a province when there are none any more."""
    if setting.reformed and kind in _ONLY_BEFORE:
        kind = _ONLY_BEFORE[kind]
    if not setting.reformed and kind == "office":
        kind = "commune"
    return _MAKERS[kind](dice, setting)


_ONLY_BEFORE = {"district": "commune", "division": "office", "party_district": "party_commune"}


def _committee(kind: str, place: Place, dice: Dice, setting: Setting) -> Issuer:
    """Ủy ban nhân dân of a province, district or commune."""
    lines: tuple[str, ...] = ("Ủy ban nhân dân", place.full)
    above: tuple[str, ...] = ()
    if kind == "commune" and dice.chance(0.3):
        over = setting.province if setting.reformed else setting.district
        above = (f"Ủy ban nhân dân {over.full}",)
    elif dice.chance(0.15):
        lines = (f"UBND {place.full}",)
    name = f"{'UBND' if len(lines) == 1 else 'Ủy ban nhân dân'} {place.full}"
    also = (f"Ủy ban nhân dân {place.full}",) if len(lines) == 1 else ()
    at = place.full if kind == "commune" and place.name.isdigit() else place.name
    if place.name == "Hồ Chí Minh":
        at = place.full
    return Issuer(kind, name, lines, above, "UBND", at, setting, also)


def _superior(place: Place, dice: Dice) -> tuple[str, ...]:
    if dice.chance(0.5):
        return (f"UBND {place.full}",)
    if dice.chance(0.4):
        return ("Ủy ban nhân dân", place.full)
    return (f"Ủy ban nhân dân {place.full}",)


def _seat(place: Place) -> str:
    return place.full if place.name == "Hồ Chí Minh" else place.name


def _ministry(dice: Dice, setting: Setting) -> Issuer:
    row = registered("ministry", setting.field, setting.day)
    return Issuer("ministry", row["name"], (row["name"],), (), row["code"], "Hà Nội", setting)


def _department(dice: Dice, setting: Setting) -> Issuer:
    row = registered("department", setting.field, setting.day)
    name = lead_of(setting, "department")
    above, place = _superior(setting.province, dice), _seat(setting.province)
    if name.startswith("Công an"):
        above, name = ("Bộ Công an",), f"Công an {setting.province.full}"
        code = "CAT" if setting.province.word == "tỉnh" else "CATP"
        return Issuer("department", name, (name,), above, code, place, setting)
    return Issuer("department", name, (name,), above, row["code"], place, setting)


def _division(dice: Dice, setting: Setting) -> Issuer:
    row = registered("division", setting.field, setting.day)
    above = _superior(setting.district, dice)
    place = setting.district.name
    return Issuer("division", row["name"], (row["name"],), above, row["code"], place, setting)


def _office(dice: Dice, setting: Setting) -> Issuer:
    name, code = dice.pick((("Phòng Văn hóa - Xã hội", "PVHXH"), ("Phòng Kinh tế", "PKT")))
    above = _superior(setting.commune, dice)
    return Issuer("office", name, (name,), above, code, setting.commune.name, setting)


def _school(dice: Dice, setting: Setting) -> Issuer:
    row = dice.word("places", "school")
    if "THPT" in row["name"] or "Cao đẳng" in row["name"]:
        above: tuple[str, ...] = (f"Sở Giáo dục và Đào tạo {setting.province.name}",)
    else:
        above = _superior(setting.commune if setting.reformed else setting.district, dice)
    place = setting.commune.name if not setting.commune.name.isdigit() else setting.commune.full
    return Issuer("school", row["name"], (row["name"],), above, row["code"], place, setting)


def _hospital(dice: Dice, setting: Setting) -> Issuer:
    row = dice.word("places", "hospital")
    above = (dice.pick((f"Sở Y tế {setting.province.name}", "Sở Y tế")),)
    return _house("hospital", row, above, setting)


def _enterprise(dice: Dice, setting: Setting) -> Issuer:
    row = dice.word("places", "enterprise")
    above = (row["parent"],) if row["parent"] else ()
    return _house("enterprise", row, above, setting)


def _house(kind: str, row: Mapping[str, str], above: tuple[str, ...], setting: Setting) -> Issuer:
    """A body known by its own name, which sits in the seat of its province."""
    name = row["name"]
    return Issuer(kind, name, (name,), above, row["code"], _seat(setting.province), setting)


def _board(dice: Dice, setting: Setting) -> Issuer:
    about = setting.topic["about"]
    name = f"Ban Chỉ đạo {about}"
    place = _seat(setting.province)
    also = (f"{name} {setting.province.full}", f"{name} {setting.province.word}")
    lines = ("Ban Chỉ đạo", about)
    above = (f"Ủy ban nhân dân {setting.province.full}",)
    return Issuer("board", name, lines, above, "BCĐ", place, setting, also)


def _party_province(dice: Dice, setting: Setting) -> Issuer:
    name = f"{_of_province(setting.province, 'ủy')} {setting.province.name}"
    place = _seat(setting.province)
    return Issuer("party_province", name, (name,), (), "TU", place, setting)


def _party_district(dice: Dice, setting: Setting) -> Issuer:
    word = _place_slots(setting)["d:Ủy"]
    name = f"{word} {setting.district.name}"
    above = (f"Đảng bộ {setting.province.full}",)
    code = {"Huyện ủy": "HU", "Quận ủy": "QU"}.get(word, "ThU")
    return Issuer("party_district", name, (name,), above, code, setting.district.name, setting)


def _party_commune(dice: Dice, setting: Setting) -> Issuer:
    name = f"Đảng ủy {setting.commune.full}"
    over = (
        f"Đảng bộ {setting.province.full}"
        if setting.reformed
        else f"{_place_slots(setting)['d:Ủy']} {setting.district.name}"
    )
    place = setting.commune.full if setting.commune.name.isdigit() else setting.commune.name
    return Issuer("party_commune", name, (name,), (over,), "ĐU", place, setting)


def _youth(dice: Dice, setting: Setting) -> Issuer:
    name = f"{_of_province(setting.province, 'đoàn')} {setting.province.name}"
    return Issuer("youth", name, (name,), (), "TĐTN", _seat(setting.province), setting, unit="PT")


def _union(dice: Dice, setting: Setting) -> Issuer:
    name = f"Liên đoàn Lao động {setting.province.full}"
    above = ("Tổng Liên đoàn Lao động Việt Nam",)
    return Issuer("union", name, (name,), above, "LĐLĐ", _seat(setting.province), setting)


def _front(dice: Dice, setting: Setting) -> Issuer:
    over = f"Ủy ban Mặt trận Tổ quốc Việt Nam {setting.province.full}"
    above = ("Ủy ban Mặt trận Tổ quốc Việt Nam", setting.province.full)
    also = (f"Ban Thường trực {over}", f"{over} - Ban Thường trực")
    place = _seat(setting.province)
    return Issuer(
        "front", "Ban Thường trực", ("Ban Thường trực",), above, "MTTQ", place, setting, also, "BTT"
    )


_MAKERS: Mapping[str, Callable[[Dice, Setting], Issuer]] = {
    "ministry": _ministry,
    "province": lambda dice, s: _committee("province", s.province, dice, s),
    "department": _department,
    "district": lambda dice, s: _committee("district", s.district, dice, s),
    "division": _division,
    "commune": lambda dice, s: _committee("commune", s.commune, dice, s),
    "office": _office,
    "school": _school,
    "hospital": _hospital,
    "board": _board,
    "enterprise": _enterprise,
    "party_province": _party_province,
    "party_district": _party_district,
    "party_commune": _party_commune,
    "youth": _youth,
    "union": _union,
    "front": _front,
}
