"""Layout → values: one file per field; ``vbparse.extractor`` says what a field is."""

from __future__ import annotations

from vbparse.extractor import Extractor, discover

__all__ = ["extractors"]


def extractors() -> tuple[Extractor, ...]:
    """Every extractor in this folder."""
    return discover(__name__, tuple(__path__))
