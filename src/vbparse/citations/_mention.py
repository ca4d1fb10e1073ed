"""One place in a text where a document is named, and the provision told before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbparse.citations._reading import Reading, words
from vbparse.document import Span

__all__ = ["LIMIT", "Mention", "provision"]

LIMIT = 5_000  # mentions of one document; a longer list is no plan


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document is named.

    ``core`` runs from the name of the type to the last of number, day and issuer; the title
    follows. ``key`` is equal for mentions of one document; empty for a short form (``short``).
    """

    core: Span
    key: str
    doc_type: str | None
    value: str | None = None
    number: str | None = None
    organ: str = ""
    typed: bool = True  # the name of the type is printed
    capitals: bool = False
    issued_on: str | None = None
    issuer: str | None = None
    issuer_first: bool = False  # the issuer stands before the number, and holds for a whole list
    title: str | None = None
    title_span: Span | None = None
    provision: str | None = None
    short: bool = False
    law: bool = False

    @property
    def end(self) -> int:
        """Where the mention ends, its title included."""
        return self.title_span.end if self.title_span else self.core.end


_PROVISION = re.compile(
    r"""
    (?P<all>
        (?: (?P<point> (?:cac\s+)? diem \s+ [a-z0-9]{1,2}
                (?: \s*(?:,|va)\s* [a-z0-9]{1,2}\b ){0,6} ) \s*,?\s* )?
        (?: (?P<clause> (?:cac\s+)? khoan \s+ \d{1,3}
                (?: \s*(?:,|va)\s* \d{1,3} ){0,6} ) \s*,?\s* )?
        (?P<article> (?:cac\s+)? dieu \s+ \d{1,3}[a-z]? (?: \s*(?:,|va)\s* \d{1,3}[a-z]? ){0,8} )
    )
    \s*,?\s* (?:cua\s+)? $
    """,
    re.VERBOSE,
)


def provision(reading: Reading, begin: int, floor: int) -> str | None:
    """``điểm a khoản 2 Điều 3 |`` → ``Điều 3, khoản 2, điểm a``."""
    base = max(floor, begin - 90)
    match = _PROVISION.search(reading.low[base:begin])
    if match is None:
        return None
    parts = []
    for name, label in (("article", "Điều"), ("clause", "khoản"), ("point", "điểm")):
        if match[name]:
            printed = words(reading.text[base + match.start(name) : base + match.end(name)])
            parts.append(f"{label} {re.sub(r'(?i)^(?:các )?(?:điều|khoản|điểm) ', '', printed)}")
    return ", ".join(parts)
