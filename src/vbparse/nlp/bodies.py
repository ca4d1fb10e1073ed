"""``nlp.add_pipe("vbparse_bodies")``: names of bodies (*đơn vị*), and the register as patterns.

The grammar of ``vietnamese.agencies`` finds the names. A model trained on the gold was tried
against it and lost; ``docs/benchmarks/span-bodies.md`` has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from vbparse.document import Span as Place
from vbparse.nlp.component import align
from vbparse.vietnamese import agencies
from vbparse.vietnamese.lexicon import load

__all__ = ["BodyComponent", "agency_patterns", "body_spans", "create_bodies"]

LABEL = "BODY"

_BORDER = re.compile(
    r"""
      \t | (?<=[.;:]) [^\S\n]* \n | \n [^\S\n]* \n                    # cells, sentences
    | \n [^\S\n]* (?= [-+•–*] | \d{1,3} (?: [.)]|\s ) | [IVX]{1,5}\. )  # items
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class BodyComponent:
    """Sets ``doc.spans[spans_key]``; ``span.id_`` is the entry of the register, if there is one."""

    spans_key: str = "bodies"
    ents: bool = False

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the bodies that its text names, persons by their posts left out."""
        spans = list(self._spans(doc, doc.text))
        doc.spans[self.spans_key] = spans
        if self.ents:
            doc.ents = filter_spans([*spans, *doc.ents])
        return doc

    def _spans(self, doc: Doc, text: str) -> Iterator[Span]:
        for body in body_spans(text):
            start, end = body.start, body.end
            agency = agencies.find(" ".join(text[start:end].split()))
            span = align(doc, start, end, LABEL, agency.id if agency else "", "contract")
            if span is not None:
                yield span


def body_spans(text: str) -> Iterator[Place]:
    """Bodies within cells, items and sentences, persons by their posts left out."""
    borders = [0, *(match.end() for match in _BORDER.finditer(text)), len(text)]
    for start, end in pairwise(borders):
        for body in agencies.find_bodies(text, start, end):
            inside = body.span.start > start and text[body.span.start - 1] in "-–/&"  # 12/KH-UBND
            if body.kind != "person" and not inside:
                yield body.span


@Language.factory(
    "vbparse_bodies",
    default_config={"spans_key": "bodies", "ents": False},
    assigns=["doc.spans"],
)
def create_bodies(nlp: Language, name: str, spans_key: str, ents: bool) -> BodyComponent:
    """What ``nlp.add_pipe("vbparse_bodies")`` calls."""
    return BodyComponent(spans_key, ents)


def agency_patterns(label: str = LABEL) -> list[dict[str, str]]:
    """The register as patterns for spaCy's ``entity_ruler`` and ``span_ruler``.

    Names, short forms and codes as printed; use ``phrase_matcher_attr="LOWER"``. The ``id`` is the
    entry of the register.
    """
    register = load("agencies")
    names: dict[str, str] = {}
    for row in register["body"]:
        for name in (row["name"], *row.get("short", ())):
            names.setdefault(name, _id(name))
    for row in register["kind"]:
        for name in (row["name"], *row.get("also", ())):
            names.setdefault(name, _id(name))
    return [{"label": label, "pattern": name, "id": number} for name, number in names.items()]


def _id(name: str) -> str:
    agency = agencies.find(name)
    return agency.id if agency else ""
