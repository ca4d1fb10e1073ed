"""The figures as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vbparse.exporters import Lang
from vbparse.exporters.printable import printable
from vbparse.learning.evaluate.baseline import Comparison
from vbparse.learning.evaluate.figures import FEW
from vbparse.learning.evaluate.scoring import PARENTS, Scored
from vbparse.learning.evaluate.words import word

__all__ = ["changed", "faults", "lines"]

_SLICE_FIELDS = ("doc_number", "issuer", "legal_bases", "parent", "deadlines", "lead_units")
"""Shown for each slice beside the mean of all fields."""


def lines(figures: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """All tables, line by line."""
    say = _Say(lang)
    yield (
        f"{figures['documents']} {say('documents')}, {figures['plans']} {say('plans')}, "
        f"{figures['without_record']} {say('without_record')}"
    )
    yield ""
    yield from _fields(figures["fields"], say)
    macro = figures["macro_f1"]
    levels = ", ".join(f"{say(level)} {macro[level]:.4f}" for level in macro)
    yield f"{say('macro')}: {levels}"
    yield from _parent(figures["parent"], say)
    for name, rows in figures["slices"].items():
        if len(rows) > 1:
            yield ""
            yield from _slice(name, rows, say)


class _Say:
    """Words of the frame in one language; a class only to be short where it is used."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, name: str, table: str = "frame") -> str:
        return word(table, name, self.lang)


def _fields(fields: Mapping[str, Any], say: _Say) -> Iterator[str]:
    yield (
        f"{say('field'):18} {say('wanted'):>6} {say('given'):>5}  {say('strict'):>10} "
        f"{say('soft'):>6} {say('near'):>6} {'95 %':^13}  {'P':>5} {'R':>5}  "
        f"{say('evidence'):>9} {'ECE':>6} {'95 %':^12} {say('coverage'):>11} {'95 %':^12} "
        f"{say('sure'):>9}"
    )
    few = False
    for name, row in fields.items():
        mark = "*" if row["different"] < FEW else " "
        few |= mark == "*"
        near, cover = row["near"], row.get("coverage")
        low, high = near.get("interval", (1.0, 1.0))
        evidence = (row.get("evidence") or {}).get("covered")
        yield (
            f"{name:18} {row['wanted']:6}{mark}{row['given']:5} {row['strict']['f1']:11.3f} "
            f"{row['soft']['f1']:6.3f} {near['f1']:6.3f} {low:6.3f}–{high:.3f} "
            f"{near['p']:6.3f} {near['r']:5.3f}  {_share(evidence):>9} "
            f"{_share(row['calibration']['ece'] if cover else None):>6} "
            f"{_between(row['calibration'] if cover else None)} "
            f"{_share(cover['share'] if cover else None):>11} {_between(cover)} "
            f"{_share(cover['precision'][0] if cover else None):>9}"
        )
    if few:
        yield say("few")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _between(figure: Mapping[str, Any] | None) -> str:
    """The 95 % interval of a figure."""
    if figure is None:
        return f"{'-':^12}"
    low, high = figure["interval"]
    return f"{low:6.3f}–{high:.3f}"


def _parent(parent: Mapping[str, Any], say: _Say) -> Iterator[str]:
    if not parent["documents"]:
        return
    counts = ", ".join(
        f"{say(name, 'parent')} {parent[name]}"
        for name in (each.replace(" ", "_") for each in PARENTS)
        if parent[name]
    )
    low, high = parent["interval"]
    yield (
        f"{say('parent')}: {say('accuracy')} {parent['accuracy']:.3f} ({low:.3f}–{high:.3f}), "
        f"{say('abstained')} {parent['abstained']:.3f}; {counts}"
    )


def _slice(name: str, rows: Mapping[str, Any], say: _Say) -> Iterator[str]:
    heads = " ".join(f"{field:>11}" for field in _SLICE_FIELDS)
    yield f"{say(name, 'slices'):24} {say('documents'):>9} {'F1':>6} {heads}"
    for value, row in rows.items():
        cells = " ".join(f"{_near(row, field):>11}" for field in _SLICE_FIELDS)
        macro = row["macro_f1"]["near"]
        yield f"{say(value, 'values'):24} {row['documents']:9} {macro:6.3f} {cells}"


def _near(row: Mapping[str, Any], field: str) -> str:
    found = row["fields"].get(field)
    return _share(found["near"] if found and found["wanted"] + found["given"] else None)


def changed(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """What was gained and lost against the baseline, value by value."""
    say = _Say(lang)
    yield f"{say('baseline')}:"
    for names, what in (
        (comparison.gone, "gone"),
        (comparison.new, "new"),
        (comparison.regolded, "gold_changed"),
    ):
        if names:
            yield f"  {len(names)} {say('documents')} {say(what)}"
    for change in comparison.changes:
        value = printable(change.value)
        yield f"  {say(change.kind, 'changes')}\t{change.document}\t{change.field}\t{value}"
    for move in comparison.movements:
        if move.before != move.after:
            mark = f"   {say('fell')}" if move.fell else ""
            points = 100 * (move.after - move.before)
            yield (
                f"  {move.field:18} {say(move.level):10} {move.before:.4f} → {move.after:.4f} "
                f"({points:+.2f}){mark}"
            )
    if not comparison.fallen:
        yield f"  {say('nothing_fell')}"


def faults(documents: Sequence[Scored], lang: Lang) -> Iterator[str]:
    """Every value missed and every value wrongly given."""
    say = _Say(lang)
    for each in documents:
        for outcome in each.outcomes:
            for value in outcome.missed:
                yield f"{each.document.name}\t{outcome.field}\t{say('missed')}\t{printable(value)}"
            for given in outcome.judged:
                if not given.right:
                    told = f"{printable(given.text)} ({given.confidence:.2f})"
                    yield f"{each.document.name}\t{outcome.field}\t{say('wrong')}\t{told}"
