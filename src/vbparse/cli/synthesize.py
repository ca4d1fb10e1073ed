"""``vbparse synthesize``: made-up plans with complete gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._options import Debug, Lang, say

if TYPE_CHECKING:
    from vbparse.learning.synthesize import Written

__all__ = ["HELP", "run"]

HELP = say(
    "Soạn kế hoạch giả từ văn phạm và từ điển, kèm gold đầy đủ. Cùng --seed cho cùng từng byte.",
    "Compose made-up plans from grammars and lexicons, with whole gold. Same --seed, same bytes.",
)


def run(
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="DIR",
            help=say("Thư mục mới hoặc rỗng.", "A new or empty folder."),
            show_default=False,
        ),
    ],
    seed: Annotated[
        int,
        typer.Option(
            "--seed",
            metavar="N",
            help=say("Số bắt đầu của mọi lựa chọn.", "Where choices begin."),
        ),
    ] = 1,
    count: Annotated[
        int,
        typer.Option(
            "--count", min=0, metavar="M", help=say("Số văn bản rời.", "Single documents.")
        ),
    ] = 0,
    families: Annotated[
        int,
        typer.Option(
            "--families",
            min=0,
            metavar="K",
            help=say(
                "Số họ văn bản: văn bản chỉ đạo và các kế hoạch ba cấp thực hiện nó.",
                "Families: a directive and the plans at three levels that carry it out.",
            ),
        ),
    ] = 0,
    split: Annotated[
        Literal["train", "test", "all"],
        typer.Option(
            "--split",
            help=say(
                "Nửa nào của văn phạm, tên, chủ đề; train và test không chung gì.",
                "Which half of grammars, names, subjects; train and test share none.",
            ),
        ),
    ] = "all",
    faults: Annotated[
        str,
        typer.Option(
            "--faults",
            metavar="KIND,…|all",
            help=say(
                "Đưa một đến ba lỗi thuộc các loại này vào mỗi văn bản.",
                "Put one to three faults of these kinds into each document.",
            ),
            show_default=False,
        ),
    ] = "",
    noise: Annotated[
        Literal["light", "heavy"] | None,
        typer.Option(
            "--noise",
            help=say(
                "PDF thành ảnh quét (kèm PNG), chữ trong TXT bị đọc sai.",
                "PDF becomes a scan (with PNG pages), letters of the TXT are misread.",
            ),
        ),
    ] = None,
    formats: Annotated[
        str,
        typer.Option("--formats", metavar="pdf,docx,txt", help=say("Định dạng.", "Formats.")),
    ] = "pdf,docx,txt",
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Write documents with their gold into ``out``."""
    from vbparse.learning.synthesize import FAULTS, FORMATS, Options, write

    options = Options(
        seed=seed,
        count=count,
        families=families,
        split=split,
        faults=tuple(FAULTS) if faults == "all" else _listed(faults, FAULTS, "--faults"),
        noise=noise,
        formats=_listed(formats, FORMATS, "--formats"),
    )
    if not count and not families:
        raise typer.BadParameter(say("cần --count hoặc --families", "give --count or --families"))
    written = None
    for written in write(options, out):  # noqa: B007  (the last one counts)
        pass
    if written is not None:
        _tell(written, lang)


def _listed(given: str, known: object, option: str) -> tuple[str, ...]:
    """The names between commas, each of them known."""
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    allowed = list(known) if isinstance(known, (dict, tuple)) else []
    wrong = [name for name in names if name not in allowed]
    if wrong:
        what, some = ", ".join(wrong), ", ".join(allowed)
        told = say(f"{what} không có; chọn: {some}", f"no {what}; choose: {some}")
        raise typer.BadParameter(told, param_hint=option)
    return names


def _tell(written: Written, lang: str) -> None:
    """What was made, on standard error."""
    import sys

    documents, files = written.documents, written.files
    text = (
        f"{documents} documents, {files} files"
        if lang == "en"
        else f"{documents} văn bản, {files} tệp"
    )
    counts = ", ".join(f"{kind} × {n}" for kind, n in sorted(written.faults.items()))
    sys.stderr.write(f"{text}; {counts}\n" if counts else f"{text}\n")
