"""Nhiệm vụ và phân công: sentences, label blocks and tables that give tasks to units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from vbparse.learning.synthesize.crew import Crew
from vbparse.learning.synthesize.deadlines import due
from vbparse.learning.synthesize.draft import Block, Cell, Draft, Row
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, fill, join, upper_first

__all__ = ["Work"]

REPORT = "Báo cáo kết quả"


@dataclass
class Work:
    """What there is to do in one plan; no action is given out twice."""

    draft: Draft
    crew: Crew
    _actions: list[str] = field(default_factory=list)
    _products: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        draft, topic = self.draft, self.draft.issuer.setting.topic
        general = draft.dice.words.of("phrases", "action")
        self._actions = [
            *draft.dice.shuffled(topic["actions"]),
            *draft.dice.shuffled([fill(a, {"about": topic["about"]}).text for a in general]),
        ]
        self._products = draft.dice.shuffled(topic["products"])

    @property
    def left(self) -> int:
        """How many actions have not been given out."""
        return len(self._actions)

    def action(self) -> str:
        """The next thing to do."""
        return self._actions.pop(0)

    # ------------------------------------------------------------------------------ sentences

    def led(self, *, with_due: float = 0.6) -> Tagged:
        """``Sở Y tế chủ trì, phối hợp với … ; hoàn thành trước ngày …``."""
        lead = self.crew.lead()
        return self._sentence("task.lead", lead, role="lead", with_due=with_due)

    def led_by(self, lead: str) -> Tagged:
        """The same for a unit that is given."""
        return self._sentence("task.lead", lead, role="lead", with_due=0.6)

    def duty(self, lead: str) -> Tagged:
        """The same under a heading that names the unit; the heading carries the mark."""
        return self._sentence("task.duty", lead, role="", with_due=0.5)

    def performed(self, unit: str, *, headed: bool) -> Tagged:
        """A unit does its part, in no leading role."""
        key = "task.perform_duty" if headed else "task.perform"
        return self._sentence(key, unit, role="" if headed else "perform", with_due=0.35)

    def supported(self, unit: str, lead: str, *, headed: bool) -> Tagged:
        """A unit helps another that leads elsewhere."""
        draft = self.draft
        action = self.action()
        key = "task.support_duty" if headed else "task.support"
        # The body that is helped is named as the one that does it, not as leading.
        slots = {
            "unit": self.crew.shown(unit, "support"),
            "lead": self.crew.shown(lead, "helped"),
            "action": Tagged(action),
        }
        return fill(draft.dice.phrase(key), slots)

    def _sentence(self, key: str, unit: str, *, role: str, with_due: float) -> Tagged:
        draft, dice = self.draft, self.draft.dice
        action = self.action()
        leads = key in ("task.lead", "task.duty")
        helpers = self.crew.others(dice.number(1, 3), unit) if leads else []
        template = dice.phrase(key)
        if "{support}" not in template or "<, phối hợp với {support}" in template:
            helpers = helpers if "{support}" in template and dice.chance(0.7) else []
        task = draft.new("task", lead=[unit], support=helpers, explicit=leads, origin="prose")
        timed = "{due}" in template and dice.chance(with_due)
        when = due(draft, "done", action=action, unit=unit) if timed else EMPTY
        slots = {
            "unit": self.crew.shown(unit, role, task) if role else EMPTY,
            "support": self.crew.listed(helpers, "support", task),
            "action": Tagged(action).tag(f"{task}/value"),
            "due": when,
        }
        draft.values[task]["deadline"] = _deadline_of(when)
        return fill(template, slots).tag(task)

    def plain(self, *, with_due: float = 0.3) -> Tagged:
        """A thing to do that names nobody."""
        draft = self.draft
        action = self.action()
        when = due(draft, "done", action=action) if draft.dice.chance(with_due) else EMPTY
        return fill("{Action}<; hoàn thành {due}>.", {"action": Tagged(action), "due": when})

    # --------------------------------------------------------------------------------- blocks

    def labelled(self, label: str, level: int) -> Iterator[Block]:
        """A numbered task with lines for who, with whom, by when, with what result."""
        draft, dice = self.draft, self.draft.dice
        action, lead = self.action(), self.crew.lead()
        helpers = self.crew.others(dice.number(1, 3), lead)
        task = draft.new("task", lead=[lead], support=helpers, explicit=True, origin="prose")
        heading = draft.new("heading", number=label, level=level, kinds=["other"], titled=True)
        title = upper_first(Tagged(action)).tag(f"{task}/value").tag(heading)
        yield Block("head", title, label, level)
        lines: list[tuple[str, dict[str, Tagged]]] = [
            ("label.lead", {"unit": self.crew.shown(lead, "lead", task)})
        ]
        if dice.chance(0.8):
            lines.append(("label.support", {"support": _semicolons(self.crew, helpers, task)}))
        else:
            draft.values[task]["support"] = []
        when = due(draft, dice.pick(("when", "done", "cell")), action=action, unit=lead)
        draft.values[task]["deadline"] = _deadline_of(when)
        lines.append(("label.due", {"due": when}))
        if draft.sound or (self._products and dice.chance(0.6)):
            product = self._products.pop() if self._products else REPORT
            draft.values[task]["product"] = product
            lines.append(("label.product", {"product": Tagged(product).tag(f"{task}/product")}))
        for key, slots in lines:
            yield Block("item", fill(dice.phrase(key), slots), "-")

    # --------------------------------------------------------------------------------- tables

    def table(self, count: int) -> Block:
        """Bảng phân công: one row a task, in one of the shapes of the standards (§ 3.4)."""
        dice = self.draft.dice
        columns = ["no", "task", "lead", "support", "due", "product"]
        for name, share in (("product", 0.5), ("support", 0.25), ("no", 0.1)):
            if dice.chance(share):
                columns.remove(name)
        stacked = "support" in columns and dice.chance(0.12)
        head = self._head(columns, stacked=stacked)
        rows: list[Row] = []
        groups = dice.chance(0.2) and count > 3
        for i in range(min(count, self.left)):
            if groups and i % 3 == 0:
                rows.append(_group(self.draft, len(rows), len(columns), i // 3))
            rows.append(self._row(columns, i + 1))
        return Block("table", rows=(*head, *rows), head_rows=len(head))

    def _head(self, columns: list[str], *, stacked: bool) -> tuple[Row, ...]:
        dice = self.draft.dice
        names: dict[str, str] = {name: dice.word("tables", name) for name in columns}
        if not stacked:
            return (tuple(Cell(Tagged(names[name])) for name in columns),)
        first: list[Cell | None] = []
        second: list[Cell | None] = []
        for name in columns:
            if name == "lead":
                first.append(Cell(Tagged(dice.word("tables", "who")), colspan=2))
                second.append(Cell(Tagged("Chủ trì")))
            elif name == "support":
                first.append(None)
                second.append(Cell(Tagged("Phối hợp")))
            else:
                first.append(Cell(Tagged(names[name]), rowspan=2))
                second.append(None)
        return tuple(first), tuple(second)

    def _row(self, columns: list[str], number: int) -> Row:
        draft, dice = self.draft, self.draft.dice
        action, lead = self.action(), self.crew.lead()
        helpers = self.crew.others(dice.number(1, 2), lead) if "support" in columns else []
        task = draft.new("task", lead=[lead], support=helpers, explicit=True, origin="table")
        product = REPORT if draft.sound and "product" in columns else ""
        if "product" in columns and self._products:
            product = self._products.pop()
        draft.values[task]["product"] = product or None
        when = due(draft, "cell", action=action, unit=lead) if "due" in columns else EMPTY
        draft.values[task]["deadline"] = _deadline_of(when)
        cells: dict[str, Callable[[], Tagged]] = {
            "no": lambda: Tagged(str(number)),
            "task": lambda: upper_first(Tagged(action)).tag(f"{task}/value"),
            "lead": lambda: self.crew.shown(lead, "lead", task),
            "support": lambda: _semicolons(self.crew, helpers, task, dice.pick((", ", "; "))),
            "due": lambda: when,
            "product": lambda: Tagged(product).tag(f"{task}/product") if product else EMPTY,
        }
        return tuple(Cell(cells[name]()) for name in columns)


def _deadline_of(when: Tagged) -> str | None:
    """The key of the deadline that a text holds."""
    return next((m.key for m in when.marks if m.key.startswith("deadline#")), None)


def _semicolons(crew: Crew, names: list[str], task: str, between: str = "; ") -> Tagged:
    return join([crew.shown(name, "support", task) for name in names], between)


def _group(draft: Draft, at: int, width: int, number: int) -> Row:
    """A row that divides the table, its name across all columns."""
    name = draft.dice.word("tables", "group")
    if width < 3:
        return (Cell(Tagged(name), colspan=width), *([None] * (width - 1)))
    roman = ("I", "II", "III", "IV", "V", "VI")[number % 6]
    return (Cell(Tagged(roman)), Cell(Tagged(name), colspan=width - 1), *([None] * (width - 2)))
