"""The word lists of assignments as patterns, made when first used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from vbparse.vietnamese.lexicon import load

_LABEL = 70  # characters that a label and its colon may take


def spaced(phrases: list[str]) -> str:
    """Alternatives, the longest first; any white space may stand for a space."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, p.split())) for p in longest_first)


def lexicon() -> dict[str, Any]:
    """The tables of ``task_verbs.toml``."""
    return load("task_verbs")


@cache
def openers() -> re.Pattern[str]:
    """A word that opens a task, in any case: ``Chủ trì``, ``phối hợp``."""
    return re.compile(rf"(?:{spaced(lexicon()['open']['words'])})(?!\w)", re.IGNORECASE)


@cache
def orders() -> re.Pattern[str]:
    """What stands before a charged body: ``Giao``, ``Đối với``, ``Trách nhiệm của``."""
    return re.compile(rf"(?:{spaced(lexicon()['order']['words'])})(?!\w)\s*:?\s*", re.IGNORECASE)


@cache
def posts() -> re.Pattern[str]:
    """The post of a person, or a title before a name: ``Phó Hiệu trưởng``, ``Đồng chí``."""
    words = [w for row in load("posts")["post"] for w in row["words"]]
    titles: list[str] = load("bodies")["person"]["titles"]
    return re.compile(rf"(?:các\s+|Các\s+)?(?:{spaced(words + titles)})(?!\w)", re.IGNORECASE)


@cache
def labels() -> re.Pattern[str]:
    """A label and its colon; the group says its role: ``Đơn vị chủ trì:`` is ``lead``."""
    parts: dict[str, list[str]] = {}
    for row in lexicon()["label"]:
        noun, act = rf"(?:{spaced(row['noun'])})", rf"(?:{spaced(row['act'])})"
        tail = rf"(?:\s+(?:{spaced(row['tail'])}))?" if row["tail"] else ""
        head = rf"(?:{noun}\s+)?" if row["role"] in ("lead", "support") else rf"{noun}\s+"
        alone = rf"|{spaced(row['alone'])}" if "alone" in row else ""
        parts.setdefault(row["role"], []).append(rf"{head}{act}{tail}{alone}")
    groups = "|".join(rf"(?P<{role}>{'|'.join(p)})" for role, p in parts.items())
    return re.compile(rf"(?<!\w)(?:{groups})\s*:", re.IGNORECASE)


def labels_in(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The labels in order. Looked for before each colon only: colons are few."""
    colon = text.find(":", start, stop)
    floor = start
    while colon >= 0:
        match = labels().search(text, max(floor, colon - _LABEL), colon + 1)
        if match is not None:
            yield match
        floor = colon + 1
        colon = text.find(":", floor, stop)


@cache
def columns() -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Roles of table columns with the words that tell them, in the order they are tried."""
    return tuple(
        (row["role"], tuple(row["words"]), row.get("whole", False)) for row in lexicon()["column"]
    )
