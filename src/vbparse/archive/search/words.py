"""*Từ* of several syllables (``chuyển đổi``, ``ủy ban nhân dân``) for the text index.

A pass of its own after the import, since underthesea takes longer for a text than reading it: the
words make ``chuyển đổi số`` find plans about that before those that only hold the syllables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from sqlalchemy import Connection, func, select, update

from vbparse.archive.search import index
from vbparse.archive.search.folding import bared, entry_of, toned
from vbparse.archive.search.rebuild import finish
from vbparse.archive.store import Archive
from vbparse.archive.tables import works
from vbparse.archive.values import work_values
from vbparse.archive.works import entry_now, record_now, text_now
from vbparse.errors import Unavailable

__all__ = ["compounds", "segment_new", "waiting"]

_AT_ONCE = 64
_MOST_LETTERS = 100_000  # of a text: further on the same words come again
_FIGURES = re.compile(r"\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
Watch = Callable[[int], None]


def compounds(text: str) -> tuple[str, ...]:
    """Words of several syllables in ``text``, with marks and without; raises ``Unavailable``."""
    segment = _segmenter()
    found: set[str] = set()
    for row in text[:_MOST_LETTERS].splitlines():
        line = " ".join(_FIGURES.sub(" ", row).split())
        for word in segment(line) if line else ():
            joined = " ".join(word.split())
            if _WORD.fullmatch(joined):
                found |= {toned(joined).replace(" ", "_"), bared(joined).replace(" ", "_")}
    return tuple(sorted(found))


def _segmenter() -> Callable[[str], list[str]]:
    try:
        from underthesea import word_tokenize
    except ImportError as error:
        raise Unavailable(
            "chưa cài underthesea, cần để tách từ cho tìm kiếm (tìm theo âm tiết vẫn được)",
            "underthesea, which finds words for the search, is not installed"
            " (the search by syllables works)",
            hint_vi="pip install underthesea, rồi vbparse index",
            hint_en="pip install underthesea, then vbparse index",
        ) from error

    def segment(text: str) -> list[str]:
        words: list[str] = word_tokenize(text, use_token_normalize=False)
        return words

    return segment


def waiting(archive: Archive) -> int:
    """How many works wait for their words."""
    with archive.read() as connection:
        query = select(func.count()).select_from(works).where(works.c.to_segment)
        return connection.execute(query).scalar_one()


def segment_new(archive: Archive, watch: Watch = lambda done: None, workers: int = 1) -> int:
    """Seeks the words of every work that waits; how many. Raises ``Unavailable``."""
    _segmenter()
    finish(archive)
    done = last = 0
    with _mapper(workers) as run:
        while True:
            with archive.read() as connection:
                query = select(works.c.id, works.c.lead_id).where(
                    works.c.to_segment, works.c.id > last
                )
                rows = connection.execute(query.order_by(works.c.id).limit(_AT_ONCE)).all()
                given = [text_now(connection, row.id) for row in rows]
            if not rows:
                return done
            found = list(run(given))
            with archive.write() as connection:
                for row, words in zip(rows, found, strict=True):
                    _enter(connection, row.id, row.lead_id, words)
            last = rows[-1].id
            done += len(rows)
            watch(len(rows))


@contextmanager
def _mapper(workers: int) -> Iterator[Callable[[list[str]], Iterator[tuple[str, ...]]]]:
    if workers < 2:
        yield lambda given: map(compounds, given)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield lambda given: pool.map(compounds, given, chunksize=4)


def _enter(connection: Connection, number: int, lead: int, words: tuple[str, ...]) -> None:
    """Into the index, unless the work has changed meanwhile: then it waits on."""
    same = (works.c.id == number) & (works.c.lead_id == lead)
    if index.rebuilt_to(connection) is not None:  # words would be lost to a work not yet put in
        return
    if connection.execute(select(works.c.id).where(same, works.c.to_segment)).first() is None:
        return
    before = entry_now(connection, number)
    record = record_now(connection, number)
    text = text_now(connection, number)
    index.remove(connection, number, before)
    index.put(connection, [(number, entry_of(work_values(record), record, text, words))])
    connection.execute(update(works).where(same).values(to_segment=False))
