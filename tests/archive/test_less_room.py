"""PostgreSQL archives of before v0004: vectors in rows, keys of linking in tables."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from archive_places import new_place
from archive_samples import bring_in, dump, plan_text
from sqlalchemy import Connection, insert, text

from vbparse.archive import store
from vbparse.archive.deciding import decide
from vbparse.archive.key_rows import citations_seeking, keys_of, works_offering
from vbparse.archive.linking import link
from vbparse.archive.migrate import HEAD
from vbparse.archive.search import index
from vbparse.archive.search.rebuild import finish
from vbparse.archive.search.run import search
from vbparse.archive.search.words import segment_new
from vbparse.archive.store import Archive
from vbparse.archive.tables import settings

BEFORE = """
CREATE TABLE link_keys (hash bigint, work_id integer, PRIMARY KEY (hash, work_id));
CREATE TABLE cited_keys (hash bigint, work_id integer, position integer,
  PRIMARY KEY (hash, work_id, position));
INSERT INTO link_keys SELECT unnest(offered), work_id FROM linkable;
INSERT INTO cited_keys SELECT unnest(sought), work_id, unnest(places) FROM linkable;
DROP INDEX linkable_by_offered, linkable_by_sought;
ALTER TABLE linkable DROP COLUMN places, DROP COLUMN digits;
ALTER TABLE linkable ALTER COLUMN offered TYPE bytea USING '\\x', ALTER COLUMN sought TYPE bytea
  USING '\\x';
DROP INDEX search_rows_by_vector;
ALTER TABLE search_rows DROP COLUMN head, DROP COLUMN rest, DROP COLUMN others,
  ADD COLUMN vector tsvector;
CREATE INDEX search_rows_by_vector ON search_rows USING gin (vector);
DROP FUNCTION vbparse_vector;
DROP TABLE search_words
"""
"""From v0004 back; what the arrays held goes into tables, the words are lost."""


@pytest.fixture
def older(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "vao"
    folder.mkdir()
    for number in range(1, 6):
        changes = {"subject": f"Trồng cây đợt {number}", "day": number}
        (folder / f"{number}.txt").write_text(plan_text(number, **changes), "utf-8")
    (folder / "tren.txt").write_text(ABOVE, "utf-8")
    with new_place("postgresql", tmp_path) as place:
        with Archive(place, create=True) as archive:
            bring_in(archive, folder)
            link(archive)
            segment_new(archive)
            decide(archive, 1, "subject", "Chuyển đổi số", "người")
            link(archive)
        yield place


ABOVE = plan_text(210, body="TỈNH LAM GIANG", subject="Chăm sóc cây xanh").replace(
    "ngày 12 tháng 3 năm 2025", "ngày 20 tháng 02 năm 2025"
)


def test_nothing_is_lost(older: str) -> None:
    with Archive(older) as archive:
        whole, keys = dump(archive), sought_and_offered(archive)
        with archive.write() as connection:
            for step in BEFORE.split(";"):
                connection.execute(text(step))
            take_the_step(connection)
        assert finish(archive) == 6
        assert dump(archive) == whole
        assert sought_and_offered(archive) == keys
        assert [hit.id for hit in search(archive, "chuyển đổi số")] == [1]
        assert len(search(archive, '"trong cay"')) == 5
        assert link(archive, anew=True).works == 6
        assert dump(archive) == whole


def take_the_step(connection: Connection) -> None:
    for name in ("v0004_less_room", "v0006_digits_of_keys"):
        module = import_module(f"vbparse.archive.migrations.versions.{name}")
        with Operations.context(MigrationContext.configure(connection)):
            module.upgrade()


def test_opening_fills_what_a_step_left_empty(
    archive: Archive, folder: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(archive, folder)
    whole = dump(archive)
    with archive.write() as connection:
        connection.execute(insert(settings).values(name=index.REBUILT, value="0"))
        if archive.is_sqlite:
            connection.execute(text("INSERT INTO search_index(search_index) VALUES ('delete-all')"))
        else:
            connection.execute(text("UPDATE search_rows SET head = ' ', rest = '', others = ' '"))
        connection.execute(text("UPDATE alembic_version SET version_num = 'v0001'"))
    assert search(archive, "sách") == []
    monkeypatch.setattr(store, "upgrade", to_head)
    with Archive(place) as again:
        assert len(search(again, "sách")) == 3
        assert dump(again) == whole


def to_head(connection: Connection) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})


def sought_and_offered(archive: Archive) -> tuple[object, ...]:
    with archive.read() as connection:
        keys = sorted({key for found in keys_of(connection, range(10)).values() for key in found})
        assert keys
        asked = works_offering(connection, keys)
        return (
            keys,
            {key: sorted(offer.work for offer in found) for key, found in asked.items()},
            sorted(citations_seeking(connection, keys)),
        )
