"""SARIF 2.1.0: what code review tools show beside the lines of a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from vbparse.document import Finding, Related, Severity, Source, Span
from vbparse.exporters import Lang, Look
from vbparse.exporters.findings import findings_exporter, shown_name
from vbparse.exporters.findings._place import Place, places_of
from vbparse.exporters.findings._words import counts, reasons
from vbparse.rules.check import Checked
from vbparse.rules.rule import Rule

__all__ = ["sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@findings_exporter("sarif", ".sarif")
def sarif(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One run over all files, with its rules, results and the coverage of each file."""
    from vbparse.rules.pages import every_rule

    rules = every_rule()
    every = {rule.code: at for at, rule in enumerate(rules)}
    results: list[dict[str, Any]] = []
    files: list[dict[str, Any]] = []
    coverage: list[dict[str, Any]] = []
    for one in checked:
        file = _File(shown_name(look, one.draft.source), len(files))
        files.append(_artifact(one, file))
        coverage.append(_coverage(one, file, look.lang))
        results += [_result(one, f, every[f.code], file, look.lang) for f in one.findings]
    run = {
        "tool": {"driver": _driver(look.lang, rules)},
        "columnKind": "unicodeCodePoints",
        "language": look.lang,
        "invocations": [{"executionSuccessful": True}],
        "artifacts": files,
        "results": results,
        "properties": {"coverage": coverage},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class _File:
    """A file as the log names it, and its place among all."""

    name: str
    at: int


def _driver(lang: Lang, rules: Iterable[Rule]) -> dict[str, Any]:
    return {
        "name": "vbparse",
        "version": version("vbparse"),
        "rules": [
            {
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.title[lang == "en"]},
                "fullDescription": {"text": rule.why[lang == "en"]},
                "help": {"text": rule.basis},
                "defaultConfiguration": {"level": _LEVEL[rule.severity]},
            }
            for rule in rules
        ],
    }


def _artifact(checked: Checked, file: _File) -> dict[str, Any]:
    source = checked.draft.source
    return {
        "location": {"uri": _uri(file.name)},
        "mimeType": source.media_type,
        "hashes": {"sha-256": source.sha256},
    }


def _coverage(checked: Checked, file: _File, lang: Lang) -> dict[str, Any]:
    return {
        "name": file.name,
        "profile": str(checked.coverage.profile),
        **counts(checked),
        "why_not_evaluated": reasons(checked, lang),
    }


def _result(
    checked: Checked, finding: Finding, rule: int, file: _File, lang: Lang
) -> dict[str, Any]:
    fix = finding.fix if lang == "vi" else finding.fix_en
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVEL[finding.severity],
        "kind": "fail" if finding.status == "fail" else "review",
        "message": {"text": " ".join(part for part in (finding.said(lang), fix) if part)},
        "locations": [*_locations(checked, finding, file)],
        "properties": {"basis": finding.basis, "fix": fix, "missing": finding.missing},
    }
    if result["kind"] == "review":
        result["level"] = "none"  # as the standard wants it of what is not a failure
    if finding.related:
        result["relatedLocations"] = [_related(part) for part in finding.related]
    return result


def _locations(checked: Checked, finding: Finding, file: _File) -> Iterator[dict[str, Any]]:
    """Every place: each of them must be mended, which is what the standard wants here."""
    spans = finding.spans or (None,)
    for place, span in zip(places_of(checked, finding), spans, strict=True):
        yield _location(checked.draft.source, place, span, file)


def _location(source: Source, place: Place, span: Span | None, file: _File) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if span is not None:
        region |= {
            "charOffset": span.start,
            "charLength": len(span),
            "snippet": {"text": source.quote(span)},
        }
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(file.name), "index": file.at},
            "region": region,
        }
    }
    if place.section:
        location["logicalLocations"] = [{"name": place.section, "kind": "section"}]
    if place.page:
        location["properties"] = {"page": place.page}
    return location


def _related(part: Related) -> dict[str, Any]:
    region = {"charOffset": part.span.start, "charLength": len(part.span)}
    region["snippet"] = {"text": part.quote}  # type: ignore[assignment]
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(part.source)}, "region": region}}


def _uri(name: str) -> str:
    return quote(name.encode("utf-8", "surrogateescape"))
