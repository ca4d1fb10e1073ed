"""Cơ quan: one body of the register, and where in the country a document speaks from."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NOWHERE", "Context", "Entry", "stem"]

_SINCE = "-2025"  # ends the id of a unit that the reform of July 2025 made anew


class Entry(NamedTuple):
    """A body in one period of its life; ``successor`` and ``superior`` are ids.

    ``series`` is the id under which its documents are numbered, without the period: the chairman's
    are numbered with those of the committee.
    """

    id: str
    name: str
    kind: str
    series: str
    level: int
    abbreviations: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    superior: str | None = None
    superior_name: str | None = None
    province: str | None = None
    unit: str | None = None  # huyện …, xã …
    party: bool = False
    registered: bool = True  # its province is one of the country

    @property
    def located(self) -> bool:
        """Whether it is one body: that of a unit whose province is named, or a central one."""
        return self.province is not None or (self.unit is None and self.id == self.kind)

    @property
    def placed(self) -> bool:
        """The same for bodies whose province is known to be one."""
        return self.registered and self.located


class Context(NamedTuple):
    """Where a document speaks from: what *tỉnh*, *huyện* and *xã* mean in it."""

    province: str | None = None  # its name: Hồ Chí Minh; also one that is not registered
    district: str | None = None  # huyện Hóc Môn
    commune: str | None = None  # xã Tân Xuân
    day: str | None = None
    certain: bool = True  # the province is named, not inferred from a district or a commune


NOWHERE = Context()


def stem(id: str) -> str:
    """The id without its period: one body of one name, before and after July 2025."""
    return id.removesuffix(_SINCE)
