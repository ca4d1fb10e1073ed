"""Small drawings of the report as inline SVG: reliability, shares with intervals, parts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vbparse.exporters.markup import Markup, element

__all__ = ["parts", "reliability", "share"]

_SIDE, _LEFT, _TOP, _FOOT = 160, 20, 11, 30
"""Of a reliability diagram: side of the square, space left and above it, bars below; in px."""


def reliability(bins: Sequence[Mapping[str, Any]]) -> Markup:
    """Share right over confidence, a dot a bin; its area grows with the number of values."""
    total = sum(each["count"] for each in bins)
    most = max((each["count"] for each in bins), default=1)
    width, height = _LEFT + _SIDE + 11, _TOP + _SIDE + _FOOT + 18
    marks = [mark for each in bins for mark in _bin(each, total, most)]
    return element(
        "svg",
        *_frame(),
        *marks,
        viewBox=f"0 0 {width} {height}",
        class_="reliability",
        role="img",
    )


def _frame() -> Iterator[Markup]:
    yield element("rect", x=_LEFT, y=_TOP, width=_SIDE, height=_SIDE, class_="plot")
    for at in (0.25, 0.5, 0.75):
        yield _line(0, at, 1, at, "grid")
        yield _line(at, 0, at, 1, "grid")
    yield _line(0, 0, 1, 1, "diagonal")
    for at, text in ((0.0, "0"), (0.5, ".5"), (1.0, "1")):
        yield element("text", text, x=_LEFT - 4, y=_y(at) + 3, class_="tick up")
        yield element("text", text, x=_x(at), y=_TOP + _SIDE + _FOOT + 13, class_="tick across")


def _bin(each: Mapping[str, Any], total: int, most: int) -> Iterator[Markup]:
    x, y = _x(each["confidence"]), _y(each["right"])
    about = f"{each['confidence']:.2f} → {each['right']:.2f} ({each['count']})"
    high = (_FOOT - 6) * each["count"] / most
    left, right = _x(each["from"]), _x(each["to"])
    yield element(
        "rect",
        x=left + 1,
        y=_TOP + _SIDE + _FOOT - high,
        width=right - left - 2,
        height=high,
        class_="bar",
    )
    yield _line(each["confidence"], each["confidence"], each["confidence"], each["right"], "gap")
    radius = 2.5 + 6.5 * math.sqrt(each["count"] / total)
    yield element("circle", element("title", about), cx=x, cy=y, r=radius, class_="dot")


def _line(x0: float, y0: float, x1: float, y1: float, kind: str) -> Markup:
    return element("line", x1=_x(x0), y1=_y(y0), x2=_x(x1), y2=_y(y1), class_=kind)


def _x(share: float) -> float:
    return _LEFT + _SIDE * share


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)


def share(value: float, interval: Sequence[float] | None = None) -> Markup:
    """A share 0..1 as a bar, with its interval as a paler band."""
    wide = 100
    band = []
    if interval is not None:
        low, high = interval
        spread = max(1.0, wide * (high - low))
        band = [element("rect", x=wide * low, y=2, width=spread, height=8, class_="band")]
    return element(
        "svg",
        element("rect", x=0, y=5, width=wide, height=2, class_="rail"),
        element("rect", x=0, y=5, width=wide * value, height=2, class_="fill"),
        *band,
        element("rect", x=max(0.0, wide * value - 1), y=0, width=2, height=12, class_="mark"),
        viewBox=f"0 0 {wide} 12",
        preserveAspectRatio="none",
        class_="share",
        role="img",
    )


def parts(counts: Mapping[str, int], labels: Mapping[str, str]) -> Markup:
    """Counts side by side as parts of one bar, 100 units wide."""
    total = sum(counts.values()) or 1
    at = 0.0
    pieces = []
    for name, count in counts.items():
        wide = 100 * count / total
        about = element("title", f"{labels[name]}: {count}")
        pieces.append(
            element("g", about, element("rect", x=at, y=0, width=wide, height=10, class_=name))
        )
        at += wide
    return element(
        "svg", *pieces, viewBox="0 0 100 10", preserveAspectRatio="none", class_="parts", role="img"
    )
