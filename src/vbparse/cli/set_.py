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
    "vbparse set 17 parent 3; vbparse set 17 parent --not 3; vbparse set 17 same 23.",
    "Correct or confirm a value in the archive: vbparse set 17 issued_on 2024-09-30; "
    "vbparse set 17 parent 3; vbparse set 17 parent --not 3; vbparse set 17 same 23.",
)

_ID = say(
    "Số trong kho, số hiệu (689/KH-UBND) hoặc tên tệp.",
    "Its number in the archive, its số hiệu (689/KH-UBND) or its file.",
)


def run(
    work: Annotated[str, typer.Argument(metavar="ID", help=_ID)],
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help=say(
                "Trường: issuer, deadlines.0, citations.2.issued_on, parent …; "
                "same: hai văn bản là một.",
                "Field: issuer, deadlines.0, citations.2.issued_on, parent …; "
                "same: two works are one.",
            ),
        ),
    ],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]",
            help=say(
                "Giá trị đúng; của parent và same là một văn bản.",
                "The right value; of parent and same a work.",
            ),
            show_default=False,
        ),
    ] = None,
    refused: Annotated[
        str | None,
        typer.Option(
            "--not",
            metavar="ID",
            help=say(
                "Văn bản này không phải parent, hoặc là văn bản khác (same).",
                "That work is not the parent, or is another one (same).",
            ),
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
    withdraw: Annotated[
        bool,
        typer.Option(
            "--withdraw",
            help=say(
                "Rút lại quyết định; giá trị máy đọc lại được dùng.",
                "Take the decision back; what was read counts again.",
            ),
        ),
    ] = False,
    db: Db = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Enter one decision."""
    _one_way(field, value, refused, missing=missing, confirm=confirm, withdraw=withdraw)
    from vbparse.archive import deciding
    from vbparse.archive.linking import link
    from vbparse.archive.named import find_work

    by = _user()
    with opened_archive(db) as archive:
        with archive.read() as connection:
            number = find_work(connection, work, itself=withdraw or field == "same")
        if withdraw:
            deciding.withdraw(archive, number, field, by)
        elif field == "same":
            _same(archive, number, value, refused, by)
        elif field == "parent":
            _parent(archive, number, value, refused, by, confirm=confirm)
        elif confirm:
            deciding.confirm(archive, number, field, by)
        else:
            deciding.decide(archive, number, field, value, by)
        link(archive)
        said = _said(archive, field, number, value or refused, withdrawn=withdraw)
    tell(lang, *said)


def _one_way(
    field: str,
    value: str | None,
    refused: str | None,
    *,
    missing: bool,
    confirm: bool,
    withdraw: bool,
) -> None:
    """A usage error unless exactly one thing is said, which the field knows."""
    ways = (value is not None, refused is not None, missing, confirm, withdraw)
    bare = field == "same" and (missing or confirm or withdraw)
    if sum(ways) != 1 or bare or (refused is not None and field not in ("parent", "same")):
        hint = say(
            "cho đúng một trong: VALUE, --not ID (của parent, same), --missing, --confirm, "
            "--withdraw; same chỉ có VALUE hoặc --not ID",
            "give one of VALUE, --not ID (of parent, same), --missing, --confirm, --withdraw; "
            "same takes VALUE or --not ID only",
        )
        raise typer.BadParameter(hint)


def _said(
    archive: Archive, field: str, number: int, other: str | None, *, withdrawn: bool
) -> tuple[str, str]:
    """What was done, in both languages."""
    from vbparse.archive.named import find_work

    if withdrawn:
        return (
            f"đã rút quyết định về {field} của văn bản {number}",
            f"the decision on {field} of work {number} is taken back",
        )
    if field != "same":
        return f"đã ghi {field} của văn bản {number}", f"{field} of work {number} is set"
    with archive.read() as connection:
        numbers = (number, find_work(connection, other or "", itself=True))
        lead, other_lead = (find_work(connection, str(one)) for one in numbers)
    both = f"{numbers[0]}, {numbers[1]}"
    if lead == other_lead:
        return f"{both}: một văn bản, đứng tên {lead}", f"{both}: one work, listed as {lead}"
    return f"{both}: hai văn bản khác nhau", f"{both}: two works"


def _same(
    archive: Archive, number: int, value: str | None, refused: str | None, by: str | None
) -> None:
    from vbparse.archive.deciding import decide_same
    from vbparse.archive.named import find_work

    with archive.read() as connection:
        other = find_work(connection, value or refused or "", itself=True)
    decide_same(archive, number, other, by, apart=refused is not None)


def _parent(
    archive: Archive,
    number: int,
    value: str | None,
    refused: str | None,
    by: str | None,
    *,
    confirm: bool,
) -> None:
    """A work of the archive, a citation by its number, none at all, or the one that was chosen."""
    from vbparse.archive import deciding
    from vbparse.archive.named import called, find_work

    given = value if value is not None else refused
    if confirm:
        deciding.confirm_parent(archive, number, by)
        return
    if given is None:
        deciding.choose_parent(archive, number, None, by)
        return
    with archive.read() as connection:
        cited = refused is None and "/" in given and not called(connection, given)
        target = None if cited else find_work(connection, given)
    if target is None:
        deciding.choose_parent(archive, number, given, by)
    else:
        deciding.decide_parent(archive, number, target, by, veto=refused is not None)


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
