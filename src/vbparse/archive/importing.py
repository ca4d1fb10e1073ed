"""An import: files into the journal, from there to the workers, and what they bring into the store.

Outcomes are entered in the order of the journal, however the workers finish, many to a
transaction. So an import that is killed leaves the beginning of what an undisturbed one does, and
the next one goes on from there to the same end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, func, select

from vbparse.archive import journal
from vbparse.archive.apply import Writer
from vbparse.archive.journal import Job, Queued
from vbparse.archive.keep import sweep
from vbparse.archive.pool import Limits, Pool
from vbparse.archive.store import Archive
from vbparse.archive.tables import files
from vbparse.archive.take import Listed, Order, Outcome, Stopped
from vbparse.archive.walk import Seen
from vbparse.errors import ArchiveError

__all__ = ["Import", "Progress", "put_in_queue", "would_read"]

_AT_ONCE = 1000  # rows of the journal in one transaction
_WINDOW = 48  # rows that each worker may be ahead of what is entered
_BATCH = 32  # outcomes in one transaction
_SECONDS = 1.0  # after which fewer are entered too
_SIGN_OF_LIFE = 30.0
_FEW = 20  # files of one size, among which a new one is looked for before it is read
_CACHE = -2000  # KiB of pages that SQLite keeps, as it says it: less than a thousand files fill


@dataclass
class Progress:
    """Where an import stands; ``states`` counts what it has entered itself."""

    total: int = 0
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(journal.STATES, 0))

    @property
    def done(self) -> int:
        """How many files have come to an end."""
        return sum(self.states.values())


Watch = Callable[[Progress], None]


def put_in_queue(archive: Archive, found: Iterable[Seen], *, again: bool = False) -> Queued:
    """Enters files into the journal: new ones, changed ones, with ``again`` all of them."""
    parts = []
    for part in _parts(found):
        with archive.write() as connection:
            parts.append(journal.enqueue(connection, part, again=again))
    return _sum(parts)


def would_read(archive: Archive | None, found: Iterable[Seen], *, again: bool = False) -> Queued:
    """What ``put_in_queue`` would enter of files that can be read; nothing is written."""
    parts = []
    for part in _parts(found):
        if archive is None:
            failed = sum(seen.error is not None for seen in part)
            parts.append(Queued(len(part) - failed, failed=failed))
        else:
            with archive.read() as connection:
                parts.append(journal.would_queue(connection, part, again=again))
    return _sum(parts)


def _parts(found: Iterable[Seen]) -> Iterator[list[Seen]]:
    rest = iter(found)
    while part := list(islice(rest, _AT_ONCE)):
        yield part


def _sum(parts: list[Queued]) -> Queued:
    return Queued(
        sum(part.new for part in parts),
        sum(part.again for part in parts),
        sum(part.known for part in parts),
        sum(part.failed for part in parts),
    )


class Import:
    """Reads everything that is queued."""

    def __init__(
        self,
        archive: Archive,
        limits: Limits,
        keep_in: Path | None = None,
        pool: Callable[[Limits], Pool] = Pool,
    ) -> None:
        self.archive, self.limits, self.keep_in = archive, limits, keep_in
        self._pool = pool
        self.progress = Progress()
        self._jobs: dict[int, Job] = {}  # claimed and not yet entered, in the order of the journal
        self._outcomes: dict[int, Outcome] = {}
        self._written = 0.0

    def run(self, watch: Watch = lambda progress: None) -> Progress:
        """Until the queue is empty; raises ``ArchiveError`` when the store cannot go on."""
        if self.keep_in is not None:
            sweep(self.keep_in)
        with self.archive.write() as connection:
            run = journal.join(connection)
            self.progress.total = journal.counts(connection)["queued"]
        try:
            with self._pool(self.limits) as pool, self._small_cache():
                self._work(pool, run, watch)
        finally:
            self._leave(run)
        return self.progress

    @contextmanager
    def _small_cache(self) -> Iterator[None]:
        """So that memory is soon what it stays: an import hardly asks for a page again."""
        if not self.archive.is_sqlite:
            yield
            return
        with self.archive.read() as connection:
            usual = connection.exec_driver_sql("PRAGMA cache_size").scalar()
            connection.exec_driver_sql(f"PRAGMA cache_size = {_CACHE}")
        try:
            yield
        finally:
            with suppress(ArchiveError), self.archive.read() as connection:
                connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")

    def _work(self, pool: Pool, run: int, watch: Watch) -> None:
        while True:
            self._write(pool, run)
            watch(self.progress)
            if not self._jobs:
                return
            deadline = time.monotonic() + _SECONDS
            while not self._is_time(deadline):
                for number, outcome in pool.results(max(0.01, deadline - time.monotonic())):
                    self._outcomes[number] = outcome

    def _is_time(self, deadline: float) -> bool:
        """Whether there is enough to enter, or it has waited long enough."""
        first = next(iter(self._jobs))
        if first not in self._outcomes:  # nothing can be entered before it
            return time.monotonic() - self._written > _SIGN_OF_LIFE
        ready = len(self._outcomes)
        return ready >= min(_BATCH, len(self._jobs)) or time.monotonic() >= deadline

    def _write(self, pool: Pool, run: int) -> None:
        """One transaction: what is ready is entered, as much again is claimed."""
        ready = list(self._ready())
        with self.archive.write() as connection:
            writer = Writer(connection)
            states = [writer.write(job, outcome) for job, outcome in ready]
            writer.flush()
            room = _WINDOW * self.limits.workers - (len(self._jobs) - len(ready))
            claimed = journal.claim(connection, run, room)
            known = _known(connection, claimed)
            journal.still_here(connection, run)
        for job, _ in ready:
            del self._jobs[job.number], self._outcomes[job.number]
        for state in states:
            self.progress.states[state] += 1
        self.progress.states["quarantined"] += sum(_left(outcome) for _, outcome in ready)
        for job in claimed:
            self._jobs[job.number] = job
            pool.submit(_order(job, known, self.keep_in))
        self.progress.total = max(self.progress.total, self.progress.done + len(self._jobs))
        self._written = time.monotonic()

    def _ready(self) -> Iterator[tuple[Job, Outcome]]:
        """Outcomes without a gap before them."""
        for number, job in self._jobs.items():
            outcome = self._outcomes.get(number)
            if outcome is None:
                return
            if isinstance(outcome, Stopped):
                raise ArchiveError(outcome.vi, outcome.en)
            yield job, outcome

    def _leave(self, run: int) -> None:
        with suppress(ArchiveError), self.archive.write() as connection:
            journal.leave(connection, run)


def _left(outcome: Outcome) -> int:
    """Members of a zip that are quarantined unread."""
    if not isinstance(outcome, Listed):
        return 0
    return sum(member.failure is not None for member in outcome.members)


def _known(connection: Connection, claimed: list[Job]) -> dict[int, frozenset[str]]:
    """Hashes in the archive by size, for the sizes that the files on the disk had.

    Not for sizes that many files have: they would be most of the archive, again and again, and a
    worker that reads a file whose bytes are known wastes a moment, no more.
    """
    sizes = {size for job in claimed if (size := _size(job)) is not None}
    if not sizes:
        return {}
    asked = files.c.size.in_(sizes)
    rare = select(files.c.size).where(asked).group_by(files.c.size).having(func.count() <= _FEW)
    query = select(files.c.size, files.c.sha256).where(files.c.size.in_(rare))
    found: dict[int, set[str]] = {}
    for size, sha256 in connection.execute(query):
        found.setdefault(size, set()).add(sha256)
    return {size: frozenset(hashes) for size, hashes in found.items()}


def _size(job: Job) -> int | None:
    if job.steps or job.file_id is not None:  # its own bytes are to be read again
        return None
    try:
        return job.path.stat().st_size
    except OSError:
        return None


def _order(job: Job, known: dict[int, frozenset[str]], keep_in: Path | None) -> Order:
    size = _size(job)
    hashes = known.get(size, frozenset()) if size is not None else frozenset()
    return Order(job.number, job.path, job.steps, hashes, keep_in)
