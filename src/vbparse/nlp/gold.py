"""Gold as spans: where the values that a person read off stand in the text.

Gold has values and quotes, no offsets. A quote, or else the value itself, is looked for whatever
its case, spaces and punctuation; where it stands more than once, the field decides (the header's
is the first, the signer's the last, lists go on from entry to entry). What cannot be placed is
named in ``doc.user_data["vbparse_unplaced"]``, so that nobody trains on silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan
from spacy.util import filter_spans

from vbparse.document import Source, Span
from vbparse.learning.evaluate.gold import forms
from vbparse.learning.evaluate.quotes import Folded
from vbparse.nlp.component import KEY, align
from vbparse.nlp.labels import LABELS, LONG

__all__ = ["UNPLACED", "Placed", "gold_doc", "place_gold"]

UNPLACED = "vbparse_unplaced"
"""Where in ``doc.user_data`` the values stand that the text does not show."""

_FIRST = ("doc_number", "place", "issued_on", "issuer", "subject", "theme")

_BEFORE_DAY = re.compile(r"\s{0,40},?\s{0,40}(?:ngày|tháng)")  # "Hà Sơn, ngày", not the header's

Gold = Mapping[str, Any]


@dataclass
class Placed:
    """What was found in one text: place in the gold, label, stretch; and what was not."""

    spans: list[tuple[str, str, Span]] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def add(self, place: str, name: str, span: Span | None) -> None:
        """Note a value of the member ``name`` of the record."""
        if span is None:
            self.unplaced.append(place)
        else:
            self.spans.append((place, LABELS[name], span))


def gold_doc(nlp: Language, source: Source, rows: Iterable[Gold]) -> Doc:
    """The text of a source with the gold of its documents in ``doc.spans["vbparse"]``.

    The short values are entities as well, as far as they do not overlap.
    """
    from vbparse import layout

    rows = list(rows)
    parts = [part.span for part in layout.lay_out(source)]
    if len(parts) != len(rows):
        parts = [Span(0, len(source.text))] * len(rows)
    doc = nlp.make_doc(source.text)
    spans: list[TokenSpan] = []
    unplaced: list[str] = []
    for i, (part, row) in enumerate(zip(parts, rows, strict=True)):
        placed = place_gold(source.quote(part), row)
        prefix = f"{i}:" if i else ""
        unplaced += (prefix + place for place in placed.unplaced)
        for place, label, at in placed.spans:
            start, end = part.start + at.start, part.start + at.end
            span = align(doc, start, end, label, prefix + place)
            if span is not None:
                spans.append(span)
    doc.spans[KEY] = spans
    doc.ents = filter_spans([span for span in spans if span.label_ not in LONG])
    doc.user_data[UNPLACED] = unplaced
    return doc


def place_gold(text: str, gold: Gold) -> Placed:
    """Where the values of one document stand in its text."""
    folded = Folded(text)
    placed = Placed()
    for name in _FIRST:
        if gold.get(name):
            places = _places(folded, _wanted(gold, name))
            if name == "place":
                places = [p for p in places if _BEFORE_DAY.match(text, p.end)] or places
            placed.add(name, name, _first(places))
    if gold.get("signer_name"):
        placed.add("signer", "signer", _last(_places(folded, _wanted(gold, "signer_name"))))
    _place_bases(folded, gold, placed)
    for i, name in enumerate(gold.get("lead_units") or ()):
        placed.add(f"lead_units[{i}]", "lead_units", _first(_places(folded, forms(name))))
    _place_deadlines(folded, gold, placed)
    _place_in_order(folded, gold, placed, "sections", 0)
    listed = _last(_places(folded, ("Nơi nhận",)))
    _place_in_order(folded, gold, placed, "recipients", listed.end if listed else 0)
    return placed


def _wanted(gold: Gold, name: str) -> tuple[str, ...]:
    quote = (gold.get("quotes") or {}).get(name)
    if quote:
        return forms(quote)
    if name == "issued_on":
        return tuple(_spelled(str(gold[name])))
    return forms(gold[name])


def _spelled(day: str) -> Iterator[str]:
    """``2025-09-04`` as it is printed: ``ngày 04 tháng 9 năm 2025``, ``ngày 04/09/2025``."""
    year, *rest = day.split("-")
    if len(rest) == 1:
        yield f"tháng {rest[0].lstrip('0')} năm {year}"
        yield f"tháng {rest[0]} năm {year}"
    if len(rest) != 2:
        return
    month, number = rest
    for d in dict.fromkeys((number, number.lstrip("0"))):
        for m in dict.fromkeys((month, month.lstrip("0"))):
            yield f"ngày {d} tháng {m} năm {year}"
            yield f"ngày {d}/{m}/{year}"


def _places(folded: Folded, quotes: Iterable[str]) -> list[Span]:
    return sorted(span for quote in quotes for span in folded.find(quote))


def _first(places: list[Span], start: int = 0) -> Span | None:
    return next((place for place in places if place.start >= start), None)


def _last(places: list[Span]) -> Span | None:
    return places[-1] if places else None


def _place_bases(folded: Folded, gold: Gold, placed: Placed) -> None:
    for i, base in enumerate(gold.get("legal_bases") or ()):
        quote = base.get("quote") or base.get("number") or base.get("title")
        span = _first(_places(folded, forms(quote))) if quote else None
        placed.add(f"legal_bases[{i}]", "citations", span)


def _place_deadlines(folded: Folded, gold: Gold, placed: Placed) -> None:
    """Each at the next place that no other one has: two bodies may have the same words."""
    taken: set[Span] = set()
    for i, deadline in enumerate(gold.get("deadlines") or ()):
        places = _places(folded, forms(deadline["text"])) if deadline.get("text") else []
        span = next((place for place in places if place not in taken), _first(places))
        if span is not None:
            taken.add(span)
        placed.add(f"deadlines[{i}]", "deadlines", span)


def _place_in_order(folded: Folded, gold: Gold, placed: Placed, name: str, start: int) -> None:
    """A list whose entries stand one after the other; one that does not fit holds up none."""
    for i, value in enumerate(gold.get(name) or ()):
        span = _first(_places(folded, forms(value)), start)
        if span is not None:
            start = span.end
        placed.add(f"{name}[{i}]", name, span)
