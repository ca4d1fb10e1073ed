"""What is kept of a record: rows, packed forms, sketches."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from archive_samples import PURPOSE, plan_text

from vbparse.archive.intake import documents_in
from vbparse.archive.packing import pack, pack_record, unpack, unpack_record
from vbparse.archive.search.folding import bared, toned
from vbparse.archive.sketch import bands_of, likeness, sketch_of
from vbparse.archive.values import body_key, days_of
from vbparse.errors import ArchiveError
from vbparse.vietnamese.agencies import canonical


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-09-30", ("2024-09-30", "2024-09-30")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2023-10-02T08:00", ("2023-10-02", "2023-10-02")),
        ("--09-30", (None, None)),
        ("2023-02-30", (None, None)),
        ("P10D", (None, None)),
        (None, (None, None)),
    ],
)
def test_days(value: str | None, days: tuple[str | None, str | None]) -> None:
    assert days_of(value) == days


def test_bodies_are_written_out() -> None:
    assert body_key("Sở GD&ĐT tỉnh Đồng Tháp") == "so giao duc va dao tao tinh dong thap"
    assert canonical("UBND") != ""


def test_folds() -> None:
    assert toned("Hoà BÌNH_x") == "hòa bình x"
    assert bared("ĐỔI mới") == "doi moi"


def test_what_is_packed_comes_back() -> None:
    (document,) = documents_in("a.txt", plan_text().encode())
    record = unpack_record(document.record)
    assert pack_record(record) == document.record
    assert len(document.record) < 4000
    assert unpack(pack("Số: 1/KH-UBND\x00\ud800")) == "Số: 1/KH-UBND\x00\ud800"


def test_likeness_follows_the_text() -> None:
    words = (PURPOSE * 2).split()
    dice = random.Random(1)  # noqa: S311
    found = []
    for changes in (0, 2, 8, 40):
        changed = list(words)
        for _ in range(changes):
            changed[dice.randrange(len(words))] = "khác"
        one, other = sketch_of(" ".join(words)), sketch_of(" ".join(changed))
        assert one
        assert other
        found.append(likeness(one, other))
    assert found[0] == 1.0
    assert found == sorted(found, reverse=True)
    assert found[-1] < 0.3


def test_hardly_a_text_has_no_sketch() -> None:
    assert sketch_of("Kế hoạch") is None


def test_bands_fit_the_database() -> None:
    sketch = sketch_of(PURPOSE)
    assert sketch
    assert all(0 <= band < 2**63 for band in bands_of(sketch))
    assert len(set(bands_of(sketch))) == len(bands_of(sketch))


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-3], lambda data: b"x" * 9]
)
def test_a_record_that_the_store_has_lost_a_part_of(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ArchiveError):
        unpack_record(damage(pack_record({"a": "b" * 100})))
    with pytest.raises(ArchiveError):
        unpack(damage(pack("Kế hoạch")))
