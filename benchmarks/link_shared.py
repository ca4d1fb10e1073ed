"""Imports the real plans of ../shared whole and compares the links found with links.tsv.

    python benchmarks/link_shared.py [--shared ../shared] [--db URL]

Every link of the list must be found, and none of its false friends; also, of the five seeds
imported together, the draft without a number must be found by its day, body and subject. Ends with
1 when something is missing or wrong. Links that the list does not name are printed, to be judged
by eye: the list names those among documents of one subject.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ("004_2c83cc914242d8e5.txt", "4114/KH-UBND", "003_9560d201abe2a507.txt")
Found = dict[tuple[str, str], str]  # citing file, target file → number as cited


def main() -> int:
    """Prints what is missing and what is wrong."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--db", help="an archive that is there already, instead of a new one")
    given = options.parse_args()
    heads, seeds = given.shared / "real" / "heads", given.shared / "seeds"
    if not (heads / "links.tsv").exists():
        print(f"{heads}: no links.tsv here; nothing to measure")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = linked(heads, given.db or f"{folder}/heads.db")
        wrong = compare(found, heads / "links.tsv")
        if seeds.is_dir():
            wrong += compare_seeds(linked(seeds, f"{folder}/seeds.db"))
    return 1 if wrong else 0


def linked(folder: Path, db: str) -> Found:
    """The links that ``vbparse import`` and ``vbparse link`` make of the files in ``folder``."""
    vbparse("import", str(folder), "--db", db)
    lines = vbparse("link", "--format", "jsonl", "--db", db).splitlines()
    rows = [json.loads(line) for line in lines]
    return {(row["citing"], row["target"]): row["value"] for row in rows if row["target"]}


def vbparse(*words: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "vbparse", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):  # 2: some file was quarantined
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return done.stdout


def compare(found: Found, table: Path) -> int:
    """How many rows of the list are not as they should be."""
    rows = list(csv.DictReader(table.open(encoding="utf-8"), delimiter="\t"))
    links = {(r["citing"], r["file"]) for r in rows if r["verdict"] == "link"}
    friends = {(r["citing"], r["file"]) for r in rows if r["verdict"] == "no_link"}
    missed, false = sorted(links - found.keys()), sorted(friends & found.keys())
    for citing, target in missed:
        print(f"missing: {citing} -> {target}")
    for citing, target in false:
        print(f"false:   {citing} -> {target}")
    for citing, target in sorted(found.keys() - links - friends):
        print(f"not in the list: {citing} cites {found[citing, target]} -> {target}")
    print(f"{len(links) - len(missed)} of {len(links)} links, {len(false)} of {len(friends)} false")
    return len(missed) + len(false)


def compare_seeds(found: Found) -> int:
    """Whether the draft without a number is found, and nothing else."""
    citing, number, target = SEED
    good = found == {(citing, target): number}
    print(f"seeds: {'as they should be' if good else found}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
