"""``vbparse train``: from gold to the array files that ship, with a card for each.

A model is a module of this folder with a member ``MODEL``; ``trainer`` says what that is.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

__all__ = ["models"]


@cache
def models() -> dict[str, Any]:
    """Every model of this folder by name, in the order in which they are to be trained."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        model = getattr(importlib.import_module(f"{__name__}.{module.name}"), "MODEL", None)
        found += [model] if model is not None else []
    return {each.name: each for each in sorted(found, key=lambda each: (each.stage, each.name))}
