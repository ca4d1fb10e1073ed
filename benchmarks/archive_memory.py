"""Resident memory of an import and of its workers over many files.

    python benchmarks/archive_memory.py [--files 10000] [--pdfs 1000] [--workers 2] [--floor]

Imports small texts and PDFs in turn and notes the resident memory of the parent and of the largest
worker after every 500 files. It must not grow after the first thousand (or tenth): ``--floor`` ends
with 1 when the greatest later figure is more than 15 % and 10 MB above the greatest early one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from archive_files import pdfs, texts
from vbparse.archive.importing import Import, Progress, put_in_queue
from vbparse.archive.pool import Limits, Pool
from vbparse.archive.store import Archive
from vbparse.archive.walk import Walk


def resident(process: int | str) -> float:
    """Megabytes; 0 when the process is gone."""
    try:
        text = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    line = next((row for row in text.splitlines() if row.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--pdfs", type=int, default=1000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--folder", type=Path, help="where the composed PDFs are kept")
    options.add_argument("--floor", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "files"
        texts(root, given.files - given.pdfs)
        kept = given.folder or Path(made)
        for number, path in enumerate(pdfs(kept / f"pdf-{given.pdfs}", given.pdfs)):
            every = max(1, (given.files - given.pdfs) // max(1, given.pdfs))
            place = root / f"{number * every // 1000:03d}"
            shutil.copyfile(path, place / f"{number * every:06d}.pdf")
        rows = measured(root, Path(made) / "kho.db", given.workers)
    early = [row for row in rows if row[0] <= max(1000, given.files // 10)] or rows[:1]
    late = [row for row in rows if row not in early] or early
    found = {
        "files": rows[-1][0],
        "parent, early, MB": max(row[1] for row in early),
        "parent, later, MB": max(row[1] for row in late),
        "worker, early, MB": max(row[2] for row in early),
        "worker, later, MB": max(row[2] for row in late),
    }
    for number, parent, worker in rows:
        told = f"{number:6d} files: parent {parent:5.1f} MB, largest worker {worker:5.1f} MB"
        print(told, file=sys.stderr)
    print(json.dumps({name: round(value, 1) for name, value in found.items()}))
    grown = [
        found[f"{who}, later, MB"] - found[f"{who}, early, MB"] for who in ("parent", "worker")
    ]
    limit = [max(10.0, 0.15 * found[f"{who}, early, MB"]) for who in ("parent", "worker")]
    sys.exit(int(given.floor and any(more > most for more, most in zip(grown, limit, strict=True))))


def measured(root: Path, place: Path, workers: int) -> list[tuple[int, float, float]]:
    """Files done, memory of the parent, memory of the largest worker."""
    rows: list[tuple[int, float, float]] = []
    pools: list[Pool] = []

    def pool(limits: Limits) -> Pool:
        pools.append(Pool(limits))
        return pools[0]

    def watch(progress: Progress) -> None:
        if not rows or progress.done >= rows[-1][0] + 500 or progress.done == progress.total:
            theirs = [resident(worker.process.pid) for worker in pools[0]._workers]
            rows.append((progress.done, resident("self"), max(theirs, default=0.0)))

    with Archive(place, create=True) as archive:
        put_in_queue(archive, Walk([root]))
        Import(archive, Limits(workers), pool=pool).run(watch)
    return rows[1:] or rows


if __name__ == "__main__":
    main()
