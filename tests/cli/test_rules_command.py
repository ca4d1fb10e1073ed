"""``vbparse rules``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import Result

from vbparse.rules import rules


def test_all_rules_are_listed(run: Callable[..., Result]) -> None:
    shown = run("rules").stdout
    assert all(f"  {rule.code}  " in shown for rule in rules())


@pytest.mark.parametrize(("lang", "word"), [("vi", "Sai:"), ("en", "Wrong:")])
def test_one_rule_is_explained(lang: str, word: str, run: Callable[..., Result]) -> None:
    shown = run("rules", "vb112", "--lang", lang).stdout
    assert word in shown
    assert "Số: 5/KH-SKHCN" in shown
    assert "Số: 15/KH-SKHCN" in shown


def test_a_beginning_lists_its_rules(run: Callable[..., Result]) -> None:
    shown = run("rules", "VB11").stdout
    assert "VB112" in shown
    assert "VB201" not in shown


def test_an_unknown_code_is_wrong_usage(run: Callable[..., Result]) -> None:
    assert run("rules", "XY1").exit_code == 2
