"""``vbparse evaluate``: how right the records are, field by field, beside gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from vbparse.cli._guard import UNREADABLE, internal
from vbparse.cli._options import Debug, Lang, say

if TYPE_CHECKING:
    from vbparse.cli._report import Report
    from vbparse.exporters import Lang as Language
    from vbparse.learning.evaluate.baseline import Comparison
    from vbparse.learning.evaluate.run import Failure
    from vbparse.learning.evaluate.scoring import Scored

__all__ = ["HELP", "run"]

HELP = say(
    "So bản ghi với gold: P/R/F1 từng trường, độ tin cậy, theo nhóm. "
    "Mã thoát: 1 khi một trường giảm quá 0,5 điểm so với --baseline, 2 khi gold bị từ chối.",
    "Set records beside gold: P/R/F1 by field, calibration, slices. "
    "Exit codes: 1 when a field falls by more than 0.5 points below --baseline, 2 gold refused.",
)
_FALLEN = 1


@dataclass(frozen=True)
class _Shown:
    """How results are shown."""

    title: str
    form: str
    errors: bool
    lang: Language


def run(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help=say(
                "Thư mục có gold.jsonl hoặc các thư mục con có gold.json.",
                "A folder with gold.jsonl, or with folders that hold a gold.json.",
            ),
            show_default=False,
        ),
    ],
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help=say(
                "Tệp do --save ghi: kể từng giá trị được thêm, mất đi.",
                "A file written by --save: name each value gained and lost.",
            ),
            show_default=False,
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            metavar="FILE",
            help=say(
                "Ghi con số và từng giá trị để lần sau so sánh.",
                "Keep the figures and every value for a later comparison.",
            ),
            show_default=False,
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help=say(
                "Ghi thêm một trang báo cáo mở được ngoại tuyến; văn bản kém nhất có trang riêng.",
                "Also write a report that opens offline; the worst documents get their own pages.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", help=say("Dạng in ra.", "What to print.")),
    ] = "table",
    errors: Annotated[
        bool,
        typer.Option(
            "--errors",
            help=say("In từng giá trị sót và sai.", "Print every value missed or wrong."),
        ),
    ] = False,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Evaluate every document that has gold below ``folder``."""
    from vbparse import __version__
    from vbparse.cli._output import opened
    from vbparse.cli._report import Report
    from vbparse.learning.evaluate.baseline import compared, load_baseline, saved, values
    from vbparse.learning.evaluate.figures import figures

    before = load_baseline(baseline) if baseline else None  # before the long work
    report = Report(lang, several=True)
    documents, refused = _documents(folder, report, debug=debug)
    found = figures(documents) | {"version": __version__}
    comparison = compared(before, values(documents)) if before is not None else None
    shown = _Shown(folder.resolve().name, form, errors, lang)
    _print(found, documents, comparison, shown)
    if save:
        with opened(save) as write:
            write(_json(saved(found, documents)))
    if html:
        _write_report(html, found, documents, comparison, shown)
    if refused:
        raise typer.Exit(UNREADABLE)
    if comparison is not None and comparison.fallen:
        raise typer.Exit(_FALLEN)


def _documents(folder: Path, report: Report, *, debug: bool) -> tuple[list[Scored], bool]:
    """What became of each document; whether any gold was refused."""
    from vbparse.errors import GoldError
    from vbparse.learning.evaluate.gold import load
    from vbparse.learning.evaluate.run import Failure, evaluated_entry

    documents, refused = [], False
    entries = [*load(folder)]
    with report.progress(len(entries)):
        for entry in entries:
            for found in evaluated_entry(entry, folder):
                if isinstance(found, Failure):
                    refused |= isinstance(found.error, GoldError)
                    _tell(found, report, debug=debug)
                else:
                    documents.append(found)
            report.step()
    return documents, refused


def _tell(failure: Failure, report: Report, *, debug: bool) -> None:
    from vbparse.errors import VbparseError

    if isinstance(failure.error, VbparseError):
        report.error(failure.error)
    elif debug:
        raise failure.error
    else:
        report.internal(failure.path, internal(failure.error, report.lang))


def _print(
    found: dict[str, Any],
    documents: list[Scored],
    comparison: Comparison | None,
    shown: _Shown,
) -> None:
    from vbparse.cli._output import STDOUT, opened
    from vbparse.learning.evaluate.table import changed, faults, lines

    with opened(STDOUT) as write:
        if shown.form == "json":
            told = {"comparison": comparison.to_dict()} if comparison else {}
            write(_json(found | told))
            return
        rows = [*lines(found, shown.lang)]
        if shown.errors:
            rows += ["", *faults(documents, shown.lang)]
        if comparison is not None:
            rows += ["", *changed(comparison, shown.lang)]
        write("\n".join(rows) + "\n")


def _json(found: dict[str, Any]) -> str:
    import json

    from vbparse.exporters.printable import escaped

    return escaped(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


def _write_report(
    path: Path,
    found: dict[str, Any],
    documents: list[Scored],
    comparison: Comparison | None,
    shown: _Shown,
) -> None:
    """The report, and beside it a page for each of the worst documents."""
    from vbparse.cli._output import opened
    from vbparse.learning.evaluate.page import Report, page
    from vbparse.learning.evaluate.worst import link, pages, worst

    chosen = worst(documents)
    for address, pieces in pages(path, chosen, shown.lang):
        address.parent.mkdir(exist_ok=True)
        with opened(address) as write:
            for piece in pieces:
                write(piece)
    linked = [(each, link(path, each)) for each in chosen]
    report = Report(shown.title, found, linked, comparison, shown.lang)
    with opened(path) as write:
        for piece in page(report):
            write(piece)
