"""Where each value stands in a rendered document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vbparse.learning.synthesize.tagged import Tagged

__all__ = ["Boxes", "Spans", "spans_of"]

Spans = dict[str, list[tuple[int, int]]]
"""Key of a value → its places in ``source.txt``, in order."""
Boxes = dict[str, list[tuple[int, float, float, float, float]]]
"""Key of a value → page, x0, top, x1, bottom of each of its lines in the PDF."""


@dataclass
class Paper:
    """A rendered PDF with the boxes of its values and the size of its pages."""

    data: bytes
    boxes: Boxes = field(default_factory=dict)
    pages: int = 1


def spans_of(text: Tagged) -> Spans:
    """All places of every key; pieces that touch but for white space are one place."""
    found: Spans = {}
    for mark in sorted(text.marks, key=lambda m: (m.start, m.end)):
        places = found.setdefault(mark.key, [])
        if places and not text.text[places[-1][1] : mark.start].strip():
            places[-1] = (places[-1][0], max(places[-1][1], mark.end))
        else:
            places.append((mark.start, mark.end))
    return found


def quoted(text: str, places: Iterable[tuple[int, int]]) -> str:
    """What stands at the places, white space folded."""
    return " ".join(" ".join(text[start:end].split()) for start, end in places)
