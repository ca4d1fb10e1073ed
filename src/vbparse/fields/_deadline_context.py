"""What stands around an expression of time: its clause, the label before it, the headings above."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from vbparse.document import Layout, Span
from vbparse.patterns import lazy
from vbparse.vietnamese.letters import UPPER
from vbparse.vietnamese.section_kinds import kinds_of
from vbparse.vietnamese.time import Term

_LEFT, _RIGHT = 260, 120
_SHORT_TITLE = 90  # letters; a longer heading is a sentence, not the name of a section
# Where a clause begins: behind a mark, a bullet before a capital, "1. ", "a) "
_BORDER = lazy(
    r"[.;!?…]\s|\n\s*+[-–+*•]|[.;:!?…)>]\s+[-–+*•]\s+(?=[^\W\d_])"
    r"|(?:^|[\s.;])(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\s"
)
_STOP = lazy(
    rf"[.;!?…](?=\s|$)|[.;:!?…)]\s+[-–+*•]\s+(?=[{UPPER}])|\n\s*+[-–+*•]"
    r"|\s(?:\d{1,2}|[a-zđ])[.)]\s|\n\s*+\n"
)
_NUMBER = lazy(r"\s*+(?:[-–+*•]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)])\s++")


class Context(NamedTuple):
    """The surroundings of a term, in small letters, with single spaces."""

    term: Term
    clause: Span  # the clause that holds the term
    left: str  # of the clause, before the term
    right: str  # of the clause, behind the term
    printed: str  # the term itself
    before: str  # the last letters before the term, past the beginning of the clause
    headings: tuple[int, ...]  # indices of the headings above, the innermost first
    titles: tuple[str, ...]  # of those headings
    kinds: frozenset[str]  # of those headings that are names of sections
    ends_title: bool  # the term closes the name of a section: "Khen thưởng hằng năm"
    office: bool  # the years are a term of office (*nhiệm kỳ*)


class Surroundings:
    """Gives the context of terms of one layout; ``low`` is its flow in small letters."""

    def __init__(self, layout: Layout, low: str) -> None:
        self._layout, self._low = layout, low
        self._starts = [heading.whole.start for heading in layout.headings]
        self._kinds: dict[int, tuple[str, ...]] = {}
        self._titles: dict[int, str] = {}

    def of(self, term: Term) -> Context:
        """The surroundings of ``term``."""
        start, end = term.span.start, term.span.end
        paragraph = self._layout.paragraph_at(start)
        floor = max(paragraph.start if paragraph else 0, start - _LEFT)
        roof = min(paragraph.end if paragraph else len(self._low), end + _RIGHT)
        begin = floor
        above = tuple(headings_above(self._layout, self._starts, start))
        if above and self._layout.headings[above[0]].title.end <= start:
            floor = begin = max(floor, self._layout.headings[above[0]].title.end)
        for border in _BORDER.finditer(self._layout.flow, floor, start):
            begin = border.end()
        if number := _NUMBER.match(self._layout.flow, begin, start):
            begin = number.end()
        elif begin == start - _LEFT:
            begin = self._layout.flow.find(" ", begin, start) + 1 or begin  # not within a word
        stop = _STOP.search(self._layout.flow, end, roof)
        clause = Span(begin, max(end, stop.start() if stop else roof))
        return Context(
            term,
            clause,
            _plain(self._low[begin:start]),
            _plain(self._low[end : clause.end]),
            _plain(self._low[start:end]),
            _plain(self._low[max(0, start - 120) : start]),
            above,
            tuple(self.title(i) for i in above),
            frozenset(kind for i in above for kind in self._kinds_of(i)),
            self._ends_title(above, start, end),
            "nhiệm kỳ" in _plain(self._low[start:end]),
        )

    def _ends_title(self, above: tuple[int, ...], start: int, end: int) -> bool:
        title = self._layout.headings[above[0]].title if above else Span(0, 0)
        return title.start < start and title.end - 2 <= end <= title.end + 1

    def title(self, index: int) -> str:
        """The title of a heading, in small letters."""
        if index not in self._titles:
            span = self._layout.headings[index].title
            self._titles[index] = _plain(self._low[span.start : min(span.end, span.start + 240)])
        return self._titles[index]

    def _kinds_of(self, index: int) -> tuple[str, ...]:
        if index not in self._kinds:
            title = self.title(index)
            self._kinds[index] = kinds_of(title) if len(title) <= _SHORT_TITLE else ()
        return self._kinds[index]


def headings_above(layout: Layout, starts: list[int], offset: int) -> Iterator[int]:
    """Indices of the headings that ``offset`` stands under, the innermost first.

    ``starts`` are the places where the headings begin; headings nest.
    """
    index: int | None = bisect_right(starts, offset) - 1
    while index is not None and index >= 0:
        heading = layout.headings[index]
        if offset < max(heading.body.end, heading.whole.end):
            yield index
        index = heading.parent


def _plain(text: str) -> str:
    return " ".join(text.split())
