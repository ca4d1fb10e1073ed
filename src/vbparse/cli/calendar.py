"""``vbparse calendar``: all deadlines of a directive and of the plans below it."""

from __future__ import annotations

from typing import Annotated

import typer

from vbparse.cli._archive import Db, Rows, json_line, opened_archive, protected, table_lines
from vbparse.cli._options import Debug, Lang, Output, say
from vbparse.cli.lineage import Work

__all__ = ["HELP", "run"]

HELP = say(
    "Liệt kê theo ngày mọi thời hạn của một văn bản và của các kế hoạch triển khai nó.",
    "List by day all deadlines of a directive and of the plans that carry it out.",
)
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help=say("Từ ngày này.", "From this day on.")),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help=say("Đến hết ngày này.", "Until this day.")),
]


def run(
    directive: Work,
    since: Since = None,
    until: Until = None,
    form: Rows = "table",
    db: Db = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """List the deadlines."""
    import dataclasses

    from vbparse.archive.due import deadlines_below
    from vbparse.archive.named import find_work
    from vbparse.cli._output import opened

    with opened_archive(db) as archive, archive.read() as connection:
        number = find_work(connection, directive)
        first, last = _days(since)[0], _days(until)[1]
        found = deadlines_below(connection, number, since=first, until=last)
        inputs = protected(archive, output)
    with opened(output, inputs) as write:
        if form == "jsonl":
            for due in found:
                write(json_line(dataclasses.asdict(due)))
            return
        rows: list[tuple[str, ...]] = [
            (
                due.value or due.rrule or ("open" if lang == "en" else "không nêu ngày"),
                due.unit or due.issuer or "",
                due.number or due.file,
                due.action or due.text,
            )
            for due in found
        ]
        write(table_lines(rows))


def _days(text: str | None) -> tuple[str | None, str | None]:
    """First and last day of what the user gave: a day, a month, a year; raises a usage error."""
    from vbparse.archive.values import days_of

    days = days_of(text)
    if text is not None and days[0] is None:
        raise typer.BadParameter(say("cho ngày như 2024-09-30", "give a day such as 2024-09-30"))
    return days
