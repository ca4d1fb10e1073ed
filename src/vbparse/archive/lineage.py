"""Phả hệ văn bản: the chain of directives above a work and the family of plans below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.sql import literal

from vbparse.archive.link_rows import in_parts
from vbparse.archive.named import file_names
from vbparse.archive.tables import deadlines, parents, works

if TYPE_CHECKING:
    import networkx

__all__ = ["Lineage", "Node", "below", "lineage"]

Direction = Literal["up", "down", "both"]
_DEEPEST = 40  # levels; a chain of plans has five or six


@dataclass(frozen=True, slots=True)
class Node:
    """A work of the family; ``missing`` when it is only cited and not in the archive."""

    id: int  # below zero: cited, but not in the archive
    label: str  # số, ký hiệu, or the type
    issuer: str | None = None
    issued_on: str | None = None
    subject: str | None = None
    file: str | None = None
    deadlines: int = 0
    status: str = ""  # of its own parent: resolved, not_in_archive …
    missing: bool = False


@dataclass(frozen=True)
class Lineage:
    """A family: works and the edges from a parent to what carries it out."""

    root: int  # the work that was asked about
    nodes: dict[int, Node]
    edges: tuple[tuple[int, int], ...]  # parent, child

    def graph(self) -> networkx.DiGraph[int]:
        """The same for networkx, the values of the nodes as their attributes."""
        import networkx

        graph: networkx.DiGraph[int] = networkx.DiGraph()
        for number, node in self.nodes.items():
            told = {
                "label": node.label,
                "issuer": node.issuer or "",
                "issued_on": node.issued_on or "",
                "subject": node.subject or "",
                "file": node.file or "",
                "deadlines": node.deadlines,
                "in_archive": not node.missing,
                "asked": number == self.root,
            }
            graph.add_node(number, **told)
        graph.add_edges_from(self.edges)
        return graph

    def children(self, number: int) -> list[int]:
        """What carries it out, the oldest first."""
        return self._below.get(number, [])

    def parents(self, number: int) -> list[int]:
        """What it carries out."""
        return self._above.get(number, [])

    @cached_property
    def _below(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for parent, child in sorted(self.edges, key=lambda edge: self._age(edge[1])):
            found.setdefault(parent, []).append(child)
        return found

    @cached_property
    def _above(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for parent, child in self.edges:
            found.setdefault(child, []).append(parent)
        return found

    def _age(self, number: int) -> tuple[str, int]:
        return self.nodes[number].issued_on or "9999", number

    def tops(self) -> list[int]:
        """The works above which the archive knows none."""
        found = [number for number in sorted(self.nodes) if number not in self._above]
        return found or [self.root]  # a ring has no top


def below(connection: Connection, number: int) -> dict[int, int | None]:
    """All works that carry it out, at any remove, each with its parent; the work itself first."""
    tree = (
        select(literal(number).label("id"), literal(0).label("depth"))
        .where(literal(number).is_not(None))
        .cte("tree", recursive=True)
    )
    step = select(parents.c.work_id, tree.c.depth + 1).join(tree, parents.c.target_id == tree.c.id)
    tree = tree.union(step.where(tree.c.depth < _DEEPEST))
    ids = sorted(set(connection.execute(select(tree.c.id)).scalars()))
    above: dict[int, int | None] = {number: None}
    for part in in_parts(ids):
        rows = connection.execute(_PARENTS, {"ids": part})
        above |= {row.work_id: row.target_id for row in rows if row.work_id != number}
    return above


def above_it(connection: Connection, number: int) -> list[int]:
    """The chain from the work to the top, itself first; a ring is walked once."""
    chain: list[int] = []
    at = number
    while at not in chain and len(chain) < _DEEPEST:
        chain.append(at)
        row = connection.execute(_PARENTS, {"ids": [at]}).first()
        if row is None or row.target_id is None:
            break
        at = row.target_id
    return chain


_PARENTS = select(parents).where(parents.c.work_id.in_(bindparam("ids", expanding=True)))


def lineage(connection: Connection, number: int, direction: Direction = "both") -> Lineage:
    """The chain above ``number``, the family below it, or both."""
    edges: set[tuple[int, int]] = set()
    ids = {number}
    if direction != "down":
        chain = above_it(connection, number)
        ids.update(chain)
        edges |= {(chain[i + 1], chain[i]) for i in range(len(chain) - 1)}
    if direction != "up":
        family = below(connection, number)
        ids.update(family)
        edges |= {(above, child) for child, above in family.items() if above in ids}
    nodes = _nodes(connection, ids)
    if direction != "down":
        _put_missing(connection, nodes, edges)
    return Lineage(number, nodes, tuple(sorted(edges)))


def _nodes(connection: Connection, ids: Iterable[int]) -> dict[int, Node]:
    found: dict[int, Node] = {}
    names = file_names(connection, ids)
    for part in in_parts(sorted(ids)):
        counted = select(deadlines.c.work_id, func.count().label("n")).group_by(deadlines.c.work_id)
        due = {
            r.work_id: r.n for r in connection.execute(counted.where(deadlines.c.work_id.in_(part)))
        }
        above = {r.work_id: r.status for r in connection.execute(_PARENTS, {"ids": part})}
        asked = select(works).where(works.c.id.in_(part)).order_by(works.c.id)
        for row in connection.execute(asked):
            blank = f"…/{row.symbol}" if row.symbol else row.doc_type or "?"
            found[row.id] = Node(
                row.id,
                row.number or blank,
                row.issuer,
                row.issued_on,
                row.subject,
                names.get(row.id),
                due.get(row.id, 0),
                above.get(row.id, ""),
            )
    return found


def _put_missing(
    connection: Connection, nodes: dict[int, Node], edges: set[tuple[int, int]]
) -> None:
    """The directive that the topmost work names and the archive does not hold."""
    carried = {child for _, child in edges}
    for number in [n for n in sorted(nodes) if n not in carried]:
        row = connection.execute(_PARENTS, {"ids": [number]}).first()
        if row is not None and row.target_id is None and row.value:
            nodes[-number] = Node(-number, row.value, missing=True)
            edges.add((-number, number))
