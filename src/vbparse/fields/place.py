"""Địa danh (ô 4): the place that stands before the day."""

from __future__ import annotations

from vbparse.document import Field, Layout
from vbparse.extractor import Known, extractor
from vbparse.fields._header import place_and_day
from vbparse.fields._names import name_case
from vbparse.vietnamese.places import is_province


@extractor("place")
def place(layout: Layout, known: Known) -> Field:
    """As printed, in sentence case.

    0.98: a province, and a comma behind it; 0.95: another name and a comma; 0.85: no comma.
    """
    found = place_and_day(layout)
    if found is None or found.place is None:
        return Field(status="missing")
    value = name_case(layout.read(found.place))
    sure = 0.85 if not found.comma else 0.98 if is_province(value) else 0.95
    return Field(value=value, spans=(found.place,), confidence=sure)
