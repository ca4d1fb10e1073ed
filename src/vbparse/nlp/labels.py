"""The label of each field on spans, and its colour in displaCy.

Loaded by every ``displacy.render`` in the environment, so nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["COLORS", "LABELS", "LONG", "displacy_options"]

LABELS = {
    "doc_type": "DOC_TYPE",
    "doc_number": "DOC_NUMBER",
    "place": "PLACE",
    "issued_on": "ISSUED_ON",
    "issuer": "ISSUER",
    "security": "SECURITY",
    "urgency": "URGENCY",
    "subject": "SUBJECT",
    "theme": "THEME",
    "period": "PERIOD",
    "issued_with": "ISSUED_WITH",
    "citations": "CITATION",
    "parent": "PARENT",
    "sections": "SECTION",
    "annexes": "ANNEX",
    "lead_units": "LEAD_UNIT",
    "tasks": "TASK",
    "deadlines": "DEADLINE",
    "signer": "SIGNER",
    "recipients": "RECIPIENT",
    "near_misses": "NEAR_MISS",
}
"""Member of the record → label of its spans. ``parent`` marks the citation that was chosen."""

LONG = frozenset({"SECTION", "TASK", "ANNEX", "SUBJECT"})
"""Whole sentences and headings: never entities, and hidden in displaCy unless asked for."""

_IDENTITY, _SUBJECT, _BASIS, _CONTENT = "#bfd4ff", "#aee6df", "#d9c8ff", "#d5dbe3"
_WORK, _DATES, _ENDING, _DOUBTS = "#b9e6c4", "#ffcfa8", "#ffc4de", "#f0dd9b"

COLORS = {
    **dict.fromkeys(("DOC_TYPE", "DOC_NUMBER", "PLACE", "ISSUED_ON", "ISSUER"), _IDENTITY),
    **dict.fromkeys(("SECURITY", "URGENCY"), _IDENTITY),
    **dict.fromkeys(("SUBJECT", "THEME", "PERIOD"), _SUBJECT),
    **dict.fromkeys(("ISSUED_WITH", "CITATION"), _BASIS),
    "PARENT": "#b794ff",
    **dict.fromkeys(("SECTION", "ANNEX"), _CONTENT),
    **dict.fromkeys(("LEAD_UNIT", "TASK", "BODY"), _WORK),
    "DEADLINE": _DATES,
    **dict.fromkeys(("SIGNER", "RECIPIENT"), _ENDING),
    "NEAR_MISS": _DOUBTS,
}
"""Label → colour; the groups are those of ``vbparse show``."""


def displacy_options(labels: Iterable[str] = (), spans_key: str = "vbparse") -> dict[str, Any]:
    """``options`` for ``displacy.render``, both styles; ``labels``: which ones ``ent`` shows."""
    shown = list(labels) or [label for label in COLORS if label not in LONG]
    return {"colors": COLORS, "ents": shown, "spans_key": spans_key}
