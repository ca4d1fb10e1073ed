"""Confidence that can be believed: how likely each value is right, from its facts.

The rules were mended until the tuned samples hardly show an error, so those samples cannot tell
how often the rules err on a document nobody has seen. The *first look* can: what the rules of the
day said of each sample before they were mended on it (``corpus/first_look.jsonl``). It counts
most; the present records of the tuned samples count less, generated documents least.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vbparse.confidence import SCHEME
from vbparse.confidence.apply import NAME
from vbparse.errors import GoldError
from vbparse.learning.train.calibration_card import calibration_card
from vbparse.learning.train.cases import Case, cases
from vbparse.learning.train.curves import CHOICES, Fit, Weighted, fit_curve, humbler, loss
from vbparse.learning.train.data import Sample, made
from vbparse.learning.train.judge import plan_of
from vbparse.learning.train.trainer import Trained
from vbparse.models import shipped

__all__ = ["FIRST_LOOK", "MODEL", "WEIGHTS", "Calibrator", "first_look"]

WEIGHTS = {"first look": 1.0, "early look": 0.1, "tuned": 0.5, "made": 0.05, "held-out": 0.0}
"""What a plan counts; *early*: seen by rules that are a day younger than those that ship."""
HONEST = frozenset({"first look", "early look"})
"""Values that the rules had not been mended on: they choose the curve, and how flat it is."""
FIRST_LOOK = "first_look.jsonl"
FOLDS = 10
MADE: tuple[tuple[int, int, Literal["light", "heavy"] | None], ...] = (
    (150, 20, None),
    (60, 21, "light"),
    (60, 22, "heavy"),
)
"""Generated documents: how many, from which seed, with what noise."""


@dataclass(frozen=True)
class Calibrator:
    """The model ``calibration``."""

    name: str = NAME
    stage: int = 1  # the other models stand before the errors of all are learnt

    def trained(self, data: Sequence[Sample]) -> Trained:
        """Fitted on all but the held-out documents; judged on sources left out."""
        known = [*_looked_at(data), *_present(data)]
        fields = sorted({each.case.calibrator for each in known})
        chosen: dict[str, str] = {}
        fits: dict[str, Fit] = {}
        left_out: dict[str, list[tuple[Weighted, float]]] = {}
        for field in fields:
            own = [each for each in known if each.case.calibrator == field]
            learnt = [each for each in own if each.weight]
            if not learnt:
                continue
            chosen[field], said = _best(learnt)
            first = fit_curve(learnt, chosen[field])
            fits[field] = humbler(first, [pair for pair in said if pair[0].kind in HONEST])
            left_out[field] = _as_shipped(learnt, chosen[field], said)
            unseen = [each for each in own if not each.weight]
            sure = fits[field].confidences(unseen)
            left_out[field] += zip(unseen, sure, strict=True)
        arrays = {"fields": {field: fit.row for field, fit in fits.items()}}
        estimators = {field: fit.estimator for field, fit in fits.items()}
        text = calibration_card(data, known, chosen, arrays["fields"], left_out)
        return Trained(self.name, "calibration", SCHEME, arrays, estimators, text)


MODEL = Calibrator()


def _best(learnt: Sequence[Weighted]) -> tuple[str, list[tuple[Weighted, float]]]:
    """The choice that says most on left-out origins, and what it says there."""
    fold_of = _folds(learnt)
    best: tuple[float, str, list[tuple[Weighted, float]]] | None = None
    for choice in CHOICES:
        said: list[tuple[Weighted, float]] = []
        for fold in sorted(set(fold_of.values())):
            rest = [each for each in learnt if fold_of.get(each.origin) != fold]
            out = [each for each in learnt if fold_of.get(each.origin) == fold]
            sure = fit_curve(rest, choice).confidences(out) if rest else [0.5] * len(out)
            said += zip(out, sure, strict=True)
        honest = [(each, p) for each, p in said if each.kind in HONEST]
        lost = loss([each for each, _ in honest], [p for _, p in honest])
        if best is None or lost < best[0] - 1e-9:
            best = lost, choice, said
    if best is None:
        return CHOICES[0], []
    return best[1], best[2]


def _as_shipped(
    learnt: Sequence[Weighted], choice: str, said: Sequence[tuple[Weighted, float]]
) -> list[tuple[Weighted, float]]:
    """What the whole procedure says of each origin when it has not seen that origin at all."""
    fold_of = _folds(learnt)
    found: list[tuple[Weighted, float]] = []
    for fold in sorted(set(fold_of.values())):
        rest = [each for each in learnt if fold_of.get(each.origin) != fold]
        out = [each for each in learnt if fold_of.get(each.origin) == fold]
        others = [pair for pair in said if fold_of[pair[0].origin] != fold]
        fit = humbler(fit_curve(rest, choice), [p for p in others if p[0].kind in HONEST])
        found += zip(out, fit.confidences(out), strict=True)
    return found


def _folds(learnt: Iterable[Weighted]) -> dict[str, int]:
    """Origin → fold; generated documents are never judged, so they have none."""
    origins = sorted({each.origin for each in learnt if each.kind != "made"})
    return {origin: i % FOLDS for i, origin in enumerate(origins)}


def _present(data: Sequence[Sample]) -> Iterator[Weighted]:
    """Values of the records as they are now, before any calibration."""
    generated = [s for count, seed, noise in MADE for s in made(count, seed=seed, noise=noise)]
    several = _formats((sample.document, sample.name) for sample in [*data, *generated])
    with shipped.using({NAME: None}):
        for sample in [*data, *generated]:
            plan = plan_of(sample)
            weight = WEIGHTS[sample.split] / several[sample.document]
            for case in cases(sample, plan) if plan is not None else ():
                yield Weighted(case, weight, sample.split, sample.document, sample.origin)


def _looked_at(data: Sequence[Sample]) -> Iterator[Weighted]:
    """Values as they were first seen, from the files beside the corpus."""
    homes = {parent for sample in data for parent in sample.path.parents}
    allowed = {sample.document for sample in data if sample.split == "tuned"}
    for home in sorted(homes):
        path = home / FIRST_LOOK
        if path.exists():
            yield from (row for row in first_look(path) if row.document in allowed)


def first_look(path: Path) -> Iterator[Weighted]:
    """The rows of a file of first looks; raises ``GoldError``."""
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        several = {row["document"]: row["formats"] for row in rows}
        for row in rows:
            weight = WEIGHTS[row["kind"]] / several[row["document"]]
            case = Case(row["calibrator"], row["facts"], row["right"])
            each = Weighted(case, weight, row["kind"], row["document"], row["origin"])
            yield from [each] * row["count"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(path, f"không đọc được: {error!r}", f"cannot be read: {error!r}") from error


def _formats(names: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Document → in how many files it is there: together they count once."""
    found: dict[str, set[str]] = {}
    for document, name in names:
        found.setdefault(document, set()).add(name)
    return {document: len(files) for document, files in found.items()}
