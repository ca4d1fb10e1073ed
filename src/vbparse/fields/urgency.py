"""Độ khẩn (ô 10b)."""

from __future__ import annotations

from vbparse.document import Field, Layout
from vbparse.extractor import Known, extractor
from vbparse.fields._stamps import stamp
from vbparse.patterns import lazy

_SURE = lazy(r"(?<!\w)(?:H(?:ỎA|OẢ)\s+TỐC(?:\s+HẸN\s+GIỜ)?|THƯỢNG\s+KHẨN)(?!\w)")
_LONE = lazy(r"(?<!\w)KHẨN(?!\w)")


@extractor("urgency")
def urgency(layout: Layout, known: Known) -> Field | None:
    """``Hỏa tốc``, ``Thượng khẩn`` or ``Khẩn`` on the header; ``None`` when there is none."""
    return stamp(layout, _SURE, _LONE)
