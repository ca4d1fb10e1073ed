"""Headings and names for people, in Vietnamese and in English; the words are in labels.toml."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources

from vbparse.exporters import Lang

__all__ = ["GROUPS", "label", "sure"]

GROUPS = ("identity", "subject", "basis", "content", "work", "dates", "ending", "doubts")
"""Groups of items, in the order in which they are shown; each has a colour on the page."""


def label(table: str, name: str, lang: Lang = "vi") -> str:
    """What ``name`` is called in ``lang``; a name that has no label stands for itself."""
    vietnamese, english = _labels().get(table, {}).get(name, (name, name))
    return english if lang == "en" else vietnamese


def sure(confidence: float) -> str:
    """Two figures, or three where two would say another number: never more than it is, so that
    0.976 is not taken for 0.98."""
    thousandths = math.floor(confidence * 1000 + 1e-6)
    return f"{thousandths / 1000:.{3 if thousandths % 10 else 2}f}"


@cache
def _labels() -> dict[str, dict[str, list[str]]]:
    text = resources.files("vbparse.exporters").joinpath("labels.toml").read_text("utf-8")
    return tomllib.loads(text)
