"""Sổ cơ quan: the register of agencies: who a name means, when, and what stands above it.

Groups of bodies (*UBND các tỉnh*) are in ``register.groups``.

The bodies come from ``vietnamese/lexicons/agencies.toml`` and ``bodies.toml`` here, provinces and
communes from ``vietnamese/lexicons/places_*``. A local body's id is its kind, its province and its
unit: ``so-y-te.dong-thap``, ``ubnd-huyen.ho-chi-minh.huyen-hoc-mon``; ``-2025`` at the end is the
period from July 2025 on of one that the reform made anew.
"""

from __future__ import annotations

from vbparse.register._rows import slug
from vbparse.register.entries import NOWHERE, Context, Entry, stem
from vbparse.register.lookup import (
    by_code,
    context_of,
    is_shared,
    kinds_of,
    lookup,
    said_in,
    said_of,
)

__all__ = [
    "NOWHERE",
    "Context",
    "Entry",
    "by_code",
    "context_of",
    "is_shared",
    "kinds_of",
    "lookup",
    "said_in",
    "said_of",
    "slug",
    "stem",
]
