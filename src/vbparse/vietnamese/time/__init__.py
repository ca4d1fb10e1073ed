"""Expressions of time (*thời hạn, thời gian*) as plans write them: the grammar of deadlines."""

from __future__ import annotations

from vbparse.vietnamese.time._term import Reference, Term
from vbparse.vietnamese.time._terms import find_terms
from vbparse.vietnamese.time._windows import lowered

__all__ = ["Reference", "Term", "find_terms", "lowered"]
