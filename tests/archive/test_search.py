"""Search: marks, phrases, numbers, words of several syllables, filters; in both databases."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest
from archive_samples import bring_in, plan_text

from vbparse.archive.deciding import decide
from vbparse.archive.search.filters import narrowed
from vbparse.archive.search.query import asked, compounds_in, fts, nested, steps
from vbparse.archive.search.run import Filters, search
from vbparse.archive.search.wanted import wanted
from vbparse.archive.search.words import segment_new, waiting
from vbparse.archive.store import Archive
from vbparse.errors import ArchiveError, Unavailable

SUBJECTS = {
    1: "Chuyển đổi số trên địa bàn xã năm 2025",
    2: "Tổ chức ngày hội đọc sách năm 2025",
    3: "Chuyên đề đội số học năm 2025",  # the same letters, other marks
    4: "Phòng chống đuối nước cho trẻ em",
    5: "Đổi mới việc chuyển giao thư viện số",
}


def fill(archive: Archive, folder: Path) -> Archive:
    for number, subject in SUBJECTS.items():
        changes = {"subject": subject, "purpose": f"Mục đích thứ {number}.", "day": number}
        if number == 4:
            changes |= {"body": "XÃ HƯNG THỊNH", "place": "Hưng Thịnh"}
        (folder / f"{number}.txt").write_text(plan_text(number, **changes), "utf-8")
    bring_in(archive, folder)
    return archive


@pytest.fixture(scope="module")
def filled(shared_archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return fill(shared_archive, tmp_path_factory.mktemp("vao"))


@pytest.fixture
def fresh(archive: Archive, tmp_path: Path) -> Archive:
    (tmp_path / "vao").mkdir()
    return fill(archive, tmp_path / "vao")


def numbers(archive: Archive, query: str, **filters: str) -> list[str | None]:
    return [hit.number for hit in search(archive, query, Filters(**filters))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("chuyển đổi số", ["1/KH-UBND", "5/KH-UBND", "3/KH-UBND"]),
        ("chuyen doi so", ["1/KH-UBND", "5/KH-UBND", "3/KH-UBND"]),
        ('"chuyển đổi số"', ["1/KH-UBND"]),
        ("CHUYỂN ĐỔI SỐ", ["1/KH-UBND", "5/KH-UBND", "3/KH-UBND"]),
        ("duoi nuoc", ["4/KH-UBND"]),
        ("đuối", ["4/KH-UBND"]),
        ("4/KH-UBND", ["4/KH-UBND"]),
        ("khongcogi", []),
        ("'; DROP TABLE works --", []),
        ('"" AND NOT (', []),
    ],
)
def test_words(filled: Archive, query: str, found: list[str]) -> None:
    assert numbers(filled, query) == found


def test_exact_marks_come_first(filled: Archive) -> None:
    hits = search(filled, "chuyển đổi số")
    assert [hit.exact for hit in hits] == [True, True, False]
    assert "Chuyển đổi số" in hits[0].excerpt


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"type": "KH"}, 5),
        ({"type": "kế hoạch"}, 5),
        ({"type": "QĐ"}, 0),
        ({"issuer": "UBND xã Hưng Thịnh"}, 1),
        ({"since": "2025-03-03"}, 3),
        ({"until": "2025-03-02"}, 2),
        ({"since": "2026"}, 0),
        ({"due_before": "2025-05-01"}, 5),
        ({"due_before": "2025-04-30"}, 0),
        ({"due_after": "2025-04"}, 5),
    ],
)
def test_filters(filled: Archive, filters: dict[str, str], found: int) -> None:
    assert len(search(filled, "", Filters(**filters))) == found
    assert len(search(filled, "ban hành kế hoạch", Filters(**filters))) == found


def test_a_day_that_is_none(filled: Archive) -> None:
    with pytest.raises(ArchiveError):
        search(filled, "sách", Filters(since="hôm qua"))


@pytest.mark.parametrize(
    "filters",
    [
        {"type": "thư tình"},
        {"type": 'x"y'},
        {"type": "x' | 'y"},
        {"issuer": "';"},
        {"since": "2024-13"},
    ],
)
def test_filters_that_are_none(filled: Archive, filters: dict[str, str]) -> None:
    with pytest.raises(ArchiveError):
        search(filled, "sách", Filters(**filters))


@pytest.mark.parametrize("query", ["😀", '"', "%", "-", "(*)", "\\"])
def test_signs_alone_find_nothing(filled: Archive, query: str) -> None:
    assert search(filled, query) == []


def test_words_of_several_syllables_come_first(fresh: Archive) -> None:
    assert waiting(fresh) == 5
    assert segment_new(fresh) == 5
    assert waiting(fresh) == 0
    assert numbers(fresh, "chuyen doi so")[0] == "1/KH-UBND"
    assert numbers(fresh, "thư viện số") == ["5/KH-UBND"]


def test_without_underthesea(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name == "underthesea":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Unavailable, match="underthesea"):
        segment_new(filled)
    assert waiting(filled) == 5


def test_a_decision_is_found_and_what_it_replaced_is_not(fresh: Archive) -> None:
    segment_new(fresh)
    (work,) = search(fresh, "đuối nước")
    decide(fresh, work.id, "subject", "Dạy bơi", "người")
    assert [hit.id for hit in search(fresh, "dạy bơi")] == [work.id]
    (hit,) = search(fresh, "dạy bơi")
    assert hit.subject == "Dạy bơi"


def test_units_of_a_query() -> None:
    query = asked('kế "đọc sách" 12/KH-UBND')
    assert query.marked == (("kế",), ("đọc", "sách"), ("12", "kh", "ubnd"))
    assert query.bare == (("ke",), ("doc", "sach"), ("12", "kh", "ubnd"))
    assert query.has_marks
    first, *_ = steps(query, lambda words: frozenset())
    assert fts(first, [["tkh"], ["y1", "y2"]], ["so", "y"]) == (
        '"#tkh" AND ("#y1" OR "#y2") AND "@so @y" AND "+kế +đọc +sách +12 +kh +ubnd"'
    )


def test_what_postgresql_is_asked() -> None:
    narrow = narrowed(Filters(type="KH", issuer="Sở Y tế", since="2024", until="2025"))
    first, second, *_ = steps(asked("kế sách 12/KH"), lambda words: frozenset())
    assert wanted(first, narrow).tokens == (
        "('#tkh') & ('#y2024' | '#y2025') & ('+keAE_saEch' & '+saEch_12' & '+12_kh' | '+_')"
        " & '@so' & '@y' & '@te'"
    )
    assert wanted(first, narrow).rows == {
        "head": ["% keAE saEch 12 kh %"],
        "others": ["% @so @y @te %"],
    }
    often = {"#tkh": 0.9, "#y2024": 0.1, "+keAE": 0.9, "+kh": 0.5, "@y": 0.4, "+12_kh": 0.2}
    sought = wanted(second, narrow, ["b7", "b6"], often)
    assert sought.tokens == (
        "('#b7' | '#b6') & ('#y2024' | '#y2025') & '+saEch' & '+12' & '@so' & '@te'"
    )
    assert sought.rows["head"] == ["% 12 kh %", "% keAE %", "% kh %"]


def test_the_longest_words_are_taken() -> None:
    units = tuple((part,) for part in ("ủy", "ban", "nhân", "dân", "xã"))
    known = frozenset({"ủy_ban", "ủy_ban_nhân_dân", "nhân_dân"})
    assert compounds_in(units, known.intersection) == ("ủy_ban_nhân_dân",)


@pytest.mark.parametrize(
    "query", ["chuyển đổi số", "chuyen doi so", "ke hoach", "ban hành kế hoạch"]
)
def test_few_and_many_have_one_order(filled: Archive, query: str) -> None:
    """A few works are put in order by their texts, many by the index."""
    few = search(filled, query, most=20)
    many = search(filled, query, most=len(few))
    assert [(hit.id, hit.exact) for hit in few] == [(hit.id, hit.exact) for hit in many]


def test_rare_words_stand_innermost() -> None:
    assert nested(["a", "b", "c", "d"]) == '((((a AND b) NOT "+_") AND c) NOT "+_") AND d'
    assert nested(["a", "b"]) == "a AND b"
