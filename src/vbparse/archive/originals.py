"""The file behind a work: the copy that the archive keeps, or where it was when it was read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from vbparse.archive.bundles import member_bytes
from vbparse.archive.groups import members
from vbparse.archive.journal import job_of
from vbparse.archive.keep import place_of
from vbparse.archive.settings import copies
from vbparse.archive.store import Archive
from vbparse.archive.tables import files, journal, manifestations
from vbparse.archive.take import as_label
from vbparse.errors import ArchiveError, ReadError

__all__ = ["Original", "imported_at", "manifestations_of", "original_of"]


class Original(NamedTuple):
    """The bytes that were read, under their old name."""

    name: str
    data: bytes


def manifestations_of(connection: Connection, work: int) -> list[Row[Any]]:
    """Every manifestation of a work and of those merged into it, the leading one first."""
    query = select(manifestations, files.c.sha256, files.c.kept)
    query = query.join(files, files.c.id == manifestations.c.file_id)
    query = query.where(manifestations.c.work_id.in_(members(connection, work)))
    return list(connection.execute(query.order_by(manifestations.c.rank, manifestations.c.id)))


def imported_at(archive: Archive, path: Path) -> list[Path]:
    """The file at ``path`` when it is one that was imported, by whatever name, or a copy of one."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return []
    folder = copies(archive)
    if folder is not None and path.resolve().is_relative_to(folder.resolve()):
        return [path]
    names = (os.path.abspath(path), os.path.realpath(path))  # noqa: PTH100
    named = journal.c.path.in_([as_label(name) for name in names])
    same_size = (journal.c.size == found.st_size) & journal.c.steps.is_(None)
    with archive.read() as connection:
        rows = connection.execute(select(journal).where(named | same_size)).all()
    return [job.path for job in map(job_of, rows) if _is_file(job.path, path)]


def _is_file(known: Path, path: Path) -> bool:
    try:
        return known.samefile(path)
    except (OSError, ValueError):
        return False


def original_of(archive: Archive, connection: Connection, shown: Row[Any]) -> Original:
    """The file of a manifestation, unchanged since; raises ``ArchiveError``."""
    name = shown.path.rpartition("/")[2]
    folder = copies(archive)
    if shown.kept and folder is not None:
        data = _bytes_at(place_of(folder, shown.sha256))
        if data is not None and hashlib.sha256(data).hexdigest() == shown.sha256:
            return Original(name, data)
    query = select(journal).where(journal.c.file_id == shown.file_id).order_by(journal.c.id)
    for row in connection.execute(query):
        job = job_of(row)
        try:
            data = member_bytes(job.path, job.steps) if job.steps else _bytes_at(job.path)
        except (ReadError, OSError):
            continue
        if data is not None and hashlib.sha256(data).hexdigest() == shown.sha256:
            return Original(name, data)
    raise ArchiveError(
        f"{shown.path}: tệp gốc không còn ở đó hoặc đã đổi",
        f"{shown.path}: the original is no longer there, or has changed",
        hint_vi="xem bằng --format table; lần sau nhập với --keep-files",
        hint_en="look at it with --format table; import with --keep-files next time",
    )


def _bytes_at(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
