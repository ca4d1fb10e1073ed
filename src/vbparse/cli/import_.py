"""``vbparse import``: files into an archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbparse.cli._archive import (
    Db,
    Threshold,
    Workers,
    check_place,
    cores,
    opened_archive,
    tell,
)
from vbparse.cli._bars import progress_bar, words_found
from vbparse.cli._guard import UNREADABLE
from vbparse.cli._options import Debug, Lang, finite, say

if TYPE_CHECKING:
    from vbparse.archive.importing import Progress
    from vbparse.archive.journal import Queued
    from vbparse.archive.store import Archive
    from vbparse.archive.walk import Walk

__all__ = ["HELP", "run"]

HELP = say(
    "Nhập tệp, thư mục, tệp zip vào kho; bị ngắt thì chạy lại sẽ làm tiếp. "
    "Mã thoát: 0 đọc được hết, 2 có tệp bị cách ly hoặc không ghi được kho.",
    "Import files, folders, zips into an archive; started again, it goes on where it was stopped. "
    "Exit codes: 0 all read, 2 something is quarantined or the archive cannot be written.",
)


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help=say(
                "Tệp, thư mục, zip; không cho thì làm tiếp việc còn lại.",
                "Files, folders, zips; none: go on with what is left.",
            ),
            show_default=False,
        ),
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="LIST",
            help=say(
                "Tệp ghi mỗi dòng một đường dẫn (- là đầu vào chuẩn).",
                "A file with one path a line (- is standard input).",
            ),
            show_default=False,
        ),
    ] = None,
    db: Db = None,
    workers: Workers = None,
    accept: Threshold = None,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout",
            metavar="S",
            min=0.1,
            callback=finite,
            help=say("Số giây cho mỗi tệp.", "Seconds for each file."),
        ),
    ] = 120.0,
    max_memory: Annotated[
        int,
        typer.Option(
            "--max-memory",
            min=150,
            metavar="MB",
            help=say("Bộ nhớ cho mỗi tiến trình, MB.", "Memory of each process, MB."),
        ),
    ] = 1500,
    keep_files: Annotated[
        bool,
        typer.Option(
            "--keep-files",
            help=say(
                "Giữ một bản sao mỗi tệp trong kho, đặt tên theo nội dung.",
                "Keep a copy of each file in the archive, named by its content.",
            ),
        ),
    ] = False,
    files: Annotated[
        str | None,
        typer.Option(
            "--files",
            metavar="DIR",
            help=say("Thư mục cho các bản sao.", "The folder of the copies."),
            show_default=False,
        ),
    ] = None,
    follow: Annotated[
        bool,
        typer.Option(
            "--follow-links",
            help=say(
                "Theo cả liên kết dẫn ra ngoài thư mục.", "Follow links that lead out of a folder."
            ),
        ),
    ] = False,
    reread: Annotated[
        bool,
        typer.Option(
            "--reread",
            help=say(
                "Đọc lại cả tệp đã đọc; giá trị người sửa vẫn giữ.",
                "Read files again that were read before; what a human set stays.",
            ),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=say("Chỉ đếm, không ghi gì.", "Only count; write nothing."),
        ),
    ] = False,
    words: Annotated[
        bool,
        typer.Option(
            "--words/--no-words",
            help=say(
                "Tách từ cho tìm kiếm sau khi nhập (sau này: vbparse index).",
                "Find words for the search afterwards (later: vbparse index).",
            ),
        ),
    ] = True,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Bring what stands at ``paths`` into the archive."""
    from vbparse.archive.walk import Walk, listed_in

    check_place(db)
    named = [_path(name) for name in paths or ()]
    listed = [path for name in lists or () for path in listed_in(_path(name))]
    copies_in = _path(files) if files is not None else None
    walk = Walk([*named, *listed], follow)
    if dry_run:
        _count(db, walk, lang, again=reread)
        return
    processes = cores(workers)
    with opened_archive(db, create=True) as archive:
        from vbparse.archive import settings
        from vbparse.archive.importing import Import, put_in_queue
        from vbparse.archive.pool import Limits

        queued = put_in_queue(archive, walk, again=reread)
        _queued(queued, walk, lang)
        settings.remember_threshold(archive, accept)
        folder = settings.folder_of_copies(archive, copies_in) if keep_files or copies_in else None
        with progress_bar(lang, "reading") as bar:
            importing = Import(archive, Limits(processes, timeout, max_memory), folder)
            progress = importing.run(lambda now: bar(now.done, now.total, _counted(now, lang)))
        progress.states["quarantined"] += queued.failed  # before any worker was asked
        _afterwards(archive, processes if words else 0, lang)
        _summary(archive, progress, lang)
    if progress.states["quarantined"]:
        raise typer.Exit(UNREADABLE)


def _path(name: str) -> Path:
    """What the user named; nothing is not the folder that he stands in. Raises ``NotFound``."""
    from vbparse.errors import NotFound

    if name.strip():
        return Path(name)
    raise NotFound(
        "''",
        "đường dẫn rỗng",
        "the path is empty",
        hint_vi="cho tệp hoặc thư mục; . là thư mục hiện tại",
        hint_en="name a file or a folder; . is the current folder",
    )


def _count(db: str | None, walk: Walk, lang: str, *, again: bool) -> None:
    from vbparse.archive.importing import would_read
    from vbparse.archive.store import exists

    if exists(db):
        with opened_archive(db) as archive:
            found = would_read(archive, walk, again=again)
    else:
        found = would_read(None, walk)
    tell(
        lang,
        f"sẽ đọc {found.new} tệp mới, {found.again} tệp đã đổi; "
        f"{found.known} tệp đã có, {found.failed} không mở được, "
        f"{walk.links} liên kết bỏ qua; chưa ghi gì",
        f"would read {found.new} new files, {found.again} changed; "
        f"{found.known} known, {found.failed} cannot be opened, "
        f"{walk.links} links left; nothing was written",
    )


def _queued(found: Queued, walk: Walk, lang: str) -> None:
    if found.known or found.again or walk.links or found.failed:
        tell(
            lang,
            f"{found.new} tệp mới, {found.again} đọc lại, {found.known} đã có trong kho, "
            f"{found.failed} không mở được, {walk.links} liên kết bỏ qua",
            f"{found.new} new files, {found.again} to be read again, {found.known} known, "
            f"{found.failed} cannot be opened, {walk.links} links left",
        )


def _counted(now: Progress, lang: str) -> str:
    duplicates, left = now.states["duplicate"], now.states["quarantined"]
    if lang == "en":
        return f"{duplicates} duplicates, {left} quarantined"
    return f"{duplicates} trùng, {left} cách ly"


def _afterwards(archive: Archive, cores: int, lang: str) -> None:
    """Links between what is there now, then words for the search."""
    from vbparse.archive.linking import link

    with progress_bar(lang, "linking") as bar:
        link(archive, progress=lambda done, total: bar(done, total, ""))
    if cores:
        words_found(archive, cores, lang)


def _summary(archive: Archive, progress: Progress, lang: str) -> None:
    from vbparse.archive import review

    states, waiting = progress.states, review.how_many(archive)
    tell(
        lang,
        f"{archive.name}: đọc {states['done']} tệp, {states['duplicate']} tệp trùng, "
        f"{states['quarantined']} tệp cách ly; kho có {waiting.works} văn bản, "
        f"{waiting.doubtful} văn bản chờ xem",
        f"{archive.name}: {states['done']} files read, {states['duplicate']} duplicates, "
        f"{states['quarantined']} quarantined; the archive holds {waiting.works} works, "
        f"{waiting.doubtful} wait for review",
    )
