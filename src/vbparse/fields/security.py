"""Độ mật (ô 10a)."""

from __future__ import annotations

from vbparse.document import Field, Layout
from vbparse.extractor import Known, extractor
from vbparse.fields._stamps import stamp
from vbparse.patterns import lazy

_SURE = lazy(r"(?<!\w)(?:TUYỆT|TỐI)\s+MẬT(?!\w)")
_LONE = lazy(r"(?<!\w)MẬT(?!\w)")


@extractor("security")
def security(layout: Layout, known: Known) -> Field | None:
    """``Tuyệt mật``, ``Tối mật`` or ``Mật`` stamped on the header; ``None`` when there is none."""
    return stamp(layout, _SURE, _LONE)
