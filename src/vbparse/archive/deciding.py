"""What a human decides: values, parents, which works are one; and what he takes back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import nullcontext

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from vbparse.archive.decisions import Decision, check_place, checked, current, field_of
from vbparse.archive.groups import members, pairs_said, touched_by
from vbparse.archive.link_decisions import check_parent, citation_meant, citation_named
from vbparse.archive.store import Archive, next_id
from vbparse.archive.tables import decisions, journal, likenesses, parents, works
from vbparse.archive.works import (
    changing,
    decided,
    needed,
    read_record,
    record_now,
    standing,
)
from vbparse.errors import ArchiveError

__all__ = [
    "KEEP",
    "choose_parent",
    "confirm",
    "confirm_parent",
    "decide",
    "decide_parent",
    "decide_same",
    "enter",
    "take_in",
    "withdraw",
]

KEEP = "keep"
"""The code of a row of the journal whose file is to be taken in whatever it says."""


def take_in(archive: Archive, numbers: Iterable[int]) -> int:
    """Queues files once more that no document was found in: they hold one, by a human's word."""
    wanted = journal.c.id.in_(list(numbers)) & (journal.c.code == "no_document")
    row = {"state": "queued", "run_id": None, "code": KEEP, "reason": None, "reason_en": None}
    with archive.write() as connection:
        return connection.execute(update(journal).where(wanted).values(**row)).rowcount


def decide(archive: Archive, number: int, name: str, value: str | None, by: str | None) -> Decision:
    """Enters a value that counts from now on; ``None``: there is none. Raises ``ArchiveError``."""
    field = field_of(name)
    told = checked(field, value) if value is not None else None
    with archive.write() as connection:
        number = standing(connection, number)
        read = read_record(connection, number)
        check_place(record_now(connection, number), field)
        decision = Decision(field, told, current(read, field))
        if decision in decided(connection, number)[-1:]:
            return decision
        with changing(connection, number):
            now, before = (json.dumps(v, ensure_ascii=False) for v in (told, decision.previous))
            enter(connection, number, "value", str(field), by, value=now, previous=before)
    return decision


def confirm(archive: Archive, number: int, name: str, by: str | None) -> Decision:
    """The value that was read is right."""
    field = field_of(name)
    with archive.read() as connection:
        value = current(record_now(connection, standing(connection, number)), field)
    return decide(archive, number, name, value, by)


def withdraw(archive: Archive, number: int, name: str, by: str | None) -> None:
    """Takes back what was decided of a field: what is read counts again."""
    name = name if name == "parent" else str(field_of(name))
    with archive.write() as connection:
        row = needed(connection, number)
        number = row.merged_into if row.merged_into is not None else number
        here = decisions.c.work_id.in_(members(connection, number)) & (decisions.c.field == name)
        told = list(connection.execute(select(decisions.c.work_id).where(here)).scalars())
        if not told:
            raise ArchiveError(
                f"{name}: chưa ai quyết định gì về trường này của văn bản {number}",
                f"{name}: nobody has decided anything about this field of work {number}",
            )
        with changing(connection, number) if name != "parent" else nullcontext():
            for work in sorted(set(told)):
                enter(connection, work, "withdrawn", name, by)
        _link_again(connection, number)


# ------------------------------------------------------------------------------------- the parent


def decide_parent(
    archive: Archive, number: int, target: int, by: str | None, *, veto: bool = False
) -> None:
    """The parent is ``target``, or it is not; raises ``ArchiveError``."""
    with archive.write() as connection:
        number, target = standing(connection, number), standing(connection, target)
        if not veto:
            check_parent(connection, number, target)
        about = citation_meant(connection, number, target)
        value = json.dumps(about, ensure_ascii=False) if about else None
        kind = "veto" if veto else "link"
        enter(connection, number, kind, "parent", by, value=value, target_id=target)
        _link_again(connection, number)


def choose_parent(archive: Archive, number: int, cited: str | None, by: str | None) -> None:
    """The parent is the document cited as ``cited``, in the archive or not; ``None``: it has none.

    Raises ``ArchiveError`` when the work cites no such number.
    """
    with archive.write() as connection:
        number = standing(connection, number)
        about = citation_named(connection, number, cited) if cited is not None else None
        value = json.dumps(about, ensure_ascii=False)
        enter(connection, number, "chosen", "parent", by, value=value)
        _link_again(connection, number)


def _link_again(connection: Connection, number: int) -> None:
    """Its parent is chosen anew by the next ``link``."""
    read = (works.c.id == number) & works.c.lead_id.is_not(None)
    connection.execute(update(works).where(read).values(to_link=True))


def confirm_parent(archive: Archive, number: int, by: str | None) -> None:
    """The parent that the archive has chosen is right."""
    with archive.read() as connection:
        number = standing(connection, number)
        row = connection.execute(select(parents).where(parents.c.work_id == number)).first()
    if row is None:
        raise ArchiveError(
            f"chưa tìm văn bản cấp trên của văn bản {number}",
            f"the parent of work {number} was not sought yet",
            hint_vi="chạy vbparse link",
            hint_en="run vbparse link",
        )
    if row.target_id is not None:
        decide_parent(archive, number, row.target_id, by)
    elif row.value is not None or row.position is None:
        choose_parent(archive, number, row.value, by)
    else:
        raise ArchiveError(
            f"viện dẫn được chọn làm văn bản cấp trên của văn bản {number} không có số",
            f"the citation that was chosen as the parent of work {number} has no number",
            hint_vi="cho văn bản trong kho: vbparse set ID parent ID",
            hint_en="name a work of the archive: vbparse set ID parent ID",
        )


# ------------------------------------------------------------------------------- which are one


def decide_same(
    archive: Archive, number: int, other: int, by: str | None, *, apart: bool = False
) -> None:
    """The two works are one, or they are not, for ever; raises ``ArchiveError``.

    The one with the best manifestation leads from then on; what was decided of either counts.
    """
    if number == other:
        raise ArchiveError(
            f"{number}: cần hai văn bản khác nhau", f"{number}: two different works are needed"
        )
    with archive.write() as connection:
        needed(connection, number), needed(connection, other)
        if not apart:
            _refuse_contradiction(connection, number, other)
        with changing(connection, number, other):
            kind = "apart" if apart else "same"
            enter(connection, number, kind, "same", by, target_id=other)
            _note(connection, number, other, "rejected" if apart else "accepted")
        if apart:
            _refuse_detour(connection, number, other)


def _refuse_contradiction(connection: Connection, number: int, other: int) -> None:
    """Two that a human set apart do not become one by way of a third."""
    here, there = (set(touched_by(connection, [one])) for one in (number, other))
    for pair in sorted(pairs_said(connection, here | there, "apart")):
        crosses = (pair[0] in here) != (pair[1] in here) and set(pair) <= here | there
        if crosses and set(pair) != {number, other}:
            raise ArchiveError(
                f"người dùng đã nói văn bản {pair[0]} và {pair[1]} là hai văn bản khác nhau",
                f"a human said that works {pair[0]} and {pair[1]} are two",
                hint_vi=f"nếu là một: vbparse set {pair[0]} same {pair[1]}",
                hint_en=f"if they are one: vbparse set {pair[0]} same {pair[1]}",
            )


def _refuse_detour(connection: Connection, number: int, other: int) -> None:
    """Two that are one by way of a third are not parted by a word on these two."""
    if other in touched_by(connection, [number]):
        pairs = pairs_said(connection, touched_by(connection, [number]), "same")
        told = "; ".join(f"{one} = {another}" for one, another in sorted(pairs))
        raise ArchiveError(
            f"văn bản {number} và {other} là một qua văn bản khác: {told}",
            f"works {number} and {other} are one by way of others: {told}",
            hint_vi="tách một trong các cặp đó bằng vbparse set ID same --not ID",
            hint_en="part one of these pairs by vbparse set ID same --not ID",
        )


def _note(connection: Connection, number: int, other: int, state: str) -> None:
    """The proposal is decided; a pair that was never proposed is remembered as well."""
    kind = sqlite if connection.dialect.name == "sqlite" else postgresql
    pair = {"work_id": min(number, other), "other_id": max(number, other)}
    row = kind.insert(likenesses).values(**pair, score=0.0, why="human", state=state)
    connection.execute(row.on_conflict_do_update(index_elements=list(pair), set_={"state": state}))


def enter(
    connection: Connection,
    number: int,
    kind: str,
    field: str,
    by: str | None,
    *,
    value: str | None = None,
    previous: str | None = None,
    target_id: int | None = None,
) -> None:
    """A row of ``decisions``."""
    row = {
        "id": next_id(connection, decisions.c.id),
        "work_id": number,
        "kind": kind,
        "field": field,
        "value": value,
        "previous": previous,
        "target_id": target_id,
        "by": by,
    }
    connection.execute(insert(decisions).values(row))
