"""Run every rule over a plan, and say of each what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vbparse.document import Coverage, Finding, Plan, Said, Severity
from vbparse.rules import rules
from vbparse.rules.draft import Draft
from vbparse.rules.profile import Profile
from vbparse.rules.rule import Flaw, Rule

__all__ = ["Checked", "Outcome", "State", "check"]

_OTHER_REGIME: Said = ("thể thức này không có quy tắc ấy", "the regime has no such rule")
_NOT_HERE: Said = ("văn bản không có phần này", "the document has no such part")
_OFF: Said = ("hồ sơ tắt quy tắc này", "the profile switches the rule off")


class State(StrEnum):
    """What became of a rule."""

    PASSED = "passed"
    FAILED = "failed"
    NEEDS_REVIEW = "needs_review"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVALUATED = "not_evaluated"
    ACCEPTED = "accepted"  # by a waiver, or known to the baseline


@dataclass(frozen=True)
class Outcome:
    """One rule on one plan; ``reason`` says why it was not run."""

    rule: Rule
    state: State
    findings: tuple[Finding, ...] = ()
    reason: Said | None = None


@dataclass(frozen=True)
class Checked:
    """Everything that a check says of one plan."""

    plan: Plan
    draft: Draft
    outcomes: tuple[Outcome, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, by their place in the text."""
        found = [finding for outcome in self.outcomes for finding in outcome.findings]
        return tuple(sorted(found, key=_place))

    @property
    def coverage(self) -> Coverage:
        """How many rules came to which end."""
        count = dict.fromkeys(State, 0)
        for outcome in self.outcomes:
            count[outcome.state] += 1
        return Coverage(
            profile=self.draft.regime,
            passed=count[State.PASSED],
            failed=count[State.FAILED],
            needs_review=count[State.NEEDS_REVIEW],
            not_applicable=count[State.NOT_APPLICABLE],
            not_evaluated=count[State.NOT_EVALUATED],
            accepted=count[State.ACCEPTED],
        )


def check(
    plan: Plan,
    *,
    profile: Profile | None = None,
    parent: Plan | None = None,
    chosen: Callable[[str], bool] = lambda code: True,
) -> Checked:
    """Hold ``plan`` to the rules of ``profile``; ``chosen`` says which codes are run at all."""
    if plan.layout is None:
        raise ValueError("plan without layout: check what parse returns, not a loaded record")
    draft = Draft(plan, plan.layout, profile or Profile(), parent)
    outcomes = tuple(_run(rule, draft) for rule in rules() if chosen(rule.code))
    return Checked(plan, draft, outcomes)


def _run(rule: Rule, draft: Draft) -> Outcome:
    severity = draft.profile.severity_of(rule.code, rule.severity)
    if severity is None:
        return Outcome(rule, State.NOT_APPLICABLE, reason=_OFF)
    if draft.regime not in rule.regimes:
        return Outcome(rule, State.NOT_APPLICABLE, reason=_OTHER_REGIME)
    lacking = draft.lacks(rule.needs)
    if lacking:
        return Outcome(rule, State.NOT_EVALUATED, reason=lacking)
    if not rule.applies(draft):
        return Outcome(rule, State.NOT_APPLICABLE, reason=_NOT_HERE)
    findings = tuple(_findings(rule, draft, severity))
    if not findings:
        return Outcome(rule, State.PASSED)
    sure = any(finding.status == "fail" for finding in findings)
    return Outcome(rule, State.FAILED if sure else State.NEEDS_REVIEW, findings)


def _findings(rule: Rule, draft: Draft, severity: Severity) -> Iterator[Finding]:
    for flaw in rule.find(draft):
        yield _finding(rule, flaw, draft, severity)


def _finding(rule: Rule, flaw: Flaw, draft: Draft, severity: Severity) -> Finding:
    spans = tuple(span for span in flaw.spans if span.start < span.end)
    return Finding(
        code=rule.code,
        severity=severity,
        message=flaw.what[0],
        en=flaw.what[1],
        basis=rule.basis,
        fix=flaw.fix[0] if flaw.fix else None,
        fix_en=flaw.fix[1] if flaw.fix else None,
        missing=flaw.missing,
        edits=flaw.edits,
        restyles=flaw.restyles,
        setups=flaw.setups,
        strokes=flaw.strokes,
        related=flaw.related,
        status="fail" if flaw.sure else "needs_review",
        confidence=0.99 if flaw.sure else 0.5,
        spans=spans,
        evidence=tuple(part for span in spans for part in draft.source.evidence(span)),
        found_by=rule.found_by,
    )


def _place(finding: Finding) -> tuple[int, str]:
    return (finding.spans[0].start if finding.spans else 0), finding.code
