"""Thời gian ban hành (ô 4): the day in the header, or what is printed of it."""

from __future__ import annotations

from vbparse.document import Field, Layout
from vbparse.extractor import Known, extractor
from vbparse.fields._header import place_and_day


@extractor("issued_on")
def issued_on(layout: Layout, known: Known) -> Field:
    """ISO 8601, ``2023-09`` or ``2023`` when the rest is left blank (status ``partial``).

    0.97: a whole day behind a place and a comma; 0.9: behind a place; 0.75: no place before it.
    """
    found = place_and_day(layout)
    if found is None or found.day is None:
        return Field(status="missing")
    sure = 0.75 if found.place is None else 0.97 if found.comma else 0.9
    if found.iso is None or found.iso.startswith("--"):
        return Field(status="blank", spans=(found.day,), confidence=sure)
    whole = len(found.iso) == len("2024-09-30")
    overlaid = any(o.overlaps(found.day) for o in layout.source.overlays)
    status = "partial" if not whole else "overlay" if overlaid else "present"
    return Field(value=found.iso, status=status, spans=(found.day,), confidence=sure)
