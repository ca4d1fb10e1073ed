"""The quick ways of either database through many works: the answers are the same all the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from archive_places import new_place
from archive_samples import bring_in, plan_text
from sqlalchemy import text

from vbparse.archive.deciding import decide
from vbparse.archive.search import grading, matching, vectors, wanted
from vbparse.archive.search.run import Filters, Hit, search
from vbparse.archive.store import Archive

WORDS = [
    "Trồng",
    "cây",
    "đọc",
    "sách",
    "bơi",
    "lội",
    "đường",
    "sá",
    "chợ",
    "quê",
    "an",
    "toàn",
    "năm",
    "học",
    "vệ",
    "sinh",
]
QUERIES = [
    "kế hoạch",
    "ke hoach",
    "cây",
    "cay sach",
    '"cây đọc"',
    '"cay doc"',
    '"sach boi" cho',
    "đường sá",
    "an toàn năm học",
    "toan an",
    "7/KH-UBND",
    "vệ sinh đọc sách",
    "tổ chức thực hiện",
    "khongcogi",
]
FILTERS = [
    Filters(),
    Filters(type="KH", since="2025", until="2025"),
    Filters(issuer="UBND xã Hưng Thịnh"),
    Filters(due_before="2025-05"),
    Filters(since="2025-03-20"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty plans, of which each word is in some."""
    dice, folder = random.Random(5), tmp_path_factory.mktemp("vao")  # noqa: S311
    for number in range(1, 41):
        changes = {"subject": " ".join(dice.sample(WORDS, 6)), "day": number % 27 + 1}
        if number % 5 == 0:
            changes |= {"body": "XÃ HƯNG THỊNH", "place": "Hưng Thịnh"}
        (folder / f"{number:02}.txt").write_text(plan_text(number, **changes), "utf-8")
    return folder


@pytest.fixture(scope="module")
def in_sqlite(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("kho") / "kho.db"
    with Archive(path, create=True) as archive:
        bring_in(archive, folder)
        yield archive


Answers = dict[tuple[str, Filters, int], list[Hit]]


def answers(archive: Archive) -> Answers:
    return {
        (query, filters, most): search(archive, query, filters, most)
        for query in QUERIES
        for filters in FILTERS
        for most in (3, 20)
    }


def differences(found: Answers, expected: Answers) -> Answers:
    return {key: hits for key, hits in found.items() if hits != expected[key]}


def test_blocks_change_nothing(
    in_sqlite: Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL, as it asks an archive of many works; some it knows the frequent words of."""
    expected = answers(in_sqlite)
    for module in (matching, vectors):
        monkeypatch.setattr(module, "BLOCKS", (4, 12))
    with new_place("postgresql", tmp_path) as place, Archive(place, create=True) as archive:
        bring_in(archive, folder)
        assert differences(answers(archive), expected) == {}
        with archive.write() as connection:
            connection.execute(text("ANALYZE search_rows"))
            assert connection.execute(text("SELECT count(*) FROM pg_stats"
                " WHERE tablename = 'search_rows_by_vector'")).scalar_one()  # fmt: skip
        for whole, often in ((1, 0.02), (10, 0.15), (200, 0.5)):
            monkeypatch.setattr(matching, "_WHOLE", whole)
            monkeypatch.setattr(wanted, "_OFTEN", often)
            found = answers(archive)
            assert differences(found, expected) == {}
    assert sum(map(bool, found.values())) > len(found) / 2


@pytest.mark.parametrize(("whole", "few"), [(1, 5), (10, 1), (200, 2)])
def test_rare_words_first_change_nothing(
    in_sqlite: Archive, monkeypatch: pytest.MonkeyPatch, whole: int, few: int
) -> None:
    """SQLite, as it asks an archive of many works."""
    expected = answers(in_sqlite)
    monkeypatch.setattr(matching, "_SAMPLE", 3)
    monkeypatch.setattr(matching, "_WHOLE", whole)
    monkeypatch.setattr(matching, "_FEW", few)
    assert differences(answers(in_sqlite), expected) == {}


def test_long_texts_are_not_all_read(in_sqlite: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = answers(in_sqlite)
    monkeypatch.setattr(matching, "_SAMPLE", 3)
    monkeypatch.setattr(grading, "_MOST_BYTES", 2_000)
    assert differences(answers(in_sqlite), expected) == {}


def test_a_head_too_long_for_pairs(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "dai.txt").write_text(plan_text(1), "utf-8")
    bring_in(archive, tmp_path / "dai.txt")
    decide(archive, 1, "subject", " ".join(f"chữ{n}" for n in range(300)), "người")
    assert len(search(archive, '"chữ250 chữ251"')) == 1
    assert len(search(archive, "chữ250 chữ251")) == 1
    assert search(archive, '"chữ251 chữ250"') == []


def test_words_that_stand_in_a_row_come_first(archive: Archive, tmp_path: Path) -> None:
    """Also those of an index of before pairs, after the step."""
    (tmp_path / "vao").mkdir()
    for number, subject in enumerate(("Trồng cây xanh", "Cây xanh, trồng mới", "Xanh cây"), 1):
        (tmp_path / "vao" / f"{number}.txt").write_text(plan_text(number, subject=subject), "utf-8")
    bring_in(archive, tmp_path / "vao")
    if not archive.is_sqlite:
        with archive.write() as connection:
            v0004 = import_module("vbparse.archive.migrations.versions.v0004_less_room")
            before = v0004._FUNCTION.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
            connection.execute(text(before))
            connection.execute(text("REINDEX INDEX search_rows_by_vector"))
            step = import_module("vbparse.archive.migrations.versions.v0007_pairs_of_words")
            with Operations.context(MigrationContext.configure(connection)):
                step.upgrade()
    assert [hit.id for hit in search(archive, "trồng cây", most=1)] == [1]
    assert [hit.id for hit in search(archive, "cây xanh", most=2)] == [2, 1]
    assert [hit.id for hit in search(archive, "xanh cây", most=1)] == [3]
