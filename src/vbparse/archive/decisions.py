"""What a human decided, laid over what was read: it wins over every re-reading.

A field is named by its place in the record: ``issuer``, ``issuer.parent``, ``deadlines.0``,
``citations.2.issued_on``. Of a list the decision remembers what it replaced, so that it finds its
item again when a later reading has one more or one less.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vbparse.archive.packing import Record
from vbparse.archive.values import days_of
from vbparse.document import Citation, Deadline, LeadUnit, Plan, SourceInfo
from vbparse.errors import ArchiveError
from vbparse.vietnamese.dates import exists, iso
from vbparse.vietnamese.doc_types import by_code, by_name
from vbparse.vietnamese.numbers import parse_number

__all__ = [
    "Decision",
    "Field",
    "check_place",
    "checked",
    "current",
    "effective",
    "field_of",
    "told",
]

_SINGLE = (
    "doc_type",
    "doc_number",
    "place",
    "issued_on",
    "issuer",
    "subject",
    "theme",
    "period",
    "signer",
)
_MEMBERS = {
    "issuer": ("parent", "superior"),
    "signer": ("title", "authority", "on_behalf_of"),
    "citations": ("doc_type", "issued_on", "issuer", "title", "relation"),
    "deadlines": ("action", "unit"),
}
_LISTS = ("citations", "deadlines", "lead_units")
_NAME = re.compile(r"([a-z_]{1,20})(?:\.(\d{1,4}))?(?:\.([a-z_]{1,20}))?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Field:
    """A place in the record that a human may fill."""

    name: str
    index: int | None = None
    member: str | None = None

    def __str__(self) -> str:
        parts = (self.name, self.index, self.member)
        return ".".join(str(part) for part in parts if part is not None)

    @property
    def whole(self) -> str:
        """The value of which it is a member: ``deadlines.0`` of ``deadlines.0.unit``."""
        return str(Field(self.name, self.index))


@dataclass(frozen=True, slots=True)
class Decision:
    """A value that counts whatever is read; ``previous`` is what had been read."""

    field: Field
    value: str | None
    previous: str | None = None


def field_of(text: str) -> Field:
    """The field of that name; raises ``ArchiveError`` when there is none that can be set."""
    found = _NAME.fullmatch(text.strip().replace("[", ".").replace("]", ""))
    if found:
        name, index, member = found.groups()
        listed = name in _LISTS
        known = member is None or member in _MEMBERS.get(name, ())
        if (name in _SINGLE or listed) and listed == (index is not None) and known:
            return Field(name, int(index) if index else None, member)
    singles = ", ".join(_SINGLE)
    lists = ", ".join(f"{name}.N" for name in _LISTS)
    raise ArchiveError(
        f"{text}: không có trường này",
        f"{text}: there is no such field",
        hint_vi=f"các trường: {singles}, {lists}, parent",
        hint_en=f"fields: {singles}, {lists}, parent",
    )


def check_place(record: Record, field: Field) -> None:
    """Raises ``ArchiveError`` for a place beyond the end of a list: one more may be added there."""
    if field.index is None or field.index <= (count := len(record[field.name])):
        return
    raise ArchiveError(
        f"{field}: văn bản chỉ có {count} {field.name}",
        f"{field}: the work has only {count} {field.name}",
        hint_vi=f"thêm một giá trị bằng {field.name}.{count}",
        hint_en=f"add one with {field.name}.{count}",
    )


def checked(field: Field, value: str) -> str:
    """``value`` as the record writes it; raises ``ArchiveError`` when it cannot be one."""
    value = " ".join(value.split())
    kind = field.member or field.name
    if kind == "issued_on":
        return _date(value)
    if kind == "doc_number" and parse_number(value) is None:
        raise _wrong(value, "một số, ký hiệu như 12/KH-UBND", "a number such as 12/KH-UBND")
    if kind == "doc_type":
        known = by_name(value) or by_code(value.upper())
        if known is None:
            raise _wrong(value, "một tên loại như Kế hoạch", "a type such as Kế hoạch")
        return known.name
    if kind in ("deadlines", "period"):
        parts = [value] if _DAY.fullmatch(value) else value.split("/", 1)
        return "/".join(_date(part.strip()) for part in parts)
    if not value:
        raise _wrong(value, "một giá trị", "a value")
    return value


def _date(value: str) -> str:
    found = _DAY.fullmatch(value)
    if found:
        day, month, year = (int(part) for part in found.groups())
        if exists(year, month, day):
            return iso(year, month, day) or ""
    if _ISO.fullmatch(value) and days_of(value)[0]:
        return value
    raise _wrong(value, "một ngày như 2024-09-30 hay 30/09/2024", "a day such as 2024-09-30")


def _wrong(value: str, vi: str, en: str) -> ArchiveError:
    return ArchiveError(f"{value!r} không phải {vi}", f"{value!r} is not {en}")


def current(record: Record, field: Field) -> str | None:
    """What stands in the record at ``field``."""
    found = _at(record, field)
    value = found.get(field.member or "value") if found else None
    return value if isinstance(value, str) else None


def effective(record: Record, decisions: Iterable[Decision]) -> Record:
    """The record with everything that was decided, the newest decision last."""
    told = list(decisions)
    if not told:
        return record
    record = copy.deepcopy(record)
    for decision in told:
        _put(record, decision)
    return record


def _put(record: Record, decision: Decision) -> None:
    field, value = decision.field, decision.value
    found = _item(record, decision)
    if field.member is not None:
        found[field.member] = value
        return
    found |= {
        "value": value,
        "confidence": 1.0,
        "status": "missing" if value is None else "present",
        "found_by": "human",
        "alternatives": [],
    }
    found |= _derived(field.name, value)


def _derived(name: str, value: str | None) -> dict[str, Any]:
    """Members that follow from the value."""
    if name == "doc_number":
        number = parse_number(value) if value else None
        return {
            "number": number.number if number else None,
            "symbol": number.symbol if number else None,
        }
    if name == "doc_type":
        known = by_name(value) if value else None
        return {"code": known.code if known else None}
    if name == "deadlines" and value:
        start, _, end = value.partition("/")
        interval = bool(end) or len(start) < len("2024-09-30")
        return {
            "kind": "interval" if interval else "date",
            "start": days_of(start)[0] if interval else None,
            "end": days_of(end or start)[1],
            "rrule": None,
        }
    return {}


def _item(record: Record, decision: Decision) -> Record:
    """The value that the decision is about; made when the reading has none."""
    field = decision.field
    if field.index is None:
        found = record[field.name]
        if found is None:
            found = record[field.name] = _blank("theme")
        return dict_of(found)
    items: list[Record] = record[field.name]
    member = field.member or "value"
    known = [place for place, item in enumerate(items) if item.get(member) == decision.previous]
    if field.index in known or (not known and field.index < len(items)):
        return items[field.index]
    if known and decision.previous is not None:  # without a value many are alike
        return items[known[0]]
    items.append(_blank(field.name))
    return items[-1]


def _at(record: Record, field: Field) -> Record | None:
    found = record[field.name]
    if field.index is not None:
        found = found[field.index] if field.index < len(found) else None
    return found if isinstance(found, dict) else None


def dict_of(value: Any) -> Record:
    """A part of a record, which is an object there."""
    if not isinstance(value, dict):
        raise TypeError(type(value).__name__)
    return value


def _blank(name: str) -> Record:
    """An empty item, with every member that the contract names."""
    plan = Plan(
        source=SourceInfo("", "", "", None, "", ""),
        citations=(Citation(),),
        deadlines=(Deadline(),),
        lead_units=(LeadUnit(),),
    )
    found = plan.to_dict()[name]
    return dict_of(found[0] if isinstance(found, list) else found)


def told(rows: Iterable[Any]) -> list[Decision]:
    """Rows of ``decisions`` that are values, in their order, but for those taken back."""
    found: list[Decision] = []
    for row in rows:
        if row.kind == "withdrawn":
            found = [decision for decision in found if str(decision.field) != row.field]
        if row.kind != "value":
            continue
        value, previous = (json.loads(text) if text else None for text in (row.value, row.previous))
        found.append(Decision(field_of(row.field), value, previous))
    return found
