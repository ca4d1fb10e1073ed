"""The store: steps of the schema, and what is said when the database cannot be used."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from archive_samples import bring_in, in_journal, plan_text
from sqlalchemy import text

from vbparse.archive import store
from vbparse.archive.migrate import HEAD
from vbparse.archive.search.run import search
from vbparse.archive.store import Archive, default_place, exists
from vbparse.archive.tables import METADATA, OF_SQLITE
from vbparse.errors import ArchiveError, ArchiveTooNew, Unavailable


def test_the_steps_make_the_tables(archive: Archive) -> None:
    tables = [METADATA, OF_SQLITE] if archive.is_sqlite else [METADATA]
    with archive.read() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, tables)
    assert {changed(item) for item in found} == OF_THE_INDEX[archive.is_sqlite]


OF_THE_INDEX = {
    True: {
        f"search_{name}"
        for name in ("terms", "index", "index_config", "index_data", "index_docsize", "index_idx")
    },
    False: {"search_words", "head", "rest", "others", "search_rows_by_vector"}
    | {"linkable_by_offered", "linkable_by_sought", "digits"},
}
"""What the databases keep by themselves, each in its way."""


def changed(item: tuple) -> str:
    """The name of the table, column or index that a difference is about."""
    return item[-1].name


def test_a_later_schema_is_left_alone(archive: Archive, place: str) -> None:
    with archive.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v9999'"))
    with pytest.raises(ArchiveTooNew, match=HEAD):
        Archive(place)


@pytest.mark.parametrize(
    "place",
    [
        "mysql://a/b",
        "khong://",
        "sqlite://",
        "postgresql+psycopg://x@localhost:1/y",
        "postgresql://[::1",
    ],
)
def test_addresses_that_are_none(place: str) -> None:
    with pytest.raises((ArchiveError, Unavailable)):
        Archive(place)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(ArchiveError) as caught:
        Archive("postgresql+psycopg://x:bimat@localhost:1/y")
    assert "bimat" not in caught.value.message("vi") + caught.value.message("en")


def test_no_archive_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="chưa có kho"):
        Archive(tmp_path / "a.db")
    assert not exists(tmp_path / "a.db")
    assert not any(tmp_path.iterdir())


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text(plan_text() * 10, "utf-8")
    with pytest.raises(ArchiveError, match="không phải là kho"):
        Archive(path)
    assert path.read_text("utf-8") == plan_text() * 10


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text)")
    with pytest.raises(ArchiveError, match="chương trình khác"):
        Archive(path, create=True)
    with closing(sqlite3.connect(path)) as other:
        tables = other.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("notes",)]


def test_where_it_lies_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VBPARSE_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_place() == str(tmp_path / "vbparse" / "archive.db")
    monkeypatch.setenv("VBPARSE_DB", "kho.db")
    assert default_place() == "kho.db"


def test_the_file_is_deleted_meanwhile(tmp_path: Path, folder: Path) -> None:
    with Archive(tmp_path / "kho.db", create=True) as archive:
        bring_in(archive, folder)
        for path in tmp_path.glob("kho.db*"):
            path.unlink()
        with pytest.raises(ArchiveError, match="bị xóa"):
            bring_in(archive, folder)


def test_an_archive_that_may_only_be_read(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "100% #1?.db"
    with Archive(path, create=True) as archive:
        bring_in(archive, folder)
    before = {item.name: item.read_bytes() for item in tmp_path.glob("*db*")}
    monkeypatch.setattr(store, "_is_closed", lambda path: True)
    with Archive(path) as archive:
        assert len(search(archive, "sách")) == 3
        with pytest.raises(ArchiveError, match="không có quyền ghi"):
            bring_in(archive, folder)
    assert {item.name: item.read_bytes() for item in tmp_path.glob("*db*")} == before


def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    if os.geteuid() == 0 and shutil.which("unshare") is None:
        pytest.skip("root may write everywhere")
    closed = tmp_path / "dong"
    closed.mkdir()
    words = [sys.executable, "-m", "vbparse", "import", "--db", str(closed / "kho.db")]
    if os.geteuid() == 0:
        mount = f'mount -t tmpfs -o ro none {closed} && exec "$@"'
        words = ["unshare", "-m", "sh", "-c", mount, "sh", *words]
        probe = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)
        if probe.returncode:
            pytest.skip("no mount is allowed here")
    else:
        closed.chmod(0o500)
    found = subprocess.run(words, capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert found.stderr.startswith("lỗi: ")
    assert "Traceback" not in found.stderr


def test_the_disk_is_full(tmp_path: Path, folder: Path) -> None:
    """A limit on the size of files acts as a full disk; afterwards the import goes on."""
    for number in range(60):
        (folder / f"n{number}.txt").write_text(plan_text(100 + number), "utf-8")
    place = tmp_path / "kho.db"
    Archive(place, create=True).close()
    room = place.stat().st_size + 50_000

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    words = [sys.executable, "-m", "vbparse", "import", str(folder), "--db", str(place)]
    words += ["--no-words", "--workers", "1"]
    found = subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert found.returncode == 2
    assert "lỗi: " in found.stderr
    assert "Traceback" not in found.stderr
    with Archive(place) as archive:
        with archive.read() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        bring_in(archive, folder)
        states = [row.state for row in in_journal(archive).values()]
    assert states.count("done") == 63
    assert set(states) == {"done", "quarantined"}
