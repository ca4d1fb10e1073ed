"""A file that is read again: what is no longer read leaves, and no human word is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import PURPOSE, bring_in, dump, in_journal, plan_text
from sqlalchemy import select

from vbparse.archive import take
from vbparse.archive.deciding import decide, decide_parent, withdraw
from vbparse.archive.intake import documents_in
from vbparse.archive.linking import link
from vbparse.archive.named import find_work
from vbparse.archive.review import LEFT, doubtful, how_many
from vbparse.archive.search.run import search
from vbparse.archive.store import Archive
from vbparse.archive.tables import manifestations, parents, works
from vbparse.archive.works import needed, record_now
from vbparse.errors import ArchiveError

TEXTS = {
    1: plan_text(1),
    2: plan_text(
        2, subject="Diễn tập chữa cháy rừng mùa khô", purpose=" ".join(PURPOSE.split()[::-1])
    ),
    3: plan_text(
        3, subject="Tiêm phòng đàn gia súc vụ xuân", purpose=PURPOSE.replace("đọc", "tiêm") * 2
    ),
}
Read = Callable[..., None]


@pytest.fixture
def read(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Reads one file, in which these plans are found, whatever it holds."""
    folder = tmp_path / "vao"
    folder.mkdir()
    (folder / "a.txt").write_text("".join(TEXTS.values()), "utf-8")

    def go(*plans: int) -> None:
        def found(name: str, data: bytes) -> tuple:
            import dataclasses

            return tuple(
                dataclasses.replace(document, part=at, parts=len(plans))
                for at, number in enumerate(plans, 1)
                for document in documents_in(name, TEXTS[number].encode())
            )

        monkeypatch.setattr(take, "documents_in", found)
        bring_in(archive, folder, again=True)
        link(archive)

    return go


def numbers(archive: Archive) -> dict[int, str]:
    """Works that are found, by their number in the archive."""
    with archive.read() as connection:
        rows = connection.execute(select(works).where(works.c.lead_id.is_not(None)))
        return {row.id: row.number for row in rows}


def test_a_part_that_is_no_longer_read_leaves(archive: Archive, read: Read) -> None:
    read(1, 2)
    assert numbers(archive) == {1: "1/KH-UBND", 2: "2/KH-UBND"}
    read(1)
    assert numbers(archive) == {1: "1/KH-UBND"}
    with archive.read() as connection:
        assert connection.execute(select(works.c.id)).scalars().all() == [1]
        assert connection.execute(select(manifestations.c.parts)).scalars().all() == [1]
    assert search(archive, "chữa cháy rừng") == []
    assert how_many(archive).works == 1


def test_what_is_left_is_as_if_it_had_been_read_so_at_first(
    archive: Archive, read: Read, tmp_path: Path
) -> None:
    read(1, 2)
    read(1)
    with Archive(tmp_path / "moi.db", create=True) as fresh:
        bring_in(fresh, tmp_path / "vao")
        link(fresh)
        found, expected = dump(archive), dump(fresh)
    for table in ("works", "manifestations", "citations", "links", "parents", "bands"):
        assert found[table] == expected[table], table


def test_documents_are_known_again_where_they_have_moved(archive: Archive, read: Read) -> None:
    read(1, 2, 3)
    decide(archive, 2, "subject", "Chữa cháy", "người")
    decide(archive, 3, "subject", "Tiêm phòng", "người")
    read(3, 1)
    assert numbers(archive) == {1: "1/KH-UBND", 3: "3/KH-UBND"}
    with archive.read() as connection:
        assert record_now(connection, 3)["subject"]["value"] == "Tiêm phòng"
        rows = connection.execute(select(manifestations.c.work_id, manifestations.c.part)).all()
    assert {(row.work_id, row.part) for row in rows} == {(3, 1), (1, 2)}


def test_a_human_word_on_a_work_that_is_gone_is_kept_and_shown(
    archive: Archive, read: Read
) -> None:
    read(1, 2)
    decide(archive, 2, "subject", "Chữa cháy", "người")
    read(1)
    assert numbers(archive) == {1: "1/KH-UBND"}
    left = [item for item in doubtful(archive) if item.doubt.status == LEFT]
    assert [(item.work, item.doubt.field, item.doubt.value) for item in left] == [
        (2, "subject", "Chữa cháy")
    ]
    assert how_many(archive).works == 1
    with archive.read() as connection, pytest.raises(ArchiveError, match="không còn"):
        find_work(connection, "2")
    with pytest.raises(ArchiveError, match="không còn"):
        decide(archive, 2, "issuer", "Sở Y tế", None)
    read(1)  # once more
    assert len([item for item in doubtful(archive) if item.doubt.status == LEFT]) == 1


def test_the_word_counts_again_when_the_document_comes_back(archive: Archive, read: Read) -> None:
    read(1, 2)
    decide(archive, 2, "subject", "Chữa cháy", "người")
    read(1)
    read(1, 2)
    assert numbers(archive) == {1: "1/KH-UBND", 2: "2/KH-UBND"}
    with archive.read() as connection:
        assert record_now(connection, 2)["subject"]["value"] == "Chữa cháy"
    assert not [item for item in doubtful(archive) if item.doubt.status == LEFT]
    assert [hit.id for hit in search(archive, "chữa cháy")] == [2]


def test_a_word_that_is_taken_back_is_no_longer_shown(archive: Archive, read: Read) -> None:
    read(1, 2)
    decide(archive, 2, "subject", "Chữa cháy", "người")
    read(1)
    withdraw(archive, 2, "subject", "người")
    assert not [item for item in doubtful(archive) if item.doubt.status == LEFT]


def test_a_parent_by_hand_whose_work_is_gone(archive: Archive, read: Read) -> None:
    read(1, 2)
    decide_parent(archive, 1, 2, "người")
    link(archive)
    read(1)
    with archive.read() as connection:
        row = connection.execute(select(parents).where(parents.c.work_id == 1)).one()
    assert (row.status, row.target_id, row.human) == ("not_in_archive", None, False)
    left = [item for item in doubtful(archive) if item.doubt.status == LEFT]
    assert [(item.work, item.doubt.field, item.doubt.value) for item in left] == [
        (1, "parent", "→ [2]")
    ]
    read(1, 2)
    with archive.read() as connection:
        row = connection.execute(select(parents).where(parents.c.work_id == 1)).one()
    assert (row.target_id, row.human) == (2, True)


def test_a_work_with_another_manifestation_stays(
    archive: Archive, read: Read, tmp_path: Path
) -> None:
    read(1, 2)
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXTS[2].splitlines())
    (tmp_path / "b.html").write_text(html + "</body></html>", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(take, "documents_in", documents_in)
        bring_in(archive, tmp_path / "b.html")
    read(1)
    assert numbers(archive) == {1: "1/KH-UBND", 2: "2/KH-UBND"}
    with archive.read() as connection:
        assert needed(connection, 2).lead_id is not None
    assert len(search(archive, "chữa cháy rừng")) == 1


def test_a_manifestation_leaves_a_work_that_it_was_taken_for(
    sqlite_archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number was misread; an issued plan of the right number is there already."""
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXTS[2].splitlines())
    (tmp_path / "hai.html").write_text(html + "</body></html>", "utf-8")
    (tmp_path / "mot.txt").write_text(TEXTS[1], "utf-8")
    (tmp_path / "nham.txt").write_text(TEXTS[2], "utf-8")
    right = take.documents_in

    def misread(name: str, data: bytes) -> tuple:
        text = TEXTS[1] + "\n" if name == "nham.txt" else data.decode()
        return right(name, text.encode())

    with monkeypatch.context() as patch:
        patch.setattr(take, "documents_in", misread)
        bring_in(sqlite_archive, tmp_path)
    assert sorted(numbers(sqlite_archive).values()) == ["1/KH-UBND", "2/KH-UBND"]
    bring_in(sqlite_archive, tmp_path, again=True)
    with sqlite_archive.read() as connection:
        rows = connection.execute(
            select(manifestations.c.path, works.c.number).join(
                works, works.c.id == manifestations.c.work_id
            )
        )
        found = {row.path.rpartition("/")[2]: row.number for row in rows}
    assert found == {"hai.html": "2/KH-UBND", "mot.txt": "1/KH-UBND", "nham.txt": "2/KH-UBND"}


NOTES = "STT\tTên\tGhi chú\n" + "1\tNguyễn Văn A\tđã nộp\n2\tTrần Thị B\tchưa nộp\n" * 40


def test_what_is_no_document_is_quarantined(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "vao"
    folder.mkdir()
    (folder / "bang.tsv").write_text(NOTES, "utf-8")
    (folder / "nhap.txt").write_text(plan_text("     ", day=11), "utf-8")
    bring_in(archive, folder)
    assert in_journal(archive)["bang.tsv"].code == "no_document"
    assert in_journal(archive)["bang.tsv"].reason_en.startswith("no administrative document")
    with archive.read() as connection:
        (work,) = connection.execute(select(works)).all()
    assert (work.number, work.symbol) == (None, "KH-UBND")  # a plan whose number is blank
    before = dump(archive)
    bring_in(archive, folder)
    assert dump(archive) == before


def test_works_of_an_older_version_without_identity_leave_when_read_again(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.tsv").write_text(NOTES, "utf-8")
    (tmp_path / "b.tsv").write_text(NOTES * 2, "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("vbparse.archive.apply.tells_something", lambda document: True)
        bring_in(archive, tmp_path / "a.tsv", tmp_path / "b.tsv")
    decide(archive, 2, "subject", "Danh sách", "người")
    bring_in(archive, tmp_path / "a.tsv", tmp_path / "b.tsv", again=True)
    assert numbers(archive) == {2: None}  # somebody has said what it is
    assert in_journal(archive)["a.tsv"].code == "no_document"
    assert in_journal(archive)["b.tsv"].state == "done"
