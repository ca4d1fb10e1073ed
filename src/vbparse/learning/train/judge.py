"""With and without a model: near F1 of the fields that depend on it, on left-out sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vbparse.document import Plan
from vbparse.learning.evaluate.figures import prf
from vbparse.learning.evaluate.matching import LEVELS
from vbparse.learning.evaluate.scoring import Document, Scored, score
from vbparse.learning.evaluate.slices import format_of
from vbparse.learning.train.data import Sample, folds
from vbparse.learning.train.fit import fit
from vbparse.learning.train.trainer import Example, Trainer
from vbparse.models import shipped
from vbparse.models.linear import Linear
from vbparse.pipeline import parse_source

__all__ = ["FOLDS", "Judgement", "Row", "judge", "plan_of", "scored"]

FOLDS = 10
Examples = Mapping[str, Sequence[Example]]
"""Name of a sample → its examples."""


@dataclass(frozen=True)
class Row:
    """One field on one slice of the left-out documents: near F1 by the rules, and with the model"""

    slice: str
    field: str
    documents: int
    wanted: int
    without: float
    with_: float


@dataclass(frozen=True)
class Judgement:
    """What left-out sources say of a model."""

    rows: tuple[Row, ...]
    right: int  # decisions that agree with the gold
    decisions: int


def plan_of(sample: Sample) -> Plan | None:
    """The record of one sample, with the models that stand at this moment."""
    plans = parse_source(sample.source)
    return plans[sample.part - 1] if sample.part <= len(plans) else None


def scored(sample: Sample, plan: Plan | None) -> Scored:
    """The record beside the gold; slices by format and by what the rules owe to the document."""
    flat = plan is not None and plan.layout is not None and plan.layout.flat
    kind = format_of(sample.path, sample.source, flat=flat)
    about = {"format": kind, "split": sample.split, "damage": sample.damage}
    document = Document(sample.name, sample.path, sample.part, sample.document, about)
    return score(document, sample.gold, plan, None)


def judge(trainer: Trainer, data: Sequence[Sample], examples: Examples) -> Judgement:
    """Leave sources out, fit on the rest, and parse the left-out documents with and without."""
    real = [sample for sample in data if sample.split != "made"]
    fold_of = folds(real, min(FOLDS, len({sample.origin for sample in real})))
    without: list[Scored] = []
    with_: list[Scored] = []
    right = decisions = 0
    for fold in sorted(set(fold_of.values())):
        model = _fitted(trainer, data, examples, fold_of, fold)
        for sample in (s for s in real if fold_of[s.origin] == fold):
            without.append(_with(sample, {trainer.name: None}))
            with_.append(_with(sample, {trainer.name: model}))
            for example in examples[sample.name]:
                right += model.best(example.features)[0] == example.label
                decisions += 1
    return Judgement(tuple(_rows(trainer.fields, without, with_)), right, decisions)


def _fitted(
    trainer: Trainer,
    data: Sequence[Sample],
    examples: Examples,
    fold_of: Mapping[str, int],
    fold: int,
) -> Linear:
    rest = [s for s in data if fold_of.get(s.origin) != fold and s.split != "held-out"]
    return fit(trainer, [each for s in rest for each in examples[s.name]]).linear


def _with(sample: Sample, models: Mapping[str, Any]) -> Scored:
    with shipped.using(models):
        return scored(sample, plan_of(sample))


_Selected = Callable[[Scored], bool]


def _rows(fields: Iterable[str], without: list[Scored], with_: list[Scored]) -> Iterator[Row]:
    whole = _chosen("damage", "none")
    slices: dict[str, _Selected] = {"all": whole}
    for name in ("split", "format", "damage"):
        for value in sorted({each.document.slices[name] for each in without}):
            chosen = _chosen(name, value)
            slices[f"{name}: {value}"] = chosen if name == "damage" else _both(chosen, whole)
    slices.pop("damage: none", None)  # that is all
    for said, chosen in slices.items():
        for field in fields:
            one = _figures(field, [each for each in without if chosen(each)])
            two = _figures(field, [each for each in with_ if chosen(each)])
            if one[0]:
                yield Row(said, field, one[0], one[1], one[2], two[2])


def _chosen(name: str, value: str) -> _Selected:
    return lambda each: each.document.slices[name] == value


def _both(one: _Selected, other: _Selected) -> _Selected:
    return lambda each: one(each) and other(each)


def _figures(field: str, documents: Sequence[Scored]) -> tuple[int, int, float]:
    """Documents whose gold has a say, values wanted, near F1."""
    outcomes = [o for each in documents for o in each.outcomes if o.field == field]
    hits = sum(o.hits[len(LEVELS) - 1] for o in outcomes)
    given, wanted = sum(o.given for o in outcomes), sum(o.wanted for o in outcomes)
    return len(outcomes), wanted, prf(hits, given, wanted)["f1"]
