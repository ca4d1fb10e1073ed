"""Where the cold start goes: what the regular expressions of each module cost to compile.

Compiling is most of the time before the first record, and Python does it anew in each process.
``python benchmarks/compile_cost.py [FILE]`` prints modules and the dearest patterns, each with the
least of several runs, so that a busy machine matters little.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

RUNS = 5
PROGRAM = """
import gc, json, re, sys, time
from re import _compiler
gc.disable()
compile, taken = _compiler.compile, []
def _ours(name):
    return name.startswith("vbparse") and name != "vbparse.patterns"
def timed(pattern, flags=0):
    start = time.perf_counter()
    made = compile(pattern, flags)
    spent = time.perf_counter() - start
    frame = sys._getframe(1)
    while frame and not _ours(frame.f_globals.get("__name__", "")):
        frame = frame.f_back
    where = frame.f_globals["__name__"] if frame else "other"
    taken.append((where, frame.f_lineno if frame else 0, str(pattern), spent))
    return made
_compiler.compile = timed
import vbparse
vbparse.parse_all(sys.argv[1])
print(json.dumps(taken))
"""
Pattern = tuple[str, int, str]


def costs(path: str) -> dict[Pattern, float]:
    """Milliseconds of each pattern that a parse of ``path`` compiles."""
    least: dict[Pattern, float] = {}
    for _ in range(RUNS):
        out = subprocess.run(
            [sys.executable, "-c", PROGRAM, path], check=True, capture_output=True, text=True
        ).stdout
        for module, line, pattern, spent in json.loads(out):
            key = (module, line, pattern)
            least[key] = min(least.get(key, 1e9), spent * 1000)
    return least


def main() -> None:
    """Prints both lists, the dearest first."""
    samples = sorted(Path(__file__).parents[1].glob("corpus/*/source.pdf"))
    path = sys.argv[1] if len(sys.argv) > 1 else str(samples[0])
    least = costs(path)
    modules: Counter[str] = Counter()
    for (module, _, _), spent in least.items():
        modules[module] += spent
    print(f"{len(least)} patterns, {sum(least.values()):.0f} ms\n")
    for module, spent in modules.most_common(20):
        print(f"{spent:6.1f} ms  {module}")
    print()
    for (module, line, pattern), spent in sorted(least.items(), key=lambda row: -row[1])[:20]:
        start = " ".join(pattern.split())[:50]
        print(f"{spent:6.1f} ms  {module}:{line}  {len(pattern)} letters  {start}")


if __name__ == "__main__":
    main()
