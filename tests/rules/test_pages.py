"""The pages of the rules are those of the code, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbparse.rules import rules
from vbparse.rules.pages import families, family_title, main, pages, told

HOME = Path(__file__).parents[2] / "docs" / "reference" / "rules"


def test_the_committed_pages_are_those_of_the_rules() -> None:
    """Run ``python -m vbparse.rules.pages`` when a rule has come or changed."""
    committed = {path.name: path.read_text("utf-8") for path in HOME.glob("*.md")}
    made = pages()
    assert sorted(committed) == sorted(made)
    assert [name for name, text in made.items() if committed[name] != text] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_is_explained_with_what_is_wrong_and_why(rule: object) -> None:
    for lang, wrong in (("vi", "Sai:"), ("en", "Wrong:")):
        said = told(rule, lang)  # type: ignore[arg-type]
        assert rule.code in said  # type: ignore[attr-defined]
        assert rule.basis in said  # type: ignore[attr-defined]
        assert wrong in said


def test_every_family_has_a_title_in_both_languages() -> None:
    for start in families():
        assert family_title(start, "vi") != start != family_title(start, "en")


def test_pages_of_rules_that_are_no_more_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "VB999.md").write_text("x", "utf-8")
    main(str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
