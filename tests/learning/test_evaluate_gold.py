"""Gold on disk: both layouts, several documents in a file, and gold that is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold_samples import PLAN, gold, write_plan

from vbparse.errors import GoldError
from vbparse.learning.evaluate.gold import absent, entries, load
from vbparse.learning.evaluate.quotes import Folded
from vbparse.learning.evaluate.run import Failure, evaluated
from vbparse.learning.evaluate.scoring import Scored


def scored(folder: Path) -> list[Scored]:
    found = list(evaluated(folder))
    assert all(isinstance(each, Scored) for each in found), found
    return [each for each in found if isinstance(each, Scored)]


def test_a_folder_with_several_sources(tmp_path: Path) -> None:
    write_plan(tmp_path / "xa-a")
    write_plan(tmp_path / "xa-a", name="source.md")
    (tmp_path / "xa-a" / "source.png").write_bytes(b"a picture is no document of its own")
    documents = scored(tmp_path)
    assert [each.document.name for each in documents] == ["xa-a/source.md", "xa-a/source.txt"]
    assert len({each.document.group for each in documents}) == 1
    assert {each.document.slices["format"] for each in documents} == {"Markdown", "text"}


def test_lines_with_paths(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(PLAN.format(number=15), "utf-8")
    line = json.dumps(gold(path="a/x.txt"), ensure_ascii=False)
    (tmp_path / "gold.jsonl").write_text(line + "\n\n", "utf-8")
    for folder in (tmp_path, tmp_path / "gold.jsonl"):
        assert [each.document.name for each in scored(folder)] == ["a/x.txt"]


def test_several_documents_in_one_file(tmp_path: Path) -> None:
    write_plan(tmp_path / "hai", [gold(), gold(doc_number="16/KH-UBND")])
    first, second = scored(tmp_path)
    assert first.document.name == "hai/source.txt#1"
    assert first.record
    assert not second.record  # the file holds one document only
    assert second.outcomes[0].missed == ("KH",)


def test_gold_may_name_its_file(tmp_path: Path) -> None:
    write_plan(tmp_path / "a", gold(path="ke-hoach.txt"), name="ke-hoach.txt")
    assert [each.document.name for each in scored(tmp_path)] == ["a/ke-hoach.txt"]


def test_a_file_that_is_not_there_counts_against(tmp_path: Path) -> None:
    write_plan(tmp_path / "a", gold(path="mat.txt"))
    failure, document = evaluated(tmp_path)
    assert isinstance(failure, Failure)
    assert isinstance(document, Scored)
    assert not document.record
    assert all(not outcome.judged for outcome in document.outcomes)
    assert sum(outcome.wanted for outcome in document.outcomes) > 15


@pytest.mark.parametrize(
    "changes",
    [
        {"quotes": {"issuer": "Ủy ban nhân dân xã Suối Vàng"}},
        {"deadlines": [{"value": "2025-05-01", "kind": "date", "text": "trước ngày 01/5/2025"}]},
        {"legal_bases": [{"number": "210/KH-UBND", "quote": "Kế hoạch số 211/KH-UBND"}]},
        {"roles": [{"quote": "Công an xã chủ trì đắp đê", "unit": "Công an xã", "role": "lead"}]},
    ],
)
def test_a_quote_that_is_not_in_the_text_is_refused(
    changes: dict[str, object], tmp_path: Path
) -> None:
    write_plan(tmp_path / "a", gold(**changes))
    (failure,) = evaluated(tmp_path)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, GoldError)
    assert "not in the text" in failure.error.message("en")


def test_quotes_may_have_other_case_breaks_and_equally_right_forms() -> None:
    row = gold(quotes={"issuer": ["Uỷ ban xã", "ủy ban nhân dân xã suối ngàn"]})
    assert absent(row, [Folded(PLAN)]) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gold.json", "{"),
        ("gold.json", "[]"),
        ("gold.json", "[1]"),
        ("gold.jsonl", '{"doc_type": "KH"}'),
        ("gold.json", '{"doc_type": "KH"}'),  # no source beside it
    ],
)
def test_malformed_gold_is_named(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (error,) = load(tmp_path)
    assert isinstance(error, GoldError)
    assert error.path == tmp_path / name


@pytest.mark.parametrize(
    "changes",
    [
        {"deadlines": ["30/4"]},
        {"legal_bases": "210/KH-UBND"},
        {"quotes": ["x"]},
        {"section_kinds": [3]},
        {"unsure": [1]},
    ],
)
def test_misshapen_gold_is_refused(changes: dict[str, object], tmp_path: Path) -> None:
    write_plan(tmp_path / "a", gold(**changes))
    (failure,) = evaluated(tmp_path)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, GoldError)
    assert "must be" in failure.error.message("en")


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError):
        list(load(tmp_path))


def test_strange_separators_inside_a_line_do_not_split_it(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        json.dumps({"path": "a.txt", "subject": "a\u2028b"}, ensure_ascii=False), "utf-8"
    )
    (entry,) = entries(path, tmp_path)
    assert entry.rows[0]["subject"] == "a\u2028b"
