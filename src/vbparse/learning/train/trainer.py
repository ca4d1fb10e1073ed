"""What a model is to ``vbparse train``: one module of this folder, with a member ``MODEL``.

A module without a leading underscore that holds ``MODEL = Trainer(…)`` is a model::

    SCHEME = "zones/1"              # shared with the code that predicts; raise it when features
                                    # or labels change their meaning
    def examples(sample: Sample, plan: Plan) -> Iterator[Example]: ...
    def estimator() -> LogisticRegression: ...          # unfitted; imports scikit-learn inside

    MODEL = Trainer(name="zones", scheme=SCHEME, decides="…", examples=examples,
                    estimator=estimator, fields=("issuer", "recipients"), tried=("…",))

``examples`` gets one document: its ``sample`` (source and gold) and the ``plan`` that the rules
make of it without any model (``plan.layout`` has zones, flow and headings). It yields one
``Example`` a decision: features as in ``models.linear`` and the true label. The features must be
computed by the same function that the predicting code calls, which lives beside that code (in
``layout``, ``fields`` or ``citations``) and asks ``models.shipped.linear(NAME, SCHEME)`` for the
model: ``None`` means that the rules are alone, and must change nothing.

The frame does the rest: it fits, keeps the arrays, and judges. For the judgement every source
(issuer) is left out in turn with a few others, the pipeline runs on the left-out documents with
the model fitted on the rest (``shipped.using``) and without it, and the card shows the near F1 of
``fields`` for both, by slice. Examples come from documents on which the rules were tuned and from
made ones (``Sample.split``: ``tuned``, ``made``); the held-out ones are for judging alone.
``ship=False`` keeps the card, which says what was tried, and ships no arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vbparse.document import Plan
from vbparse.models.linear import Features

if TYPE_CHECKING:
    from vbparse.learning.train.data import Sample

__all__ = ["Example", "Trained", "Trainer"]


@dataclass(frozen=True)
class Example:
    """One decision: what is known, and what is right. ``weight`` counts it more or less."""

    features: Features
    label: str
    weight: float = 1.0


@dataclass(frozen=True)
class Trainer:
    """How one linear model is made and judged."""

    name: str
    scheme: str
    decides: str  # one sentence for the card
    examples: Callable[[Sample, Plan], Iterator[Example]]
    estimator: Callable[[], Any]  # a new LogisticRegression
    fields: tuple[str, ...]  # fields of ``evaluate`` that depend on it
    features: str = ""  # what is looked at, for the card
    tried: tuple[str, ...] = ()  # what else was tried, and what came of it
    limits: tuple[str, ...] = ()
    variants: Callable[[Sample], Iterator[Sample]] | None = None  # copies to learn from and judge
    made: int = 0  # how many generated documents to learn from besides the corpus
    ship: bool = True  # False: it did not win; the card stays, no arrays
    stage: int = 0  # models of a later stage see records made with the earlier ones


@dataclass(frozen=True)
class Trained:
    """What training makes of a model, before it is written; without arrays it is not shipped."""

    name: str
    kind: str  # of the predictor: linear, calibration
    scheme: str
    arrays: Mapping[str, Any] | None
    estimator: Any
    card: str
