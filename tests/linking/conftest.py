"""An archive to link in: an SQLite file always, PostgreSQL where ``VBPARSE_TEST_PG`` names one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from link_samples import Fill, put_text  # type: ignore[import-not-found]
from sqlalchemy import create_engine, make_url, text

from vbparse.archive.store import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db", create=True) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def any_archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    if request.param == "sqlite":
        with Archive(tmp_path / "archive.db", create=True) as opened:
            yield opened
        return
    server = os.environ.get("VBPARSE_TEST_PG")
    if not server:
        pytest.skip("VBPARSE_TEST_PG names no server")
    name = f"link_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    place = make_url(server).set(database=name).render_as_string(hide_password=False)
    with Archive(place, create=True) as opened:
        yield opened
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    engine.dispose()


@pytest.fixture
def fill(archive: Archive) -> Fill:
    """Puts documents (name → text) into the archive; name → number of the work."""

    def put(**texts: str) -> dict[str, int]:
        return {name: put_text(archive, name, text) for name, text in texts.items()}

    return put
