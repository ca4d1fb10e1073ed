"""The server of the archive goes away: a clear error, and the import goes on when it is back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from archive_places import new_place
from archive_samples import Inline, bring_in, dump, in_journal, plan_text
from sqlalchemy import Connection, text

from vbparse.archive.importing import Import, put_in_queue
from vbparse.archive.pool import Limits
from vbparse.archive.store import Archive
from vbparse.archive.walk import Walk
from vbparse.errors import ArchiveError

_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class Ending(Archive):
    """A second way in, which takes no lock."""

    def end_the_others(self) -> None:
        with self.engine.connect() as connection:
            connection.execute(_OTHERS)


@pytest.mark.parametrize("at", [2, 4])
def test_the_server_ends_the_connection(tmp_path: Path, at: int) -> None:
    folder = tmp_path / "vao"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(plan_text(number), "utf-8")
    with new_place("postgresql", tmp_path) as place, Ending(place, create=True) as second:

        class Broken(Archive):
            left = at

            @contextmanager
            def write(self) -> Iterator[Connection]:
                with super().write() as connection:
                    Broken.left -= 1
                    if Broken.left == 0:
                        second.end_the_others()
                    yield connection

        with Broken(place) as archive, pytest.raises(ArchiveError) as caught:
            put_in_queue(archive, Walk([folder]))
            Import(archive, Limits(), pool=Inline).run()
        assert "không nối được với máy chủ" in caught.value.message("vi")
        with Archive(place) as archive:
            bring_in(archive, folder)
            assert {row.state for row in in_journal(archive).values()} == {"done"}
            found = dump(archive)
    with new_place("postgresql", tmp_path) as place, Archive(place, create=True) as archive:
        bring_in(archive, folder)
        assert dump(archive) == found
