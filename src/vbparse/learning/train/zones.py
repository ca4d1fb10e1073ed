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
    features="A candidate is what looks like the rest of a mark before a capital letter. Looked at: "
    "scheme (Roman or Arabic), full stop or none, capitals and length of the title, whether the "
    "lexicon knows it, how the mark would have come to look as it does, what stands before it, and "
    "the steps to the marks before and behind in its count. Learnt from documents as they are "
    f"(weight {CLEAN:g}) and from damaged copies (`learning/train/damage.py`), where what is right "
    "is known from the whole text.",
    tried=(
        "With the shipped arrays (`python benchmarks/damaged_headings.py`), F1 of top-level headings "
        "by the rules and with the model, titles compared by their letters. Held-out samples: whole "
        "text 0.981 and 0.981, letters misread lightly 0.935 and 0.975, heavily 0.711 and 0.938, "
        "marks broken 0.701 and 0.975. Real texts, never learnt from: 1.000 and 1.000; 0.935 and "
        "1.000; 0.563 and 0.959; 0.714 and 0.959.",
        "Pages as pictures, read by Tesseract (130 or 170 dpi): 30 samples 0.765 and 0.818, two real "
        "plans 0.824 and 0.947; the noise of training is not that of Tesseract.",
        "Zones of whole documents (header, subject, preamble, body, recipients, signature, annex, "
        "noise) by CRF (python-crfsuite) and by logistic regression over lines, learnt from generated "
        "documents: on generated documents of the other half of the grammars 0.998 (CRF) and 0.990 "
        "of the lines are right, by the rules 0.992; at heavy noise 0.995, 0.977 and 0.975. On "
        "corpus/, whose layouts are not the generator's and whose fields the rules read, the CRF "
        "agrees with the rules on 0.889 of the lines only: not used. Flattened texts, where rules "
        "are weakest, have no lines to label.",
        "One pass instead of two: 0.02 lower at heavy noise. Arabic numbers before any words: table "
        "rows of whole texts became headings; now only before a title by its words or capitals.",
        "Words segmented by underthesea: nothing here looks at words but through the lexicon.",
    ),
    limits=(
        "A second `I.` that was `II.` (a stroke lost) is at times read as `1.`.",
        "Damage is simulated, from known confusions of readers; other readers confuse otherwise.",
        "A mark that is gone altogether is not found, nor are letters, articles and decimals.",
    ),
    variants=damaged,
    made=100,
)
