"""The small predictor says what scikit-learn says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from vbparse.errors import ModelMismatch
from vbparse.learning.train.fit import Fitted, fit
from vbparse.learning.train.keep import estimator_bytes, load_estimator
from vbparse.learning.train.trainer import Example, Trainer
from vbparse.models.linear import Linear


def estimator() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=2.0, max_iter=1000)


TRAINER = Trainer("toy", "toy/1", "Nothing.", lambda sample, plan: iter(()), estimator, ())
QUESTIONS = (
    {"word=căn cứ": 1.0, "length": 0.3},
    {"word=nơi nhận": 1.0, "length": 0.9, "unseen": 5.0},
    {},
)


def fitted(labels: str) -> Fitted:
    words = ("căn cứ", "nơi nhận", "thực hiện")
    examples = [
        Example(
            {f"word={words[i % 3]}": 1.0, "length": (i * 7 % 10) / 10, f"at={i % 4}": 1.0},
            labels[i % 3 if i % 5 else 0]
            if len(labels) > 2
            else labels[(i % 3 == 0) ^ (i % 7 == 0)],
            1.0 + i % 2,
        )
        for i in range(60)
    ]
    return fit(TRAINER, examples)


@pytest.mark.parametrize("labels", ["ab", "abc"])
@pytest.mark.parametrize("features", QUESTIONS, ids=["seen", "partly seen", "nothing known"])
def test_it_equals_scikit_learn(labels: str, features: dict[str, float]) -> None:
    model = fitted(labels)
    expected = dict(zip(labels, model.estimator.predict_proba([features])[0], strict=True))
    said = model.linear.probabilities(features)
    assert said == pytest.approx(expected, abs=1e-6)
    assert model.linear.best(features)[0] == max(said, key=lambda label: said[label])


def test_the_same_examples_give_the_same_arrays() -> None:
    assert fitted("abc").arrays == fitted("abc").arrays


def test_an_estimator_is_kept_byte_by_byte_and_comes_back(tmp_path: Path) -> None:
    model = fitted("abc")
    kept = estimator_bytes(model.estimator)
    assert kept == estimator_bytes(fitted("abc").estimator)
    (tmp_path / "estimator.skops").write_bytes(kept)
    again = load_estimator(tmp_path / "estimator.skops")
    before, after = (e.predict_proba([QUESTIONS[0]]) for e in (model.estimator, again))
    assert after == pytest.approx(before)


def test_an_estimator_of_a_type_that_is_not_trusted_is_refused(tmp_path: Path) -> None:
    from functools import partial

    path = tmp_path / "estimator.skops"
    path.write_bytes(estimator_bytes(partial(print, "never")))
    with pytest.raises(ModelMismatch):
        load_estimator(path)


def test_what_is_no_estimator_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "estimator.skops"
    path.write_bytes(b"not a zip file")
    with pytest.raises(ModelMismatch):
        load_estimator(path)


@pytest.mark.parametrize(
    "broken",
    [
        {"labels": ["a", "b", "c"], "intercepts": [0.0]},
        {"coefficients": [[1.0, 2.0]]},
        {"vocabulary": ["one", "two"]},
    ],
    ids=["too few intercepts", "rows too long", "more names than rows"],
)
def test_arrays_that_do_not_fit_together_are_refused(broken: dict[str, Any]) -> None:
    whole = {
        "labels": ["a", "b"],
        "vocabulary": ["x"],
        "coefficients": [[1.0]],
        "intercepts": [0.0],
    }
    assert Linear.of(whole).best({"x": 1.0})[0] == "b"
    with pytest.raises(ValueError, match=r".+"):
        Linear.of(whole | broken)
