"""Made-up documents: the same each time, gold that is true to the letter, formats that agree."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from vbparse import readers
from vbparse.errors import OutputError, Unavailable
from vbparse.learning.synthesize import FAULTS, Options, documents, files, fonts, write
from vbparse.learning.synthesize.deadlines import MAKERS
from vbparse.learning.synthesize.make import Document
from vbparse.learning.synthesize.words import load
from vbparse.pipeline import parse_source

TEXT = Options(seed=11, count=60, formats=("txt",))
LISTED = ("legal_bases", "deadlines", "recipients")


@cache
def made() -> tuple[tuple[str, str, tuple[dict[str, Any], ...]], ...]:
    """Name, text and gold of sixty documents, a third of them with faults."""
    found = []
    for faults in ((), tuple(FAULTS)):
        options = Options(TEXT.seed, 40 if not faults else 20, faults=faults, formats=("txt",))
        for document in documents(options):
            found.append((document.name, *_read(files(document, options))))
    return tuple(found)


def _read(data: dict[str, bytes]) -> tuple[str, tuple[dict[str, Any], ...]]:
    gold = json.loads(data["gold.json"])
    return data["source.txt"].decode(), tuple(gold if isinstance(gold, list) else [gold])


def digest(document: Document, options: Options) -> str:
    data = files(document, options)
    return hashlib.sha256(b"".join(name.encode() + data[name] for name in sorted(data))).hexdigest()


@pytest.mark.parametrize("noise", [None, "heavy"])
def test_same_seed_same_bytes(noise: Any) -> None:
    options = Options(seed=5, count=2, noise=noise, faults=("stray-space", "two-leads"))
    first, second = ([digest(d, options) for d in documents(options)] for _ in range(2))
    assert first == second


def test_a_document_does_not_depend_on_how_many_follow() -> None:
    few, many = (
        Options(seed=5, count=2, formats=("txt",)),
        Options(seed=5, count=4, formats=("txt",)),
    )
    assert [digest(d, few) for d in documents(few)] == [
        digest(d, many) for d, _ in zip(documents(many), range(2), strict=False)
    ]


def test_another_seed_another_document() -> None:
    one, two = (Options(seed=seed, count=1, formats=("txt",)) for seed in (1, 2))
    assert digest(next(documents(one)), one) != digest(next(documents(two)), two)


def test_evidence_quotes_stand_at_their_spans() -> None:
    for name, text, rows in made():
        for gold in rows:
            for key, entries in gold["evidence"].items():
                for entry in entries:
                    there = " ".join(" ".join(text[a:b].split()) for a, b in entry["spans"])
                    assert there == entry["quote"], f"{name}: {key}"


def test_quotes_are_in_the_text() -> None:
    """One of the forms of each quote is; a value that the page breaks has one for its longest part."""
    for name, text, rows in made():
        line = " ".join(text.split())
        for gold in rows:
            quotes = [*gold["quotes"].values(), *(d["text"] for d in gold["deadlines"])]
            quotes += [base["quote"] for base in gold["legal_bases"]]
            for quote in quotes:
                forms = quote if isinstance(quote, list) else [quote]
                assert any(form in line for form in forms), f"{name}: {quote}"


def test_every_value_has_its_evidence() -> None:
    for name, _, rows in made():
        for gold in rows:
            for key in LISTED:
                for i in range(len(gold[key])):
                    assert f"{key}/{i}" in gold["evidence"], f"{name}: {key}/{i}"
            for i, task in enumerate(gold["tasks"]):
                assert f"tasks/{i}" in gold["evidence"] or f"tasks/{i}/value" in gold["evidence"]
                assert task["deadline"] is None or task["deadline"] < len(gold["deadlines"])


def test_zones_do_not_overlap_and_cover_the_text() -> None:
    for name, text, rows in made():
        zones = [(z["start"], z["end"]) for gold in rows for z in gold["zones"]]
        assert all(a[1] <= b[0] for a, b in pairwise(zones)), name
        assert sum(end - start for start, end in zones) > 0.95 * len("".join(text.split()))


def test_sections_are_the_outermost_headings() -> None:
    for name, _, rows in made():
        for gold in rows:
            top = [h["title"] for h in gold["headings"] if h["level"] == 1 and h["titled"]]
            assert gold["sections"] == top, name
            assert len(gold["section_kinds"]) == len(top)
            for i, heading in enumerate(gold["headings"]):
                above = heading["parent"]
                assert above is None or above < i
                assert above is None or gold["headings"][above]["level"] < heading["level"]


@pytest.mark.parametrize("row", load("deadlines")["row"], ids=lambda row: row["id"])
def test_every_row_of_the_catalogue_has_a_maker_and_both_splits(row: dict[str, Any]) -> None:
    assert row["make"] in MAKERS
    assert row["train"] and row["test"]
    assert set(row["fits"]) <= {"done", "when", "report", "event", "horizon", "cell"}


def test_the_reader_finds_number_and_day_in_every_format() -> None:
    options = Options(seed=2, count=4)
    for document in documents(options):
        data = files(document, options)
        gold = json.loads(data["gold.json"])
        for suffix in options.formats:
            source = readers.read_bytes(f"source.{suffix}", data[f"source.{suffix}"])
            plan = parse_source(source)[0]
            assert (plan.doc_number.value, plan.issued_on.value) == (
                gold["doc_number"],
                gold["issued_on"],
            ), f"{document.name}.{suffix}"


def test_boxes_are_where_the_pdf_has_the_words() -> None:
    options = Options(seed=2, count=3, formats=("pdf",))
    for document in documents(options):
        data = files(document, options)
        gold = json.loads(data["gold.json"])
        source = readers.read_bytes("source.pdf", data["source.pdf"])
        for key in ("doc_number", "subject", "signer_name"):
            (first, *_) = gold["evidence"][key]
            page, x0, top, x1, bottom = first["boxes"][0]
            inside = [
                source.quote(word.span)
                for word in source.words
                if x0 <= (word.box.x0 + word.box.x1) / 2 <= x1
                and top <= (word.box.top + word.box.bottom) / 2 <= bottom
                and source.lines[source.line_index(word.span.start)].page == page
            ]
            assert " ".join(inside).endswith(first["quote"].splitlines()[0][-6:]) or (
                len(first["boxes"]) > 1 and " ".join(inside) in first["quote"]
            ), f"{document.name}: {key}: {inside}"


def test_stamped_numbers_are_no_text_of_the_page() -> None:
    options = Options(seed=4, count=40, formats=("pdf",))
    for document in documents(options):
        draft = document.drafts[0]
        if draft.look.overlay and draft.scalars["doc_number"] and len(document.drafts) == 1:
            data = files(document, options)
            assert json.loads(data["gold.json"])["doc_number_status"] == "overlay"
            source = readers.read_bytes("source.pdf", data["source.pdf"])
            assert parse_source(source)[0].doc_number.status == "overlay"
            return
    pytest.fail("no document with a stamp")


def test_a_scan_has_no_text_and_says_what_was_done_to_it() -> None:
    options = Options(seed=3, count=1, noise="light")
    data = files(next(documents(options)), options)
    gold = json.loads(data["gold.json"])
    assert gold["scan"]["level"] == "light"
    assert len(gold["scan"]["skew"]) == sum(name.startswith("page-") for name in data)
    assert readers.read_bytes("source.pdf", data["source.pdf"]).text_layer == "none"


def test_noise_changes_letters_but_not_values() -> None:
    quiet, loud = (Options(seed=3, count=6, formats=("txt",), noise=n) for n in (None, "heavy"))
    for one, other in zip(documents(quiet), documents(loud), strict=True):
        (text, (gold, *_)), (noisy, (spoilt, *_)) = (
            _read(files(d, o)) for d, o in ((one, quiet), (other, loud))
        )
        assert len(text) == len(noisy)
        assert text != noisy
        for key in ("doc_number", "issued_on", "subject", "recipients", "sections", "lead_units"):
            assert gold[key] == spoilt[key]


def test_write_makes_a_folder_a_document(tmp_path: Path) -> None:
    out = tmp_path / "made"
    *_, last = write(Options(seed=1, count=3, formats=("txt",)), out)
    assert (last.documents, last.files) == (3, 6)
    assert sorted(p.name for p in out.iterdir() if p.is_file()) == ["made.json"]
    assert all((home / "gold.json").exists() for home in out.iterdir() if home.is_dir())
    with pytest.raises(OutputError, match="không rỗng"):
        next(write(Options(count=1), out))


@pytest.fixture
def no_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    fonts.register.cache_clear()
    monkeypatch.setattr(fonts, "FOLDERS", (tmp_path,))
    yield
    fonts.register.cache_clear()


@pytest.mark.usefixtures("no_font")
def test_a_missing_font_is_named_with_its_package() -> None:
    options = Options(count=1, formats=("pdf",))
    with pytest.raises(Unavailable, match="fonts-croscore"):
        files(next(documents(options)), options)
