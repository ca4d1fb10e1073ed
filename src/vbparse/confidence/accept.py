"""``--accept``: which values a clerk may take unseen, and which are to be looked at."""

from __future__ import annotations

import dataclasses
from typing import Any

from vbparse.confidence.facts import SEVERAL, SINGLE
from vbparse.document import Plan, Section

__all__ = ["ACCEPTED", "REQUIRED", "REVIEW", "decided"]

ACCEPTED, REVIEW = "accepted", "review"
REQUIRED = ("doc_type", "doc_number", "issued_on", "issuer")
"""Every document has them: where one was not found, somebody must look."""


def decided(plan: Plan, threshold: float) -> Plan:
    """The record with a decision on each value: accepted from ``threshold`` (0..1) on."""
    changed: dict[str, Any] = {}
    for name in SINGLE:
        value = getattr(plan, name)
        if name in REQUIRED and value.value is None:
            changed[name] = dataclasses.replace(value, decision=REVIEW)
        elif value is not None and value.confidence:
            changed[name] = _decided(value, threshold)
    for name in SEVERAL:
        changed[name] = tuple(_decided(value, threshold) for value in getattr(plan, name))
    return dataclasses.replace(plan, **changed)


def _decided(value: Any, threshold: float) -> Any:
    sure = value.confidence
    if isinstance(value, Section):
        sure = min(sure, value.kind_confidence)
    return dataclasses.replace(value, decision=ACCEPTED if sure >= threshold else REVIEW)
