"""A work as it stands: the record of its leading manifestation under what a human decided.

Works that a human called one (``archive.groups``) share the decisions of all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from vbparse.archive.decisions import Decision, effective, told
from vbparse.archive.doubts import worst
from vbparse.archive.groups import arranged, leaders, touched_by
from vbparse.archive.packing import Record, unpack, unpack_record
from vbparse.archive.search import index
from vbparse.archive.search.folding import Entry, entry_of
from vbparse.archive.tables import (
    citations,
    deadlines,
    decisions,
    link_candidates,
    links,
    manifestations,
    parents,
    search_rows,
    texts,
    works,
)
from vbparse.archive.values import citation_rows, deadline_rows, work_values
from vbparse.errors import ArchiveError
from vbparse.linking import in_words

__all__ = [
    "changing",
    "entry_now",
    "needed",
    "record_now",
    "standing",
    "text_now",
    "texts_now",
    "with_links",
]


Language = Literal["vi", "en"]


def needed(connection: Connection, number: int) -> Row[Any]:
    """The row of a work; raises ``ArchiveError`` when there is no such work."""
    row = connection.execute(_WORK, {"key": number}).first()
    if row is None:
        raise ArchiveError(
            f"không có văn bản số {number} trong kho",
            f"the archive holds no work {number}",
            hint_vi="vbparse search cho biết số của từng văn bản",
            hint_en="vbparse search tells the number of each work",
        )
    return row


def standing(connection: Connection, number: int) -> int:
    """The work that stands for ``number``: itself, or the one that a human said is the same.

    Raises ``ArchiveError`` when there is none, or nothing of it is read any more.
    """
    row = needed(connection, number)
    if row.merged_into is not None:
        return int(row.merged_into)
    if row.lead_id is not None:
        return number
    raise ArchiveError(
        f"văn bản {number} không còn trong tệp nào đã đọc; quyết định của người vẫn giữ",
        f"nothing that was read holds work {number} any more; what humans decided is kept",
        hint_vi=f"xem vbparse review; vbparse set {number} same ID gộp vào văn bản khác",
        hint_en=f"see vbparse review; vbparse set {number} same ID joins it to another work",
    )


def read_record(connection: Connection, number: int) -> Record:
    """What was read, before any decision."""
    data = connection.execute(_RECORD, {"key": number}).scalar_one()
    return unpack_record(data)


def record_now(connection: Connection, number: int) -> Record:
    """What counts: what was read, under what a human decided."""
    return effective(read_record(connection, number), decided(connection, number))


def decided(connection: Connection, number: int) -> list[Decision]:
    """The values that a human gave, the newest last."""
    return told(connection.execute(_DECISIONS, {"key": number}))


def decided_fields(connection: Connection, number: int) -> frozenset[str]:
    """Names of the fields that a human has decided, the parent among them."""
    rows = connection.execute(_DECISIONS, {"key": number}).all()
    found = {decision.field.whole for decision in told(rows)}
    of_parent = [row.kind for row in rows if row.field == "parent" and row.kind != "veto"]
    if of_parent and of_parent[-1] != "withdrawn":
        found.add("parent")
    return frozenset(found)


def text_now(connection: Connection, number: int) -> str:
    """The text of the leading manifestation; empty when it has none."""
    data = connection.execute(_TEXT, {"key": number}).scalar()
    return unpack(data) if data is not None else ""


def texts_now(connection: Connection, several: Iterable[int]) -> dict[int, str]:
    """The texts of the leading manifestations, by work; without those that have none."""
    rows = connection.execute(_TEXTS, {"keys": list(several)})
    return {row.work_id: unpack(row.text) for row in rows}


def entry_now(connection: Connection, number: int) -> Entry:
    """What stands in the text index."""
    record = record_now(connection, number)
    row = connection.execute(_WORDS, {"key": number}).scalar()
    words = unpack(row).split(" ") if row is not None else ()
    return entry_of(work_values(record), record, text_now(connection, number), words)


@contextmanager
def changing(connection: Connection, *numbers: int) -> Iterator[None]:
    """Around any change to the manifestations or decisions of works: their rows follow it."""
    affected = touched_by(connection, numbers)
    merged = leaders(connection, affected)
    before = {
        number: entry_now(connection, number)
        for number in affected
        if number not in merged and needed(connection, number).lead_id is not None
    }
    yield
    affected = touched_by(connection, affected)
    alive = arranged(connection, affected)
    for number, entry in before.items():
        index.remove(connection, number, entry)
    entries = [(number, _refreshed(connection, number)) for number in alive]
    for alias in leaders(connection, affected):
        _refresh_alias(connection, alias)
    index.put(connection, entries)


def _refreshed(connection: Connection, number: int) -> Entry:
    """Brings the rows of a work up to date; what is to stand in the text index."""
    record = record_now(connection, number)
    values = work_values(record)
    doubt = worst(record, decided_fields(connection, number))
    state = {"doubt": doubt, "to_link": True, "to_segment": True}
    same = works.c.id == number
    connection.execute(update(works).where(same).values(**values, **state))
    _renew(connection, number, record)
    return entry_of(values, record, text_now(connection, number))


def _refresh_alias(connection: Connection, number: int) -> None:
    """The names under which a work may be cited that another one stands for."""
    if needed(connection, number).lead_id is not None:
        values = work_values(record_now(connection, number))
        connection.execute(update(works).where(works.c.id == number).values(**values))


def _renew(connection: Connection, number: int, record: Record) -> None:
    for table, rows in ((citations, citation_rows(record)), (deadlines, deadline_rows(record))):
        connection.execute(delete(table).where(table.c.work_id == number))
        if rows:
            connection.execute(insert(table), [{"work_id": number, **row} for row in rows])


def with_links(
    connection: Connection, number: int, record: Record, lang: Language = "vi"
) -> Record:
    """``record`` with what the archive said of its citations and of its parent, in words."""
    found = connection.execute(select(links).where(links.c.work_id == number))
    by_position = {row.position: row for row in found}
    rivals: dict[int, list[Record]] = {}
    for row in connection.execute(_RIVALS, {"key": number}):
        told = {
            "target": str(row.target_id),
            "score": row.score,
            "why": in_words(json.loads(row.why), lang),
        }
        rivals.setdefault(row.position, []).append(told)
    cited = [
        {
            **citation,
            "resolution": _resolution(citation, by_position.get(at), rivals.get(at, [])),
        }
        for at, citation in enumerate(record["citations"])
    ]
    chosen = connection.execute(select(parents).where(parents.c.work_id == number)).first()
    parent = record["parent"] if chosen is None else _parent(record["parent"], chosen, lang)
    return {**record, "citations": cited, "parent": parent}


def _resolution(citation: Record, link: Row[Any] | None, rivals: list[Record]) -> Record:
    if link is None:
        found: Record = citation["resolution"]
        return found
    target = str(link.target_id) if link.target_id is not None else None
    return {"status": link.status, "target": target, "score": link.score, "candidates": rivals}


def _parent(read: Record, chosen: Row[Any], lang: Language) -> Record:
    return {
        **read,
        "status": chosen.status,
        "citation": chosen.position,
        "value": chosen.value,
        "target": str(chosen.target_id) if chosen.target_id is not None else None,
        "confidence": chosen.confidence,
        "why": [in_words([reason], lang) for reason in json.loads(chosen.why)],
    }


_WORK = select(works).where(works.c.id == bindparam("key"))
_RIVALS = (
    select(link_candidates)
    .where(link_candidates.c.work_id == bindparam("key"))
    .order_by(
        link_candidates.c.position, link_candidates.c.score.desc(), link_candidates.c.target_id
    )
)
_LEADING = (manifestations.c.id == works.c.lead_id) & (works.c.id == bindparam("key"))
_RECORD = select(manifestations.c.record).join(works, _LEADING)
_TEXT = (
    select(texts.c.text)
    .join(manifestations, manifestations.c.id == texts.c.manifestation_id)
    .join(works, _LEADING)
)
_TEXTS = (
    select(works.c.id.label("work_id"), texts.c.text)
    .join(texts, texts.c.manifestation_id == works.c.lead_id)
    .where(works.c.id.in_(bindparam("keys", expanding=True)))
)
_WORDS = select(search_rows.c.words).where(search_rows.c.work_id == bindparam("key"))
_DECISIONS = (
    select(decisions)
    .where(
        or_(
            decisions.c.work_id == bindparam("key"),
            decisions.c.work_id.in_(
                select(works.c.id).where(works.c.merged_into == bindparam("key"))
            ),
        )
    )
    .order_by(decisions.c.id)
)
