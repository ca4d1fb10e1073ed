"""The record of each plan with its ``findings`` and ``coverage``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from vbparse.document import Box, Finding, Related
from vbparse.exporters import Lang, Look
from vbparse.exporters.findings import findings_exporter
from vbparse.exporters.json import record as plan_record
from vbparse.exporters.json import written
from vbparse.rules.check import Checked

__all__ = ["json", "record"]


@findings_exporter("json", ".json")
def json(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """A record for each plan, as ``parse`` gives it and with what was found."""
    yield from written(record(one, look.lang) for one in checked)


def record(checked: Checked, lang: Lang = "vi") -> dict[str, Any]:
    """The contract's record with ``findings`` and ``coverage``."""
    coverage = checked.coverage
    return plan_record(checked.plan, lang) | {
        "findings": [finding_record(finding, lang) for finding in checked.findings],
        "coverage": {
            "profile": str(coverage.profile),
            "passed": coverage.passed,
            "failed": coverage.failed,
            "needs_review": coverage.needs_review,
            "not_applicable": coverage.not_applicable,
            "not_evaluated": coverage.not_evaluated,
            "accepted": coverage.accepted,
            "rules": [
                {"code": outcome.rule.code, "state": str(outcome.state)}
                | ({"why": outcome.reason[lang == "en"]} if outcome.reason else {})
                for outcome in checked.outcomes
            ],
        },
    }


def finding_record(finding: Finding, lang: Lang) -> dict[str, Any]:
    """One finding as the contract names its members."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "status": finding.status,
        "message": finding.said(lang),
        "basis": finding.basis,
        "fix": finding.fix if lang == "vi" else finding.fix_en,
        "missing": finding.missing,
        "confidence": finding.confidence,
        "evidence": [
            {
                "page": part.page,
                "start": part.start,
                "end": part.end,
                "boxes": [_box(box) for box in part.boxes],
            }
            for part in finding.evidence
        ],
        "found_by": finding.found_by,
        "alternatives": [],
    } | ({"related": [_related(part) for part in finding.related]} if finding.related else {})


def _related(part: Related) -> dict[str, Any]:
    """A passage of the parent directive that the finding is about."""
    return {
        "source": part.source,
        "page": part.page,
        "start": part.span.start,
        "end": part.span.end,
        "quote": part.quote,
    }


def _box(box: Box) -> list[float]:
    return [box.x0, box.top, box.x1, box.bottom]
