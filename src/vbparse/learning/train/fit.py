"""From examples to a linear model: as scikit-learn has it, and as plain arrays."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vbparse.learning.train.trainer import Example, Trainer
from vbparse.models.linear import Linear

__all__ = ["DIGITS", "Fitted", "fit"]

DIGITS = 6
"""Decimals of a coefficient; the estimator is rounded too, so that both say the same."""


@dataclass(frozen=True)
class Fitted:
    """A model in both forms; ``estimator`` is a pipeline of scikit-learn."""

    arrays: dict[str, Any]
    estimator: Any

    @property
    def linear(self) -> Linear:
        """The predictor that ships."""
        return Linear.of(self.arrays)


def fit(trainer: Trainer, examples: Sequence[Example]) -> Fitted:
    """The model of these examples; raises ``ValueError`` when they have a single label."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.pipeline import Pipeline

    steps = Pipeline([("features", DictVectorizer()), ("model", trainer.estimator())])
    weights = [example.weight for example in examples]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=FutureWarning)
        steps.fit(
            [dict(example.features) for example in examples],
            [example.label for example in examples],
            model__sample_weight=weights,
        )
    return Fitted(_arrays(steps), steps)


def _arrays(steps: Any) -> dict[str, Any]:
    """Rounds the estimator in place; features whose coefficients are all zero fall away."""
    import numpy as np

    model, vectorizer = steps["model"], steps["features"]
    model.coef_ = np.round(model.coef_, DIGITS) + 0.0  # no negative zero
    model.intercept_ = np.round(model.intercept_, DIGITS) + 0.0
    columns = model.coef_.T.tolist()
    kept = [i for i, column in enumerate(columns) if any(column)]
    names = vectorizer.feature_names_
    return {
        "labels": [str(label) for label in model.classes_],
        "vocabulary": [names[i] for i in kept],
        "coefficients": [columns[i] for i in kept],
        "intercepts": model.intercept_.tolist(),
    }
