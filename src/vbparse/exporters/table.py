"""A table for reading on a terminal: value, confidence, place, group by group."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from vbparse.document import Plan
from vbparse.exporters import Lang, Look, exporter
from vbparse.exporters.items import Item, items
from vbparse.exporters.labels import label, sure
from vbparse.exporters.printable import printable

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table

_COLOURS = {
    "identity": "blue",
    "subject": "cyan",
    "basis": "magenta",
    "content": "white",
    "work": "green",
    "dates": "yellow",
    "ending": "red",
    "doubts": "bright_black",
}


@exporter("table", ".txt")
def to_table(plans: Iterable[Plan], look: Look) -> Iterator[str]:
    """One table a record. Everything from the document goes through ``printable``."""
    from rich.console import Console

    for plan in plans:
        paper = io.StringIO()
        console = Console(
            file=paper,
            width=max(40, look.width),
            force_terminal=look.colour,
            color_system="standard" if look.colour else None,
            legacy_windows=False,
        )
        console.print(_table(plan, look.lang))
        yield paper.getvalue()


def _table(plan: Plan, lang: Lang) -> Table:
    from rich import box
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(_title(plan, lang)), title_justify="left", box=box.SIMPLE_HEAD, expand=True
    )
    table.add_column(label("frame", "field", lang), ratio=2)
    table.add_column(label("frame", "value", lang), ratio=7)
    table.add_column(label("frame", "confidence", lang), justify="right")
    table.add_column(label("frame", "where", lang), justify="right")
    for group, members in groupby(items(plan, lang), key=lambda item: item.group):
        table.add_section()
        table.add_row(Text(label("groups", group, lang), style=f"bold {_COLOURS[group]}"))
        seen = ""
        for item in members:
            name = "" if item.label == seen else item.label
            table.add_row(
                Padding(Text(name), (0, 0, 0, 2)),
                _value(item, lang),
                _sure(item, lang),
                _where(item, lang),
            )
            seen = item.label
    return table


def _title(plan: Plan, lang: Lang) -> str:
    source = plan.source
    part = source.part
    number = f" · {label('frame', 'document', lang)} {part.index}/{part.of}" if part.of > 1 else ""
    return printable(source.name) + number


def _value(item: Item, lang: Lang) -> Padding:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    text = Text()
    if item.text is not None:
        text.append(printable(item.text))
    if item.text is None or item.status not in ("present", "resolved", "not_sought"):
        state = label("words", item.status, lang)
        text.append(f" [{state}]" if item.text else f"({state})", style="dim")
    notes = Text("\n").join(Text(f"{n}: {printable(note)}", style="dim") for n, note in item.notes)
    rows = Group(text, Padding(notes, (0, 0, 0, 2))) if item.notes else Group(text)
    return Padding(rows, (0, 0, 0, 2 * item.depth))


def _sure(item: Item, lang: Lang) -> str:
    """The confidence, and below it what was decided by it."""
    shown = "" if item.confidence is None else sure(item.confidence)
    decision = label("words", item.decision, lang) if item.decision else ""
    return "\n".join(part for part in (shown, decision) if part)


def _where(item: Item, lang: Lang) -> str:
    """The page of each mention, or its offset when there are no pages."""
    page = label("frame", "page", lang)
    places = [f"{page} {e.page}" if e.page else f"@{e.start}" for e in item.evidence]
    first, more = "\n".join(dict.fromkeys(places[:3])), len(set(places[3:]) - set(places[:3]))
    return f"{first}\n+{more}" if more else first
