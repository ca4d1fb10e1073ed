"""Các mục của kế hoạch: every numbered heading of the body, with the kinds it holds."""

from __future__ import annotations

from vbparse.document import Heading, Layout, Section
from vbparse.extractor import Known, extractor
from vbparse.fields._model_section_kinds import misread_kinds
from vbparse.vietnamese.section_kinds import kinds_of


@extractor("sections")
def sections(layout: Layout, known: Known) -> tuple[Section, ...]:
    """The headings that are titles; numbered sentences are items, not sections."""
    kept = [i for i, h in enumerate(layout.headings) if h.titled or h.level == 1]
    place = {index: at for at, index in enumerate(kept)}
    return tuple(_section(layout, layout.headings[i], place) for i in kept)


def _kinds(title: str, level: int) -> tuple[str, ...]:
    if len(title) > 250:
        return ("other",)
    return misread_kinds(title) if level == 1 else kinds_of(title)


def _section(layout: Layout, heading: Heading, place: dict[int, int]) -> Section:
    title = layout.read(heading.title)
    kinds = _kinds(title, heading.level)
    above = heading.parent
    while above is not None and above not in place:
        above = layout.headings[above].parent
    strong = title.isupper() or heading.level == 1
    sure = (0.95 if strong else 0.8) * (1.0 if kinds != ("other",) else 0.85)
    return Section(
        kind=kinds[0],
        kinds=kinds,
        kind_confidence=sure,
        number=heading.number,
        title=title,
        level=heading.level,
        parent=place.get(above) if above is not None else None,
        start=heading.whole.start,
        end=max(heading.body.end, heading.whole.end),
        spans=(heading.whole,),
        confidence=sure,
    )
