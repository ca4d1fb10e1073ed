"""An import killed (-9) at random moments ends like an undisturbed one.

    python benchmarks/archive_kills.py [--files 400] [--bad 40] [--kills 25] [--seed 1] [--db URL]

Imports a folder undisturbed, then into another archive with ``--kills`` interruptions: parent and
workers get SIGKILL after a random time; after each the import is started again. At the end the
archives are compared table by table. The exit code is 1 when they differ.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from archive_files import mixed
from vbparse.archive.store import Archive
from vbparse.archive.tables import METADATA, OF_SQLITE

LEFT_OUT = {"attempts", "run_id", "seen", "to_link", "places"}  # the last only PostgreSQL fills
Tables = dict[str, list[tuple[Any, ...]]]


def started(folder: Path, place: str) -> subprocess.Popen[bytes]:
    """An import in a process group of its own."""
    words = [sys.executable, "-m", "vbparse", "import", str(folder), "--db", place]
    return subprocess.Popen(
        [*words, "--no-words", "--workers", "2"], stderr=subprocess.DEVNULL, start_new_session=True
    )


def tables(place: str) -> Tables:
    """What two equal archives share: everything but how often a file was tried, and by whom."""
    found: Tables = {}
    with Archive(place) as archive, archive.read() as connection:
        of_one = OF_SQLITE.sorted_tables if archive.is_sqlite else []
        for table in [*METADATA.sorted_tables, *of_one]:
            columns = [column for column in table.c if column.name not in LEFT_OUT]
            rows = connection.execute(select(*columns))
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
        if archive.is_sqlite:
            terms = connection.exec_driver_sql("SELECT * FROM search_terms")
            found["search_terms"] = [tuple(row) for row in terms]
    return found


def tormented(folder: Path, place: str, kills: int, seconds: float, dice: random.Random) -> int:
    """Imports until it is done; how many kills really hit."""
    hit = 0
    for _ in range(kills):
        process = started(folder, place)
        time.sleep(dice.uniform(0.2, seconds))
        hit += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    started(folder, place).wait()
    return hit


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=400)
    options.add_argument("--bad", type=int, default=40)
    options.add_argument("--kills", type=int, default=25)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--db", help="an empty database for the interrupted import")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder, calm = Path(made) / "files", f"{made}/calm.db"
        mixed(folder, given.files, given.bad)
        begun = time.monotonic()
        started(folder, calm).wait()
        took = time.monotonic() - begun
        place = given.db or f"{made}/killed.db"
        dice = random.Random(given.seed)  # noqa: S311
        # the undisturbed time is shared out: most kills come while there is still work to do
        hit = tormented(folder, place, given.kills, max(1.2, 2.0 * took / given.kills + 0.8), dice)
        one, other = tables(calm), tables(place)
    differing = sorted(name for name in one if one[name] != other.get(name, one[name]))
    states: dict[str, int] = {}
    for row in one["journal"]:
        states[row[4]] = states.get(row[4], 0) + 1
    found = {"files": given.files, "kills": given.kills, "hit while running": hit}
    print(json.dumps({**found, "states": states, "works": len(one["works"]), "differ": differing}))
    sys.exit(int(bool(differing)))


if __name__ == "__main__":
    main()
