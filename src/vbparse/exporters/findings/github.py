"""Workflow commands that GitHub shows as annotations of the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vbparse.document import Severity
from vbparse.exporters import Look
from vbparse.exporters.findings import findings_exporter, shown_name
from vbparse.exporters.findings._place import places_of
from vbparse.exporters.findings.text import also, coverage_line
from vbparse.exporters.printable import printable
from vbparse.rules.check import Checked

__all__ = ["github"]

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


@findings_exporter("github", ".txt")
def github(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One line a finding, then the coverage of the file as a notice."""
    for one in checked:
        file = shown_name(look, one.draft.source)
        name = _written(file, _PROPERTY)
        for finding in one.findings:
            place, *others = places_of(one, finding)
            fix = finding.fix if look.lang == "vi" else finding.fix_en
            rest = f"({also(others, look.lang)})" if others else ""
            parts = (finding.said(look.lang), fix, finding.basis, rest)
            said = " ".join(part for part in parts if part)
            yield (
                f"::{_LEVEL[finding.severity]} file={name},line={place.line},col={place.column},"
                f"title={_written(finding.code, _PROPERTY)}::{_written(said, _DATA)}\n"
            )
        covered = coverage_line(one, look.lang, file).strip()
        yield f"::notice file={name}::{_written(covered, _DATA)}\n"


def _written(text: str, signs: dict[str, str]) -> str:
    """Text that cannot end the command or begin another."""
    return "".join(signs.get(sign, sign) for sign in printable(text))
