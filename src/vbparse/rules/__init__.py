"""Plan → findings: one file a rule or close family of rules, found by looking into this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from vbparse.rules.rule import Rule

__all__ = ["rules"]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule in this folder and the folders below it, by code."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        if not module.name.rpartition(".")[2].startswith("_"):
            members = vars(importlib.import_module(module.name)).values()
            found |= {value.code: value for value in members if isinstance(value, Rule)}
    return tuple(found[code] for code in sorted(found))
