"""Gold beside its documents: what is unchecked, contradicts the text, or breaks the guide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vbparse import readers
from vbparse.document import Source
from vbparse.errors import GoldError, ReadError
from vbparse.layout import lay_out
from vbparse.learning.annotate.guide import Finding, broken
from vbparse.learning.evaluate.fields import Gold
from vbparse.learning.evaluate.gold import Entry, forms, load, quotes, readable
from vbparse.learning.evaluate.quotes import Folded
from vbparse.learning.evaluate.shape import KEYS, OBJECTS, STRINGS

__all__ = ["Checked", "check"]

_PRINTED = (
    "place",
    "issuer",
    "parent_org",
    "subject",
    "theme",
    "parent",
    "signer_name",
    "signer_title",
)
"""Values that stand in the document as they are, but for case; the number besides."""


@dataclass(frozen=True)
class Checked:
    """The findings of one document's gold. ``compared``: its quotes were held against a text."""

    name: str
    findings: tuple[Finding, ...]
    compared: bool


def check(folder: Path) -> Iterator[Checked]:
    """Every document that has gold below ``folder``; raises ``GoldError`` when none has."""
    for entry in load(folder):
        if isinstance(entry, GoldError):
            yield Checked(str(entry.path), (Finding("file", "", entry.vi, entry.en),), False)
            continue
        sources, unread = _read(entry)
        texts = [text for source in sources for text in _texts(source)]
        compared = not unread and bool(sources) and all(map(readable, sources))
        for i, gold in enumerate(entry.rows):
            name = entry.name if len(entry.rows) == 1 else f"{entry.name}#{i + 1}"
            findings = [*unread, *_unchecked(gold), *broken(gold)]
            if compared and not any(finding.kind == "guide" for finding in findings):
                findings += _contradicted(gold, texts)
            yield Checked(name, tuple(findings), compared)


def _read(entry: Entry) -> tuple[list[Source], list[Finding]]:
    """The files of an entry, and what could not be read of them."""
    sources, unread = [], []
    for path in entry.files:
        try:
            sources.append(readers.read(path))
        except ReadError as error:
            unread.append(Finding("file", path.name, error.vi, error.en))
    return sources, unread


def _texts(source: Source) -> Iterator[Folded]:
    yield Folded(source.text)
    for part in lay_out(source):
        yield Folded(part.flow)  # page numbers split no quote here


def _unchecked(gold: Gold) -> Iterator[Finding]:
    named = gold.get("unchecked")
    keys = [key for key in (named if isinstance(named, list) else ()) if key in KEYS]
    for key in OBJECTS:
        rows = gold.get(key)
        for i, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and row.get("unchecked"):
                keys.append(f"{key}[{i}]")
    for key in keys:
        yield Finding("unchecked", key, "chưa kiểm tra", "not checked yet")


def _contradicted(gold: Gold, texts: Sequence[Folded]) -> Iterator[Finding]:
    """Quotes and printed values that none of the texts has."""
    unsure = set(gold.get("unsure") or ())
    for where, said in (*quotes(gold), *_printed(gold)):
        key = where.removeprefix("quotes.").partition("[")[0]
        if key in unsure or any(form in text for text in texts for form in said):
            continue
        yield Finding(
            "text", where, f"không có trong văn bản: {said[0]!r}", f"not in the text: {said[0]!r}"
        )


def _printed(gold: Gold) -> Iterator[tuple[str, tuple[str, ...]]]:
    number = () if gold.get("doc_number_status") == "handwritten" else ("doc_number",)
    for key in (*number, *_PRINTED):
        if gold.get(key):
            yield key, forms(gold[key])
    for key in STRINGS:
        for i, value in enumerate(gold.get(key) or []):
            yield f"{key}[{i}]", forms(value)
    for i, base in enumerate(gold.get("legal_bases") or []):
        for member in ("number", "title", "issuer"):
            if base.get(member):
                yield f"legal_bases[{i}].{member}", forms(base[member])
