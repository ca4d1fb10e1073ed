"""``vbparse review``: values below the threshold, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vbparse.cli._archive import (
    Db,
    Rows,
    Threshold,
    json_line,
    opened_archive,
    protected,
    table_lines,
    tell,
)
from vbparse.cli._options import Debug, Lang, Output, say

if TYPE_CHECKING:
    from vbparse.archive.review import Listed, Proposal

__all__ = ["HELP", "run"]

HELP = say(
    "Liệt kê giá trị chưa chắc, kém nhất trước; sửa bằng vbparse set.",
    "List doubtful values, the worst first; vbparse set corrects them.",
)


def run(
    accept: Threshold = None,
    most: Annotated[
        int,
        typer.Option("--limit", min=1, metavar="N", help=say("Nhiều nhất bao nhiêu.", "At most.")),
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
        if duplicates:
            rows = _pairs(review.proposals(archive)[:most])
        else:
            waiting = review.how_many(archive, accept)
            rows = [_values(item) for item in islice(review.doubtful(archive, accept), most)]
        inputs = protected(archive, output)
    with opened(output, inputs) as write:
        if form == "jsonl":
            for row in rows:
                write(json_line(row))
        else:
            cells = _pair_cells if duplicates else _cells
            write(table_lines([cells(row, lang) for row in rows]))
    if duplicates and not rows:
        tell(lang, "không có cặp nào chờ quyết định", "no pair waits for a decision")
    elif duplicates:
        tell(
            lang,
            "một văn bản: vbparse set ID same ID; hai văn bản: vbparse set ID same --not ID",
            "one work: vbparse set ID same ID; two works: vbparse set ID same --not ID",
        )
    else:
        tell(
            lang,
            f"{waiting.doubtful} trong {waiting.works} văn bản chờ xem",
            f"{waiting.doubtful} of {waiting.works} works wait for review",
        )


def _values(item: Listed) -> dict[str, Any]:
    return {
        "work": item.work,
        "field": item.doubt.field,
        "value": item.doubt.value,
        "confidence": item.doubt.confidence,
        "status": item.doubt.status,
        "number": item.number,
        "subject": item.subject,
        "file": item.file,
        "target": item.target,
    }


def _pairs(found: Sequence[Proposal]) -> list[dict[str, Any]]:
    return [
        {
            "work": pair.work,
            "other": pair.other,
            "score": pair.score,
            "why": pair.why,
            "names": list(pair.names),
            "subjects": list(pair.subjects),
        }
        for pair in found
    ]


_SURE = ("present", "not_sought", "resolved")  # of these the confidence says all
_LEFT = ("văn bản không còn được đọc thấy", "its work is no longer read")
_WHY = {
    "text": ("nội dung gần giống", "nearly the same text"),
    "identity": ("cùng số, ngày, cơ quan", "the same number, day and issuer"),
}


def _cells(row: dict[str, Any], lang: Lang) -> tuple[str, ...]:
    from vbparse.exporters.labels import label

    shown = {name: "-" if value is None else str(value) for name, value in row.items()}
    sure = f"{row['confidence']:.3f}"  # in full: 0.976 is below a threshold of 0.98
    name = " ".join(str(row[part]) for part in ("number", "subject", "file") if row[part])
    if row["status"] == "left":
        status = f" ({_LEFT[lang == 'en']})"
    elif row["status"] in _SURE:
        status = ""
    else:
        status = f" ({label('words', shown['status'], lang)})"
    target = f" → [{row['target']}]" if row["target"] is not None else ""
    return shown["work"], shown["field"], sure, f"{shown['value']}{target}{status}", name or "-"


def _pair_cells(row: dict[str, Any], lang: Lang) -> tuple[str, ...]:
    why = _WHY.get(row["why"], (row["why"],) * 2)[lang == "en"]
    names = " | ".join(
        f"{name} {subject}".strip()
        for name, subject in zip(row["names"], row["subjects"], strict=True)
    )
    return str(row["work"]), str(row["other"]), f"{row['score']:.3f}", why, names
