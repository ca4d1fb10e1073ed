"""Speed of ``vbparse.parse`` against peers, as ratios inside one interleaved run.

    python benchmarks/parse_speed.py [--rounds 5] [--small]

Each pair runs turn by turn in processes of its own kind; the figure is the ratio of medians. The
documents are made here: a plan of N pages, with or without a task table on every third page.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from plans import plan_pdf, plan_text

PLUMBER_WORDS = """
    import pdfplumber
    def run(path):
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words(extra_attrs=["fontname", "size"])
                page.close()
"""
PLUMBER_TABLES = PLUMBER_WORDS.replace("page.close()", "page.extract_tables(); page.close()")
UNDERTHESEA = """
    from underthesea import word_tokenize
    def run(path):
        word_tokenize(open(path, encoding="utf-8").read())
"""
READ = """
    import vbparse
    def run(path):
        vbparse.read(path)
"""
PARSE = """
    import vbparse
    def run(path):
        vbparse.parse(path).to_dict()
"""
TIMER = """
import sys, time
run(sys.argv[1])
best = []
for _ in range(int(sys.argv[2])):
    start = time.process_time(); run(sys.argv[1]); best.append(time.process_time() - start)
import statistics; print(statistics.median(best))
"""


def seconds(code: str, path: Path, repeats: int) -> float:
    """CPU seconds of one run of ``code`` on ``path`` in a fresh process, after a warm-up."""
    program = textwrap.dedent(code) + TIMER
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), str(repeats)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def ratio(ours: str, theirs: str, path: Path, rounds: int, repeats: int) -> tuple[float, float]:
    """Ratio of the medians, and our median in seconds."""
    pairs = [(seconds(ours, path, repeats), seconds(theirs, path, repeats)) for _ in range(rounds)]
    mine = statistics.median(p[0] for p in pairs)
    return mine / statistics.median(p[1] for p in pairs), mine


def main() -> int:
    """Print a line for each target; 1 when one is missed."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--small", action="store_true", help="small form for the gate")
    options = ask.parse_args()
    rounds = 1 if options.small else options.rounds
    long = 12 if options.small else 50
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        short, plain, tables = made / "3.pdf", made / "long.pdf", made / "tables.pdf"
        text = made / "8k.txt"
        plan_pdf(short, pages=3)
        plan_pdf(plain, pages=long)
        plan_pdf(tables, pages=long, table_every=3)
        text.write_text(plan_text(8192), encoding="utf-8")
        jobs = [
            ("read, 3 pages", READ, PLUMBER_WORDS, short, 0.12),
            (f"read, {long} pages", READ, PLUMBER_WORDS, plain, 0.12),
            ("parse, 3 pages", PARSE, PLUMBER_WORDS, short, 0.25),
            (f"parse, {long} pages", PARSE, PLUMBER_WORDS, plain, 0.25),
            (f"parse, {long} pages, tables", PARSE, PLUMBER_TABLES, tables, 0.6),
            ("parse, text of 8 KB", PARSE, UNDERTHESEA, text, 0.5),
        ]
        for name, ours, theirs, path, target in jobs:
            got, mine = ratio(ours, theirs, path, rounds, 1 if path in (plain, tables) else 5)
            missed += got > target
            mark = "" if got <= target else "   MISSED"
            print(f"{name:28} {got:6.3f} x  target {target:.2f} x  ({mine * 1000:7.1f} ms){mark}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
