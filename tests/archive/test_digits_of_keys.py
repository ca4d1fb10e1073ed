"""Most works under a key have another number: they are not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_samples import bring_in, plan_text
from sqlalchemy import text

from vbparse.archive.key_rows import Offer, keys_of, works_offering
from vbparse.archive.link_rows import citations_of, knowns, places_said
from vbparse.archive.linking import link, outcomes_for
from vbparse.archive.store import Archive
from vbparse.linking import digits_may_mean
from vbparse.linking.values import Cited, Number

ABOVE = "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG"


@pytest.fixture
def linked(archive: Archive, tmp_path: Path) -> Archive:
    folder = tmp_path / "vao"
    folder.mkdir()
    (folder / "duoi.txt").write_text(plan_text(3), "utf-8")
    for number in (210, 211, 345, 902):
        told = plan_text(number, place="Lam Giang", subject=f"Đọc sách đợt {number}")
        told = told.replace("ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA", ABOVE)
        told = told.replace("ngày 12 tháng 3 năm 2025", "ngày 20 tháng 02 năm 2025")
        (folder / f"{number}.txt").write_text(told, "utf-8")
    bring_in(archive, folder)
    link(archive)
    return archive


def test_offers_tell_the_figures(linked: Archive) -> None:
    assert {offer.digits for offer in offers_of(linked)} == {"3", "210", "211", "345", "902"}


def offers_of(archive: Archive) -> set[Offer]:
    with archive.read() as connection:
        keys = [key for found in keys_of(connection, range(1, 9)).values() for key in found]
        return {offer for found in works_offering(connection, keys).values() for offer in found}


def test_without_figures_the_outcome_is_the_same(linked: Archive) -> None:
    found = outcomes(linked)
    table = "link_keys" if linked.is_sqlite else "linkable"
    with linked.write() as connection:
        connection.execute(text(f"UPDATE {table} SET digits = NULL"))  # noqa: S608
    assert outcomes(linked) == found


def outcomes(archive: Archive) -> dict:
    with archive.read() as connection:
        here = knowns(connection, range(1, 6), places_said(connection, range(1, 6)))
        cited = [c for found in citations_of(connection, here).values() for c in found]
        assert cited
        return outcomes_for(connection, cited, {})


@pytest.mark.parametrize(
    ("asked", "digits", "may"),
    [
        ("210", "210", True),
        ("210", "270", True),  # 1 is read as 7
        ("210", "345", False),
        ("210", "", True),
        ("210", None, True),
        ("", "210", False),
        ("", "", True),
    ],
)
def test_which_figures_may_be_meant(asked: str, digits: str | None, may: bool) -> None:
    citation = Cited.__new__(Cited)
    object.__setattr__(citation, "number", Number(digits=asked))
    assert digits_may_mean(citation, digits) is may
