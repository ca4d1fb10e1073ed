"""``vbparse link``: which work of the archive each citation means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vbparse.cli._archive import Db, Rows, json_line, opened_archive, protected, table_lines, tell
from vbparse.cli._options import Debug, Lang, Output, say

if TYPE_CHECKING:
    from vbparse.archive.link_report import CitedLine, Explained

__all__ = ["HELP", "run"]

HELP = say(
    "Nối mỗi văn bản được viện dẫn với văn bản trong kho; nói rõ vì sao.",
    "Link each citation to the work of the archive that it means, and say why.",
)

Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help=say(
            "Giải thích từng viện dẫn của một văn bản: số trong kho, số hiệu hoặc tên tệp.",
            "Explain the citations of one work: its number, its số hiệu or its file.",
        ),
        show_default=False,
    ),
]
Anew = Annotated[
    bool,
    typer.Option(
        "--anew",
        help=say("Tìm lại từ đầu mọi liên kết.", "Seek every link again from the start."),
    ),
]
_STATUS = {
    "resolved": ("đã nối", "resolved"),
    "ambiguous": ("chưa rõ", "ambiguous"),
    "unresolved": ("chưa có", "unresolved"),
    "not_in_archive": ("chưa có trong kho", "not in the archive"),
    "none_cited": ("không viện dẫn", "none cited"),
    "not_sought": ("chưa tìm", "not sought"),
}


def run(
    db: Db = None,
    explain: Explain = None,
    form: Rows = "table",
    anew: Anew = False,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Seek what is new, then tell."""
    from vbparse.archive.link_report import cited_lines
    from vbparse.archive.link_report import explain as explained
    from vbparse.archive.linking import link
    from vbparse.archive.named import find_work
    from vbparse.cli._output import opened

    with opened_archive(db) as archive:
        summary = link(archive, anew=anew)
        inputs = protected(archive, output)
        with archive.read() as connection, opened(output, inputs) as write:
            if explain is not None:
                found = explained(connection, find_work(connection, explain))
                for piece in _explained(found, form, lang):
                    write(piece)
                return
            if form == "jsonl":
                for line in cited_lines(connection):
                    write(_json(line))
                return
            rows: list[tuple[str, ...]] = [
                (
                    line.citing,
                    line.value or line.doc_type or "?",
                    _score(line, lang),
                    line.target or "",
                )
                for line in cited_lines(connection)
                if line.status != "unresolved"
            ]
            write(table_lines(rows))
        tell(
            lang,
            f"{summary.resolved} viện dẫn đã nối, {summary.ambiguous} chưa rõ, "
            f"{summary.unresolved} chưa có trong kho",
            f"{summary.resolved} citations resolved, {summary.ambiguous} ambiguous, "
            f"{summary.unresolved} not in the archive",
        )


def _status(status: str, lang: str) -> str:
    return _STATUS.get(status, (status, status))[lang == "en"]


def _score(line: CitedLine, lang: str) -> str:
    from vbparse.exporters.labels import sure

    return f"{_status(line.status, lang)} {sure(line.score)}" + (" ✎" if line.human else "")


def _json(line: CitedLine) -> str:
    return json_line(
        {
            "citing": line.citing,
            "value": line.value,
            "status": line.status,
            "target": line.target,
            "score": line.score,
        }
    )


def _explained(found: Explained, form: str, lang: Literal["vi", "en"]) -> Iterator[str]:
    from vbparse.exporters.printable import printable

    if form == "jsonl":
        for line in found.cited:
            yield json_line(_whole(line, lang))
        return
    for text in _sentences(found, lang):
        yield printable(text) + "\n"


def _whole(line: CitedLine, lang: Literal["vi", "en"]) -> dict[str, object]:
    """The line of ``--format jsonl`` with reasons and with the candidates that lost."""
    from vbparse.linking import in_words

    rivals = [
        {
            "target": rival.file,
            "number": rival.number,
            "score": rival.score,
            "why": in_words(rival.why, lang),
        }
        for rival in line.rivals
    ]
    return {
        "citing": line.citing,
        "value": line.value,
        "status": line.status,
        "target": line.target,
        "score": line.score,
        "why": in_words(line.why, lang),
        "candidates": rivals,
    }


def _sentences(found: Explained, lang: Literal["vi", "en"]) -> Iterator[str]:
    from vbparse.exporters.labels import sure
    from vbparse.linking import in_words

    en = lang == "en"
    yield f"[{found.work}] {found.number or '…'} · {found.file}"
    status = _status(found.parent_status, lang)
    target = f" → [{found.parent}] {found.parent_file}" if found.parent else ""
    yield ("Parent: " if en else "Cấp trên: ") + f"{found.parent_value or '-'} ({status}){target}"
    if found.why:
        yield f"  {in_words(found.why, lang)}"
    for line in found.cited:
        name = " ".join(filter(None, (line.doc_type, line.value)))
        about = ", ".join(filter(None, (line.issued_on, line.issuer)))
        state = _status(line.status, lang)
        yield f"{line.position + 1}. {name} ({about}): {state}"
        for rival in line.rivals:
            mark = "→" if rival.target == line.target_id else "×"
            told = ", ".join(filter(None, (rival.number, rival.issued_on, rival.issuer)))
            yield f"   {mark} [{rival.target}] {rival.file} ({told}) {sure(rival.score)}"
            yield f"     {in_words(rival.why, lang)}"
