"""Scores the real documents of ``../shared``, where they are, and fails below the floors.

    python benchmarks/score_shared.py [--errors]

The floors are what the project has reached; they may rise, never fall. Without ``../shared``
nothing is scored, and that is said.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import vbparse

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LATER = r"\.doc$|scan"  # formats that a later issue reads
FLOORS = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))


def records(folder: Path) -> str:
    """The records of the documents that have gold, one JSON object a line."""
    lines = []
    for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        path = json.loads(row)["path"]
        if re.search(LATER, path):
            continue
        try:
            record = vbparse.parse(folder / path).to_dict()
        except vbparse.VbparseError as error:
            print(error, file=sys.stderr)
            continue
        lines.append(json.dumps(record, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def score(folder: Path, *extra: str) -> dict[str, float]:
    """Near F1 by field, with ``macro`` for the mean."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as pred:
        pred.write(records(folder))
        pred.flush()
        command = [sys.executable, str(SHARED / "gold" / "score.py"), "--skip", LATER]
        command += ["--gold", str(folder / "gold.jsonl"), "--pred", pred.name]
        if extra:
            subprocess.run([*command, *extra], check=True)
        done = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    report = json.loads(done.stdout)
    near = {name: row["near"]["f1"] for name, row in report["fields"].items()}
    return near | {"macro": report["macro_f1"]["near"]}


def portal() -> dict[str, float]:
    """Share of the law portal's own numbers and dates that the records give."""
    rows = (SHARED / "real" / "heads" / "portal.tsv").read_text(encoding="utf-8").splitlines()[1:]
    hits = {"doc_number": 0, "issued_on": 0}
    for row in rows:
        name, number, day, *_ = row.split("\t")
        plan = vbparse.parse(SHARED / "real" / "heads" / name)
        hits["doc_number"] += plan.doc_number.value == number
        hits["issued_on"] += plan.issued_on.value == day
    return {field: count / len(rows) for field, count in hits.items()}


def main() -> int:
    """Print every figure beside its floor; 1 when one fell below."""
    if not (SHARED / "gold" / "score.py").is_file():
        print("../shared is not here: nothing scored")
        return 0
    extra = ["--errors"] if "--errors" in sys.argv else []
    fallen = []
    for name, got in {
        "seeds": score(SHARED / "seeds", *extra),
        "real": score(SHARED / "real", *extra),
        "portal": portal(),
    }.items():
        for field, value in got.items():
            floor = FLOORS[name].get(field, 0.0)
            mark = "" if value >= floor - 1e-4 else "   FELL"
            print(f"{name:7} {field:18} {value:.4f}   floor {floor:.4f}{mark}")
            if mark:
                fallen.append(f"{name}.{field}")
    if fallen:
        print("below their floors:", ", ".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
