"""Evidence, for every value of every sample: it points into the text and shows the value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vbparse
from samples import ROOT, SAMPLES
from vbparse.document import Source
from vbparse.readers import read_bytes
from vbparse.vietnamese import fold

TEXTS = [p.read_text(encoding="utf-8") for p in SAMPLES if p.suffix == ".txt"]
FOLDERS = sorted({p.parent for p in SAMPLES})


def found(record: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every member that carries evidence, with its name."""
    if isinstance(record, dict):
        if "evidence" in record:
            yield name, record
        for key, value in record.items():
            yield from found(value, key)
    elif isinstance(record, list):
        for value in record:
            yield from found(value, name)


def check(source: Source, record: dict[str, Any]) -> None:
    """The invariants of a record, whatever the document was."""
    length = len(source.text)
    for name, value in found(record):
        assert 0.0 <= value["confidence"] < 1.0, name
        for place in value["evidence"]:
            assert 0 <= place["start"] < place["end"] <= length, name
            assert source.text[place["start"] : place["end"]].strip(), name
            for box in place["boxes"]:
                page = source.pages[place["page"] - 1]
                assert 0 <= box[0] < box[2] <= page.width + 1, name
                assert 0 <= box[1] < box[3] <= page.height + 1, name
        if value.get("value") not in (None, "") and value["status"] == "present":
            assert value["evidence"], name
            assert value["found_by"], name
    for miss in record["near_misses"]:
        assert " ".join(source.text[miss["start"] : miss["end"]].split()) == miss["text"]
    json.dumps(record, allow_nan=False)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}{p.suffix}")
def test_every_value_points_at_its_place(path: Path) -> None:
    source = vbparse.read(path)
    for plan in vbparse.parse_source(source):
        check(source, plan.to_dict())


PRINTED = ("place", "subject", "theme", "recipients", "sections", "annexes", "deadlines")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}{p.suffix}")
def test_printed_values_stand_where_the_evidence_says(path: Path) -> None:
    source = vbparse.read(path)
    for plan in vbparse.parse_source(source):
        for name, value in found(plan.to_dict()):
            shown = value.get("title" if name in ("sections", "annexes") else "value")
            shown = value.get("text") if name == "deadlines" else shown
            if name in PRINTED and shown:
                places = value["evidence"]
                quote = " ".join(source.text[p["start"] : p["end"]] for p in places)
                words = re.findall(r"\w+", fold.key(shown))
                inside = set(re.findall(r"\w+", fold.key(quote)))
                assert sum(w in inside for w in words) >= 0.8 * len(words), (name, shown, quote)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.data())
def test_damaged_samples_keep_the_invariants(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(TEXTS)).splitlines()
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        edit = data.draw(st.sampled_from(("drop", "twice", "cut", "join", "noise")))
        if edit == "drop" and len(lines) > 2:
            del lines[at]
        elif edit == "twice":
            lines.insert(at, lines[at])
        elif edit == "cut":
            lines[at] = lines[at][: len(lines[at]) // 2]
        elif edit == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
        else:
            lines[at] += data.draw(st.text(max_size=12))
    text = "\n".join(lines)
    source = read_bytes("van-ban.txt", f"x {text}".encode(errors="ignore"), "text/plain")
    for plan in vbparse.parse_source(source):
        check(source, plan.to_dict())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_the_same_file_gives_the_same_record(folder: Path) -> None:
    path = folder / "source.pdf"
    first, second = (vbparse.parse(path).to_dict() for _ in range(2))
    assert first == second


def test_the_samples_are_what_the_script_makes() -> None:
    """At least twelve samples of different issuers, as text, Word and PDF."""
    assert len(FOLDERS) >= 12
    assert all((f / f"source.{x}").exists() for f in FOLDERS for x in ("txt", "docx", "pdf"))
    assert (ROOT / "corpus" / "README.md").exists()
