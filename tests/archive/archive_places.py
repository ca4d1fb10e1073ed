"""Places for archives: a file, or a database of its own on the server of ``VBPARSE_TEST_PG``."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
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
