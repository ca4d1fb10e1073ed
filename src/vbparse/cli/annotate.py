"""``vbparse annotate``: a first gold from the present output, and the check of finished gold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from vbparse.cli._options import Debug, Kind, Lang, Output, say

__all__ = ["HELP", "run"]

HELP = say(
    "Viết gold nháp từ kết quả đọc (mọi giá trị đánh dấu chưa kiểm tra), hoặc với --check "
    "soát gold đã có. Mã thoát: 1 khi --check thấy điều phải sửa.",
    "Write a first gold from the present output, every value marked unchecked; or, with --check, "
    "examine gold. Exit codes: 1 when --check finds something to put right.",
)
_FOUND = 1


def run(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help=say("Văn bản cần gán nhãn.", "The document to annotate."),
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check",
            metavar="DIR",
            help=say(
                "Kể những gì trong gold còn chưa kiểm tra, trái với văn bản hoặc sai hướng dẫn.",
                "Say what in the gold is unchecked, contradicts the text, or breaks the guide.",
            ),
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    kind: Kind = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Draft gold for the file at ``path``, or check the gold below ``check``."""
    if (path is None) == (check is None):
        raise typer.BadParameter(
            say("cho một FILE, hoặc --check DIR", "give a FILE, or --check DIR"), param_hint="FILE"
        )
    if path is not None:
        _draft(path, output, kind)
    elif check is not None and _check(check, output, lang):
        raise typer.Exit(_FOUND)


def _draft(path: Path, output: Path | None, kind: str | None) -> None:
    from vbparse.cli._inputs import Input
    from vbparse.cli._output import STDOUT, opened
    from vbparse.exporters.printable import escaped
    from vbparse.learning.annotate.draft import draft, named, written
    from vbparse.pipeline import parse_source

    source = Input(path, kind).read()
    golds = [draft(source, plan) for plan in parse_source(source)]
    home = None if output is None or output == STDOUT else output.parent
    with opened(output, [path]) as write:
        write(escaped(written(named(golds, path, home))))


def _check(folder: Path, output: Path | None, lang: str) -> int:
    """Prints every finding; how many there are."""
    from vbparse.cli._output import opened
    from vbparse.exporters.printable import printable
    from vbparse.learning.annotate.check import check

    counts: Counter[str] = Counter()
    documents = uncompared = 0
    with opened(output, [folder]) as write:
        for checked in check(folder):
            documents += 1
            uncompared += not checked.compared
            for finding in checked.findings:
                counts[finding.kind] += 1
                where = f" {finding.where}:" if finding.where else ""
                write(printable(f"{checked.name}:{where} {finding.message(lang)}") + "\n")
        write(_summary(documents, uncompared, counts, lang) + "\n")
    return counts.total()


_KINDS = {
    "unchecked": ("chưa kiểm tra", "unchecked"),
    "text": ("trái với văn bản", "against the text"),
    "guide": ("sai hướng dẫn", "against the guide"),
    "file": ("không đọc được", "unreadable"),
}


def _summary(documents: int, uncompared: int, counts: Counter[str], lang: str) -> str:
    english = lang == "en"
    parts = [f"{documents} " + ("documents" if english else "văn bản")]
    parts += [f"{counts[kind]} {words[english]}" for kind, words in _KINDS.items()]
    if uncompared:
        told = "without text to compare" if english else "không có chữ để so"
        parts.append(f"{uncompared} {told}")
    return ", ".join(parts)
