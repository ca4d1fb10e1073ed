"""``vbparse check``: what is missing in a draft, what breaks the rules on form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._archive import Db
from vbparse.cli._guard import UNREADABLE
from vbparse.cli._options import Debug, Kind, Lang, Output, named, say

if TYPE_CHECKING:
    from vbparse.cli._check_work import Work
    from vbparse.cli._inputs import Input
    from vbparse.exporters.findings import FindingsExporter
    from vbparse.rules.baseline import Baseline
    from vbparse.rules.waivers import Waivers

__all__ = ["HELP", "run"]

HELP = say(
    "Soát dự thảo: phần còn thiếu, lỗi thể thức. Mã thoát: 0 không thấy gì, "
    "1 có phát hiện từ mức --fail-on trở lên, 2 có tệp không đọc được hoặc dùng sai.",
    "Check drafts: what is missing, what breaks the rules on form. Exit codes: 0 nothing found, "
    "1 findings of the severity --fail-on or worse, 2 something could not be read or wrong usage.",
)
_FOUND = 1


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
            parser=named,
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
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say("Chỉ tính phát hiện chưa có trong mốc này.", "Only what this does not know."),
            show_default=False,
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help=say("Ghi mọi phát hiện vào --baseline.", "Write all findings to --baseline."),
        ),
    ] = False,
    waivers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say(
                "Miễn trừ (TOML): mã, lý do, hạn.", "Waivers (TOML): code, reason, until when."
            ),
            show_default=False,
        ),
    ] = None,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics",
            help=say("Chỉ đếm phát hiện theo quy tắc.", "Only count findings by rule."),
        ),
    ] = False,
    docx: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT",
            help=say(
                "Bản chép của dự thảo Word, có nhận xét ở đúng những chữ bị bắt lỗi.",
                "A copy of the Word draft with a comment on the exact words of each finding.",
            ),
            show_default=False,
        ),
    ] = None,
    letter: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT",
            help=say("Phiếu góp ý (Word) cho nơi soạn dự thảo.", "A reply (Word), in Vietnamese."),
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say(
                "Mẫu Word của phiếu góp ý, có các chỗ điền như {{gop_y}}.",
                "A Word template for --letter with placeholders such as {{gop_y}}.",
            ),
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=say(
                "Sửa những chỗ chắc chắn vào bản chép -o OUT; trong Word là theo dõi thay đổi.",
                "Make the safe corrections in the copy -o OUT; in Word as tracked changes.",
            ),
        ),
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help=say("Như --fix, cả những chỗ cần người xem lại.", "As --fix, the others too."),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=say(
                "In các chỗ sửa câu chữ; không ghi gì, trừ khi có --fix -o OUT.",
                "Print the corrections of the text; write nothing, but for --fix -o OUT.",
            ),
        ),
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="[text|json|sarif|junit|github|html|statistics]",
            help=say("Dạng in ra.", "What to print."),
        ),
    ] = "text",
    output: Output = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Check every document in ``paths``."""
    from vbparse.cli._check_files import Files, refuse_names
    from vbparse.cli._check_work import Work, codes
    from vbparse.cli._inputs import expand
    from vbparse.cli._output import opened
    from vbparse.cli._parent import parent_plan
    from vbparse.cli._report import Report
    from vbparse.exporters.findings import FindingsLook
    from vbparse.rules.profile import load

    fixing = (fix or unsafe_fixes) and not (diff and output is None)
    exporter = _exporter("statistics" if statistics else form)
    files = Files(docx, _target(output) if fixing else None, unsafe_fixes, letter, template)
    refuse_names(None if fixing else output, files)
    above = parent_plan(parent, db) if parent else None
    work = Work(load(profile), above, codes(select), codes(ignore), fail_on)
    work.keep = files.wanted or diff or write_baseline
    work.waivers, work.baseline = _accepted(waivers, baseline, write=write_baseline)
    inputs = [*expand(paths, kind)]
    files.refuse(inputs)
    report = Report(lang, several=len(inputs) > 1)
    look = FindingsLook(lang, original=work.original, named=work.named)
    pieces = exporter.pieces(work.checked(inputs, report, debug=debug), look)
    target = None if fixing else output
    with opened(target, [item.path for item in inputs]) as write, report.progress(len(inputs)):
        for piece in _diff(pieces, work, lang, unsafe=unsafe_fixes) if diff else pieces:
            with nullcontext() if target else report.aside(sys.stdout):
                write(piece)
    for item, done in work.kept if files.wanted else ():
        for line in files.write(item, done, lang):
            typer.echo(line, err=True)
    if baseline and write_baseline:
        _write_baseline(baseline, work, inputs)
    report.summary()
    if report.unreadable:
        raise typer.Exit(UNREADABLE)
    if work.found and not write_baseline:
        raise typer.Exit(_FOUND)


def _accepted(
    waivers: Path | None, baseline: Path | None, *, write: bool
) -> tuple[Waivers | None, Baseline | None]:
    """What is accepted beforehand; a baseline that is to be written is not read."""
    from datetime import date

    from vbparse.rules.baseline import load
    from vbparse.rules.waivers import load as load_waivers

    if write and baseline is None:
        raise typer.BadParameter(
            say("cần --baseline FILE", "needs --baseline FILE"), param_hint="--write-baseline"
        )
    given = load_waivers(waivers, date.today()) if waivers else None
    return given, load(baseline) if baseline and not write else None


def _write_baseline(path: Path, work: Work, inputs: list[Input]) -> None:
    from vbparse.cli._output import save
    from vbparse.rules.baseline import text_of

    known = text_of(one for _, done in work.kept for one in done)
    save(path, known.encode("utf-8"), [item.path for item in inputs])


def _target(output: Path | None) -> Path:
    if output is None:
        raise typer.BadParameter(
            say("--fix cần -o OUT: bản gốc giữ nguyên", "--fix needs -o OUT: the draft stays"),
            param_hint="-o",
        )
    return output


def _diff(pieces: Iterator[str], work: Work, lang: Lang, *, unsafe: bool) -> Iterator[str]:
    """The corrections in place of the report; how much was checked stands on standard error."""
    from vbparse.cli._check_files import differences, of_form
    from vbparse.exporters.findings.text import coverage_line

    for _ in pieces:
        pass  # what is checked is kept
    yield from differences([done for _, done in work.kept], unsafe=unsafe)
    for _, done in work.kept:
        if said := of_form(done, lang, unsafe=unsafe):
            typer.echo(said, err=True)
        for one in done:
            typer.echo(coverage_line(one, lang, work.named(one.draft.source)), err=True, nl=False)


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
