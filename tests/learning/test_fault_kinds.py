"""Every rule on head, căn cứ and end that a text can break has a kind of fault that breaks it."""

from __future__ import annotations

import pytest

from vbparse.learning.synthesize import FAULTS
from vbparse.learning.synthesize._fault_cited import CITED
from vbparse.learning.synthesize._fault_end import END
from vbparse.learning.synthesize._fault_head import HEAD
from vbparse.rules import rules

FAMILIES = ("VB1", "VB3", "VB4")


def test_every_rule_of_these_families_has_a_fault() -> None:
    broken = {code for fault in FAULTS.values() for code in fault.codes}
    assert {rule.code for rule in rules() if rule.code.startswith(FAMILIES)} <= broken


@pytest.mark.parametrize("kinds", [HEAD, CITED, END], ids=["head", "cited", "end"])
def test_the_kinds_are_known_and_say_what_they_break(kinds: dict[str, object]) -> None:
    assert kinds.keys() <= FAULTS.keys()
    assert all(FAULTS[kind].codes and FAULTS[kind].message for kind in kinds)


def test_no_kind_is_named_twice() -> None:
    assert (
        not (HEAD.keys() & CITED.keys()) | (CITED.keys() & END.keys()) | (HEAD.keys() & END.keys())
    )
