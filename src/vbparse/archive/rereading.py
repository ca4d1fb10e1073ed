"""A file that is read again: which of its new documents is which of the old ones.

A later version may see one document where there were two, or two where there was one. Then the
numbers of the parts say nothing, and what a human decided on the second must not be laid over the
third. So documents are known again by what they are: số, ngày, cơ quan, then their text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from vbparse.archive.groups import has_word
from vbparse.archive.intake import Document
from vbparse.archive.likeness import enter, propose
from vbparse.archive.packing import unpack_record
from vbparse.archive.sketch import likeness
from vbparse.archive.tables import bands, manifestations, texts
from vbparse.archive.values import Row as Values
from vbparse.archive.values import identity_of, work_values
from vbparse.archive.works import changing

__all__ = ["Rereading", "matched", "tells_something"]

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


class Rereading:
    """Puts new readings of a file in the places of the old ones."""

    def __init__(
        self,
        connection: Connection,
        flush: Callable[[], None],
        add: Callable[[int, str, Document], int],
    ) -> None:
        """``flush`` writes what waits; ``add`` enters a document that was not there."""
        self._connection, self._flush, self._add = connection, flush, add

    def go(self, file_id: int, path: str, documents: Sequence[Document]) -> None:
        """New readings of a file take the places of the old ones; works and decisions stay.

        What is no longer read leaves; its work does too, unless a human has said something of it.
        """
        asked = select(manifestations).where(manifestations.c.file_id == file_id)
        old = self._connection.execute(asked.order_by(manifestations.c.part)).all()
        pairs = [
            (None if row is not None and self._strays(row, document) else row, document)
            for row, document in matched(old, documents)
        ]
        kept = {row.id for row, _ in pairs if row is not None}
        self._flush()
        for row in old:
            if row.id not in kept:
                with changing(self._connection, row.work_id):
                    self._connection.execute(_GONE, {"key": row.id})
        moved = [row for row, document in pairs if row is not None and row.part != document.part]
        for row in moved:  # out of one another's way
            self._connection.execute(_PART, {"key": row.id, "number": -row.part})
        for known, document in pairs:
            if known is not None:
                self._renew(known, document)
        for known, document in pairs:
            if known is None:
                self._add(file_id, path, document)

    def _strays(self, row: Row[Any], document: Document) -> bool:
        """Whether it stood among the manifestations of a work by a number or day read wrongly."""
        now = identity_of(document.values)
        if now is None or now == identity_of(work_values(unpack_record(row.record))):
            return False
        asked = select(manifestations.c.record).where(
            (manifestations.c.work_id == row.work_id) & (manifestations.c.id != row.id)
        )
        others = self._connection.execute(asked).scalars().all()
        kin = (identity_of(work_values(unpack_record(record))) for record in others)
        return bool(others) and now not in kin and not has_word(self._connection, row.work_id)

    def _renew(self, row: Row[Any], document: Document) -> None:
        """A new reading of a manifestation; of another number or day it may be another's."""
        self._flush()
        with changing(self._connection, row.work_id):
            self._replace(row, document)
        if identity_of(document.values) != identity_of(work_values(unpack_record(row.record))):
            enter(self._connection, row.work_id, propose(self._connection, document))

    def _replace(self, row: Row[Any], document: Document) -> None:
        taken = (
            "part",
            "parts",
            "media_type",
            "text_layer",
            "pages",
            "rank",
            "record",
            "version",
            "sketch",
        )
        values = {name: getattr(document, name) for name in taken}
        same = manifestations.c.id == row.id
        self._connection.execute(update(manifestations).where(same).values(**values))
        self._connection.execute(delete(texts).where(texts.c.manifestation_id == row.id))
        self._connection.execute(delete(bands).where(bands.c.manifestation_id == row.id))
        if document.text is not None:
            text = {"manifestation_id": row.id, "text": document.text}
            self._connection.execute(insert(texts), text)
        if document.bands:
            found = [{"hash": band, "manifestation_id": row.id} for band in document.bands]
            self._connection.execute(insert(bands), found)


_GONE = delete(manifestations).where(manifestations.c.id == bindparam("key"))
_PART = (
    update(manifestations)
    .where(manifestations.c.id == bindparam("key"))
    .values(part=bindparam("number"))
)
