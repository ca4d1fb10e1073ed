"""Which lines of a PDF page begin a paragraph although the layout has joined them to one.

Where every paragraph is a line or two, nothing but the indent of its first line parts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from vbparse.document import Line

__all__ = ["Frame", "frame_of", "parted"]

_NEAR = 2.0  # points
_INDENT = 10.0
_ENDS = (".", ";", ":")

Frame = tuple[float, float]
"""Where lines that go on start, and where full lines end."""


def frame_of(groups: Iterable[Sequence[Line]]) -> Frame | None:
    """Where most lines end, and the leftmost place at which a line goes on after a full one."""
    boxes = [[line.box for line in lines if line.box is not None] for lines in groups]
    ends = Counter(round(box.x1 / _NEAR) for group in boxes for box in group)
    if not ends:
        return None
    right = max(ends, key=lambda at: (ends[at], at)) * _NEAR
    inner = [
        two.x0
        for group in boxes
        for one, two in pairwise(group)
        if one.x1 >= right - 2 * _NEAR and two.x0 <= one.x0 + _NEAR
    ]
    return (min(inner), right) if inner else None


def parted(lines: Sequence[Line], frame: Frame | None, text: str) -> Iterator[list[Line]]:
    """The paragraphs of a joined one: a line begins another where it starts indented as the first
    does, and the line above it is not full, or ends a sentence or clause."""
    group = [lines[0]]
    for line in lines[1:]:
        above = text[group[-1].span.start : group[-1].span.end].rstrip()
        if frame is not None and _begins(group[0], group[-1], line, frame, above[-1:]):
            yield group
            group = []
        group.append(line)
    yield group


def _begins(first: Line, last: Line, line: Line, frame: Frame, mark: str) -> bool:
    if first.box is None or last.box is None or line.box is None:
        return False
    indented = first.box.x0 - frame[0] > _INDENT and abs(line.box.x0 - first.box.x0) <= _NEAR
    return indented and (last.box.x1 < frame[1] - 2 * _NEAR or mark in _ENDS)
