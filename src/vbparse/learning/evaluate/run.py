"""Every document below a folder: read, parsed, and set beside its gold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vbparse import readers
from vbparse.document import Plan, Source
from vbparse.errors import GoldError, VbparseError
from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.gold import Entry, absent, load, readable
from vbparse.learning.evaluate.quotes import Folded
from vbparse.learning.evaluate.scoring import Document, Scored, score
from vbparse.learning.evaluate.shape import misshapen
from vbparse.learning.evaluate.slices import format_of, slices
from vbparse.pipeline import parse_source

__all__ = ["Failure", "Reading", "evaluated", "evaluated_entry", "read"]


@dataclass(frozen=True)
class Failure:
    """A file that gave no record, or gold that was refused; the evaluation goes on."""

    path: Path
    error: Exception


@dataclass(frozen=True)
class Reading:
    """One file as read and parsed; ``source`` and ``plans`` are missing when that failed."""

    path: Path
    source: Source | None = None
    plans: tuple[Plan, ...] = ()
    error: Exception | None = None


def read(path: Path) -> Reading:
    """The records of a file. A bug of the program costs that file and nothing else."""
    source = None
    try:
        source = readers.read(path)
        return Reading(path, source, parse_source(source))
    except VbparseError as error:
        return Reading(path, source, error=error)
    except Exception as error:  # counted against, and named to the user
        return Reading(path, source, error=error)


def evaluated(folder: Path) -> Iterator[Scored | Failure]:
    """What became of each document below ``folder``, file by file.

    Raises ``GoldError`` when there is no gold at all; gold that is refused comes as a failure.
    """
    for entry in load(folder):
        yield from evaluated_entry(entry, folder)


def evaluated_entry(entry: Entry | GoldError, folder: Path) -> Iterator[Scored | Failure]:
    """What became of the documents of one entry below ``folder``."""
    if isinstance(entry, GoldError):
        yield Failure(entry.path, entry)
        return
    badly = _misshapen(entry)
    if badly is not None:
        yield Failure(entry.home, badly)
        return
    readings = [read(path) for path in entry.files]
    yield from (Failure(each.path, each.error) for each in readings if each.error)
    refused = _refused(entry, readings)
    if refused is not None:
        yield Failure(entry.home, refused)
        return
    for each in readings:
        yield from _scored(entry, each, folder)


def _misshapen(entry: Entry) -> GoldError | None:
    """Gold whose values are not of the shape that the guide gives them."""
    for gold in entry.rows:
        for where, vi, en in misshapen(gold):
            name = f"{entry.name}: {where}"
            return GoldError(entry.home, f"{name}: {vi}", f"{name}: {en}")
    return None


def _refused(entry: Entry, readings: Sequence[Reading]) -> GoldError | None:
    """Gold that quotes what none of its files says; scans have no text to hold against it."""
    if not readings or not all(each.source and readable(each.source) for each in readings):
        return None
    texts = [text for each in readings for text in _texts(each)]
    for gold in entry.rows:
        for where, quote in absent(gold, texts):
            return GoldError(
                entry.home,
                f"{entry.name}: {where} trích điều không có trong văn bản: {quote!r}",
                f"{entry.name}: {where} quotes what is not in the text: {quote!r}",
            )
    return None


def _texts(reading: Reading) -> Iterator[Folded]:
    """The text, and the running text of each document, where page numbers split no quote."""
    if reading.source is not None:
        yield Folded(reading.source.text)
    for plan in reading.plans:
        if plan.layout is not None:
            yield Folded(plan.layout.flow)


def _scored(entry: Entry, reading: Reading, folder: Path) -> Iterator[Scored]:
    name = _name(entry, reading.path)
    flat = any(plan.layout is not None and plan.layout.flat for plan in reading.plans)
    kind = format_of(reading.path, reading.source, flat=flat)
    text = Folded(reading.source.text) if reading.source else None
    for i, gold in enumerate(entry.rows):
        part = _part(gold, i)
        document = Document(
            name if len(entry.rows) == 1 else f"{name}#{part}",
            reading.path,
            part,
            _group(entry, gold, i),
            slices(gold, kind, _collection(entry, folder)),
        )
        plan = reading.plans[part - 1] if part <= len(reading.plans) else None
        yield score(document, gold, plan, text)


def _part(gold: Gold, index: int) -> int:
    """Which document of the file this gold is about, from 1."""
    part = gold.get("part")
    return part if isinstance(part, int) and part > 0 else index + 1


def _name(entry: Entry, path: Path) -> str:
    """``xa-a/source.pdf`` for a folder with several files, else the entry's own name."""
    return entry.name if entry.name.endswith(path.name) else f"{entry.name}/{path.name}"


def _collection(entry: Entry, folder: Path) -> str:
    """The folder of ``gold.jsonl`` (``real``), or the one that holds the folders of documents."""
    home = entry.home.parent if entry.home.suffix == ".jsonl" else entry.home.parent.parent
    root = folder.parent if folder.is_file() else folder
    return home.resolve().name if home.is_relative_to(root) else root.resolve().name


def _group(entry: Entry, gold: Gold, index: int) -> str:
    """The same plan in other formats makes one group: figures of them are not independent."""
    if gold.get("doc_number") and gold.get("issued_on"):
        named = [gold.get(key) for key in ("doc_number", "issued_on", "issuer", "subject")]
        said = json.dumps(named, ensure_ascii=False).casefold()
        return hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{entry.name}#{index}"
