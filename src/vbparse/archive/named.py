"""Which work a user means: its number in the archive, its số hiệu, or the name of its file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from sqlalchemy import Connection, bindparam, or_, select

from vbparse.archive.groups import leaders
from vbparse.archive.link_rows import in_parts
from vbparse.archive.tables import manifestations, works
from vbparse.archive.works import standing
from vbparse.errors import ArchiveError
from vbparse.vietnamese.numbers import key

__all__ = ["called", "file_names", "find_work"]

_MOST = 8  # works named in a message
_ENOUGH = 10_000  # works of one number: communes have thousands of 12/KH-UBND


def find_work(connection: Connection, text: str, *, itself: bool = False) -> int:
    """The work called ``17``, ``689/KH-UBND`` or ``ke-hoach.pdf``; raises ``ArchiveError``.

    One that was merged is the one that stands for it, unless ``itself`` is asked for: then that of
    which nothing is read any more is found as well.
    """
    found = called(connection, text)
    text = text if text.strip() else repr(text)
    if not itself:
        lead = leaders(connection, found)
        found = sorted({lead.get(number, number) for number in found})
    if len(found) == 1:
        return found[0] if itself else standing(connection, found[0])
    if not found:
        raise ArchiveError(
            f"{text}: trong kho không có văn bản này",
            f"{text}: the archive holds no such work",
            hint_vi="cho số thứ tự trong kho, số hiệu hoặc tên tệp; vbparse search tìm văn bản",
            hint_en="give its number in the archive, its số hiệu or its file; see vbparse search",
        )
    some = "; ".join(_described(connection, found[:_MOST])) + ("; …" if len(found) > _MOST else "")
    raise ArchiveError(
        f"{text}: có {len(found)} văn bản như vậy: {some}",
        f"{text}: {len(found)} works are called so: {some}",
        hint_vi="cho số thứ tự trong kho",
        hint_en="give the number in the archive",
    )


def called(connection: Connection, text: str) -> list[int]:
    """Every work of that name."""
    text = text.strip()
    if not text:
        return []
    if text.isascii() and text.isdigit() and len(text) < 10:
        asked = select(works.c.id).where(works.c.id == int(text))
    elif "/" in text and not PurePath(text).suffix:
        read = or_(works.c.lead_id.is_not(None), works.c.merged_into.is_not(None))
        asked = select(works.c.id).where(read & (works.c.number_key == key(text))).limit(_ENOUGH)
    else:
        ends = manifestations.c.path.endswith(text, autoescape=True)
        named = select(manifestations.c.work_id, manifestations.c.path).where(ends).limit(_ENOUGH)
        rows = connection.execute(named).all()
        whole = {row.work_id for row in rows if text in (row.path, PurePath(row.path).name)}
        return sorted(whole or {row.work_id for row in rows})
    return sorted(connection.execute(asked).scalars())


def _described(connection: Connection, ids: list[int]) -> list[str]:
    asked = select(works.c.id, works.c.issued_on, works.c.issuer).where(works.c.id.in_(ids))
    rows = connection.execute(asked.order_by(works.c.id))
    return [f"{row.id} ({row.issuer or '?'}, {row.issued_on or '?'})" for row in rows]


_NAMES = (
    select(works.c.id, manifestations.c.path)
    .join(manifestations, manifestations.c.id == works.c.lead_id)
    .where(works.c.id.in_(bindparam("ids", expanding=True)))
)


def file_names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The name of the file of each work's leading manifestation, without its folder."""
    found: dict[int, str] = {}
    for part in in_parts(sorted(set(ids))):
        for row in connection.execute(_NAMES, {"ids": part}):
            found[row.id] = PurePath(row.path).name
    return found
