"""The model ``zones``: which places with a damaged numbering mark are headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vbparse.document import Plan, ZoneKind
from vbparse.layout._model_zones import NAME, SCHEME, Known, candidates
from vbparse.layout.flow import flow_of
from vbparse.layout.numbering import marks_of
from vbparse.learning.train.damage import Damaged, damaged
from vbparse.learning.train.data import Sample
from vbparse.learning.train.told import told
from vbparse.learning.train.trainer import Example, Trainer

__all__ = ["MODEL", "estimator", "examples"]

CLEAN = 10.0
"""Weight of an example without damage: most documents have none, and must lose nothing."""


def examples(sample: Sample, plan: Plan) -> Iterator[Example]:
    """Every place where a mark may have stood; right is what the undamaged text has there."""
    layout = plan.layout
    if layout is None:
        return
    true = {heading.whole.start: heading.number for heading in layout.headings}
    if isinstance(sample, Damaged):
        true = {start: number for start, (number, _) in sample.headings.items()}
    body = layout.zone(ZoneKind.BODY)
    span = body if body is not None else layout.span
    flow = flow_of(layout.source)
    read = marks_of(layout.source, flow, span)
    known = [Known(mark.scheme, mark.ordinal[0], mark.start, mark.title) for mark in read]
    weight = CLEAN if sample.damage == "none" else 1.0
    for candidate in candidates(flow.text, (span.start, span.end), flow.flat, known):
        is_heading = true.get(candidate.start) == candidate.number
        yield Example(candidate.features, "heading" if is_heading else "text", weight)


def estimator() -> Any:
    """Logistic regression with weak smoothing; the classes are left as frequent as they are."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=1000)


MODEL = Trainer(
    name=NAME,
    scheme=SCHEME,
    decides="Which places with a damaged numbering mark (`lV  KINH PHÍ`, `VHI. TỔ CHỨC`) are "
    "headings, where the rules, which are strict, read no mark that counts.",
    examples=examples,
    estimator=estimator,
    fields=("sections", "section_kinds"),
    variants=damaged,
    made=100,
    **told(NAME),
)
