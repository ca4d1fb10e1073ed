"""The journal: what is to be read, what became of it, and who is reading it now."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from vbparse.archive.bundles import Member, Steps
from vbparse.archive.store import next_id
from vbparse.archive.tables import journal, manifestations, runs
from vbparse.archive.take import Failed, Inside
from vbparse.archive.walk import Seen

__all__ = [
    "STATES",
    "Entered",
    "Job",
    "Queued",
    "claim",
    "counts",
    "enqueue",
    "entered",
    "job_of",
    "join",
    "leave",
    "put_members",
    "retry",
    "still_here",
    "would_queue",
]

STATES = ("queued", "running", "done", "duplicate", "quarantined")
_FINISHED = ("done", "duplicate", "quarantined")
_LEASE = 180.0  # seconds after which an import of another machine counts as gone
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the journal that is to be read."""

    number: int
    label: str  # the path as the journal shows it
    path: Path
    steps: Steps
    size: int | None
    file_id: int | None


@dataclass(frozen=True, slots=True)
class Queued:
    """What became of a list of files."""

    new: int = 0
    again: int = 0  # changed since they were read, or to be read again
    known: int = 0
    failed: int = 0


# ----------------------------------------------------------------------------------- who is there


def join(connection: Connection) -> int:
    """A new import, whose number is given; the rows of imports that are gone are free again."""
    _free(connection)
    number = next_id(connection, runs.c.id)
    row = {"id": number, "host": socket.gethostname(), "process": _process(os.getpid())}
    connection.execute(insert(runs).values(**row, seen=time.time()))
    return number


def still_here(connection: Connection, run: int) -> None:
    """Says to imports of other machines that this one goes on."""
    connection.execute(update(runs).where(runs.c.id == run).values(seen=time.time()))


def leave(connection: Connection, run: int) -> None:
    """The import ``run`` is over; what it had not read is free again."""
    _release(connection, [run])


def _free(connection: Connection) -> None:
    gone = [row.id for row in connection.execute(select(runs)) if not _alive(row)]
    if gone:
        _release(connection, gone)


def _release(connection: Connection, gone: list[int]) -> None:
    mine = (journal.c.state == "running") & journal.c.run_id.in_(gone)
    connection.execute(update(journal).where(mine).values(state="queued", run_id=None))
    connection.execute(delete(runs).where(runs.c.id.in_(gone)))


def _alive(run: Row[Any]) -> bool:
    if run.host == socket.gethostname():
        number = run.process.partition(":")[0]
        return _process(int(number)) == run.process if number.isdigit() else False
    return bool(time.time() - run.seen < _LEASE)


def _process(number: int) -> str:
    """A process, so that another one that gets its number later is not taken for it."""
    try:
        stat = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
        return f"{number}:{stat.rpartition(')')[2].split()[19]}"
    except (OSError, IndexError):
        return _process_by_signal(number)


def _process_by_signal(number: int) -> str:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        pass
    return f"{number}:"


# ----------------------------------------------------------------------------------- what to read


def enqueue(connection: Connection, found: Sequence[Seen], *, again: bool = False) -> Queued:
    """Rows for files that are new or changed; with ``again`` for those read before as well."""
    by_label = {_label(seen.path): seen for seen in found}
    known = {row.path: row for row in _rows(connection, by_label)}
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    failed = 0
    number = next_id(connection, journal.c.id)
    for label, seen in by_label.items():
        row = known.get(label)
        failed += seen.error is not None
        if row is None:
            new.append({"id": number + len(new), "path": label, **_fresh(seen)})
        elif row.state in _FINISHED and (again or _differs(row, seen)):
            changed.append({"id": row.id, **_fresh(seen)})
    if new:
        connection.execute(insert(journal), new)
    for values in changed:
        key = values.pop("id")
        connection.execute(update(journal).where(journal.c.id == key).values(**values))
    return Queued(len(new), len(changed), len(by_label) - len(new) - len(changed), failed)


def would_queue(connection: Connection, found: Sequence[Seen], *, again: bool = False) -> Queued:
    """What ``enqueue`` would do with the files that can be read; ``failed`` are not among them."""
    by_label = {_label(seen.path): seen for seen in found if seen.error is None}
    known = {row.path: row for row in _rows(connection, by_label)}
    changed = sum(
        row.state in _FINISHED and (again or _differs(row, by_label[label]))
        for label, row in known.items()
    )
    failed = sum(seen.error is not None for seen in found)
    return Queued(len(by_label) - len(known), changed, len(known) - changed, failed)


def _rows(connection: Connection, labels: Iterable[str]) -> Iterator[Row[Any]]:
    wanted = list(labels)
    for start in range(0, len(wanted), _AT_ONCE):
        part = journal.c.path.in_(wanted[start : start + _AT_ONCE])
        yield from connection.execute(select(journal).where(part))


def _differs(row: Row[Any], seen: Seen) -> bool:
    if seen.error is not None or row.changed is None:
        return bool(row.state == "quarantined")  # perhaps it can be read by now
    return bool((row.size, row.changed) != (seen.size, seen.changed))


def _fresh(seen: Seen) -> dict[str, Any]:
    error = seen.error
    failure = Failed(type(error).__name__, error.vi, error.en) if error else None
    return {"raw_path": _raw(seen.path), "steps": None} | _state(failure)


def _state(failure: Failed | None) -> dict[str, Any]:
    return {
        "state": "quarantined" if failure else "queued",
        "run_id": None,
        "size": None,
        "changed": None,
        "attempts": 0,
        "code": failure.code if failure else None,
        "reason": failure.vi if failure else None,
        "reason_en": failure.en if failure else None,
    }


def put_members(connection: Connection, job: Job, members: Sequence[Inside]) -> None:
    """Rows for what is in a zip; what was read before is read again only when it has changed."""
    rows = []
    for member, mark, failure in members:
        steps = [*job.steps, member]
        label = _safe(f"{job.label}!/{member.name}{mark}")
        rows.append(
            {"path": label, "raw_path": _raw(job.path), "steps": json.dumps(steps)}
            | _state(failure)
        )
    known = {row.path: row.id for row in _rows(connection, [row["path"] for row in rows])}
    new = [row for row in rows if row["path"] not in known]
    number = next_id(connection, journal.c.id)
    for place, row in enumerate(new):
        row["id"] = number + place
    if new:
        connection.execute(insert(journal), new)
    for row in rows:
        if row["path"] in known:
            key = known[row["path"]]
            connection.execute(update(journal).where(journal.c.id == key).values(**row))


def claim(connection: Connection, run: int, most: int) -> list[Job]:
    """The next rows of the queue, which are ``run``'s now, in their order."""
    if most <= 0:
        return []
    wanted = select(journal).where(journal.c.state == "queued").order_by(journal.c.id).limit(most)
    rows = connection.execute(wanted).all()
    if not rows:
        _free(connection)
        return []
    taken = update(journal).where(journal.c.id.in_([row.id for row in rows]))
    connection.execute(taken.values(state="running", run_id=run, attempts=journal.c.attempts + 1))
    return [job_of(row) for row in rows]


def job_of(row: Row[Any]) -> Job:
    """Where the file of a row of the journal is."""
    steps = tuple(Member(*step) for step in json.loads(row.steps)) if row.steps else ()
    disk = row.path.partition("!/")[0] if steps else row.path
    path = Path(os.fsdecode(row.raw_path)) if row.raw_path is not None else Path(disk)
    return Job(row.id, row.path, path, steps, row.size, row.file_id)


def retry(connection: Connection, numbers: Iterable[int] | None = None) -> int:
    """Queues what is quarantined once more; all of it, or the rows named. How many."""
    wanted = journal.c.state == "quarantined"
    if numbers is not None:
        wanted &= journal.c.id.in_(list(numbers))
    done = connection.execute(update(journal).where(wanted).values(**_state(None)))
    return done.rowcount


@dataclass(frozen=True, slots=True)
class Entered:
    """A row of the journal, to be shown."""

    id: int
    state: str
    path: str
    code: str | None
    reason: str | None
    reason_en: str | None
    duplicate_of: str | None
    works: tuple[int, ...]


def entered(
    connection: Connection, states: Sequence[str] = (), most: int | None = None
) -> Iterator[Entered]:
    """Rows of the journal in their order."""
    query = select(journal).order_by(journal.c.id).limit(_AT_ONCE)
    if states:
        query = query.where(journal.c.state.in_(states))
    last, left = 0, most
    while left is None or left > 0:
        rows = connection.execute(query.where(journal.c.id > last)).all()[:left]
        if not rows:
            return
        of_file = _works_of(connection, {row.file_id for row in rows if row.file_id is not None})
        for row in rows:
            found = of_file.get(row.file_id, [])
            first = found[0][0] if found and row.state == "duplicate" else None
            shown = (row.id, row.state, row.path, row.code, row.reason, row.reason_en)
            yield Entered(*shown, first, tuple(work for _, work in found))
        last = rows[-1].id
        left = None if left is None else left - len(rows)


def _works_of(connection: Connection, numbers: set[int]) -> dict[int, list[tuple[str, int]]]:
    """By file: where it was read, and the works in it."""
    found: dict[int, list[tuple[str, int]]] = {}
    columns = manifestations.c.file_id, manifestations.c.path, manifestations.c.work_id
    query = select(*columns).where(manifestations.c.file_id.in_(numbers))
    for file_id, path, work in connection.execute(query.order_by(manifestations.c.id)):
        found.setdefault(file_id, []).append((path, work))
    return found


def counts(connection: Connection) -> dict[str, int]:
    """How many rows are in each state."""
    found = connection.execute(select(journal.c.state, func.count()).group_by(journal.c.state))
    known = {row[0]: row[1] for row in found}
    return {state: known.get(state, 0) for state in STATES}


def _label(path: Path) -> str:
    return _safe(str(path))


def _safe(name: str) -> str:
    """As the database can hold it: bytes that are not UTF-8 are written out."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return shown.replace("\x00", "\\x00")


def _raw(path: Path) -> bytes | None:
    """The bytes of a path, when its label is not the path itself or holds what looks like a zip."""
    name = str(path)
    return os.fsencode(path) if _safe(name) != name or "!/" in name else None
