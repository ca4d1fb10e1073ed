"""Near-duplicates: a human says whether two works are one, and that stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_samples import PURPOSE, bring_in, plan_text
from sqlalchemy import select

from vbparse.archive.deciding import decide, decide_parent, decide_same
from vbparse.archive.linking import link
from vbparse.archive.named import find_work
from vbparse.archive.originals import manifestations_of
from vbparse.archive.review import how_many, proposals
from vbparse.archive.search.run import search
from vbparse.archive.store import Archive
from vbparse.archive.tables import links, manifestations, parents, works
from vbparse.archive.works import record_now
from vbparse.errors import ArchiveError

CITING = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 40/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nTân Hòa, ngày 02 tháng 4 năm 2025\n\nKẾ HOẠCH\n"
    "Thực hiện ngày hội đọc sách tại các thôn\n\n"
    "Thực hiện Kế hoạch số {number}/KH-UBND ngày {day:02d} tháng 3 năm 2025 của Ủy ban nhân dân xã "
    "Tân Hòa về tổ chức ngày hội đọc sách năm 2025, Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n"
    "I. MỤC ĐÍCH, YÊU CẦU\nĐưa sách về thôn.\n"
)


@pytest.fixture
def pair(archive: Archive, tmp_path: Path) -> Path:
    """A plan (1), its draft of the day before (2) and a plan that cites another day of it (3)."""
    folder = tmp_path / "vao"
    folder.mkdir()
    (folder / "a.txt").write_text(plan_text(15), "utf-8")
    (folder / "b.txt").write_text(plan_text("     ", day=11), "utf-8")
    (folder / "c.txt").write_text(CITING.format(number=15, day=12), "utf-8")
    bring_in(archive, folder)
    link(archive)
    return folder


def listed(archive: Archive) -> list[int]:
    """Works that stand for themselves."""
    with archive.read() as connection:
        rows = connection.execute(select(works).where(works.c.merged_into.is_(None)))
        return sorted(row.id for row in rows)


def pairs(archive: Archive) -> set[tuple[int, int]]:
    return {(found.work, found.other) for found in proposals(archive)}


def parent_of(archive: Archive, number: int) -> int | None:
    with archive.read() as connection:
        asked = select(parents.c.target_id).where(parents.c.work_id == number)
        return connection.execute(asked).scalar()


def test_two_become_one_and_the_best_leads(archive: Archive, pair: Path) -> None:
    assert pairs(archive) == {(1, 2)}
    decide_same(archive, 2, 1, "người")
    link(archive)
    assert listed(archive) == [1, 3]  # the one with a number
    assert pairs(archive) == set()
    assert how_many(archive).works == 2
    assert {hit.id for hit in search(archive, "ngày hội đọc sách")} == {1, 3}
    with archive.read() as connection:
        assert find_work(connection, "2") == 1
        assert find_work(connection, "b.txt") == 1
        names = [row.path.rpartition("/")[2] for row in manifestations_of(connection, 1)]
    assert names == ["a.txt", "b.txt"]
    assert parent_of(archive, 3) == 1


def test_they_come_apart_again(archive: Archive, pair: Path) -> None:
    with archive.read() as connection:
        before = {number: record_now(connection, number) for number in (1, 2, 3)}
    decide_same(archive, 1, 2, "người")
    link(archive)
    decide_same(archive, 1, 2, "người", apart=True)
    link(archive)
    assert listed(archive) == [1, 2, 3]
    assert pairs(archive) == set()  # it was refused, for ever
    with archive.read() as connection:
        assert {number: record_now(connection, number) for number in (1, 2, 3)} == before
    assert len(search(archive, "ngày hội đọc sách")) == 3
    assert parent_of(archive, 3) == 1


def test_a_refusal_is_remembered(archive: Archive, pair: Path) -> None:
    decide_same(archive, 1, 2, "người", apart=True)
    assert pairs(archive) == set()
    bring_in(archive, pair, again=True)
    bring_in(archive, pair)
    assert pairs(archive) == set()
    assert listed(archive) == [1, 2, 3]
    decide_same(archive, 1, 2, "người")  # he thinks again
    assert listed(archive) == [1, 3]


def test_a_union_survives_reading_again(archive: Archive, pair: Path) -> None:
    decide_same(archive, 1, 2, "người")
    decide(archive, 1, "subject", "Đọc sách", "người")
    bring_in(archive, pair, again=True)
    bring_in(archive, pair)
    link(archive, anew=True)
    assert listed(archive) == [1, 3]
    assert pairs(archive) == set()
    with archive.read() as connection:
        assert record_now(connection, 1)["subject"]["value"] == "Đọc sách"
    assert len(search(archive, "khuyến khích người dân")) == 1


def test_decisions_follow(archive: Archive, pair: Path) -> None:
    decide(archive, 2, "subject", "Hội đọc sách", "người")
    decide_parent(archive, 2, 3, "người")
    decide_same(archive, 1, 2, "người")
    link(archive)
    with archive.read() as connection:
        assert record_now(connection, 1)["subject"]["value"] == "Hội đọc sách"
    assert parent_of(archive, 1) == 3
    decide_same(archive, 2, 1, "người", apart=True)
    link(archive)
    assert parent_of(archive, 1) is None
    assert parent_of(archive, 2) == 3


def test_what_cited_the_one_cites_the_other(archive: Archive, tmp_path: Path) -> None:
    """The signed plan shows no number; the draft did, and is cited by it."""
    folder = tmp_path / "vao"
    folder.mkdir()
    html = "".join(f"<p>{line}</p>" for line in plan_text("    ", purpose=PURPOSE * 3).splitlines())
    (folder / "a.html").write_text(f"<html><body>{html}</body></html>", "utf-8")
    draft = "DỰ THẢO\n" + plan_text(15, day=11, purpose=PURPOSE * 3)
    (folder / "b.txt").write_text(draft, "utf-8")
    (folder / "c.txt").write_text(CITING.format(number=15, day=11), "utf-8")
    bring_in(archive, folder)
    link(archive)
    assert parent_of(archive, 3) == 2
    decide_same(archive, 1, 2, "người")
    link(archive)
    with archive.read() as connection:
        lead = find_work(connection, "2")
        linked = connection.execute(select(links.c.target_id).where(links.c.work_id == 3)).scalar()
    assert lead == listed(archive)[0]
    assert linked == parent_of(archive, 3) == lead


def test_a_new_manifestation_of_either_joins(archive: Archive, pair: Path) -> None:
    decide_same(archive, 1, 2, "người")
    html = "".join(f"<p>{line}</p>" for line in plan_text(15).splitlines())
    (pair / "d.html").write_text(f"<html><body>{html}</body></html>", "utf-8")
    bring_in(archive, pair)
    assert listed(archive) == [1, 3]
    with archive.read() as connection:
        assert len(manifestations_of(connection, 1)) == 3
        assert len(connection.execute(select(manifestations)).all()) == 4


def test_words_that_contradict_one_another(archive: Archive, pair: Path) -> None:
    decide_same(archive, 1, 2, "người")
    decide_same(archive, 2, 3, "người")
    with pytest.raises(ArchiveError, match="1 = 2"):  # they are one by way of 2
        decide_same(archive, 1, 3, "người", apart=True)
    assert len(listed(archive)) == 1
    decide_same(archive, 2, 3, "người", apart=True)
    assert listed(archive) == [1, 3]
    with pytest.raises(ArchiveError, match="2 và 3"):
        decide_same(archive, 1, 3, "người")
    with pytest.raises(ArchiveError):
        decide_same(archive, 1, 1, "người")
    with pytest.raises(ArchiveError):
        decide_same(archive, 1, 99, "người")
