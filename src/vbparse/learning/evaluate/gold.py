"""Gold as it lies on disk: ``gold.jsonl`` with a path a line, or folders with ``gold.json``.

A ``gold.json`` holds one object, or a list when the file holds several documents. It is about
every ``source.*`` beside it, or about the file that its ``path`` names. In ``gold.jsonl`` a line
is a document; several lines with one path are the documents of that file, in order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbparse.document import Source
from vbparse.errors import GoldError, said_by_system
from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.quotes import Folded

__all__ = ["Entry", "absent", "entries", "forms", "gold_files", "load", "quotes", "readable"]

SUFFIXES = (".pdf", ".docx", ".doc", ".html", ".htm", ".md", ".txt")
"""What may stand behind ``source``; page images and the like are no documents of their own."""


@dataclass(frozen=True)
class Entry:
    """Some files that hold the same documents, and what a person read off each document."""

    home: Path  # the gold file
    name: str  # below the folder that is evaluated: "xa-a" or "heads/12_KH_UBND.txt"
    files: tuple[Path, ...]
    rows: tuple[Gold, ...]  # one a document of the file, in order


def gold_files(folder: Path) -> tuple[Path, ...]:
    """All gold below ``folder``, in the order of names; raises ``GoldError`` when there is none."""
    if folder.is_file():
        return (folder,)
    if not folder.exists():
        raise GoldError(folder, "không có thư mục này", "there is no such folder")
    found = [p for name in ("gold.json", "gold.jsonl") for p in folder.rglob(name) if p.is_file()]
    shown = [p for p in found if not any(part.startswith(".") for part in _below(p, folder).parts)]
    if not shown:
        raise GoldError(
            folder,
            "không có gold.jsonl, cũng không có thư mục nào với gold.json",
            "there is no gold.jsonl and no folder with a gold.json",
        )
    return tuple(sorted(shown))


def load(folder: Path) -> Iterator[Entry | GoldError]:
    """Every entry below ``folder``; gold that cannot be read comes as the error it is."""
    root = folder.parent if folder.is_file() else folder
    for path in gold_files(folder):
        try:
            yield from entries(path, root)
        except GoldError as error:
            yield error


def entries(path: Path, root: Path) -> tuple[Entry, ...]:
    """The entries of one gold file; raises ``GoldError``."""
    rows = _objects(path)
    home = path.parent
    if path.suffix == ".jsonl":
        by_path: dict[str, list[Gold]] = {}
        for number, row in enumerate(rows, start=1):
            if not isinstance(row.get("path"), str):
                raise GoldError(
                    path, f"dòng {number} thiếu path", f"line {number} names no file (path)"
                )
            by_path.setdefault(row["path"], []).append(row)
        return tuple(
            Entry(path, _name(home / name, root), (home / name,), tuple(several))
            for name, several in by_path.items()
        )
    named = next((str(row["path"]) for row in rows if row.get("path")), None)
    files = (home / named,) if named else _sources(home)
    if not files:
        raise GoldError(
            path,
            "bên cạnh không có tệp source.* nào và gold cũng không có path",
            "there is no source.* beside it and it has no path",
        )
    return (Entry(path, _name(home / named if named else home, root), files, rows),)


def _sources(home: Path) -> tuple[Path, ...]:
    return tuple(sorted(p for p in home.glob("source.*") if p.suffix.lower() in SUFFIXES))


def _objects(path: Path) -> tuple[Gold, ...]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        vi, en = said_by_system(error)
        raise GoldError(path, f"không đọc được: {vi}", f"cannot be read: {en}") from error
    try:
        if path.suffix == ".jsonl":
            found = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            whole = json.loads(text)
            found = whole if isinstance(whole, list) else [whole]
    except ValueError as error:
        raise GoldError(path, f"JSON hỏng: {error}", f"broken JSON: {error}") from error
    if not found or not all(isinstance(row, dict) for row in found):
        raise GoldError(path, "không phải đối tượng JSON", "not an object of JSON")
    return tuple(found)


def _name(path: Path, root: Path) -> str:
    name = _below(path, root).as_posix()
    return path.resolve().name if name == "." else name


def _below(path: Path, root: Path) -> Path:
    return path.relative_to(root) if path.is_relative_to(root) else path


def quotes(gold: Gold) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where in the gold each quote stands, and the quote or its equally right forms."""
    for key, value in (gold.get("quotes") or {}).items():
        yield f"quotes.{key}", forms(value)
    for key, member in (("legal_bases", "quote"), ("deadlines", "text"), ("roles", "quote")):
        for i, row in enumerate(gold.get(key) or []):
            if row.get(member):
                yield f"{key}[{i}].{member}", forms(row[member])


def forms(value: Any) -> tuple[str, ...]:
    """One text, or the members of a list of equally right ones; ``null`` is no text."""
    several = value if isinstance(value, list) else [value]
    return tuple(str(each) for each in several if each is not None)


def absent(gold: Gold, texts: Sequence[Folded]) -> tuple[tuple[str, str], ...]:
    """The quotes that none of the texts has, with their places in the gold."""
    return tuple(
        (where, quote[0])
        for where, quote in quotes(gold)
        if quote and not any(form in text for text in texts for form in quote)
    )


def readable(source: Source) -> bool:
    """Whether all of the document is in the text: not so for scans."""
    return source.text_layer == "native" and bool(source.text.strip())
