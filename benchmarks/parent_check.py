"""The check against the parent on generated pairs with known gaps, of grammars not trained on.

    python benchmarks/parent_check.py [--pairs 500] [--seed 7] [--split test] [--show KIND] [--speed]

A gap counts as found when one of its rules reports it, about the right task: surely (*fault*), or
for a person to decide (*review*). A fault that answers no gap is a false alarm.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from vbparse import readers
from vbparse.document import Finding, Plan
from vbparse.learning.synthesize.as_text import as_text
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.pairs import Gap, Pair, pairs
from vbparse.pipeline import parse_source
from vbparse.rules.check import Checked, check
from vbparse.vietnamese.fold import key

CODES = {
    "dropped": ("VB905",),
    "later": ("VB906",),
    "lowered": ("VB907",),
    "changed": ("VB908",),
    "no_body": ("VB909",),
    "theme": ("VB901",),
    "late_report": ("VB903",),
    "late_units": ("VB904",),
    "no_report": ("VB917",),
    "rarer": ("VB920",),
    "recipient": ("VB915",),
    "uncited": ("VB910",),
    "number": ("VB911",),
    "date": ("VB912",),
    "issuer": ("VB913",),
    "subject": ("VB914",),
}
"""Gap → the rules that may report it."""
REVIEW = "needs_review"


@dataclass
class Score:
    """Counts over all pairs."""

    gaps: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)  # gaps reported as faults
    reviews: Counter[str] = field(default_factory=Counter)  # gaps left to a person
    alarms: Counter[str] = field(default_factory=Counter)  # faults without a gap, by code
    raised: int = 0  # faults
    asked: int = 0  # findings for review
    decisions: int = 0  # tasks of the body, and what else was looked at


def parsed(draft: Draft, name: str) -> Plan:
    """The record of one side."""
    return parse_source(readers.read_bytes(name, as_text(draft).text.encode()))[0]


def answers(gap: Gap, finding: Finding) -> bool:
    """Whether the finding is about that gap: the right rule, and the task's own words."""
    if finding.code not in CODES[gap.kind]:
        return False
    if not gap.parent:
        return True
    told = key(gap.parent)
    return any(told in key(part.quote) for part in finding.related)


def measured(pair: Pair, score: Score, show: str) -> None:
    """Check one pair, and count."""
    if pair.parent is None or pair.draft is None:
        return
    parent, plan = parsed(pair.parent, "parent.txt"), parsed(pair.draft, "draft.txt")
    checked = check(plan, parent=parent, chosen=lambda code: code.startswith("VB9"))
    found = list(checked.findings)
    score.decisions += decisions(checked)
    score.raised += sum(f.status != REVIEW for f in found)
    score.asked += sum(f.status == REVIEW for f in found)
    for gap in pair.gaps:
        mine = [f for f in found if answers(gap, f)]
        score.gaps[gap.kind] += 1
        if any(f.status != REVIEW for f in mine):
            score.faults[gap.kind] += 1
        elif mine:
            score.reviews[gap.kind] += 1
            told(show, "review", pair, gap.kind, gap.parent)
        else:
            told(show, "missed", pair, gap.kind, gap.parent)
    for finding in found:
        if finding.status == REVIEW:
            continue
        if not any(answers(gap, finding) for gap in pair.gaps):
            score.alarms[finding.code] += 1
            quote = finding.related[0].quote if finding.related else ""
            told(show, "alarm", pair, finding.code, f"{finding.message} <- {quote}")


def decisions(checked: Checked) -> int:
    """One for each task of the body, and one for each other rule that could be asked."""
    ours = sum(m.order.reach != "above" for m in checked.draft.against.matches)
    run = [o for o in checked.outcomes if o.state in ("passed", "failed", "needs_review")]
    return ours + sum(outcome.rule.code != "VB905" for outcome in run)


def told(show: str, what: str, pair: Pair, kind: str, text: str) -> None:
    """A line about one case, when it was asked for."""
    if show in (what, kind, "all"):
        sys.stdout.write(f"{what} {pair.name} {kind}: {text}\n")


def rows(score: Score) -> Iterator[str]:
    """The table."""
    yield "| gap | pairs with it | as a fault | for review | missed |"
    yield "|---|---|---|---|---|"
    for kind in CODES:
        whole, sure, unsure = score.gaps[kind], score.faults[kind], score.reviews[kind]
        yield f"| {kind} | {whole} | {sure} | {unsure} | {whole - sure - unsure} |"
    whole, sure, unsure = (c.total() for c in (score.gaps, score.faults, score.reviews))
    yield f"| all | {whole} | {sure} | {unsure} | {whole - sure - unsure} |"
    yield ""
    wrong = score.alarms.total()
    yield f"recall {(sure + unsure) / max(1, whole):.3f}, as faults alone {sure / max(1, whole):.3f}"
    precision = 1 - wrong / max(1, score.raised)
    by_code = ", ".join(f"{code} {n}" for code, n in sorted(score.alarms.items()))
    yield f"precision {precision:.3f}: {score.raised} faults, {wrong} false alarms ({by_code})"
    share = score.asked / max(1, score.decisions)
    among = score.asked / max(1, score.asked + score.raised)
    yield (
        f"needs_review {share:.3f} of {score.decisions} decisions, {among:.3f} of "
        f"{score.asked + score.raised} findings"
    )


def speed(count: int, seed: int, split: str) -> str:
    """Time of all rules of the folder beside that of parsing the draft; the best of three."""
    parsing = checking = 0.0
    for pair in pairs(count, seed=seed, split=split):  # type: ignore[arg-type]
        if pair.parent is None or pair.draft is None:
            continue
        parent = parsed(pair.parent, "parent.txt")
        data = as_text(pair.draft).text.encode()
        best = [9.9, 9.9]
        for _ in range(3):
            start = perf_counter()
            plan = parse_source(readers.read_bytes("draft.txt", data))[0]
            middle = perf_counter()
            check(plan, parent=parent, chosen=lambda code: code.startswith("VB9"))
            end = perf_counter()
            best = [min(best[0], middle - start), min(best[1], end - middle)]
        parsing, checking = parsing + best[0], checking + best[1]
    share = checking / parsing
    return (
        f"parsing {1000 * parsing / count:.1f} ms, rules {1000 * checking / count:.1f} ms: "
        f"{share:.2f} of parsing\n"
    )


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--split", default="test", choices=("train", "test", "all"))
    parser.add_argument("--show", default="", help="missed, review, alarm, a gap or a code")
    parser.add_argument("--speed", action="store_true")
    given = parser.parse_args()
    if given.speed:
        sys.stdout.write(speed(min(given.pairs, 30), given.seed, given.split))
        return 0
    score = Score()
    for pair in pairs(given.pairs, seed=given.seed, split=given.split):
        measured(pair, score, given.show)
    sys.stdout.write("\n".join(rows(score)) + "\n")
    whole = score.gaps.total()
    recall = (score.faults.total() + score.reviews.total()) / max(1, whole)
    precision = 1 - score.alarms.total() / max(1, score.raised)
    return int(recall < 0.95 or precision < 0.9 or score.asked > 0.15 * score.decisions)


if __name__ == "__main__":
    sys.exit(main())
