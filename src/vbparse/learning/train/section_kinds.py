"""The model ``section_kinds``: whether a heading outside the lexicon is a cue, misread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vbparse.document import Plan
from vbparse.fields._model_section_kinds import NAME, SCHEME, members, most_alike
from vbparse.learning.train.damage import Damaged, damaged
from vbparse.learning.train.data import Sample
from vbparse.learning.train.trainer import Example, Trainer
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = ["MODEL", "estimator", "examples"]


def examples(sample: Sample, plan: Plan) -> Iterator[Example]:
    """Every member of a title that the lexicon does not know but that is like one of its cues.

    Right is what the lexicon says of the same member undamaged; in whole documents, nothing.
    """
    layout = plan.layout
    if layout is None:
        return
    for heading in layout.headings:
        title = layout.read(heading.title)
        true = title
        if isinstance(sample, Damaged):
            true = sample.headings.get(heading.whole.start, ("", ""))[1]
        pairs = [*members(title)], [*members(true)]
        if not heading.titled or len(pairs[0]) != len(pairs[1]):
            continue
        for member, was in zip(*pairs, strict=True):
            alike = most_alike(member) if kinds_of(member) == ("other",) else None
            if alike is not None:
                same = alike.kind in kinds_of(was)
                yield Example(alike.features, "same" if same else "other")


def estimator() -> Any:
    """Logistic regression with weak smoothing."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=1000)


MODEL = Trainer(
    name=NAME,
    scheme=SCHEME,
    decides="Whether a member of a top-level heading that the lexicon does not know "
    "(`NHlỆM V Ụ`, `NỘI DUNC`) is the cue that it is most like, misread.",
    examples=examples,
    estimator=estimator,
    fields=("section_kinds",),
    features="The cue of the lexicon that is most like the first letters of a member, by pairs of "
    "letters, spaces left out and easily confused letters made one. Looked at: that likeness, how "
    "much less like the next kind is, length of the cue, what the member has behind it, single "
    "letters and odd ones. The lexicon's own words are not learnt, so the arrays stay right when it "
    "grows.",
    tried=(
        "The table asks for titles that agree to 0.9, which misread ones do not. Titles alone, real "
        "ones misread letter by letter, F1 of their kinds by the lexicon and with the model: 2 % of "
        "the letters 0.967 and 0.986, 6 % 0.923 and 0.971, 12 % 0.849 and 0.941, letters of one word "
        "apart 0.580 and 0.988; whole ones 1.000 and 1.000. Through the pipeline, with `zones`: "
        "`python benchmarks/damaged_headings.py`.",
        "Whole headings outside the lexicon, kinds from n-grams of letters or words of the heading "
        "and the first words under it (multi-label logistic regression): of 9 such headings among 80 "
        "of the held-out samples 1 right, 1 to 5 wrong; among 38 members of tuned samples 0 right, 1 "
        "wrong; real texts 1 right, 1 wrong. Not used.",
        "With a cue and all headings that hold it left out of lexicon and training (40 cues in turn), "
        "F1 of their kinds: lexicon 0.593 on real titles, with the same model 0.590.",
        "First words and neighbouring headings alone tell the first kind in 0.42 (words), 0.48 "
        "(neighbours), 0.54 (both) of real headings: far too seldom.",
        "N-grams as a matcher of misread titles: 0.961 where the likeness has 0.971 (real, 6 %), "
        "0.806 where it has 0.988 (letters apart), in arrays a thousand times as large.",
        "Words segmented by underthesea instead of letters: 0.844 where n-grams of letters have 0.937 "
        "(6 % misread, samples), 0.947 and 0.945 on whole titles; as an addition to words 0.01 better "
        "on whole titles, which the lexicon knows anyway. So there is no `--thorough`.",
    ),
    limits=(
        "A heading in other words than the lexicon's stays `other`: that is for the lexicon.",
        "Headings below the top level are left to the lexicon, to keep a parse quick.",
    ),
    variants=damaged,
    made=100,
)
