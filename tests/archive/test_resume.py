"""An import that is killed goes on to the end state of an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from archive_samples import bring_in, dump, in_journal, plan_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from vbparse.archive import importing, journal
from vbparse.archive.store import Archive
from vbparse.archive.tables import runs, works

VBPARSE = (sys.executable, "-m", "vbparse")


class Killed(BaseException):
    """As good as a kill -9: no handler of the import catches it."""


class Mortal(Archive):
    """An archive whose process dies at a transaction, before or after it is committed."""

    left = 10**9
    after = False

    @contextmanager
    def write(self) -> Iterator[Connection]:
        Mortal.left -= 1
        if Mortal.left < 0:
            raise Killed
        with super().write() as connection:
            yield connection
            if Mortal.left == 0 and not Mortal.after:
                raise Killed
        if Mortal.left == 0:
            raise Killed


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans, duplicates, other forms, a zip, and files that are none."""
    root = tmp_path_factory.mktemp("nhieu")
    for number in range(8):
        (root / f"{number:02d}.txt").write_text(plan_text(number // 2), "utf-8")
        if number % 3 == 0:
            text = plan_text(number).replace("\n", "<br>")
            (root / f"{number:02d}.html").write_text(f"<html><p>{text}</p></html>", "utf-8")
    (root / "hong.pdf").write_bytes(b"%PDF-1.7 hong")
    (root / "trong.txt").write_bytes(b"")
    with zipfile.ZipFile(root / "05.zip", "w") as bundle:
        for number in (3, 40, 41):
            bundle.writestr(f"{number}.txt", plan_text(number))
    return root


@pytest.fixture(scope="module")
def undisturbed(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list]:
    with Archive(tmp_path_factory.mktemp("kho") / "a.db", create=True) as archive:
        bring_in(archive, many)
        return dump(archive)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deaths=st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=4))
def test_dying_at_any_transaction(
    deaths: list[tuple[int, bool]],
    many: Path,
    undisturbed: dict[str, list],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("kho") / "a.db"
    batch, importing._BATCH = importing._BATCH, 3  # more transactions to die at
    window, importing._WINDOW = importing._WINDOW, 5
    try:
        Mortal.left = 10**9
        for left, after in deaths:
            with Mortal(place, create=True) as archive:
                Mortal.left, Mortal.after = left, after
                try:
                    bring_in(archive, many)
                except Killed:
                    Mortal.left = 10**9
                    with archive.write() as connection:  # its process is not there any more
                        connection.execute(runs.update().values(process="0:gone"))
        Mortal.left = 10**9
        with Archive(place) as archive:
            bring_in(archive, many)
            assert dump(archive) == undisturbed
    finally:
        importing._BATCH, importing._WINDOW, Mortal.left = batch, window, 10**9


def started(place: str, folder: Path) -> subprocess.Popen[bytes]:
    words = [*VBPARSE, "import", str(folder), "--db", place, "--no-words", "--workers", "2"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.parametrize("moments", [(0.6, 1.0, 1.4), (0.9, 1.2)])
def test_kill_9(
    place: str, many: Path, undisturbed: dict[str, list], moments: tuple[float, ...]
) -> None:
    for moment in moments:
        process = started(place, many)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert started(place, many).wait() in (0, 2)  # two are quarantined, perhaps already
    with Archive(place) as archive:
        found = dump(archive)
        states = {row.state for row in in_journal(archive).values()}
    assert states == {"done", "duplicate", "quarantined"}
    for name in ("journal", "works", "manifestations", "files", "citations", "likenesses"):
        mine = undisturbed[name]
        if name == "works":  # links were sought meanwhile
            assert [row[:-2] for row in found[name]] == [row[:-2] for row in mine]
        else:
            assert found[name] == mine


@pytest.mark.slow
def test_two_imports_at_once(place: str, many: Path, undisturbed: dict[str, list]) -> None:
    Archive(place, create=True).close()
    both = [started(place, many), started(place, many)]
    assert {process.wait() for process in both} <= {0, 2}
    assert started(place, many).wait() in (0, 2)
    with Archive(place) as archive:
        found = dump(archive)
        states = {row.state for row in in_journal(archive).values()}
    assert states == {"done", "duplicate", "quarantined"}
    for name in ("works", "files", "manifestations", "journal"):
        assert len(found[name]) == len(undisturbed[name])


def test_a_run_of_another_process_is_left_alone(archive: Archive, folder: Path) -> None:
    importing.put_in_queue(archive, importing_walk(folder))
    with archive.write() as connection:
        other = journal.join(connection)
        assert len(journal.claim(connection, other, 2)) == 2
    bring_in(archive, folder)
    running = [row for row in in_journal(archive).values() if row.state == "running"]
    assert len(running) == 2  # this process is alive
    with archive.write() as connection:
        connection.execute(runs.update().values(process="0:gone"))
    bring_in(archive, folder)
    assert not [row for row in in_journal(archive).values() if row.state == "running"]
    with archive.read() as connection:
        assert len(connection.execute(select(works)).all()) == 3


def importing_walk(folder: Path) -> list:
    from vbparse.archive.walk import Walk

    return list(Walk([folder]))


def test_processes_are_known_again() -> None:
    assert journal._process(os.getpid()) == journal._process(os.getpid())
    assert journal._process(2**22 + 1) == ""
