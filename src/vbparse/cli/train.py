"""``vbparse train``: make the shipped models again, or train them on more gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vbparse.cli._options import Debug, Lang, say

if TYPE_CHECKING:
    from vbparse.learning.train.run import Written

__all__ = ["HELP", "run"]

HELP = say(
    "Huấn luyện lại các mô hình đi kèm từ gold: cùng dữ liệu cho cùng từng byte.",
    "Train the shipped models again from gold: the same data give the same bytes.",
)


def run(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help=say("Tên mô hình; mặc định là tất cả.", "Names of models; all when left away."),
            show_default=False,
        ),
    ] = None,
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            "--corpus",
            metavar="DIR",
            help=say(
                "Thêm gold trong thư mục này; có thể lặp lại.",
                "Also learn from the gold in this folder; may be repeated.",
            ),
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help=say(
                "Ghi vào thư mục này thay vì chỗ của các mô hình đi kèm.",
                "Write below this folder, not to the places of the shipped models.",
            ),
            show_default=False,
        ),
    ] = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Train the models called ``names``."""
    from vbparse.learning.train import models
    from vbparse.learning.train.run import default_corpus, train

    wanted = names or []
    unknown = [name for name in wanted if name not in models()]
    if unknown:
        said, known = ", ".join(unknown), ", ".join(models())
        told = say(f"không có mô hình {said}; có {known}", f"no model {said}; there are {known}")
        raise typer.BadParameter(told, param_hint="NAME")
    for written in train(wanted, [default_corpus(), *(corpus or [])], out):
        _tell(written, lang)


def _tell(written: Written, lang: str) -> None:
    """One line a model on standard error, as soon as it is there."""
    english = lang == "en"
    if written.shipped:
        said = f"{written.size:,} bytes" if english else f"{written.size:,} byte".replace(",", ".")
    else:
        said = "not shipped" if english else "không đi kèm"
    sys.stderr.write(f"{written.name}: {said}: {written.paths[0].parent}\n")
