"""Văn bản ban hành kèm theo: the decision that carries the plan, when there is one."""

from __future__ import annotations

from vbparse.document import Citation, Layout
from vbparse.extractor import Known, extractor

__all__ = ["issued_with"]


@extractor("issued_with", needs=("citations",))
def issued_with(layout: Layout, known: Known) -> Citation | None:
    """``(Ban hành kèm theo Quyết định số … ngày … của …)`` beside the title of the plan."""
    found: tuple[Citation, ...] = known.get("citations", ())
    return next((c for c in found if c.relation == "issued_with"), None)
