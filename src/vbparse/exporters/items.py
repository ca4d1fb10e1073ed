"""A record as a list of items to show: what the table and the page have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from vbparse.citations._reasons import in_english
from vbparse.document import (
    Citation,
    Evidence,
    Field,
    Found,
    Plan,
    Section,
    Span,
    Task,
)
from vbparse.exporters import Lang
from vbparse.exporters.labels import label, sure

_Value = TypeVar("_Value")
Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Item:
    """One value of the record, ready to be shown."""

    path: str  # its place in the record: "deadlines[3]"
    group: str  # a key of labels.GROUPS; gives the colour
    label: str
    text: str | None  # None: not there
    notes: Notes = ()  # further members, each with its label
    status: str = "present"
    confidence: float | None = None
    found_by: str = ""
    evidence: tuple[Evidence, ...] = ()
    depth: int = 0  # of a section below the outermost
    decision: str | None = None  # accepted or review, when a threshold was asked for

    @property
    def long(self) -> bool:
        """Whole sentences and headings, which are to be marked lightly."""
        return self.path.startswith(("sections", "tasks", "annexes"))


def items(plan: Plan, lang: Lang = "vi") -> tuple[Item, ...]:
    """Everything in the record, in the order of the contract's groups."""
    return tuple(_Lister(plan, lang))


class _Lister:
    """Walks one record; a class only because every step needs the plan and the language."""

    def __init__(self, plan: Plan, lang: Lang) -> None:
        self.plan, self.lang = plan, lang

    def __iter__(self) -> Iterator[Item]:
        yield from self.identity()
        yield from self.subject()
        yield from self.basis()
        yield from self.content()
        yield from self.work()
        yield from self.ending()
        yield from self.doubts()

    def reason(self, why: str) -> str:
        """A reason of the record in the language that was asked for."""
        return in_english(why) if self.lang == "en" else why

    def identity(self) -> Iterator[Item]:
        plan = self.plan
        yield self.item("doc_type", "identity", plan.doc_type, self.notes(code=plan.doc_type.code))
        number = plan.doc_number
        blank = None if number.value else number.symbol
        yield self.item("doc_number", "identity", number, self.notes(symbol=blank))
        issuer = plan.issuer
        above = self.notes(parent_body=issuer.parent, superior=issuer.superior)
        yield self.item("issuer", "identity", issuer, above)
        yield self.item("place", "identity", plan.place)
        yield self.item("issued_on", "identity", plan.issued_on)
        for name, field in (("security", plan.security), ("urgency", plan.urgency)):
            if field is not None:
                yield self.item(name, "identity", field)
        if plan.draft:
            yield Item("draft", "identity", self.field("draft"), self.say("yes"))

    def subject(self) -> Iterator[Item]:
        yield self.item("subject", "subject", self.plan.subject)
        yield self.item("theme", "subject", self.plan.theme)
        if self.plan.period is not None:
            yield self.item("period", "subject", self.plan.period)

    def basis(self) -> Iterator[Item]:
        parent = self.plan.parent
        cited = self.plan.citations
        chosen = _at(cited, parent.citation)
        yield Item(
            "parent",
            "basis",
            self.field("parent"),
            parent.value or (chosen and _named(chosen)) or None,
            self.notes(target=parent.target, why="; ".join(map(self.reason, parent.why))),
            parent.status,
            parent.confidence if parent.value or chosen else None,
            "",
            chosen.evidence if chosen else (),
            decision=parent.decision,
        )
        if self.plan.issued_with is not None:
            yield self.citation("issued_with", self.plan.issued_with)
        for i, citation in enumerate(cited):
            yield self.citation(f"citations[{i}]", citation)

    def citation(self, path: str, citation: Citation) -> Item:
        resolved = citation.resolution
        notes = self.notes(
            relation=self.say(citation.relation),
            preamble=self.say("yes") if citation.preamble else None,
            issued_on=citation.issued_on,
            issuer=citation.issuer,
            title=citation.title if citation.value else None,
            provision=citation.provision,
            target=resolved.target,
        )
        return self.item(path, "basis", citation, notes, text=_named(citation))

    def content(self) -> Iterator[Item]:
        for i, section in enumerate(self.plan.sections):
            kinds = ", ".join(
                label("kinds", kind, self.lang) for kind in section.kinds if kind != "other"
            )
            yield self.item(
                f"sections[{i}]",
                "content",
                section,
                self.notes(kinds=kinds),
                text=_headed(section),
                depth=max(0, section.level - 1),
            )
        for i, annex in enumerate(self.plan.annexes):
            text = " ".join(part for part in (annex.number, annex.title) if part)
            yield self.item(f"annexes[{i}]", "content", annex, text=text or None)

    def work(self) -> Iterator[Item]:
        for i, unit in enumerate(self.plan.lead_units):
            tasks = ", ".join(str(task + 1) for task in unit.tasks)
            inferred = None if unit.explicit else self.say("inferred")
            notes = self.notes(tasks=tasks, how=inferred)
            yield self.item(f"lead_units[{i}]", "work", unit, notes, text=unit.value)
        for i, task in enumerate(self.plan.tasks):
            shown = self.item(f"tasks[{i}]", "work", task, self.task_notes(task), text=task.value)
            yield replace(shown, label=f"{shown.label} {i + 1}")  # lead units name them by number
        for i, due in enumerate(self.plan.deadlines):
            notes = self.notes(
                printed=due.text,
                action=due.action,
                unit=due.unit,
                kind=self.say(due.kind),
                bound=self.say(due.bound) if due.bound != "unknown" else None,
                anchor=due.anchor,
            )
            text = due.value or due.text or self.say("open")
            yield self.item(f"deadlines[{i}]", "dates", due, notes, text=text)

    def task_notes(self, task: Task) -> Notes:
        deadline = _at(self.plan.deadlines, task.deadline)
        return self.notes(
            lead="; ".join(task.lead),
            support="; ".join(task.support),
            deadline=(deadline.value or deadline.text) if deadline else None,
            product=task.product,
        )

    def ending(self) -> Iterator[Item]:
        signer = self.plan.signer
        notes = self.notes(
            authority=signer.authority, title_of=signer.title, on_behalf_of=signer.on_behalf_of
        )
        yield self.item("signer", "ending", signer, notes)
        for i, to in enumerate(self.plan.recipients):
            notes = self.notes(
                purpose=to.purpose, kind=self.say("archive") if to.kind == "archive" else None
            )
            yield self.item(f"recipients[{i}]", "ending", to, notes, text=to.value)

    def doubts(self) -> Iterator[Item]:
        for i, miss in enumerate(self.plan.near_misses):
            span = Span(miss.start, miss.end)
            layout = self.plan.layout
            where = (
                layout.source.evidence(span) if layout else (Evidence(None, span.start, span.end),)
            )
            yield Item(
                f"near_misses[{i}]",
                "doubts",
                self.field("near_misses"),
                miss.text,
                self.notes(why=self.reason(miss.why)),
                evidence=where,
            )
        for i, notice in enumerate(self.plan.warnings):
            text = notice.en if self.lang == "en" and notice.en else notice.message
            name = self.field("warnings")
            yield Item(f"warnings[{i}]", "doubts", name, text, self.notes(code=notice.code))

    def item(
        self,
        path: str,
        group: str,
        found: Found,
        notes: Notes = (),
        *,
        text: str | None = None,
        depth: int = 0,
    ) -> Item:
        """``text`` stands for values that are not a single ``value`` of their own."""
        name = path.partition("[")[0]
        value = found.value if text is None and isinstance(found, Field) else text
        others = "; ".join(
            f"{other.value} ({sure(other.confidence)})" for other in found.alternatives
        )
        return Item(
            path,
            group,
            self.field(name),
            value or None,
            (*notes, *self.notes(alternatives=others)),
            found.status,
            found.confidence if value else None,
            found.found_by,
            found.evidence,
            depth,
            found.decision,
        )

    def say(self, word: str) -> str:
        return label("words", word, self.lang)

    def field(self, name: str) -> str:
        return label("fields", name, self.lang)

    def notes(self, **members: str | None) -> Notes:
        """Those members that hold something, with their labels."""
        return tuple(
            (label("members", name, self.lang), text) for name, text in members.items() if text
        )


def _named(citation: Citation) -> str | None:
    """``Kế hoạch 12/KH-UBND``, or the title of a law that is cited without a number."""
    kind, name = citation.doc_type or "", citation.value or citation.title or ""
    return (name if name.startswith(kind) else f"{kind} {name}".strip()) or None


def _headed(section: Section) -> str:
    mark = "" if section.number.endswith((".", ")")) or not section.number else "."
    return f"{section.number}{mark} {section.title}".strip()


def _at(values: Sequence[_Value], index: int | None) -> _Value | None:
    """The value that another one points to; ``None`` when it points to nothing."""
    return values[index] if index is not None and 0 <= index < len(values) else None
