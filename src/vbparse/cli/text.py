"""``vbparse text``: the one text into which all offsets point."""

from __future__ import annotations

from typing import Annotated

import typer

from vbparse.cli._options import Debug, File, Kind, Lang, Output, say

__all__ = ["HELP", "run"]

HELP = say(
    "In đúng văn bản mà mọi vị trí (start, end) chỉ vào.",
    "Print exactly the text into which all offsets (start, end) point.",
)


def run(
    path: File,
    layout: Annotated[
        bool,
        typer.Option(
            "--layout",
            help=say(
                "In từng dòng với trang, vùng, kiểu chữ, đề mục: để biết vì sao.",
                "Print each line with page, zone, style, headings: for finding out why.",
            ),
        ),
    ] = False,
    output: Output = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Print the text of the file at ``path``."""
    import sys

    from vbparse.cli._inputs import Input
    from vbparse.cli._output import opened
    from vbparse.cli._report import Report
    from vbparse.exporters.printable import on_terminal

    source = Input(path, kind).read()
    with opened(output, [path]) as write:
        if layout:
            from vbparse.exporters.layout_text import layout_lines
            from vbparse.layout import lay_out

            for row in layout_lines(source, lay_out(source)):
                write(row)
        elif output is None and sys.stdout.isatty():
            write(on_terminal(source.text))
        else:
            write(source.text)
    for notice in source.notices:
        Report(lang, several=False).warn(source.name, notice)
