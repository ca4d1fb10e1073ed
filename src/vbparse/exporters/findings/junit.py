"""JUnit XML: a suite for each file, a case for each rule; what was not evaluated is skipped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from vbparse.exporters import Lang, Look
from vbparse.exporters.findings import findings_exporter, shown_name
from vbparse.exporters.findings._place import places_of
from vbparse.exporters.findings._words import STATES, counts
from vbparse.exporters.printable import printable
from vbparse.rules.check import Checked, Outcome, State

__all__ = ["junit"]

_SKIPPED = (State.NOT_APPLICABLE, State.NOT_EVALUATED, State.ACCEPTED)


@findings_exporter("junit", ".xml")
def junit(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One document for all files."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vbparse check">\n'
    for one in checked:
        yield _suite(one, look.lang, shown_name(look, one.draft.source))
    yield "</testsuites>\n"


def _suite(checked: Checked, lang: Lang, file: str) -> str:
    states = [outcome.state for outcome in checked.outcomes]
    failed = sum(state in (State.FAILED, State.NEEDS_REVIEW) for state in states)
    skipped = sum(state in _SKIPPED for state in states)
    name = _attribute(file)
    lines = [
        f'  <testsuite name={name} tests="{len(states)}" failures="{failed}" errors="0" '
        f'skipped="{skipped}">',
        "    <properties>",
        f'      <property name="profile" value={_attribute(str(checked.coverage.profile))}/>',
        *(f'      <property name="{k}" value="{v}"/>' for k, v in counts(checked).items()),
        "    </properties>",
        *(_case(checked, outcome, file, lang) for outcome in checked.outcomes),
        "  </testsuite>\n",
    ]
    return "\n".join(lines)


def _case(checked: Checked, outcome: Outcome, file: str, lang: Lang) -> str:
    title = _attribute(f"{outcome.rule.code} {outcome.rule.title[lang == 'en']}")
    opening = f"    <testcase classname={_attribute(file)} name={title}"
    if outcome.state is State.PASSED:
        return f"{opening}/>"
    if outcome.state in _SKIPPED:
        why = outcome.reason[lang == "en"] if outcome.reason else ""
        said = f"{STATES[outcome.state][lang == 'en']}: {why}"
        return f"{opening}>\n      <skipped message={_attribute(said)}/>\n    </testcase>"
    first = outcome.findings[0]
    body = "\n".join(_told(checked, outcome, file, lang))
    return (
        f"{opening}>\n      <failure type={_attribute(str(first.severity))} "
        f"message={_attribute(first.said(lang))}>{_escaped(body)}</failure>\n    </testcase>"
    )


def _told(checked: Checked, outcome: Outcome, file: str, lang: Lang) -> Iterator[str]:
    for finding in outcome.findings:
        for place in places_of(checked, finding):
            yield printable(f"{file}:{place.line}:{place.column}: {finding.said(lang)}")
        fix = finding.fix if lang == "vi" else finding.fix_en
        if fix:
            yield printable(f"  {fix}")
        yield printable(f"  {finding.basis}")


def _attribute(text: str) -> str:
    return f'"{_escaped(printable(text))}"'


def _escaped(text: str) -> str:
    """Fit for XML 1.0, which has no room for some characters at all."""
    return html.escape(text.replace("\ufffe", "�").replace("\uffff", "�"), quote=True)
