"""Cơ quan ban hành (ô 2): the body that issues the document, and the one printed above it."""

from __future__ import annotations

import re
from itertools import islice

from vbparse.document import Field, Issuer, Layout, Span
from vbparse.extractor import Known, extractor
from vbparse.fields._header_bodies import PrintedBody, printed_bodies
from vbparse.fields._issuer_in_text import issued_with, said_to_issue
from vbparse.fields._names import body_case
from vbparse.fields._signature import read_signatures
from vbparse.fields._title import read_title
from vbparse.patterns import lazy
from vbparse.register import context_of, lookup
from vbparse.vietnamese.agencies import find
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.places import province


@extractor("issuer", needs=("place", "issued_on"))
def issuer(layout: Layout, known: Known) -> Issuer:
    """The last body of the header, joined over its lines, in sentence case.

    0.96: in the register; 0.92: another printed body. Without one the body whose decision carries
    the plan (0.8), the one that the text says issues it (0.7 to 0.85), the one below the title
    (0.8), else the body for which the signature is given (0.6).
    """
    bodies = printed_bodies(layout)
    if bodies and _BARE.fullmatch(bodies[-1].name):
        return _placed(layout, bodies[-1], known)
    if bodies:
        return _printed(bodies, known)
    decided = issued_with(layout)
    if decided is not None:
        return _described(body_case(layout.read(decided)), (decided,), 0.8, known)
    for said, sure in said_to_issue(layout):
        return _described(body_case(layout.read(said)), (said,), sure, known)
    title = read_title(layout)
    if title is not None and title.body is not None:
        return _described(body_case(layout.read(title.body)), (title.body,), 0.8, known)
    for signature in read_signatures(layout):
        if signature.body is not None:
            return _described(body_case(layout.read(signature.body)), (signature.body,), 0.6, known)
    return Issuer(status="missing")


def _printed(bodies: tuple[PrintedBody, ...], known: Known) -> Issuer:
    last, above = bodies[-1], bodies[-2] if len(bodies) > 1 else None
    return _described(
        body_case(last.name),
        last.spans,
        0.92,
        known,
        parent=body_case(above.name) if above else None,
    )


_BARE = lazy(r"(?i:[ỦU][YỶ]\s+BAN\s+NHÂN\s+DÂN|UBND)")


def _placed(layout: Layout, printed: PrintedBody, known: Known) -> Issuer:
    """``ỦY BAN NHÂN DÂN`` whose second line was lost: the committee of the place that dates it.

    0.8: the text names it whole, or says which unit it is of and the place is such a one.
    """
    place: Field = known.get("place", Field())
    day: Field = known.get("issued_on", Field())
    seat = province(place.value, day.value) if place.value else None
    for said, _ in islice(said_to_issue(layout), 4):
        name = layout.read(said)
        unit = _OF_UNIT.fullmatch(name)
        if unit and unit["name"]:
            return _described(_long(body_case(name)), (*printed.spans, said), 0.8, known)
        if unit and seat and unit["unit"].lower() == seat.kind:
            name = f"{body_case(printed.name)} {seat.full}"
            return _described(name, (*printed.spans, *place.spans), 0.8, known)
    return _printed((printed,), known)


_OF_UNIT = lazy(
    r"(?:[ỦUu][yỷ]\s+ban\s+nhân\s+dân|UBND)\s+"
    r"(?P<unit>[Tt]ỉnh|[Tt]hành\s+phố|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|[Tt]hị\s+trấn|[Pp]hường|[Xx]ã)"
    rf"(?:\s+(?P<name>[{UPPER}][\w'’]*(?:\s*-\s*[{UPPER}][\w'’]*|\s+[{UPPER}][\w'’]*){{0,5}}))?"
)


def _long(name: str) -> str:
    """``UBND tỉnh Hải Lĩnh`` as a header prints it."""
    return re.sub(r"^UBND(?=\s)", "Ủy ban nhân dân", name)


def _described(
    name: str, spans: tuple[Span, ...], sure: float, known: Known, parent: str | None = None
) -> Issuer:
    """With what the register knows of it; the printed place and day say which one is meant."""
    place: Field = known.get("place", Field())
    day: Field = known.get("issued_on", Field())
    above = find(parent, day.value) if parent else None
    agency = find(name, day.value, above.name if above else place.value)
    agency = agency or find(name, day.value, place.value)
    if agency is not None and sure > 0.9:
        sure = 0.96
    here = context_of(name, parent=parent, place=place.value, on=day.value)
    entries = lookup(name, on=day.value, context=here)
    if not entries and parent:  # Ban Thường trực | Ủy ban Mặt trận Tổ quốc …
        entries = lookup(f"{name} {parent}", on=day.value, context=here)
    entry = entries[0] if len(entries) == 1 and entries[0].placed else None
    superior = (entry and entry.superior_name) or (agency and agency.superior)
    return Issuer(
        value=name,
        parent=parent,
        superior=superior or (above.name if above else None),
        id=entry.id if entry else None,
        spans=spans,
        confidence=sure,
    )
