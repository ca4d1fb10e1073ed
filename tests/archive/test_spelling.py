"""Letters with their marks behind them, and the words that PostgreSQL indexes."""

from __future__ import annotations

import pytest

from vbparse.archive.search.folding import Entry, bared, toned
from vbparse.archive.search.spelling import MARKS, spelled
from vbparse.archive.search.vectors import row_of
from vbparse.vietnamese.letters import LOWER

NO_MARKS = str.maketrans("", "", MARKS)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("chuyển", "chuyeAFn"),
        ("đổi", "dIoAFi"),
        ("nước", "nuCoCEc"),
        ("uỷ ban", "uyF ban"),
        ("2025", "2025"),
        ("ñ", "nG"),
        ("ü", "uJCFC"),
    ],
)
def test_marks_stand_behind(word: str, found: str) -> None:
    assert spelled(word) == found


def test_without_its_capitals_it_is_bare() -> None:
    text = toned("Tổ chức Ủy ban, Đổi mới; café ÿ Ω ß 漢 " + LOWER)
    assert spelled(text).translate(NO_MARKS) == bared(text)


def test_either_way_of_spelling_is_one() -> None:
    """Letters of other languages take the slow way."""
    text = toned("kế hoạch chuyển đổi số")
    assert spelled(text + " ω") == spelled(text) + " ω"


def test_every_letter_is_told_apart() -> None:
    letters = [*LOWER]
    assert len({spelled(letter) for letter in letters}) == len(set(letters))


def entry(head: str, body: str, words: str = "") -> Entry:
    return Entry(
        head, f"{head} . {body}", bared(head), bared(f"{head} . {body}"), words, "a b", "tkh"
    )


def test_a_row_holds_each_word_once() -> None:
    row = row_of(70_000, entry("kế hoạch", "đọc sách, đọc.", "đọc_sách"))
    assert row["head"] == " keAE hoaHch "
    assert row["rest"] == "dIoHc saEch dIoHc "
    assert row["others"] == " @a @b #tkh #b68 #c2 _dIoHc_saEch "


def test_nothing_at_all() -> None:
    row = row_of(1, Entry("", "", "", "", "", "", ""))
    assert (row["head"], row["rest"], row["others"]) == (" ", "", " #b0 #c0 ")


def test_words_without_end_are_cut() -> None:
    """A vector of PostgreSQL has less than a megabyte."""
    many = " ".join(f"{'x' * 90}{number}" for number in range(30_000))
    row = row_of(1, entry("a", many, many.replace(" ", "_x ")))
    assert sum(len(str(row[name])) for name in ("rest", "others")) < 420_000
    assert len(str(row_of(1, entry("a", "b" * 5_000))["rest"])) == 201
