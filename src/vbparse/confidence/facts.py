"""What is known of each value besides the value itself: the features of its confidence.

Only the finished record and its layout are looked at, so that every value is judged in the same
place. A feature is a name with a number of about -1 to 1; ``raw`` is the extractor's own score.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from vbparse.confidence import _head, _lists
from vbparse.confidence._scene import Scene, scene_of
from vbparse.document import Found, Parent, Plan

__all__ = ["SCHEME", "SEVERAL", "SINGLE", "Features", "facts"]

SCHEME = "confidence/1"
"""Raised whenever a feature changes its meaning."""

Features = dict[str, float]
_Describe = Callable[[Any, Plan, Scene], Iterator[tuple[str, float]]]

SINGLE: dict[str, _Describe] = {
    "doc_type": _head.doc_type,
    "doc_number": _head.doc_number,
    "place": _head.place,
    "issued_on": _head.issued_on,
    "issuer": _head.issuer,
    "subject": _head.subject,
    "theme": _head.theme,
    "security": _head.stamp,
    "urgency": _head.stamp,
    "period": _head.period,
    "issued_with": _lists.citation,
    "parent": _lists.parent,
    "signer": _head.signer,
}
SEVERAL: dict[str, _Describe] = {
    "citations": _lists.citation,
    "sections": _lists.section,
    "lead_units": _lists.lead_unit,
    "tasks": _lists.task,
    "deadlines": _lists.deadline,
    "annexes": _lists.annex,
    "recipients": _lists.recipient,
}


def facts(plan: Plan) -> dict[str, list[Features | None]]:
    """Attribute of the record → features of its values in order; ``None`` where there is none."""
    scene = scene_of(plan)
    found: dict[str, list[Features | None]] = {}
    for name, describe in SINGLE.items():
        found[name] = [_features(getattr(plan, name), plan, scene, describe)]
    for name, describe in SEVERAL.items():
        values: Sequence[Found] = getattr(plan, name)
        found[name] = [_features(value, plan, scene, describe) for value in values]
    return found


def _features(
    value: Found | Parent | None, plan: Plan, scene: Scene, describe: _Describe
) -> Features | None:
    if value is None or not value.confidence:
        return None
    features = {"raw": _odds(value.confidence), **scene.common}
    features.update(describe(value, plan, scene))
    return features


def _odds(score: float) -> float:
    """Log odds of a raw score, shrunk to about -1 to 1."""
    score = min(max(score, 0.02), 0.98)
    return round(math.log(score / (1 - score)) / 4, 4)
