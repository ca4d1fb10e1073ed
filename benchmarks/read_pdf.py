"""Reading of PDFs alone: time against pdfplumber, cost of a page, peak memory.

    python benchmarks/read_pdf.py [--rounds 5]

All runs of one figure go turn by turn in one process each, so that only ratios count. The PDFs are
made here (``plans.py``; Debian: fonts-croscore).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from plans import plan_pdf
from vbparse.readers import pdf

READ_AND_TELL_PEAK = """
import resource, sys
from pathlib import Path
from vbparse.readers import pdf
pdf.read(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def read(path: Path) -> None:
    """Our reading, words, rules and tables."""
    pdf.read(path)


def plumber_words(path: Path) -> None:
    """pdfplumber's words with font and size; pages are closed, or memory grows."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.close()


def plumber_tables(path: Path) -> None:
    """The same, and tables."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.extract_tables()
            page.close()


def medians(rounds: int, *jobs: Callable[[], None]) -> list[float]:
    """Median CPU seconds of each job, turn by turn after one warm-up."""
    times: list[list[float]] = [[] for _ in jobs]
    for number in range(rounds + 1):
        for job, found in zip(jobs, times, strict=True):
            start = time.process_time()
            job()
            if number:
                found.append(time.process_time() - start)
    return [statistics.median(found) for found in times]


def report(name: str, value: float, target: float, unit: str = "x") -> bool:
    """Print one line; whether the target is met."""
    met = value <= target
    print(f"{name:58} {value:8.3f} {unit}  target {target:g}  {'ok' if met else 'MISSED'}")
    return met


def main() -> int:
    """Print a line for each target; 1 when one is missed."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--rounds", type=int, default=5)
    rounds = ask.parse_args().rounds
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for pages in (3, 50):
            path = Path(folder) / f"plain-{pages}.pdf"
            plan_pdf(path, pages=pages)
            ours, theirs = medians(rounds, lambda p=path: read(p), lambda p=path: plumber_words(p))
            good &= report(f"read, {pages} pages / pdfplumber words", ours / theirs, 0.12)
        path = Path(folder) / "tables.pdf"
        plan_pdf(path, pages=24, table_every=3)
        ours, theirs = medians(rounds, lambda: read(path), lambda: plumber_tables(path))
        good &= report("read, 24 pages, 8 tables / pdfplumber words and tables", ours / theirs, 0.3)
        small, large = Path(folder) / "plain-50.pdf", Path(folder) / "plain-500.pdf"
        plan_pdf(large, pages=500)
        one, many = medians(rounds, lambda: read(small), lambda: read(large))
        good &= report("a page of 500 / a page of 50", many / one / 10, 1.2)
        print(f"{'':58} {one / 50 * 1000:8.2f} ms for a page of 50")
        peak = subprocess.run(
            [sys.executable, "-c", READ_AND_TELL_PEAK, str(large)],
            check=True,
            capture_output=True,
            text=True,
        )
        good &= report("peak memory, 500 pages", int(peak.stdout) / 1024, 200, "MB")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
