"""Parent and draft side by side: for each order the passage that carries it out, if any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vbparse.document import Deadline, Layout, Plan, Related, Span
from vbparse.models.linear import Linear
from vbparse.rules.parent._likeness import Index, features, likelihood, model
from vbparse.rules.parent._orders import Order, orders_of
from vbparse.rules.parent._passages import Passage, passages_of
from vbparse.rules.parent._reach import Reach, Self, self_of
from vbparse.rules.parent._words import Piece

if TYPE_CHECKING:
    from vbparse.rules.parent._reports import Wanted
    from vbparse.rules.parent._targets import Two

__all__ = ["FOUND", "MISSING", "Candidate", "Comparison", "Match", "compare", "related"]

FOUND, MISSING = 0.6, 0.12
"""From the one on an order is carried out, up to the other it is missing; between, unsure."""


@dataclass(frozen=True)
class Candidate:
    """A passage that may carry out an order, and what is known of the two."""

    passage: int
    features: Mapping[str, float]


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
    orders: tuple[Order, ...]
    passages: tuple[Passage, ...]
    matches: tuple[Match, ...]  # of the orders that concern the draft's body

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
    """Both documents, read and matched."""
    us = self_of(draft, parent)
    orders = orders_of(parent, parent_layout, us)
    passages = passages_of(draft, layout)
    pieces = [passage.piece for passage in passages]
    ours = [i for i, o in enumerate(orders) if o.reach is not None and o.kind == "task"]
    found = candidates([order.piece for order in orders], pieces, ours)
    known = model()
    matches = [_matched(orders[i], found[i], passages, known) for i in ours]
    return Comparison(draft, layout, parent, parent_layout, us, orders, passages, tuple(matches))


def _matched(
    order: Order, several: list[Candidate], passages: tuple[Passage, ...], known: Linear | None
) -> Match:
    best, likely = None, 0.0
    for each in several:
        chance = likelihood(known, each.features)
        if chance > likely:
            best, likely = passages[each.passage], chance
    return Match(order, best, likely)


def candidates(
    orders: Sequence[Piece], passages: Sequence[Piece], wanted: Iterable[int]
) -> dict[int, list[Candidate]]:
    """For each wanted order the passages that hold most of it, with their features."""
    index = Index(passages, orders)
    covers = [index.covers(order) for order in orders]
    claims: dict[int, list[tuple[float, int]]] = {}
    for i, cover in enumerate(covers):
        for j, share in cover.items():
            claims.setdefault(j, []).append((share, i))
    tops = {j: sorted(rows, reverse=True)[:2] for j, rows in claims.items()}
    found = {}
    for i in wanted:
        cover, rows = covers[i], []
        ranked = index.best(cover)
        for j in ranked:
            rival = next((share for share, k in tops[j] if k != i), 0.0)
            gap = cover[j] - max((cover[k] for k in ranked if k != j), default=0.0)
            beaten = max(0.0, rival - cover[j])
            told = features(index, orders[i], passages[j], cover[j], beaten, gap)
            rows.append(Candidate(j, told))
        found[i] = rows
    return found


def deadline_of(draft: Plan, passage: Passage) -> Deadline | None:
    """The time of a passage: the only one that stands in its block, else that of its task."""
    inside = [d for d in draft.deadlines if any(s.start in passage.block for s in d.spans)]
    if len(inside) == 1:
        return inside[0]
    for task in draft.tasks:
        if task.deadline is not None and any(s.overlaps(passage.piece.span) for s in task.spans):
            return draft.deadlines[task.deadline]
    return None
