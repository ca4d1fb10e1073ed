"""Hold ``vbparse check`` to generated drafts: each injected fault is found by its rule and by no
other; drafts without faults get no finding.

    python benchmarks/check_generated.py                    # 3,000 drafts with faults, 500 without
    python benchmarks/check_generated.py --count 300 --sound 50
    python benchmarks/check_generated.py --families VB2,VB6 --count 1500 --seed 77

Each draft gets one fault of a known kind (``vbparse.learning.synthesize.FAULTS`` says which codes
must find it) and is written as text, Word or PDF, whichever can show it, in turn. A fault whose
rule does not run on that draft (other regime, or what it needs is not in the file) is put into
another draft; a rule that runs and says nothing has missed it.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from dataclasses import dataclass, field

from vbparse import parse_source
from vbparse.learning.synthesize import FAULTS, FORMATS, Options, documents, files
from vbparse.learning.synthesize.make import Document
from vbparse.readers import read_bytes
from vbparse.rules.check import Checked, State, check
from vbparse.rules.regime import Regime

REGIMES = {
    "state 2020": Regime.ND30,
    "state 2011": Regime.TT01,
    "state 2005": Regime.TTLT55,
    "party 2026": Regime.HD05,
    "party 2018": Regime.HD36,
    "party 2004": Regime.OTHER,
}
TRIES = 150  # drafts that may turn out not to have room for a fault


@dataclass
class Score:
    """What became of the faults of one kind."""

    made: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    other: Counter[str] = field(default_factory=Counter)  # codes that have no business there
    where: list[str] = field(default_factory=list)


def main() -> None:
    """Print the table by kind of fault, and what sound drafts got."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0])
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--sound", type=int, default=500)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--kinds", default="", help="only these kinds of fault")
    parser.add_argument("--families", default="", help="only faults of these rules: VB2,VB60")
    parser.add_argument("--errors", action="store_true", help="name each draft that went wrong")
    given = parser.parse_args()
    families = tuple(each for each in given.families.split(",") if each)
    kinds = [kind for kind in given.kinds.split(",") if kind] or visible(families)
    scores = faulty(kinds, given.count, given.seed)
    _tell(scores, errors=given.errors)
    clean = sound(given.sound, given.seed + 1000)
    print(f"\nsound drafts: {given.sound}, with findings: {len({name for name, _ in clean})}")
    for code, count in Counter(code for _, code in clean).most_common():
        print(f"  {code} {count} {[name for name, each in clean if each == code][:5]}")


def visible(families: tuple[str, ...] = ()) -> list[str]:
    """The kinds of fault that a draft alone can show; of these rules, where any are given."""
    wanted = families or ("VB",)
    return [
        kind
        for kind, fault in FAULTS.items()
        if any(code.startswith(wanted) for code in fault.codes)
    ]


def faulty(kinds: list[str], count: int, seed: int) -> dict[str, Score]:
    """``count`` drafts, the kinds in turn."""
    scores = {kind: Score() for kind in kinds}
    share = -(-count // len(kinds))
    for at, (kind, score) in enumerate(scores.items()):
        formats = itertools.cycle(FAULTS[kind].formats)
        options = Options(
            seed=seed + at,
            count=share * TRIES,
            faults=(kind,),
            sound=True,
            regime=FAULTS[kind].regime,
        )
        for number, document in enumerate(documents(options)):
            if score.made >= share or number > TRIES + 20 * share:
                break
            if document.drafts[0].faults:
                _one(kind, document, next(formats), score, seed + at)
    return scores


def _one(kind: str, document: Document, form: str, score: Score, seed: int) -> None:
    checked = checked_as(document, form)
    codes = FAULTS[kind].codes
    if not any(_runs(checked, document, code) for code in codes):
        return
    score.made += 1
    got = {finding.code for finding in checked.findings}
    name = f"{seed}/{document.name}.{form}"
    if got & set(codes):
        score.found += 1
    else:
        score.missed.append(name)
    besides = {*FAULTS[kind].also, *document.drafts[0].scalars.get("true_besides", ())}
    for code in sorted(got - {*codes, *besides}):
        score.other[code] += 1
        score.where.append(f"{code} {name}")


def _runs(checked: Checked, document: Document, code: str) -> bool:
    """Whether the rule holds for the document as it was made, and its file can show the fault; a
    rule that does not run since the fault makes the document look like another has missed it."""
    outcome = next(each for each in checked.outcomes if each.rule.code == code)
    issuer, look = document.drafts[0].issuer, document.drafts[0].look
    regime = Regime.OTHER if issuer.kind == "youth" else REGIMES[look.regime.name]
    return outcome.state is not State.NOT_EVALUATED and regime in outcome.rule.regimes


def checked_as(document: Document, form: str) -> Checked:
    """The document in one format, read and checked."""
    data = files(document, Options(formats=(form,)))
    name = str(document.drafts[0].scalars.get("file_name", "source"))
    source = read_bytes(f"{name}.{form}", data[f"source.{form}"])
    return check(parse_source(source)[0])


def sound(count: int, seed: int) -> list[tuple[str, str]]:
    """Findings of drafts without faults: name and code."""
    formats = itertools.cycle(FORMATS)
    return [
        (f"{document.name}.{form}", finding.code)
        for document, form in zip(
            documents(Options(seed=seed, count=count, sound=True)), formats, strict=False
        )
        for finding in checked_as(document, form).findings
    ]


def _tell(scores: dict[str, Score], *, errors: bool) -> None:
    print("| fault | rule | drafts | found | other codes |\n|---|---|---|---|---|")
    for kind, score in sorted(scores.items(), key=lambda each: FAULTS[each[0]].codes):
        other = ", ".join(f"{code} {n}" for code, n in sorted(score.other.items()))
        codes = ", ".join(FAULTS[kind].codes)
        print(f"| {kind} | {codes} | {score.made} | {score.found} | {other} |")
    made, found, other = _totals(scores)
    print(f"\nfaulty drafts: {made}, recall {found / max(1, made):.4f}, ", end="")
    print(f"precision {found / max(1, found + other):.4f}")
    for kind, score in scores.items() if errors else ():
        for line in (*(f"missed {name}" for name in score.missed[:4]), *score.where[:4]):
            print(f"  {kind}: {line}")


def _totals(scores: dict[str, Score]) -> tuple[int, int, int]:
    each = list(scores.values())
    return (
        sum(score.made for score in each),
        sum(score.found for score in each),
        sum(score.other.total() for score in each),
    )


if __name__ == "__main__":
    main()
