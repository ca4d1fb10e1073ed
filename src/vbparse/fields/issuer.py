"""Cơ quan ban hành (ô 2): the body that issues the document, and the one printed above it."""

from __future__ import annotations

import re

from vbparse.document import Field, Issuer, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.fields._header_bodies import PrintedBody, printed_bodies
from vbparse.fields._names import body_case
from vbparse.fields._signature import read_signatures
from vbparse.vietnamese.agencies import find, find_bodies


@extractor("issuer", needs=("place", "issued_on"))
def issuer(layout: Layout, known: Known) -> Issuer:
    """The last body of the header, joined over its lines, in sentence case.

    0.96: in the register; 0.92: another printed body. Without one the body that the text says
    issues the plan (0.85), else the body for which the signature is given (0.6).
    """
    bodies = printed_bodies(layout)
    if bodies:
        return _printed(bodies, known)
    said = _said(layout)
    if said is not None:
        return _described(layout.read(said), (said,), 0.85, known)
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
    superior = agency.superior if agency else None
    return Issuer(
        value=name,
        parent=parent,
        superior=superior or (above.name if above else None),
        id=agency.id if agency else None,
        spans=spans,
        confidence=sure,
    )


_ISSUES = re.compile(
    r"""
    (?<!\w) (?: xây\s+dựng | ban\s+hành | triển\s+khai | lập | đề\s+ra | tổ\s+chức | thông\s+báo
      | phối\s+hợp )
    (?: \s+ (?:và|,) \s+ \w+ \s+ \w+ )? (?: \s+ (?:nội\s+dung|bản) )?
    \s+ [“"]? (?: [Kk]ế\s+hoạch | [Cc]hương\s+trình | [Pp]hương\s+án | [Tt]hông\s+báo
      | [Hh]ướng\s+dẫn )
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(r"\([^()]{1,60}\)$")
_ADVERB = re.compile(r"(?<!\w)(?:đã|nay|tiếp\s{1,9}tục|tổ\s{1,9}chức|chủ\s{1,9}động)$")


def _said(layout: Layout) -> Span | None:
    """``…, Bệnh viện Mắt xây dựng Kế hoạch …``: the body in front of the verb."""
    for zone in layout.spans(ZoneKind.PREAMBLE, ZoneKind.BODY)[:2]:
        end = min(zone.end, zone.start + 4000)
        bodies = find_bodies(layout.flow, zone.start, end)
        for match in _ISSUES.finditer(layout.flow, zone.start, end):
            subject = _subject_end(layout.flow, zone.start, match.start())
            for body in reversed(bodies):
                if body.span.end == subject and body.kind not in ("collective", "person"):
                    return body.span
    return None


def _subject_end(text: str, start: int, verb: int) -> int:
    """Where the words before the verb end: without "(Sở)", "đã" and the like."""
    words = text[max(start, verb - 120) : verb]
    while True:
        words = words.rstrip(" \n\t,")
        tail = _ASIDE.search(words) or _ADVERB.search(words)
        if tail is None:
            return max(start, verb - 120) + len(words)
        words = words[: tail.start()]
