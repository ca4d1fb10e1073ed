"""The keys of gold and the shape of their values: texts where texts belong, lists where lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

__all__ = ["KEYS", "OBJECTS", "SCALARS", "STRINGS", "misshapen"]

SCALARS = (
    "doc_type",
    "doc_number",
    "doc_number_status",
    "place",
    "issued_on",
    "issuer",
    "parent_org",
    "subject",
    "theme",
    "parent",
    "signer_name",
    "signer_title",
    "signing_authority",
)
STRINGS = ("lead_units", "recipients", "sections")
OBJECTS = {
    "legal_bases": {"type", "number", "date", "issuer", "title", "relation", "quote", "unchecked"},
    "deadlines": {"value", "kind", "text", "action", "unit", "unchecked"},
}
"""Keys whose values are lists of objects, with the members these may have."""
KEYS = (*SCALARS, *STRINGS, *OBJECTS, "section_kinds")
"""What a person reads off a document."""


def misshapen(gold: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Where in the gold a value has the wrong shape, and what it must be, in both languages."""
    for key in SCALARS:
        if not _is_text(gold.get(key)):
            yield key, "phải là chữ, danh sách chữ hoặc null", "must be text or null"
    for key in (*STRINGS, "unsure", "unchecked"):
        if not _is_list(gold.get(key), _is_answer):
            yield key, "phải là danh sách chữ", "must be a list of texts"
    if not _is_list(gold.get("section_kinds"), lambda kinds: _is_list(kinds, _is_string)):
        yield "section_kinds", "phải là danh sách của danh sách", "must be a list of lists"
    for key, members in OBJECTS.items():
        yield from _misshapen_objects(gold, key, members)
    said = gold.get("quotes")
    if said is not None and not (isinstance(said, dict) and all(map(_is_text, said.values()))):
        yield "quotes", "phải là đối tượng với các câu trích", "must be an object of quotes"


def _misshapen_objects(
    gold: Mapping[str, Any], key: str, members: set[str]
) -> Iterator[tuple[str, str, str]]:
    if not _is_list(gold.get(key), lambda row: isinstance(row, dict)):
        yield key, "phải là danh sách đối tượng", "must be a list of objects"
        return
    for i, row in enumerate(gold.get(key) or []):
        for member in sorted(set(row) & members - {"unchecked"}):
            if not _is_text(row[member]):
                yield f"{key}[{i}].{member}", "phải là chữ hoặc null", "must be text or null"


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _is_answer(value: Any) -> bool:
    """A text, or equally right ones, of which one may be ``null``; never empty."""
    if isinstance(value, list):
        texts = [each for each in value if each is not None]
        return bool(texts) and all(isinstance(each, str) and each for each in texts)
    return isinstance(value, str) and bool(value)


def _is_text(value: Any) -> bool:
    return value is None or _is_answer(value)


def _is_list(value: Any, member: Callable[[Any], bool]) -> bool:
    return value is None or (isinstance(value, list) and all(member(each) for each in value))
