"""The store: one SQLite file by default, or a PostgreSQL database by its URL.

Reading and writing go through ``Archive.read`` and ``Archive.write``; what the database says when
something is wrong comes out as an ``ArchiveError``. Writers take turns: SQLite has one at a time,
and in PostgreSQL they wait for one another's lock, so that numbers of rows have no gaps.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, create_engine, event, func, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from vbparse.archive.migrate import HEAD, state, upgrade
from vbparse.errors import ArchiveError, Unavailable, said_by_system

__all__ = ["Archive", "default_place", "exists", "next_id"]

_WRITER = 0x7662_7061  # "vbpa": the lock of PostgreSQL that writers take
_PATIENCE = 60_000  # milliseconds that a writer waits for another
_KINDS = ("sqlite", "postgresql")


def default_place() -> str:
    """``VBPARSE_DB``, or a file in the folder that the system has for data of programs."""
    given = os.environ.get("VBPARSE_DB")
    if given:
        return given
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return str(Path(home) / "vbparse" / "archive.db")


def exists(place: str | Path | None = None) -> bool:
    """Whether an archive may be there; a server is taken to have one."""
    path = _file(_url(str(place or default_place())))
    return path is None or path.exists()


class Archive:
    """An open archive; close it, or use it in a ``with``."""

    def __init__(self, place: str | Path | None = None, *, create: bool = False) -> None:
        """``place`` is a file or a URL. Raises ``ArchiveError`` when there is none (``create``
        makes one) or when it cannot be opened."""
        self.url = _url(str(place or default_place()))
        self.path = _file(self.url)
        if self.path is not None and not create and not self.path.exists():
            raise ArchiveError(
                f"{self.path}: chưa có kho nào ở đây",
                f"{self.path}: there is no archive here",
                hint_vi="tạo bằng vbparse import, hoặc chỉ kho khác bằng --db",
                hint_en="make one by vbparse import, or name another with --db",
            )
        if self.path is not None and create:
            _make_folder(self.path.parent)
        self.engine = _engine(self.url, self.path)
        try:
            self._reach_head()
        except BaseException:
            self.close()
            raise
        self._inode = self._identity()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    @property
    def name(self) -> str:
        """What messages call it; never with a password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of its own."""
        return self.path is not None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state throughout."""
        with self._naming(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The same as the only writer; all or nothing."""
        with self._naming():
            self._still_there()
            with self.engine.connect() as plain:
                connection = plain.execution_options(vbparse_writes=True)
                with connection.begin():
                    if not self.is_sqlite:
                        lock = text("SELECT pg_advisory_xact_lock(:key)")
                        connection.execute(lock, {"key": _WRITER})
                    yield connection

    def _reach_head(self) -> None:
        with self.read() as connection:
            reached = state(connection)
            if reached is None and self.is_sqlite and inspect(connection).get_table_names():
                raise ArchiveError(
                    f"{self.name}: đây là cơ sở dữ liệu của chương trình khác",
                    f"{self.name}: this is a database of another program",
                    hint_vi="chỉ một tệp khác bằng --db",
                    hint_en="name another file with --db",
                )
        if reached != HEAD:
            with self.write() as connection:
                upgrade(connection)
            self._fill_index()

    def _fill_index(self) -> None:
        """Steps may leave the text index empty: then it is made from what is stored."""
        from vbparse.archive.search.rebuild import finish  # which reads archives

        finish(self)

    @contextmanager
    def _naming(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
            raise _explained(self.name, " ".join(reason.split())) from error

    def _identity(self) -> tuple[int, int] | None:
        if self.path is None:
            return None
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _still_there(self) -> None:
        """SQLite goes on writing into a file that was deleted: nothing of it would be left."""
        if getattr(self, "_inode", None) != self._identity() and hasattr(self, "_inode"):
            raise ArchiveError(
                f"{self.name}: tệp của kho đã bị xóa hoặc thay trong khi đang dùng",
                f"{self.name}: the file of the archive was deleted or replaced while in use",
                hint_vi="đặt lại tệp rồi chạy lại; việc đã ghi vẫn còn",
                hint_en="put it back and start again; what was written is kept",
            )


def next_id(connection: Connection, column: Column[int]) -> int:
    """The number after the greatest one; only a writer may ask."""
    greatest = connection.execute(select(func.max(column))).scalar()
    return (greatest or 0) + 1


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite+pysqlite", database=str(Path(place).expanduser().absolute()))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:  # the port is no number
        raise _unknown(place.partition("://")[0] + "://…") from error
    if url.get_backend_name() not in _KINDS:
        raise _unknown(url.render_as_string(hide_password=True))
    if url.drivername == "postgresql":  # as people write it
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and not url.database:
        raise _unknown("sqlite://")  # in memory: nothing would be left
    return url


def _unknown(place: str) -> ArchiveError:
    return ArchiveError(
        f"{place}: không phải địa chỉ của một kho",
        f"{place}: not the address of an archive",
        hint_vi="cho một tệp SQLite hoặc postgresql+psycopg://người@máy/tên",
        hint_en="give an SQLite file or postgresql+psycopg://user@host/name",
    )


def _file(url: URL) -> Path | None:
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        vi, en = said_by_system(error)
        raise ArchiveError(
            f"{folder}: không tạo được thư mục cho kho: {vi}",
            f"{folder}: the folder of the archive cannot be made: {en}",
        ) from error


def _engine(url: URL, path: Path | None) -> Engine:
    try:
        if path is not None:
            return _sqlite(_read_only(path) if _is_closed(path) else url)
        return _postgresql(url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise Unavailable(
            "chưa cài psycopg 3, cần cho PostgreSQL",
            "psycopg 3, which PostgreSQL needs, is not installed",
            hint_vi="pip install 'vbparse[postgresql]'",
            hint_en="pip install 'vbparse[postgresql]'",
        ) from error


def _postgresql(url: URL) -> Engine:
    engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        """Compiling a query of ours takes longer than running it."""
        connection.execute("SELECT set_config('jit', 'off', false)")
        connection.commit()

    return engine


def _is_closed(path: Path) -> bool:
    """Whether it is there and this user may not write to it, or not beside it."""
    open_to_all = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return path.is_file() and not open_to_all


def _read_only(path: Path) -> URL:
    """SQLite makes files beside one that it reads, but for one that nobody changes meanwhile."""
    query = {"uri": "true", "mode": "ro"}
    if not path.with_name(f"{path.name}-wal").exists():  # else somebody writes
        query["immutable"] = "1"
    return URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=query)


def _sqlite(url: URL) -> Engine:
    may_write = url.query.get("mode") != "ro"
    engine = create_engine(url, connect_args={"timeout": _PATIENCE / 1000, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        if may_write:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # safe in WAL when a process dies
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -8192")
        connection.execute("PRAGMA temp_store = MEMORY")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("vbparse_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


_NO_ARCHIVE = "not a database"
_REASONS = (
    ("disk is full", "hết chỗ trên đĩa", "the disk is full"),
    ("No space left", "hết chỗ trên đĩa", "the disk is full"),
    ("disk I/O error", "lỗi khi ghi hoặc đọc đĩa", "the disk could not be read or written"),
    ("readonly", "không có quyền ghi", "it may not be written to"),
    ("unable to open", "không mở được tệp", "the file cannot be opened"),
    ("malformed", "tệp của kho bị hỏng", "the file of the archive is damaged"),
    ("is locked", "kho đang bận quá lâu", "the archive was busy for too long"),
    ("connection", "không nối được với máy chủ", "the server cannot be reached"),
)


def _explained(name: str, reason: str) -> ArchiveError:
    if _NO_ARCHIVE in reason:
        return ArchiveError(
            f"{name}: tệp này không phải là kho",
            f"{name}: this file is not an archive",
            hint_vi="chỉ tệp của kho, hoặc một tên mới, bằng --db",
            hint_en="name the file of an archive, or a new one, by --db",
        )
    known = next(((vi, en) for sign, vi, en in _REASONS if sign in reason), None)
    vi, en = known or ("cơ sở dữ liệu báo lỗi", "the database reports an error")
    return ArchiveError(
        f"{name}: {vi}: {reason}",
        f"{name}: {en}: {reason}",
        hint_vi="việc đã ghi vẫn còn; sửa xong thì chạy lại",
        hint_en="what was written is kept; mend it and start again",
    )
