"""The figures of this version, written to ``docs/benchmarks/VERSION.md``.

Each block is what ``vbparse evaluate`` prints. The corpus is told apart into samples for tuning and
held-out ones; ``../shared`` is scored where it lies beside the checkout; generated documents are
made anew by noise, with the grammars of the test half. Run ``python benchmarks/version_results.py``
(``--count 100`` for a quick look, which writes nothing).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from vbparse import __version__
from vbparse.learning.evaluate.figures import figures
from vbparse.learning.evaluate.run import Failure, evaluated
from vbparse.learning.evaluate.scoring import Scored
from vbparse.learning.evaluate.table import lines

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SEED, COUNT = 2026, 1000
NOISE = ((), ("--noise", "light"), ("--noise", "heavy"))


def scored(folder: Path) -> list[Scored]:
    """What became of each document below the folder that could be judged."""
    return [found for found in evaluated(folder) if not isinstance(found, Failure)]


def block(title: str, documents: Sequence[Scored]) -> Iterator[str]:
    """A heading and the table of ``vbparse evaluate``."""
    yield f"## {title}"
    yield ""
    yield "```text"
    yield from lines(figures(documents), "en")
    yield "```"
    yield ""


def of_the_corpus() -> Iterator[str]:
    """The samples by split, then the flattened texts of the portal."""
    folder = ROOT / "corpus"
    held_out = set(tomllib.loads((folder / "splits.toml").read_text())["held_out"]["folders"])
    documents = [d for d in scored(folder) if d.document.path.parent.name != "portal"]
    apart = [d for d in documents if d.document.path.parent.name in held_out]
    yield from block("Corpus, held out (never tuned on)", apart)
    yield from block("Corpus, for tuning", [d for d in documents if d not in apart])
    yield from block("Corpus, flattened portal texts (for tuning)", scored(folder / "portal"))


def of_shared() -> Iterator[str]:
    """Real documents; the rules were written while reading them."""
    for name in ("real", "seeds"):
        if (SHARED / name).is_dir():
            yield from block(f"Real documents: {name}", scored(SHARED / name))


def of_generated(count: int) -> Iterator[str]:
    """Documents of the test grammars, clean and with letters misread."""
    for noise in NOISE:
        with tempfile.TemporaryDirectory() as home:
            made = Path(home) / "made"
            formats = "txt" if noise else "txt,docx,pdf"
            run = [sys.executable, "-m", "vbparse", "synthesize", "--out", str(made)]
            what = ["--seed", str(SEED), "--count", str(count), "--split", "test"]
            how = ["--formats", formats, *noise]
            subprocess.run([*run, *what, *how], check=True, capture_output=True)
            level = noise[-1] if noise else "no"
            yield from block(f"Generated, {level} noise: {count} documents", scored(made))


def main() -> None:
    """Write the page, or print it for a smaller count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    count = parser.parse_args().count
    page = [
        f"# Results of version {__version__}",
        "",
        "By `python benchmarks/version_results.py`. Columns and intervals: `docs/how-to/evaluate.md`.",
        "",
        *of_the_corpus(),
        *of_shared(),
        *of_generated(count),
    ]
    text = "\n".join(page).rstrip() + "\n"
    if count == COUNT:
        (ROOT / "docs" / "benchmarks" / f"{__version__}.md").write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
