"""Worker processes: what hangs, crashes or swallows memory costs itself and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from archive_samples import Inline, bring_in, in_journal, plan_text

from vbparse.archive import pool as pool_module
from vbparse.archive.importing import Import, put_in_queue
from vbparse.archive.pool import Limits, Pool
from vbparse.archive.store import Archive
from vbparse.archive.take import Order, Taken, take
from vbparse.archive.walk import Walk
from vbparse.errors import ArchiveError, OutputError, Unavailable


class BadPool(Pool):
    program = (str(Path(__file__).with_name("bad_worker.py")),)


@pytest.mark.slow
def test_bad_files_are_quarantined_and_the_rest_goes_on(
    sqlite_archive: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "vao"
    folder.mkdir()
    for name in ("a", "ngon", "q", "sap", "t", "treo", "z"):
        (folder / f"{name}.txt").write_text(plan_text(len(name) * 10 + ord(name[0])), "utf-8")
    put_in_queue(sqlite_archive, Walk([folder]))
    limits = Limits(2, seconds=4.0, megabytes=400)
    Import(sqlite_archive, limits, pool=BadPool).run()
    codes = {name: row.code or row.state for name, row in in_journal(sqlite_archive).items()}
    bad = {"ngon.txt": "memory", "sap.txt": "crash", "treo.txt": "timeout"}
    assert codes == bad | {f"{name}.txt": "done" for name in "aqtz"}
    assert "SIGSEGV" in in_journal(sqlite_archive)["sap.txt"].reason


@pytest.mark.slow
def test_workers_are_recycled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "_RECYCLED_AFTER", 2)
    path = tmp_path / "a.txt"
    path.write_text(plan_text(), "utf-8")
    with Pool(Limits()) as pool:
        for number in range(5):
            pool.submit(Order(number, path))
        found = []
        while pool.pending:
            found += [number for number, outcome in pool.results(5.0) if isinstance(outcome, Taken)]
    assert sorted(found) == list(range(5))


def test_no_worker_starts(tmp_path: Path) -> None:
    class NoPool(Pool):
        program = ("-c", "raise SystemExit(3)")

    with NoPool(Limits()) as pool, pytest.raises(Unavailable):
        pool.submit(Order(1, tmp_path / "a.txt"))
        for _ in range(20):
            list(pool.results(5.0))


def test_a_worker_ends_with_its_parent(tmp_path: Path) -> None:
    pool = Pool(Limits())
    path = tmp_path / "a.txt"
    path.write_text(plan_text(), "utf-8")
    pool.submit(Order(1, path))
    while not list(pool.results(5.0)):
        pass
    process = pool._workers[0].process
    pool._workers[0].connection.close()
    assert process.wait(timeout=5) == 0


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(plan_text(), "utf-8")

    def growing(name: str, data: bytes) -> tuple[()]:
        with path.open("a") as file:
            file.write("thêm\n")
        return ()

    monkeypatch.setattr("vbparse.archive.take.documents_in", growing)
    assert take(Order(1, path)).code == "changed"


def test_a_file_that_goes_away_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(plan_text(), "utf-8")

    def gone(name: str, data: bytes) -> tuple[()]:
        path.unlink()
        return ()

    monkeypatch.setattr("vbparse.archive.take.documents_in", gone)
    assert take(Order(1, path)).code == "NotFound"


def test_a_file_that_went_away_before(sqlite_archive: Archive, folder: Path) -> None:
    put_in_queue(sqlite_archive, Walk([folder]))
    (folder / "c.txt").unlink()
    Import(sqlite_archive, Limits(), pool=Inline).run()
    assert in_journal(sqlite_archive)["c.txt"].code == "NotFound"


def test_a_file_of_two_gigabytes(sqlite_archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "to.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    started = time.monotonic()
    bring_in(sqlite_archive, path)
    assert in_journal(sqlite_archive)["to.pdf"].code == "TooLarge"
    assert time.monotonic() - started < 2


def test_a_name_that_is_not_utf8(archive: Archive, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xff\xfe.txt"))
    path.write_text(plan_text(), "utf-8")
    progress = bring_in(archive, tmp_path)
    assert progress.states["done"] == 1
    assert "k\\xff\\xfe.txt" in in_journal(archive)
    assert bring_in(archive, tmp_path).states["done"] == 0


def test_copies_that_cannot_be_written_stop_the_import(
    sqlite_archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError("hết chỗ", "no space left")

    monkeypatch.setattr("vbparse.archive.take.keep", full)
    with pytest.raises(ArchiveError, match="hết chỗ"):
        bring_in(sqlite_archive, folder, keep_in=folder.parent / "sao")
    assert {row.state for row in in_journal(sqlite_archive).values()} <= {"queued", "quarantined"}
    monkeypatch.undo()
    assert bring_in(sqlite_archive, folder).states["done"] == 3
