"""A confidence is never shown as more than it is."""

from __future__ import annotations

import pytest

from vbparse.exporters.labels import sure


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [
        (0.98, "0.98"),
        (0.976, "0.976"),
        (0.9799, "0.979"),
        (0.98 - 1e-12, "0.98"),
        (0.57, "0.57"),
        (1.0, "1.00"),
        (0.9999, "0.999"),
        (0.0, "0.00"),
        (0.1, "0.10"),
    ],
)
def test_figures(confidence: float, shown: str) -> None:
    assert sure(confidence) == shown
