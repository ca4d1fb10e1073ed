"""Văn bản được viện dẫn: every document that the text names, once, with all its mentions."""

from __future__ import annotations

import re
from dataclasses import replace

from vbparse.citations._clauses import Role, roles
from vbparse.citations._mention import Mention
from vbparse.citations._mentions import find_mentions
from vbparse.citations._merge import Named, citations_of, share_in_lists
from vbparse.citations._reading import Reading, reading_of
from vbparse.citations._tail import read_title
from vbparse.document import Citation, Layout, Span, ZoneKind
from vbparse.extractor import Known, extractor
from vbparse.vietnamese.numbers import key as number_key
from vbparse.vietnamese.section_kinds import kinds_of

__all__ = ["citations"]


@extractor("citations", needs=("doc_type", "doc_number", "issued_on"))
def citations(layout: Layout, known: Known) -> tuple[Citation, ...]:
    """All documents named, in order of first mention.

    ``preamble`` is set for those that the preamble, or a section of căn cứ, names in their own
    right. The document's own number, in its header or on its annexes, is not among them.
    """
    reading = reading_of(layout.flow)
    borders = tuple(sorted({zone.span.end for zone in layout.zones}))
    preambles = layout.spans(ZoneKind.PREAMBLE)
    mentions = find_mentions(reading, layout.span.start, layout.span.end, borders, preambles)
    mentions = [m for m in mentions if not _is_own(m, layout, known)]
    mentions = share_in_lists(reading, mentions)
    return citations_of(reading, _named(reading, layout, mentions), _type_of(known))


def _named(reading: Reading, layout: Layout, mentions: list[Mention]) -> list[Named]:
    found: dict[Span, Role] = {}
    for region in bases(layout):
        inside = [m for m in mentions if m.core in region]
        found |= {
            m.core: role for m, role in zip(inside, roles(reading, region, inside), strict=True)
        }
    title = layout.zone(ZoneKind.TITLE)
    named = []
    for mention in mentions:
        role = _elsewhere(reading, mention, title)
        if role is None:
            role = found.get(mention.core, _NAMED)
        named.append(Named(mention, role))
    return _with_whole_titles(reading, named)


def _with_whole_titles(reading: Reading, named: list[Named]) -> list[Named]:
    """A title was cut where it names a further document: ``về thực hiện A của … và B của …``."""
    whole = list(named)
    for i in range(len(whole) - 2, -1, -1):
        head = whole[i].mention
        if head.title_span is None or not whole[i].role.own_right:
            continue
        end = head.title_span.end
        for j in range(i + 1, len(whole)):
            item, start = whole[j], whole[j].mention.core.start
            if start < end and not item.role.own_right:
                continue
            if item.role.own_right or start > end + 12 or "(" in reading.text[end:start]:
                break
            end = max(end, item.mention.end)
        if end > head.title_span.end:
            span = Span(head.title_span.start, end)
            title = read_title(reading, span)
            whole[i] = replace(whole[i], mention=replace(head, title=title, title_span=span))
    return whole


def bases(layout: Layout) -> tuple[Span, ...]:
    """Where căn cứ stand: the preamble, and the sections that are headed so."""
    sections = [
        Span(h.title.end, h.body.end)
        for h in layout.headings
        if h.level <= 2
        and _BASIS.match(layout.read(h.title)[:60])
        and "basis" in kinds_of(layout.read(h.title))
    ]
    return (*layout.spans(ZoneKind.PREAMBLE), *sections)


_BASIS = re.compile(r"(?i)(?:các\s+|những\s+)?(?:căn\s+cứ|cơ\s+sở)")
_NAMED = Role(False, "cites")
_ATTACHED = re.compile(r"\(\s*(?:duoc\s+)?(?:ban\s+hanh\s+)?kem\s+theo\s+$")
_ACTS_ON = (
    ("replaces", re.compile(r"\b(?:thay\s+the|bai\s+bo|huy\s+bo)\s+(?:cho\s+)?(?:cac\s+)?$")),
    (
        "amends",
        re.compile(
            r"\b(?:sua\s+doi|bo\s+sung|dieu\s+chinh)"
            r"(?:[\s,]+(?:bo\s+sung|mot\s+so\s+(?:dieu|noi\s+dung)|cua)){0,3}\s+$"
        ),
    ),
    (
        "implements",
        re.compile(r"\b(?:thuc\s+hien|trien\s+khai|thi\s+hanh|quan\s+triet)\s+(?:cac\s+)?$"),
    ),
)
_NEAR_TITLE = 250
_OPENED = re.compile(r"\b(?:can\s+cu|thuc\s+hien|trien\s+khai|tren\s+co\s+so)\s")


def _elsewhere(reading: Reading, mention: Mention, title: Span | None) -> Role | None:
    """What the words before a mention say wherever it stands; ``None`` when they say nothing."""
    start = mention.core.start
    lead = reading.low[max(0, start - 60) : start]
    if _ATTACHED.search(lead):
        if title and _OPENED.search(reading.low, title.end, start):
            return None  # "Thực hiện Kế hoạch của UBND tỉnh về … (ban hành kèm theo |Quyết định …"
        near = title is None or start < title.end + _NEAR_TITLE
        return Role(False, "issued_with" if near else "cites")
    in_title = title is not None and start in title
    for relation, pattern in _ACTS_ON:
        if (in_title or relation == "replaces") and pattern.search(lead):
            return Role(False, relation)
    return Role(False, "cites") if in_title else None


def _is_own(mention: Mention, layout: Layout, known: Known) -> bool:
    """The document's own number: in its header, or repeated (``Kèm theo Kế hoạch số …``)."""
    header = layout.zone(ZoneKind.HEADER)
    if header and mention.core.start in header and not mention.typed:
        return True
    if mention.value is None and not mention.law:
        lead = layout.flow[max(0, mention.core.start - 20) : mention.core.start]
        return re.search(r"(?i)kèm\s+theo\s+$", lead) is not None
    number, day = known.get("doc_number"), known.get("issued_on")
    if number is None or not number.value or mention.key != number_key(number.value):
        return False
    printed = mention.issued_on
    return not (printed and day and day.value and printed[:4] != day.value[:4])


def _type_of(known: Known) -> str | None:
    kind = known.get("doc_type")
    return kind.value if kind else None
