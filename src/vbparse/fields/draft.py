"""Dự thảo: whether the document says that it is a draft."""

from __future__ import annotations

from vbparse.document import Layout
from vbparse.extractor import Known, extractor
from vbparse.fields._stamps import is_draft


@extractor("draft")
def draft(layout: Layout, known: Known) -> bool:
    """True when DỰ THẢO is printed; an empty number or signature alone does not make a draft."""
    return is_draft(layout)
