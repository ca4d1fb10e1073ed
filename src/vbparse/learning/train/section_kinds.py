"""The model ``section_kinds``: whether a heading outside the lexicon is a cue, misread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vbparse.document import Plan
from vbparse.fields._model_section_kinds import NAME, SCHEME, members, most_alike
from vbparse.learning.train.damage import Damaged, damaged
from vbparse.learning.train.data import Sample
from vbparse.learning.train.told import told
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
    variants=damaged,
    made=100,
    **told(NAME),
)
