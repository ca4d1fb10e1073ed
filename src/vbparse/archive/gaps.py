"""Which bodies that a directive addresses have no plan in the archive, and which plans are late."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from vbparse.archive.lineage import below
from vbparse.archive.link_rows import in_parts, knowns
from vbparse.archive.named import file_names
from vbparse.archive.packing import Record
from vbparse.archive.tables import deadlines, works
from vbparse.archive.works import needed, record_now
from vbparse.linking import Known
from vbparse.register import Context, Entry, context_of, lookup
from vbparse.register.groups import members
from vbparse.vietnamese.agencies import canonical

__all__ = ["Awaited", "Gaps", "PlanBelow", "gaps"]

_ORDERED = re.compile(r"\b(?:xây dựng|ban hành|lập|triển khai)\b.{0,60}\bkế hoạch\b", re.IGNORECASE)
_FOR_NOTICE = ("báo cáo", "để biết", "theo dõi", "phối hợp")
_REFERS = "như "  # như trên, như Điều 3: names that stand elsewhere in the document


@dataclass(frozen=True, slots=True)
class PlanBelow:
    """A plan that carries the directive out, at any remove."""

    work: int
    number: str | None
    issuer: str | None
    issued_on: str | None
    file: str
    late: bool = False  # issued after the day that the directive sets for plans
    beyond: tuple[str, ...] = ()  # its deadlines after the last one of the directive


@dataclass(frozen=True, slots=True)
class Awaited:
    """A body that is addressed, with its plans; ``ordered``: it is told to make one."""

    body: str
    id: str | None
    ordered: bool
    group: str | None = None  # the words that name it among others
    plans: tuple[PlanBelow, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """The bodies that a directive waits for."""

    work: int
    number: str | None
    due: str | None  # the day by which plans are to be there
    last: str | None  # the last deadline that the directive sets
    bodies: tuple[Awaited, ...]
    unknown: tuple[str, ...]  # addressees that the register does not know
    others: tuple[PlanBelow, ...]  # plans of bodies that are not addressed

    @property
    def missing(self) -> tuple[Awaited, ...]:
        """Those without a plan."""
        return tuple(body for body in self.bodies if not body.plans)


def gaps(connection: Connection, number: int) -> Gaps:
    """What is missing below the directive ``number``; raises ``ArchiveError``."""
    row, record = needed(connection, number), record_now(connection, number)
    here = context_of(row.issuer, parent=row.issuer_parent, place=row.place, on=row.issued_from)
    due, last = _plans_due(connection, number), _last_day(connection, [number]).get(number)
    plans = _plans(connection, number, due, last)
    named, unknown = _addressed(record, here, row.issued_from)
    bodies: list[Awaited] = []
    taken: set[int] = set()
    for entry, ordered, group in named:
        own = tuple(plan for known, plan in plans if entry.series in known.issuing.series)
        taken.update(plan.work for plan in own)
        bodies.append(Awaited(entry.name, entry.id, ordered, group, own))
    found = []
    for name in unknown:
        own = tuple(p for known, p in plans if p.work not in taken and _same(name, known))
        taken.update(plan.work for plan in own)
        found += [Awaited(name, None, False, None, own)] if own else []
    left = tuple(name for name in unknown if name not in {body.body for body in found})
    others = tuple(plan for _, plan in plans if plan.work not in taken)
    return Gaps(number, row.number, due, last, (*bodies, *found), left, others)


def _same(name: str, known: Known) -> bool:
    return bool(known.issuing.named) and canonical(known.issuing.named or "") == canonical(name)


def _plans(
    connection: Connection, number: int, due: str | None, last: str | None
) -> list[tuple[Known, PlanBelow]]:
    ids = [child for child in below(connection, number) if child != number]
    names, here = file_names(connection, ids), knowns(connection, ids)
    beyond = _beyond(connection, ids, last)
    asked = select(works.c.id, works.c.number, works.c.issuer, works.c.issued_on)
    rows = [
        row
        for part in in_parts(ids)
        for row in connection.execute(asked.where(works.c.id.in_(part)))
    ]
    found = []
    for row in sorted(rows, key=lambda r: (r.issued_on or "9999", r.id)):
        late = bool(due and here[row.id].first and (here[row.id].first or "") > due)
        plan = PlanBelow(
            row.id,
            row.number,
            row.issuer,
            row.issued_on,
            names.get(row.id, str(row.id)),
            late,
            beyond.get(row.id, ()),
        )
        found.append((here[row.id], plan))
    return found


def _plans_due(connection: Connection, number: int) -> str | None:
    """The day by which the directive wants plans to be made, if it sets one."""
    asked = select(deadlines).where(deadlines.c.work_id == number).order_by(deadlines.c.position)
    for row in connection.execute(asked):
        if row.due_to and row.kind == "date" and _ORDERED.search(row.action or ""):
            return str(row.due_to)
    return None


def _last_day(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    asked = select(deadlines.c.work_id, deadlines.c.due_to).where(
        deadlines.c.work_id.in_(ids) & deadlines.c.due_to.is_not(None)
    )
    found: dict[int, str] = {}
    for row in connection.execute(asked):
        found[row.work_id] = max(found.get(row.work_id, ""), row.due_to)
    return found


def _beyond(
    connection: Connection, ids: Sequence[int], last: str | None
) -> dict[int, tuple[str, ...]]:
    """Deadlines of the plans that lie after the last one of the directive."""
    if last is None or not ids:
        return {}
    asked = (
        select(deadlines.c.work_id, deadlines.c.value)
        .where(deadlines.c.work_id.in_(ids) & (deadlines.c.due_to > last))
        .order_by(deadlines.c.work_id, deadlines.c.position)
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in connection.execute(asked):
        found[row.work_id] = (*found.get(row.work_id, ()), str(row.value))
    return found


def _addressed(
    record: Record, here: Context, on: str | None
) -> tuple[list[tuple[Entry, bool, str | None]], list[str]]:
    """Bodies of the register that are addressed or ordered to plan, and names not in it."""
    found: dict[str, tuple[Entry, bool, str | None]] = {}
    unknown: dict[str, None] = {}
    for name, ordered in _names(record):
        group = members(name, on=on, context=here)
        entries = lookup(name, on=on, context=here) if group is None else group
        if not entries or (group is None and len(entries) != 1):
            unknown[name] = None
        for entry in entries if group is not None or len(entries) == 1 else ():
            if entry.series in found and not ordered:
                continue
            found[entry.series] = (entry, ordered, name if group is not None else None)
    return list(found.values()), list(unknown)


def _names(record: Record) -> Iterable[tuple[str, bool]]:
    """Names with whether a plan is ordered of them: tasks first, then the list of addressees."""
    for task in record["tasks"]:
        if task["value"] and _ORDERED.search(task["value"]):
            for name in task["lead"]:
                yield name, True
    for unit in record["lead_units"]:
        tasks = [record["tasks"][i]["value"] for i in unit["tasks"] if i < len(record["tasks"])]
        if any(_ORDERED.search(task or "") for task in tasks):
            yield unit["value"], True
    for recipient in record["recipients"]:
        purpose = (recipient["purpose"] or "").casefold()
        value = recipient["value"] or ""
        if recipient["kind"] != "to" or not value or any(w in purpose for w in _FOR_NOTICE):
            continue
        if value.casefold().startswith(_REFERS):
            continue
        yield from ((name, False) for name in _parts(value))


def _parts(value: str) -> list[str]:
    """``Các Sở: Y tế, Tài chính`` → the departments by name; anything else as it stands."""
    before, colon, after = value.partition(":")
    if colon and canonical(before) in ("các sở", "sở"):
        return [f"Sở {name.strip()}" for name in after.split(",") if name.strip()]
    return [value]
