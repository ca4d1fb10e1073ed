"""The one place where raw scores become confidences."""

from __future__ import annotations

import dataclasses
from typing import Any

from vbparse.confidence.facts import SCHEME, SEVERAL, SINGLE, Features, facts
from vbparse.document import Alternative, Found, Parent, Plan, Section
from vbparse.models import shipped
from vbparse.models.calibration import Calibration

__all__ = ["KINDS", "NAME", "believed", "calibrator_of"]

NAME = "calibration"
UNCALIBRATED = 0.95
"""The most that is said of fields without gold (period, annexes …): their raw score."""
KINDS = "section_kinds"
"""Calibrator of the kinds of a section; its heading has one of its own."""


def believed(plan: Plan) -> Plan:
    """The record with calibrated confidences; with raw scores when no calibration fits."""
    calibration = shipped.calibration(NAME, SCHEME)
    if calibration is None:
        return plan
    found = facts(plan)
    changed: dict[str, Any] = {}
    for name in SINGLE:
        value, features = getattr(plan, name), found[name][0]
        if features is not None:
            changed[name] = _sure(value, calibration, calibrator_of(name), features)
    for name in SEVERAL:
        changed[name] = tuple(
            value if features is None else _sure(value, calibration, calibrator_of(name), features)
            for value, features in zip(getattr(plan, name), found[name], strict=True)
        )
    return dataclasses.replace(plan, **changed)


def calibrator_of(name: str) -> str:
    """All that is cited is judged as the căn cứ are: one grammar reads them."""
    return _SHARED.get(name, name)


_SHARED = {"citations": "legal_bases", "issued_with": "legal_bases"}


def _sure(
    value: Found | Parent, calibration: Calibration, name: str, features: Features
) -> Found | Parent:
    sure = calibration.confidence(name, features)
    if sure is None:
        return value.changed(confidence=min(value.confidence, UNCALIBRATED))
    changed: dict[str, Any] = {"confidence": sure}
    kinds = calibration.confidence(KINDS, features) if isinstance(value, Section) else None
    if kinds is not None:
        changed["kind_confidence"] = kinds
    others: tuple[Alternative, ...] = getattr(value, "alternatives", ())
    if others:  # none is likelier than the value itself
        changed["alternatives"] = tuple(
            dataclasses.replace(other, confidence=min(other.confidence, sure)) for other in others
        )
    return value.changed(**changed)
