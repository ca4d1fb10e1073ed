"""The real links of ../shared once more, with the cited day misprinted on purpose.

    python benchmarks/link_misprints.py [--shared ../shared]

For each kind of slip: how many of the links are still found, and how many wrong ones appear. A date of
another year must find nothing: numbers begin anew every year.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from vbparse.linking import Known, Named, citations_in, known, offered, resolve, sought
from vbparse.pipeline import parse

ROOT = Path(__file__).parent.parent
Day = tuple[int, int, int]
SLIPS: dict[str, Callable[[Day], Day]] = {
    "as printed": lambda day: day,
    "the next day": lambda day: (day[0], day[1], day[2] % 28 + 1),
    "ten days on": lambda day: (day[0], day[1], (day[2] + 9) % 28 + 1),
    "the next month": lambda day: (day[0], day[1] % 12 + 1, min(day[2], 28)),
    "day and month": lambda day: (day[0], day[1] % 12 + 1, (day[2] + 5) % 28 + 1),
    "the year before": lambda day: (day[0] - 1, day[1], min(day[2], 28)),
}


def main() -> int:
    """Prints a line for each kind of slip."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    heads = options.parse_args().shared / "real" / "heads"
    if not (heads / "links.tsv").exists():
        print(f"{heads}: no links.tsv here; nothing to measure")
        return 0
    records = {path.name: parse(path).to_dict() for path in sorted(heads.glob("*.txt"))}
    rows = list(csv.DictReader((heads / "links.tsv").open(encoding="utf-8"), delimiter="\t"))
    links = {(r["citing"], r["cited_number"]): r["file"] for r in rows if r["verdict"] == "link"}
    works = {name: work(i, record) for i, (name, record) in enumerate(records.items(), 1)}
    index: dict[int, list[Known]] = defaultdict(list)
    for one in works.values():
        for key in offered(one):
            index[key].append(one)
    names = {one.id: name for name, one in works.items()}
    wrong = 0
    for slip, change in SLIPS.items():
        found = false = 0
        for name, record in records.items():
            named = [
                spoilt(row, links.get((name, row.value or "")), change) for row in cited(record)
            ]
            for citation in citations_in(works[name], named):
                wanted = links.get((name, citation.value or ""))
                if wanted is None:
                    continue
                met = {w.id: w for key in sought(citation) for w in index.get(key, ())}
                target = resolve(citation, met.values()).target
                found += target is not None and names[target] == wanted
                false += target is not None and names[target] != wanted
        print(f"{slip:16} {found:3} of {len(links)} found, {false} wrong")
        wrong += false
    return 1 if wrong else 0


def work(number: int, record: Any) -> Known:
    """What linking knows of a record."""
    return known(
        number,
        value=record["doc_number"]["value"],
        symbol=record["doc_number"]["symbol"],
        type_code=record["doc_type"]["code"],
        issued_on=record["issued_on"]["value"],
        issuer=record["issuer"]["value"],
        issuer_parent=record["issuer"]["parent"],
        issuer_id=record["issuer"]["id"],
        place=record["place"]["value"],
        subject=record["subject"]["value"],
    )


def cited(record: Any) -> list[Named]:
    """The citations of a record."""
    parts = ("value", "doc_type", "issued_on", "issuer", "title")
    return [Named(i, *(row[part] for part in parts)) for i, row in enumerate(record["citations"])]


def spoilt(row: Named, wanted: str | None, change: Callable[[Day], Day]) -> Named:
    """The citation with another day, where it is one of the list."""
    if wanted is None or not row.issued_on or len(row.issued_on) != len("2024-01-01"):
        return row
    year, month, day = (int(part) for part in row.issued_on.split("-"))
    changed = change((year, month, day))
    return replace(row, issued_on="{:04d}-{:02d}-{:02d}".format(*changed))


if __name__ == "__main__":
    sys.exit(main())
