"""The parent directive that ``--parent`` names: a file, or a work of the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbparse.document import Plan

__all__ = ["parent_plan"]


def parent_plan(given: Path, db: str | None) -> Plan:
    """The record with its layout; raises ``VbparseError``. A file goes before the archive."""
    from vbparse.cli._inputs import Input
    from vbparse.pipeline import parse_source

    if given.exists() or (db is None and not _named(given)):
        return parse_source(Input(given).read())[0]
    return _from_archive(str(given), db)


def _named(given: Path) -> bool:
    """Whether it looks like the number of a work or a số hiệu: ``17``, ``689/KH-UBND``."""
    return not given.suffix and str(given)[:1].isdigit()


def _from_archive(text: str, db: str | None) -> Plan:
    """The text that the archive keeps of a work, read again for its places."""
    from vbparse.archive.named import file_names, find_work
    from vbparse.archive.works import text_now
    from vbparse.cli._archive import opened_archive
    from vbparse.errors import ArchiveError
    from vbparse.pipeline import parse_source
    from vbparse.readers import read_bytes

    with opened_archive(db) as archive, archive.read() as connection:
        number = find_work(connection, text)
        words = text_now(connection, number)
        name = file_names(connection, [number]).get(number, text)
    if not words.strip():
        raise ArchiveError(
            f"{text}: kho không giữ văn bản nào của số này",
            f"{text}: the archive keeps no text of this work",
            hint_vi="cho tệp của văn bản cấp trên",
            hint_en="name the file of the directive",
        )
    return parse_source(read_bytes(name, words.encode(), "txt"))[0]
