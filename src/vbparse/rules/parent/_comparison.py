"""Parent and draft side by side: for each order the passage that carries it out, if any."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vbparse.document import Deadline, Layout, Plan, Related, Span
from vbparse.models.linear import Linear
from vbparse.rules.parent._likeness import Index, at_most, dear, features, likelihood, model
from vbparse.rules.parent._orders import Order, orders_of
from vbparse.rules.parent._passages import Passage, passages_of
from vbparse.rules.parent._reach import Reach, Self, self_of
from vbparse.rules.parent._reading import Reading
from vbparse.rules.parent._words import Piece

if TYPE_CHECKING:
    from vbparse.rules.parent._reports import Wanted
    from vbparse.rules.parent._targets import Two

__all__ = [
    "FOUND",
    "MISSING",
    "Candidate",
    "Comparison",
    "Match",
    "candidates",
    "compare",
    "deadline_of",
    "likeliest",
    "related",
]

FOUND, MISSING = 0.6, 0.12
"""From the one on an order is carried out, up to the other it is missing; between, unsure."""


@dataclass(frozen=True)
class Candidate:
    """A passage that may carry out an order, and what is known of the two."""

    passage: int
    cheap: Mapping[str, float]
    pieces: tuple[Piece, Piece]

    @cached_property
    def features(self) -> Mapping[str, float]:
        """All that is known, what takes long included."""
        return {**self.cheap, **dear(*self.pieces)}


@dataclass(frozen=True)
class Match:
    """An order and its best passage; ``likely``: how probably it carries the order out."""

    order: Order
    passage: Passage | None
    likely: float

    @property
    def found(self) -> bool:
        """Surely carried out."""
        return self.passage is not None and self.likely >= FOUND

    @property
    def missing(self) -> bool:
        """Surely not."""
        return self.passage is None or self.likely <= MISSING


@dataclass(frozen=True)
class Comparison:
    """What all rules of this folder look at."""

    draft: Plan
    draft_layout: Layout
    parent: Plan
    layout: Layout  # of the parent
    us: Self
    reading: Reading  # of the parent
    draft_reading: Reading
    orders: tuple[Order, ...]

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The orders that concern the draft's body, each with its best passage."""
        ours = [i for i, o in enumerate(self.orders) if o.reach is not None and o.kind == "task"]
        if not ours:
            return ()
        passages = passages_of(self.draft_reading)
        pieces = [passage.piece for passage in passages]
        found = candidates([order.piece for order in self.orders], pieces, ours)
        known = model()
        return tuple(_matched(self.orders[i], found[i], passages, known) for i in ours)

    def for_us(self, *kinds: str) -> list[Order]:
        """Orders of those kinds to this body, its kind or all."""
        direct = (Reach.OWN, Reach.KIND, Reach.ALL, Reach.SOME)
        return [o for o in self.orders if o.reach in direct and o.kind in kinds]

    @cached_property
    def asked(self) -> list[Wanted]:
        """The reports that the parent wants from the draft's body."""
        from vbparse.rules.parent._reports import wanted

        return wanted(self)

    @cached_property
    def has_targets(self) -> bool:
        """Whether the parent has any number that may be a target."""
        from vbparse.rules.parent._targets import has_numbers

        return has_numbers(self)

    @cached_property
    def targets(self) -> list[Two]:
        """Targets on the same thing with other numbers."""
        from vbparse.rules.parent._targets import different

        return different(self)

    def shown(self, span: Span) -> tuple[Related, ...]:
        """A passage of the parent as a finding shows it."""
        return related(self.layout, span)


def related(layout: Layout, span: Span) -> tuple[Related, ...]:
    """A passage of the parent with its place."""
    text = layout.read(span)
    quote = text if len(text) <= 300 else text[:299].rstrip() + "…"
    parts = tuple(layout.source.evidence(span))
    page = parts[0].page if parts else None
    return (Related(source=layout.source.name, span=span, quote=quote, page=page),)


def compare(draft: Plan, layout: Layout, parent: Plan, parent_layout: Layout) -> Comparison:
    """Both documents, and the orders of the parent."""
    us = self_of(draft, parent)
    above, below = Reading(parent, parent_layout), Reading(draft, layout)
    return Comparison(draft, layout, parent, parent_layout, us, above, below, orders_of(above, us))


def _matched(
    order: Order, several: list[Candidate], passages: tuple[Passage, ...], known: Linear | None
) -> Match:
    likely, at = likeliest(several, known)
    return Match(order, passages[at] if at is not None else None, likely)


def likeliest(several: Sequence[Candidate], known: Linear | None) -> tuple[float, int | None]:
    """The passage that is likeliest, the first of equals, and how likely it is."""
    likely, best = 0.0, None
    for each in several:
        if likely and at_most(known, each.cheap) <= likely:
            continue  # whatever the rest says
        chance = likelihood(known, each.features)
        if chance > likely:
            likely, best = chance, each.passage
    return likely, best


def candidates(
    orders: Sequence[Piece], passages: Sequence[Piece], wanted: Iterable[int]
) -> dict[int, list[Candidate]]:
    """For each wanted order the passages that hold most of it, with their features."""
    index = Index(passages, orders)
    covers = [index.covers(order) for order in orders]
    best = {i: index.best(covers[i]) for i in wanted}
    claimed = {j: _claims(covers, j) for j in {j for ranked in best.values() for j in ranked}}
    found = {}
    for i, ranked in best.items():
        cover, rows = covers[i], []
        for j in ranked:
            rival = next((share for share, k in claimed[j] if k != i), 0.0)
            gap = cover[j] - max((cover[k] for k in ranked if k != j), default=0.0)
            beaten = max(0.0, rival - cover[j])
            told = features(index, orders[i], passages[j], cover[j], beaten, gap)
            rows.append(Candidate(j, told, (orders[i], passages[j])))
        found[i] = rows
    return found


def _claims(covers: Sequence[Mapping[int, float]], passage: int) -> list[tuple[float, int]]:
    """The two orders of whose words a passage holds most, with the shares."""
    return heapq.nlargest(2, ((c[passage], i) for i, c in enumerate(covers) if passage in c))


def deadline_of(draft: Plan, passage: Passage) -> Deadline | None:
    """The time of a passage: the only one that stands in its block, else that of its task."""
    inside = [d for d in draft.deadlines if any(s.start in passage.block for s in d.spans)]
    if len(inside) == 1:
        return inside[0]
    for task in draft.tasks:
        if task.deadline is not None and any(s.overlaps(passage.piece.span) for s in task.spans):
            return draft.deadlines[task.deadline]
    return None
