"""JSON Schema of the record, made from the dataclasses themselves."""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from typing import Any

from vbparse import document
from vbparse.document import (
    Alternative,
    Box,
    Coverage,
    Evidence,
    Finding,
    Found,
    Notice,
    Plan,
    Related,
    Severity,
    members,
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INTERNAL = {(Plan, "layout"), (Notice, "en")}  # not part of the record

_OPTIONAL = {"decision"}  # only there when a threshold was asked for

_STATUS = ["present", "ambiguous", "missing"]
_WORDS: dict[tuple[str, str], list[str]] = {
    # the closed words of the contract, which the types of the code leave open
    ("Found", "decision"): ["accepted", "review"],
    ("Parent", "decision"): ["accepted", "review"],
    ("Field", "status"): [*_STATUS, "overlay", "partial", "blank"],  # the last three: issued_on
    ("DocNumber", "status"): [*_STATUS, "overlay", "handwritten", "blank"],
    ("Parent", "status"): ["resolved", "ambiguous", "not_in_archive", "not_sought", "none_cited"],
    ("Resolution", "status"): ["resolved", "ambiguous", "unresolved", "not_sought"],
    ("Citation", "relation"): (
        ["implements", "based_on", "proposed_by", "issued_with", "amends", "replaces", "cites"]
    ),
    ("Task", "origin"): ["prose", "table"],
    ("Deadline", "kind"): ["date", "interval", "recurrence", "relative", "open"],
    ("Deadline", "bound"): ["inclusive", "exclusive", "unknown"],
    ("Recipient", "kind"): ["to", "archive"],
    ("SourceInfo", "text_layer"): ["native", "ocr", "mixed", "none"],
}
_LIMITS: dict[tuple[str, str], dict[str, int]] = {
    ("confidence", "number"): {"minimum": 0, "maximum": 1},
    ("kind_confidence", "number"): {"minimum": 0, "maximum": 1},
    ("score", "number"): {"minimum": 0, "maximum": 1},
    ("start", "integer"): {"minimum": 0},
    ("end", "integer"): {"minimum": 0},
    ("level", "integer"): {"minimum": 1},
    ("index", "integer"): {"minimum": 1},
}
_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``vbparse parse --format json`` prints for one record."""
    definitions: dict[str, Any] = {}
    record = _object(Plan, definitions)
    record["properties"] |= {
        "findings": {"type": "array", "items": _finding(definitions)},
        "coverage": _coverage(),
    }  # only in what vbparse check prints, so they are not required
    name = {"const": "vbparse.plan/1", "description": "Name and version of the contract."}
    record["properties"] = {"schema": name, **record["properties"]}
    record["required"] = ["schema", *record["required"]]
    return {
        "$schema": _DIALECT,
        "$id": "urn:vbparse:plan:1",
        "title": "vbparse.plan/1",
        **record,
        "$defs": dict(sorted(definitions.items())),
    }


def _finding(definitions: dict[str, Any]) -> dict[str, Any]:
    """One finding of ``vbparse check``, as ``exporters.findings.json`` writes it."""
    texts = {name: {"type": "string"} for name in ("code", "message", "basis", "found_by")}
    evidence = _type(tuple[Evidence, ...], definitions)
    properties = texts | {
        "severity": {"enum": [str(severity) for severity in Severity]},
        "status": {"enum": ["fail", "needs_review"]},
        "fix": {"type": ["string", "null"]},
        "missing": {"type": "boolean", "description": "The place is where it belongs."},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "evidence": evidence,
        "alternatives": _type(tuple[Alternative, ...], definitions),
    }
    related = {
        "source": {"type": "string"},
        "page": {"type": ["integer", "null"]},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
        "quote": {"type": "string"},
    }
    definitions["Related"] = _closed(_described(Related), related)
    described = _closed(_described(Finding), properties)
    described["properties"]["related"] = {
        "type": "array",
        "items": {"$ref": "#/$defs/Related"},
    }
    definitions["Finding"] = described
    return {"$ref": "#/$defs/Finding"}


def _coverage() -> dict[str, Any]:
    """How much was checked; ``rules`` says of each rule what became of it."""
    counted = [field.name for field in dataclasses.fields(Coverage) if field.name != "profile"]
    rule = {"code": {"type": "string"}, "state": {"enum": counted}}
    every = _closed("What became of one rule.", rule)
    every["properties"]["why"] = {"type": "string"}
    counts: dict[str, Any] = {name: {"type": "integer", "minimum": 0} for name in counted}
    rules = {"rules": {"type": "array", "items": every}}
    return _closed(_described(Coverage), {"profile": {"type": "string"}} | counts | rules)


def _closed(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A dataclass as an object. Members may be added to the contract, so others are allowed."""
    hints = typing.get_type_hints(cls, vars(document))
    properties: dict[str, Any] = {}
    for name in members(cls):
        if (cls, name) in _INTERNAL:
            continue
        value = {"type": "string"} if name in _OPTIONAL else _type(hints[name], definitions)
        value |= _LIMITS.get((name, str(value.get("type"))), {})
        words = _words(cls, name)
        properties[name] = value | ({"enum": words} if words else {})
    return {
        "type": "object",
        "description": _described(cls),
        "properties": properties,
        "required": [name for name in properties if name not in _OPTIONAL],
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """A type of the record: plain, optional, a tuple, a box, or a reference to a dataclass."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        choices = [_type(choice, definitions) for choice in inner]
        if all(choice.keys() == {"type"} for choice in choices):
            return {"type": [choice["type"] for choice in choices]}
        return {"anyOf": choices}
    if origin is tuple:
        return _tuple(inner, definitions)
    if hint is Box:
        numbers = {"type": "number"}
        return {
            "type": "array",
            "description": "x0, top, x1, bottom in points, origin at the top left of the page.",
            "items": numbers,
            "minItems": 4,
            "maxItems": 4,
        }
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # stops a type that holds itself
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no JSON Schema for {hint!r}")


def _tuple(inner: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return {"type": "array", "items": _type(inner[0], definitions)}
    return {
        "type": "array",
        "prefixItems": [_type(item, definitions) for item in inner],
        "minItems": len(inner),
        "maxItems": len(inner),
    }


def _words(cls: type, name: str) -> list[str]:
    """The closed words of a member, its own or those of the nearest base class."""
    for base in cls.__mro__:
        if (base.__name__, name) in _WORDS:
            return _WORDS[base.__name__, name]
    return _STATUS if (name == "status" and issubclass(cls, Found)) else []


def _described(cls: type) -> str:
    """The docstring as one paragraph, without the marks of reStructuredText."""
    return " ".join((inspect.getdoc(cls) or "").replace("``", "").replace("*", "").split())


def schema_text() -> str:
    """The schema as the file ``docs/reference/record.schema.json`` holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
