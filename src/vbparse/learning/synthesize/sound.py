"""Bản thảo không lỗi: which made plans have nothing that a rule could find fault with.

Ordinary made plans are like real ones: some leave the number to be filled in, have no word of
money, or order their căn cứ carelessly. For the proof of the checker plans are made that do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.looks import Look
from vbparse.learning.synthesize.references import Reference

__all__ = ["SECTIONS", "by_rank", "in_time", "varied", "whole"]

SECTIONS = (
    {"purpose", "goals"},
    {"tasks", "content"},
    {"budget"},
    {"organisation", "assignment"},
)
"""Of each set a plan has at least one section."""
POLICE = date(2025, 3, 1)
"""No district had police of its own from this day on."""
_RANKS = {"Luật": 0, "ND": 2, "NĐ": 2, "TT": 3}


def by_rank(bases: Sequence[Reference]) -> list[Reference]:
    """Laws first, then decrees, then circulars, then all others as they stand."""
    return sorted(bases, key=lambda base: _RANKS.get(base.code, 4))


def in_time(draft: Draft) -> bool:
    """Whether every time lies in the years that the plan speaks of."""
    first = draft.day.year
    named = [int(year) for year in re.findall(r"20\d\d", str(draft.scalars.get("subject")))]
    last = max([first, *named])
    due = [str(data["value"]) for key, data in draft.values.items() if key.startswith("deadline#")]
    return all(int(year) <= last for each in due for year in re.findall(r"20\d\d", each)[-1:])


def whole(draft: Draft) -> bool:
    """Whether it says who reports, and closes as plans do."""
    reports = any(
        data["role"] in ("collect", "report")
        for key, data in draft.values.items()
        if key.startswith("unit#")
    )
    return reports and in_time(draft) and not _gone(draft)


def varied(look: Look, dice: Dice) -> Look:
    """The look, set otherwise within what the rules on form leave free."""
    indent = dice.pick((1.0, 1.0, 1.27)) if look.regime.party else dice.pick((1.0, 1.27, 1.27))
    exact = (18.0, 20.0) if look.regime.party else (17.0, 18.0, 20.0)
    spacing = dice.pick((*exact, 1.0, look.spacing, look.spacing, look.spacing))
    odd: dict[str, Any] = {f"{role}.indent": indent for role in ("text", "basis", "head")}
    odd |= {"text.gap": dice.pick((6, 6, 8, 10)), "text.spacing": spacing}
    odd["word.styled"] = dice.chance(0.4)
    if not look.regime.party:
        odd |= {f"page.{side}": float(dice.number(20, 25)) for side in ("top", "bottom")}
    return replace(look, odd=(*odd.items(), *look.odd))


def _gone(draft: Draft) -> bool:
    """Whether a plan of the last months of the districts names their police, gone before them."""
    units = {str(d.get("unit")) for k, d in draft.values.items() if k.startswith("unit#")}
    police = any(name.startswith("Công an") for name in units)
    return draft.issuer.kind == "district" and draft.day >= POLICE and police
