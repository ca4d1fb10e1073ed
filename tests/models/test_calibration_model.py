"""Curves and steps: as fitted, within their limits, rising with the raw score."""

from __future__ import annotations

from typing import Any

import pytest

from vbparse.learning.train.cases import Case
from vbparse.learning.train.curves import CHOICES, Weighted, fit_curve, humbler
from vbparse.models.calibration import Calibration

LIMITS = {"floor": 0.02, "cap": 0.99}


def values(wrong_every: int, kind: str = "tuned", count: int = 60) -> list[Weighted]:
    """A value with a high score is wrong three times as seldom as one with a low score."""
    found = []
    for i in range(count):
        high = i % 2 == 0
        right = not wrong_every or (i // 2) % (wrong_every * (3 if high else 1)) != 0
        facts = {"raw": 0.7 if high else 0.3, "flat": float(i % 3 == 0)}
        found.append(
            Weighted(Case("deadlines", facts, right), 1.0, kind, f"d{i % 20}", f"o{i % 10}")
        )
    return found


@pytest.mark.parametrize("choice", CHOICES)
def test_a_higher_score_is_surer(choice: str) -> None:
    fit = fit_curve(values(4), choice)
    calibration = Calibration.of({"fields": {"deadlines": fit.row}})
    low, high = (calibration.confidence("deadlines", {"raw": raw}) for raw in (0.3, 0.7))
    assert low is not None
    assert high is not None
    assert 0.5 < low < high < 1


def test_a_curve_equals_scikit_learn() -> None:
    fit = fit_curve(values(4), "curve 0.3")
    for facts in ({"raw": 0.7, "flat": 1.0}, {"raw": -0.2}, {"unseen": 1.0}):
        expected = fit.estimator.predict_proba([facts])[0][1]
        shape = Calibration.of({"fields": {"x": fit.row}}).fields["x"][0]
        assert shape.at(facts) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("plans", "cap"), [(5, 0.9), (20, 0.97)])
def test_without_an_error_the_number_of_plans_limits_what_is_said(plans: int, cap: float) -> None:
    several = [each for each in values(0, count=200) if int(each.document[1:]) < plans]
    row = fit_curve(several, "curve 0.1").row
    sure = Calibration.of({"fields": {"x": row}}).confidence("x", {"raw": 0.9})
    assert sure is not None
    assert cap < sure < 0.995


def test_generated_documents_alone_do_not_make_sure() -> None:
    row = fit_curve(values(0, kind="made"), "steps").row
    assert Calibration.of({"fields": {"x": row}}).confidence("x", {"raw": 0.9}) == 0.9


@pytest.mark.parametrize("choice", ["steps", "curve 1"])
def test_what_was_too_sure_on_left_out_sources_becomes_humbler(choice: str) -> None:
    fit = fit_curve(values(6), choice)
    bad = [(each, 0.95) for each in values(2)]
    shapes = [Calibration.of({"fields": {"x": f.row}}) for f in (fit, humbler(fit, bad))]
    before, after = (shape.confidence("x", {"raw": 0.7}) for shape in shapes)
    assert before is not None
    assert after is not None
    assert after < before


def test_a_field_that_was_not_calibrated_has_no_answer() -> None:
    assert Calibration({}).confidence("theme", {}) is None


@pytest.mark.parametrize(
    "row",
    [
        LIMITS | {"edges": [0.1], "levels": [0.9, 0.8]},
        LIMITS | {"edges": [0.1], "levels": [0.9]},
        {"floor": 0.9, "cap": 0.5, "edges": [], "levels": [0.7]},
        LIMITS | {"vocabulary": ["raw"], "coefficients": [], "intercept": 0.0},
    ],
    ids=["falling", "too few levels", "floor above cap", "no coefficient"],
)
def test_rows_that_make_no_sense_are_refused(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Calibration.of({"fields": {"x": row}})
