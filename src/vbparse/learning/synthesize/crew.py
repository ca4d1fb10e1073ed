"""Đơn vị: the units that a plan sets to work, each spelled one way throughout the document."""

from __future__ import annotations

from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import Tagged, join
from vbparse.learning.synthesize.words import load

__all__ = ["Crew", "spelled"]


def spelled(draft: Draft, name: str) -> str:
    """The name as this document prints it: in full or abbreviated."""
    if draft.look.short_units:
        short = _shorts().get(name)
        if short:
            return short[len(draft.issuer.code) % len(short)]
    if draft.look.ubnd:
        return name.replace("Ủy ban nhân dân", "UBND")
    return name


def _shorts() -> dict[str, list[str]]:
    registers = load("registers")
    rows = [row for kind in ("department", "division") for row in registers[kind]]
    return {row["name"]: row["short"] for row in rows if "short" in row}


class Crew:
    """Hands out units: each leads in turn, so that most bodies of a plan are different."""

    def __init__(self, draft: Draft) -> None:
        issuer, dice = draft.issuer, draft.dice
        self._draft = draft
        own = {issuer.name, *issuer.also}
        listed = [name for name in dict.fromkeys(issuer.listed("units")) if name not in own]
        if issuer.kind in ("province", "board", "district"):
            first = issuer.slots()["division" if issuer.kind == "district" else "lead"]
            rest = [name for name in listed if name != first]
            listed = [first, *dice.shuffled(rest)]
        else:
            listed = dice.shuffled(listed)
        self.units = [spelled(draft, name) for name in listed]
        self.groups = [spelled(draft, name) for name in issuer.listed("groups")]
        self.first = self.units[0]
        self._next = 0

    def lead(self) -> str:
        """The next unit in turn."""
        unit = self.units[self._next % len(self.units)]
        self._next += 1
        return unit

    def others(self, count: int, *without: str) -> list[str]:
        """Some more units, for support."""
        rest = [unit for unit in self.units if unit not in without]
        return self._draft.dice.some(rest, count)

    def group(self) -> str:
        """Bodies that are addressed together."""
        return self._draft.dice.pick(self.groups)

    def shown(self, name: str, role: str, task: str | None = None) -> Tagged:
        """A unit in the text, with the part it plays: lead, support, perform, report, collect."""
        return self._draft.value("unit", name, unit=name, role=role, task=task)

    def listed(self, names: list[str], role: str, task: str | None = None) -> Tagged:
        """Several units: ``A, B và C``."""
        shown = [self.shown(name, role, task) for name in names]
        if len(shown) < 2:
            return shown[0] if shown else Tagged()
        return join(shown[:-1], ", ") + " và " + shown[-1]
