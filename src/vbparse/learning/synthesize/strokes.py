"""Chữ số viết tay: digits as strokes of a pen, each a little different."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from vbparse.learning.synthesize.dice import Dice

__all__ = ["write_digits"]

Stroke = Sequence[tuple[float, float]]
BLUE = (25, 45, 150)


def _arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float
) -> list[tuple[float, float]]:
    """Points of an ellipse; angles in degrees, clockwise from the right."""
    steps = max(6, int(abs(end - start) / 20))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


DIGITS: dict[str, list[Stroke]] = {
    "0": [_arc(0.5, 0.5, 0.35, 0.48, -90, 270)],
    "1": [[(0.3, 0.25), (0.55, 0.02), (0.52, 0.98)]],
    "2": [[*_arc(0.48, 0.28, 0.32, 0.26, -170, 40), (0.15, 0.97), (0.88, 0.93)]],
    "3": [[*_arc(0.45, 0.27, 0.3, 0.25, -150, 80), *_arc(0.45, 0.73, 0.34, 0.25, -80, 150)]],
    "4": [[(0.55, 0.02), (0.12, 0.62), (0.9, 0.58)], [(0.66, 0.3), (0.62, 0.99)]],
    "5": [[(0.82, 0.03), (0.28, 0.05), (0.24, 0.45), *_arc(0.48, 0.68, 0.32, 0.28, -110, 150)]],
    "6": [[(0.7, 0.03), (0.3, 0.45), *_arc(0.48, 0.7, 0.28, 0.27, 190, 540)]],
    "7": [[(0.12, 0.07), (0.86, 0.04), (0.42, 0.98)], [(0.3, 0.5), (0.72, 0.48)]],
    "8": [[*_arc(0.5, 0.27, 0.26, 0.25, 90, 440), *_arc(0.5, 0.75, 0.3, 0.24, -80, 280)]],
    "9": [[*_arc(0.5, 0.3, 0.28, 0.27, 0, 350), (0.76, 0.35), (0.6, 0.98)]],
}
"""Digits in a box of one by one, y from the top."""


def write_digits(pen: Any, digits: str, box: tuple[float, float, float, float], dice: Dice) -> None:
    """Write the digits into a box of pixels with an ``ImageDraw``: slanted, uneven, in blue."""
    x0, top, x1, bottom = box
    height = (bottom - top) * dice.real(0.8, 1.05)
    step = (x1 - x0) / max(1, len(digits))
    slant = dice.real(-0.05, 0.28)
    thick = max(1, round(height * 0.075))
    for i, digit in enumerate(digits):
        left = x0 + i * step + dice.real(-0.06, 0.06) * step
        up = top + dice.real(-0.12, 0.08) * height
        wide = min(step * 0.95, height * 0.62)
        for stroke in DIGITS[digit]:
            points = [
                (
                    left + (x + slant * (1 - y)) * wide + dice.real(-0.6, 0.6),
                    up + y * height + dice.real(-0.6, 0.6),
                )
                for x, y in stroke
            ]
            pen.line(points, fill=BLUE, width=thick, joint="curve")
