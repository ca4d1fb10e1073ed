"""Lỗi nhiệm vụ ("6 rõ"): tasks without lead, time or product, with two leads, with two times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vbparse.learning.synthesize._fault_marks import Fault, fault_key
from vbparse.learning.synthesize._fault_numbers import behind
from vbparse.learning.synthesize.deadlines import spell
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Cell, Draft, Row
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, lower_first, upper_first

__all__ = ["TASKS", "tables"]

Make = Callable[[Draft, Dice], bool]
_PARTS = {"lead": "unit#", "due": "deadline#", "product": "task#"}


def tables(draft: Draft) -> list[tuple[list[Block], int]]:
    """Every table of the body and of the annexes, with the list that it stands in."""
    lists = [draft.body, *(annex.blocks for annex in draft.annexes)]
    return [(blocks, i) for blocks in lists for i, block in enumerate(blocks) if block.rows]


# ------------------------------------------------------------------------ something is gone


def _without(part: str) -> Make:
    """A task of a list of labels, or of a table, in which this is left out."""

    def make(draft: Draft, dice: Dice) -> bool:
        lines = _lines(draft, part)
        # where no tabs part the cells of a plain text, nothing shows that one is empty
        cells = _cells(draft, part) if draft.look.text == "lines" else []
        if len(lines) > 1 and (dice.chance(0.5) or len(cells) < 2):
            del draft.body[dice.pick(lines)]
            return True
        if len(cells) < 2:
            return False
        blocks, at, y, x = dice.pick(cells)
        row = blocks[at].rows[y]
        empty = replace(row[x] or Cell(), text=EMPTY)
        changed: Row = (*row[:x], empty, *row[x + 1 :])
        rows = (*blocks[at].rows[:y], changed, *blocks[at].rows[y + 1 :])
        blocks[at] = replace(blocks[at], rows=rows)
        return True

    return make


def _shows(draft: Draft, text: Tagged, part: str) -> bool:
    for mark in text.marks:
        if not mark.key.startswith(_PARTS[part]):
            continue
        if part == "lead" and draft.values[mark.key]["role"] != "lead":
            continue
        if part == "product" and not mark.key.endswith("/product"):
            continue
        return True
    return False


def _lines(draft: Draft, part: str) -> list[int]:
    """Lines of label blocks that show the part: a lead below a heading that is a task."""
    found = []
    task = False
    for i, block in enumerate(draft.body):
        if block.role == "head":
            task = any(mark.key.endswith("/value") for mark in block.text.marks)
        elif task and block.label == "-" and ":" in block.text.text[:40]:
            found += [i] if _shows(draft, block.text, part) else []
    return found


def _cells(draft: Draft, part: str) -> list[tuple[list[Block], int, int, int]]:
    return [
        (blocks, at, y, x)
        for blocks, at in tables(draft)
        for y, row in enumerate(blocks[at].rows)
        for x, cell in enumerate(row)
        if cell and _shows(draft, cell.text, part)
    ]


# ------------------------------------------------------------------------ too much of it


def _two_leads(draft: Draft, dice: Dice) -> bool:
    """Another body, or two, beside the one that leads a task."""
    leads = [
        key
        for key in shown_keys(draft, "unit")
        if draft.values[key]["role"] == "lead" and draft.values[key]["task"]
    ]
    units = list(dict.fromkeys(str(draft.values[key]["unit"]) for key in shown_keys(draft, "unit")))
    dice_keys = dice.shuffled(leads)
    for key in dice_keys:
        task = draft.values[key]["task"]
        here = {*draft.values[task]["lead"], *draft.values[task]["support"]}
        others = [unit for unit in units if unit not in here and _one_body(unit)]
        if not others or not _one_body(str(draft.values[key]["unit"])):
            continue
        if draft.look.text != "lines" and _in_table(draft, key):
            continue  # without tabs the cells of a plain text are no rows
        other = dice.pick(others)
        second = draft.value("unit", other, unit=other, role="lead", task=task)
        second = second.tag(fault_key(draft))
        draft.values[task]["lead"] = [*draft.values[task]["lead"], other]
        listed = _listed(draft, key)
        between = dice.pick((" và ", ", ", "; ")) if listed else dice.pick((" và ", " cùng "))
        return change(
            draft,
            key,
            lambda text, mark, between=between, second=second: (
                text.cut(0, mark.end)  # type: ignore[misc]
                + between
                + second
                + text.cut(mark.end, len(text))
            ),
        )
    return False


def _one_body(name: str) -> bool:
    return (
        not re.match(r"(?i)các |toàn thể|UBND các|Ủy ban nhân dân các", name)
        and " các " not in name
    )


def _in_table(draft: Draft, key: str) -> bool:
    cells = [cell for blocks, at in tables(draft) for row in blocks[at].rows for cell in row]
    return any(mark.key == key for cell in cells if cell for mark in cell.text.marks)


def _listed(draft: Draft, key: str) -> bool:
    """Whether it stands in a cell or behind a label, not in a sentence."""
    return not any(
        mark.key == key and not block.rows and ":" not in block.text.text[: mark.start]
        for block in draft.body
        for mark in block.text.marks
    )


def _two_times(draft: Draft, dice: Dice) -> bool:
    """A task that is told again with another day, somewhere else."""
    tasks = [
        (key, value)
        for key, value in draft.values.items()
        if key.startswith("task#")
        and value.get("deadline")
        and re.fullmatch(
            r"\d{4}-\d\d-\d\d", str(draft.values[value["deadline"]].get("value") or "")
        )
    ]
    shown = {*shown_keys(draft, "deadline")}
    tasks = [(key, value) for key, value in tasks if value["deadline"] in shown]
    if not tasks:
        return False
    _, value = dice.pick(tasks)
    due = draft.values[value["deadline"]]
    action = str(due["action"]).rstrip(".")
    if len(action.split()) < 4 or re.match(r"(?i)báo cáo|gửi|tổng hợp", action):
        return False
    first = date.fromisoformat(str(due["value"]))
    other = min(first + timedelta(days=dice.number(9, 60)), date(first.year, 12, 28))
    if other == first:
        return False
    day = spell(other, dice.pick(("slash", "long")), draft.look)
    unit = str(due["unit"] or "")
    said = [
        f"{upper_first(action).text} hoàn thành trước ngày {day}.",
        f"Việc {lower_first(action).text} xong trước ngày {day}.",
    ]
    if unit:
        said.append(f"{unit} {lower_first(action).text}, hoàn thành trước ngày {day}.")
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "deadlines"]
    return behind(draft, dice, dice.pick(said))


def _kind(code: str, message: str, make: Make, part: str = "task") -> Fault:
    return Fault(part, "B05", message, make, (code,))


TASKS: dict[str, Fault] = {
    "missing-lead": _kind("VB231", "Nhiệm vụ không có đơn vị chủ trì", _without("lead")),
    "two-leads": _kind("VB232", "Một nhiệm vụ có hai đơn vị chủ trì", _two_leads, "lead"),
    "task-no-time": _kind("VB233", "Nhiệm vụ không có thời hạn", _without("due")),
    "task-no-product": _kind("VB234", "Nhiệm vụ không rõ sản phẩm", _without("product")),
    "two-times": _kind("VB611", "Một nhiệm vụ có hai thời hạn", _two_times),
}
"""Kind → fault."""
