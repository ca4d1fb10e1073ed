"""Makes source.txt, source.docx and source.pdf of each sample from its plan.txt.

    python corpus/build.py [--check] [FOLDER …]

The markup of plan.txt is described in markup.py. The same plan.txt gives the same bytes each time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from as_pdf import as_pdf
from as_text import as_text
from as_word import as_word
from markup import parse

HERE = Path(__file__).resolve().parent


def build(folder: Path) -> dict[str, bytes]:
    """File name → bytes for one sample."""
    documents = parse((folder / "plan.txt").read_text(encoding="utf-8"))
    return {
        "source.txt": as_text(documents).encode(),
        "source.docx": as_word(documents),
        "source.pdf": as_pdf(documents),
    }


def main() -> int:
    """Write the files, or with --check say which differ."""
    ask = argparse.ArgumentParser(description="Make the three files of each sample.")
    ask.add_argument("folders", nargs="*", type=Path)
    ask.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")
    options = ask.parse_args()
    differ = []
    for folder in options.folders or sorted(path.parent for path in HERE.glob("*/plan.txt")):
        for name, data in build(folder).items():
            path = folder / name
            if not options.check:
                path.write_bytes(data)
            elif not path.exists() or path.read_bytes() != data:
                differ.append(path)
    for path in differ:
        print("differs:", path)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
