"""How long an import takes: one worker beside two, beside parsing alone, beside pdfplumber.

    python benchmarks/archive_import.py [--files 2000] [--plain 200] [--rounds 1] [--folder DIR]
        [--floor]

Composes PDFs, reads them by a plain loop of pdfplumber's text extraction (``--plain`` of them, and
scales), by ``vbparse.parse_all`` alone, and imports them into an empty archive with one worker and
with two. Ratios are by CPU time, the gain of the second worker is by the clock, beside what two
plain processes gain on this machine in the same run. ``--rounds``: all in turn so many times, the
least time of each counts; on a shared machine others make times longer, never shorter. With
``--floor`` the exit code is 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive_files import pdfs

TARGETS = {
    "gain of the second worker": 1.6,
    "overhead of the store": 0.25,
    "beside pdfplumber": 0.35,
}
PLAIN = """
import sys, resource, pdfplumber
for line in sys.stdin:
    with pdfplumber.open(line.strip()) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()
"""
PARSE = """
import sys, vbparse
for line in sys.stdin:
    vbparse.parse_all(line.strip())
"""


def used(program: list[str], paths: list[Path]) -> tuple[float, float]:
    """CPU seconds, its own children included, and seconds by the clock."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    names = "\n".join(map(str, paths))
    subprocess.run(program, input=names, text=True, check=False, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - started


def imported(paths: list[Path], folder: Path, workers: int) -> tuple[float, float]:
    """Seconds of an import; words and links apart, which are passes of their own."""
    place = folder / f"{workers}-{os.getpid()}.db"
    for old in folder.glob(f"{place.name}*"):
        old.unlink()
    program = [sys.executable, __file__, "--only-import", str(workers), "--db", str(place)]
    return used(program, paths)


def only_import(place: str, workers: int) -> None:
    """What ``imported`` runs in a process of its own."""
    from vbparse.archive.importing import Import, put_in_queue
    from vbparse.archive.pool import Limits
    from vbparse.archive.store import Archive
    from vbparse.archive.walk import Walk

    paths = [Path(line.strip()) for line in sys.stdin if line.strip()]
    with Archive(place, create=True) as archive:
        put_in_queue(archive, Walk(paths))
        Import(archive, Limits(workers)).run()


def two_at_once(paths: list[Path]) -> float:
    """By how much two plain processes are quicker than one: what the machine has to give."""
    half = len(paths) // 2
    started = time.perf_counter()
    used([sys.executable, "-c", PARSE], paths)
    alone = time.perf_counter() - started
    started = time.perf_counter()
    both = [
        subprocess.Popen([sys.executable, "-c", PARSE], stdin=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process, part in zip(both, (paths[:half], paths[half:]), strict=True):
        if process.stdin:
            process.stdin.write("\n".join(map(str, part)))
            process.stdin.close()
    for process in both:
        process.wait()
    return alone / (time.perf_counter() - started)


def measure(paths: list[Path], plain: int, folder: Path, rounds: int) -> dict[str, float]:
    """All figures, in one run."""
    some = paths[:: max(1, len(paths) // plain)][:plain]
    plumber = parse = one = one_clock = two = two_clock = float("inf")
    machine = 0.0
    for _ in range(rounds):
        plumber = min(plumber, used([sys.executable, "-c", PLAIN], some)[0])
        parse = min(parse, used([sys.executable, "-c", PARSE], paths)[0])
        cpu, clock = imported(paths, folder, 1)
        one, one_clock = min(one, cpu), min(one_clock, clock)
        cpu, clock = imported(paths, folder, 2)
        two, two_clock = min(two, cpu), min(two_clock, clock)
        machine = max(machine, two_at_once(some))
    plumber *= len(paths) / len(some)
    return {
        "files": len(paths),
        "pdfplumber, CPU s": plumber,
        "parsing alone, CPU s": parse,
        "import, CPU s": one,
        "import with two workers, CPU s": two,
        "import, s": one_clock,
        "import with two workers, s": two_clock,
        "gain of two plain processes": machine,
        "gain of the second worker": one_clock / two_clock,
        "overhead of the store": one / parse - 1,
        "beside pdfplumber": one / plumber,
    }


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--plain", type=int, default=200)
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--folder", type=Path)
    options.add_argument("--floor", action="store_true")
    options.add_argument("--only-import", type=int)
    options.add_argument("--db")
    given = options.parse_args()
    if given.only_import:
        only_import(given.db, given.only_import)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        paths = pdfs(folder / f"pdf-{given.files}", given.files)
        found = measure(paths, given.plain, Path(made), given.rounds)
    print(json.dumps({name: round(value, 3) for name, value in found.items()}, indent=1))
    missed = [
        found["gain of the second worker"] < TARGETS["gain of the second worker"],
        found["overhead of the store"] > TARGETS["overhead of the store"],
        found["beside pdfplumber"] > TARGETS["beside pdfplumber"],
    ]
    sys.exit(int(given.floor and any(missed)))


if __name__ == "__main__":
    main()
