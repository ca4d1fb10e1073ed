"""The text index made anew: after another fold, stopped half way, with writers between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import bring_in, dump, plan_text
from typer.testing import Result

from vbparse.archive.deciding import decide
from vbparse.archive.search import folding, index, rebuild
from vbparse.archive.search.run import search
from vbparse.archive.search.words import segment_new, waiting
from vbparse.archive.store import Archive

SUBJECTS = ("Chuyển đổi số", "Ngày hội đọc sách", "Phòng chống đuối nước", "Trồng cây", "Dạy bơi")


def put(folder: Path, *numbers: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        text = plan_text(number, subject=SUBJECTS[number - 1], day=number)
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


class Stopped(Exception):
    """As if the program had been killed between two batches."""


def stop(_done: int) -> None:
    raise Stopped


def found(archive: Archive, query: str) -> list[str | None]:
    return [hit.number for hit in search(archive, query)]


def test_a_new_index_is_the_old_one(archive: Archive, tmp_path: Path) -> None:
    bring_in(archive, put(tmp_path / "vao", 1, 2, 3))
    segment_new(archive)
    before = dump(archive)
    assert rebuild.rebuild(archive) == 3
    assert dump(archive) == before
    assert rebuild.remaining(archive) == 0


def test_words_of_another_fold_are_replaced(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(folding, "toned", lambda text: "x".join(text.lower().split()))
        older.setattr(folding, "bared", folding.toned)
        bring_in(archive, put(tmp_path / "vao", 1, 2))
    assert found(archive, "ngay hoi doc sach") == found(archive, "ngày hội đọc sách") == []
    rebuild.rebuild(archive)
    assert found(archive, "ngay hoi doc sach")[0] == "2/KH-UBND"


def test_it_is_stopped_and_others_write_meanwhile(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "_BATCH", 2)
    bring_in(archive, put(tmp_path / "vao", 1, 2, 3, 4))
    segment_new(archive)
    with pytest.raises(Stopped):
        rebuild.rebuild(archive, stop)
    assert rebuild.remaining(archive) == 2
    bring_in(archive, put(tmp_path / "vao", 5))
    for number in (1, 4):  # one is in the new index, the other not yet
        decide(archive, number, "subject", f"Bóng đá {number}", "người")
    assert rebuild.finish(archive) == 3
    assert rebuild.remaining(archive) == 0
    assert found(archive, "bóng đá") == ["4/KH-UBND", "1/KH-UBND"]
    assert found(archive, "dạy bơi") == ["5/KH-UBND"]
    assert waiting(archive) == 3
    whole = dump(archive)
    rebuild.rebuild(archive)
    assert dump(archive) == whole


def test_words_end_what_was_begun(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "_BATCH", 1)
    bring_in(archive, put(tmp_path / "vao", 1, 2))
    with pytest.raises(Stopped):
        rebuild.rebuild(archive, stop)
    assert segment_new(archive) == 2
    with archive.read() as connection:
        assert index.rebuilt_to(connection) is None
    assert found(archive, "đọc sách")[0] == "2/KH-UBND"


def test_the_command(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("import", put(tmp_path / "vao", 1, 2), "--no-words").exit_code == 0
    monkeypatch.setattr(rebuild, "_BATCH", 1)
    with Archive(tmp_path / "kho.db") as opened, pytest.raises(Stopped):
        rebuild.rebuild(opened, stop)
    assert "còn thiếu 1 văn bản" in run("search", "sách").stderr
    assert "1 works are missing" in run("search", "sách", "--lang", "en").stderr
    assert "đã lập chỉ mục 1 văn bản" in run("index").stderr
    assert run("search", "sách").stderr == ""
    assert "indexed 2 works" in run("index", "--rebuild", "--lang", "en").stderr
