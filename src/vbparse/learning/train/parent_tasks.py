"""The model ``parent_tasks``: whether a passage of a plan carries out a task of its directive.

Real pairs with gold do not exist; it learns from generated ones, whose plans tell each task in
words of their own, and is judged on pairs of the grammars that it has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vbparse import readers
from vbparse.document import Plan
from vbparse.learning.synthesize.as_text import as_text
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.pairs import Pair, pairs
from vbparse.learning.synthesize.words import Split
from vbparse.learning.train.card import about_versions, listed, table
from vbparse.learning.train.data import Sample
from vbparse.learning.train.fit import fit
from vbparse.learning.train.trainer import Example, Trained, Trainer
from vbparse.models.linear import Linear
from vbparse.pipeline import parse_source
from vbparse.rules.parent._comparison import FOUND, MISSING, candidates
from vbparse.rules.parent._likeness import NAME, OTHER, SAME, SCHEME
from vbparse.rules.parent._orders import orders_of
from vbparse.rules.parent._passages import passages_of
from vbparse.rules.parent._reach import self_of
from vbparse.rules.parent._reading import Reading
from vbparse.vietnamese.fold import key

__all__ = ["MODEL", "ParentTasks", "parsed"]

SEED, LEARNT, JUDGED = 41, 400, 200
DECIDES = (
    "Whether a passage of a draft carries out a task of the parent directive "
    f"(from {FOUND} on yes, up to {MISSING} no, between them a person decides)."
)
LIMITS = (
    "Learnt from generated pairs: real plans put several tasks into one passage and one task into "
    "several more often than these.",
    "A task that the draft tells in entirely other words is taken as missing.",
)


@dataclass(frozen=True)
class Decision:
    """One order of a generated pair: its candidates, and whether the plan carries it out."""

    examples: tuple[Example, ...]
    carried: bool


def parsed(draft: Draft) -> Plan:
    """The record of a generated document."""
    return parse_source(readers.read_bytes("made.txt", as_text(draft).text.encode()))[0]


def decisions(pair: Pair) -> Iterator[Decision]:
    """Every order of the directive whose task is known, with the passages that may answer it."""
    if pair.parent is None or pair.draft is None:
        return
    parent, plan = parsed(pair.parent), parsed(pair.draft)
    if parent.layout is None or plan.layout is None:
        return
    orders = orders_of(Reading(parent, parent.layout), self_of(plan, parent))
    passages = passages_of(Reading(plan, plan.layout))
    pieces = [passage.piece for passage in passages]
    wanted = [i for i, order in enumerate(orders) if order.kind == "task"]
    found = candidates([order.piece for order in orders], pieces, wanted)
    for i in wanted:
        said = key(orders[i].piece.text)
        duty = next((d for d in pair.duties if key(d.told.parent) in said), None)
        if duty is None:
            continue
        answer = key(duty.passage) if duty.passage else None
        rows = []
        for each in found[i]:
            text = key(pieces[each.passage].text)
            same = answer is not None and (answer in text or text in answer)
            rows.append(Example(each.features, SAME if same else OTHER))
        yield Decision(tuple(rows), answer is not None)


def made(count: int, seed: int, split: Split) -> list[Decision]:
    """The decisions of that many pairs."""
    return [each for pair in pairs(count, seed=seed, split=split) for each in decisions(pair)]


@dataclass(frozen=True)
class ParentTasks:
    """Trained from generated pairs alone; ``data``, the corpus, is not used."""

    name: str = NAME
    stage: int = 1  # reads documents with the models of headings

    def trained(self, data: Sequence[Sample]) -> Trained:
        """The model, judged on pairs of other grammars."""
        learnt = [row for each in made(LEARNT, SEED, "train") for row in each.examples]
        fitted = fit(_TRAINER, learnt)
        text = _card(fitted.linear, learnt, fitted.arrays["vocabulary"])
        return Trained(NAME, "linear", SCHEME, fitted.arrays, fitted.estimator, text)


def _estimator() -> object:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=2000)


_TRAINER = Trainer(
    name=NAME,
    scheme=SCHEME,
    decides=DECIDES,
    examples=lambda sample, plan: iter(()),
    estimator=_estimator,
    fields=(),
)
MODEL = ParentTasks()


def _card(linear: Linear, learnt: Sequence[Example], names: Sequence[str]) -> str:
    same = sum(row.label == SAME for row in learnt)
    lines = [
        f"# {NAME}",
        "",
        f"{DECIDES} Ships, and runs by default.",
        "",
        "Made by `vbparse train`; do not edit by hand.",
        "",
        "## Data",
        "",
        f"{LEARNT} generated pairs of the training grammars (seed {SEED}): {len(learnt)} pairs of "
        f"an order and a passage, {same} of them right.",
        "",
        "## Features",
        "",
        ", ".join(f"`{name}`" for name in names) + ".",
        "",
        "## Scores",
        "",
        "Orders of generated pairs; *found* and *missing* are what the model is sure of.",
        "",
        *table(("grammars", "orders", "carried out", "right", "wrong", "unsure"), _rows(linear)),
        "",
        *listed("Limits", LIMITS),
        *about_versions(SCHEME),
    ]
    return "\n".join(lines) + "\n"


def _rows(linear: Linear) -> Iterator[tuple[str, ...]]:
    for split, count in (("train", JUDGED), ("test", JUDGED)):
        told = made(count, SEED + 1, "train" if split == "train" else "test")
        right = wrong = unsure = 0
        for each in told:
            best = max((linear.probabilities(r.features)[SAME] for r in each.examples), default=0.0)
            if MISSING < best < FOUND:
                unsure += 1
            elif (best >= FOUND) is each.carried:
                right += 1
            else:
                wrong += 1
        carried = sum(each.carried for each in told)
        yield split, str(len(told)), str(carried), str(right), str(wrong), str(unsure)
