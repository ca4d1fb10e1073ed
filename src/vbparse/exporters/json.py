"""JSON: one object for one record, an array for several; what a program reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from vbparse.citations._reasons import in_english
from vbparse.document import Plan
from vbparse.exporters import Lang, Look, exporter
from vbparse.exporters.printable import escaped

_dumps = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_WIDE = 96  # a list or an object of plain values up to this length stays on one line


def record(plan: Plan, lang: Lang = "vi") -> dict[str, Any]:
    """The record of the contract as plain values, its warnings and reasons in ``lang``."""
    values = plan.to_dict()
    if lang == "en":
        values["warnings"] = [
            {"code": notice.code, "message": notice.en or notice.message}
            for notice in plan.warnings
        ]
        parent, misses = values["parent"], values["near_misses"]
        values["parent"] = {**parent, "why": [in_english(why) for why in parent["why"]]}
        values["near_misses"] = [{**miss, "why": in_english(miss["why"])} for miss in misses]
    return values


def compact(plan: Plan, lang: Lang = "vi") -> str:
    """The record on a single line."""
    return escaped(_dumps(record(plan, lang)))


@exporter("json", ".json")
def to_json(plans: Iterable[Plan], look: Look) -> Iterator[str]:
    """Written as records come; only the first one waits, to learn whether a second follows."""
    yield from written(record(plan, look.lang) for plan in plans)


def written(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object for one record, an array for several, as the records come."""
    first, several = "", False
    for values in records:
        text = escaped(_laid_out(values, 0))
        if not first:
            first = text
            continue
        yield f",\n{text}" if several else f"[\n{first},\n{text}"
        several = True
    if first:
        yield "\n]\n" if several else f"{first}\n"


def _laid_out(value: Any, depth: int) -> str:
    """Indented JSON in which short lists and objects (boxes, evidence) keep to one line."""
    if not isinstance(value, dict | list) or not value:
        return _dumps(value)
    short = _dumps(value) if _flat(value) else ""
    if short and len(short) + 2 * depth <= _WIDE:
        return short
    pad = "  " * (depth + 1)
    if isinstance(value, dict):
        rows = [f"{pad}{_dumps(k)}: {_laid_out(v, depth + 1)}" for k, v in value.items()]
    else:
        rows = [pad + _laid_out(item, depth + 1) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join((opening, ",\n".join(rows), "  " * depth + closing))


def _flat(value: dict[str, Any] | list[Any]) -> bool:
    """At most two levels of lists below, so that evidence with a box or two is flat."""
    items = value.values() if isinstance(value, dict) else value
    return all(
        not isinstance(item, dict)
        and (not isinstance(item, list) or all(_plain_list(inner) for inner in item))
        for item in items
    )


def _plain_list(value: Any) -> bool:
    return not isinstance(value, dict) and (
        not isinstance(value, list) or not any(isinstance(item, dict | list) for item in value)
    )
