"""The text index of PostgreSQL: the texts as words, of which an index over an expression is made.

A ``tsvector`` in a column would take more room than all else of a work. So ``search_rows`` keeps
the words themselves, in their order (``spelling``), and the function ``vbparse_vector`` of the
database makes the signed tokens of them when they go into the index. The index tells which works
hold the tokens; that some stand in a row is looked up in the words of these few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    insert,
    text,
)

from vbparse.archive.packing import pack
from vbparse.archive.search.folding import Entry
from vbparse.archive.search.spelling import spelled

__all__ = ["BLOCKS", "ROWS", "block_tokens", "put", "row_of"]

BLOCKS = (1_024, 32_768)
"""So many works, by their numbers, share a token: the newest can be asked by themselves."""
_BLOCK_SIGNS = "bc"
_TOKEN = re.compile(r"[^\W_]+(?:_[^\W_]+)*")
_MOST_BYTES = 200_000  # of different words: PostgreSQL takes no vector above a megabyte
_LONGEST = 200

ROWS = Table(  # what ``search_rows`` holds in PostgreSQL
    "search_rows",
    MetaData(),
    Column("work_id", Integer, primary_key=True, autoincrement=False),
    Column("words", LargeBinary),
    Column("head", Text, nullable=False),  # its words, with a space before each and behind the last
    Column("rest", Text, nullable=False),  # those of the body that come after
    Column("others", Text, nullable=False),  # bodies, facets, words of several syllables, signed
)
_KNOW = text(
    "INSERT INTO search_words(word) SELECT unnest(CAST(:words AS text[])) ON CONFLICT DO NOTHING"
)


def put(connection: Connection, entries: Sequence[tuple[int, Entry]]) -> None:
    """Puts works in, which are not in."""
    connection.execute(insert(ROWS), [row_of(number, entry) for number, entry in entries])
    words = {word for _, entry in entries for word in _tokens(entry.words)}
    if words:
        connection.execute(_KNOW, {"words": sorted(words)})


def row_of(number: int, entry: Entry) -> dict[str, object]:
    """The columns of a work."""
    head, rest = _parted(entry)
    words = spelled(" ".join(_tokens(entry.words))).split()
    others = [f"@{token}" for token in _tokens(entry.issuer)]
    others += [f"#{token}" for token in (*_tokens(entry.facets), *block_tokens(number))]
    others += [f"_{word}" for word in _within(words, _MOST_BYTES)]
    return {
        "work_id": number,
        "words": pack(entry.words) if entry.words else None,
        "head": head,
        "rest": rest,
        "others": spelled(_spaced(others)),
    }


def _parted(entry: Entry) -> tuple[str, str]:
    """The words of the head, and those of the body that come after it."""
    head, body = list(_tokens(entry.head)), list(_tokens(entry.body))
    if body[: len(head)] == head:
        body = body[len(head) :]
    whole = spelled(" ".join([*head, *body])).split()
    kept = list(_within(whole, _MOST_BYTES))
    return _spaced(kept[: len(head)]), _spaced(kept[len(head) :])[1:]


def _tokens(part: str) -> Iterator[str]:
    for found in _TOKEN.finditer(part):
        yield found[0][:_LONGEST]


def _within(words: Sequence[str], most: int) -> Iterator[str]:
    """As many as have, each counted once, ``most`` bytes."""
    seen: set[str] = set()
    for word in words:
        if word not in seen:
            seen.add(word)
            most -= len(word.encode()) + 4
            if most < 0:
                return
        yield word


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} " if words else " "


def block_tokens(number: int) -> tuple[str, ...]:
    """The tokens that a work shares with its neighbours."""
    return tuple(f"{sign}{number // size}" for sign, size in zip(_BLOCK_SIGNS, BLOCKS, strict=True))
