"""``nlp.add_pipe("vbparse")``: the plan of a text as ``doc._.plan``, its fields as spans.

Importing this module registers the component and the extensions ``doc._.plan``, ``doc._.plans``
and ``span._.found``. What is kept in the ``Doc`` is the record, plain values that spaCy can send
to another process and write to a file; the ``Plan`` is made from it again where it is missing.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from vbparse.document import Found, Line, Plan, RawMap, Source
from vbparse.nlp.labels import LABELS, LONG
from vbparse.nlp.record import found_at, founds, plan_from

__all__ = ["KEY", "PlanComponent", "align", "attach", "in_doc", "make_doc", "plans_of", "source_of"]

KEY = "vbparse"
"""Where the records stand in ``doc.user_data``; by default also the name of the span group."""


class _Kept(dict[str, Any]):
    """What a ``Doc`` keeps: a plain dict for whoever saves it, the values for who is here."""

    plans: tuple[Plan, ...] = ()
    back: RawMap | None = None

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return dict, (dict(self),)


def source_of(text: str, name: str = "") -> Source:
    """``text`` as a source; a ``str`` is taken for Unicode (old fonts are for ``vbparse.read``)."""
    from vbparse.readers.text import line_spans
    from vbparse.vietnamese.normalize import clean_mapped

    clean, raw = clean_mapped(text)
    return Source(
        name,
        clean,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        lines=tuple(Line(span) for span in line_spans(clean)),
        raw=raw,
    )


def make_doc(nlp: Language, file: Path | str | Source) -> Doc:
    """The tokens of a file (PDF, Word, text …) or a source, with its plans; raises ``ReadError``.

    ``nlp(make_doc(nlp, path))`` then runs the components. ``doc.text`` is the text that
    ``vbparse text`` prints, so the offsets of the record hold in it.
    """
    from vbparse import pipeline, readers

    source = file if isinstance(file, Source) else readers.read(file)
    doc = nlp.make_doc(source.text)
    attach(doc, pipeline.parse_source(source))
    return doc


def attach(doc: Doc, plans: Sequence[Plan], raw: RawMap | None = None) -> None:
    """Keep ``plans`` in ``doc``; ``raw`` leads from their offsets to those of ``doc.text``."""
    back = None if raw in (None, RawMap()) else raw
    kept = _Kept(
        records=[plan.to_dict() for plan in plans],
        raw=[list(back.text), list(back.raw)] if back else None,
    )
    kept.plans, kept.back = tuple(plans), back
    doc.user_data[KEY] = kept


def _kept(doc: Doc) -> _Kept:
    kept = doc.user_data.get(KEY)
    if kept is None:
        return _Kept()
    if not isinstance(kept, _Kept):  # it came from another process or from a file
        kept = _Kept(kept)
        kept.plans = tuple(plan_from(record) for record in kept["records"])
        kept.back = RawMap(*map(tuple, kept["raw"])) if kept["raw"] else None
        doc.user_data[KEY] = kept
    return kept


def plans_of(doc: Doc) -> tuple[Plan, ...]:
    """``doc._.plans``: every plan of the text; empty before the component has run."""
    return _kept(doc).plans


def _first_plan(doc: Doc) -> Plan | None:
    plans = plans_of(doc)
    return plans[0] if plans else None


def _found(span: Span) -> Found | None:
    part, _, place = span.id_.rpartition(":")
    plans = plans_of(span.doc)
    index = int(part) if part.isdigit() else 0
    return found_at(plans[index], place) if index < len(plans) else None


def _register_extensions() -> None:
    for name, getter in (("plan", _first_plan), ("plans", plans_of)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
    if not Span.has_extension("found"):
        Span.set_extension("found", getter=_found)


_register_extensions()


@dataclasses.dataclass(frozen=True)
class PlanComponent:
    """Reads the text of a ``Doc``, unless ``make_doc`` has done so, and marks the fields.

    ``alignment`` is for evidence that begins or ends inside a token: ``expand`` (as spaCy names
    it) takes the whole token, ``contract`` leaves it out, ``strict`` drops the span.
    """

    spans_key: str = KEY
    alignment: str = "expand"
    labels: tuple[str, ...] = tuple(LABELS.values())
    ents: bool = False

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its plans and the spans of their fields."""
        from vbparse import pipeline

        text = doc.text
        if KEY not in doc.user_data:
            source = source_of(text)
            attach(doc, pipeline.parse_source(source), source.raw)
        spans = list(self._spans(doc, text))
        doc.spans[self.spans_key] = spans
        if self.ents:
            short = [span for span in spans if span.label_ not in LONG]
            doc.ents = filter_spans([*short, *doc.ents])
        return doc

    def _spans(self, doc: Doc, text: str) -> Iterator[Span]:
        for part, plan in enumerate(plans_of(doc)):
            for place, label, start, end in _places(plan):
                if label in self.labels:
                    borders = in_doc(doc, text, start, end)
                    name = f"{part}:{place}" if part else place
                    span = align(doc, *borders, label, name, self.alignment)
                    if span is not None:
                        yield span


def align(
    doc: Doc, start: int, end: int, label: str, place: str = "", mode: str = "expand"
) -> Span | None:
    """The tokens at a stretch of ``doc.text``; ``None`` when ``mode`` allows none."""
    if start >= end:
        return None
    span: Span | None = doc.char_span(start, end, label, alignment_mode=mode, span_id=place)
    return span if span else None


def _places(plan: Plan) -> Iterator[tuple[str, str, int, int]]:
    """Place, label, start and end of everything that has evidence."""
    for place, found in founds(plan):
        label = LABELS[place.partition("[")[0]]
        for item in found.evidence:
            yield place, label, item.start, item.end
    chosen = found_at(plan, "parent")
    for item in chosen.evidence if chosen else ():
        yield "parent", LABELS["parent"], item.start, item.end
    for i, miss in enumerate(plan.near_misses):
        yield f"near_misses[{i}]", LABELS["near_misses"], miss.start, miss.end


def in_doc(doc: Doc, text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the source as offsets of ``doc.text``, without white space at the borders."""
    back = _kept(doc).back
    if back is not None:
        start, end = back.to_raw(start), back.to_raw(end)
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


@Language.factory(
    "vbparse",
    default_config={"spans_key": KEY, "alignment": "expand", "labels": [], "ents": False},
    assigns=["doc._.plan", "doc._.plans", "doc.spans"],
)
def create_component(
    nlp: Language,
    name: str,
    spans_key: str,
    alignment: Literal["expand", "contract", "strict"],
    labels: list[str],
    ents: bool,
) -> PlanComponent:
    """What ``nlp.add_pipe("vbparse")`` calls; the settings are those of ``PlanComponent``."""
    return PlanComponent(spans_key, alignment, tuple(labels) or PlanComponent.labels, ents)
