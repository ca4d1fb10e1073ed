"""Refuses gold that cannot be right: unknown keys or kinds, quotes that are not in the document.

python corpus/check_gold.py [FOLDER …]
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def words(text: str) -> set[str]:
    """The words of a line as a set."""
    return set(text.split())


KEYS = words(
    "doc_type doc_number doc_number_status place issued_on issuer parent_org subject theme "
    "legal_bases parent lead_units deadlines recipients signer_name signer_title signing_authority "
    "sections section_kinds truncated unsure"
)
MAY = words("roles headings quotes slices")  # keys that gold may have besides
ROLES = words("lead support perform report")
CHOICES: dict[str, set[str | None]] = {
    "doc_number_status": {"present", "overlay", "handwritten", "blank", "missing"},
    "signing_authority": {"KT.", "TM.", "TL.", "TUQ.", "Q.", None},
}
RELATIONS = {"implements", "based_on", "proposed_by", "amends"}
TIMES = {"date", "interval", "recurrence", "relative", "open"}
SECTIONS = words(
    "basis context viewpoint purpose requirements goals targets scope subjects content tasks "
    "solutions timeline place method budget organisation assignment steering monitoring reporting "
    "reward proposal other"
)
MEMBERS = {
    "legal_bases": {"type", "number", "date", "issuer", "title", "relation"},
    "deadlines": {"value", "kind", "text", "action", "unit"},
    "roles": {"quote", "unit", "role"},
    "headings": {"title", "level", "kinds"},
}


def listed(path: Path) -> list[dict[str, Any]]:
    """The gold of a folder, one object a document of the file."""
    gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
    return gold if isinstance(gold, list) else [gold]


def one_line(text: str) -> str:
    """The text without page numbers and line breaks, in lower case."""
    return re.sub(r"\s+", " ", re.sub(r"\n\d{1,2}(?=\n)", "", text)).casefold()


def wrong_form(gold: dict[str, Any]) -> Iterator[str]:
    """Keys and values outside of the annotation guide."""
    yield from (f"key {key}" for key in KEYS ^ (set(gold) - MAY))
    for key, choices in CHOICES.items():
        if gold[key] not in choices:
            yield f"{key}: {gold[key]}"
    for key, members in MEMBERS.items():
        yield from (
            f"{key}: members {set(row) ^ members}"
            for row in gold.get(key, [])
            if set(row) != members
        )
    yield from (
        f"relation {b['relation']}" for b in gold["legal_bases"] if b["relation"] not in RELATIONS
    )
    yield from (f"kind {d['kind']}" for d in gold["deadlines"] if d["kind"] not in TIMES)
    yield from (f"kinds {kinds}" for kinds in gold["section_kinds"] if not set(kinds) <= SECTIONS)
    yield from wrong_labels(gold)
    if len(gold["sections"]) != len(gold["section_kinds"]):
        yield "as many section_kinds as sections"


def wrong_labels(gold: dict[str, Any]) -> Iterator[str]:
    """Labels for the models: units that their sentence does not name, roles and kinds not of the guide."""
    for row in gold.get("roles", []):
        if row["role"] not in ROLES:
            yield f"role {row['role']}"
        if row["unit"].casefold() not in row["quote"].casefold():
            yield f"role: {row['unit']} is not in {row['quote']}"
    for row in gold.get("headings", []):
        if row["level"] < 1 or not set(row["kinds"]) <= SECTIONS:
            yield f"heading {row}"
    tops = [row["title"] for row in gold.get("headings", []) if row["level"] == 1]
    if tops and tops != gold["sections"]:
        yield f"headings of level 1 {tops} are not the sections"


def quotes(gold: dict[str, Any]) -> Iterator[str | list[str] | None]:
    """Everything that is said to be printed; of a list one of its answers is."""
    for key in ("place", "issuer", "parent_org", "subject", "theme", "signer_name", "signer_title"):
        yield gold[key]
    yield from (*gold["lead_units"], *gold["recipients"], *gold["sections"])
    yield from (row["text"] for row in gold["deadlines"])
    yield from (row["title"] for row in gold["legal_bases"])
    yield from (row["quote"] for row in gold.get("roles", []))
    yield from (row["title"] for row in gold.get("headings", []))
    yield from gold.get("quotes", {}).values()


def not_there(gold: dict[str, Any], text: str) -> Iterator[str]:
    """Quotes that the text does not have; numbers are compared without spaces."""
    line = one_line(text)
    for quote in filter(None, quotes(gold)):
        if not any(
            answer.casefold() in line for answer in ([quote] if isinstance(quote, str) else quote)
        ):
            yield f"not in the text: {quote}"
    solid = line.replace(" ", "")
    own = gold["doc_number"] if isinstance(gold["doc_number"], list) else [gold["doc_number"]]
    for number in (*own, *(row["number"] for row in gold["legal_bases"])):
        if number and number.replace(" ", "").casefold() not in solid:
            yield f"number not in the text: {number}"


def main() -> int:
    """Print what is wrong; 1 when anything is."""
    folders = [Path(name) for name in sys.argv[1:]] or sorted(
        p.parent for p in HERE.glob("*/gold.json")
    )
    bad = 0
    for folder in folders:
        text = (folder / "source.txt").read_text(encoding="utf-8")
        for gold in listed(folder):
            for what in (*wrong_form(gold), *not_there(gold, text)):
                print(f"{folder.name}: {what}")
                bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
