"""Archives to test with: an SQLite file always, PostgreSQL where ``VBPARSE_TEST_PG`` names one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from archive_places import BOTH, new_place
from archive_samples import Inline, plan_text
from typer.testing import CliRunner, Result

from vbparse.archive import importing
from vbparse.archive.store import Archive
from vbparse.cli import build


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


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The commands on an archive of their own; what is imported is read in this process."""
    monkeypatch.setenv("VBPARSE_DB", str(tmp_path / "kho.db"))
    monkeypatch.setattr(importing, "Pool", Inline)
    monkeypatch.setattr(importing.Import.__init__, "__defaults__", (None, Inline))
    app = build()

    def call(*words: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=stdin)

    return call


@pytest.fixture
def full(run: Callable[..., Result], folder: Path) -> Callable[..., Result]:
    """The same, with the plans of ``folder`` in it."""
    assert run("import", folder, "--no-words").exit_code == 2  # one is quarantined
    return run
