"""Đơn vị chủ trì: who is said to lead, to be the hub, or to collect the reports."""

from __future__ import annotations

from vbparse.document import Issuer, Layout, LeadUnit, Task
from vbparse.extractor import Known, extractor
from vbparse.fields._task_cues import Lead, leads_in
from vbparse.fields._task_governors import Governors
from vbparse.fields._task_items import items_of
from vbparse.vietnamese.agencies import same

_CONFIDENCE = {
    "chair": 0.85,
    "hub": 0.8,
    "office": 0.85,
    "answer": 0.7,
    "executor": 0.7,
    "to": 0.6,
    "sum": 0.5,
    "report": 0.45,
    "run": 0.5,
}
_CROWD = 2
_INFERRED = 0.9  # factor for a body named above the cue, not beside it


@extractor("lead_units", needs=("tasks", "issuer"))
def lead_units(layout: Layout, known: Known) -> tuple[LeadUnit, ...]:
    """The leads in the order of their first mention, each body once."""
    items = items_of(layout)
    issuer: Issuer = known.get("issuer") or Issuer()
    groups: list[list[Lead]] = []
    for lead in leads_in(layout, items, Governors(layout, items), issuer.value):
        group = next((g for g in groups if same(g[0].name.value, lead.name.value)), None)
        if group is None:
            groups.append([lead])
        else:
            group.append(lead)
    tasks: tuple[Task, ...] = known.get("tasks") or ()
    return tuple(_unit(group, tasks) for group in _without_crowd(groups))


def _without_crowd(groups: list[list[Lead]]) -> list[list[Lead]]:
    """When many only sum up and report, each does so for itself, and none leads by that."""
    weak = [g for g in groups if all(lead.kind in ("sum", "report") for lead in g)]
    return groups if len(weak) <= _CROWD else [g for g in groups if g not in weak]


def _unit(group: list[Lead], tasks: tuple[Task, ...]) -> LeadUnit:
    first = min(group, key=lambda lead: lead.name.span)
    explicit = any(lead.explicit for lead in group)
    best = max(_CONFIDENCE[lead.kind] for lead in group)
    return LeadUnit(
        value=first.name.value,
        explicit=explicit,
        tasks=tuple(
            i for i, task in enumerate(tasks) if any(same(n, first.name.value) for n in task.lead)
        ),
        spans=tuple(dict.fromkeys(lead.name.span for lead in group)),
        confidence=round(best if explicit else best * _INFERRED, 2),
    )
