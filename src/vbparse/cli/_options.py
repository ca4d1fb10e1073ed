"""Arguments that several commands share, and the language of the help."""

from __future__ import annotations

import math
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

import typer

__all__ = [
    "ABOUT",
    "Accept",
    "Debug",
    "File",
    "Kind",
    "Lang",
    "Output",
    "finite",
    "named",
    "root",
    "say",
]

_ENVIRONMENT = "VBPARSE_LANG"


def _wants_english() -> bool:
    """``--lang en`` anywhere, else the environment: help is made before options are parsed."""
    for word, following in pairwise([*sys.argv[1:], ""]):
        if word == "--lang":
            return following == "en"
        if word.startswith("--lang="):
            return word == "--lang=en"
    return os.environ.get(_ENVIRONMENT) == "en"


_ENGLISH = _wants_english()


def say(vi: str, en: str) -> str:
    """The one of two texts that help is to be in."""
    return en if _ENGLISH else vi


ABOUT = say(
    "Đọc kế hoạch hành chính tiếng Việt: trường thông tin có dẫn chứng, chạy ngoại tuyến.",
    "Reads Vietnamese administrative plans: fields with evidence, offline.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from vbparse import __version__

        typer.echo(f"vbparse {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        callback=_show_version,
        is_eager=True,
        help=say("In phiên bản rồi thoát.", "Print the version and leave."),
    ),
]
Lang = Annotated[
    Literal["vi", "en"],
    typer.Option(
        "--lang",
        envvar=_ENVIRONMENT,
        help=say("Ngôn ngữ của thông báo và tiêu đề.", "Language of messages and headings."),
    ),
]
Kind = Annotated[
    Literal["pdf", "docx", "txt", "md", "html"] | None,
    typer.Option(
        "--type",
        help=say(
            "Định dạng của FILE hoặc của đầu vào chuẩn (-); nếu không cho thì tự nhận.",
            "Format of FILE or of standard input (-); found out when left away.",
        ),
    ),
]


def finite(value: float | None) -> float | None:
    """A number that can be compared: ``nan`` and ``inf`` pass for numbers otherwise."""
    if value is not None and not math.isfinite(value):
        raise typer.BadParameter(say(f"{value} không phải một số", f"{value} is not a number"))
    return value


Accept = Annotated[
    float | None,
    typer.Option(
        "--accept",
        metavar="P",
        min=0.0,
        max=1.0,
        callback=finite,
        help=say(
            "Đánh dấu từng giá trị: accepted khi độ tin cậy từ P (như 0.98), còn lại là review.",
            "Mark each value: accepted from confidence P (as in 0.98) on, else review.",
        ),
        show_default=False,
    ),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug",
        help=say("Để nguyên lỗi nội bộ kèm vết gọi.", "Let internal errors through, with trace."),
    ),
]


def named(text: str) -> Path:
    """A path as the user named it; an empty name is not the folder that he stands in."""
    if text.strip():
        return Path(text)
    raise typer.BadParameter(
        say("đường dẫn rỗng; . là thư mục hiện tại", "the path is empty; . is the current folder")
    )


File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help=say("Một tệp, hoặc - cho đầu vào chuẩn.", "A file, or - for standard input."),
        show_default=False,
        parser=named,  # what cannot be opened the reader says, in the user's language
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=say(
            "Ghi vào tệp này, trọn vẹn hoặc không ghi gì; mặc định là đầu ra chuẩn.",
            "Write to this file, whole or not at all; standard output when left away.",
        ),
        show_default=False,
    ),
]


def root(version: Version = False) -> None:
    """Options that stand before any command."""
