"""The card of a model (``models/NAME/card.md``): what it decides, from what, and how well."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import groupby

from vbparse.learning.train.data import Sample, fingerprint
from vbparse.learning.train.fit import Fitted
from vbparse.learning.train.judge import FOLDS, Judgement
from vbparse.learning.train.trainer import Trainer
from vbparse.models.shipped import FORMAT

__all__ = ["about_data", "about_versions", "card", "listed", "table"]

LIBRARIES = ("scikit-learn", "numpy", "skops")


def card(trainer: Trainer, used: Sequence[Sample], fitted: Fitted, found: Judgement) -> str:
    """The card of a linear model."""
    state = "Ships, and runs by default." if trainer.ship else "**Not shipped**: it did not win."
    arrays = fitted.arrays
    share = found.right / found.decisions if found.decisions else 0.0
    lines = [
        f"# {trainer.name}",
        "",
        f"{trainer.decides} {state}",
        "",
        "Made by `vbparse train`; do not edit by hand.",
        "",
        "## Data",
        "",
        *about_data(used),
        "",
        "## Features",
        "",
        trainer.features or "As in the module.",
        "",
        f"{len(arrays['vocabulary'])} features have a coefficient; labels: "
        f"{', '.join(arrays['labels'])}. Estimator: `{fitted.estimator['model']!r}`.",
        "",
        "## Scores",
        "",
        f"Left out: whole issuers, in {FOLDS} folds. Near F1 of the fields that depend on the "
        "model, from the whole pipeline, by the rules alone (*without*) and with the model fitted "
        "on the other folds (*with*). Single decisions that agree with the gold: "
        f"{found.right} of {found.decisions} ({share:.3f}).",
        "",
        *_scores(found),
        "",
        *listed("What was tried", trainer.tried),
        *listed("Limits", trainer.limits),
        *about_versions(trainer.scheme),
    ]
    return "\n".join(lines) + "\n"


def _scores(found: Judgement) -> Iterator[str]:
    rows = (
        (
            row.slice,
            row.field,
            str(row.documents),
            str(row.wanted),
            f"{row.without:.3f}",
            f"{row.with_:.3f}",
        )
        for row in found.rows
    )
    yield from table(("slice", "field", "documents", "values", "without", "with"), rows)


def about_data(used: Sequence[Sample]) -> Iterator[str]:
    """Where the examples come from, with a SHA-256 over names, texts and gold of each."""
    by_split = sorted(used, key=lambda sample: sample.split)
    rows = []
    for split, several in groupby(by_split, key=lambda sample: sample.split):
        group = [*several]
        plans, origins = ({getattr(s, what) for s in group} for what in ("document", "origin"))
        rows.append(
            (split, str(len(group)), str(len(plans)), str(len(origins)), f"`{fingerprint(group)}`")
        )
    yield from table(("split", "documents", "plans", "issuers", "SHA-256"), rows)
    formats = Counter(sample.path.suffix for sample in used)
    yield ""
    yield "By format: " + ", ".join(f"{name} {n}" for name, n in sorted(formats.items())) + "."


def about_versions(scheme: str) -> Iterator[str]:
    """Formats and libraries that the bytes depend on."""
    told = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    python = ".".join(platform.python_version_tuple()[:2])
    yield "## Versions"
    yield ""
    own = f"Format `{FORMAT}`, scheme `{scheme}`; vbparse {version('vbparse')}"
    yield f"{own}, Python {python}, {told}."


def listed(title: str, said: Sequence[str]) -> Iterator[str]:
    """A section with a list, or nothing."""
    if said:
        yield f"## {title}"
        yield ""
        yield from (f"- {line}" for line in said)
        yield ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of Markdown."""
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(row)} |" for row in rows)
