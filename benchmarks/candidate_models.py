"""Two models that do not ship: who leads, and which citation is the parent.

    python benchmarks/candidate_models.py [unit_roles] [parent_ranking]

Logistic regression over what stands around each body, or over what is known of each citation,
beside the rules. Corpus: whole issuers left out, learnt from samples that are not held out. Real
documents (``../shared``, where it lies beside the checkout) and generated ones of the other half of
the grammars: learnt from the same samples. ``+`` is learnt with 150 generated documents more.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from vbparse.citations._bearing import bearing
from vbparse.citations._levels import level_of, level_of_name
from vbparse.citations._likeness import likeness, shared_pairs
from vbparse.citations._parent_score import plan_of
from vbparse.document import Plan, ZoneKind
from vbparse.learning.evaluate.matching import first_answer
from vbparse.learning.train.data import Sample, folds, made, samples
from vbparse.nlp.bodies import body_spans
from vbparse.pipeline import parse_source
from vbparse.vietnamese.agencies import identity
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.section_kinds import kinds_of

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5
CUES = [
    "chủ trì",
    "đầu mối",
    "tổng hợp",
    "tham mưu",
    "báo cáo",
    "phối hợp",
    "chịu trách nhiệm",
    "thường trực",
]


@dataclass
class Choice:
    """A body that may lead, or a citation that may be the parent."""

    features: dict[str, float]
    right: bool
    ruled: bool  # the rules chose it
    likely: float = 0.0


@dataclass
class Case:
    """One document: its choices, how many are wanted, whether the rules are right as a whole."""

    origin: str
    split: str
    choices: list[Choice]
    wanted: int
    ruled_right: bool


# ----------------------------------------------------------------------------------- who leads


def unit_roles(sample: Sample, plan: Plan) -> Case:
    """Every body named in the body of the plan; right when the gold has it as lead unit."""
    text = plan.layout.flow
    tops = [
        (h.whole.start, kinds_of(text[h.title.start : h.title.end][:200]))
        for h in plan.layout.headings
        if h.level == 1
    ]
    ruled = {identity(unit.value): unit.value for unit in plan.lead_units}
    found: dict[str, tuple[str, dict[str, float]]] = {
        name: (value, {}) for name, value in ruled.items()
    }
    for zone in plan.layout.zones:
        if zone.kind in (ZoneKind.BODY, ZoneKind.ANNEX):
            for span in body_spans(text[zone.span.start : zone.span.end]):
                start, end = zone.span.start + span.start, zone.span.start + span.end
                name = " ".join(text[start:end].split())
                _, told = found.setdefault(identity(name), (name, {}))
                told |= dict.fromkeys(around(text, start, end), 1.0)
                told |= {f"section={k}": 1.0 for at, kinds in tops if at <= start for k in kinds}
    wanted = [str(first_answer(name)) for name in sample.gold["lead_units"]]
    choices = [
        Choice(told | {f"head={name.split()[0].lower()}": 1.0}, among(name, wanted), key in ruled)
        for key, (name, told) in found.items()
    ]
    return Case(sample.origin, sample.split, choices, len(wanted), False)


def around(text: str, start: int, end: int) -> Iterator[str]:
    """What stands before and behind a body."""
    behind = re.findall(r"\w+|[:;,.()-]", text[end : end + 60].lower())
    before = re.findall(r"\w+|[:;,.()\n-]", text[max(0, start - 40) : start].lower())
    for n in (1, 2, 3):
        yield f"behind={' '.join(behind[:n])}"
        yield f"before={' '.join(before[-n:])}"
    line = text[text.rfind("\n", 0, start) + 1 : start]
    opens = re.fullmatch(r"[\s\d.a-zđ)+–-]{0,8}", line) is not None
    yield f"opens={opens}"
    yield from (f"near {cue}" for cue in CUES if 0 <= text[start : start + 150].find(cue) < 120)


def among(name: str, wanted: Sequence[str]) -> bool:
    """Whether one of the wanted names is this one, to near."""
    key = identity(name)
    return any(SequenceMatcher(None, key, identity(w)).ratio() >= 0.9 for w in wanted)


def by_units(cases: Sequence[Case], taken: Callable[[Choice], bool]) -> str:
    """Precision, recall and F1."""
    chosen = [c for case in cases for c in case.choices if taken(c)]
    hits = sum(min(case.wanted, sum(c.right for c in case.choices if taken(c))) for case in cases)
    wrong, wanted = sum(not c.right for c in chosen), sum(case.wanted for case in cases)
    f1 = 2 * hits / max(1, hits + wrong + wanted)
    return f"{hits / max(1, hits + wrong):.3f} {hits / max(1, wanted):.3f} {f1:.3f}"


UNITS: dict[str, Callable[[Choice], bool]] = {
    "rules": lambda c: c.ruled,
    "model": lambda c: c.likely > 0.5,
    "rules, model > 0.7": lambda c: c.ruled or c.likely > 0.7,
    "rules, model > 0.85": lambda c: c.ruled or c.likely > 0.85,
}

# ------------------------------------------------------------------------------ which is parent


def parent_ranking(sample: Sample, plan: Plan) -> Case:
    """Every citation of the preamble or the title; right when the gold has it as parent."""
    names = ("citations", "issuer", "subject", "doc_type", "doc_number", "issued_on")
    about = plan_of(plan.layout, {name: getattr(plan, name) for name in names})
    gold = sample.gold.get("parent")
    right = {tight(value) for value in (gold if isinstance(gold, list) else [gold]) if value}
    own = level_of_name(about.issuer) if about.issuer else 3.0
    places = [i for i, c in enumerate(plan.citations) if c.preamble or about.in_title == i]
    choices = []
    for at, i in enumerate(places):
        citation = plan.citations[i]
        title = about.title_of(citation)
        above = own - level_of(citation)
        told = {
            f"relation={citation.relation}": 1.0,
            f"type={citation.doc_type}": 1.0,
            "named in title": float(about.in_title == i),
            f"place={min(at, 3)}": 1.0,
            f"place from end={min(len(places) - 1 - at, 3)}": 1.0,
            f"levels above={max(-2, min(4, round(above)))}": 1.0,
            "above": float(above > 0),
            "likeness": likeness(about.topic, title),
            "pairs": min(6, shared_pairs(about.topic, title)) / 6,
            "bearing": bearing(citation, title, about.topic)[0] / 2,
            "no number": float(citation.value is None),
        }
        if citation.issued_on and about.day:
            years = int(about.day[:4]) - int(citation.issued_on[:4])
            told[f"years={min(5, max(0, years))}"] = 1.0
        told |= {f"word={word}": 0.5 for word in bare_lower(title).split()[:5]}
        choices.append(Choice(told, tight(citation.value) in right, plan.parent.citation == i))
    value = plan.parent.value
    return Case(
        sample.origin,
        sample.split,
        choices,
        len(right),
        tight(value) in right or not (right or value),
    )


def tight(value: object) -> str:
    """Letters without spaces."""
    return re.sub(r"\s", "", str(value or "")).lower()


def by_parent(cases: Sequence[Case], taken: Callable[[Choice], bool] | None) -> str:
    """Share of the documents with the right parent, or rightly none."""
    right = 0
    for case in cases:
        best = max(case.choices, key=lambda c: c.likely, default=None)
        if taken is None:
            right += case.ruled_right
        else:
            right += best.right if best and taken(best) else not case.wanted
    return f"{right / len(cases):.3f}"


PARENTS: dict[str, Callable[[Choice], bool] | None] = {
    "rules": None,
    "model": lambda c: True,
    "model > 0.2": lambda c: c.likely > 0.2,
}

# --------------------------------------------------------------------------------------- both


def cases(
    read: Callable[[Sample, Plan], Case], field: str, several: Sequence[Sample]
) -> list[Case]:
    """The documents that the gold has a say on."""
    found = []
    for sample in several:
        unsure = field in (sample.gold.get("unsure") or ()) or field not in sample.gold
        again = ROOT / "corpus" in sample.path.parents and sample.path.suffix != ".txt"
        if unsure or again or "scan" in sample.name:
            continue
        plans = parse_source(sample.source)
        if sample.part <= len(plans):
            found.append(read(sample, plans[sample.part - 1]))
    return found


def judge(train: Sequence[Case], test: Sequence[Case]) -> None:
    """Fit on one, and note in the other how likely each choice is."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model: Any = make_pipeline(DictVectorizer(), LogisticRegression(C=0.3, max_iter=800))
    learnt = [choice for case in train for choice in case.choices]
    model.fit([c.features for c in learnt], [c.right for c in learnt])
    asked = [choice for case in test for choice in case.choices]
    if asked:
        for choice, shares in zip(
            asked, model.predict_proba([c.features for c in asked]), strict=True
        ):
            choice.likely = float(shares[1])


def main() -> None:
    """A line for each set and way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", choices=["unit_roles", "parent_ranking", []])
    names = parser.parse_args().names or ["unit_roles", "parent_ranking"]
    corpus = [*samples([ROOT / "corpus"])]
    shared = [ROOT.parent / "shared" / name for name in ("seeds", "real")]
    real = [s for folder in shared if folder.is_dir() for s in samples([folder])]
    generated = [s for s in made(150, seed=3) if s.path.suffix == ".txt"]
    other = [s for s in made(150, seed=4, half="test") if s.path.suffix == ".txt"]
    for name in names:
        read, field, ways, score = {
            "unit_roles": (unit_roles, "lead_units", UNITS, by_units),
            "parent_ranking": (parent_ranking, "parent", PARENTS, by_parent),
        }[name]
        own = cases(read, field, corpus)
        fold_of = folds(own, FOLDS)
        tuned = [case for case in own if case.split == "tuned"]
        more = cases(read, field, generated)
        sets = {
            "tuned": tuned,
            "held out": [case for case in own if case.split == "held-out"],
            "real": cases(read, field, real),
            "generated": cases(read, field, other),
        }
        for extra, mark in (((), ""), (more, " +")):
            for said, test in sets.items():
                inside = said in ("tuned", "held out")
                for fold in range(FOLDS if inside else 1):
                    left = [c for c in test if not inside or fold_of[c.origin] == fold]
                    rest = [c for c in tuned if not inside or fold_of[c.origin] != fold]
                    judge([*rest, *extra], left)
                for way, taken in ways.items():
                    if test:
                        print(
                            f"{name:15} {said + mark:12} {len(test):4} {way:20} {score(test, taken)}",
                            flush=True,
                        )


if __name__ == "__main__":
    main()
