"""``vbparse gaps``: which bodies that a directive addresses have no plan yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._archive import Db, json_line, opened_archive, protected
from vbparse.cli._options import Debug, Lang, Output, say
from vbparse.cli.lineage import Work

if TYPE_CHECKING:
    from vbparse.archive.gaps import Gaps, PlanBelow

__all__ = ["HELP", "run"]

HELP = say(
    "Nêu cơ quan chưa có kế hoạch triển khai một văn bản, cơ quan chậm, thời hạn vượt văn bản.",
    "Name the bodies without a plan for a directive, late ones, and deadlines beyond it.",
)
Form = Annotated[
    Literal["table", "json"],
    typer.Option("--format", "-f", help=say("Dạng kết quả.", "Form of the result.")),
]


def run(
    directive: Work,
    form: Form = "table",
    db: Db = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Tell what is missing below ``directive``."""
    from vbparse.archive.gaps import gaps
    from vbparse.archive.named import find_work
    from vbparse.cli._output import opened

    with opened_archive(db) as archive, archive.read() as connection:
        found = gaps(connection, find_work(connection, directive))
        inputs = protected(archive, output)
    with opened(output, inputs) as write:
        for piece in _json(found) if form == "json" else _lines(found, lang):
            write(piece)


def _json(found: Gaps) -> Iterator[str]:
    import dataclasses

    yield json_line(dataclasses.asdict(found))


def _lines(found: Gaps, lang: str) -> Iterator[str]:
    from vbparse.exporters.printable import printable

    for line in _told(found, lang == "en"):
        yield printable(line) + "\n"


def _told(found: Gaps, en: bool) -> Iterator[str]:
    planned = [body for body in found.bodies if body.plans]
    due = f"; {'plans due' if en else 'hạn ban hành kế hoạch'} {found.due}" if found.due else ""
    yield f"[{found.work}] {found.number or '…'}{due}"
    yield (
        f"{len(found.missing)} of {len(found.bodies)} bodies have no plan"
        if en
        else f"{len(found.missing)} trong {len(found.bodies)} cơ quan chưa có kế hoạch"
    )
    for body in found.missing:
        ordered = (" (told to plan)" if en else " (được giao lập kế hoạch)") if body.ordered else ""
        yield f"  ✗ {body.body}{ordered}"
    for body in planned:
        for plan in body.plans:
            yield f"  ✓ {body.body}: {_plan(plan, en)}"
    for plan in found.others:
        yield f"  + {plan.issuer or '?'}: {_plan(plan, en)}"
    for name in found.unknown:
        yield f"  ? {name}" + (": not in the register" if en else ": không có trong sổ cơ quan")


def _plan(plan: PlanBelow, en: bool) -> str:
    told = [f"[{plan.work}] {plan.number or '…'}", plan.issued_on or "?"]
    if plan.late:
        told.append("late" if en else "chậm")
    if plan.beyond:
        name = "deadlines beyond the directive" if en else "thời hạn vượt văn bản"
        told.append(f"{name}: {', '.join(plan.beyond)}")
    return ", ".join(told)
