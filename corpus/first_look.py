"""What the rules said of each sample before they were mended on it: ``first_look.jsonl``.

For each sample the rules are taken from the revision that brought its gold: nobody had mended
anything on it by then. The facts and the verdicts are those of today (``vbparse.confidence``,
``vbparse.learning``), laid over that revision. Held-out samples are left out. Needs the history
(``git``); ``vbparse train`` needs only the file.

    python corpus/first_look.py            # all samples again
    python corpus/first_look.py NAME …     # these samples again, the others stay
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from vbparse.document import Section
from vbparse.learning.train.cases import cases
from vbparse.learning.train.data import samples
from vbparse.learning.train.judge import plan_of
from vbparse.models import shipped

CORPUS = Path(__file__).parent
ROOT = CORPUS.parent
FILE = CORPUS / "first_look.jsonl"
OF_TODAY = ("confidence", "models", "learning", "errors.py", "patterns.py")
EARLY = "00da247"
"""The last revision whose rules count as early."""


def main(wanted: list[str]) -> None:
    """Write the file; with names only the rows of these samples anew."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()] if wanted else []
    kept = [row for row in rows if row["document"].split("/")[0].split("#")[0] not in wanted]
    early = {EARLY, *git("rev-list", EARLY).split()}
    found = [*kept]
    for revision, homes in sorted(by_revision(wanted).items()):
        kind = "early look" if revision in early else "first look"
        for line in looked(revision, homes):
            found.append(json.loads(line) | {"kind": kind, "rules": revision[:10]})
    found.sort(key=lambda row: (row["document"], row["calibrator"], json.dumps(row)))
    lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in found)
    FILE.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def git(*words: str) -> str:
    return subprocess.run(
        ["git", "-C", ROOT, *words], capture_output=True, check=True, text=True
    ).stdout.strip()


def by_revision(wanted: list[str]) -> dict[str, list[str]]:
    """Revision → the folders whose gold it brought."""
    found: dict[str, list[str]] = {}
    for gold in sorted([*CORPUS.glob("*/gold.json"), *CORPUS.glob("*/gold.jsonl")]):
        home = gold.parent.name
        if not wanted or home in wanted:
            brought = git("log", "--diff-filter=A", "--format=%H", "-1", "--", str(gold))
            if brought:  # else it is not in the history yet
                found.setdefault(brought, []).append(home)
    return found


def looked(revision: str, homes: list[str]) -> Iterator[str]:
    """The lines of these folders, by the rules of that revision."""
    archive = subprocess.run(
        ["git", "-C", ROOT, "archive", revision, "src"], capture_output=True, check=True
    ).stdout
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(fileobj=BytesIO(archive)) as packed:
            packed.extractall(name, filter="data")
        old, now = Path(name, "src", "vbparse"), ROOT / "src" / "vbparse"
        for part in OF_TODAY:
            if (old / part).is_dir():
                shutil.rmtree(old / part)
            copy = shutil.copytree if (now / part).is_dir() else shutil.copy
            copy(now / part, old / part)
        environment = os.environ | {"PYTHONPATH": str(old.parent)}
        command = [sys.executable, __file__, "--look", *homes]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if run.returncode:
            raise SystemExit(f"{revision}: {run.stderr}")
        yield from run.stdout.splitlines()


def look(homes: list[str]) -> None:
    """In the process that has the old rules: print a line for each value."""
    if not hasattr(Section, "kind_confidence"):  # older than that member
        Section.kind_confidence = property(lambda section: section.confidence)
    formats: Counter[str] = Counter()
    values: Counter[tuple[str, str, str, str, bool]] = Counter()
    with shipped.without():
        for sample in samples([CORPUS]):
            if (
                sample.split == "held-out"
                or Path(sample.document.split("#")[0]).parts[0] not in homes
            ):
                continue
            plan = plan_of(sample)
            formats[sample.document] += 1
            for case in cases(sample, plan) if plan is not None else ():
                facts = json.dumps(dict(case.features), ensure_ascii=False, sort_keys=True)
                values[sample.document, sample.origin, case.calibrator, facts, case.right] += 1
    for (document, origin, calibrator, facts, right), count in values.items():
        row = {
            "document": document,
            "origin": origin,
            "calibrator": calibrator,
            "facts": json.loads(facts),
            "right": right,
            "count": count,
            "formats": formats[document],
        }
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--look"]:
        look(sys.argv[2:])
    else:
        main(sys.argv[1:])
