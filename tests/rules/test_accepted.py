"""Baselines and waivers: what is accepted does not count, and what is out of date is told."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from vbparse import readers
from vbparse.errors import ProfileError
from vbparse.pipeline import parse_source
from vbparse.rules import baseline, waivers
from vbparse.rules._toml_lines import line_of
from vbparse.rules.check import Checked, check

TODAY = date(2026, 11, 1)
WAIVER = '[[waiver]]\ncode = "{}"\nreason = "đã thống nhất"\nuntil = {}\n'


@cache
def checked(number: str = "5", lines: int = 0, name: str = "a.txt") -> Checked:
    text = resources.files("vbparse.rules").joinpath("samples/nd30.txt").read_text("utf-8")
    text = "\n" * lines + text.replace("Số: 05/KH", f"Số: {number}/KH")
    return check(parse_source(readers.read_bytes(name, text.encode(), "txt"))[0])


def codes(one: Checked) -> list[str]:
    return [finding.code for finding in one.findings]


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def known(path: Path, *given: Checked) -> baseline.Baseline:
    return baseline.load(written(path, baseline.text_of(given)))


def test_what_the_baseline_knows_is_accepted(tmp_path: Path) -> None:
    base = known(tmp_path / "b.json", checked())
    left = base.without(checked(lines=3))
    assert codes(checked()) == ["VB112"]
    assert codes(left) == []
    assert left.coverage.accepted == 1
    assert left.coverage.passed == checked().coverage.passed


def test_new_findings_count(tmp_path: Path) -> None:
    assert codes(known(tmp_path / "b.json", checked()).without(checked("7"))) == ["VB112"]
    assert codes(known(tmp_path / "b.json").without(checked())) == ["VB112"]


def test_a_finding_is_known_as_often_as_it_was(tmp_path: Path) -> None:
    base = known(tmp_path / "b.json", checked())
    assert codes(base.without(checked())) == []
    assert codes(base.without(checked())) == ["VB112"]


def test_another_file_is_another_matter(tmp_path: Path) -> None:
    base = known(tmp_path / "b.json", checked())
    assert codes(base.without(checked(name="b.txt"))) == ["VB112"]


def test_a_baseline_is_written_in_a_fixed_order() -> None:
    text = baseline.text_of([checked(), checked(name="b.txt")])
    assert text == baseline.text_of([checked(name="b.txt"), checked()])
    assert json.loads(text)["findings"][0] == {
        "file": "a.txt", "code": "VB112", "words": "5", "count": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2}', '{"version": 1}', '{"version": 1, "findings": [3]}',
     '{"version": 1, "findings": [{"file": "a", "code": "b", "words": "c", "count": -1}]}',
     "[" * 100_000],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        baseline.load(written(tmp_path / "b.json", text))


def held(path: Path, text: str, one: Checked) -> Checked:
    given = waivers.load(written(path, text), TODAY)
    return given.closed(given.without(one))


def test_a_waiver_accepts_its_finding(tmp_path: Path) -> None:
    left = held(tmp_path / "w.toml", WAIVER.format("VB112", "2027-01-01"), checked())
    assert codes(left) == []
    assert left.coverage.accepted == 1


def test_a_waiver_that_accepts_nothing_is_a_finding(tmp_path: Path) -> None:
    text = "# của phòng\n" + WAIVER.format("VB207", "2027-01-01")
    left = held(tmp_path / "w.toml", text, checked("05"))
    assert codes(left) == ["VB001"]
    assert "w.toml:2:" in left.findings[0].message


def test_a_waiver_of_a_rule_that_was_not_run_is_not_called_unused(tmp_path: Path) -> None:
    text = WAIVER.format("VB207", "2027-12-31") + WAIVER.format("VB501", "2027-12-31")
    few = check(checked().plan, chosen=lambda code: code == "VB112")
    assert "VB001" not in codes(held(tmp_path / "w.toml", text, few))
    only = [f for f in held(tmp_path / "w.toml", text, checked()).findings if f.code == "VB001"]
    assert [("VB207" in f.message, "VB501" in f.message) for f in only] == [(True, False)]


def test_a_waiver_of_no_rule_at_all_is_told(tmp_path: Path) -> None:
    text = WAIVER.format("VB999", "2027-12-31")
    assert "VB001" in codes(held(tmp_path / "w.toml", text, checked()))


def test_an_expired_waiver_is_a_finding_and_accepts_nothing(tmp_path: Path) -> None:
    left = held(tmp_path / "w.toml", WAIVER.format("VB112", "2026-10-31"), checked())
    assert codes(left) == ["VB002", "VB112"]
    today = held(tmp_path / "w.toml", WAIVER.format("VB112", "2026-11-01"), checked())
    assert codes(today) == []


@pytest.mark.parametrize(
    ("more", "accepted"),
    [
        ('file = "a.*"', True),
        ('file = "b.*"', False),
        ('words = "5"', True),
        ('words = "6"', False),
    ],
)
def test_a_waiver_may_name_file_and_words(more: str, accepted: bool, tmp_path: Path) -> None:
    text = WAIVER.format("VB112", "2027-01-01") + more
    assert ("VB112" not in codes(held(tmp_path / "w.toml", text, checked()))) is accepted


def test_waivers_of_files_that_were_not_checked_are_left_alone(tmp_path: Path) -> None:
    text = WAIVER.format("VB112", "2027-01-01") + 'file = "khac.docx"'
    assert codes(held(tmp_path / "w.toml", text, checked("05"))) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("x = [", ""),
        ("\nwaivers = 1", ":2: waivers:"),
        ("waiver = 1", ":1: waiver:"),
        ("\n" + WAIVER.format("VB112", "2027-01-01") + 'color = "x"', ":6: waiver.color:"),
        ('[[waiver]]\ncode = "VB112"\nuntil = 2027-01-01', ":1: waiver.reason:"),
        (WAIVER.format("VB112", '"mai"'), ":4: waiver.until:"),
        (WAIVER.format("VB112", "2027-01-01") + "file = 3", ":5: waiver.file:"),
    ],
)
def test_errors_name_line_and_key(text: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        waivers.load(written(tmp_path / "w.toml", text), TODAY)
    assert where in str(caught.value)


@pytest.mark.parametrize(
    ("key", "index", "line"),
    [
        ("a", 0, 1),
        ("t.b", 0, 4),
        ("t.c.d", 0, 6),
        ("l.x", 0, 8),
        ("l.x", 1, 10),
        ("t.none", 0, 3),
        ("no", 0, 0),
    ],
)
def test_lines_of_keys(key: str, index: int, line: int) -> None:
    text = 'a = 1\n\n[t] # x\n"b" = 2\n[t.c]\nd=1\n[[l]]\nx = 1\n[[l]]\nx = 2\n'
    assert line_of(text, key, index) == line
