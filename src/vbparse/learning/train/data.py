"""The documents that models learn from: source, gold, and where they come from.

*Origin* is what cross-validation leaves out whole: the issuer, so that two plans of one office
never stand on both sides. *Split* says what the rules owe to a document: ``tuned`` (they were
mended on it), ``held-out`` (never) or ``made`` (by ``vbparse synthesize``).
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vbparse import readers
from vbparse.document import Source
from vbparse.errors import GoldError, ReadError
from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.gold import Entry, load
from vbparse.learning.evaluate.matching import first_answer
from vbparse.vietnamese.fold import key

__all__ = ["Sample", "Split", "fingerprint", "folds", "made", "samples"]

Split = Literal["tuned", "held-out", "made"]
SPLITS = "splits.toml"
"""Beside the folders of documents; ``held_out.folders`` lists those for judging alone."""


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
    split: Split
    damage: str = "none"  # of a copy that ``damage`` made


def samples(folders: Iterable[Path]) -> Iterator[Sample]:
    """Every document with gold below the folders, in the order of names; raises ``GoldError``."""
    for folder in folders:
        held_out = _held_out(folder)
        for entry in load(folder):
            if isinstance(entry, GoldError):
                raise entry
            split: Split = "held-out" if entry.home.parent.name in held_out else "tuned"
            for path in entry.files:
                try:
                    source = readers.read(path)
                except ReadError:  # evaluate counts it; there is nothing to learn from
                    continue
                yield from _of_file(entry, path, source, split)


def _of_file(entry: Entry, path: Path, source: Source, split: Split) -> Iterator[Sample]:
    name = entry.name if entry.name.endswith(path.name) else f"{entry.name}/{path.name}"
    for i, gold in enumerate(entry.rows):
        part = _part(gold, i)
        mark = f"#{part}" if len(entry.rows) > 1 else ""
        origin = _origin(gold) or entry.name
        yield Sample(name + mark, entry.name + mark, path, source, part, gold, origin, split)


def _held_out(folder: Path) -> frozenset[str]:
    """Names of the folders whose documents nothing is tuned or trained on."""
    path = folder / SPLITS
    if not path.exists():
        return frozenset()
    told = tomllib.loads(path.read_text("utf-8"))
    return frozenset(told.get("held_out", {}).get("folders", ()))


def _part(gold: Gold, index: int) -> int:
    part = gold.get("part")
    return part if isinstance(part, int) and part > 0 else index + 1


def _origin(gold: Gold) -> str:
    issuer = first_answer(gold.get("issuer") or "")
    return key(issuer) if issuer else ""


def made(
    count: int,
    *,
    seed: int,
    noise: Literal["light", "heavy"] | None = None,
    half: Literal["train", "test"] = "train",
) -> list[Sample]:
    """Generated documents of one half of the grammars, as text and Word.

    Each is an origin of its own; with ``noise`` letters are misread, and there is only text.
    """
    from vbparse.learning.synthesize import Options
    from vbparse.learning.synthesize.make import documents, files

    formats = ("txt",) if noise else ("txt", "docx")
    options = Options(seed=seed, count=count, split=half, noise=noise, formats=formats)
    found: list[Sample] = []
    for document in documents(options):
        data = files(document, options)
        rows = json.loads(data.pop("gold.json"))
        rows = rows if isinstance(rows, list) else [rows]
        home = f"made-{half}-{noise or 'clean'}-{seed}/{document.name}"
        for name in sorted(data):
            source = readers.read_bytes(name, data[name])
            for i, gold in enumerate(rows):
                part = _part(gold, i)
                whole, path = f"{home}#{part}", Path(home) / name
                found.append(
                    Sample(f"{home}/{name}#{part}", whole, path, source, part, gold, home, "made")
                )
    return found


def folds(data: Sequence[Sample], count: int) -> dict[str, int]:
    """Origin → fold: whole origins, the folds as even in documents as that allows."""
    sizes: dict[str, int] = {}
    for sample in data:
        sizes[sample.origin] = sizes.get(sample.origin, 0) + 1
    filled = [0] * count
    found: dict[str, int] = {}
    for origin in sorted(sizes, key=lambda name: (-sizes[name], name)):
        at = filled.index(min(filled))
        found[origin] = at
        filled[at] += sizes[origin]
    return found


def fingerprint(data: Iterable[Sample]) -> str:
    """One SHA-256 over names, texts and gold."""
    total = hashlib.sha256()
    for sample in sorted(data, key=lambda each: each.name):
        gold = json.dumps(sample.gold, ensure_ascii=False, sort_keys=True)
        for part in (sample.name, sample.source.sha256, gold):
            total.update(part.encode() + b"\0")
    return total.hexdigest()
