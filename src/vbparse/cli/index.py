"""``vbparse index``: words of several syllables for the search; the whole text index anew."""

from __future__ import annotations

from typing import Annotated

import typer

from vbparse.cli._archive import Db, Workers, cores, opened_archive, tell
from vbparse.cli._bars import index_made, words_found
from vbparse.cli._options import Debug, Lang, say

__all__ = ["HELP", "run"]

HELP = say(
    "Tách từ (underthesea) cho các văn bản mới, để tìm kiếm xếp đúng hơn; lập lại chỉ mục.",
    "Find the words (underthesea) of new works, for a better order; make the index anew.",
)


def run(
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild",
            help=say(
                "Lập lại cả chỉ mục từ những gì kho giữ, sau khi nâng cấp vbparse; dừng lúc nào"
                " cũng được, chạy lại thì làm tiếp.",
                "Make the whole index anew from what is stored, after an upgrade of vbparse; stop"
                " it at any time, another run goes on.",
            ),
        ),
    ] = False,
    db: Db = None,
    workers: Workers = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Seek the words of every work that waits."""
    from vbparse.archive.search.words import waiting

    with opened_archive(db) as archive:
        made = index_made(archive, lang, anew=rebuild)
        if made or rebuild:
            tell(lang, f"đã lập chỉ mục {made} văn bản", f"indexed {made} works")
        before = waiting(archive)
        words_found(archive, cores(workers), lang)
        done = before - waiting(archive)
    tell(lang, f"đã tách từ {done} văn bản", f"found the words of {done} works")
