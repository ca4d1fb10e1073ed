"""Scores the samples of corpus/ against their gold, read as text, as Word and as PDF.

    python benchmarks/score_corpus.py [--errors] [FOLDER …]

strict: equal after NFC and white-space folding; soft: also without case, punctuation and tone
placement (hoà = hòa); near: phrases whose soft forms are alike to 0.9. Lists match one to one.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vbparse

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PLAIN = ["doc_number", "place", "issued_on", "issuer", "subject", "theme", "parent"]
SIGNER = {"signer_name": "value", "signer_title": "title", "signing_authority": "authority"}
SCALARS = {name: (name, "value") for name in PLAIN}  # field → where it stands in a record
SCALARS |= {"doc_type": ("doc_type", "code"), "parent_org": ("issuer", "parent")}
SCALARS |= {name: ("signer", member) for name, member in SIGNER.items()}
EXACT = re.compile("doc_|issued_on|parent$|legal_|deadlines|section_kinds|signing_")
OLD_TONE = re.compile("([ou])([\u0300\u0301\u0309\u0303\u0323])([aey])")  # òa: o, tone, a


def wanted(gold: dict[str, Any]) -> dict[str, list[Any]]:
    """Field → the values that a person found; a value that is a list holds equally right answers."""
    bases, found = gold["legal_bases"], {name: [gold[name]] for name in SCALARS}
    found |= {name: gold[name] for name in ("lead_units", "recipients", "sections")}
    found["deadlines"] = [deadline["value"] for deadline in gold["deadlines"]]
    kinds = zip(gold["sections"], gold["section_kinds"], strict=True)
    found["section_kinds"] = [f"{title}={kind}" for title, several in kinds for kind in several]
    # a law without a number goes by its title, with or without the word Luật
    found["legal_bases"] = [b["number"] or [b["title"], f"{b['type']} {b['title']}"] for b in bases]
    found["legal_base_dates"] = [f"{b['number']} {b['date']}" for b in bases if b["number"]]
    return {name: [*filter(None, x)] for name, x in found.items() if name not in gold["unsure"]}


def given(record: dict[str, Any]) -> dict[str, list[Any]]:
    """Field → the values of a record, which may be empty."""
    found = {name: [(record.get(a) or {}).get(b)] for name, (a, b) in SCALARS.items()}
    for name in ("lead_units", "recipients", "deadlines"):
        rows = record.get(name, [])
        found[name] = [row["value"] for row in rows if row.get("kind") != "archive"]
    tops = [section for section in record.get("sections", []) if section["level"] == 1]
    found["sections"] = [section["title"] for section in tops]
    found["section_kinds"] = [f"{s['title']}={kind}" for s in tops for kind in s["kinds"]]
    bases = [base for base in record.get("citations", []) if base["preamble"]]
    found["legal_bases"] = [base["value"] or base["title"] for base in bases]
    found["legal_base_dates"] = [f"{b['value']} {b['issued_on']}" for b in bases if b["value"]]
    return {name: [*filter(None, values)] for name, values in found.items()}


def folded(text: str) -> str:
    """Letters, tones and digits only, in lower case, òa written oà."""
    apart = OLD_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text.casefold()))
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", apart))


def closeness(field: str, want: Any, have: str) -> int:
    """3 strict, 2 soft, 1 near, 0 wrong; the best of several right answers."""
    if isinstance(want, list):
        return max(closeness(field, answer, have) for answer in want)
    one, two = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (want, have))
    if one == two or folded(one) == folded(two):
        return 3 if one == two else 2
    ratio = difflib.SequenceMatcher(None, folded(one), folded(two)).ratio()
    return int(not EXACT.match(field) and ratio >= 0.9)


def left(field: str, want: list[Any], have: list[str], least: int) -> tuple[list[Any], list[str]]:
    """What is missed and what is wrong, when values at least so close are matched one to one."""
    missed, wrong = [], list(have)
    for value in want:
        best = max(wrong, key=lambda other: closeness(field, value, other), default="")
        if best and closeness(field, value, best) >= least:
            wrong.remove(best)
        else:
            missed.append(value)
    return missed, wrong


def pairs(folder: Path, name: str) -> Iterator[tuple[str, str, list[Any], list[str]]]:
    """Document, field, what is wanted and what is given; a missing or extra record is paired too."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows: list[Any] = gold if isinstance(gold, list) else [gold]
    plans: list[Any] = [plan.to_dict() for plan in vbparse.parse_all(folder / name)]
    for n, (row, plan) in enumerate(itertools.zip_longest(rows, plans), 1):
        have = given(plan or {})
        for field, want in (wanted(row) if row else {field: [] for field in have}).items():
            yield f"{folder.name}/{name}#{n}", field, want, have[field]


def score(folders: list[Path], name: str, errors: bool) -> dict[str, tuple[float, ...]]:
    """Field → F1 near, soft and strict over the files so named."""
    hits, sizes = Counter[tuple[str, int]](), Counter[str]()
    for document, field, want, have in (row for folder in folders for row in pairs(folder, name)):
        sizes[field] += len(want) + len(have)
        for least in (1, 2, 3):
            missed, wrong = left(field, want, have, least)
            hits[field, least] += 2 * (len(want) - len(missed))
            if errors and least == 1 and (missed or wrong):
                print(f"{document}  {field}  missed {missed}  wrong {wrong}")
    return {f: tuple(hits[f, n] / (sizes[f] or 1) for n in (1, 2, 3)) for f in sizes}


def main() -> None:
    """Near F1 by field and format, then the means at each level."""
    ask = argparse.ArgumentParser(description="Score the samples of corpus/.")
    ask.add_argument("folders", nargs="*", type=Path)
    ask.add_argument("--errors", action="store_true", help="print every value missed or wrong")
    options = ask.parse_args()
    folders = options.folders or sorted(path.parent for path in CORPUS.glob("*/gold.json"))
    names = ("source.txt", "source.docx", "source.pdf")
    tables = [score(folders, name, options.errors) for name in names]
    print(f"{len(folders)} files, near F1", *(f"{name:>12}" for name in names))
    for field in tables[0]:
        print(f"{field:17}", *(f"{table[field][0]:12.3f}" for table in tables))
    for at, level in enumerate(("near", "soft", "strict")):
        means = [sum(row[at] for row in table.values()) / len(table) for table in tables]
        print(f"mean, {level:11}", *(f"{mean:12.3f}" for mean in means))


if __name__ == "__main__":
    main()
