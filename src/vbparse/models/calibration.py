"""From facts of a value to the probability that it is right: logistic, or steps over raw scores.

Both are kept between a floor and a cap: the cap of a field is what the number of plans behind it
allows one to say when not one error was seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from vbparse.models.linear import Features, logistic, numbers, texts

__all__ = ["Calibration", "Curve", "Steps"]

DIGITS = 3
"""Decimals of a confidence."""
RAW = "raw"
"""The feature that holds the extractor's own score."""


class Curve(NamedTuple):
    """A logistic curve over all facts."""

    weights: Mapping[str, float]
    intercept: float

    def at(self, features: Features) -> float:
        """The probability, 0..1."""
        known = self.weights
        score = self.intercept
        for name, value in features.items():
            weight = known.get(name)
            if weight is not None:
                score += weight * value
        return logistic(score)


class Steps(NamedTuple):
    """Isotonic steps over the raw score: from ``edges[i]`` on it is ``levels[i + 1]``."""

    edges: tuple[float, ...]
    levels: tuple[float, ...]

    def at(self, features: Features) -> float:
        """The probability, 0..1."""
        return self.levels[bisect_right(self.edges, features.get(RAW, 0.0))]


class Calibration(NamedTuple):
    """One curve or one set of steps a field, each with its floor and cap."""

    fields: Mapping[str, tuple[Curve | Steps, float, float]]

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Calibration:
        """The calibration in the body of an array file; raises ``ValueError`` or ``KeyError``."""
        return cls({name: _field(row) for name, row in body["fields"].items()})

    def confidence(self, field: str, features: Features) -> float | None:
        """How likely the value is right; ``None`` for a field that was not calibrated."""
        known = self.fields.get(field)
        if known is None:
            return None
        shape, floor, cap = known
        return round(min(max(shape.at(features), floor), cap), DIGITS)


def _field(row: Mapping[str, Any]) -> tuple[Curve | Steps, float, float]:
    floor, cap = numbers([row["floor"], row["cap"]])
    if not 0 <= floor <= cap <= 1:
        raise ValueError("floor and cap do not fit")
    if "edges" in row:
        edges, levels = numbers(row["edges"]), numbers(row["levels"])
        rising = all(a <= b for each in (edges, levels) for a, b in pairwise(each))
        if len(levels) != len(edges) + 1 or not rising:
            raise ValueError("steps do not rise")
        return Steps(edges, levels), floor, cap
    coefficients, (intercept,) = numbers(row["coefficients"]), numbers([row["intercept"]])
    weights = dict(zip(texts(row["vocabulary"]), coefficients, strict=True))
    return Curve(weights, intercept), floor, cap
