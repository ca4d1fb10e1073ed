"""The documents that models learn from: source, gold, and where they come from.

*Origin* is what cross-validation leaves out whole: the issuer, so that two plans of one office never
stand on both sides. *Split* says what the rules owe to a document: ``tuned`` (they were mended on
it), ``held-out`` (never) or ``made`` (by ``vbparse synthesize``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vbparse import readers
from vbparse.document import Source
from vbparse.errors import GoldError, ReadError
from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.gold import Entry, load
from vbparse.learning.evaluate.matching import first_answer
from vbparse.vietnamese.fold import key

__all__ = ["Sample", "samples"]


@dataclass(frozen=True, eq=False)
class Sample:
    """One document of one file, with its gold."""

    name: str  # "ubnd-xa-thien-tai/source.pdf", "#2" behind it for the second of a file
    document: str  # the same for one plan in several formats
    path: Path
    source: Source
    part: int  # counts from 1
    gold: Gold
    origin: str
    split: str


def samples(folders: Iterable[Path]) -> Iterator[Sample]:
    """Every document with gold below the folders, in the order of names; raises ``GoldError``."""
    for folder in folders:
        for entry in load(folder):
            if isinstance(entry, GoldError):
                raise entry
            yield from _samples(entry)


def _samples(entry: Entry) -> Iterator[Sample]:
    for path in entry.files:
        try:
            source = readers.read(path)
        except ReadError:  # evaluate counts it; there is nothing to learn from
            continue
        for i, gold in enumerate(entry.rows):
            part = gold.get("part")
            part = part if isinstance(part, int) and part > 0 else i + 1
            mark = f"#{part}" if len(entry.rows) > 1 else ""
            name = entry.name if entry.name.endswith(path.name) else f"{entry.name}/{path.name}"
            yield Sample(
                name + mark,
                entry.name + mark,
                path,
                source,
                part,
                gold,
                _origin(entry, gold),
                "tuned",
            )


def _origin(entry: Entry, gold: Gold) -> str:
    issuer = first_answer(gold.get("issuer") or "")
    return key(issuer) if issuer else entry.name
