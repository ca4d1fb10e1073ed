"""Tổ chức thực hiện: who does what, in the shapes that plans give it, and the reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vbparse.learning.synthesize.crew import Crew
from vbparse.learning.synthesize.deadlines import due
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.numbering import Numbering
from vbparse.learning.synthesize.tagged import Tagged, fill, upper_first
from vbparse.learning.synthesize.tasks import Work

__all__ = ["Organising"]


@dataclass
class Organising:
    """Writes the section that gives each unit its part."""

    draft: Draft
    crew: Crew
    work: Work
    numbering: Numbering
    slots: Mapping[str, str]
    chosen: list[str] = field(default_factory=list)

    def blocks(self, section: int, level: int, *, reports: bool) -> list[Block]:
        """One entry a unit: under its own heading, in one numbered sentence, or after a dash."""
        dice = self.draft.dice
        shape = dice.weighted({"headed": 5, "numbered": 3, "dashed": 2})
        made: list[Block] = []
        for i, unit in enumerate(self._units(), 1):
            label, number = self.numbering.below(section, i)
            leads = i == 1 or (i == 2 and dice.chance(0.5))
            if shape == "headed":
                made += self._headed(unit, label, number, level + 1, leads=leads)
            else:
                sentence = self._sentence(unit, leads=leads)
                made.append(
                    self._numbered(sentence, label, number, level + 1)
                    if shape == "numbered"
                    else Block("item", sentence, "-")
                )
        if reports and dice.chance(0.75):
            count = len(self._units()) + 1
            label, number = self.numbering.below(section, count)
            made += self._reporting(shape, label, number, level + 1)
        return made

    def _units(self) -> list[str]:
        """Leading bodies, then those that do their part, then the groups; the same each time."""
        if not self.chosen:
            dice = self.draft.dice
            leaders = [self.crew.first, *self.crew.others(dice.number(1, 3), self.crew.first)]
            self.chosen = [*leaders, self.crew.group()]
        return self.chosen

    def _headed(
        self, unit: str, label: str, number: str, level: int, *, leads: bool
    ) -> Iterator[Block]:
        """The unit as a heading, its duties as dashes below."""
        draft, dice = self.draft, self.draft.dice
        duties = [self.work.duty(unit)] if leads else []
        helped = self.crew.first if unit != self.crew.first else None
        if helped and dice.chance(0.3) and self.work.left:
            duties.append(self.work.supported(unit, helped, headed=True))
        while len(duties) < 2 and self.work.left:
            duties.append(self.work.performed(unit, headed=True))
        role = "lead" if leads else "perform"
        key = draft.new("heading", number=number, level=level, kinds=["other"], titled=True)
        yield Block("head", upper_first(self.crew.shown(unit, role)).tag(key), label, level)
        for duty in duties:
            yield Block("item", duty, "-")

    def _sentence(self, unit: str, *, leads: bool) -> Tagged:
        dice = self.draft.dice
        if leads:
            return self.work.led_by(unit)
        if dice.chance(0.25) and unit != self.crew.first:
            return self.work.supported(unit, self.crew.first, headed=False)
        return self.work.performed(unit, headed=False)

    def _numbered(self, sentence: Tagged, label: str, number: str, level: int) -> Block:
        key = self.draft.new("heading", number=number, level=level, kinds=[], titled=False)
        return Block("item", sentence.tag(key), label, level)

    def _reporting(self, shape: str, label: str, number: str, level: int) -> Iterator[Block]:
        sentences = self.reports()
        if shape == "headed":
            title = self.draft.dice.word("headings", "reporting")
            key = self.draft.new(
                "heading", number=number, level=level, kinds=["reporting"], titled=True
            )
            yield Block("head", Tagged(title).tag(key), label, level)
            for sentence in sentences:
                yield Block("item", sentence, "-")
        elif shape == "numbered":
            yield self._numbered(sentences[0], label, number, level)
        else:
            yield Block("item", sentences[0], "-")

    def reports(self) -> list[Tagged]:
        """Who reports to whom, by when; the body that gathers the reports is a lead unit."""
        dice = self.draft.dice
        made = [self._report("report.to")]
        if dice.chance(0.4):
            made.append(self._report("report.collect"))
        return made

    def _report(self, key: str) -> Tagged:
        draft, dice = self.draft, self.draft.dice
        collector = self.crew.first
        units = self.crew.group()
        superior = dice.pick(draft.issuer.listed("superior"))
        template = dice.phrase(key)
        debtor = collector if key == "report.collect" else units
        task = draft.new(
            "task", lead=[debtor], support=[], explicit=False, origin="prose", product=None
        )
        when = due(draft, "report", action="báo cáo kết quả", unit=debtor)
        draft.values[task]["deadline"] = next(
            m.key for m in when.marks if m.key.startswith("deadline#")
        )
        draft.values[task]["value"] = "báo cáo kết quả thực hiện"
        slots: dict[str, Tagged | str] = {
            **self.slots,
            "units": self.crew.shown(units, "report", task),
            "unit": self.crew.shown(collector, "lead", task),
            "collector": self.crew.shown(collector, "collect", task),
            "superior": superior,
            "due": when,
        }
        return fill(template, slots).tag(task)
