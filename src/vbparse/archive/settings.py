"""What an archive remembers of how it is used: the threshold, the folder of the copies."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, insert, select

from vbparse.archive.store import Archive
from vbparse.archive.tables import settings
from vbparse.errors import ArchiveError, said_by_system

__all__ = ["ACCEPT", "copies", "folder_of_copies", "remember_threshold", "threshold"]

ACCEPT = 0.98
"""From this confidence on a value needs no human."""


def _get(archive: Archive, name: str) -> str | None:
    with archive.read() as connection:
        return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()


def _set(archive: Archive, name: str, value: str) -> None:
    if _get(archive, name) == value:
        return
    with archive.write() as connection:
        connection.execute(delete(settings).where(settings.c.name == name))
        connection.execute(insert(settings).values(name=name, value=value))


def threshold(archive: Archive) -> float:
    """Below it a value waits for a human."""
    return float(_get(archive, "accept") or ACCEPT)


def remember_threshold(archive: Archive, value: float | None) -> None:
    """Keeps a threshold that the user named."""
    if value is not None:
        _set(archive, "accept", repr(value))


def copies(archive: Archive) -> Path | None:
    """The folder of the copies, when there is one."""
    found = _get(archive, "copies")
    return Path(found) if found else None


def folder_of_copies(archive: Archive, named: Path | None) -> Path:
    """Where copies go: as named, as before, or beside the file of the archive."""
    folder = named.absolute() if named else copies(archive)
    if folder is None and archive.path is not None:
        folder = archive.path.with_name(f"{archive.path.name}.files")
    if folder is None:
        raise ArchiveError(
            "chưa biết giữ bản sao ở đâu",
            "where the copies are to be kept is not known",
            hint_vi="cho thư mục bằng --files",
            hint_en="name the folder with --files",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        vi, en = said_by_system(error)
        raise ArchiveError(
            f"{folder}: không tạo được thư mục: {vi}",
            f"{folder}: the folder cannot be made: {en}",
        ) from error
    _set(archive, "copies", str(folder))
    return folder
