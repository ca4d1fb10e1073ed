"""Whom an order of the parent is for: the draft's own body, its kind, all, or what stands between.

The register says which body a name is; groups that it does not know (*các trường học*) are told
by their words, in ``bodies.toml``.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from vbparse.document import Plan
from vbparse.register import Context, Entry, context_of, lookup
from vbparse.vietnamese.agencies import canonical, level, same
from vbparse.vietnamese.places import province

__all__ = ["Reach", "Self", "is_group", "kind_of", "lists", "self_of"]

_CITY = "ủy ban nhân dân thành phố"
_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "bộ", "sở")
_GROUP = (
    "các ",
    "mọi ",
    "tất cả ",
    "từng ",
    "mỗi ",
    "thủ trưởng các ",
    "lãnh đạo các ",
    "sở ngành",
)


class Reach(StrEnum):
    """How an addressee of the parent concerns the draft's body."""

    OWN = "own"
    KIND = "kind"
    ALL = "all"
    SOME = "some"  # "các đơn vị có liên quan": a person knows whether it is one of them
    ABOVE = "above"  # a body between the parent's issuer and the draft's


@cache
def lists(name: str) -> dict[str, Any]:
    """A list of words beside this module."""
    data = resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(data)


def kind_of(name: str) -> str | None:
    """The kind of a single body, by how its name begins."""
    folded = canonical(name) + " "
    best = ("", None)
    for row in lists("bodies")["kind"]:
        for begin in row["begins"]:
            if folded.startswith(begin + " ") and len(begin) > len(best[0]):
                best = (begin, row["name"])
    return best[1]


def _of_it(short: str, full: str) -> bool:
    """*Ủy ban nhân dân huyện* in a plan of that district; *Bộ* in one of that ministry."""
    return full.startswith(short + " ") and short.endswith(_UNITS)


def _kinds_of(name: str) -> frozenset[str]:
    """The kinds that a body may be of: *thành phố* may be a province or a city within one."""
    folded = canonical(name)
    kind = kind_of(name)
    if kind != "province" or not folded.startswith(_CITY):
        return frozenset({kind} if kind else ())
    central = province(folded.removeprefix(_CITY).strip()) is not None
    return frozenset({"province"} if central else {"province", "district"})


def _kinds_of_group(folded: str) -> frozenset[str]:
    padded = _padded(folded)
    return frozenset(
        kind
        for row in lists("bodies")["group"]
        if any(_padded(word) in padded for word in row["words"])
        for kind in row["kinds"]
    )


def _padded(folded: str) -> str:
    """Between spaces, to be found as whole words; *cơ sở* holds no *sở*, *ủy ban* no *ban*."""
    return f" {folded} ".replace(" cơ sở ", " cơ_sở ").replace(" ủy ban ", " ủy_ban ")


def is_group(name: str) -> bool:
    """Whether a name stands for several bodies."""
    folded = canonical(name)
    if folded.startswith(_GROUP) or " các " in f" {folded} ":
        return True
    committee = folded.removeprefix("ủy ban nhân dân ")
    return committee != folded and committee in ("cấp xã", "cấp huyện", "quận huyện", "xã phường")


class Self:
    """The draft's body as the parent may name it."""

    def __init__(self, draft: Plan, parent: Plan) -> None:
        self.name = draft.issuer.value or ""
        self.kinds = _kinds_of(self.name)
        self._day = draft.issued_on.value
        self.at_home = _context(draft)
        self.at_parent = _context(parent)
        self.entries = _ids(lookup(self.name, on=self._day, context=self.at_home))
        self.parent_name = parent.issuer.value or ""
        self._parent_kind = kind_of(self.parent_name)
        self._parent_ids = _ids(lookup(self.parent_name, on=self._day, context=self.at_parent))
        self._superiors = _superiors(draft)
        self._known: dict[str, Reach | None] = {}

    def reach(self, name: str) -> Reach | None:
        """How an addressee concerns this body; ``None``: not at all."""
        if name not in self._known:
            self._known[name] = self._reach(name)
        return self._known[name]

    def is_parent(self, name: str) -> bool:
        """Whether ``name``, in the mouth of the draft, is the issuer of the parent."""
        return self._is(name, self.parent_name, self._parent_ids)

    def is_superior(self, name: str) -> bool:
        """Whether ``name`` is printed above this body, or is whose directive it carries out."""
        return any(self._is(name, above, frozenset()) for above in self._superiors)

    def _is(self, name: str, other: str, ids: frozenset[str]) -> bool:
        if not name or not other:
            return False
        if same(name, other) or _of_it(canonical(name), canonical(other)):
            return True
        found = _ids(lookup(name, on=self._day, context=self.at_home))
        return bool(found & ids) and len(found) == 1

    def direct(self) -> bool:
        """Whether nothing is known to stand between the parent's issuer and this body."""
        below = [name for name in self._superiors if level(name) > level(self.parent_name)]
        return not below or any(self.is_parent(name) for name in self._superiors)

    def _reach(self, name: str) -> Reach | None:
        if self._own(name):
            return Reach.OWN
        if not is_group(name):
            return Reach.ABOVE if self._above(name) else None
        return self._in_group(canonical(name))

    def _own(self, name: str) -> bool:
        if self.name and same(name, self.name):
            return True
        found = _ids(lookup(name, on=self._day, context=self.at_parent))
        return len(found) == 1 and bool(found & self.entries)

    def _above(self, name: str) -> bool:
        return any(same(name, above) for above in self._superiors) and not self.is_parent(name)

    def _in_group(self, folded: str) -> Reach | None:
        words = lists("bodies")["all"]
        if any(folded.startswith(word) for word in words["words"]) and not any(
            word in folded for word in words["unless"]
        ):
            return Reach.SOME if any(word in folded for word in words["some"]) else Reach.ALL
        kinds = _kinds_of_group(folded)
        if self.kinds & kinds:
            return Reach.KIND
        if kinds & self._kinds_above() - {self._parent_kind}:
            return Reach.ABOVE
        return None

    def _kinds_above(self) -> frozenset[str]:
        rows = [row for row in lists("bodies")["kind"] if row["name"] in self.kinds]
        return frozenset(kind for row in rows for kind in row["above"])


def _ids(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(entry.series for entry in entries)


def _context(plan: Plan) -> Context:
    issuer = plan.issuer
    return context_of(
        issuer.value, parent=issuer.parent, place=plan.place.value, on=plan.issued_on.value
    )


def _superiors(draft: Plan) -> tuple[str, ...]:
    """Printed above the issuer, inferred, and whose directive it says that it carries out."""
    cited = draft.parent.citation
    issuer = draft.citations[cited].issuer if cited is not None else None
    return tuple(filter(None, (draft.issuer.parent, draft.issuer.superior, issuer)))


def self_of(draft: Plan, parent: Plan) -> Self:
    """The draft's body before its parent."""
    return Self(draft, parent)
