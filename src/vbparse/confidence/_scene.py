"""The document as a whole: in what state its text is, and whether its parts were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vbparse.document import Plan, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare

__all__ = ["Scene", "around", "scene_of"]

_ZONES = (ZoneKind.HEADER, ZoneKind.BODY, ZoneKind.RECIPIENTS, ZoneKind.SIGNATURE)
_WORD = lazy(r"[^\W\d_]+")
_MARK = lazy(r"[-/.\s]")


_CUT = lazy(r"[ \t]?\n?[ \t]?(?:[-–/&] ?\n?)?[ \t]?(?=[^\W\d_])")
_DASHED = lazy(r"[-–]\s?$")


def around(text: str, span: Span) -> Iterator[tuple[str, float]]:
    """What the printed words run into on both sides: a name that goes on was perhaps cut."""
    more = _CUT.match(text, span.end)
    if more is not None and more.end() > span.end:
        dashed = any(mark in more[0] for mark in "-–/&")
        big = text[more.end()].isupper()
        yield f"{'dash' if dashed else 'space'} and {'capital' if big else 'small letter'}", 1.0
    elif span.end < len(text) and text[span.end].isalnum():
        yield "inside a word", 1.0
    if _DASHED.search(text, max(0, span.start - 3), span.start):
        yield "behind a dash", 1.0


class Scene(NamedTuple):
    """Facts that every value shares, and places that some of them ask for."""

    common: dict[str, float]
    text: str  # the running text of the file
    span: Span  # of the document in it
    body: tuple[Span, ...]
    tables: tuple[Span, ...]
    year: int | None  # of the document
    organs: frozenset[str]  # what its own symbol says: {"UBND"} of 12/KH-UBND
    initials: str  # of the issuer's name: UBNDXDT
    alone: frozenset[int | None]  # sections, or None for the top, with a single section below
    sent_to: frozenset[str]  # the recipients
    listed: bool  # their list ends with what goes into the archive


def scene_of(plan: Plan) -> Scene:
    """The facts of one record."""
    layout = plan.layout
    day = plan.issued_on.value
    symbol = plan.doc_number.symbol or ""
    return Scene(
        common=_common(plan),
        text=layout.flow if layout else "",
        span=layout.span if layout else Span(0, 0),
        body=layout.spans(ZoneKind.BODY) if layout else (),
        tables=tuple(table.span for table in layout.source.tables) if layout else (),
        year=int(day[:4]) if day and day[:4].isdigit() else None,
        organs=frozenset(part for part in _MARK.split(symbol) if part),
        initials=_initials(plan.issuer.value or ""),
        alone=frozenset(at for at, n in Counter(s.parent for s in plan.sections).items() if n < 2),
        sent_to=frozenset(to.value for to in plan.recipients),
        listed=any(to.kind == "archive" for to in plan.recipients),
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(bare(name))).upper()


def _common(plan: Plan) -> dict[str, float]:
    head = (plan.doc_type, plan.doc_number, plan.issued_on, plan.issuer, plan.subject)
    missing = sum(field.value is None for field in head)
    found = {"head missing": missing / len(head), "doubts": min(len(plan.warnings), 3) / 3}
    if plan.source.text_layer != "native" or plan.source.encoding != "unicode":
        found["not native"] = 1.0
    if plan.doc_type.code != "KH":
        found["no plan"] = 1.0
    layout = plan.layout
    if layout is None:
        return found
    if layout.flat:
        found["flat"] = 1.0
    if layout.part[1] > 1:
        found["one of several"] = 1.0
    for kind in _ZONES:
        found[f"no {kind}"] = round(1 - layout.certain(kind), 2)
    return {name: value for name, value in found.items() if value}
