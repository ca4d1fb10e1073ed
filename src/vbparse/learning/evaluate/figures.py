"""From documents to figures: per field, per slice, section kinds, the parent directive.

All shares are 0..1, rounded to four digits as the gold's own scorer does; two-element lists are
95 % intervals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from vbparse.learning.evaluate.calibration import bins, coverage, ece
from vbparse.learning.evaluate.fields import NAMES
from vbparse.learning.evaluate.intervals import (
    Interval,
    Matrix,
    coverage_interval,
    draws,
    ece_interval,
    f1_interval,
    wilson,
)
from vbparse.learning.evaluate.matching import LEVELS
from vbparse.learning.evaluate.scoring import PARENTS, Judged, Outcome, Scored

__all__ = ["FEW", "SCHEMA", "figures", "grouped", "prf"]

SCHEMA = "vbparse.evaluation/1"
FEW = 50
"""With fewer different wanted values a field's figures are marked: they say little."""
_COVERED = 0.5
"""Share of a quote's letters that evidence must cover to count as pointing at it."""
_Key = TypeVar("_Key")


def figures(documents: Sequence[Scored]) -> dict[str, Any]:
    """Everything that ``evaluate`` prints, ready for ``json.dumps``."""
    groups = tuple(grouped(documents, lambda each: each.document.group).values())
    drawn = draws(len(groups)) if groups else None
    fields = {name: _field(name, groups, drawn) for name in NAMES}
    shown = {name: row for name, row in fields.items() if row}
    return {
        "schema": SCHEMA,
        "documents": len(documents),
        "plans": len(groups),
        "without_record": sum(not each.record for each in documents),
        "fields": shown,
        "macro_f1": macro(shown),
        "parent": _parent(documents),
        "section_kinds": _section_kinds(documents),
        "slices": _slices(documents),
    }


def grouped(
    documents: Iterable[Scored], key: Callable[[Scored], _Key]
) -> dict[_Key, tuple[Scored, ...]]:
    """Documents by ``key``, in the order in which the keys come up."""
    found: defaultdict[_Key, list[Scored]] = defaultdict(list)
    for each in documents:
        found[key(each)].append(each)
    return {name: tuple(several) for name, several in found.items()}


def prf(hits: int, given: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1; F1 is 1 where there was nothing to find and nothing was given."""
    p, r = hits / given if given else 0.0, hits / wanted if wanted else 0.0
    f1 = 2 * p * r / (p + r) if p + r else float(not given + wanted)
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4)}


def macro(fields: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """Mean F1 over the fields that have values, at each level."""
    rows = [row for row in fields.values() if row["wanted"] or row["given"]]
    return {
        level: round(sum(row[level]["f1"] for row in rows) / len(rows), 4) if rows else 0.0
        for level in LEVELS
    }


@dataclass(frozen=True)
class _Tally:
    """The outcomes of one field, by group of documents."""

    groups: tuple[tuple[Outcome, ...], ...]

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(outcome for group in self.groups for outcome in group)

    @cached_property
    def judged(self) -> tuple[tuple[Judged, ...], ...]:
        """Values given, by group."""
        return tuple(tuple(v for o in group for v in o.judged) for group in self.groups)

    @cached_property
    def values(self) -> tuple[Judged, ...]:
        return tuple(value for group in self.judged for value in group)

    @cached_property
    def different(self) -> int:
        """Wanted values when each plan counts once, in however many formats it is there."""
        several = (group for group in self.groups if group)
        return round(sum(sum(o.wanted for o in group) / len(group) for group in several))

    @cached_property
    def independent(self) -> float:
        """What share of the values is not the same plan in another format, 0..1."""
        return sum(map(bool, self.groups)) / (len(self.outcomes) or 1)

    def levels(self) -> dict[str, Any]:
        given = sum(outcome.given for outcome in self.outcomes)
        wanted = sum(outcome.wanted for outcome in self.outcomes)
        found: dict[str, Any] = {"wanted": wanted, "given": given}
        for i, level in enumerate(LEVELS):
            found[level] = prf(sum(outcome.hits[i] for outcome in self.outcomes), given, wanted)
        return found


def _tally(name: str, groups: Iterable[Sequence[Scored]]) -> _Tally:
    return _Tally(
        tuple(
            tuple(o for each in group for o in each.outcomes if o.field == name) for group in groups
        )
    )


def _field(name: str, groups: Sequence[Sequence[Scored]], drawn: Matrix | None) -> dict[str, Any]:
    """One field's figures; empty when no gold has a say."""
    tally = _tally(name, groups)
    if not tally.outcomes or drawn is None:
        return {}
    row = {"documents": len(tally.outcomes), "different": tally.different} | tally.levels()
    if row["wanted"] + row["given"]:
        row["near"]["interval"] = _rounded(f1_interval(drawn, tally.groups, len(LEVELS) - 1))
    if tally.values:
        row["evidence"] = _evidence(tally.values)
        row["calibration"] = _calibration(tally, drawn)
        row["coverage"] = _coverage(tally, drawn, row["wanted"])
    return row


def _evidence(values: Sequence[Judged]) -> dict[str, Any] | None:
    known = [value.overlap for value in values if value.overlap is not None]
    if not known:
        return None
    return {
        "scored": len(known),
        "covered": round(sum(each.covered >= _COVERED for each in known) / len(known), 4),
        "overlap": round(sum(each.shared for each in known) / len(known), 4),
    }


def _calibration(tally: _Tally, drawn: Matrix) -> dict[str, Any]:
    reliability = bins(tally.values)
    return {
        "ece": round(ece(reliability), 4),
        "interval": _rounded(ece_interval(drawn, tally.judged)),
        "bins": [
            {
                "from": each.low,
                "to": each.high,
                "count": each.count,
                "confidence": round(each.confidence, 4),
                "right": round(each.right, 4),
            }
            for each in reliability
            if each.count
        ],
    }


def _coverage(tally: _Tally, drawn: Matrix, wanted: int) -> dict[str, Any]:
    found = coverage(tally.values)
    right, accepted = (tally.independent * count for count in (found.right, found.accepted))
    return {
        "share": round(found.share, 4),
        "interval": _rounded(coverage_interval(drawn, tally.judged)),
        "threshold": found.threshold,
        "accepted": found.accepted,
        "of_wanted": round(found.right / wanted, 4) if wanted else None,
        "precision": _rounded(wilson(right, accepted)),
    }


def _parent(documents: Sequence[Scored]) -> dict[str, Any]:
    counts = Counter(each.parent for each in documents if each.parent)
    total = counts.total()
    right = counts["right"] + counts["rightly none"]
    abstained = counts["rightly none"] + counts["missed"]
    plans = len({each.document.group for each in documents if each.parent})
    once = plans / (total or 1)  # the same plan in another format is no further proof
    return {
        "documents": total,
        **{name.replace(" ", "_"): counts[name] for name in PARENTS},
        "accuracy": round(right / total, 4) if total else None,
        "interval": _rounded(wilson(right * once, total * once)),
        "abstained": round(abstained / total, 4) if total else None,
    }


def _section_kinds(documents: Iterable[Scored]) -> dict[str, Any]:
    """Accuracy over the kinds of headings that were found, and the confusion of all."""
    counts = Counter(pair for each in documents for pair in each.kinds)
    table: dict[str, dict[str, int]] = {}
    for (wanted, given), count in sorted(counts.items()):
        table.setdefault(wanted, {})[given] = count
    return {"pairs": counts.total(), "confusion": table}


def _slices(documents: Sequence[Scored]) -> dict[str, Any]:
    names = sorted({name for each in documents for name in each.document.slices})
    found: dict[str, Any] = {}
    for name in names:
        known = grouped((each for each in documents if name in each.document.slices), _value(name))
        found[name] = {value: _slice(known[value]) for value in sorted(known)}
    return found


def _value(name: str) -> Callable[[Scored], str]:
    return lambda each: each.document.slices[name]


def _slice(documents: Sequence[Scored]) -> dict[str, Any]:
    rows = {}
    for name in NAMES:
        tally = _tally(name, [documents])
        if tally.outcomes:
            rows[name] = tally.levels()
    return {
        "documents": len(documents),
        "plans": len({each.document.group for each in documents}),
        "without_record": sum(not each.record for each in documents),
        "macro_f1": macro(rows),
        "fields": {
            name: {"wanted": row["wanted"], "given": row["given"], "near": row["near"]["f1"]}
            for name, row in rows.items()
        },
    }


def _rounded(interval: Interval) -> list[float]:
    return [round(end, 4) for end in interval]
