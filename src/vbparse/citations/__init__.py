"""The documents that a text names, and the parent chosen among them."""

from __future__ import annotations

from vbparse.extractor import Extractor, discover

__all__ = ["extractors"]


def extractors() -> tuple[Extractor, ...]:
    """Every extractor in this folder."""
    return discover(__name__, tuple(__path__))
