"""The card of the calibration: how far its confidences can be believed, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vbparse.confidence import SCHEME
from vbparse.learning.evaluate.calibration import bins, coverage, ece
from vbparse.learning.evaluate.figures import FEW
from vbparse.learning.evaluate.intervals import coverage_interval, draws, ece_interval
from vbparse.learning.evaluate.scoring import Judged
from vbparse.learning.train.card import about_data, about_versions, table
from vbparse.learning.train.curves import CHOICES, Weighted
from vbparse.learning.train.data import Sample

__all__ = ["calibration_card"]

ACCEPT = 0.98
_Said = Mapping[str, Sequence[tuple[Weighted, float]]]
_TABLES = {
    "first look": "On documents as the rules first saw them, their issuers left out of the fit",
    "tuned": "On the tuned samples as they are read now, their issuers left out of the fit",
    "held-out": "On the held-out samples, which neither rules nor models have learnt from",
}
_HEAD = (
    "field",
    "values",
    "plans",
    "right",
    "said",
    "ECE",
    "95 %",
    "coverage at 99 %",
    "95 %",
    f"≥ {ACCEPT}",
    "right of those",
)


def calibration_card(
    data: Sequence[Sample],
    known: Sequence[Weighted],
    chosen: Mapping[str, str],
    rows: Mapping[str, Mapping[str, Any]],
    said: _Said,
) -> str:
    """Markdown; ``said`` holds confidences of values whose origin was left out."""
    lines = [*_learnt_from(data, known), *_made(chosen, rows), *_ABOUT_SCORES]
    for kind, title in _TABLES.items():
        shown = [*_scores(kind, said)]
        if shown:
            lines += [f"### {title}", "", *table(_HEAD, shown), ""]
    lines += [*_LIMITS, *about_versions(SCHEME)]
    return "\n".join(lines) + "\n"


def _learnt_from(data: Sequence[Sample], known: Sequence[Weighted]) -> tuple[str, ...]:
    return (
        "# calibration",
        "",
        "Decides how likely each value of a record is right (`confidence`), from the extractor's "
        "raw score and the facts beside it. Ships, and runs by default.",
        "",
        "Made by `vbparse train`; do not edit by hand.",
        "",
        "## Data",
        "",
        *about_data([sample for sample in data if sample.split == "tuned"]),
        "",
        *_mix(known),
        "",
        "Rules are mended on the tuned samples until these show hardly an error, so what they say "
        "there now would promise too much. `corpus/first_look.jsonl` keeps what the rules said of "
        "each sample before they were mended on it; these values count most. *Early look*: the "
        "rules of that day were much weaker than those that ship. One plan in several formats "
        "counts once. Nothing is fitted on the held-out samples; their figures were looked at "
        "while the weights of this mix were chosen, so they are not blind.",
        "",
    )


def _made(chosen: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    return (
        "## Features",
        "",
        "The raw score; agreement of independent readings (symbol, type and issuer; day and years "
        "of the căn cứ; register of agencies); the form of the value; whether its zone was found; "
        "prose or table; doubts and damage in the reading. All in `vbparse/confidence`.",
        "",
        "## What was tried",
        "",
        f"For each field {', '.join(CHOICES)} (*steps*: isotonic over the raw score alone; "
        "*curve*: logistic over all facts, with scikit-learn's C); the one with the least log loss "
        "on left-out issuers is taken. Where no error was seen there is nothing to fit: all values "
        "get the cap, Jeffreys' estimate from the number of plans.",
        "",
        *table(("field", "chosen", "facts", "cap"), _choices(chosen, rows)),
        "",
    )


_ABOUT_SCORES = (
    "## Scores",
    "",
    "*Right*: share of the values given that are right (near). *Said*: mean confidence. "
    "Intervals: bootstrap over plans. *Coverage at 99 %*: the most values that one threshold "
    f"accepts with 99 in 100 right; the last two columns: what `--accept {ACCEPT}` takes. "
    f"† fewer than {FEW} values: the figures of that row say little.",
    "",
)
_LIMITS = (
    "## Limits",
    "",
    "- `period`, `annexes`, `security` and `urgency` have no gold to learn from: they keep "
    "their raw score, at most 0.95.",
    "- `tasks` learn from generated documents alone and never say more than 0.9.",
    "- All that is cited is judged as the căn cứ are; only those are in the gold.",
    "- Scans and old fonts are hardly in the data; their doubts lower the confidence only as "
    "far as noisy generated texts taught it.",
    "",
)


def _mix(known: Sequence[Weighted]) -> Iterator[str]:
    kinds = sorted({each.kind for each in known})
    rows = []
    for kind in kinds:
        own = [each for each in known if each.kind == kind]
        wrong = sum(not each.case.right for each in own)
        plans = len({each.document for each in own})
        total = sum(each.weight for each in own)
        rows.append((kind, str(plans), str(len(own)), str(wrong), f"{total:.1f}"))
    yield from table(("kind", "plans", "values", "wrong", "weight of all"), rows)


def _choices(
    chosen: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, ...]]:
    for field in sorted(chosen):
        row = rows[field]
        facts = len(row["vocabulary"]) if "vocabulary" in row else 1
        name = chosen[field] if facts else "no error seen"
        yield field, name, str(facts), f"{row['cap']:.3f}"


def _scores(kind: str, said: _Said) -> Iterator[tuple[str, ...]]:
    for field in sorted(said):
        groups = _grouped([(each, sure) for each, sure in said[field] if each.kind == kind])
        values = [value for group in groups for value in group]
        if not values:
            continue
        drawn = draws(len(groups))
        error, low_high = ece(bins(values)), ece_interval(drawn, groups)
        covered, between = coverage(values), coverage_interval(drawn, groups)
        taken = [value.right for value in values if value.confidence >= ACCEPT]
        yield (
            field + (" †" if len(values) < FEW else ""),
            str(len(values)),
            str(len(groups)),
            f"{sum(value.right for value in values) / len(values):.3f}",
            f"{sum(value.confidence for value in values) / len(values):.3f}",
            f"{error:.3f}",
            f"{low_high[0]:.3f}-{low_high[1]:.3f}",
            f"{covered.share:.2f}",
            f"{between[0]:.2f}-{between[1]:.2f}",
            f"{len(taken) / len(values):.2f}",
            f"{sum(taken) / len(taken):.3f}" if taken else "–",
        )


def _grouped(said: Sequence[tuple[Weighted, float]]) -> list[list[Judged]]:
    """As ``evaluate`` has them: by plan, for the errors of its formats go together."""
    groups: dict[str, list[Judged]] = {}
    for each, sure in said:
        judged = Judged("", sure, "" if each.case.right else None)
        groups.setdefault(each.document, []).append(judged)
    return [groups[document] for document in sorted(groups)]
