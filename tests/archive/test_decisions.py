"""A human's word: it wins over every reading, and review lists what still waits."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_samples import bring_in, plan_text
from sqlalchemy import select

from vbparse.archive.deciding import confirm, decide, decide_parent
from vbparse.archive.decisions import Decision, Field, checked, effective, field_of
from vbparse.archive.named import find_work
from vbparse.archive.review import doubtful, how_many
from vbparse.archive.store import Archive
from vbparse.archive.tables import decisions, works
from vbparse.archive.works import record_now
from vbparse.errors import ArchiveError
from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes


def record_of(archive: Archive, number: int) -> dict:
    with archive.read() as connection:
        return record_now(connection, number)


def test_it_survives_a_new_reading(archive: Archive, folder: Path) -> None:
    bring_in(archive, folder)
    decide(archive, 1, "doc_number", "99/KH-UBND", "người")
    decide(archive, 1, "deadlines.0", "1/5/2025", "người")
    bring_in(archive, folder, again=True)
    record = record_of(archive, 1)
    assert record["doc_number"]["value"] == "99/KH-UBND"
    assert record["doc_number"]["found_by"] == "human"
    assert record["deadlines"][0]["value"] == "2025-05-01"
    with archive.read() as connection:
        assert connection.execute(select(works.c.number_key).where(works.c.id == 1)).scalar() == (
            "99/KHUBND"
        )
        assert find_work(connection, "99/KH-UBND") == 1


def test_a_better_manifestation_does_not_undo_it(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan_text(1), "utf-8")
    bring_in(archive, tmp_path)
    decide(archive, 1, "subject", "Đọc sách", "người")
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in plan_text(1).splitlines())
    (tmp_path / "b.html").write_text(html + "</body></html>", "utf-8")
    bring_in(archive, tmp_path)
    record = record_of(archive, 1)
    assert record["source"]["media_type"] == "text/html"
    assert record["subject"]["value"] == "Đọc sách"


def test_review_lists_the_worst_first_and_forgets_what_is_decided(
    archive: Archive, folder: Path
) -> None:
    bring_in(archive, folder)
    found = list(doubtful(archive, 1.0))
    assert found
    order = [item.doubt.confidence for item in found]
    assert order == sorted(order)
    worst = found[0]
    if worst.doubt.value is None:
        decide(archive, worst.work, worst.doubt.field, "2025-03-12", None)
    else:
        confirm(archive, worst.work, worst.doubt.field, None)
    left = {(item.work, item.doubt.field) for item in doubtful(archive, 1.0)}
    assert left == {(item.work, item.doubt.field) for item in found[1:]}
    assert how_many(archive, 0.0).doubtful == 0


def test_the_parent_by_hand(archive: Archive, folder: Path) -> None:
    bring_in(archive, folder)
    decide_parent(archive, 1, 2, "người")
    decide_parent(archive, 1, 3, "người", veto=True)
    with archive.read() as connection:
        rows = connection.execute(select(decisions).order_by(decisions.c.id)).all()
    assert [(row.kind, row.field, row.target_id) for row in rows] == [
        ("link", "parent", 2),
        ("veto", "parent", 3),
    ]
    with pytest.raises(ArchiveError):
        decide_parent(archive, 1, 77, None)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("issued_on", "30/9/2024", "2024-09-30"),
        ("issued_on", "2024-09", "2024-09"),
        ("doc_type", "kế hoạch", "Kế hoạch"),
        ("doc_type", "QĐ", "Quyết định"),
        ("doc_number", " 12/KH-UBND ", "12/KH-UBND"),
        ("deadlines.3", "1/4/2024/30/6/2024", None),
        ("deadlines.3", "2024-04-01/2024-06-30", "2024-04-01/2024-06-30"),
        ("issued_on", "31/2/2024", None),
        ("doc_number", "mười hai", None),
        ("doc_type", "thư tình", None),
        ("subject", "  ", None),
    ],
)
def test_values_are_checked(name: str, value: str, told: str | None) -> None:
    field = field_of(name)
    if told is None:
        with pytest.raises(ArchiveError):
            checked(field, value)
    else:
        assert checked(field, value) == told


def test_a_list_grows_by_one(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan_text(), "utf-8")
    bring_in(archive, tmp_path)
    count = len(record_of(archive, 1)["deadlines"])
    with pytest.raises(ArchiveError, match=f"deadlines.{count}"):
        decide(archive, 1, f"deadlines.{count + 1}", "2025-06-01", None)
    decide(archive, 1, f"deadlines.{count}", "2025-06-01", None)
    decide(archive, 1, f"deadlines.{count + 1}", "2025-07-01", None)
    assert [item["value"] for item in record_of(archive, 1)["deadlines"][count:]] == [
        "2025-06-01",
        "2025-07-01",
    ]


def test_an_item_that_is_added_takes_the_place_of_none() -> None:
    """A deadline that recurs has no value, and is not the one that was not there."""
    record = parse_source(read_bytes("a.txt", plan_text().encode()))[0].to_dict()
    monthly = {**record["deadlines"][0], "value": None, "rrule": "FREQ=MONTHLY"}
    decision = Decision(Field("deadlines", 1), "2025-06-01", None)
    grown = effective({**record, "deadlines": [monthly]}, [decision])
    assert [item["value"] for item in grown["deadlines"]] == [None, "2025-06-01"]


@pytest.mark.parametrize("name", ["khong", "issuer.0", "deadlines", "issuer.id", "sections.0"])
def test_fields_that_are_none(name: str) -> None:
    with pytest.raises(ArchiveError):
        field_of(name)


def test_an_item_is_found_again_where_it_has_moved() -> None:
    record = parse_source(read_bytes("a.txt", plan_text().encode()))[0].to_dict()
    due = record["deadlines"][0]
    decision = Decision(Field("deadlines", 0), "2025-06-01", due["value"])
    other = {**due, "value": "2020-01-01"}
    moved = effective({**record, "deadlines": [other, due]}, [decision])
    assert [item["value"] for item in moved["deadlines"]] == ["2020-01-01", "2025-06-01"]
    gone = effective({**record, "deadlines": []}, [decision])
    assert [item["value"] for item in gone["deadlines"]] == ["2025-06-01"]
