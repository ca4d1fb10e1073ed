"""How a field's confidence is fitted: a logistic curve over all facts, or steps over raw scores.

Few errors are seen, and none in some fields; so no field may claim more than the number of plans
behind it allows (``cap``), and every fit is held back: the curve by its penalty, the steps by
values added at the mean.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vbparse.learning.train.cases import Case
from vbparse.learning.train.fit import DIGITS
from vbparse.models.calibration import RAW, Calibration

__all__ = ["CAP", "CHOICES", "Fit", "Weighted", "cap_of", "fit_curve", "humbler", "loss"]

CAP, UNREAD_CAP, FLOOR = 0.995, 0.9, 0.02
"""The most that is ever said; the same where only generated gold speaks; the least."""
CHOICES = ("steps", "curve 0.1", "curve 1", "curve 3", "curve 10")
"""What is tried for each field; the number is scikit-learn's ``C``."""
_HELD_BACK = 2.0  # values at the mean, added to each step


@dataclass(frozen=True)
class Weighted:
    """A case, how much it counts, and where it is from."""

    case: Case
    weight: float
    kind: str  # a key of ``calibration.WEIGHTS``
    document: str
    origin: str


@dataclass(frozen=True)
class Fit:
    """The row of one field in the array file, and what scikit-learn has of it."""

    row: dict[str, Any]
    estimator: Any

    def confidences(self, cases: Sequence[Weighted]) -> list[float]:
        """As the predictor that ships says them."""
        calibration = Calibration.of({"fields": {"": self.row}})
        found = (calibration.confidence("", each.case.features) for each in cases)
        return [0.0 if sure is None else sure for sure in found]


def cap_of(cases: Sequence[Weighted]) -> float:
    """Jeffreys' estimate for a field without an error, in plans that a person has read."""
    plans = len({each.document for each in cases if each.kind != "made"})
    return round(min(CAP, 1 - 0.5 / (plans + 1)), DIGITS) if plans else UNREAD_CAP


def fit_curve(cases: Sequence[Weighted], choice: str) -> Fit:
    """One of ``CHOICES`` fitted to the cases of one field."""
    limits = {"floor": FLOOR, "cap": cap_of(cases)}
    if all(each.case.right for each in cases):
        odds = round(math.log(limits["cap"] / (1 - limits["cap"])), DIGITS)
        return Fit({"vocabulary": [], "coefficients": [], "intercept": odds, **limits}, None)
    if choice == "steps":
        return _steps(cases, limits)
    return _curve(cases, float(choice.removeprefix("curve ")), limits)


def _curve(cases: Sequence[Weighted], penalty: float, limits: dict[str, float]) -> Fit:
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import Pipeline

    model = LogisticRegression(C=penalty, max_iter=5000, tol=1e-6)
    steps = Pipeline([("features", DictVectorizer(sparse=False)), ("model", model)])
    facts = [dict(each.case.features) for each in cases]
    verdicts = [each.case.right for each in cases]
    steps.fit(facts, verdicts, model__sample_weight=[each.weight for each in cases])
    model.coef_ = np.round(model.coef_, DIGITS) + 0.0
    model.intercept_ = np.round(model.intercept_, DIGITS) + 0.0
    named = zip(steps["features"].feature_names_, model.coef_[0].tolist(), strict=True)
    kept = [(name, weight) for name, weight in named if weight]
    row = {
        "vocabulary": [name for name, _ in kept],
        "coefficients": [weight for _, weight in kept],
        "intercept": float(model.intercept_[0]),
    }
    return Fit(row | limits, steps)


def _steps(cases: Sequence[Weighted], limits: dict[str, float]) -> Fit:
    from sklearn.isotonic import IsotonicRegression

    total, right = _by_score(cases)
    scores = sorted(total)
    mean = sum(right.values()) / sum(total.values())
    shares = [(right[s] + _HELD_BACK * mean) / (total[s] + _HELD_BACK) for s in scores]
    model = IsotonicRegression().fit(scores, shares, [total[s] for s in scores])
    rising = model.predict(scores)
    levels = [round(float(level), DIGITS) for level in rising]
    edges = [s for i, s in enumerate(scores) if i and levels[i] > levels[i - 1]]
    distinct = [level for i, level in enumerate(levels) if not i or level > levels[i - 1]]
    row = {"edges": edges, "levels": distinct}
    return Fit(row | limits, dict(row))


def _by_score(cases: Sequence[Weighted]) -> tuple[dict[float, float], dict[float, float]]:
    total: dict[float, float] = {}
    right: dict[float, float] = {}
    for each in cases:
        score = each.case.features.get(RAW, 0.0)
        total[score] = total.get(score, 0.0) + each.weight
        right[score] = right.get(score, 0.0) + each.weight * each.case.right
    return total, right


def humbler(fit: Fit, said: Sequence[tuple[Weighted, float]]) -> Fit:
    """The curve corrected by what it said of left-out origins: mostly flatter, for it was too sure.

    Log odds become ``slope × odds + shift``, both held to 1 and 0 by a few values' weight.
    """
    if fit.estimator is None or not said:
        return fit
    slope, shift = _slope([_log_odds(p) for _, p in said], [each for each, _ in said])
    row = dict(fit.row)
    if "levels" in row:
        levels = [_share(slope * _log_odds(level) + shift) for level in row["levels"]]
        row["levels"] = [round(level, DIGITS) for level in levels]
        return Fit(row, dict(row))
    row["coefficients"] = [round(slope * weight, DIGITS) for weight in row["coefficients"]]
    row["intercept"] = round(slope * row["intercept"] + shift, DIGITS)
    model = fit.estimator["model"]
    model.coef_ = (model.coef_ * slope).round(DIGITS) + 0.0
    model.intercept_ = (model.intercept_ * slope + shift).round(DIGITS) + 0.0
    return Fit(row, fit.estimator)


_SLOPES = tuple(i / 20 for i in range(6, 21))  # 0.3 to 1: never steeper
_SHIFTS = tuple(i / 10 for i in range(-20, 11))
_KEPT = 3.0  # weight of the belief in slope 1 and shift 0


def _slope(odds: Sequence[float], cases: Sequence[Weighted]) -> tuple[float, float]:
    """By trying a grid: small differences between machines cannot change the answer."""
    import numpy as np

    at, weight = np.array(odds), np.array([each.weight for each in cases])
    sign = np.where([each.case.right for each in cases], -1.0, 1.0)
    best = (math.inf, 1.0, 0.0)
    for slope in _SLOPES:
        for shift in _SHIFTS:
            lost = float(weight @ np.logaddexp(0.0, sign * (slope * at + shift)))
            lost += _KEPT * ((1 - slope) ** 2 + shift**2)
            best = min(best, (round(lost, DIGITS), slope, shift))
    return best[1], best[2]


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def loss(cases: Sequence[Weighted], sure: Sequence[float]) -> float:
    """Mean log loss, by weight."""
    total = sum(each.weight for each in cases)
    lost = sum(
        -each.weight * math.log(p if each.case.right else 1 - p)
        for each, p in zip(cases, sure, strict=True)
    )
    return lost / total if total else 0.0
