"""Logistic regression over named features: the prediction of scikit-learn, without it.

A feature is a name with a number: ``{"word=căn cứ": 1.0, "length": 0.4}``. Names that training did
not see count nothing. With two labels there is one row of coefficients, that of the second label.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

__all__ = ["Features", "Linear", "numbers", "texts"]

Features = Mapping[str, float]


class Linear(NamedTuple):
    """``weights``: for each feature one coefficient a row; labels in the order of the rows."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    intercepts: tuple[float, ...]

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Linear:
        """The model in the body of an array file; raises ``ValueError`` when it is none."""
        labels, names = texts(body["labels"]), texts(body["vocabulary"])
        intercepts = numbers(body["intercepts"])
        rows = [numbers(row) for row in body["coefficients"]]
        if len(intercepts) != (1 if len(labels) == 2 else len(labels)):
            raise ValueError("labels and intercepts differ in number")
        if any(len(row) != len(intercepts) for row in rows):
            raise ValueError("coefficients and intercepts differ in number")
        weights = dict(zip(names, rows, strict=True))
        return cls(labels, weights, intercepts)

    def probabilities(self, features: Features) -> dict[str, float]:
        """How likely each label is; they sum to one."""
        return dict(zip(self.labels, _shares(self.scores(features)), strict=True))

    def scores(self, features: Features) -> list[float]:
        """Log odds by row, before they become shares."""
        sums = list(self.intercepts)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for i, weight in enumerate(row):
                    sums[i] += weight * value
        return sums

    def best(self, features: Features) -> tuple[str, float]:
        """The likeliest label (the first of equals), and how likely it is."""
        shares = _shares(self.scores(features))
        at = max(range(len(shares)), key=shares.__getitem__)
        return self.labels[at], shares[at]


def numbers(values: Any) -> tuple[float, ...]:
    """Numbers to reckon with; raises ``ValueError`` for text, truth values, ``Infinity``."""
    if not isinstance(values, list | tuple):
        raise ValueError("no list of numbers")
    for value in values:
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise ValueError(f"{value!r} is not a number")
    return tuple(map(float, values))


def texts(values: Any) -> tuple[str, ...]:
    """Names of features or labels; raises ``ValueError``."""
    if not isinstance(values, list | tuple) or not all(isinstance(v, str) for v in values):
        raise ValueError("no list of names")
    return tuple(values)


def _shares(scores: Sequence[float]) -> list[float]:
    if len(scores) == 1:
        second = logistic(scores[0])
        return [1 - second, second]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def logistic(score: float) -> float:
    """``1 / (1 + e^-score)``, for any score."""
    if score >= 0:
        return 1 / (1 + math.exp(-score))
    power = math.exp(score)
    return power / (1 + power)
