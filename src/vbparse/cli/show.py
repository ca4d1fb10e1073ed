"""``vbparse show``: a document, or a work of the archive, beside its record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._archive import Db, opened_archive, protected, table_lines
from vbparse.cli._options import Accept, Debug, Kind, Lang, Output, say

if TYPE_CHECKING:
    from vbparse.archive.store import Archive
    from vbparse.cli._output import Write
    from vbparse.document import Plan

__all__ = ["HELP", "run"]

HELP = say(
    "Tạo một trang HTML mở được ngoại tuyến: văn bản với mọi giá trị được khoanh, cạnh các trường; "
    "với số của văn bản trong kho thì in các trường của nó.",
    "Make an HTML page that opens offline: the document with its values boxed, beside the fields; "
    "of a work of the archive, named by its number, print the fields.",
)


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID",
            help=say(
                "Một tệp, - cho đầu vào chuẩn, hoặc số trong kho hay số hiệu của văn bản.",
                "A file, - for standard input, or a work of the archive: its number or số hiệu.",
            ),
            show_default=False,
        ),
    ],
    output: Output = None,
    form: Annotated[
        Literal["html", "table", "json"] | None,
        typer.Option(
            "--format",
            "-f",
            help=say(
                "Với ID: bảng, JSON hay trang HTML; mặc định theo đuôi của -o, rồi bảng.",
                "Of an ID: table, JSON or page; by the suffix of -o when left away, then table.",
            ),
            show_default=False,
        ),
    ] = None,
    db: Db = None,
    accept: Accept = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Write the page for the file of that name, or show the work of that number."""
    from vbparse.cli._inputs import mode

    if not name.strip():
        raise typer.BadParameter(say("tên rỗng", "the name is empty"), param_hint="FILE|ID")
    path = Path(name)
    if name[:1].isdigit() and not path.suffix and not mode(path):
        with opened_archive(db) as archive:
            _work(archive, name, output, form or _by_suffix(output), accept, lang)
        return
    if form not in (None, "html"):
        raise typer.BadParameter(say("chỉ cho số của kho", "only of an ID"), param_hint="--format")
    _file(path, output, accept, kind, lang)


def _file(path: Path, output: Path | None, accept: Accept, kind: Kind, lang: Lang) -> None:
    from vbparse.cli._inputs import Input
    from vbparse.cli._output import opened
    from vbparse.cli._report import Report
    from vbparse.exporters import Look
    from vbparse.exporters.show_page import show_page
    from vbparse.pipeline import parse_source

    _need_a_file(output)
    given = Input(path, kind)
    source = given.read()
    plans = [_decided(plan, accept) for plan in parse_source(source)]
    pdf = given.content() if source.media_type == "application/pdf" else None
    with opened(output, [path]) as write:
        for piece in show_page(source, plans, Look(lang), pdf):
            write(piece)
    Report(lang, several=False).read(plans)


def _decided(plan: Plan, accept: Accept) -> Plan:
    if accept is None:
        return plan
    from vbparse.confidence.accept import decided

    return decided(plan, accept)


def _need_a_file(output: Path | None) -> None:
    if output is None and sys.stdout.isatty():
        hint = say("cho tên trang, ví dụ -o trang.html", "name the page, as in -o page.html")
        raise typer.BadParameter(hint, param_hint="-o")


def _by_suffix(output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ""
    return {".html": "html", ".htm": "html", ".json": "json"}.get(suffix, "table")


def _work(
    archive: Archive, name: str, output: Path | None, form: str, accept: Accept, lang: Lang
) -> None:
    from vbparse.archive.named import find_work
    from vbparse.archive.originals import manifestations_of, original_of
    from vbparse.archive.works import record_now, with_links
    from vbparse.cli._output import opened
    from vbparse.nlp.record import plan_from

    with archive.read() as connection:
        number = find_work(connection, name)
        record = with_links(connection, number, record_now(connection, number), lang)
        shown = manifestations_of(connection, number)
        if form == "html":
            _need_a_file(output)
            original = original_of(archive, connection, shown[0])
    plan = _decided(plan_from(record), accept)
    with opened(output, protected(archive, output)) as write:
        if form == "html":
            _page(write, plan, original.name, original.data, lang)
        elif form == "json":
            from vbparse.exporters import Look
            from vbparse.exporters.json import to_json

            for piece in to_json.pieces([plan], Look(lang)):
                write(piece)
        else:
            _table(
                write, plan, [(str(row.id), row.version, row.path) for row in shown], lang, output
            )


def _page(write: Write, plan: Plan, name: str, data: bytes, lang: Lang) -> None:
    from vbparse.exporters import Look
    from vbparse.exporters.show_page import show_page
    from vbparse.readers import read_bytes

    source = read_bytes(name, data)
    pdf = data if source.media_type == "application/pdf" else None
    for piece in show_page(source, [plan], Look(lang), pdf):
        write(piece)


def _table(
    write: Write, plan: Plan, rows: list[tuple[str, ...]], lang: Lang, output: Path | None
) -> None:
    import os
    import shutil

    from vbparse.exporters import Look
    from vbparse.exporters.table import to_table

    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 120
    look = Look(lang, width, colour=terminal and "NO_COLOR" not in os.environ)
    for piece in to_table.pieces([plan], look):
        write(piece)
    write(("Manifestations:\n" if lang == "en" else "Bản thể hiện:\n") + table_lines(rows))
