"""Values below a threshold: what ``vbparse review`` lists, the worst first.

The parent is not among them: what counts there is what the archive knows (``archive.review``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from vbparse.archive.packing import Record

__all__ = ["Doubt", "doubts_of", "worst"]

_SINGLE = ("doc_type", "doc_number", "issued_on", "issuer", "subject", "theme", "period", "signer")
_LISTED = ("citations", "lead_units", "deadlines")
_NEEDED = frozenset({"doc_type", "doc_number", "issued_on", "issuer", "subject"})
"""Every plan has them: when one is missing, somebody should look."""
_CERTAIN = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A value that nobody has decided; a needed one that is missing has no confidence at all."""

    confidence: float
    field: str  # as ``vbparse set`` names it: issuer, deadlines.0
    value: str | None
    status: str


def doubts_of(record: Record, decided: Collection[str] = ()) -> Iterator[Doubt]:
    """Every value of ``record`` with its confidence, but for the fields ``decided``."""
    for name in _SINGLE:
        found = record[name]
        if found is None or name in decided:
            continue
        if found["status"] == "missing":
            if name in _NEEDED:
                yield Doubt(0.0, name, None, "missing")
        else:
            yield Doubt(found["confidence"], name, found["value"], found["status"])
    for name in _LISTED:
        for place, found in enumerate(record[name]):
            field = f"{name}.{place}"
            if field not in decided:
                shown = found["value"] or found.get("title") or found.get("text")
                yield Doubt(found["confidence"], field, shown, found["status"])


def worst(record: Record, decided: Collection[str] = ()) -> float:
    """The least confidence of a value that nobody has decided; 1.0 when there is none."""
    return min((doubt.confidence for doubt in doubts_of(record, decided)), default=_CERTAIN)
