"""Import: states of the journal, duplicates, works and their manifestations."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from archive_samples import bring_in, dump, in_journal, plan_text
from sqlalchemy import select

from vbparse.archive import importing
from vbparse.archive.journal import Job
from vbparse.archive.search.run import search
from vbparse.archive.settings import folder_of_copies
from vbparse.archive.store import Archive
from vbparse.archive.tables import files, likenesses, manifestations, works


def rows(archive: Archive, table: object) -> list:
    with archive.read() as connection:
        return list(connection.execute(select(table)))


def test_a_folder(archive: Archive, folder: Path) -> None:
    progress = bring_in(archive, folder)
    states = {name: row.state for name, row in in_journal(archive).items()}
    done = {"a.txt": "done", "hai.txt": "done", "c.txt": "done"}
    assert states == done | {"hong.pdf": "quarantined"}
    assert progress.states["done"] == 3
    assert in_journal(archive)["hong.pdf"].code == "Damaged"
    assert {row.number for row in rows(archive, works)} == {"1/KH-UBND", "2/KH-UBND", "3/KH-UBND"}
    assert rows(archive, works)[0].issued_from == "2025-03-12"


def test_again_nothing_is_read(archive: Archive, folder: Path) -> None:
    bring_in(archive, folder)
    before = dump(archive)
    again = bring_in(archive, folder)
    assert again.states["done"] == 0
    assert again.states["quarantined"] == 0
    assert dump(archive) == before


def test_a_changed_file_is_read_again(archive: Archive, folder: Path) -> None:
    bring_in(archive, folder)
    (folder / "a.txt").write_text(plan_text(77), "utf-8")
    assert bring_in(archive, folder).states["done"] == 1
    assert "77/KH-UBND" in {row.number for row in rows(archive, works)}


def test_the_same_bytes_are_a_duplicate(archive: Archive, folder: Path) -> None:
    (folder / "z.txt").write_text(plan_text(1), "utf-8")
    bring_in(archive, folder)
    assert in_journal(archive)["z.txt"].state == "duplicate"
    assert len(rows(archive, works)) == 3
    (folder / "zz.txt").write_text(plan_text(1), "utf-8")  # known before it is read
    bring_in(archive, folder)
    assert in_journal(archive)["zz.txt"].file_id == in_journal(archive)["z.txt"].file_id


def test_hashes_of_a_size_that_many_have_are_not_handed_out(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(archive, folder)
    (folder / "z.txt").write_text(plan_text(1), "utf-8")  # three files have its size
    job = Job(1, "", folder / "z.txt", (), None, None)
    with archive.read() as connection:
        assert [len(hashes) for hashes in importing._known(connection, [job]).values()] == [3]
        monkeypatch.setattr(importing, "_FEW", 2)
        assert importing._known(connection, [job]) == {}
    bring_in(archive, folder)
    assert in_journal(archive)["z.txt"].state == "duplicate"
    assert len(rows(archive, works)) == 3


def test_another_form_is_a_manifestation(archive: Archive, folder: Path) -> None:
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in plan_text(1).splitlines())
    (folder / "d.html").write_text(html + "</body></html>", "utf-8")
    bring_in(archive, folder)
    assert len(rows(archive, works)) == 3
    found = {row.path.rpartition("/")[2]: row for row in rows(archive, manifestations)}
    assert found["d.html"].work_id == found["a.txt"].work_id
    leads = {row.id: row.lead_id for row in rows(archive, works)}
    assert leads[found["a.txt"].work_id] == found["d.html"].id
    assert found["a.txt"].work_id in {hit.id for hit in search(archive, "thói quen đọc sách")}


@pytest.mark.parametrize(
    "changes",
    [{"day": 13}, {"body": "XÃ HƯNG THỊNH", "place": "Hưng Thịnh"}],
    ids=["another day", "another issuer"],
)
def test_the_same_number_is_not_enough(
    archive: Archive, folder: Path, changes: dict[str, object]
) -> None:
    (folder / "d.txt").write_text(plan_text(1, **changes), "utf-8")
    bring_in(archive, folder)
    assert len(rows(archive, works)) == 4


def test_a_draft_is_proposed_and_not_merged(archive: Archive, folder: Path) -> None:
    (folder / "d.txt").write_text(plan_text("     ", day=11), "utf-8")
    bring_in(archive, folder)
    assert len(rows(archive, works)) == 4
    assert {row.state for row in rows(archive, likenesses)} == {"proposed"}
    assert all(row.score >= 0.7 for row in rows(archive, likenesses))


def test_a_zip_and_a_zip_in_it(archive: Archive, tmp_path: Path) -> None:
    inner = tmp_path / "trong.zip"
    with zipfile.ZipFile(inner, "w") as bundle:
        bundle.writestr("x.txt", plan_text(5))
    outer = tmp_path / "goi.zip"
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("k/y.txt", plan_text(6))
        bundle.writestr("../ra-ngoai.txt", plan_text(7))
        bundle.write(inner, "trong.zip")
    bring_in(archive, outer)
    states = {name: row.state for name, row in in_journal(archive).items()}
    assert states == {
        "goi.zip": "done",
        "ra-ngoai.txt": "quarantined",
        "y.txt": "done",
        "trong.zip": "done",
        "x.txt": "done",
    }
    assert {row.number for row in rows(archive, works)} == {"5/KH-UBND", "6/KH-UBND"}
    before = dump(archive)
    bring_in(archive, outer)
    assert dump(archive) == before


def test_a_bomb_is_left(sqlite_archive: Archive, tmp_path: Path) -> None:
    bomb = tmp_path / "bom.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("to.txt", b"\x00" * 30_000_000)
    bring_in(sqlite_archive, bomb)
    assert in_journal(sqlite_archive)["bom.zip"].code == "TooLarge"


def test_copies_are_kept_once(sqlite_archive: Archive, folder: Path) -> None:
    (folder / "z.txt").write_text(plan_text(1), "utf-8")
    copies = folder_of_copies(sqlite_archive, None)
    bring_in(sqlite_archive, folder, keep_in=copies)
    kept = {path.name: path.read_bytes() for path in copies.glob("??/*")}
    assert set(kept) == {row.sha256 for row in rows(sqlite_archive, files)}
    assert plan_text(1).encode() in kept.values()
    assert all(row.kept for row in rows(sqlite_archive, files))


def test_reading_again_keeps_the_works(archive: Archive, folder: Path) -> None:
    bring_in(archive, folder)
    before = dump(archive)
    assert bring_in(archive, folder, again=True).states["done"] == 3
    assert dump(archive) == before


@pytest.mark.parametrize("order", [("a.txt", "d.html"), ("d.html", "a.txt")])
def test_the_lead_does_not_depend_on_the_order(
    sqlite_archive: Archive, folder: Path, order: tuple[str, str]
) -> None:
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in plan_text(1).splitlines())
    (folder / "d.html").write_text(html + "</body></html>", "utf-8")
    for name in order:
        bring_in(sqlite_archive, folder / name)
    (work,) = rows(sqlite_archive, works)
    lead = next(row for row in rows(sqlite_archive, manifestations) if row.id == work.lead_id)
    assert lead.path.endswith("d.html")
