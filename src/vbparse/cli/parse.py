"""``vbparse parse``: the record of each document."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbparse.cli._guard import UNREADABLE, internal
from vbparse.cli._options import Accept, Debug, Kind, Lang, Output, named, say

if TYPE_CHECKING:
    from vbparse.cli._inputs import Input
    from vbparse.cli._report import Report
    from vbparse.document import Plan
    from vbparse.exporters import Exporter, Look

__all__ = ["HELP", "run"]

HELP = say(
    "Đọc tệp và in bản ghi của từng văn bản. "
    "Mã thoát: 0 đọc được hết, 2 có tệp không đọc được hoặc dùng sai.",
    "Read files and print the record of each document. "
    "Exit codes: 0 all read, 2 something could not be read or wrong usage.",
)


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help=say(
                "Tệp (PDF, DOCX, TXT, MD, HTML), thư mục, hoặc - cho đầu vào chuẩn.",
                "Files (PDF, DOCX, TXT, MD, HTML), folders, or - for standard input.",
            ),
            show_default=False,
            parser=named,  # what cannot be opened is one error among the files
        ),
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="[json|jsonl|table]",
            help=say(
                "Dạng in ra; mặc định theo đuôi tệp của -o, nếu không thì json.",
                "What to print; by the suffix of -o when left away, else json.",
            ),
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    accept: Accept = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Print the record of every document in ``paths``."""
    from vbparse.cli._inputs import expand
    from vbparse.cli._output import opened
    from vbparse.cli._report import Report

    chosen = _exporter(form, output)
    inputs = [*expand(paths, kind)]
    report = Report(lang, several=len(inputs) > 1)
    files = [item.path for item in inputs]
    with opened(output, files) as write, report.progress(len(inputs)):
        records = _decided(_records(inputs, report, debug=debug), accept)
        for piece in chosen.pieces(records, _look(lang, output)):
            with nullcontext() if output else report.aside(sys.stdout):
                write(piece)
    report.summary()
    if report.unreadable:
        raise typer.Exit(UNREADABLE)


def _records(inputs: Sequence[Input], report: Report, *, debug: bool) -> Iterator[Plan]:
    """The records of all inputs in order; what cannot be read is reported and left out."""
    from vbparse.errors import VbparseError
    from vbparse.pipeline import parse_source

    for item in inputs:
        if item.skipped:
            report.skipped(item.path)
            report.step()
            continue
        try:
            plans = parse_source(item.read())
        except VbparseError as error:
            report.error(error)
        except Exception as error:  # a bug must not cost the other files
            if debug:
                raise
            report.internal(item.path, internal(error, report.lang))
        else:
            report.read(plans)
            yield from plans
        report.step()


def _decided(plans: Iterator[Plan], accept: float | None) -> Iterator[Plan]:
    """The records, with a decision on each value when a threshold was asked for."""
    if accept is None:
        return plans
    from vbparse.confidence.accept import decided

    return (decided(plan, accept) for plan in plans)


def _exporter(form: str | None, output: Path | None) -> Exporter:
    from vbparse.exporters import exporters, named

    if form is None and output is not None:
        suffix = output.suffix.lower()
        form = next((name for name, e in exporters().items() if e.suffix == suffix), None)
    chosen = named(form or "json")
    if chosen is None:
        names = ", ".join(exporters())
        told = say(f"{form!r} không có; chọn: {names}", f"no {form!r}; choose: {names}")
        raise typer.BadParameter(told, param_hint="--format")
    return chosen


def _look(lang: Lang, output: Path | None) -> Look:
    """As wide as the terminal and coloured there; plain elsewhere."""
    import os
    import shutil

    from vbparse.exporters import Look

    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 120
    return Look(lang, width, colour=terminal and "NO_COLOR" not in os.environ)
