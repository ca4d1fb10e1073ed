"""``vbparse check``: what is missing in a draft, what breaks the rules on form."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._archive import Db
from vbparse.cli._guard import UNREADABLE, internal
from vbparse.cli._options import Debug, Kind, Lang, Output, say

if TYPE_CHECKING:
    from vbparse.cli._inputs import Input
    from vbparse.cli._report import Report
    from vbparse.document import Plan
    from vbparse.exporters.findings import FindingsExporter
    from vbparse.rules.check import Checked
    from vbparse.rules.profile import Profile

__all__ = ["HELP", "run"]

HELP = say(
    "Soát dự thảo: phần còn thiếu, lỗi thể thức. Mã thoát: 0 không thấy gì, "
    "1 có phát hiện từ mức --fail-on trở lên, 2 có tệp không đọc được hoặc dùng sai.",
    "Check drafts: what is missing, what breaks the rules on form. Exit codes: 0 nothing found, "
    "1 findings of the severity --fail-on or worse, 2 something could not be read or wrong usage.",
)
_FOUND = 1
_ORDER = ("info", "warning", "error")


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
            readable=False,
        ),
    ],
    profile: Annotated[
        str,
        typer.Option(
            metavar="[auto|nd30|tt01|ttlt55|hd05|hd36|FILE]",
            help=say(
                "Hồ sơ soát; auto: theo cơ quan ban hành và ngày.",
                "What drafts are held to; auto: by issuer and date.",
            ),
        ),
    ] = "auto",
    parent: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|ID",
            help=say(
                "Văn bản cấp trên mà dự thảo thực hiện: tệp, hoặc số trong kho.",
                "The directive to carry out: a file, or a work of the archive.",
            ),
            show_default=False,
            readable=False,
        ),
    ] = None,
    db: Db = None,
    select: Annotated[
        str | None,
        typer.Option(
            metavar="CODES",
            help=say("Chỉ soát các mã này (VB1,VB203).", "Only these codes (VB1,VB203)."),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        str | None,
        typer.Option(
            metavar="CODES",
            help=say("Không soát các mã này.", "Not these codes."),
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        Literal["info", "warning", "error"],
        typer.Option(help=say("Mức bắt đầu cho mã thoát 1.", "What makes the exit code 1.")),
    ] = "info",
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="[text|json|…]",
            help=say("Dạng in ra.", "What to print."),
        ),
    ] = "text",
    output: Output = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Check every document in ``paths``."""
    from vbparse.cli._inputs import expand
    from vbparse.cli._output import opened
    from vbparse.cli._parent import parent_plan
    from vbparse.cli._report import Report
    from vbparse.exporters import Look
    from vbparse.rules.profile import load

    exporter = _exporter(form)
    work = _Work(
        load(profile), parent_plan(parent, db) if parent else None, select, ignore, fail_on
    )
    inputs = [*expand(paths, kind)]
    report = Report(lang, several=len(inputs) > 1)
    with opened(output, [item.path for item in inputs]) as write, report.progress(len(inputs)):
        for piece in exporter.pieces(work.checked(inputs, report, debug=debug), Look(lang)):
            with nullcontext() if output else report.aside(sys.stdout):
                write(piece)
    report.summary()
    if report.unreadable:
        raise typer.Exit(UNREADABLE)
    if work.found:
        raise typer.Exit(_FOUND)


class _Work:
    """The checks of one run, and whether they found anything that counts."""

    def __init__(
        self,
        profile: Profile,
        parent: Plan | None,
        select: str | None,
        ignore: str | None,
        fail_on: str,
    ) -> None:
        self.profile, self.parent = profile, parent
        self.select, self.ignore = _codes(select) or ("VB",), _codes(ignore)
        self.counting = _ORDER[_ORDER.index(fail_on) :]
        self.found = False

    def chosen(self, code: str) -> bool:
        """Whether a code is to be run: a code of the options stands for all that begin with it."""
        return code.startswith(self.select) and not code.startswith(self.ignore)

    def checked(self, inputs: Sequence[Input], report: Report, *, debug: bool) -> Iterator[Checked]:
        """Every plan of every input; what cannot be read is reported and left out."""
        from vbparse.errors import VbparseError

        for item in inputs:
            if item.skipped:
                report.skipped(item.path)
                report.step()
                continue
            try:
                done = self._one(item)
            except VbparseError as error:
                report.error(error)
            except Exception as error:  # a bug must not cost the other files
                if debug:
                    raise
                report.internal(item.path, internal(error, report.lang))
            else:
                report.read([one.plan for one in done])
                for one in done:
                    self.found |= any(f.severity in self.counting for f in one.findings)
                    yield one
            report.step()

    def _one(self, item: Input) -> list[Checked]:
        from vbparse.pipeline import parse_source
        from vbparse.rules.check import check

        plans = parse_source(item.read())
        return [
            check(plan, profile=self.profile, parent=self.parent, chosen=self.chosen)
            for plan in plans
        ]


def _codes(given: str | None) -> tuple[str, ...]:
    """The codes of a list; raises a usage error for one that no rule begins with."""
    from vbparse.rules import rules

    codes = tuple(code.strip().upper() for code in (given or "").split(",") if code.strip())
    known = [rule.code for rule in rules()]
    for code in codes:
        if not any(name.startswith(code) for name in known):
            raise typer.BadParameter(
                say(f"không có quy tắc {code}", f"no rule {code}"), param_hint="CODES"
            )
    return codes


def _exporter(form: str) -> FindingsExporter:
    from vbparse.exporters.findings import named, names

    found = named(form)
    if found is None:
        known = ", ".join(names())
        raise typer.BadParameter(
            say(f"{form} không có; chọn: {known}", f"no {form}; choose: {known}"),
            param_hint="--format",
        )
    return found
