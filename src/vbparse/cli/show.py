"""``vbparse show``: the document beside the record that was read from it."""

from __future__ import annotations

import sys

import typer

from vbparse.cli._options import Accept, Debug, File, Kind, Lang, Output, say

__all__ = ["HELP", "run"]

HELP = say(
    "Tạo một trang HTML mở được ngoại tuyến: văn bản với mọi giá trị được khoanh, cạnh các trường.",
    "Make an HTML page that opens offline: the document with its values boxed, beside the fields.",
)


def run(
    path: File,
    output: Output = None,
    accept: Accept = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Write the page for the file at ``path``."""
    from vbparse.cli._inputs import Input
    from vbparse.cli._output import opened
    from vbparse.exporters import Look
    from vbparse.exporters.show_page import show_page
    from vbparse.pipeline import parse_source

    if output is None and sys.stdout.isatty():
        hint = say("cho tên trang, ví dụ -o trang.html", "name the page, as in -o page.html")
        raise typer.BadParameter(hint, param_hint="-o")
    given = Input(path, kind)
    source = given.read()
    plans = parse_source(source)
    if accept is not None:
        from vbparse.confidence import decided

        plans = tuple(decided(plan, accept) for plan in plans)
    pdf = given.content() if source.media_type == "application/pdf" else None
    with opened(output, [path]) as write:
        for piece in show_page(source, plans, Look(lang), pdf):
            write(piece)
