"""``vbparse schema``: the JSON Schema of the record."""

from __future__ import annotations

from vbparse.cli._options import Debug, Lang, Output, say

__all__ = ["HELP", "run"]

HELP = say(
    "In JSON Schema của bản ghi (vbparse.plan/1).",
    "Print the JSON Schema of the record (vbparse.plan/1).",
)


def run(output: Output = None, lang: Lang = "vi", debug: Debug = False) -> None:
    """Print the JSON Schema."""
    from vbparse.cli._output import opened
    from vbparse.exporters.schema import schema_text

    with opened(output) as write:
        write(schema_text())
