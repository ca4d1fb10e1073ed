"""The documents that went worst, each with a page of its own that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from vbparse.exporters import Lang, Look
from vbparse.exporters.show_page import show_page
from vbparse.learning.evaluate.run import read
from vbparse.learning.evaluate.scoring import Scored

__all__ = ["MOST", "address", "f1", "link", "pages", "worst"]

MOST = 30
"""Documents that are listed and shown."""


def f1(scored: Scored) -> float:
    """Near F1 over all values of one document, 0..1; 1 when there are none."""
    hits = sum(outcome.hits[-1] for outcome in scored.outcomes)
    sizes = sum(outcome.given + outcome.wanted for outcome in scored.outcomes)
    return 2 * hits / sizes if sizes else 1.0


def worst(documents: Iterable[Scored], most: int = MOST) -> tuple[Scored, ...]:
    """Those with faults, by F1 and then by the number of faults."""
    faulty = (each for each in documents if each.faults)
    ranked = sorted(faulty, key=lambda each: (f1(each), -each.faults, each.document.name))
    return tuple(ranked[:most])


def address(report: Path, scored: Scored) -> Path:
    """Where the page of a document lies: in a folder beside the report, named after it."""
    name = scored.document.name.partition("#")[0]
    return report.with_name(f"{report.stem}.pages") / (re.sub(r"[^\w.-]+", "-", name) + ".html")


def link(report: Path, scored: Scored) -> str | None:
    """The relative address of that page as a URL; ``None`` when there is no record to show."""
    if not scored.record:
        return None
    page = address(report, scored)
    return quote(f"{page.parent.name}/{page.name}")


def pages(
    report: Path, documents: Sequence[Scored], lang: Lang
) -> Iterator[tuple[Path, Iterator[str]]]:
    """Path and pieces of the page of each document; a file with several has one page."""
    done = set()
    for each in documents:
        path = address(report, each)
        if not each.record or path in done:
            continue
        done.add(path)
        reading = read(each.document.path)
        if reading.source is not None and reading.plans:
            drawn = reading.source.media_type == "application/pdf"
            pdf = reading.path if drawn else None
            yield path, show_page(reading.source, reading.plans, Look(lang), pdf)
