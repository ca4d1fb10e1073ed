"""JSON lines: one record a line, in the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vbparse.document import Plan
from vbparse.exporters import Look, exporter
from vbparse.exporters.json import compact


@exporter("jsonl", ".jsonl")
def to_jsonl(plans: Iterable[Plan], look: Look) -> Iterator[str]:
    """A line as soon as its record is there."""
    for plan in plans:
        yield compact(plan, look.lang) + "\n"
