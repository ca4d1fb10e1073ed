"""Speed of the checker beside that of parsing, and of comments in a Word file.

    python benchmarks/check_speed.py [--rounds 7]

Every round parses anew and checks what it has parsed; the figure is the ratio of the medians of
CPU time. ``parse`` is reading and parsing; ``check`` all rules; ``parent`` all rules with a parent
directive of the same length (here the same text: each order finds its task); ``comments`` writes a
comment into every paragraph of a Word file of twenty pages.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx

from plans import plan_pdf, plan_text
from vbparse import readers
from vbparse.document import Plan, Span
from vbparse.exporters.docx_comments import commented
from vbparse.exporters.docx_fixes import fixed
from vbparse.pipeline import parse_source
from vbparse.rules.check import Checked, check

PAGE = 3_300  # bytes of UTF-8 on a page of 38 lines
MOST_RATIO, MOST_SECONDS = 0.5, 1.0


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds of ``work``, and what it gives."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def word(text: str, *, faults: bool = False) -> bytes:
    """The text as a Word file; with ``faults`` a double space in each third paragraph."""
    document = docx.Document()
    for number, line in enumerate(text.split("\n")):
        fault = faults and number % 3 == 0
        document.add_paragraph(line.replace(" ", "  ", 1) if fault else line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(pages: int) -> bytes:
    """A drawn plan of that many pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        plan_pdf(path, pages=pages)
        return path.read_bytes()


def parsed(data: bytes, kind: str) -> Plan:
    """The first document of a file."""
    return parse_source(readers.read_bytes(f"plan.{kind}", data, kind))[0]


def row(kind: str, data: bytes, above: Plan, rounds: int) -> float:
    """Print the medians of one format; the ratio of check to parse."""
    figures: list[tuple[float, float, float]] = []
    for _ in range(rounds + 1):
        parse, plan = timed(lambda: parsed(data, kind))
        alone, _ = timed(lambda plan=plan: check(plan))  # type: ignore[misc]
        beside, _ = timed(lambda plan=plan: check(plan, parent=above))  # type: ignore[misc]
        figures.append((parse, alone, beside))
    parse, alone, beside = (statistics.median(column) for column in zip(*figures[1:], strict=True))
    print(
        f"| {kind} | {parse * 1000:.0f} | {alone * 1000:.1f} | {alone / parse:.2f} "
        f"| {beside * 1000:.1f} | {beside / parse:.2f} |"
    )
    return alone / parse


def everywhere(one: Checked) -> Checked:
    """A check that finds something at every line, in the middle of it."""
    at = next(i for i, outcome in enumerate(one.outcomes) if outcome.findings)
    model = one.outcomes[at].findings[0]
    spans = [line.span for line in one.draft.source.lines if len(line.span) > 8]
    found = tuple(replace(model, spans=(Span(s.start + 3, s.end - 3),)) for s in spans)
    return replace(one, outcomes=(replace(one.outcomes[at], findings=found),))


def comments(rounds: int) -> float:
    """Print how long comments and corrections take; the seconds of comments."""
    data = word(plan_text(20 * PAGE), faults=True)
    plans = parse_source(readers.read_bytes("plan.docx", data, "docx"))
    checked: list[Checked] = [check(plan) for plan in plans]
    every = [everywhere(one) for one in checked]
    found = sum(len(one.findings) for one in every)
    note = statistics.median(timed(lambda: commented(data, every))[0] for _ in range(rounds))
    fix = statistics.median(timed(lambda: fixed(data, checked))[0] for _ in range(rounds))
    print(f"\n20 pages: {found} comments {note:.2f} s, corrections {fix:.2f} s")
    return note


def main() -> int:
    """Print the figures; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    text = plan_text(5 * PAGE)
    above = parsed(text.encode(), "txt")
    print("| five pages | parse, ms | check, ms | ratio | with parent, ms | ratio |")
    print("|---|---|---|---|---|---|")
    files = (("txt", text.encode()), ("docx", word(text)), ("pdf", pdf(5)))
    worst = max(row(kind, data, above, rounds) for kind, data in files)
    seconds = comments(max(1, rounds // 2))
    print(f"worst ratio {worst:.2f} (≤ {MOST_RATIO}), comments {seconds:.2f} s (≤ {MOST_SECONDS})")
    return int(worst > MOST_RATIO or seconds > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
