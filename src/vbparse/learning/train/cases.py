"""Values of records with their facts and the gold's verdict: what confidence is learnt from.

The verdicts are those of ``vbparse evaluate`` (near). To know which value of the record an answer
of ``evaluate`` is about, each value gets a number of its own in the place of its confidence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vbparse.confidence import facts
from vbparse.confidence.apply import KINDS
from vbparse.confidence.facts import SEVERAL, SINGLE
from vbparse.document import Plan
from vbparse.learning.evaluate.matching import soft
from vbparse.learning.train.data import Sample
from vbparse.learning.train.judge import scored

__all__ = ["FIELDS", "Case", "cases"]

FIELDS = {
    "doc_type": "doc_type",
    "doc_number": "doc_number",
    "place": "place",
    "issued_on": "issued_on",
    "issuer": "issuer",
    "subject": "subject",
    "theme": "theme",
    "parent": "parent",
    "signer_name": "signer",
    "legal_bases": "legal_bases",
    "lead_units": "lead_units",
    "deadlines": "deadlines",
    "recipients": "recipients",
    "sections": "sections",
    "section_kinds": KINDS,
}
"""Field of ``evaluate`` → calibrator that answers for it."""


_SURE = {"confidence", "kind_confidence"}


@dataclass(frozen=True)
class Case:
    """One value that a record gave."""

    calibrator: str
    features: Mapping[str, float]
    right: bool


def cases(sample: Sample, plan: Plan) -> Iterator[Case]:
    """Every value of the record that the gold has a say on."""
    tagged, features = _tagged(plan)
    for outcome in scored(sample, tagged).outcomes:
        name = FIELDS.get(outcome.field)
        if name is not None:
            for judged in outcome.judged:
                yield Case(name, features[round(judged.confidence)], judged.right)
    yield from _tasks(sample, plan)


def _tagged(plan: Plan) -> tuple[Plan, list[dict[str, float]]]:
    """The record with running numbers for confidences, and the features behind each number."""
    features: list[dict[str, float]] = []
    known = facts(plan)
    changed: dict[str, Any] = {}

    def tag(value: Any, own: dict[str, float] | None) -> Any:
        if own is None:
            return value
        features.append(own)
        known = {member.name for member in dataclasses.fields(value)}
        number = float(len(features) - 1)
        return dataclasses.replace(value, **dict.fromkeys(_SURE & known, number))

    for name in SINGLE:
        changed[name] = tag(getattr(plan, name), known[name][0])
    for name in SEVERAL:
        pairs = zip(getattr(plan, name), known[name], strict=True)
        changed[name] = tuple(tag(value, own) for value, own in pairs)
    return dataclasses.replace(plan, **changed), features


def _tasks(sample: Sample, plan: Plan) -> Iterator[Case]:
    """Only generated gold has tasks; one is right when it holds the words of a wanted one."""
    rows = sample.gold.get("tasks")
    if not isinstance(rows, list) or sample.split != "made":
        return
    wanted = [soft(str(row["value"])) for row in rows if row.get("value")]
    for task, features in zip(plan.tasks, facts(plan)["tasks"], strict=True):
        if features is not None:
            told = soft(task.value)
            yield Case("tasks", features, any(words in told for words in wanted))
