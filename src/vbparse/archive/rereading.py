"""A file that is read again: which of its new documents is which of the old ones.

A later version may see one document where there were two, or two where there was one. Then the
numbers of the parts say nothing, and what a human decided on the second must not be laid over the
third. So documents are known again by what they are: số, ngày, cơ quan, then their text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from vbparse.archive.intake import Document
from vbparse.archive.packing import unpack_record
from vbparse.archive.sketch import likeness
from vbparse.archive.values import Row as Values
from vbparse.archive.values import identity_of, work_values

__all__ = ["matched", "tells_something"]

_SAME_IDENTITY = 3.0
_SAME_NUMBER = 2.0
_SAME_PLACE = 0.1
_LEAST_ALIKE = 0.25
_SURELY_ALIKE = 0.85  # of the same bytes: one of the two numbers was misread
_NAMING = ("type_code", "doc_type", "number", "symbol", "issued_on", "issuer", "subject")


def tells_something(document: Document) -> bool:
    """Whether it says what it is; a table of data or a letter to a friend does not.

    A picture of a page says nothing either, but for another reason: somebody can look at it.
    """
    return document.text is None or any(document.values[name] is not None for name in _NAMING)


def matched(
    old: Sequence[Row[Any]], documents: Sequence[Document]
) -> list[tuple[Row[Any] | None, Document]]:
    """Each document with the manifestation that it is; ``None``: it is a new one."""
    if len(old) == len(documents) == 1:  # the same bytes, whatever they say now
        return [(old[0], documents[0])]
    values = {row.part: work_values(unpack_record(row.record)) for row in old}
    ranked = sorted(
        (-_fit(row, values[row.part], document), abs(row.part - document.part), row.part, i)
        for row in old
        for i, document in enumerate(documents)
    )
    by_part = {row.part: row for row in old}
    found: dict[int, Row[Any]] = {}
    for fit, _, part, i in ranked:
        if fit < 0 and i not in found and part in by_part:
            found[i] = by_part.pop(part)
    return [(found.get(i), document) for i, document in enumerate(documents)]


def _fit(row: Row[Any], was: Values, document: Document) -> float:
    """How surely the document is the one that was read before; nought: it is another."""
    now = document.values
    identity = identity_of(now)
    if identity is not None and identity == identity_of(was):
        return _SAME_IDENTITY
    alike = 0.0
    if row.sketch is not None and document.sketch is not None:
        alike = likeness(row.sketch, document.sketch)
    numbers = was["number_key"], now["number_key"]
    if None not in numbers:
        if numbers[0] == numbers[1]:
            return _SAME_NUMBER + alike
        return alike if alike >= _SURELY_ALIKE else 0.0
    if alike >= _LEAST_ALIKE:
        return alike
    return _SAME_PLACE if row.part == document.part else 0.0
