"""Brings an archive to the tables of this version; refuses one that a later version has made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from vbparse.errors import ArchiveTooNew

__all__ = ["HEAD", "revisions", "upgrade"]

_FOLDER = Path(__file__).with_name("migrations")


@cache
def revisions() -> tuple[str, ...]:
    """Every step, in order: the module ``v0001_tables`` is the step ``v0001``."""
    found = sorted(path.stem for path in (_FOLDER / "versions").glob("v*.py"))
    return tuple(name.partition("_")[0] for name in found)


HEAD = revisions()[-1]


def state(connection: Connection) -> str | None:
    """The step that the archive has reached; ``None`` when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def upgrade(connection: Connection) -> None:
    """Runs the steps that are missing; raises ``ArchiveTooNew``. One import at a time gets here."""
    reached = state(connection)
    if reached == HEAD:
        return
    if reached is not None and reached not in revisions():
        raise ArchiveTooNew(
            f"kho do một phiên bản vbparse mới hơn tạo ra (bước {reached}, ở đây chỉ biết {HEAD})",
            f"a later vbparse has made this archive (step {reached}; here only {HEAD} is known)",
            hint_vi="nâng cấp vbparse rồi mở lại",
            hint_en="upgrade vbparse, then open it again",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
