"""The quick ways of either database through many works: the answers are the same all the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_places import new_place
from archive_samples import bring_in, plan_text

from vbparse.archive.search import matching, vectors
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
    for module in (matching, vectors):
        monkeypatch.setattr(module, "BLOCKS", (4, 12))
    with new_place("postgresql", tmp_path) as place, Archive(place, create=True) as archive:
        bring_in(archive, folder)
        found = answers(archive)
    assert differences(found, answers(in_sqlite)) == {}
    assert sum(map(bool, found.values())) > len(found) / 2


def test_rare_words_first_change_nothing(
    in_sqlite: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite, as it asks an archive of many works."""
    expected = answers(in_sqlite)
    monkeypatch.setattr(matching, "_SAMPLE", 5)
    for often in (1, 2, 4):
        monkeypatch.setattr(matching, "_OFTEN", often)
        assert differences(answers(in_sqlite), expected) == {}
