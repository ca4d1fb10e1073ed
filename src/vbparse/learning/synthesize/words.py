"""Từ và mẫu câu: the lexicons and grammars beside this module, seen by one split."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from vbparse.errors import LexiconError

__all__ = ["FILES", "SPLITS", "Split", "Words", "load", "words_of"]

Split = Literal["train", "test", "all"]
SPLITS: tuple[Split, ...] = ("train", "test", "all")
FILES = ("bodies", "deadlines", "headings", "persons", "phrases", "places", "registers", "tables")


@cache
def load(name: str) -> dict[str, Any]:
    """The file ``words/<name>.toml``; raises ``LexiconError`` when it is malformed."""
    path = files(__package__) / "words" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(
            f"từ điển {name}.toml hỏng: {error}", f"lexicon {name}.toml is malformed: {error}"
        ) from error


class Words:
    """Every list as one split sees it: its own entries and the shared ones."""

    def __init__(self, split: Split) -> None:
        self.split = split
        self._seen: dict[tuple[str, str], tuple[Any, ...]] = {}

    def of(self, file: str, key: str) -> tuple[Any, ...]:
        """The entries of a list: ``of("phrases", "closing.this")``."""
        known = self._seen.get((file, key))
        if known is None:
            node: Any = load(file)
            for step in (key,) if key in node else key.split("."):
                node = node[step]
            known = self._seen[file, key] = self._chosen(node)
        return known

    def has(self, file: str, key: str) -> bool:
        """Whether there is such a list with anything in it for this split."""
        try:
            return bool(self.of(file, key))
        except KeyError:
            return False

    def _chosen(self, node: Any) -> tuple[Any, ...]:
        if isinstance(node, list):
            return tuple(node)
        own = ("train", "test") if self.split == "all" else (self.split,)
        return tuple(entry for part in ("shared", *own) for entry in node.get(part, ()))

    @property
    def topics(self) -> tuple[dict[str, Any], ...]:
        """The subjects that plans of this split are about."""
        own = ("train", "test") if self.split == "all" else (self.split,)
        return tuple(topic for part in own for topic in load(f"topics_{part}")["topic"])

    @property
    def outlines(self) -> tuple[dict[str, Any], ...]:
        """The outlines of plans of this split."""
        rows = load("headings")["outline"]
        return tuple(row for row in rows if self.split in ("all", row["split"]))

    def deadline_rows(self, fit: str) -> tuple[dict[str, Any], ...]:
        """Rows of the catalogue of deadline language that fit a place, with their wordings."""
        key = ("deadlines", f"*{fit}")
        if key not in self._seen:
            rows = [row for row in load("deadlines")["row"] if fit in row["fits"]]
            self._seen[key] = tuple({**row, "wordings": self._chosen(row)} for row in rows)
        return self._seen[key]


@cache
def words_of(split: Split) -> Words:
    """The words of a split, made once."""
    return Words(split)


def fingerprint() -> str:
    """A short name for the state of all lexicons, written into each gold."""
    import hashlib

    lists = {name: load(name) for name in (*FILES, "topics_train", "topics_test")}
    data = json.dumps(lists, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(data.encode()).hexdigest()[:12]
