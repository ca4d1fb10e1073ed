"""``vbparse search``: works of the archive by their text and by what they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from vbparse.cli._archive import (
    Db,
    Rows,
    json_line,
    opened_archive,
    protected,
    table_lines,
    tell,
)
from vbparse.cli._options import Debug, Lang, Output, say

if TYPE_CHECKING:
    from vbparse.archive.search.run import Hit

__all__ = ["HELP", "run"]

HELP = say(
    "Tìm văn bản trong kho, gõ có dấu hay không dấu; đúng dấu xếp trước.",
    "Find works in the archive, with or without tone marks; exact marks come first.",
)
_DAY = "YYYY[-MM[-DD]]"


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY]...",
            help=say(
                'Các từ cần tìm; "trong ngoặc kép" là liền nhau; 12/KH-UBND là số, ký hiệu.',
                'Words to find; "quoted" in a row; 12/KH-UBND is a number.',
            ),
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="KH",
            help=say("Loại văn bản: KH hoặc “Kế hoạch”.", "Type: KH or “Kế hoạch”."),
        ),
    ] = None,
    issuer: Annotated[
        str | None,
        typer.Option(
            "--issuer",
            metavar="NAME",
            help=say(
                "Cơ quan ban hành hay cơ quan trên nó, viết tắt cũng được.",
                "Issuing body or a body above it; abbreviations are understood.",
            ),
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar=_DAY, help=say("Ban hành từ ngày.", "Issued from then on.")
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar=_DAY, help=say("Ban hành đến ngày.", "Issued until then.")),
    ] = None,
    due_before: Annotated[
        str | None,
        typer.Option(
            "--due-before",
            metavar=_DAY,
            help=say("Có thời hạn trước ngày này.", "With a deadline before that day."),
        ),
    ] = None,
    due_after: Annotated[
        str | None,
        typer.Option(
            "--due-after",
            metavar=_DAY,
            help=say("Có thời hạn từ ngày này.", "With a deadline on or after that day."),
        ),
    ] = None,
    most: Annotated[
        int,
        typer.Option(
            "--limit",
            min=1,
            max=10_000,
            metavar="N",
            help=say("Nhiều nhất bao nhiêu.", "At most."),
        ),
    ] = 20,
    form: Rows = "table",
    db: Db = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Print what was found, the best first."""
    import dataclasses

    from vbparse.archive.search.rebuild import remaining
    from vbparse.archive.search.run import Filters, search
    from vbparse.cli._output import opened

    filters = Filters(kind, issuer, since, until, due_before, due_after)
    words = " ".join(query or ())
    if not words and filters == Filters():
        raise typer.BadParameter(say("cho từ cần tìm hoặc bộ lọc", "give words or a filter"))
    with opened_archive(db) as archive:
        hits = search(archive, words, filters, most)
        inputs = protected(archive, output)
        left = remaining(archive)
    with opened(output, inputs) as write:
        if form == "jsonl":
            for hit in hits:
                write(json_line(dataclasses.asdict(hit)))
        else:
            write(table_lines([_row(hit) for hit in hits]))
    if left:
        tell(
            lang,
            f"chỉ mục đang được lập lại, còn thiếu {left} văn bản: vbparse index làm nốt",
            f"the index is being made anew, {left} works are missing: vbparse index ends it",
        )
    if not hits and sys.stderr.isatty():
        tell(lang, "không thấy văn bản nào", "nothing was found")


def _row(hit: Hit) -> tuple[str, ...]:
    day, name = hit.issued_on or "-", hit.number or hit.doc_type or "-"
    return str(hit.id), name, day, hit.issuer or "-", hit.subject or hit.excerpt
