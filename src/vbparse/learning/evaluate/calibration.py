"""Whether confidences can be believed: reliability, expected calibration error, coverage.

*Coverage at 99 %* is what the confidences are for: the share of the values given that a clerk may
take unseen, when of those taken 99 in 100 are to be right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vbparse.learning.evaluate.scoring import Judged

__all__ = ["BORDERS", "PRECISION", "Bin", "Coverage", "bins", "coverage", "ece"]

BINS = 10
BORDERS = tuple(i / BINS for i in range(1, BINS))
"""Inner borders of the bins; a value on a border belongs to the bin above it."""
PRECISION = 0.99


@dataclass(frozen=True)
class Bin:
    """Values whose confidence lies in ``[low, high)``, the last bin closed."""

    low: float
    high: float
    count: int
    confidence: float  # their mean confidence, 0..1
    right: float  # the share of them that is right, 0..1


@dataclass(frozen=True)
class Coverage:
    """What can be accepted at ``PRECISION``; ``threshold`` is ``None`` when nothing can."""

    share: float  # of the values given, 0..1
    threshold: float | None
    accepted: int
    right: int


def bin_of(confidence: float) -> int:
    """Index of the bin of a confidence, 0..BINS - 1."""
    return bisect_right(BORDERS, confidence)


def bins(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """All ``BINS`` bins, empty ones too."""
    held: list[list[Judged]] = [[] for _ in range(BINS)]
    for value in judged:
        held[bin_of(value.confidence)].append(value)
    found = []
    for i, values in enumerate(held):
        count = len(values)
        confidence = sum(v.confidence for v in values) / count if count else 0.0
        right = sum(v.right for v in values) / count if count else 0.0
        found.append(Bin(i / BINS, (i + 1) / BINS, count, confidence, right))
    return tuple(found)


def ece(reliability: Sequence[Bin]) -> float:
    """Expected calibration error: mean of |share right - mean confidence| over the values, 0..1."""
    total = sum(each.count for each in reliability)
    gaps = sum(each.count * abs(each.right - each.confidence) for each in reliability)
    return gaps / total if total else 0.0


def coverage(judged: Iterable[Judged], precision: float = PRECISION) -> Coverage:
    """The most values that one threshold on confidence accepts at that precision.

    The threshold is chosen on the values it is measured on: a promise for others must come from
    values left out of the choice.
    """
    steps: dict[float, list[int]] = {}
    for value in judged:
        step = steps.setdefault(value.confidence, [0, 0])
        step[0] += 1
        step[1] += value.right
    total = sum(count for count, _ in steps.values())
    best = Coverage(0.0, None, 0, 0)
    accepted = right = 0
    for threshold in sorted(steps, reverse=True):
        accepted += steps[threshold][0]
        right += steps[threshold][1]
        if right >= precision * accepted - 1e-9:
            best = Coverage(accepted / total, threshold, accepted, right)
    return best
