"""Reliability, calibration error, coverage at 99 %, and their intervals."""

from __future__ import annotations

import random

import pytest

from vbparse.learning.evaluate.calibration import bins, coverage, ece
from vbparse.learning.evaluate.intervals import (
    coverage_interval,
    draws,
    ece_interval,
    f1_interval,
    wilson,
)
from vbparse.learning.evaluate.scoring import Judged, Outcome


def judged(confidence: float, right: bool = True, times: int = 1) -> list[Judged]:
    return [Judged("x", confidence, "x" if right else None)] * times


def test_bins_hold_what_lies_in_them() -> None:
    found = bins([*judged(0.1), *judged(0.95), *judged(0.9, right=False), *judged(1.0)])
    assert [(each.low, each.count) for each in found if each.count] == [(0.1, 1), (0.9, 3)]
    assert found[9].right == pytest.approx(2 / 3)
    assert found[9].confidence == pytest.approx(2.85 / 3)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], 0.0),
        (judged(0.95, times=10), 0.05),
        (judged(0.95, right=False, times=10), 0.95),
        (judged(0.75, times=3) + judged(0.75, right=False), 0.0),
        (judged(0.95, times=3) + judged(0.25, right=False), 0.1),
    ],
)
def test_ece(values: list[Judged], expected: float) -> None:
    assert ece(bins(values)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("values", "share", "threshold"),
    [
        ([], 0.0, None),
        (judged(0.9, times=3), 1.0, 0.9),
        (judged(0.9, times=3) + judged(0.8, right=False), 0.75, 0.9),
        (judged(0.9, right=False) + judged(0.8, times=9), 0.0, None),
        (judged(0.9, right=False) + judged(0.8, times=99), 1.0, 0.8),  # 99 of 100
        (judged(0.9, right=False) + judged(0.8, times=98), 0.0, None),
        (judged(0.9, times=2) + judged(0.9, right=False), 0.0, None),  # one threshold, one lot
    ],
)
def test_coverage(values: list[Judged], share: float, threshold: float | None) -> None:
    found = coverage(values)
    assert (found.share, found.threshold) == (share, threshold)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775)],
)
def test_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=1e-4)


def outcome(right: int, wrong: int, missed: int) -> Outcome:
    values = judged(0.9, times=right) + judged(0.9, right=False, times=wrong)
    return Outcome("x", (right, right, right), tuple(values), ("x",) * missed)


def test_intervals_hold_the_figure_and_come_out_the_same() -> None:
    dice = random.Random(3)  # noqa: S311
    groups = [
        [outcome(dice.randint(3, 6), dice.randint(0, 1), dice.randint(0, 1))] for _ in range(40)
    ]
    low, high = f1_interval(draws(40), groups, 2)
    hits = sum(o.hits[2] for g in groups for o in g)
    size = sum(o.given + o.wanted for g in groups for o in g)
    assert 0.7 < low < 2 * hits / size < high < 1.0
    assert f1_interval(draws(40), groups, 2) == (low, high)


def test_no_error_seen_is_not_no_error() -> None:
    low, high = f1_interval(draws(30), [[outcome(2, 0, 0)]] * 30, 2)
    assert high == 1.0
    assert low == pytest.approx(wilson(30, 30)[0])


def test_intervals_of_calibration() -> None:
    groups = [judged(0.9, times=9) + judged(0.9, right=False) for _ in range(10)]
    assert ece_interval(draws(10), groups) == pytest.approx((0.0, 0.0))
    assert coverage_interval(draws(10), groups) == (0.0, 0.0)
    assert coverage_interval(draws(10), [judged(0.9)] * 10) == (1.0, 1.0)
    low, high = coverage_interval(draws(10), [judged(0.9, times=2), judged(0.5, right=False)] * 5)
    assert 0.2 < low < 2 / 3 < high <= 1.0


def test_a_group_without_values_is_drawn_all_the_same() -> None:
    assert f1_interval(draws(3), [[], [outcome(1, 0, 1)], []], 2)[1] <= 1.0
    assert ece_interval(draws(2), [[], judged(0.5)])[0] >= 0.0
