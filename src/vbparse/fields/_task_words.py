"""The word lists of assignments, looked up where they stand, made when first used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.phrases import Phrases

_LABEL = 70  # characters that a label and its colon may take
_SPACE = re.compile(r"\s+")
_COLON = re.compile(r"\s*:?\s*")
_EACH = re.compile(r"[Cc]ác\s+")
_ABOUT = re.compile(
    r"\s*(?:(?<=\s)(?:về|cho)\s[^;.:]{1,60})?"
)  # chịu trách nhiệm chính |về kịch bản:
_WORD = re.compile(r"(?<!\w)[^\W\d_]")


def lexicon() -> dict[str, Any]:
    """The tables of ``task_verbs.toml``."""
    return load("task_verbs")


@cache
def openers() -> Phrases:
    """Words that open a task, in any case: ``Chủ trì``, ``phối hợp``."""
    return Phrases(lexicon()["open"]["words"], anycase=True)


@cache
def states() -> Phrases:
    """Words that tell what a body holds, and order nothing: ``ghi nhận``."""
    return Phrases(lexicon()["states"]["words"])


@cache
def _orders() -> Phrases:
    return Phrases(lexicon()["order"]["words"], anycase=True)


def order_at(text: str, at: int, stop: int) -> int | None:
    """Where what stands before a charged body ends: ``Giao |``, ``Trách nhiệm của: |``."""
    end = _orders().match(text, at, stop)
    colon = _COLON.match(text, end, stop) if end is not None else None
    return colon.end() if colon else None


def orders_in(text: str, start: int, stop: int) -> Iterator[int]:
    """The ends of all orders in a stretch of text."""
    at: int | None = start
    while at is not None and (hit := _orders().search(text, at, stop)):
        at = order_at(text, hit[0], stop)
        if at is not None:
            yield at


@cache
def _posts() -> Phrases:
    words = [w for row in load("posts")["post"] for w in row["words"]]
    titles: list[str] = load("bodies")["person"]["titles"]
    return Phrases((*words, *titles), anycase=True)


def post_at(text: str, at: int, stop: int) -> int | None:
    """The end of a post, or of a title before a name: ``Phó Hiệu trưởng |``, ``Đồng chí |``."""
    each = _EACH.match(text, at, stop)
    return _posts().match(text, each.end() if each else at, stop)


class Label(NamedTuple):
    """A label with its colon and what it tells: ``Đơn vị chủ trì:`` is ``lead``."""

    start: int
    end: int
    role: str


class _Kind(NamedTuple):
    role: str
    noun: Phrases
    act: Phrases
    tail: Phrases
    alone: Phrases

    def end(self, text: str, at: int, stop: int) -> int | None:
        """Where a label of this kind that begins at ``at`` ends, its colon left out."""
        noun = _behind(self.noun, text, at, stop)
        begin = noun
        if noun is None and self.role in ("lead", "support"):
            begin = at
        act = self.act.match(text, begin, stop) if begin is not None else None
        if act is None and self.role in ("lead", "support"):
            act = self.act.match(text, at, stop)
        if act is None:
            return self.alone.match(text, at, stop)
        space = _SPACE.match(text, act, stop)
        return (self.tail.match(text, space.end(), stop) if space else None) or act


def _behind(phrases: Phrases, text: str, at: int, stop: int) -> int | None:
    end = phrases.match(text, at, stop)
    space = _SPACE.match(text, end, stop) if end is not None else None
    return space.end() if space else None


@cache
def _kinds() -> tuple[_Kind, ...]:
    def phrases(row: dict[str, Any], name: str) -> Phrases:
        return Phrases(row.get(name, ()), anycase=True)

    return tuple(
        _Kind(row["role"], *(phrases(row, name) for name in ("noun", "act", "tail", "alone")))
        for row in lexicon()["label"]
    )


def label_before(text: str, start: int, colon: int) -> Label | None:
    """The label that the colon at ``colon`` ends."""
    for word in _WORD.finditer(text, start, colon):
        for kind in _kinds():
            end = kind.end(text, word.start(), colon)
            if end is not None and _ABOUT.fullmatch(text, end, colon):
                return Label(word.start(), colon + 1, kind.role)
    return None


def labels_in(text: str, start: int, stop: int) -> Iterator[Label]:
    """The labels in order. Looked for before each colon only: colons are few."""
    colon = text.find(":", start, stop)
    floor = start
    while colon >= 0:
        label = label_before(text, max(floor, colon - _LABEL), colon)
        if label is not None:
            yield label
        floor = colon + 1
        colon = text.find(":", floor, stop)


@cache
def columns() -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Roles of table columns with the words that tell them, in the order they are tried."""
    return tuple(
        (row["role"], tuple(row["words"]), row.get("whole", False)) for row in lexicon()["column"]
    )
