"""The record of a plan, back to the values of ``document``: what crosses a process or a file.

``plan_from(plan.to_dict())`` equals ``plan`` but for the layout, the English of its notices and
the spans, which are those of the evidence.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from vbparse.document import Box, Found, Plan, Span

__all__ = ["found_at", "founds", "plan_from"]

Record = Mapping[str, Any]


def plan_from(record: Record) -> Plan:
    """The plan whose ``to_dict()`` is ``record``."""
    plan: Plan = _built(Plan, record)
    return plan


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _built(hint: Any, value: Any) -> Any:
    """``value`` of a record as what the annotation ``hint`` says."""
    if isinstance(hint, types.UnionType):
        hint = next(item for item in typing.get_args(hint) if item is not type(None))
    if value is None:
        return None
    if hint is Box:
        return Box(*value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _object(hint, value)
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]  # tuple[X, ...] and tuple[int, int] alike
        return tuple(_built(item, part) for part in value)
    return value


def _object(cls: type, record: Record) -> Any:
    hints = _hints(cls)
    known = {name: _built(hints[name], value) for name, value in record.items() if name in hints}
    if issubclass(cls, Found):
        known["spans"] = tuple(Span(item.start, item.end) for item in known.get("evidence", ()))
    return cls(**known)


def founds(plan: Plan) -> Iterator[tuple[str, Found]]:
    """Every value that was read off the document, with its place: ``deadlines[2]``."""
    for item in dataclasses.fields(plan):
        value = getattr(plan, item.name)
        if isinstance(value, Found):
            yield item.name, value
        elif isinstance(value, tuple):
            for i, part in enumerate(value):
                if isinstance(part, Found):
                    yield f"{item.name}[{i}]", part


def found_at(plan: Plan, place: str) -> Found | None:
    """The value at a place as ``founds`` names them; ``parent`` is the citation it points to."""
    name, _, index = place.rstrip("]").partition("[")
    if name == "parent":
        name, index = "citations", "" if plan.parent.citation is None else str(plan.parent.citation)
    value = getattr(plan, name, None)
    if isinstance(value, tuple):
        value = value[int(index)] if index.isdigit() and int(index) < len(value) else None
    return value if isinstance(value, Found) else None
