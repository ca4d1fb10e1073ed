"""``vbparse review``: values below the threshold, the worst first."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from vbparse.cli._archive import Db, Rows, Threshold, json_line, opened_archive, table_lines, tell
from vbparse.cli._options import Debug, Lang, Output, say

__all__ = ["HELP", "run"]

HELP = say(
    "Liệt kê giá trị chưa chắc, kém nhất trước; sửa bằng vbparse set.",
    "List doubtful values, the worst first; vbparse set corrects them.",
)


def run(
    accept: Threshold = None,
    most: Annotated[
        int, typer.Option("--limit", min=1, help=say("Nhiều nhất bao nhiêu.", "At most."))
    ] = 50,
    duplicates: Annotated[
        bool,
        typer.Option(
            "--duplicates",
            help=say(
                "Liệt kê các cặp văn bản gần giống nhau thay vào đó.",
                "List pairs of works that are nearly alike instead.",
            ),
        ),
    ] = False,
    form: Rows = "table",
    db: Db = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Print what waits for a human."""
    from vbparse.archive import review
    from vbparse.cli._output import opened

    with opened_archive(db) as archive:
        waiting = review.how_many(archive, accept)
        if duplicates:
            pairs = review.proposals(archive)[:most]
            names = ("work", "other", "score", "why")
            rows = [dict(zip(names, pair, strict=True)) for pair in pairs]
        else:
            rows = [
                {
                    "work": item.work,
                    "field": item.doubt.field,
                    "value": item.doubt.value,
                    "confidence": item.doubt.confidence,
                    "status": item.doubt.status,
                    "number": item.number,
                    "subject": item.subject,
                }
                for item in islice(review.doubtful(archive, accept), most)
            ]
    with opened(output) as write:
        if form == "jsonl":
            for row in rows:
                write(json_line(row))
        else:
            write(table_lines([_cells(row, lang) for row in rows]))
    if not duplicates:
        tell(
            lang,
            f"{waiting.doubtful} trong {waiting.works} văn bản chờ xem",
            f"{waiting.doubtful} of {waiting.works} works wait for review",
        )


_SURE = ("present", "not_sought")  # of these the confidence says all


def _cells(row: dict[str, object], lang: Lang) -> tuple[str, ...]:
    from vbparse.exporters.labels import label

    shown = {name: "-" if value is None else str(value) for name, value in row.items()}
    if "field" not in row:
        return shown["work"], shown["other"], shown["score"], shown["why"]
    sure = f"{row['confidence']:.3f}"  # in full: 0.976 is below a threshold of 0.98
    name = f"{shown['number']} {shown['subject']}"
    status = "" if row["status"] in _SURE else f" ({label('words', shown['status'], lang)})"
    return shown["work"], shown["field"], sure, f"{shown['value']}{status}", name
