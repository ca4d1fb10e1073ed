"""95 % intervals: a bootstrap over groups of documents, Wilson where no error was seen.

Documents that are one plan in several formats are drawn together, for their errors go together.
Same figures in, same intervals out: the seed is fixed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from vbparse.learning.evaluate.calibration import BINS, PRECISION, bin_of
from vbparse.learning.evaluate.scoring import Judged, Outcome

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
else:
    Matrix = Any

__all__ = ["Interval", "coverage_interval", "draws", "ece_interval", "f1_interval", "wilson"]

Interval = tuple[float, float]
DRAWS = 1000
_Z = 1.959964  # 97.5 % point of the normal distribution
_STEPS = 1000
"""Confidences are told apart to a thousandth when coverage is drawn again."""


def wilson(hits: float, total: float) -> Interval:
    """Wilson's interval of a share; (0, 1) of nothing. Counts may be fractions of weighted data."""
    if not total:
        return 0.0, 1.0
    share, z2 = hits / total, _Z * _Z / total
    middle = (share + z2 / 2) / (1 + z2)
    half = _Z * math.sqrt(share * (1 - share) / total + z2 / (4 * total)) / (1 + z2)
    return max(0.0, middle - half), min(1.0, middle + half)


def draws(groups: int) -> Matrix:
    """How often each group is drawn, ``DRAWS × groups``; every row sums to ``groups``."""
    import numpy as np

    chances = np.full(groups, 1 / groups)
    counts: Matrix = np.random.default_rng(0).multinomial(groups, chances, DRAWS).astype(float)
    return counts


def f1_interval(drawn: Matrix, groups: Sequence[Sequence[Outcome]], level: int) -> Interval:
    """Interval of F1 at one of the levels; ``groups`` holds the outcomes of one field."""
    import numpy as np

    hits = _column(sum(o.hits[level] for o in group) for group in groups)
    sizes = _column(sum(o.given + o.wanted for o in group) for group in groups)
    if 2 * hits.sum() == sizes.sum():  # no error seen: the bootstrap cannot imagine one
        several = int((sizes > 0).sum())
        return wilson(several, several)
    total = drawn @ sizes
    return _percentiles(np.divide(2 * (drawn @ hits), total, out=np.ones(DRAWS), where=total > 0))


def ece_interval(drawn: Matrix, groups: Sequence[Sequence[Judged]]) -> Interval:
    """Interval of the expected calibration error. Few values raise the error itself."""
    import numpy as np

    gaps = np.zeros((len(groups), BINS))  # Σ (right - confidence) of each group and bin
    for i, group in enumerate(groups):
        for value in group:
            gaps[i, bin_of(value.confidence)] += value.right - value.confidence
    total = drawn @ _column(len(group) for group in groups)
    error = np.abs(drawn @ gaps).sum(axis=1)
    return _percentiles(np.divide(error, total, out=np.zeros(DRAWS), where=total > 0))


def coverage_interval(drawn: Matrix, groups: Sequence[Sequence[Judged]]) -> Interval:
    """Interval of the coverage at ``PRECISION``; the threshold is chosen anew in each draw."""
    import numpy as np

    steps = sorted({_step(value) for group in groups for value in group}, reverse=True)
    place = {step: i for i, step in enumerate(steps)}
    counts, rights = np.zeros((2, len(groups), len(steps)))
    for i, group in enumerate(groups):
        for value in group:
            counts[i, place[_step(value)]] += 1
            rights[i, place[_step(value)]] += value.right
    accepted = np.cumsum(drawn @ counts, axis=1)  # DRAWS × steps, from the surest down
    right = np.cumsum(drawn @ rights, axis=1)
    good = np.where(right >= PRECISION * accepted - 1e-9, accepted, 0).max(axis=1)
    total = accepted[:, -1]
    return _percentiles(np.divide(good, total, out=np.zeros(DRAWS), where=total > 0))


def _step(value: Judged) -> int:
    return round(value.confidence * _STEPS)


def _column(values: Any) -> Matrix:
    import numpy as np

    column: Matrix = np.fromiter(values, dtype=float)
    return column


def _percentiles(values: Matrix) -> Interval:
    import numpy as np

    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)
