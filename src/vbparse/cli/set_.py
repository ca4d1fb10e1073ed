"""``vbparse set``: a human's word, which wins over every re-reading."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from vbparse.cli._archive import Db, opened_archive, tell
from vbparse.cli._options import Debug, Lang, say

if TYPE_CHECKING:
    from vbparse.archive.store import Archive

__all__ = ["HELP", "run"]

HELP = say(
    "Sửa hoặc xác nhận một giá trị trong kho: vbparse set 17 issued_on 30/09/2024; "
    "vbparse set 17 parent 3; vbparse set 17 parent --not 3.",
    "Correct or confirm a value in the archive: vbparse set 17 issued_on 2024-09-30; "
    "vbparse set 17 parent 3; vbparse set 17 parent --not 3.",
)


def run(
    work: Annotated[
        str, typer.Argument(metavar="ID", help=say("Số của văn bản.", "Number of the work."))
    ],
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help=say(
                "Trường: issuer, deadlines.0, citations.2.issued_on, parent …",
                "Field: issuer, deadlines.0, citations.2.issued_on, parent …",
            ),
        ),
    ],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]", help=say("Giá trị đúng.", "The right value."), show_default=False
        ),
    ] = None,
    refused: Annotated[
        str | None,
        typer.Option(
            "--not",
            metavar="ID",
            help=say("Văn bản này không phải parent.", "That work is not the parent."),
            show_default=False,
        ),
    ] = None,
    missing: Annotated[
        bool,
        typer.Option("--missing", help=say("Văn bản không có giá trị này.", "There is none.")),
    ] = False,
    confirm: Annotated[
        bool,
        typer.Option("--confirm", help=say("Giá trị đã đọc là đúng.", "What was read is right.")),
    ] = False,
    db: Db = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Enter one decision."""
    from vbparse.archive import review
    from vbparse.archive.named import find_work

    ways = (value is not None, refused is not None, missing, confirm)
    if sum(ways) != 1 or (refused is not None and field != "parent"):
        hint = say(
            "cho đúng một trong: VALUE, --not ID (của parent), --missing, --confirm",
            "give one of VALUE, --not ID (of parent), --missing, --confirm",
        )
        raise typer.BadParameter(hint)
    by = _user()
    with opened_archive(db) as archive:
        with archive.read() as connection:
            number = find_work(connection, work)
        if field == "parent":
            _parent(archive, number, value, refused, by)
        elif confirm:
            review.confirm(archive, number, field, by)
        else:
            review.decide(archive, number, field, value, by)
    tell(lang, f"đã ghi {field} của văn bản {number}", f"{field} of work {number} is set")


def _parent(
    archive: Archive, number: int, value: str | None, refused: str | None, by: str | None
) -> None:
    from vbparse.archive import review
    from vbparse.archive.linking import link
    from vbparse.archive.named import find_work

    given = value if value is not None else refused
    if given is None:
        raise typer.BadParameter(say("cho số của văn bản", "give the number of a work"))
    with archive.read() as connection:
        target = find_work(connection, given)
    review.decide_parent(archive, number, target, by, veto=refused is not None)
    link(archive)


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
