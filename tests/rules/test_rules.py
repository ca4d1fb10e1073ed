"""Every rule finds its fault in its bad examples, and nothing in the good ones."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from vbparse import readers
from vbparse.document import Plan
from vbparse.pipeline import parse_source
from vbparse.rules import rules
from vbparse.rules.check import Checked, State, check
from vbparse.rules.profile import Profile
from vbparse.rules.rule import Example, Need, Rule

SAMPLES = ("nd30", "tt01", "hd05")
RULES = rules()
IN_TEXT = [rule for rule in RULES if not rule.needs & {Need.FORM, Need.WORD, Need.PAGES}]


def held(example: Example, *, parent: bool = False) -> Checked:
    """The sample of an example with its edits, checked by every rule, with its parent or without."""
    name = example.file_name or f"{example.sample}.txt"
    plan = edited(example.sample, example.edits, name)
    usual = Profile()
    profile = replace(usual, required=(*usual.required, *example.required))
    if not parent:
        return check(plan, profile=profile)
    above = f"{example.sample}-parent"
    return check(plan, parent=edited(above, example.parent_edits, f"{above}.txt"))


def edited(sample: str, edits: tuple[tuple[str, str], ...], name: str) -> Plan:
    """The record of a sample with some texts replaced."""
    home = resources.files("vbparse.rules").joinpath("samples")
    text = home.joinpath(f"{sample}.txt").read_text("utf-8")
    for old, new in edits:
        assert old in text, f"{old!r} is not in the sample {sample}"
        text = text.replace(old, new)
    return parse_source(readers.read_bytes(name, text.encode("utf-8"), "txt"))[0]


def outcome_of(rule: Rule, checked: Checked) -> State:
    return next(o.state for o in checked.outcomes if o.rule.code == rule.code)


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_faultless(sample: str) -> None:
    findings = held(Example(sample=sample)).findings
    assert [(f.code, f.message) for f in findings] == []


def test_sample_and_its_parent_are_faultless() -> None:
    findings = held(Example(), parent=True).findings
    assert [(f.code, f.message) for f in findings] == []


@pytest.mark.parametrize("rule", IN_TEXT, ids=lambda rule: rule.code)
def test_bad_examples_are_found(rule: Rule) -> None:
    assert rule.bad, f"{rule.code} has no bad example"
    for example in rule.bad:
        checked = held(example, parent=Need.PARENT in rule.needs)
        assert outcome_of(rule, checked) in (State.FAILED, State.NEEDS_REVIEW), example


@pytest.mark.parametrize("rule", IN_TEXT, ids=lambda rule: rule.code)
def test_good_examples_pass(rule: Rule) -> None:
    for example in rule.good:
        checked = held(example, parent=Need.PARENT in rule.needs)
        assert outcome_of(rule, checked) in (State.PASSED, State.NOT_APPLICABLE), example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    assert rule.code.startswith("VB")
    assert rule.code[2:].isdigit()
    assert rule.basis
    assert all(rule.title)
    assert all(rule.why)
    assert rule.find.__doc__, "say in the docstring what is looked at"


def test_every_finding_has_a_place_and_both_languages() -> None:
    for rule in IN_TEXT:
        for example in rule.bad:
            for finding in held(example, parent=Need.PARENT in rule.needs).findings:
                assert finding.evidence
                assert finding.message
                assert finding.en


def test_codes_and_names_are_given_once() -> None:
    modules = [Path(rule.find.__code__.co_filename) for rule in RULES]
    assert len({rule.name for rule in RULES}) == len(RULES) == len(modules)
