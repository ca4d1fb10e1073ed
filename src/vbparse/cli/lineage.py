"""``vbparse lineage``: the chain above a work, and the family below it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from vbparse.cli._archive import Db, opened_archive, protected
from vbparse.cli._options import Debug, Lang, Output, say

__all__ = ["HELP", "Work", "run"]

HELP = say(
    "Vẽ phả hệ của một văn bản: văn bản cấp trên và các kế hoạch triển khai nó.",
    "Draw the lineage of a work: the directives above it and the plans below it.",
)

Work = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=say(
            "Số trong kho, số hiệu (689/KH-UBND) hoặc tên tệp.",
            "Its number in the archive, its số hiệu (689/KH-UBND) or its file.",
        ),
        show_default=False,
    ),
]
Up = Annotated[bool, typer.Option("--up", help=say("Chỉ phía trên.", "Only what is above."))]
Down = Annotated[bool, typer.Option("--down", help=say("Chỉ phía dưới.", "Only what is below."))]
Form = Annotated[
    Literal["tree", "mermaid", "graphml", "html"],
    typer.Option("--format", "-f", help=say("Dạng kết quả.", "Form of the result.")),
]


def run(
    work: Work,
    up: Up = False,
    down: Down = False,
    form: Form = "tree",
    db: Db = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Write the family of ``work``."""
    from vbparse.archive.lineage import lineage
    from vbparse.archive.named import find_work
    from vbparse.cli._output import opened

    direction: Literal["up", "down", "both"] = "both" if up == down else "up" if up else "down"
    with opened_archive(db) as archive, archive.read() as connection:
        tree = lineage(connection, find_work(connection, work), direction)
        inputs = protected(archive, output)
    with opened(output, inputs) as write:
        if form == "html":
            from vbparse.archive.lineage_page import as_page

            pieces = as_page(tree, lang)
        else:
            from vbparse.archive import lineage_text

            if form == "graphml":
                pieces = lineage_text.as_graphml(tree)
            else:
                make = lineage_text.as_tree if form == "tree" else lineage_text.as_mermaid
                pieces = make(tree, lang)
        for piece in pieces:
            write(piece)
