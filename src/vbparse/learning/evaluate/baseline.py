"""Two evaluations side by side: what was gained and what was lost, value by value."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbparse.errors import GoldError, said_by_system
from vbparse.learning.evaluate.figures import SCHEMA, prf
from vbparse.learning.evaluate.matching import LEVELS
from vbparse.learning.evaluate.scoring import Outcome, Scored

__all__ = ["TOLERANCE", "Change", "Comparison", "Movement", "compared", "load_baseline", "saved"]

TOLERANCE = 0.005
"""A field may fall by so much (half a point of F1) before the comparison fails."""
Values = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Document → field → ``hits`` at each level, ``right`` (as gold says it), ``missed``, ``wrong``."""


@dataclass(frozen=True)
class Movement:
    """F1 of one field at one level, over the documents that both evaluations have."""

    field: str
    level: str
    before: float
    after: float

    @property
    def fell(self) -> bool:
        """By more than ``TOLERANCE``."""
        return self.before - self.after > TOLERANCE + 1e-9


@dataclass(frozen=True)
class Change:
    """One value: ``gained`` or ``lost`` (right of the gold), ``wrong`` or ``mended`` (given)."""

    kind: str
    document: str
    field: str
    value: str


@dataclass(frozen=True)
class Comparison:
    """This evaluation against the baseline."""

    movements: tuple[Movement, ...]
    changes: tuple[Change, ...]
    gone: tuple[str, ...]  # documents that only the baseline has
    new: tuple[str, ...]
    regolded: tuple[str, ...]  # documents whose gold has changed since

    @property
    def fallen(self) -> tuple[Movement, ...]:
        """The fields that make the comparison fail, with the level at which each does."""
        return tuple(movement for movement in self.movements if movement.fell)

    def to_dict(self) -> dict[str, Any]:
        """As plain values for ``--format json``."""
        return {
            "fallen": [m.field for m in self.fallen],
            "movements": [
                {"field": m.field, "level": m.level, "before": m.before, "after": m.after}
                for m in self.movements
                if m.before != m.after
            ],
            "changes": [
                {"kind": c.kind, "document": c.document, "field": c.field, "value": c.value}
                for c in self.changes
            ],
            "documents_gone": list(self.gone),
            "documents_new": list(self.new),
            "gold_changed": list(self.regolded),
        }


def saved(figures: Mapping[str, Any], documents: Iterable[Scored]) -> dict[str, Any]:
    """The figures with every value, for ``--save``; read again by ``load_baseline``."""
    return {**figures, "values": values(documents)}


def values(documents: Iterable[Scored]) -> dict[str, dict[str, dict[str, Any]]]:
    """Every value of every document, as ``Values``."""
    return {
        each.document.name: {outcome.field: _values(outcome) for outcome in each.outcomes}
        for each in documents
    }


def _values(outcome: Outcome) -> dict[str, Any]:
    return {
        "hits": list(outcome.hits),
        "right": [value.wanted for value in outcome.judged if value.wanted is not None],
        "missed": list(outcome.missed),
        "wrong": [value.text for value in outcome.judged if not value.right],
    }


def load_baseline(path: Path) -> Values:
    """The values of a file that ``--save`` wrote; raises ``GoldError``."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        vi, en = said_by_system(error)
        raise GoldError(path, f"không đọc được: {vi}", f"cannot be read: {en}") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or "values" not in found:
        raise GoldError(
            path,
            "không phải tệp do vbparse evaluate --save ghi",
            "not a file written by vbparse evaluate --save",
        )
    known: Values = found["values"]
    return known


def compared(before: Values, after: Values) -> Comparison:
    """The comparison over the documents that both have."""
    both = [name for name in after if name in before]
    return Comparison(
        tuple(_movements(before, after, both)),
        tuple(change for name in both for change in _changes(name, before[name], after[name])),
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name not in before),
        tuple(name for name in both if _wanted(before[name]) != _wanted(after[name])),
    )


def _movements(before: Values, after: Values, names: Sequence[str]) -> Iterator[Movement]:
    fields = dict.fromkeys(field for name in names for field in after[name])
    for field in fields:
        rows = [
            (before[name][field], after[name][field])
            for name in names
            if field in before[name] and field in after[name]
        ]
        for i, level in enumerate(LEVELS):
            yield Movement(field, level, _f1((b for b, _ in rows), i), _f1((a for _, a in rows), i))


def _f1(rows: Iterable[Mapping[str, Any]], level: int) -> float:
    hits = given = wanted = 0
    for row in rows:
        hits += row["hits"][level]
        given += len(row["right"]) + len(row["wrong"])
        wanted += len(row["right"]) + len(row["missed"])
    return prf(hits, given, wanted)["f1"]


def _changes(
    name: str, before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[Change]:
    for field in after:
        if field not in before:
            continue
        old, new = before[field], after[field]
        for kind, more, less in (
            ("lost", old["right"], new["right"]),
            ("gained", new["right"], old["right"]),
            ("wrong", new["wrong"], old["wrong"]),
            ("mended", old["wrong"], new["wrong"]),
        ):
            for value in (Counter(more) - Counter(less)).elements():
                yield Change(kind, name, field, value)


def _wanted(fields: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    return {field: sorted([*row["right"], *row["missed"]]) for field, row in fields.items()}
