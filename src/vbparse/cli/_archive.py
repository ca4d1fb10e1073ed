"""What the commands of the archive share: the option that names it, and how works are shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._options import finite, say

if TYPE_CHECKING:
    from vbparse.archive.store import Archive

__all__ = [
    "Db",
    "Rows",
    "Threshold",
    "Workers",
    "check_place",
    "cores",
    "json_line",
    "opened_archive",
    "protected",
    "table_lines",
    "tell",
]

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="FILE|URL",
        help=say(
            "Kho: tệp SQLite hoặc postgresql+psycopg://…; mặc định VBPARSE_DB, rồi tệp riêng.",
            "The archive: an SQLite file or postgresql+psycopg://…; VBPARSE_DB when left away.",
        ),
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=256,
        help=say("Số tiến trình; mặc định mọi nhân.", "Processes; every core when left away."),
        show_default=False,
    ),
]
Rows = Annotated[
    Literal["table", "jsonl"],
    typer.Option("--format", "-f", help=say("Dạng in ra.", "What to print.")),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        "--accept",
        metavar="P",
        min=0.0,
        max=1.0,
        callback=finite,
        help=say(
            "Giá trị dưới ngưỡng này chờ người xem; mặc định là ngưỡng của kho, lúc đầu 0.98.",
            "Values below this wait for a human; the archive's when left away, 0.98 at first.",
        ),
        show_default=False,
    ),
]


def opened_archive(db: str | None, *, create: bool = False) -> Archive:
    """The archive that ``--db`` names; raises ``ArchiveError``."""
    from vbparse.archive.store import Archive

    check_place(db)
    return Archive(db, create=create)


def check_place(db: str | None) -> None:
    """An empty name (``--db "$KHO"``) is not the archive of the user; raises ``ArchiveError``."""
    from vbparse.errors import ArchiveError

    if db is not None and not db.strip():
        raise ArchiveError(
            "--db: tên kho rỗng",
            "--db: the name of the archive is empty",
            hint_vi="bỏ --db để dùng kho mặc định, hoặc cho một tệp",
            hint_en="leave --db away for your own archive, or name a file",
        )


def protected(archive: Archive, output: Path | None) -> list[Path]:
    """What ``output`` must not replace: the archive, what was imported, the copies of it."""
    from vbparse.archive.originals import imported_at

    if output is None or output == Path("-"):
        return []
    found = []
    if archive.path is not None:
        found = [archive.path.with_name(archive.path.name + end) for end in ("", "-wal", "-shm")]
    return [*found, *imported_at(archive, output)]


def cores(named: int | None) -> int:
    """As many processes as were named, else one for each core that this one may use."""
    if named:
        return named
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def json_line(values: object) -> str:
    """One object on a line."""
    import json

    from vbparse.exporters.printable import escaped

    return escaped(json.dumps(values, ensure_ascii=False)) + "\n"


def table_lines(rows: list[tuple[str, ...]], widest: int = 60) -> str:
    """Rows in columns; the last column is as long as it is."""
    from vbparse.exporters.printable import printable

    shown = [tuple(printable(cell) for cell in row) for row in rows]
    columns = zip(*(row[:-1] for row in shown), strict=True) if shown else ()
    widths = [min(widest, max(map(len, column))) for column in columns]
    lines = []
    for row in shown:
        cells = [_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*cells, row[-1]]).rstrip() + "\n")
    return "".join(lines)


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1] + "…"


def tell(lang: str, vi: str, en: str) -> None:
    """A line on standard error."""
    from vbparse.exporters.printable import printable

    sys.stderr.write(printable(en if lang == "en" else vi) + "\n")
    sys.stderr.flush()
