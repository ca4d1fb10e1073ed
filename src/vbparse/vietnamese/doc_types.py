"""Tên loại văn bản: the types of documents, their codes, and how they are printed."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from vbparse.vietnamese.fold import bare
from vbparse.vietnamese.lexicon import load


class TypeOfDocument(NamedTuple):
    """One type; ``codes`` are what may stand for it in a symbol, the usual one first."""

    name: str
    code: str
    codes: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    title: bool = True  # stands as a printed title (công văn has none)
    law: bool = False  # cited by its name, without number or issuer
    party: bool = False


@cache
def types() -> tuple[TypeOfDocument, ...]:
    """All types, in the order of the lexicon."""
    return tuple(
        TypeOfDocument(
            row["name"],
            row["code"],
            tuple(row.get("codes", (row["code"],))),
            tuple(row.get("aliases", ())),
            row.get("title", True),
            row.get("law", False),
            row.get("party", False),
        )
        for row in load("doc_types")["type"]
    )


@cache
def _by_name() -> dict[str, TypeOfDocument]:
    return {bare(n).upper(): t for t in reversed(types()) for n in (t.name, *t.aliases)}


def by_name(name: str) -> TypeOfDocument | None:
    """The type of that name, whatever its case and marks; white space must be single."""
    return _by_name().get(bare(name).upper())


@cache
def by_code(code: str, *, party: bool = False) -> TypeOfDocument | None:
    """The type with that code in a state symbol, or in a Party symbol (``TT`` = thông tri)."""
    hits = [t for t in types() if code in t.codes]
    hits.sort(key=lambda t: (t.party is not party, t.codes[0] != code))
    return hits[0] if hits else None
