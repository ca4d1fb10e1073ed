"""Đơn vị chủ trì: who is said to lead, to be the hub, or to collect the reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from vbparse.document import Issuer, Layout, LeadUnit, Task
from vbparse.extractor import Known, extractor
from vbparse.fields._task_cues import Lead, leads_in
from vbparse.fields._task_flat import flat_leads
from vbparse.fields._task_governors import Governors
from vbparse.fields._task_items import items_of
from vbparse.fields._task_tables import rows_of
from vbparse.vietnamese.agencies import identity

_CONFIDENCE = {
    "chair": 0.85,
    "hub": 0.8,
    "office": 0.85,
    "answer": 0.7,
    "charge": 0.6,
    "executor": 0.7,
    "to": 0.6,
    "via": 0.55,
    "table": 0.8,
    "row": 0.65,
    "sum": 0.5,
    "report": 0.45,
    "sent": 0.5,
    "run": 0.5,
}
_CROWD = 2
_WEAK = {"sum", "report", "sent"}
_INFERRED = 0.9  # factor for a body named above the cue, not beside it


@extractor("lead_units", needs=("tasks", "issuer"))
def lead_units(layout: Layout, known: Known) -> tuple[LeadUnit, ...]:
    """The leads in the order of their first mention, each body once."""
    items = items_of(layout)
    issuer: Issuer = known.get("issuer") or Issuer()
    prose = leads_in(layout, items, Governors(layout, items), issuer.value)
    groups: dict[str, list[Lead]] = {}
    for lead in sorted((*prose, *_in_tables(layout, issuer.value)), key=lambda lead: lead.at):
        groups.setdefault(identity(lead.name.value), []).append(lead)
    groups = _short_joined(groups)
    led: dict[str, list[int]] = {}
    tasks: tuple[Task, ...] = known.get("tasks") or ()
    for i, task in enumerate(tasks):
        for name in dict.fromkeys(identity(n) for n in task.lead):
            led.setdefault(name, []).append(i)
    return tuple(_unit(groups[name], led.get(name, [])) for name in _without_crowd(groups))


def _in_tables(layout: Layout, issuer: str | None) -> Iterator[Lead]:
    for row in rows_of(layout):
        if row.strong:
            for name in row.lead:
                yield Lead(name, name.span.start, True, "table")
    for name in flat_leads(layout, issuer):
        yield Lead(name, name.span.start, True, "row")


def _short_joined(groups: dict[str, list[Lead]]) -> dict[str, list[Lead]]:
    """``Ban Tổ chức`` beside ``Ban Tổ chức Huyện ủy``: one body, once named in short."""
    joined: dict[str, list[Lead]] = {}
    ordered = sorted(groups)
    for name, leads in groups.items():
        first, end = (bisect_left(ordered, f"{name}{sign}") for sign in " !")  # "!" follows " "
        only = ordered[first] if end - first == 1 else name
        joined.setdefault(only, []).extend(leads)
    return joined


def _without_crowd(groups: dict[str, list[Lead]]) -> list[str]:
    """When many only sum up and report, each does so for itself, and none leads by that."""
    weak = {n for n, g in groups.items() if {lead.kind for lead in g} <= _WEAK}
    heads = " ".join(f"{n}|" for n in groups if n not in weak)
    told = {n for n in weak if f" {n}|" in heads}  # Giám đốc |Sở Y tế leads: its own body
    return [n for n in groups if n not in told and (len(weak) <= _CROWD or n not in weak)]


def _unit(group: list[Lead], tasks: list[int]) -> LeadUnit:
    first = min(group, key=lambda lead: lead.name.span)
    explicit = any(lead.explicit for lead in group)
    best = max(_CONFIDENCE[lead.kind] for lead in group)
    return LeadUnit(
        value=first.name.value,
        explicit=explicit,
        tasks=tuple(tasks),
        spans=tuple(dict.fromkeys(lead.name.span for lead in group)),
        confidence=round(best if explicit else best * _INFERRED, 2),
    )
