"""``nlp.add_pipe("vbparse_bodies")``: names of bodies (*đơn vị*), and the register as patterns.

The grammar of ``vietnamese.agencies`` finds the names in running text; issuer and recipients come
from the plan, when ``vbparse`` stands before this component. Models trained on the gold were tried
against both and lost: ``docs/benchmarks/span-bodies.md`` has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from vbparse.document import Issuer, Recipient
from vbparse.document import Span as Place
from vbparse.learning.evaluate.quotes import Folded
from vbparse.nlp.component import align, in_doc, plans_of
from vbparse.vietnamese import agencies
from vbparse.vietnamese.lexicon import load

__all__ = ["BodyComponent", "agency_patterns", "body_spans", "create_bodies"]

LABEL = "BODY"

_FORMS = {
    "Ủy ban": ("Uỷ ban",),
    "Ủy ban nhân dân": ("UBND",),
    "Hội đồng nhân dân": ("HĐND",),
    "Ủy ban Mặt trận Tổ quốc": ("UBMTTQ", "Ủy ban MTTQ"),
}

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
        known = list(_from_record(doc, text))
        running = (b for b in body_spans(text) if not any(b.overlaps(k) for k in known))
        for body in sorted((*known, *running)):
            start, end = body.start, body.end
            agency = agencies.find(" ".join(text[start:end].split()))
            span = align(doc, start, end, LABEL, agency.id if agency else "", "contract")
            if span is not None:
                yield span


def _from_record(doc: Doc, text: str) -> Iterator[Place]:
    """The issuer and the bodies among the recipients, when ``vbparse`` has read the text before.

    The header is all capitals and the list has no sentences: there the fields know more than the
    grammar of running text.
    """
    for plan in plans_of(doc):
        values: tuple[Issuer | Recipient, ...] = (plan.issuer, *plan.recipients)
        for value in values:
            name = value.value or ""
            places = [Place(*in_doc(doc, text, e.start, e.end)) for e in value.evidence]
            if not places or _persons().match(name):
                continue
            if value is plan.issuer:  # often printed on two lines
                yield Place(places[0].start, places[-1].end)
                continue
            for place in places:  # without the purpose: "Sở Y tế (để báo cáo)"
                for span in Folded(text[place.start : place.end]).find(name)[:1]:
                    yield Place(place.start + span.start, place.start + span.end)


@cache
def _persons() -> re.Pattern[str]:
    posts = [word for row in load("posts")["post"] for word in row["words"]]
    words = [*posts, "đồng chí", "đ/c", "ông", "bà", "như", "lưu", "website"]
    return re.compile(rf"(?:các\s+)?(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


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

    Names and short forms as printed; use ``phrase_matcher_attr="LOWER"``. The ``id`` is the
    entry of the register.
    """
    register = load("agencies")
    names: dict[str, str] = {}
    for row in (*register["body"], *register["kind"]):
        for name in (row["name"], *row.get("short", ()), *row.get("also", ())):
            for form in (name, *_other_forms(name)):
                names.setdefault(form, _id(name))
    return [{"label": label, "pattern": name, "id": number} for name, number in names.items()]


def _other_forms(name: str) -> Iterator[str]:
    """``Uỷ ban nhân dân tỉnh`` and ``UBND tỉnh`` for ``Ủy ban nhân dân tỉnh``."""
    for whole, forms in _FORMS.items():
        if name.startswith(whole):
            yield from (form + name[len(whole) :] for form in forms)


def _id(name: str) -> str:
    agency = agencies.find(name)
    return agency.id if agency else ""
