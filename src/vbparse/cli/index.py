"""``vbparse index``: words of several syllables for the search, after an import."""

from __future__ import annotations

from vbparse.cli._archive import Db, Workers, cores, opened_archive, tell
from vbparse.cli._bars import words_found
from vbparse.cli._options import Debug, Lang, say

__all__ = ["HELP", "run"]

HELP = say(
    "Tách từ (underthesea) cho các văn bản mới, để tìm kiếm xếp đúng hơn.",
    "Find the words (underthesea) of new works, for a better order of what is found.",
)


def run(db: Db = None, workers: Workers = None, lang: Lang = "vi", debug: Debug = False) -> None:
    """Seek the words of every work that waits."""
    from vbparse.archive.search.words import waiting

    with opened_archive(db) as archive:
        before = waiting(archive)
        words_found(archive, cores(workers), lang)
        done = before - waiting(archive)
    tell(lang, f"đã tách từ {done} văn bản", f"found the words of {done} works")
