"""Every rule on form finds what is set otherwise, in Word and in PDF, and nothing that is not."""

from __future__ import annotations

import io
from functools import cache

import docx
import pytest
from form_builder import made

from vbparse import readers
from vbparse.pipeline import parse_source
from vbparse.rules import rules
from vbparse.rules.check import Checked, State, check
from vbparse.rules.rule import Example, Need, Rule

FORM = {Need.FORM, Need.WORD, Need.PAGES}
RULES = [rule for rule in rules() if rule.needs & FORM]
SAMPLES = ("nd30", "tt01", "hd05")
KINDS = ("docx", "pdf")


@cache
def held(kind: str, sample: str, form: tuple[tuple[str, object], ...]) -> Checked:
    """A sample set in one format, checked by the rules on form."""
    data = made(kind, sample, dict(form))
    source = readers.read_bytes(f"{sample}.{kind}", data, kind)
    return check(parse_source(source)[0], chosen=lambda code: code.startswith("VB5"))


def state_of(rule: Rule, kind: str, example: Example) -> State:
    checked = held(kind, example.sample, example.form)
    return next(o.state for o in checked.outcomes if o.rule.code == rule.code)


def cases(members: str) -> list[object]:
    return [
        pytest.param(rule, kind, example, id=f"{rule.code}-{kind}-{example.sample}-{example.form}")
        for rule in RULES
        for example in getattr(rule, members)
        for kind in example.kinds
    ]


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("kind", KINDS)
def test_faultless_files_give_no_finding(kind: str, sample: str) -> None:
    checked = held(kind, sample, ())
    assert checked.draft.regime == sample
    assert [(f.code, f.message) for f in checked.findings] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_failing_and_a_passing_file(rule: Rule) -> None:
    assert any(example.form for example in rule.bad)
    kinds = {kind for example in rule.bad for kind in example.kinds}
    assert "docx" in kinds
    assert "pdf" in kinds or rule.code == "VB507"
    sample = rule.bad[0].sample
    for kind in kinds:
        assert state_of(rule, kind, Example(sample=sample)) in (State.PASSED, State.NOT_APPLICABLE)


@pytest.mark.parametrize(("rule", "kind", "example"), cases("bad"))
def test_bad_form_is_found(rule: Rule, kind: str, example: Example) -> None:
    assert state_of(rule, kind, example) in (State.FAILED, State.NEEDS_REVIEW)


@pytest.mark.parametrize(("rule", "kind", "example"), cases("good"))
def test_good_form_passes(rule: Rule, kind: str, example: Example) -> None:
    assert state_of(rule, kind, example) is State.PASSED


def test_findings_say_where_why_and_how_to_mend() -> None:
    for rule in RULES:
        for example in rule.bad:
            for kind in example.kinds:
                for finding in held(kind, example.sample, example.form).findings:
                    assert finding.spans
                    assert finding.evidence
                    assert finding.message
                    assert finding.en


def test_one_fault_is_found_by_one_rule() -> None:
    """But for pairs that belong together, a fault of form is named once."""
    together = {"VB508", "VB516", "VB519", "VB521", "VB507", "VB506"}
    for rule in RULES:
        for example in rule.bad:
            for kind in example.kinds:
                codes = {f.code for f in held(kind, example.sample, example.form).findings}
                assert codes - {rule.code} <= together, (rule.code, kind, example.form, codes)


def test_corrections_set_right_what_they_name() -> None:
    checked = held("docx", "nd30", (("motto.size", 16), ("motto.bold", False)))
    motto = next(f for f in checked.findings if f.code == "VB515")
    assert [(r.size, r.bold, r.italic) for r in motto.restyles] == [(14, True, None)]
    checked = held("docx", "nd30", (("page.left", 20.0),))
    setup = checked.findings[0].setups[0]
    assert setup.margins is not None
    assert round(setup.margins.left, 1) == 85.0


def test_a_reprint_without_a_head_is_not_judged() -> None:
    word = docx.Document()
    for text in ("KẾ HOẠCH", "Về chuyển đổi số", "I. MỤC ĐÍCH", "Nâng cao kỹ năng số. " * 20):
        word.add_paragraph(text)
    out = io.BytesIO()
    word.save(out)
    source = readers.read_bytes("a.docx", out.getvalue(), "docx")
    checked = check(parse_source(source)[0], chosen=lambda code: code.startswith("VB5"))
    assert {o.state for o in checked.outcomes} <= {State.NOT_EVALUATED, State.NOT_APPLICABLE}


def test_plain_text_cannot_show_form() -> None:
    source = readers.read_bytes("a.txt", "KẾ HOẠCH\nI. MỤC ĐÍCH\nLàm rõ.".encode(), "txt")
    checked = check(parse_source(source)[0], chosen=lambda code: code == "VB528")
    assert checked.outcomes[0].state in (State.NOT_EVALUATED, State.NOT_APPLICABLE)
