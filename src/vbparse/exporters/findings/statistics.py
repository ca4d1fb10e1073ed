"""How often each rule has found something, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from vbparse.exporters import Look
from vbparse.exporters.findings import findings_exporter, shown_name
from vbparse.exporters.findings._words import SEVERITY
from vbparse.exporters.findings.text import coverage_line
from vbparse.rules.check import Checked
from vbparse.rules.rule import Rule

__all__ = ["statistics"]


@findings_exporter("statistics", ".txt")
def statistics(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """A line for each rule with findings, then the coverage of each file."""
    count: Counter[str] = Counter()
    rules: dict[str, Rule] = {}
    covered: list[str] = []
    for one in checked:
        for outcome in one.outcomes:
            rules[outcome.rule.code] = outcome.rule
            count[outcome.rule.code] += len(outcome.findings)
        covered.append(coverage_line(one, look.lang, shown_name(look, one.draft.source)))
    for code in sorted((code for code in count if count[code]), key=lambda c: (-count[c], c)):
        rule = rules[code]
        severity = SEVERITY[look.lang][rule.severity]
        yield f"{count[code]:6}  {code}  [{severity}] {rule.title[look.lang == 'en']}\n"
    yield from covered
