"""Archives to test with: an SQLite file always, PostgreSQL where ``VBPARSE_TEST_PG`` names one."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from archive_samples import plan_text
from sqlalchemy import create_engine, make_url, text

from vbparse.archive.store import Archive

_NUMBERS = itertools.count()
BOTH = ["sqlite", "postgresql"]


@cache
def _template(server: str) -> str:
    """An empty archive that the others are copied from, which is quicker than making each."""
    name = f"empty_{os.getpid()}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    Archive(url, create=True).close()
    return name


@contextmanager
def new_place(kind: str, folder: Path) -> Iterator[str]:
    """Where an archive may be made; of PostgreSQL a new database on the server of the tests."""
    if kind == "sqlite":
        yield str(folder / "kho.db")
        return
    server = os.environ.get("VBPARSE_TEST_PG")
    if not server:
        pytest.skip("VBPARSE_TEST_PG names no server")
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {_template(server)}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with new_place(request.param, tmp_path) as found:
        yield found


@pytest.fixture(params=BOTH, scope="module")
def shared_archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    """One for all tests of a module, which do not change it."""
    folder = tmp_path_factory.mktemp("chung")
    with new_place(request.param, folder) as found, Archive(found, create=True) as opened:
        yield opened


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place, create=True) as opened:
        yield opened


@pytest.fixture
def sqlite_archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "kho.db", create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three plans and what is none."""
    root = tmp_path / "vao"
    (root / "b").mkdir(parents=True)
    for name, number in (("c.txt", 3), ("b/hai.txt", 2), ("a.txt", 1)):
        (root / name).write_text(plan_text(number), "utf-8")
    (root / "hong.pdf").write_bytes(b"%PDF-1.7\nkhong phai pdf")
    (root / ".an").write_text("ẩn", "utf-8")
    return root
