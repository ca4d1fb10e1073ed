"""The words that names of bodies are made of: tokens of a text, the lexicon, the register."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from vbparse.vietnamese.fold import key
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.phrases import Phrases

__all__ = [
    "Tokens",
    "Word",
    "collective_nouns",
    "collective_tails",
    "commands",
    "coordinates",
    "cues",
    "goes_on",
    "heads",
    "kind_of",
    "known_end",
    "listed_end",
    "listed_heads",
    "no_parts",
    "not_bodies",
    "openers",
    "parts",
    "places",
    "seated_heads",
    "stands_alone",
    "stops",
    "task_forces",
    "units",
]

_MAX_WORDS = 24
_TOKEN = re.compile(r"\s{0,40}(?:(?P<word>[^\W_]+)|(?P<mark>[,&–-])|(?P<other>\S))")
_COUNT = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)/-]\s")


class Word(NamedTuple):
    """A word of the text, or a mark that may stand inside of a name."""

    text: str
    start: int
    end: int
    mark: bool

    @property
    def capital(self) -> bool:
        """Whether it is written as part of a name: with a capital, or in figures."""
        return self.text[0].isupper() or self.text[0].isdigit()


class Tokens:
    """The words from an offset on, read as far as they are asked for; a name has no more than 24.

    They end at what no name holds: another mark, an empty line, a new item on a new line.
    """

    __slots__ = ("_at", "_stop", "_text", "_words")

    def __init__(self, text: str, at: int, stop: int) -> None:
        self._text, self._at, self._stop = text, at, stop
        self._words: list[Word] = []

    def __getitem__(self, index: int) -> Word | None:
        while len(self._words) <= index:
            if self._at < 0 or len(self._words) >= _MAX_WORDS or not self._next():
                self._at = -1
                return None
        return self._words[index]

    def _next(self) -> bool:
        match = _TOKEN.match(self._text, self._at, self._stop)
        if match is None or match.lastgroup == "other":
            return False
        group = match.lastgroup or ""
        start, end = match.span(group)
        gap = self._text[self._at : start]
        if "\n" in gap:
            counted = match[group][0].isdigit() and _COUNT.match(self._text, start)
            if gap.count("\n") > 1 or match[group] in "-–" or counted:
                return False
        self._words.append(Word(match[group], start, end, group == "mark"))
        self._at = end
        return True


@cache
def _lexicon() -> dict[str, Any]:
    return load("bodies")


@cache
def kind_of() -> dict[str, str]:
    """The head of a name → its kind."""
    return {w: row["kind"] for row in _lexicon()["head"] for w in row["words"]}


@cache
def heads() -> Phrases:
    """What names of bodies begin with, and forms of address."""
    return Phrases((*kind_of(), *listed_heads(), *_lexicon()["person"]["titles"]))


@cache
def not_bodies() -> Phrases:
    """Words that begin like a body and are none: ``Vụ Xuân``."""
    return Phrases(_lexicon()["no_body"]["words"])


@cache
def units() -> Phrases:
    """Words of areas: ``tỉnh``, ``thành phố``."""
    return Phrases(_lexicon()["area"]["units"])


@cache
def places() -> frozenset[str]:
    """Names of places that are one syllable."""
    return frozenset(_lexicon()["area"]["short_names"])


@cache
def collective_nouns() -> Phrases:
    """What a list of bodies without names is made of: ``sở``, ``đơn vị``."""
    return Phrases(_lexicon()["collective"]["nouns"])


@cache
def collective_tails() -> Phrases:
    """What tells a collective more closely: ``liên quan``, ``thuộc, trực thuộc``."""
    return Phrases(_lexicon()["collective"]["tails"])


@cache
def task_forces() -> Phrases:
    """Heads of bodies that are named after their task."""
    return Phrases(_lexicon()["task_force"]["words"])


@cache
def openers() -> frozenset[str]:
    """Capitalised words that open a task, not a name."""
    return frozenset(_lexicon()["stop"]["openers"])


@cache
def stops() -> tuple[frozenset[str], Phrases, Phrases]:
    """Small words that end a name, verbs that do, and compounds by which it goes on."""
    stop = _lexicon()["stop"]
    return frozenset(stop["words"]), Phrases(stop["verbs"]), Phrases(stop["pairs"])


@cache
def commands() -> Phrases:
    """Verbs in capitals that open a task right behind a name: ``Cử cán bộ``."""
    return Phrases(_lexicon()["command"]["words"])


@cache
def parts() -> tuple[Phrases, Phrases]:
    """What goes on behind the dash of a name: always, and when the name ends there."""
    part = _lexicon()["part"]
    return Phrases(part["nouns"]), Phrases(part["acts"])


@cache
def cues() -> Phrases:
    """What makes a body the lead, and so ends its name: ``chủ trì``, ``làm đầu mối``."""
    return Phrases(_lexicon()["stop"]["cues"])


@cache
def stands_alone() -> frozenset[str]:
    """Heads that are a body by themselves where a colon or a cue follows: ``Văn phòng``."""
    return frozenset(_lexicon()["alone"]["words"])


@cache
def seated_heads() -> frozenset[str]:
    """Heads of names that an area alone may follow: ``Thư viện tỉnh``."""
    return frozenset(_lexicon()["area"]["heads"])


@cache
def coordinates() -> Phrases:
    """Words around a comma that are one: ``thi đua, khen thưởng``."""
    return Phrases(_lexicon()["coordinate"]["words"], anycase=True)


@cache
def no_parts() -> Phrases:
    """Small words behind a comma that are others, not a part of the name: ``nhân dân``."""
    return Phrases((*_lexicon()["collective"]["nouns"], *_lexicon()["people"]["words"]))


@cache
def _compounds() -> frozenset[str]:
    return frozenset(_lexicon()["stop"]["compounds"])


def goes_on(before: str, word: str) -> bool:
    """Whether two syllables are one word: ``Điều | phối``, ``Dân | chủ``."""
    return f"{before.lower()} {word}" in _compounds()


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return key(word)


@cache
def _known() -> dict[str, Any]:
    """The register's names word by word, as nested tables; an empty word ends a name."""
    tree: dict[str, Any] = {}
    register = load("agencies")
    for row in (*register["body"], *register["kind"]):
        for name in (row["name"], *row.get("also", ()), *row.get("short", ())):
            _plant(tree, name)
    return tree


@cache
def _units_of() -> dict[str, dict[str, Any]]:
    """Head of a name → the names of units that may follow it, as nested tables."""
    trees: dict[str, dict[str, Any]] = {}
    for row in load("body_names")["name"]:
        for head in row["heads"]:
            for name in row["words"]:
                _plant(trees.setdefault(head, {}), name)
    return trees


def _plant(tree: dict[str, Any], name: str) -> None:
    node = tree
    for word in re.findall(r"[^\W_]+", name):
        node = node.setdefault(_folded(word), {})
    node[""] = True


@cache
def listed_heads() -> frozenset[str]:
    """Heads that begin a name only with a unit of the list behind them: ``công chức``."""
    return frozenset(head for head in _units_of() if head not in kind_of())


def listed_end(head: str, text: str, at: int, stop: int) -> int:
    """Where a listed unit behind a head ends: ``Phòng | Hành chính - Quản trị``; 0 when none."""
    tree = _units_of().get(head)
    return _longest(tree, Tokens(text, at, stop)) if tree else 0


def known_end(words: Tokens) -> int:
    """Where the longest name of the register ends that begins the words, 0 when none does."""
    return _longest(_known(), words)


def _longest(tree: dict[str, Any], words: Tokens) -> int:
    node, best, i = tree, 0, 0
    while (word := words[i]) is not None:
        i += 1
        if word.mark:
            continue
        node = node.get(_folded(word.text), {})
        if not node:
            break
        if "" in node:
            best = word.end
    return best
