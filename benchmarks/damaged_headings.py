"""Headings of damaged texts: by the rules alone, and with the models ``zones`` and ``section_kinds``.

    python benchmarks/damaged_headings.py [DIR …]

Every plain text below the folders (default: ``corpus/``, and ``../shared`` where it lies beside the
checkout) is damaged as ``vbparse.learning.train.damage`` says, with another seed than in training.
Counted are top-level headings found by number and title, and their kinds, beside those of the
gold. The shipped models have learnt from ``corpus/`` but for its held-out folders, and never from
``../shared``: these two lines are the honest ones. Figures of left-out sources: ``models/*/card.md``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from vbparse import pipeline
from vbparse.document import Plan
from vbparse.learning.evaluate.matching import first_answer
from vbparse.learning.train.damage import damaged
from vbparse.learning.train.data import Sample, samples
from vbparse.models import shipped

ROOT = Path(__file__).resolve().parents[1]
MODELS = ("zones", "section_kinds")


def main() -> None:
    """A line for each set and damage: F1 of headings and of kinds, without and with the models."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders or [
        ROOT / "corpus",
        *(ROOT.parent / "shared" / name for name in ("seeds", "real")),
    ]
    tallies: dict[tuple[str, str, str], Counter[str]] = {}
    for sample in (s for s in samples(f for f in folders if f.is_dir()) if s.path.suffix == ".txt"):
        if {"sections", "section_kinds"} & {*(sample.gold.get("unsure") or ())}:
            continue
        group = "corpus, held out" if sample.split == "held-out" else "corpus, tuned"
        if ROOT / "corpus" not in sample.path.parents:
            group = "real"
        for kind, copy in copies(sample):
            for which, models in (("rules", dict.fromkeys(MODELS)), ("models", {})):
                with shipped.using(models):
                    plans = pipeline.parse_source(copy.source)
                if copy.part <= len(plans):
                    tally = tallies.setdefault((group, kind, which), Counter())
                    tally.update(counted(plans[copy.part - 1], sample))
    print(
        f"{'set':18}{'damage':8}{'headings':>9}{'rules':>8}{'models':>8}{'kinds':>8}{'rules':>8}{'models':>8}"
    )
    for group, kind in dict.fromkeys((g, k) for g, k, _ in tallies):
        one, two = tallies[group, kind, "rules"], tallies[group, kind, "models"]
        cells = [
            f"{one[what]:>8} {f1(one, what):7.3f} {f1(two, what):7.3f}" for what in ("head", "kind")
        ]
        print(f"{group:18}{kind:8} {' '.join(cells)}")


def copies(sample: Sample) -> Iterator[tuple[str, Sample]]:
    """The text as it is, and each damaged copy; the name is part of the seed."""
    yield "none", sample
    for copy in damaged(replace(sample, name=f"{sample.name} measured")):
        yield copy.damage, copy


def counted(plan: Plan, sample: Sample) -> Counter[str]:
    """Wanted, given and right top-level headings, and kinds of those that are right."""
    given = [(plain(s.title), {*s.kinds} - {"other"}) for s in plan.sections if s.level == 1]
    titles = sample.gold.get("sections") or ()
    rows = sample.gold.get("section_kinds") or ()
    wanted = [
        (plain(str(first_answer(title))), {str(first_answer(kind)) for kind in kinds} - {"other"})
        for title, kinds in zip(titles, rows, strict=False)
    ]
    tally = Counter(head=len(wanted), kind=sum(len(kinds) for _, kinds in wanted))
    tally["head given"], tally["kind given"] = len(given), sum(len(kinds) for _, kinds in given)
    for title, kinds in wanted:
        at = next((i for i, (words, _) in enumerate(given) if alike(title, words)), None)
        if at is not None:
            tally["head right"] += 1
            tally["kind right"] += len(kinds & given.pop(at)[1])
    return tally


def plain(title: str) -> str:
    """Letters alone: gaps inside words and marks are not what is measured."""
    return re.sub(r"[\W_]+", "", title.lower())


def alike(one: str, other: str) -> bool:
    """Whether two titles are the same but for misread letters."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.75


def f1(tally: Counter[str], what: str) -> float:
    """Of what is wanted, given and right."""
    return 2 * tally[f"{what} right"] / max(1, tally[what] + tally[f"{what} given"])


if __name__ == "__main__":
    main()
