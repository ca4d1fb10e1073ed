"""``vbparse jobs``: the journal of the archive; ``vbparse jobs retry`` queues what failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vbparse.cli._archive import Db, Rows, json_line, opened_archive, protected, table_lines, tell
from vbparse.cli._options import Debug, Lang, Output, say

if TYPE_CHECKING:
    from vbparse.archive.journal import Entered
    from vbparse.archive.store import Archive

__all__ = ["HELP", "run"]

HELP = say(
    "Xem nhật ký nhập: đang chờ, đang đọc, xong, trùng, cách ly vì sao. "
    "`vbparse jobs retry [SỐ]...` cho đọc lại tệp bị cách ly ở lần import sau; "
    "`vbparse jobs keep SỐ...` nhận cả tệp không thấy văn bản nào.",
    "Show the journal: queued, running, done, duplicate, quarantined and why. "
    "`vbparse jobs retry [NUMBER]...` queues what is quarantined for the next import; "
    "`vbparse jobs keep NUMBER...` takes in a file that no document was found in.",
)


def run(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[retry|keep [NUMBER]...]",
            help=say(
                "retry: cho đọc lại; keep: nhận dù không thấy văn bản.",
                "retry: queue again; keep: take in though no document was found.",
            ),
            show_default=False,
        ),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help=say(
                "Chỉ trạng thái này: queued, running, done, duplicate, quarantined.",
                "Only this state: queued, running, done, duplicate, quarantined.",
            ),
            show_default=False,
        ),
    ] = None,
    most: Annotated[
        int | None,
        typer.Option(
            "--limit", min=1, metavar="N", help=say("Nhiều nhất bao nhiêu dòng.", "At most.")
        ),
    ] = None,
    form: Rows = "table",
    db: Db = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Print the journal, or queue again what is quarantined."""
    from vbparse.archive import journal
    from vbparse.cli._output import opened

    _check(state or (), journal.STATES)
    _check((what or ())[:1], ("retry", "keep"))
    with opened_archive(db) as archive:
        if what:
            numbers = [_number(text) for text in what[1:]]
            _fitting(archive, what[0], numbers)
            count = _queued(archive, what[0], numbers)
            tell(
                lang,
                f"{count} tệp sẽ được đọc lại ở lần vbparse import sau",
                f"{count} files will be read again by the next vbparse import",
            )
            return
        inputs = protected(archive, output)
        with archive.read() as connection, opened(output, inputs) as write:
            rows = journal.entered(connection, state or (), most)
            if form == "jsonl":
                for row in rows:
                    write(json_line(_values(row, lang)))
            else:
                write(table_lines([_row(row, lang) for row in rows]))
            counts = journal.counts(connection)
    tell(lang, _summed(counts, "vi"), _summed(counts, "en"))


def _queued(archive: Archive, how: str, numbers: list[int]) -> int:
    """Queues rows of the journal once more; how many."""
    from vbparse.archive import journal
    from vbparse.archive.deciding import take_in

    if how == "keep":
        if not numbers:
            raise typer.BadParameter(say("cho số của dòng nhật ký", "give the numbers of jobs"))
        return take_in(archive, numbers)
    with archive.write() as connection:
        return journal.retry(connection, numbers or None)


def _fitting(archive: Archive, how: str, numbers: Sequence[int]) -> None:
    """A usage error when a row that was named is not there, or needs nothing of the kind."""
    from vbparse.archive import journal

    with archive.read() as connection:
        fit = {
            row.id
            for row in journal.entered(connection, ("quarantined",))
            if how == "retry" or row.code == "no_document"
        }
    wrong = ", ".join(str(number) for number in numbers if number not in fit)
    if wrong and how == "retry":
        raise typer.BadParameter(say(f"{wrong}: không bị cách ly", f"{wrong}: not quarantined"))
    if wrong:
        vi = f"{wrong}: không bị cách ly vì không thấy văn bản"
        raise typer.BadParameter(say(vi, f"{wrong}: not quarantined for want of a document"))


def _check(given: Sequence[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            some = ", ".join(known)
            raise typer.BadParameter(
                say(f"{name!r} không có; chỉ có: {some}", f"{name!r} is none of: {some}")
            )


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        return int(text)
    raise typer.BadParameter(
        say(f"{text!r}: cần số của một dòng nhật ký", f"{text!r}: give the number of a job")
    )


_LONGEST = 9  # figures of a number of a row
_STATES = {
    "queued": "chờ",
    "running": "đang đọc",
    "done": "xong",
    "duplicate": "trùng",
    "quarantined": "cách ly",
}


def _summed(counts: dict[str, int], lang: str) -> str:
    names = {state: state if lang == "en" else _STATES[state] for state in counts}
    return ", ".join(f"{names[state]} {count}" for state, count in counts.items())


def _row(job: Entered, lang: str) -> tuple[str, ...]:
    state = job.state if lang == "en" else _STATES[job.state]
    why = (job.reason_en if lang == "en" else job.reason) or job.duplicate_of or ""
    return str(job.id), state, f"{job.path}{': ' if why else ''}{why}"


def _values(job: Entered, lang: str) -> dict[str, Any]:
    return {
        "id": job.id,
        "state": job.state,
        "path": job.path,
        "code": job.code,
        "reason": job.reason_en if lang == "en" else job.reason,
        "duplicate_of": job.duplicate_of,
        "works": list(job.works),
    }
